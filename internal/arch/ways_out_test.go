package arch_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// waysOut is the closed list of ways out of the service.
const waysOut = root + "/docs/security/ways-out.md"

// lettingOut are the values and calls by which a file, a message, a filing or a bundle leaves.
var lettingOut = set("web.Download", "hmcts.Upload", "hmcts.Guardian", "message.Message", "bundle.Write", "exchange.Run", "promhttp.HandlerFor", "http.Redirect", "backup.Write", "backup.Copy", "shelf.Publish", "webhook.Message")

func set(words ...string) map[string]bool {
	all := map[string]bool{}
	for _, w := range words {
		all[w] = true
	}
	return all
}

// madeUp are rooms of which nothing leaves a service: invented families, measurements, and the court that tests speak to.
var madeUp = regexp.MustCompile(`^internal/(demo|bench|seed|arch|court/hmcts|message)/`)

// namedWay is a function as the list names it: “reportpage.leaves”.
var namedWay = regexp.MustCompile("`([a-z]+\\.[A-Za-z]+)`")

func TestEveryWayOutIsListed(t *testing.T) {
	page, err := os.ReadFile(waysOut)
	if err != nil {
		t.Fatal(err)
	}
	listed, all := map[string]bool{}, map[string]bool{}
	for _, name := range namedWay.FindAllStringSubmatch(string(page), -1) {
		listed[name[1]] = true
	}
	files(t, func(path, content string) {
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || madeUp.MatchString(path) || !strings.HasPrefix(path, "internal/") {
			return
		}
		for _, f := range functionsOf(t, path, content) {
			name := filepath.Base(filepath.Dir(path)) + "." + f.Name.Name
			all[name] = true
			if way := letsOut(f); way != "" && !listed[name] {
				t.Errorf("%s lets something out by %s: say in docs/security/ways-out.md to whom, and what the gate is asked", name, way)
			}
		}
	})
	for _, name := range slices.Sorted(maps.Keys(listed)) {
		if !all[name] && name != "casework.GateFor" {
			t.Errorf("docs/security/ways-out.md names %s, which there is not", name)
		}
	}
}

func functionsOf(t *testing.T, path, content string) (all []*ast.FuncDecl) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, content, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			all = append(all, f)
		}
	}
	return all
}

// letsOut is by what a function lets something out; "" when it does not.
func letsOut(f *ast.FuncDecl) (way string) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			way = letting(n.Type, way)
		case *ast.CallExpr:
			way = letting(n.Fun, way)
			if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Publish" {
				way = "Publish"
			}
		}
		return true
	})
	return way
}

func letting(of ast.Expr, otherwise string) string {
	if s, ok := of.(*ast.SelectorExpr); ok {
		if x, ok := s.X.(*ast.Ident); ok && lettingOut[x.Name+"."+s.Sel.Name] {
			return x.Name + "." + s.Sel.Name
		}
	}
	return otherwise
}
