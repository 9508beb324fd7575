package report_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/typeset"
)

// plainPress is a press whose PDF is the document as data. With a misprint it says something else than it was given.
type plainPress struct{ misprint bool }

func (p plainPress) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	if p.misprint {
		d.Title = "Something else"
	}
	return json.Marshal(d)
}

func (p plainPress) Proof(_ context.Context, d typeset.Document, pdf []byte) error {
	var printed typeset.Document
	if err := json.Unmarshal(pdf, &printed); err != nil {
		return err
	}
	if !reflect.DeepEqual(printed, d) {
		return fault.Refuse("The PDF does not say what the record says. It was not signed.", nil)
	}
	return nil
}

func (p plainPress) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

// signs has the author sign the report as it stands.
func (b *book) signs() error { return b.signsWith(plainPress{}, b.signForm()) }

func (b *book) signForm() report.SignForm {
	r := b.reads()
	return report.SignForm{
		ID: ledger.NewEntryID(), By: b.author.Person, Stage: "experienced", Case: b.Read(b.Stream).Version, Draft: r.Draft.Version,
	}
}

func (b *book) signsWith(press report.Press, form report.SignForm) error {
	b.t.Helper()
	s := report.Signer{Press: press, Files: b.Files}
	return s.Sign(b.t.Context(), b.reads(), form, func(act ledger.Act) (ledger.Histories, error) { return b.Ledger.Do(b.t.Context(), act) })
}

// ready is a safeguarding letter that can be signed: an experienced author needs no reader for it.
func ready(t *testing.T) (b *book, statement ledger.Ref, letter ledger.Ref) {
	t.Helper()
	b = newBook(t, "safeguarding_letter")
	letter = b.schoolWrites("2026-05-01", "Mr Kersey smelled of alcohol at the gate on 24 April")
	statement = b.writes("checks", report.Account, "Hill Road School wrote that Mr Kersey smelled of alcohol on 24 April.", on(letter),
		answers("pack/1", "pack/2", "pack/3"))
	return b, statement, letter
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestASignatureFreezesTheReportWithWhatItRestedOn(t *testing.T) {
	b, statement, letter := ready(t)
	must(t, b.signs())
	r := b.reads()
	if r.Signed == nil || !r.Draft.Frozen {
		t.Fatal("not signed")
	}
	f, ok := r.Signed.Statement("2.1")
	if !ok || f.Statement != statement || f.Standing != "stands" || len(f.RestsOn) != 1 || f.RestsOn[0].Ref != letter || f.RestsOn[0].So != "stands" {
		t.Errorf("frozen as %+v", f)
	}
	if r.Signed.Case != r.Signed.Entry.Version-1 || r.Signed.On != b.day {
		t.Errorf("checked against version %d, signed as %d on %v", r.Signed.Case, r.Signed.Entry.Version, r.Signed.On)
	}
	if _, err := b.tries("checks", report.Linking, "One more thing.", nil); fault.KindOf(err) != fault.Denied {
		t.Errorf("a signed report can be written in: %v", err)
	}
}

func TestWhatIsFiledIsThePDFThatWasReadBack(t *testing.T) {
	b, _, _ := ready(t)
	must(t, b.signs())
	pdf, err := b.Files.Get(t.Context(), b.reads().Signed.PDF)
	must(t, err)
	bytes, err := io.ReadAll(pdf)
	must(t, err)
	if !strings.Contains(string(bytes), "Ruth Adeyemi") {
		t.Error("the PDF on record is not the signed one")
	}
}

// seals notes when it was asked to seal, by what was on record then.
type seals struct {
	b      *book
	asked  []bool // whether the report was signed by then
	broken error
}

func (s *seals) Checkpoint(context.Context) (string, error) {
	s.Seal(context.Background())
	return "Sealed at 48,213 records", s.broken
}

func (s *seals) Seal(context.Context) { s.asked = append(s.asked, s.b.reads().Signed != nil) }

func (b *book) signsSealing(s *seals) error {
	signer := report.Signer{Press: plainPress{}, Files: b.Files, Seals: s}
	return signer.Sign(b.t.Context(), b.reads(), b.signForm(), func(act ledger.Act) (ledger.Histories, error) { return b.Ledger.Do(b.t.Context(), act) })
}

func TestWhoeverSignsSealsAndThePDFPrintsTheCheckpointOfWhatItRestsOn(t *testing.T) {
	b, _, _ := ready(t)
	s := &seals{b: b}
	must(t, b.signsSealing(s))
	if !slices.Equal(s.asked, []bool{false, true}) {
		t.Errorf("sealed before and after the signature: %v", s.asked)
	}
	pdf, err := b.Files.Get(t.Context(), b.reads().Signed.PDF)
	must(t, err)
	printed, err := io.ReadAll(pdf)
	must(t, err)
	if !strings.Contains(string(printed), "Sealed at 48,213 records") {
		t.Errorf("printed: %s", printed)
	}
}

func TestNothingIsSignedWhoseGroundsCannotBeSealed(t *testing.T) {
	b, _, _ := ready(t)
	broken := errors.New("no log")
	if err := b.signsSealing(&seals{b: b, broken: broken}); !errors.Is(err, broken) || b.reads().Signed != nil {
		t.Errorf("signed all the same: %v", err)
	}
}

func TestAPDFThatSaysSomethingElseIsNotSigned(t *testing.T) {
	b, _, _ := ready(t)
	if err := b.signsWith(plainPress{misprint: true}, b.signForm()); fault.KindOf(err) != fault.Denied {
		t.Errorf("signed a misprint: %v", err)
	}
	if b.reads().Signed != nil {
		t.Error("it is on record")
	}
}

func TestOnlyTheAuthorSigns(t *testing.T) {
	b, _, _ := ready(t)
	form := b.signForm()
	form.By = b.manager.Person
	if err := b.signsWith(plainPress{}, form); fault.Sentence(err) != "Only its author, Ruth Adeyemi, can sign it." {
		t.Errorf("a manager signs: %v", err)
	}
}

func TestAnOpenCheckStopsTheSignatureAndAKeptOneIsPartOfIt(t *testing.T) {
	b, _, _ := ready(t)
	b.writes("issues", report.Opinion, "He minimises.", nil)
	if err := b.signs(); !strings.Contains(fault.Sentence(err), "One check is not resolved") {
		t.Fatalf("signed with an open check: %v", err)
	}
	r, check := b.reads(), b.theCheck(report.NoGround)
	must(t, b.edits(func(*report.Draft) (ledger.Change, error) {
		return report.Keep(r, b.author, ledger.NewEntryID(), check.Key, "It is how he came across")
	}))
	must(t, b.signs())
	kept := b.reads().Signed.Kept
	if len(kept) != 1 || kept[0].Why != "It is how he came across" || kept[0].Sentence != "5.1 rests on nothing." {
		t.Errorf("kept %+v", kept)
	}
}

func TestAnyEntrySinceTheAuthorLookedSendsThemBack(t *testing.T) {
	b, statement, _ := ready(t)
	inCase, inReport := b.signForm(), b.signForm()
	b.notes("2026-05-11")
	conflict := new(ledger.Conflict)
	if err := b.signsWith(plainPress{}, inCase); !errors.As(err, &conflict) {
		t.Errorf("signed over a note that the author has not seen: %v", err)
	}
	inReport.Case = b.Read(b.Stream).Version
	must(t, b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.Remark(d, b.manager, ledger.NewEntryID(), report.CommentBody{Statement: statement, Words: "Who saw it?"})
	}))
	if err := b.signsWith(plainPress{}, inReport); !errors.As(err, &conflict) {
		t.Errorf("signed over a comment that the author has not seen: %v", err)
	}
	must(t, b.signs())
}

func TestAButtonPressedTwiceSignsOnce(t *testing.T) {
	b, _, _ := ready(t)
	form := b.signForm()
	must(t, b.signsWith(plainPress{}, form))
	version := b.Read(b.Stream).Version
	must(t, b.signsWith(plainPress{}, form))
	if got := b.Read(b.Stream).Version; got != version {
		t.Errorf("the case is at version %d, want %d", got, version)
	}
}

func TestTwoPressesAtOnceSignOnce(t *testing.T) {
	b, _, _ := ready(t)
	form, r := b.signForm(), b.reads()
	s := report.Signer{Press: plainPress{}, Files: b.Files}
	for range 2 { // both read the report before either signed
		must(t, s.Sign(t.Context(), r, form, func(act ledger.Act) (ledger.Histories, error) { return b.Ledger.Do(t.Context(), act) }))
	}
	if n := len(b.reads().Signed.Statements); n != 1 {
		t.Errorf("%d statements signed", n)
	}
}

func TestAPressOnSomethingElseThanWasSignedIsShownWhatWas(t *testing.T) {
	b, statement, _ := ready(t)
	form, r := b.signForm(), b.reads()
	must(t, b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.Remark(d, b.manager, ledger.NewEntryID(), report.CommentBody{Statement: statement, Words: "Who saw it?"})
	}))
	later := b.signForm()
	later.ID = form.ID
	must(t, b.signsWith(plainPress{}, later))
	s := report.Signer{Press: plainPress{}, Files: b.Files}
	err := s.Sign(t.Context(), r, form, func(act ledger.Act) (ledger.Histories, error) { return b.Ledger.Do(t.Context(), act) })
	conflict := new(ledger.Conflict)
	if !errors.As(err, &conflict) || len(conflict.Since) != 1 || conflict.Since[0].ID != form.ID {
		t.Errorf("signed over something else under one id: %v", err)
	}
}

func TestWhoMustReadItFirstIsThePacksToSay(t *testing.T) {
	b, _, _ := ready(t)
	for stage, want := range map[string]pack.Reader{"newly_qualified": pack.Manager, "new_to_service": pack.Peer, "experienced": pack.Nobody, "": pack.Manager} {
		if needed, read := b.reads().ReaderNeeded(stage); needed != want || read != (want == pack.Nobody) {
			t.Errorf("stage %q: %q, read %v; want %q", stage, needed, read, want)
		}
	}
	newcomer := func() error {
		form := b.signForm()
		form.Stage = "newly_qualified"
		return b.signsWith(plainPress{}, form)
	}
	read := func(by ledger.Author, as pack.Reader) error {
		return b.edits(func(d *report.Draft) (ledger.Change, error) {
			return report.MarkRead(d, by, ledger.NewEntryID(), report.ReadBody{Name: "Somebody", As: as})
		})
	}
	if err := newcomer(); fault.Sentence(err) != "A manager has to read it before you sign." {
		t.Fatalf("signed unread: %v", err)
	}
	if err := read(b.author, pack.Manager); err == nil {
		t.Error("the author is their own reader")
	}
	must(t, read(ledger.By(ledger.NewStreamID()), pack.Peer))
	if err := newcomer(); err == nil {
		t.Error("a colleague stands in for the manager")
	}
	must(t, read(b.manager, pack.Manager))
	must(t, newcomer())
	if got := b.reads().Signed.ReadBy; len(got) != 2 {
		t.Errorf("%d readers are on the signature, want both", len(got))
	}
}

func TestAManagerWithholdsOnlyWhereThePackLetsThem(t *testing.T) {
	b, _, _ := ready(t)
	withhold := func(b *book) error {
		return b.edits(func(d *report.Draft) (ledger.Change, error) {
			return report.Withhold(b.desk.Pack, d, b.manager, ledger.NewEntryID(), "It does not deal with the finding")
		})
	}
	must(t, withhold(b))
	if err := b.signs(); !strings.Contains(fault.Sentence(err), "withholds") {
		t.Errorf("signed though withheld: %v", err)
	}
	must(t, b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.Release(d, b.manager, ledger.NewEntryID(), "It does now")
	}))
	must(t, b.signs())

	b.begin("guardians_analysis")
	if err := withhold(b); fault.KindOf(err) != fault.Denied {
		t.Errorf("a guardian’s analysis is withheld: %v", err)
	}
}

func TestNothingToSayIsNothingToSign(t *testing.T) {
	b := newBook(t, "letter")
	b.writes("letter", report.Linking, "I write about the hearing.", nil)
	if all := b.reads().Hindrances(b.author.Person, "experienced"); !slices.Contains(all, "There is no statement in it yet.") {
		t.Errorf("hindered by %q", all)
	}
}

// filed puts on record that the signed report reached the court on a day.
func (b *book) filed(on string) {
	b.t.Helper()
	form := report.FiledBody{Signed: b.reads().Signed.Ref, To: "the court", How: "by the court’s system"}
	file := func(h *ledger.History) (ledger.Change, error) {
		return report.MarkFiled(report.Of(h), ledger.ByService("court"), ledger.NewEntryID(), ledger.OnDay(on), form)
	}
	b.acts(file)
	if err := b.do(b.Stream, file); fault.KindOf(err) != fault.Denied {
		b.t.Errorf("filed twice: %v", err)
	}
	if f := b.reads().Signed.Filed; f == nil || f.On() != calendar.MustParse(on) {
		b.t.Fatalf("filed %+v", f)
	}
}
