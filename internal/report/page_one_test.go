package report_test

import (
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/typeset"
)

// sayings is a part of a document, line by line, with the paragraphs that each points at.
func sayings(s typeset.Section) string {
	var all []string
	for _, b := range s.Blocks {
		if b.Paragraph == nil {
			all = append(all, b.Heading)
			continue
		}
		for _, said := range b.Paragraph.Statements {
			line := said.Text
			if len(said.Paragraphs) > 0 {
				line += " (" + strings.Join(said.Paragraphs, ", ") + ")"
			}
			all = append(all, line)
		}
	}
	return strings.Join(all, "\n")
}

// onPageOne is what the first page says under a heading.
func onPageOne(t *testing.T, d typeset.Document, heading string) string {
	t.Helper()
	for _, s := range d.Front {
		if s.Heading == heading {
			return sayings(s)
		}
	}
	t.Fatalf("nothing on the first page says %q", heading)
	return ""
}

// pageOneSays asserts what the first page says under each heading.
func pageOneSays(t *testing.T, d typeset.Document, want map[string]string) {
	t.Helper()
	must(t, d.Check())
	for heading, says := range want {
		if got := onPageOne(t, d, heading); got != says {
			t.Errorf("under %q the first page says\n%s\nwant\n%s", heading, got, says)
		}
	}
}

func TestTheFirstPageAloneSaysWhatIsRecommendedWhyAndWhatRemainsOpen(t *testing.T) {
	b := newBook(t, "section7")
	b.orders("2026-03-10", "District Judge Pell")
	said, _, advice := drinking(b)
	b.davidDenies(said)
	b.writes("limits", report.Observation, "The police have not answered my request of 3 May.", onNote(b.notes("2026-05-11")))
	question := b.reads().Questions[0].ID
	b.changes(advice, func(s *report.Saying) { s.Answers = []string{question} })
	pageOneSays(t, b.reads().Document(), map[string]string{
		"What the court asked, and where it is answered": "(a) What does Isla want? See “What is recommended”. (9.1)",
		"What is recommended":                            "Time with their father should be supervised. (9.1)",
		"Why":                                            "The children were not safe in the car. (7.1)",
		"What it turns on":                               "4.1: Ms Ashdown says that Mr Kersey drove after drinking. This is disputed and not decided. Once it is, these must be looked at again: (7.1, 9.1)",
		"What is disputed or not determined":             "Nothing besides what is said above.",
		"What was not seen, or is not back":              "The police have not answered my request of 3 May. (10.1)",
	})
}

// changes gives a statement other particulars.
func (b *book) changes(statement ledger.Ref, how func(*report.Saying)) {
	b.t.Helper()
	s, _ := b.reads().Draft.Statement(statement)
	saying := s.Saying
	how(&saying)
	must(b.t, b.edits(func(d *report.Draft) (ledger.Change, error) {
		return report.Change(b.desk.Pack, d, b.author, ledger.NewEntryID(), report.ChangeForm{ChangedBody: report.ChangedBody{Statement: statement, Saying: saying}})
	}))
}

func TestAFirstPageWithNothingToSaySaysSo(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("professionals", report.Account, "Hill Road School says that Isla reads well.", on(b.schoolWrites("2026-05-01", "Isla reads well")))
	d := b.reads().Document()
	pageOneSays(t, d, map[string]string{
		"What is recommended":                "This report recommends nothing.",
		"What is disputed or not determined": "No fact on which this report rests is recorded as disputed. What each party asks for may differ all the same: that is for the court to decide.",
		"What was not seen, or is not back":  "The author has not said whether anything was left unseen, or is not back.",
	})
	if got := onPageOne(t, d, "What this report answers, and where"); !strings.Contains(got, "(1) With whom should each child live? Not answered.") {
		t.Errorf("the first page says\n%s", got)
	}
}

func TestWhatHasNoRoomOnTheFirstPageIsNamedByItsParagraph(t *testing.T) {
	b := newBook(t, "section7")
	note := onNote(b.notes("2026-05-11"))
	b.writes("limits", report.Observation, "I have not seen his flat.", note)
	b.writes("limits", report.Observation, strings.Repeat("I have not seen the records of the surgery. ", 20), note)
	pageOneSays(t, b.reads().Document(), map[string]string{
		"What was not seen, or is not back": "I have not seen his flat. (10.1)\nWhat else was not seen, or is not back, stands under “What this report cannot say”. (10.2)",
	})
}

func TestBesideAQuestionStandsWhereItIsAnsweredAndAShortAnswerWhole(t *testing.T) {
	b := newBook(t, "section7")
	said, _, advice := drinking(b)
	ids := b.reads().Questions
	answers := func(s ledger.Ref, questions ...int) {
		b.changes(s, func(saying *report.Saying) {
			for _, q := range questions {
				saying.Answers = append(saying.Answers, ids[q].ID)
			}
		})
	}
	answers(advice, 0, 1)
	answers(b.writes("accounts", report.Account, "Ms Ashdown said: “He drove. "+strings.Repeat("He drove and drove. ", 30)+"” I asked once.", on(said)), 3)
	answers(b.writes("accounts", report.Account, "Mr Kersey said: “I did not drive that day.” He was sure of it, he told me on the telephone.", on(b.draws(b.david, "party", "2026-04-02", "I did not drive that day"))), 3)
	answers(b.writes("analysis", report.Opinion, "Isla needs to sleep at the same time each night. Each night counts for her.", on(said)), 4)
	got := strings.Split(onPageOne(t, b.reads().Document(), "What this report answers, and where"), "\n")
	want := map[int]string{
		0: "See “What is recommended”. (9.1)",
		1: "See “What is recommended”. (9.1)",
		2: "Not answered.",
		3: "(4.2, 4.3)", // not all of it has room, so that nobody’s account stands alone
		4: "Isla needs to sleep at the same time each night. Each night counts for her. (",
	}
	for i, says := range want {
		if !strings.Contains(got[i], "? "+says) {
			t.Errorf("beside question %d stands\n%s\nwant\n%s", i+1, got[i], says)
		}
	}
}

func TestTheFirstPageOfASignedReportSaysWhatItSaidWhenItWasSigned(t *testing.T) {
	b, _, letter := ready(t)
	said := b.hannahSays()
	b.davidDenies(said)
	b.writes("what_was_said", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking; he denies it.", on(said))
	b.writes("advice", report.Recommendation, "Hill Road School should be asked.", on(letter))
	b.keepsAll()
	must(t, b.signs())
	before := says(t, b.reads().Document())
	b.finds(true, said)
	if after := says(t, b.reads().Document()); after != before {
		t.Errorf("it said\n%s\nand says after a finding\n%s", before, after)
	}
}

func TestALetterHasNoSuchFirstPage(t *testing.T) {
	b := newBook(t, "letter")
	b.writes("letter", report.Account, "Hill Road School says that Isla reads well.", on(b.schoolWrites("2026-05-01", "Isla reads well")))
	if d := b.reads().Document(); len(d.Front) > 0 {
		t.Errorf("it says %+v", d.Front)
	}
}
