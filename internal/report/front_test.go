package report_test

import (
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/typeset"
)

// front is the particulars on the first page, line by line.
func front(d typeset.Document) string {
	var all []string
	for _, p := range d.Particulars {
		all = append(all, p.Label+": "+p.Value)
	}
	return strings.Join(all, "\n")
}

// orders is an order for the report, by a judge or by one whom nobody has named.
func (b *book) orders(made, judge string) {
	b.t.Helper()
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.MakeOrder(s, b.desk.Pack, b.author, ledger.NewEntryID(), casework.OrderBody{
			Name: "Order on directions", Made: calendar.MustParse(made), Before: judge,
			OrderText: casework.OrderText{Questions: []casework.Question{{Key: "a", Text: "What does Isla want?", Report: "section7"}}},
		})
	})
}

// lists is a hearing of a day.
func (b *book) lists(day string) ledger.Ref {
	b.t.Helper()
	id := ledger.NewEntryID()
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.List(s, b.desk.Pack, b.author, id, casework.ListedBody{
			Type: "Directions hearing", Starts: casework.Moment(calendar.MustParse(day), calendar.NewTime(10, 0)), ToldBy: "The court office",
		})
	})
	return ledger.Ref{Stream: b.Stream, Entry: id}
}

func TestTheFirstPageSaysForWhomByWhomOrderedAndForWhichHearing(t *testing.T) {
	b := newBook(t, "section7")
	b.lists("2026-03-10")
	b.lists("2026-06-09")
	b.lists("2026-09-01")
	b.orders("2026-03-10", "District Judge Pell")
	d := b.reads().Document()
	if d.Notice != "Confidential: for the court and the parties to these proceedings." {
		t.Errorf("notice %q", d.Notice)
	}
	want := "Applicant: Hannah Ashdown\nRespondent: David Kersey\nOrdered: By District Judge Pell on 10 March 2026\nFor the hearing on: 9 June 2026\nDate: 12 May 2026\nWritten by: Ruth Adeyemi, Family court adviser, Cafcass"
	if got := front(d); !strings.HasSuffix(got, want) {
		t.Errorf("the first page says\n%s", got)
	}
}

func TestTheFirstPageSaysWhatAPartyIsToTheChildren(t *testing.T) {
	b := newBook(t, "section7")
	for child, relation := range map[ledger.Ref]string{b.isla: "Father", b.rowan: "Step-father"} {
		b.When(func(s *casework.State) (ledger.Change, error) {
			return casework.Record(s, b.author, ledger.NewEntryID(), casework.RecordedBody{
				Saying: casework.Saying{Of: b.david.Person, To: child, Field: casework.Relation, Value: relation},
			})
		})
	}
	if got := front(b.reads().Document()); !strings.Contains(got, "Applicant: Hannah Ashdown\nRespondent: David Kersey, step-father of Rowan, father of Isla\n") {
		t.Errorf("the first page says\n%s", got)
	}
}

func TestAnOrderWithoutAJudgeIsOfTheJudgeWhoHeldTheHearingOfThatDay(t *testing.T) {
	b := newBook(t, "section7")
	hearing := b.lists("2026-03-10")
	b.orders("2026-03-10", "")
	if got := front(b.reads().Document()); !strings.Contains(got, "Ordered: On 10 March 2026\n") {
		t.Errorf("nobody has said who held the hearing, and the first page says\n%s", got)
	}
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Hold(s, b.author, ledger.NewEntryID(), casework.HeldBody{Hearing: hearing, Outcome: "Section 7 report", Before: "District Judge Pell", ToldBy: "I was there"})
	})
	if got := front(b.reads().Document()); !strings.Contains(got, "Ordered: By District Judge Pell on 10 March 2026\n") {
		t.Errorf("the first page says\n%s", got)
	}
}

func TestASafeguardingLetterThatNobodyOrderedForNoHearingSaysNeither(t *testing.T) {
	b, _, _ := ready(t)
	d := b.reads().Document()
	if got := front(d); strings.Contains(got, "Ordered") || strings.Contains(got, "hearing") {
		t.Errorf("the first page says\n%s", got)
	}
	if d.Notice != "Confidential: for the court, and for the parties to these proceedings as the court allows." {
		t.Errorf("notice %q", d.Notice)
	}
}

func TestWhoSignsDoesSoInTheirRole(t *testing.T) {
	b, _, _ := ready(t)
	must(t, b.signs())
	if got := b.reads().Document().Signature.Role; got != "Family court adviser, Cafcass" {
		t.Errorf("role %q", got)
	}
}

func TestARecommendationShowsTheParagraphsItRestsOn(t *testing.T) {
	b, _, letter := ready(t)
	view := b.writes("issues", report.Opinion, "The court should know who was at the gate.", on(letter))
	more := b.writes("issues", report.Opinion, "Hill Road School can say.", on(letter), goesOn)
	b.writes("advice", report.Recommendation, "I advise that Hill Road School is asked.", onStatement(view, more))
	p := section(t, b.reads().Document(), "6").Blocks[0].Paragraph
	if got := p.Statements[0].Paragraphs; len(got) != 1 || got[0] != "5.1" {
		t.Errorf("6.1 rests on paragraphs %q", got)
	}
}

func TestWhatOneSourceSaidOnOneOccasionHasOneRow(t *testing.T) {
	b, _, letter := ready(t)
	other := b.schoolWrites("2026-05-01", "Isla is often late")
	again := ledger.NewEntryID()
	b.acts(func(h *ledger.History) (ledger.Change, error) { return b.sameLetter(h, letter, again) })
	b.writes("issues", report.Account, "Hill Road School adds that Isla reads well, and that she is often late.", on(ledger.Ref{Stream: b.Stream, Entry: again}, other))
	d := b.reads().Document()
	if got := section(t, d, "5").Blocks[0].Paragraph.Statements[0].Sources; len(d.Sources) != 2 || len(got) != 2 || got[0] != 1 || got[1] != 2 {
		t.Errorf("%d sources, of which 5.1 rests on %v", len(d.Sources), got)
	}
}

func TestASectionInWhichNothingIsWrittenIsLeftOutAndTheAuthorIsTold(t *testing.T) {
	b, _, _ := ready(t)
	for _, s := range b.reads().Document().Sections {
		if s.Number != "2" {
			t.Errorf("section %s, %q, is printed", s.Number, s.Heading)
		}
	}
	c := b.theCheck(report.Bare)
	if !c.Advice || c.Open() || !strings.Contains(c.Sentence, "4, “What courts and police have decided”") || strings.Contains(c.Sentence, "Checks made") {
		t.Errorf("found %+v", c)
	}
	for _, section := range []string{"application", "what_was_said", "known_outcomes", "issues", "advice", "limits"} {
		b.writes(section, report.Linking, "There is nothing to say, because nobody was asked.", nil)
	}
	b.noCheck(report.Bare)
}
