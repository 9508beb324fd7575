package bundlepage_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"candour/internal/bundle"
	"candour/internal/bundle/bundlepage"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/court"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/leaving"
	"candour/internal/leaving/leavingpage"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/redaction"
	"candour/internal/redaction/redactionpage"
	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/workbench"
	"candour/internal/workbench/binder"
)

// plainBench reads pretended PDFs, whose pages are parted by form feeds, and makes pretended ones, which are what they are made of as data.
type plainBench struct{}

func (plainBench) PDF(_ context.Context, file []byte) (r workbench.Reading, err error) {
	_, words, _ := strings.Cut(string(file), "\n")
	for page := range strings.SplitSeq(words, "\f") {
		r.Pages = append(r.Pages, workbench.Page{Text: page, Missing: page == ""})
	}
	return r, nil
}

func (plainBench) Plain(_ context.Context, file []byte) (string, error) { return string(file), nil }

func (plainBench) Picture(context.Context, []byte) (workbench.Picture, error) {
	return workbench.Picture{}, nil
}

func (plainBench) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	return json.Marshal(d)
}

func (plainBench) Proof(context.Context, typeset.Document, []byte) error { return nil }

func (plainBench) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

func (plainBench) Loose(_ context.Context, file []byte) (binder.Pages, error) {
	return binder.Pages{PDF: file, Count: 1 + bytes.Count(file, []byte("\f"))}, nil
}

func (plainBench) Bind(_ context.Context, title string, _ []binder.Part, files [][]byte) ([]byte, error) {
	return bytes.Join(append([][]byte{[]byte(title)}, files...), []byte("\n")), nil
}

// progress remembers how far something came.
type progress map[string]string

func (p progress) Get(_ context.Context, name string) (string, error) { return p[name], nil }
func (p progress) Set(_ context.Context, name, value string) error    { p[name] = value; return nil }

// site is the family’s case with the pages of bundles. Its bundles may have so many sheets.
type site struct {
	*pagetest.Family
	t    testing.TB
	desk bundle.Desk
}

func newSite(t testing.TB, bench bundle.Bench, sheets int) *site {
	t.Helper()
	s := &site{t: t}
	s.Family = pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &report.Kinds, &leaving.Kinds, &court.Kinds, &redaction.Kinds, &bundle.Kinds),
		Routes: func(f *pagetest.Family) []web.Route {
			rules := *f.Pack
			rules.Bundles.Limit.Sheets = sheets
			s.desk = bundle.Desk{Pack: &rules, Ledger: f.Ledger, Files: f.Files, Bench: bench, Progress: progress{}}
			copies := redactionpage.Pages{Desk: redaction.Desk{Pack: f.Pack, Ledger: f.Ledger, Files: f.Files, Bench: bench}}
			return slices.Concat(bundlepage.Pages{Desk: s.desk}.Routes(), copies.Routes(), leavingpage.Pages{Pack: f.Pack}.Routes())
		},
	})
	return s
}

// paper puts a paper that came on record, and answers with the name of its fields.
func (s *site) paper(name string, file []byte) (field string, source ledger.Ref) {
	s.t.Helper()
	kept, err := s.Files.Put(s.t.Context(), "application/pdf", bytes.NewReader(file))
	if err != nil {
		s.t.Fatal(err)
	}
	source = s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return evidence.AddPapers(s.Pack, evidence.Of(h), s.Ruth.By(), id, []evidence.SourceForm{{
			SourceBody: evidence.SourceBody{Who: evidence.Who{Person: s.Daniel}, Kind: "party", Obtained: "in_person", Naming: evidence.Named, Paper: evidence.Paper{Name: name, File: kept}},
			Said:       ledger.OnDay("2026-09-01"),
		}})
	})
	return bundle.FieldOf(redaction.Document{Sort: redaction.Attached, Of: source}), source
}

// does carries out an act on the case.
func (s *site) does(act func(h *ledger.History, id ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	s.t.Helper()
	id := ledger.NewEntryID()
	_, err := s.Ledger.Do(s.t.Context(), ledger.Act{
		On:   []ledger.Seen{{Stream: s.Case, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return act(hs[s.Case], id) },
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return ledger.Ref{Stream: s.Case, Entry: id}
}

// arranges sorts documents, given as fields of the form.
func (s *site) arranges(form url.Values) *webtest.Answer {
	s.t.Helper()
	return s.Ruth.Get(s.Path("bundle")).OK().Send(form).OK()
}

// makes asks for it to be made, does the job, and answers with its page.
func (s *site) makes(address string, form url.Values) *webtest.Answer {
	s.t.Helper()
	asked := s.Ruth.Get(strings.TrimSuffix(address, "/make")).OK().SendTo(address, form).OK()
	asked.Check(says("It is being made."))
	work := ledger.Ref{Stream: s.Case, Entry: ledger.EntryID(asked.At[strings.LastIndex(asked.At, "/")+1:])}
	if err := s.desk.Make(s.t.Context(), ledger.Job{Stream: work.Stream, Entry: work.Entry}); err != nil {
		s.t.Fatal(err)
	}
	return s.Ruth.Get(asked.At).OK()
}

func (s *site) makesBundle(form url.Values) *webtest.Answer {
	s.t.Helper()
	return s.makes(s.Path("bundle", "make"), form)
}

// page is where a source stands in a bundle.
func (s *site) page(source ledger.Ref, page int) string {
	s.t.Helper()
	state := evidence.Of(s.Read(s.Case))
	x, ok := state.Source(source)
	if !ok {
		s.t.Fatal("the source is not on record")
	}
	at, _ := state.BundlePageOf(x, page)
	return at
}

// hides hides a detail of Hannah Ashdown from everyone.
func (s *site) hides(value string) {
	s.t.Helper()
	s.Does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(c, s.Ruth.By(), id, casework.DetailForm{Of: s.Hannah, Kind: casework.Workplace, Value: value, Source: "herself", Hiding: casework.Hiding{From: casework.FromEveryone}})
	})
}

// reports begins a report of Ruth Adeyemi.
func (s *site) reports() ledger.Ref {
	s.t.Helper()
	draft := s.Begin()
	return s.DoesIn(s.Case, func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return report.Open(s.Pack, c, s.Ruth.By(), id, report.OpenedBody{Type: "section7", Draft: draft, Author: s.Ruth.ID, Name: "Ruth Adeyemi"})
	}, draft)
}

// copies makes a copy of a paper of one page from a form, without the fourth to sixth word where they are hidden. It answers with its page and the
// document that the copy is.
func (s *site) copies(form *webtest.Answer, with url.Values) (copied *webtest.Answer, of redaction.Document) {
	s.t.Helper()
	copied = form.Send(with).OK()
	first := copied.At + "/page/1"
	if page := s.Ruth.Get(first).OK(); strings.Contains(page.Body, first+"/found") {
		page.SendTo(first+"/found", url.Values{"found": {"4-6"}}).OK()
	}
	s.Ruth.Get(first).OK().SendTo(first+"/looked", nil).OK()
	made := s.Ruth.Get(copied.At + "/make").OK().Send(nil).OK()
	begun := ledger.Ref{Stream: s.Case, Entry: ledger.EntryID(copied.At[strings.LastIndex(copied.At, "/")+1:])}
	return made, redaction.Document{Sort: redaction.CopyOfWords, Of: begun}
}

func says(words string) htmlcheck.Checker { return htmlcheck.In("main", htmlcheck.HasText(words)) }

// plain is a pretended PDF.
func plain(pages ...string) []byte { return []byte("%PDF-1.7\n" + strings.Join(pages, "\f")) }

// leaves is a PDF whose pages say those words.
func leaves(pages ...string) []byte {
	objects := []string{`<< /Type /Catalog /Pages 2 0 R >>`, "", `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>`}
	var kids []string
	for _, words := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", len(objects)+1))
		content := "BT /F1 12 Tf 72 700 Td (" + words + ") Tj ET"
		objects = append(objects,
			fmt.Sprintf(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>`, len(objects)+2),
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		)
	}
	objects[1] = fmt.Sprintf(`<< /Type /Pages /Kids [%s] /Count %d >>`, strings.Join(kids, " "), len(pages))
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// kept puts a PDF into a file.
func kept(t *testing.T, pdf string) string {
	t.Helper()
	dir := t.TempDir()
	if keep := os.Getenv("CANDOUR_TEST_KEEP"); keep != "" {
		dir = keep
	}
	path := filepath.Join(dir, t.Name()+".pdf")
	if err := os.WriteFile(path, []byte(pdf), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// tool runs a program on a file. A missing tool fails the test.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// pageSays is what a page of a PDF says.
func pageSays(t *testing.T, path string, page int) string {
	t.Helper()
	n := fmt.Sprint(page)
	return tool(t, "pdftotext", "-layout", "-f", n, "-l", n, path, "-")
}
