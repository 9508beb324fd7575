package workingcopypage_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/practice"
	"candour/internal/report"
	"candour/internal/report/reportpage"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/workbench"
	"candour/internal/workbench/wordfile"
	"candour/internal/workingcopy"
	"candour/internal/workingcopy/workingcopypage"
)

// noChild reads Word files in this process.
type noChild struct{}

func (noChild) WorkingCopy(_ context.Context, file []byte) (wordfile.File, error) {
	return wordfile.Read(file, wordfile.Bounds{Bytes: 8 << 20, Letters: 1 << 20})
}

func (n noChild) Word(ctx context.Context, file []byte) (workbench.Words, error) {
	f, err := n.WorkingCopy(ctx, file)
	var all []string
	for _, p := range f.Paragraphs {
		all = append(all, p.Text)
	}
	for _, b := range f.Besides {
		all = append(all, b.Text)
	}
	return workbench.Words{Text: strings.Join(all, "\n")}, err
}

// bench is the invented case with a letter to the court of two statements.
type bench struct {
	*pagetest.Family
	t  *testing.T
	at string // the address of the letter
}

const (
	smelled = "Thornmere Primary School wrote that Mr Kersey smelled of alcohol on 8 October."
	asked   = "I asked the school who had been there."
)

func newBench(t *testing.T) *bench {
	t.Helper()
	t.Parallel()
	b := &bench{t: t}
	b.Family = pagetest.New(t, pages(t))
	page := b.Ruth.Get(b.Path("reports", "new")).OK().Send(url.Values{"type": {"type:letter"}}).OK()
	b.at, _, _ = strings.Cut(page.At, "#")
	b.adds(smelled)
	b.adds(asked)
	return b
}

func pages(t *testing.T) pagetest.Pages {
	t.Helper()
	var desk report.Desk
	return pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds, &report.Kinds, &workingcopy.Kinds),
		Views: []*ledger.View{practice.View},
		Ties:  []access.TieFunc{},
		Routes: func(f *pagetest.Family) []web.Route {
			desk.Pack = f.Pack
			desk.Footing = footing.New(f.Pack, evidence.Contribute(func(*ledger.History, ledger.Ref) string { return "" }), report.Contribute)
			return slices.Concat(reportpage.Pages{Desk: desk, Word: workingcopypage.Home}.Routes(), workingcopypage.Pages{Desk: desk, Files: f.Files, Bench: noChild{}}.Routes())
		},
	}
}

func (b *bench) adds(text string) {
	b.t.Helper()
	b.Ruth.Get(b.at + "/add/letter").OK().Send(url.Values{"text": {text}, "kind": {report.Linking}}).OK()
}

// takes a working copy.
func (b *bench) takes() []byte {
	b.t.Helper()
	return []byte(b.Ruth.Get(b.at + "/word").OK().Body)
}

// sends a working copy back.
func (b *bench) sends(file []byte) *webtest.Answer {
	b.t.Helper()
	return b.Ruth.Get(b.at+"/word/back").OK().SendFiles(nil, map[string]webtest.File{"file": {Name: "mine.docx", Media: "application/octet-stream", Bytes: file}})
}

// rewritten is a Word file with other words in its text.
func rewritten(t *testing.T, file []byte, change func(string) string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, part := range from.File {
		content := contentOf(t, part)
		if part.Name == "word/document.xml" {
			content = change(content)
		}
		w, err := to.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func contentOf(t *testing.T, part *zip.File) string {
	t.Helper()
	r, err := part.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// statements are the words of the letter now.
func (b *bench) statements() (all []string) {
	b.t.Helper()
	r := report.Of(b.Read(b.Case)).Reports()[0]
	for _, s := range report.DraftOf(b.Read(r.Draft)).Statements() {
		all = append(all, s.Text)
	}
	return all
}

func (b *bench) reads(want ...string) {
	b.t.Helper()
	if got := b.statements(); !slices.Equal(got, want) {
		b.t.Errorf("the letter says %q", got)
	}
}

func TestACopyThatComesBackAsItLeftProposesNothing(t *testing.T) {
	b := newBench(t)
	b.sends(b.takes()).OK().Check(htmlcheck.HasText("Nothing waits to be accepted or left."), htmlcheck.HasText("2 statements stand in the file as in the report."), htmlcheck.NotIn("#besides"))
	b.reads(smelled, asked)
}

func TestADifferenceIsAcceptedOrLeftOneByOne(t *testing.T) {
	b := newBench(t)
	page := b.sends(rewritten(t, b.takes(), func(text string) string {
		return strings.NewReplacer("on 8 October", "on 9 October", "who had been there", "who had been at the gate").Replace(text)
	})).OK()
	page.Check(htmlcheck.HasText("1.1 has other words"), htmlcheck.HasText("1.2 has other words"))
	b.reads(smelled, asked)
	second := page.Click("1.1 has other words").OK().Check(htmlcheck.In("del", htmlcheck.HasText("8")), htmlcheck.In("ins", htmlcheck.HasText("9"))).
		Send(url.Values{"do": {"accept"}}).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("1.2 has other words")))
	b.reads(strings.Replace(smelled, "8 October", "9 October", 1), asked)
	second.Send(url.Values{"do": {"leave"}}).OK().Check(htmlcheck.HasText("Nothing waits"), htmlcheck.HasText("2 differences were accepted or left."))
	b.reads(strings.Replace(smelled, "8 October", "9 October", 1), asked)
}

func TestAStatementThatStandsElsewhereInTheFileIsMovedAndItsWordsStay(t *testing.T) {
	b := newBench(t)
	file := rewritten(t, b.takes(), func(text string) string {
		first, second := paragraphAround(text, smelled), paragraphAround(text, asked)
		return strings.Replace(strings.Replace(text, second, "", 1), first, second+first, 1)
	})
	b.sends(file).OK().Click("1.1 stands elsewhere").OK().Send(url.Values{"do": {"accept"}}).OK().Check(htmlcheck.HasText("Nothing waits"))
	b.reads(asked, smelled)
	var made []string
	for _, e := range b.Read(report.Of(b.Read(b.Case)).Reports()[0].Draft).Entries {
		made = append(made, e.Kind)
	}
	if slices.Contains(made, report.Changed.Name()) || !slices.Contains(made, report.Moved.Name()) {
		t.Errorf("the record of the letter is %v", made)
	}
}

// paragraphAround is the paragraph of a Word document in which some words stand.
func paragraphAround(document, words string) string {
	at := strings.Index(document, words)
	return document[strings.LastIndex(document[:at], "<w:p>") : at+strings.Index(document[at:], "</w:p>")+len("</w:p>")]
}

func TestWhatWasChangedSinceIsShownAndNotOverwritten(t *testing.T) {
	b := newBench(t)
	file := rewritten(t, b.takes(), func(text string) string { return strings.Replace(text, "on 8 October", "on 9 October", 1) })
	shown := b.sends(file).OK().Click("1.1 has other words").OK()
	b.Ruth.Get(b.at).OK().Click("Change statement 1.1").OK().Send(url.Values{"text": {"Nobody knows."}}).OK()
	shown.Send(url.Values{"do": {"accept"}}).Answered(http.StatusForbidden)
	b.Ruth.Get(shown.At).OK().Check(htmlcheck.HasText("so it cannot be accepted"), htmlcheck.HasText("Change the statement by hand"), htmlcheck.HasText("Nobody"))
	b.reads("Nobody knows.", asked)
}

func TestANewParagraphNeedsAKindAndStandsWhereItStandsInTheFile(t *testing.T) {
	b := newBench(t)
	file := rewritten(t, b.takes(), func(text string) string {
		at := strings.LastIndex(text, "<w:p>")
		return text[:at] + "<w:p><w:r><w:t>The head teacher was away.</w:t></w:r></w:p>" + text[at:]
	})
	page := b.sends(file).OK().Click("A new paragraph").OK()
	page.Send(url.Values{"do": {"accept"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#kind")))
	page.Send(url.Values{"do": {"accept"}, "kind": {report.Linking}}).OK().Check(htmlcheck.HasText("Nothing waits"))
	page.Send(url.Values{"do": {"accept"}, "kind": {report.Linking}}).OK() // a second press
	b.reads(smelled, "The head teacher was away.", asked)
}

func TestAFileWithAHiddenDetailIsNotTakenIn(t *testing.T) {
	b := newBench(t)
	file := rewritten(t, b.takes(), func(text string) string { return strings.Replace(text, asked, "She lives at "+pagetest.Address, 1) })
	b.sends(file).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In("#hidden"))
	if r := report.Of(b.Read(b.Case)).Reports()[0]; len(workingcopy.Of(b.Read(r.Draft)).Copies()) != 0 {
		t.Error("it was kept")
	}
}

func TestACopyThatHoldsWhatBecameHiddenDoesNotLeave(t *testing.T) {
	b := newBench(t)
	b.adds("The aunt lives at 14 Heron Quay, Lowbridge.")
	b.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, b.Ruth.By(), id, casework.DetailForm{Of: b.Hannah, Kind: casework.Address, Value: "14 Heron Quay, Lowbridge"})
	})
	b.Ruth.Get(b.at + "/word").Answered(http.StatusForbidden).Check(htmlcheck.LacksText("Heron Quay"))
}

func TestWhatIsNoCopyOfThisReportIsRefused(t *testing.T) {
	b := newBench(t)
	first, file := b.at, b.takes()
	b.sends([]byte("words")).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#file")))
	page := b.Ruth.Get(b.Path("reports", "new")).OK().Send(url.Values{"type": {"type:letter"}}).OK()
	b.at, _, _ = strings.Cut(page.At, "#")
	b.sends(file).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("This is a working copy of another report."))
	b.at = first
	b.sends(file).OK()
}
