package arch_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"candour/internal/app"
	"candour/internal/ledger"
)

// SQL is written once for every engine, in the subset that these lists are: what SQLite and PostgreSQL take alike, and engines that speak
// PostgreSQL's language too. Whoever needs a word that is not here asks first whether both engines mean the same by it, or puts what differs side by
// side in ledger/sqlite and ledger/postgres, the only rooms with words of their own.
var (
	sqlWords = strings.Fields(`SELECT DISTINCT FROM AS WHERE AND OR NOT IN IS NULL LIKE EXISTS BETWEEN CASE WHEN THEN ELSE END
		JOIN LEFT CROSS ON UNION ALL GROUP BY HAVING ORDER DESC LIMIT OFFSET
		INSERT INTO VALUES CONFLICT DO NOTHING UPDATE SET DELETE RETURNING
		CREATE UNIQUE TABLE INDEX IF PRIMARY KEY DEFAULT DROP
		COUNT MIN MAX COALESCE CAST`)
	sqlFunctions = strings.Fields(`count min max coalesce substr length replace sum cast`)
	sqlTypes     = strings.Fields(`text bigint bytea`)
)

// apart are the rooms whose SQL is for one engine: the two engines, and of the bench what measures one of them without us and what asks each how
// large it is.
var apart = []string{"internal/ledger/sqlite/", "internal/ledger/postgres/", "internal/bench/appends/", "internal/bench/nation.go"}

var (
	statement   = regexp.MustCompile(`\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|DROP TABLE|ALTER|FROM|WHERE|JOIN|UNION|ORDER BY|LIMIT|ON CONFLICT)\b`)
	sqlText     = regexp.MustCompile(`'[^']*'`)
	sqlComment  = regexp.MustCompile(`(?m)--.*$`)
	sqlPlace    = regexp.MustCompile(`\$(\d+|%(\[\d+\])?d)`)
	sqlFormat   = regexp.MustCompile(`%(\[\d+\])?[sd]`)
	sqlWord     = regexp.MustCompile(`\b[A-Z][A-Z]+\b`)
	sqlFunction = regexp.MustCompile(`\b([A-Za-z_]+)\(`)
	sqlColumn   = regexp.MustCompile(`(?m)^  [a-z]+ +([a-z]+)`)
	sqlSigns    = regexp.MustCompile(`[^\w\s(),.*=<>+|;-]+|\|{3,}|::|->`)
)

// beyond are the words and signs of a piece of SQL that are not in the subset.
func beyond(sql string) (strange []string) {
	sql = sqlText.ReplaceAllString(sqlComment.ReplaceAllString(sql, ""), " ")
	for _, column := range sqlColumn.FindAllStringSubmatch(sql, -1) {
		if strings.Contains(sql, "CREATE TABLE") && !slices.Contains(sqlTypes, column[1]) {
			strange = append(strange, column[1])
		}
	}
	sql = sqlFormat.ReplaceAllString(sqlPlace.ReplaceAllString(sql, " "), " ")
	for _, word := range sqlWord.FindAllString(sql, -1) {
		if !slices.Contains(sqlWords, word) {
			strange = append(strange, word)
		}
	}
	for _, call := range sqlFunction.FindAllStringSubmatch(sql, -1) {
		if !slices.Contains(sqlFunctions, strings.ToLower(call[1])) {
			strange = append(strange, call[0])
		}
	}
	return append(strange, sqlSigns.FindAllString(sql, -1)...)
}

// sqlOf are the texts of a Go file that hold SQL, whole statements and parts of them.
func sqlOf(t *testing.T, path, content string) (all []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, content, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	joined := map[ast.Node]bool{} // parts of a text that was taken as a whole
	ast.Inspect(file, func(n ast.Node) bool {
		if text := textOf(n, joined); statement.MatchString(text) {
			all = append(all, text)
		}
		_, tags := n.(*ast.StructType) // the help of commands stands in tags, and speaks of SQL at times
		return !tags
	})
	return all
}

// textOf is what a literal says, or several that are put together, with a word in place of what is not literal.
func textOf(n ast.Node, joined map[ast.Node]bool) string {
	if joined[n] {
		return ""
	}
	switch n := n.(type) {
	case *ast.BasicLit:
		joined[n] = true
		if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
			return text
		}
	case *ast.BinaryExpr:
		joined[n] = true
		return textOf(n.X, joined) + textOf(n.Y, joined)
	case *ast.Ident, *ast.SelectorExpr, *ast.CallExpr:
		return "it"
	}
	return ""
}

func TestSQLOutsideTheEnginesIsInThePortableSubset(t *testing.T) {
	found := 0
	files(t, func(path, content string) {
		path = filepath.ToSlash(path)
		if slices.ContainsFunc(apart, func(room string) bool { return strings.HasPrefix(path, room) }) || !strings.HasPrefix(path, "internal/") {
			return
		}
		var all []string
		switch {
		case strings.HasSuffix(path, "_test.go") || strings.Contains(path, "/ledgertest/"):
		case filepath.Ext(path) == ".go":
			all = sqlOf(t, path, content)
		case filepath.Ext(path) == ".sql":
			all = []string{content}
		}
		for _, sql := range all {
			found++
			if strange := beyond(sql); len(strange) > 0 {
				t.Errorf("%s: %q is not in the portable subset, in: %s", path, strange, sql)
			}
		}
	})
	if found < 100 {
		t.Errorf("only %d pieces of SQL were found: this test looks in the wrong places", found)
	}
}

func TestWhatOnlyOneEngineTakesIsSeen(t *testing.T) {
	for _, sql := range []string{
		`SELECT stream FROM head FOR UPDATE`, `SELECT a FROM b WHERE c = ANY ($1)`, `SELECT a::text FROM b`, `SELECT a FROM b WHERE c = ?`,
		`SELECT "a" FROM b`, `SELECT now() FROM b`, `SELECT a FROM b WHERE c ILIKE $1`, `INSERT OR REPLACE INTO a (b) VALUES ($1)`,
		`SELECT json_extract(a, '$.b') FROM c`, `CREATE TABLE IF NOT EXISTS a (
  b serial NOT NULL
)`, `SELECT a FROM b WHERE c @@ $1`, `SELECT a FROM b WHERE c ~ $1`, `SELECT a FROM b WHERE c GLOB $1`, `SELECT strftime('%s', a) FROM b`,
	} {
		if len(beyond(sql)) == 0 {
			t.Errorf("taken for portable: %s", sql)
		}
	}
	if strange := beyond(`SELECT a, count(*) FROM b_1 WHERE c >= $1 AND d <> '' GROUP BY a ORDER BY max(e) DESC LIMIT 5`); len(strange) > 0 {
		t.Errorf("%q of a plain query", strange)
	}
}

var viewName = regexp.MustCompile(`^[a-z]+(_[a-z]+)*_[1-9][0-9]*$`)

func TestViewsAreTablesThatEveryEngineTakes(t *testing.T) {
	views, err := app.Views()
	if err != nil {
		t.Fatal(err)
	}
	plain := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	for _, v := range ledger.Tables(views) {
		if !viewName.MatchString(v.Name) || len(v.Name) > 40 {
			t.Errorf("%s: a view’s table is called by small letters and ends in its number", v.Name)
		}
		columns := []string{"stream", "version", "n"}
		for _, c := range v.Columns {
			if !plain.MatchString(c.Name) || slices.Contains(columns, c.Name) || !slices.Contains(sqlTypes[:2], string(c.Type)) {
				t.Errorf("%s has a column %s of type %s", v.Name, c.Name, c.Type)
			}
			columns = append(columns, c.Name)
		}
		for _, index := range v.Indexes {
			for _, column := range index {
				if !slices.Contains(columns, column) {
					t.Errorf("%s has an index on %s, which it has not", v.Name, column)
				}
			}
		}
	}
}
