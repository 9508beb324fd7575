package app

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"html"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/disclosure"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/view"
	"candour/internal/workbench/workertest"
)

// canaries are hidden values of each kind, in words that stand nowhere else.
var canaries = map[casework.DetailKind]string{
	casework.Address:      "77 Canarybird Terrace\nZyxwickford\nQX7 7ZQ",
	casework.Phone:        "0113 496 0777",
	casework.EmailAddress: "kestrel.roost@nest.example.org",
	casework.School:       "St Quillan’s Church of England Primary School",
	casework.Workplace:    "Quibblethorpe Bakery",
	casework.Surgery:      "Larkrise Quay Surgery",
	casework.Centre:       "Wrenhollow Contact Centre",
	casework.SocialWorker: "Xanthe Plover-Quill",
	casework.Refuge:       "Kingfisher Haven",
	casework.OtherDetail:  "Hides at the heronry by Quoyle weir",
	casework.ClosedNote:   "Call with her aunt\nShe whispered of the nightjar on Zephaniah quay.",
}

// coop is a demonstration that holds canaries, with everything that it answers.
type coop struct {
	*shown
	t      *testing.T
	stream ledger.StreamID // the case
	gate   *disclosure.Gate
	kinds  []casework.DetailKind
	said   sink
	log    sink
}

// sink is written to by many at once.
type sink struct {
	sync.Mutex
	bytes.Buffer
}

func (s *sink) Write(p []byte) (int, error) {
	s.Lock()
	defer s.Unlock()
	return s.Buffer.Write(p)
}

// whole is what was written, and leaves none of it.
func (s *sink) whole() []byte {
	s.Lock()
	defer s.Unlock()
	all := bytes.Clone(s.Bytes())
	s.Reset()
	return all
}

// newCoop is a demonstration that is listened to: the heads and bodies of its answers, and its log.
func newCoop(t *testing.T) *coop {
	t.Helper()
	c := &coop{shown: fresh(t), t: t}
	c.server.Close()
	c.service.close()
	var err error
	if c.service, err = newDemoService(t.Context(), c.record, c.rulesInForce(t), c.court, c.data, slog.New(slog.NewTextHandler(&c.log, nil))); err != nil {
		t.Fatal(err)
	}
	c.printsAsTests(workertest.Bench(t))
	c.server = httptest.NewServer(http.HandlerFunc(c.listen))
	c.stream = c.caseOf(t, demo.MainNumber)
	return c
}

func (c *coop) rulesInForce(t *testing.T) *features {
	t.Helper()
	f, err := newFeatures()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (c *coop) caseOf(t *testing.T, number string) ledger.StreamID {
	t.Helper()
	stream, err := view.One[string](t.Context(), c.record.Ledger.DB(), `SELECT stream FROM case_1 WHERE number = $1`, number)
	if err != nil {
		t.Fatal(err)
	}
	return ledger.StreamID(stream)
}

// listen answers as the service does, and keeps the answer.
func (c *coop) listen(w http.ResponseWriter, r *http.Request) {
	answer := httptest.NewRecorder()
	c.service.handler.ServeHTTP(answer, r)
	maps.Copy(w.Header(), answer.Header())
	_ = answer.Header().Write(&c.said)
	_, _ = c.said.Write(append(unpackedFile(c.t, answer.Body.Bytes()), '\n'))
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes())
}

// plant hides a value in the case, of its first adult, from everyone outside.
func (c *coop) plant(t *testing.T, stream ledger.StreamID, kind casework.DetailKind, value string) {
	t.Helper()
	s := casework.Of(c.read(t, stream))
	_, err := c.record.Ledger.Do(t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: stream, Version: ledger.Any}, {Stream: s.Side, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			s := casework.Of(hs[stream])
			return casework.AddDetail(s, ledger.ByService("test"), ledger.NewEntryID(), casework.DetailForm{
				Of: s.Adults()[0].Ref, Kind: kind, Value: value, Source: "her aunt", Hiding: casework.Hiding{From: casework.FromEveryone},
			})
		},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// plantAll plants a canary of each kind, and makes what looks for them in its own way: no gate of a case is asked.
func (c *coop) plantAll(t *testing.T) {
	t.Helper()
	for _, kind := range slices.Sorted(maps.Keys(canaries)) {
		c.plant(t, c.stream, kind, canaries[kind])
	}
	c.looksFor()
}

// looksFor makes what looks for the canaries.
func (c *coop) looksFor() {
	var secrets []disclosure.Secret
	for _, kind := range slices.Sorted(maps.Keys(canaries)) {
		c.kinds = append(c.kinds, kind)
		secrets = append(secrets, disclosure.Secret{Sort: disclosure.Words, Value: canaries[kind]})
	}
	c.gate = disclosure.New(secrets)
}

// whereTaken is what is found where a photograph says its position.
const whereTaken = "where it was taken"

// canariesIn are those that bytes hold, plain or in any wrapping.
func (c *coop) canariesIn(content []byte) (all []string) {
	for _, i := range c.gate.Holds(strings.Join(unwrapped(string(content), 2), "\n")) {
		all = append(all, string(c.kinds[i]))
	}
	if bytes.Contains(content, position) {
		all = append(all, whereTaken)
	}
	return all
}

// holdsNone fails when bytes hold a canary.
func (c *coop) holdsNone(t *testing.T, what string, content []byte) {
	t.Helper()
	for _, found := range c.canariesIn(content) {
		t.Errorf("%s holds what is hidden: %s", what, found)
	}
}

var (
	escapedInJSON = regexp.MustCompile(`(?:\\u[0-9A-Fa-f]{4})+`)
	inBase64      = regexp.MustCompile(`[A-Za-z0-9+/_-]{16,}={0,2}`)
	inHex         = regexp.MustCompile(`<([0-9A-Fa-f]{8,})>`)
)

// unwrapped are a text and what it says once its wrappings are taken off: HTML, addresses of the web, JSON, base64, and the strings of a PDF.
func unwrapped(text string, depth int) []string {
	all := []string{text}
	or := func(another string) {
		if !slices.Contains(all, another) {
			all = append(all, another)
		}
	}
	or(html.UnescapeString(text))
	if decoded, err := url.QueryUnescape(text); err == nil {
		or(decoded)
	}
	or(escapedInJSON.ReplaceAllStringFunc(text, func(s string) string {
		var plain string
		if json.Unmarshal([]byte(`"`+s+`"`), &plain) != nil {
			return s
		}
		return plain
	}))
	for _, run := range inHex.FindAllStringSubmatch(text, -1) {
		if decoded, err := hex.DecodeString(run[1]); err == nil {
			all = append(all, string(decoded))
		}
	}
	if depth == 0 {
		return all
	}
	for _, run := range inBase64.FindAllString(text, -1) {
		run = strings.NewReplacer("-", "+", "_", "/", "=", "").Replace(run)
		if decoded, err := base64.RawStdEncoding.DecodeString(run); err == nil {
			all = append(all, unwrapped(string(decoded), depth-1)...)
		}
	}
	return all
}

func TestACanaryIsFoundInEveryWrapping(t *testing.T) {
	c := &coop{gate: disclosure.New([]disclosure.Secret{{Value: canaries[casework.OtherDetail]}})}
	plain := canaries[casework.OtherDetail]
	for name, text := range map[string]string{
		"plain": plain, "HTML": "Hides at the &#104;eronry by &#81;uoyle weir", "an address": url.QueryEscape(plain), "JSON": `Hides at the \u0068eronry by Quoyle weir`,
		"base64": base64.StdEncoding.EncodeToString([]byte(plain)), "base64 twice": base64.URLEncoding.EncodeToString([]byte(base64.StdEncoding.EncodeToString([]byte(plain)))),
		"a string of a PDF": "<" + hex.EncodeToString([]byte(plain)) + ">", "two bytes a letter": strings.Join(strings.Split(plain, ""), "\x00"),
	} {
		if len(c.gate.Holds(strings.Join(unwrapped("x "+text+" y", 2), "\n"))) != 1 {
			t.Errorf("not found in %s", name)
		}
	}
}

// roles are one person for each set of roles, and whoever works on the case.
func (c *coop) roles(t *testing.T) []access.Person {
	t.Helper()
	seen := map[string]bool{}
	return slices.DeleteFunc(c.staff(t), func(p access.Person) bool {
		var roles []string
		for _, r := range p.Roles {
			roles = append(roles, string(r))
		}
		set := strings.Join(slices.Sorted(slices.Values(roles)), " ")
		again := seen[set] && p.Name != demo.Newcomer && p.Name != demo.NewcomersManager
		seen[set] = true
		return again
	})
}

func TestNothingHiddenIsInWhatAnyRoleIsGiven(t *testing.T) {
	t.Parallel()
	c := newCoop(t)
	c.plantAll(t)
	files := []string{c.comes(t, "A photograph", photograph(t)), c.comes(t, "A screenshot", screenshot(t)), c.comes(t, "A letter", wordLetter(t, canaries[casework.School], ""))}
	sent := c.sends(t, photograph(t), screenshot(t), wordLetter(t, canaries[casework.School], canaries[casework.SocialWorker]))
	left := c.handedOver(t)
	c.said.whole() // whoever types a canary reads it back
	draft := "/report/" + demoEntry(c.stream, demo.DraftReport)
	for _, person := range c.roles(t) {
		v := c.visit(t, person.Name)
		v.crawlUpTo(1, func(page) {})
		for _, path := range []string{"", "/people", "/notes", "/timeline", "/evidence", "/reports", "/court", "/court/says", "/court/documents", "/write-note", "/letters", "/letters/new", "/chronology", "/chronology/send", "/papers", "/email", "/who-sees", "/none", "/bundle", "/copies", draft + "/exhibits", draft + "/corrections", draft + "/as-read"} {
			v.get("/case/" + string(c.stream) + path)
		}
		for _, file := range files {
			v.get(file)
			v.get(file + "/attachment")
		}
		for i, document := range sent {
			v.get(document)
			if i < 2 { // a picture: what its points show nobody knows, and what its camera wrote goes to nobody
				v.post(document, url.Values{"entry": {string(ledger.NewEntryID())}, "why": {"To see what was photographed"}})
			}
		}
		c.holdsNone(t, "what "+person.Name+" was answered", c.said.whole())
	}
	c.holdsNone(t, "the log", c.log.whole())
	for _, given := range []map[string][]byte{c.papers(t), c.bundles(t), c.letters(t), left} {
		for name, file := range given {
			c.holdsNone(t, name, unpackedFile(t, file))
		}
	}
	c.holdsNone(t, "the rows in clear", c.rows(t))
}

// papers are the PDFs of all signed reports and drafts of the case as they can be downloaded.
func (c *coop) papers(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	reader := c.visit(t, demo.Newcomer)
	for _, r := range report.Of(c.read(t, c.stream)).Reports() {
		p := reader.get("/case/" + string(c.stream) + "/report/" + string(r.Ref.Entry) + "/pdf")
		if p.status != http.StatusOK {
			t.Errorf("a %s is answered %d: %s", r.Type, p.status, p.words())
			continue
		}
		all["the PDF of a "+r.Type] = []byte(p.body)
	}
	if len(all) < 2 {
		t.Errorf("only %d PDFs", len(all))
	}
	return all
}

// unpackedPDF is all that is written in a PDF: its objects and streams without compression (words about it, outline, structure, attachments), and its
// words as a reader finds them.
func unpackedPDF(t testing.TB, pdf []byte) []byte {
	t.Helper()
	folder := t.TempDir()
	in, out := filepath.Join(folder, "in.pdf"), filepath.Join(folder, "out.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		t.Error(err)
	}
	run := func(name string, args ...string) []byte {
		said, err := exec.Command(name, args...).Output()
		if err != nil {
			t.Errorf("%s: install the Debian packages qpdf and poppler-utils: %v", name, err)
		}
		return said
	}
	run("qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", in, out)
	open, err := os.ReadFile(out)
	if err != nil {
		t.Error(err)
	}
	return slices.Concat(open, run("pdftotext", in, "-"), run("pdfdetach", "-list", in))
}

// rows are the texts of every table but those whose words are encrypted.
func (c *coop) rows(t *testing.T) []byte {
	t.Helper()
	tables, err := view.All[string](t.Context(), c.record.Ledger.DB(), `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('entry', 'file_part', 'draft')`)
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, table := range tables {
		rows, err := c.record.Engine.Writer().QueryContext(t.Context(), `SELECT * FROM "`+table+`"`)
		if err != nil {
			continue // shadow tables of the full-text index, which only the engine reads
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new([]byte)
		}
		for rows.Next() {
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			for _, v := range values {
				all.Write(append(*v.(*[]byte), '\n'))
			}
		}
		rows.Close()
	}
	if all.Len() < 10_000 {
		t.Errorf("only %d bytes of rows", all.Len())
	}
	return all.Bytes()
}
