package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/view"
)

// wordsLive is the closed list of tables and files.
const wordsLive = "../../docs/security/where-words-live.md"

// rare finds words that are long enough not to come about by chance.
var rare = regexp.MustCompile(`\p{L}{7,}`)

// digits are what looks like a word by chance in a name or a hash.
var digits = regexp.MustCompile(`^[a-f]+$`)

// ownWords are those of the program itself: its tables, its kinds of entry and of job, and what every header says.
func (d *shown) ownWords(t *testing.T) string {
	t.Helper()
	made, err := view.All[string](t.Context(), d.record.Ledger.DB(), `SELECT COALESCE(sql, '') FROM sqlite_master UNION SELECT kind FROM job UNION SELECT header FROM
		(SELECT CAST(header AS text) AS header FROM entry LIMIT 1)`)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ToLower(strings.Join(append(made, d.record.Ledger.Registry().Names()...), " "))
}

// wordsIn are the rare words of some entries, in small letters.
func wordsIn(t *testing.T, entries []ledger.Entry) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, e := range entries {
		body, err := json.Marshal(e.Body)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range rare.FindAllString(string(body), -1) {
			if word = strings.ToLower(word); !digits.MatchString(word) {
				found[word] = true
			}
		}
	}
	return found
}

// only are the words of some entries that stand nowhere else in the record, not even as a part of another word, nor but for their last letter:
// SQLite writes a byte of its own right behind a text of an index, and that byte may be any letter ("worker" and an s).
func (d *shown) only(t *testing.T, mine func(ledger.Entry) bool) []string {
	t.Helper()
	streams, err := view.All[ledger.StreamID](t.Context(), d.record.Ledger.DB(), `SELECT stream FROM head ORDER BY stream`)
	if err != nil {
		t.Fatal(err)
	}
	var its, others []ledger.Entry
	for _, stream := range streams {
		for _, e := range d.read(t, stream).Entries {
			if mine(e) {
				its = append(its, e)
			} else {
				others = append(others, e)
			}
		}
	}
	elsewhere := strings.Join(slices.Collect(maps.Keys(wordsIn(t, others))), " ") + d.ownWords(t)
	words := slices.Sorted(maps.Keys(wordsIn(t, its)))
	return slices.DeleteFunc(words, func(word string) bool {
		_, last := utf8.DecodeLastRuneInString(word)
		return strings.Contains(elsewhere, word[:len(word)-last])
	})
}

// encrypted are pieces of what is stored encrypted of a stream, or of one of its entries.
func (d *shown) encrypted(t *testing.T, where string, args ...any) [][]byte {
	t.Helper()
	var pieces [][]byte
	for _, query := range []string{
		`SELECT body FROM entry WHERE body IS NOT NULL AND ` + where,
		`SELECT part FROM file_part WHERE file IN (SELECT id FROM file WHERE ` + strings.ReplaceAll(where, "id =", "entry =") + `)`,
	} {
		found, err := view.All[[]byte](t.Context(), d.record.Ledger.DB(), query, args...)
		if err != nil {
			t.Fatal(err)
		}
		for _, whole := range found {
			pieces = append(pieces, whole[:min(len(whole), 48)])
		}
	}
	return pieces
}

// found counts which of some pieces stand in which files of the service, whatever their case.
func (d *shown) found(t *testing.T, words []string, pieces [][]byte) map[string][]string {
	t.Helper()
	in := map[string][]string{}
	err := filepath.WalkDir(d.folder, func(path string, file fs.DirEntry, err error) error {
		if err != nil || file.IsDir() || strings.Contains(path, "/cache/") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, piece := range pieces {
			if bytes.Contains(content, piece) {
				in[filepath.Base(path)] = append(in[filepath.Base(path)], fmt.Sprintf("%x", piece[:8]))
			}
		}
		content = bytes.ToLower(content)
		for _, word := range words {
			if bytes.Contains(content, []byte(word)) {
				in[filepath.Base(path)] = append(in[filepath.Base(path)], word)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func (d *shown) erase(t *testing.T, e ledger.Erasing) {
	t.Helper()
	staff := d.staff(t)
	e.Ground, e.Authority, e.Reason = ledger.CourtOrder, "Order of the court", "As directed."
	e.Decided, e.Confirmed = staff[0].ID, staff[1].ID
	if _, err := d.record.Ledger.Erase(t.Context(), ledger.NewEntryID(), e); err != nil {
		t.Fatal(err)
	}
}

// streamsOf are all streams of a case.
func (d *shown) streamsOf(t *testing.T, number string) []ledger.StreamID {
	t.Helper()
	stream, err := view.One[ledger.StreamID](t.Context(), d.record.Ledger.DB(), `SELECT stream FROM case_1 WHERE number = $1`, number)
	if err != nil {
		t.Fatal(err)
	}
	h := d.read(t, stream)
	streams := []ledger.StreamID{stream, casework.Of(h).Side}
	for _, e := range h.Entries {
		if b, ok := report.Opened.In(e); ok {
			streams = append(streams, b.Draft)
		}
	}
	return streams
}

// wordiest is the entry of a history that says most that no other entry of the record says.
func (d *shown) wordiest(t *testing.T, h *ledger.History) (most ledger.Entry, words []string) {
	t.Helper()
	for _, e := range h.Entries {
		if e.Kind != casework.NoteTaken.Name() {
			continue
		}
		if its := d.only(t, func(other ledger.Entry) bool { return other.ID == e.ID }); len(its) > len(words) {
			most, words = e, its
		}
	}
	return most, words
}

func TestWhatWasErasedStandsInNoFileOfTheService(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	streams := d.streamsOf(t, demo.MainNumber)
	reader, address := d.visit(t, demo.Newcomer), "/case/"+string(streams[0])
	const typing = "quicksilverish words that nobody has sent"
	if p := reader.post(address+"/write-note?draft=1", map[string][]string{"words": {typing}}); p.status >= http.StatusBadRequest {
		t.Fatalf("a draft is answered %d: %s", p.status, p.words())
	}

	note, said := d.wordiest(t, d.read(t, streams[0]))
	pieces := d.encrypted(t, `stream = $1 AND id = $2`, string(streams[0]), string(note.ID))
	if len(said) == 0 || len(d.found(t, nil, pieces)) == 0 {
		t.Fatalf("the note says %q in %d pieces, and none is found: this would show nothing", said, len(pieces))
	}
	d.erase(t, ledger.Erasing{Entries: []ledger.Ref{note.Ref()}})
	if left := d.found(t, said, pieces); len(left) > 0 {
		t.Errorf("of the note is left: %v", left)
	}
	for _, page := range []string{"", "/timeline", "/notes", "/people", "/evidence", "/reports"} {
		if p := reader.get(address + page); p.status != http.StatusOK {
			t.Errorf("%s is answered %d", page, p.status)
		}
	}
	if timeline := reader.get(address + "/timeline").words(); !strings.Contains(timeline, "An entry was erased on ") || !strings.Contains(timeline, "a court ordered it") {
		t.Errorf("the timeline does not tell of the gap: %s", timeline)
	}

	mine := func(e ledger.Entry) bool { return slices.Contains(streams, e.Stream) }
	said, pieces = d.only(t, mine), nil
	for _, stream := range streams {
		pieces = append(pieces, d.encrypted(t, `stream = $1`, string(stream))...)
	}
	drafts, err := view.All[[]byte](t.Context(), d.record.Ledger.DB(), `SELECT words FROM draft WHERE stream = $1`, string(streams[0]))
	if err != nil || len(drafts) == 0 {
		t.Fatalf("no draft is kept (%v)", err)
	}
	pieces = append(pieces, drafts...)
	if before := d.found(t, said, nil); len(before) == 0 {
		t.Fatal("no word of the case stands in clear in any view: this would show nothing")
	}
	d.erase(t, ledger.Erasing{Streams: streams})
	if left := d.found(t, append(said, "quicksilverish"), pieces); len(left) > 0 {
		t.Errorf("of the case is left: %v", left)
	}
	if p := reader.get(address); p.status != http.StatusNotFound {
		t.Errorf("the erased case is answered %d", p.status)
	}
	v, err := d.record.Ledger.Verify(t.Context(), d.record.Files, nil)
	if err != nil || len(v.Faults) > 0 || v.Unfinished > 0 {
		t.Errorf("verify: %v, %d unfinished, %v", v.Faults, v.Unfinished, err)
	}
}

func TestWordsLiveWhereThePageSaysAndNowhereElse(t *testing.T) {
	t.Parallel()
	d := demonstration(t)
	page, err := os.ReadFile(wordsLive)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	err = filepath.WalkDir(d.folder, func(path string, file fs.DirEntry, err error) error {
		if err == nil && !file.IsDir() && filepath.Dir(path) != demo.Keys(d.data) {
			name, _ := filepath.Rel(d.data, path)
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if !named(string(page), name) {
			t.Errorf("the file %s is not on the page", name)
		}
	}
	tables, err := view.All[string](t.Context(), d.record.Ledger.DB(), `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
	if err != nil {
		t.Fatal(err)
	}
	some := d.only(t, func(e ledger.Entry) bool { return e.Stream != d.record.Service.Stream })
	for _, table := range tables {
		switch clear := inClear.MatchString(table); {
		case clear:
		case !strings.Contains(string(page), "`"+table+"`"):
			t.Errorf("the table %s is not on the page", table)
		default:
			d.saysNothing(t, table, some)
		}
	}
}

// inClear are the tables of views, and of the full-text indexes beside them.
var inClear = regexp.MustCompile(`^[a-z_]+_\d+(_text(_[a-z]+)?)?$`)

// named reports whether a page names a file, or the folder or pattern it belongs to.
func named(page, file string) bool {
	first, _, _ := strings.Cut(filepath.ToSlash(file), "/")
	for _, quoted := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(page, -1) {
		if fits, err := filepath.Match(quoted[1], first); err == nil && fits {
			return true
		}
	}
	return false
}

// saysNothing fails when one of the record's words stands in a column of a table.
func (d *shown) saysNothing(t *testing.T, table string, words []string) {
	t.Helper()
	rows, err := d.record.Ledger.DB().QueryContext(t.Context(), `SELECT * FROM `+table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	held := make([]any, len(columns))
	into := make([]any, len(columns))
	for i := range held {
		into[i] = &held[i]
	}
	var all strings.Builder
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		for _, value := range held {
			if text, ok := value.(string); ok {
				all.WriteString(strings.ToLower(text) + "\n")
			}
			if stored, ok := value.([]byte); ok {
				all.Write(bytes.ToLower(stored))
			}
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	for _, word := range words {
		if strings.Contains(all.String(), word) {
			t.Errorf("%q stands in the table %s", word, table)
		}
	}
}

func TestAnyEntryOfACaseMayBeAGap(t *testing.T) {
	d := demonstration(t)
	f := d.service.features
	for _, stream := range d.streamsOf(t, demo.MainNumber) {
		h := d.read(t, stream)
		for i, e := range h.Entries {
			entries := slices.Clone(h.Entries)
			entries[i] = ledger.Entry{
				Stream: e.Stream, Version: e.Version, ID: e.ID, Recorded: e.Recorded, Erased: true,
				Gap: &ledger.Gap{Kind: e.Kind, Ground: ledger.WrongCase, On: time.Now(), Account: ledger.NewEntryID()},
			}
			left := ledger.NewHistory(stream, entries...)
			for _, v := range f.views() {
				if v.Rows != nil {
					v.Rows(left)
				}
			}
			if _, err := f.footing.At(calendar.DateInLondon(time.Now()), left); err != nil {
				t.Errorf("without %s the argument of the case cannot be worked out: %v", e.Kind, err)
			}
		}
	}
}

// TestPagesOpenThoughOneEntryOfEachSortWasErased opens every page of a case that lost the first of each kind of entry that may go by itself.
func TestPagesOpenThoughOneEntryOfEachSortWasErased(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	streams := d.streamsOf(t, demo.MainNumber)
	var gone []ledger.Ref
	for _, stream := range streams {
		kinds := map[string]bool{}
		for _, e := range d.read(t, stream).Entries {
			if !casework.StaysPut(e.Kind) && !kinds[e.Kind] {
				kinds[e.Kind] = true
				gone = append(gone, e.Ref())
			}
		}
	}
	d.erase(t, ledger.Erasing{Entries: gone})
	reader, address := d.visit(t, demo.Newcomer), "/case/"+string(streams[0])
	seen, waiting := map[string]bool{address: true}, []string{address}
	for len(waiting) > 0 {
		to := waiting[0]
		waiting = waiting[1:]
		p := reader.get(to)
		if p.status >= http.StatusInternalServerError {
			t.Errorf("%s is answered %d", to, p.status)
		}
		for _, link := range p.links() {
			if strings.HasPrefix(link, address) && !seen[link] && !reader.passesBy(link) {
				seen[link], waiting = true, append(waiting, link)
			}
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d pages were found", len(seen))
	}
}
