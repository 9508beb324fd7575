package report_test

import (
	"strings"
	"testing"

	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/typeset"
)

// pack is the pack for giving evidence of the book’s report.
func (b *book) pack() typeset.Document {
	b.t.Helper()
	d := b.reads().OralEvidence(b.causes(), b.day)
	must(b.t, d.Check())
	return d
}

// inPack is what the pack says under a heading.
func inPack(t *testing.T, d typeset.Document, heading string) string {
	t.Helper()
	for _, s := range d.Sections {
		if s.Heading == heading {
			return sayings(s)
		}
	}
	t.Fatalf("the pack has no %q: %+v", heading, d.Sections)
	return ""
}

func TestThePackForGivingEvidenceHasEachContestedParagraphAndTheOtherSide(t *testing.T) {
	b := newBook(t, "position_statement")
	said := b.hannahSays()
	b.davidDenies(said)
	b.writes("position", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking; he denies it.", on(said))
	b.writes("position", report.Account, "Hill Road School says that Isla reads well.", on(b.schoolWrites("2026-05-01", "Isla reads well")))
	b.keepsAll()
	must(t, b.signs())
	d := b.pack()
	want := "Ms Ashdown says that Mr Kersey drove after drinking; he denies it.\nWhen it was signed and now: stands.\n" +
		"What it rests on\nMs Ashdown, 1 April 2026, by telephone: “Mr Kersey drove the children on 9 March after drinking”. When it was signed and now: disputed.\n" +
		"Evidence of the other side\nDisputed by: Mr Kersey, 2 April 2026, by telephone: “I had nothing to drink that day”."
	if got := inPack(t, d, "Paragraph 1.1"); got != want {
		t.Errorf("the pack says\n%s\nwant\n%s", got, want)
	}
	if len(d.Sections) != 2 || inPack(t, d, "What has changed since it was signed") != "Nothing: all that it rests on stands as it did." {
		t.Errorf("the pack is %+v", d.Sections)
	}
}

// keepsAll keeps every check of the report as it is.
func (b *book) keepsAll() {
	b.t.Helper()
	for _, c := range b.reads().OpenChecks() {
		must(b.t, b.edits(func(*report.Draft) (ledger.Change, error) {
			return report.Keep(b.reads(), b.author, ledger.NewEntryID(), c.Key, "It is so")
		}))
	}
}

func TestThePackSaysWhatHasFallenSinceAndWhatWasAnswered(t *testing.T) {
	b, letter := filedLetter(t)
	b.schoolCorrects(letter, "2026-05-11", "Our letter named the wrong adult")
	d := b.pack()
	changed := inPack(t, d, "What has changed since it was signed")
	for _, want := range []string{
		"Hill Road School, 1 May 2026, by telephone: “Mr Kersey smelled of alcohol at the gate on 24 April”. When it was signed: stands. Now: no longer stands.",
		"Bears on paragraphs", "Nobody has answered for it yet.",
	} {
		if !strings.Contains(changed, want) {
			t.Errorf("the pack does not say %q:\n%s", want, changed)
		}
	}
	fell := inPack(t, d, "Paragraph 5.1")
	if !strings.Contains(fell, "Now: no longer stands. What rests on it: 6.1.") || !strings.Contains(fell, "Replaced by: Hill Road School, 11 May 2026, by telephone: “Our letter named the wrong adult”.") {
		t.Errorf("of 5.1 the pack says\n%s", fell)
	}
}

func TestThePackSaysNothingThatMayNotBeInADocumentForOthers(t *testing.T) {
	b := newBook(t, "position_statement")
	said := b.hannahSays()
	b.writes("position", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking.", on(said))
	b.keepsAll()
	must(t, b.signs())
	told := b.draws(evidence.Who{Name: "Joan Miller"}, "community", "2026-04-04", "He was with us all day", func(f *evidence.ItemForm) { f.From.Naming = evidence.NotNamed })
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Dispute(b.desk.Pack, evidence.Of(h), b.author, ledger.NewEntryID(), evidence.DisputeForm{Item: said, Denial: evidence.AccountForm{Ref: told}, AsParty: true})
	})
	d := b.pack()
	never(t, d, "Joan", "Miller")
	if got := inPack(t, d, "Paragraph 1.1"); !strings.Contains(got, "Disputed by: Somebody who is not named: “He was with us all day”.") {
		t.Errorf("the pack says\n%s", got)
	}
	must(t, b.reads().MayLeave(d))
}
