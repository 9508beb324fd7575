package report_test

import (
	"slices"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/typeset"
)

const davidsWords = "I had not had a drink.\n\nI was ill, and the school was told."

// davidReplies has the father dispute paragraphs of the report that was signed last.
func (b *book) davidReplies(with ...func(*report.RepliedBody)) (ledger.EntryID, error) {
	form := report.RepliedBody{
		Signed: b.reads().Signed.Ref, Person: b.david.Person, On: calendar.MustParse("2026-05-14"), Paragraphs: []string{"2.1"}, Words: davidsWords,
	}
	for _, w := range with {
		w(&form)
	}
	id := ledger.NewEntryID()
	return id, b.do(b.Stream, func(h *ledger.History) (ledger.Change, error) {
		return report.TakeDownReply(report.Of(h), casework.Of(h), b.author, id, calendar.MustParse("2026-05-15"), form)
	})
}

func (b *book) replies(with ...func(*report.RepliedBody)) ledger.EntryID {
	b.t.Helper()
	id, err := b.davidReplies(with...)
	must(b.t, err)
	return id
}

func (b *book) takesBack(reply ledger.EntryID) error {
	return b.do(b.Stream, func(h *ledger.History) (ledger.Change, error) {
		return report.WithdrawReply(report.Of(h), b.author, ledger.NewEntryID(), reply, "He rang and took it back")
	})
}

// annexOf are the words of the annex of a document, one block a line; "" when it has none.
func annexOf(t *testing.T, d typeset.Document) string {
	t.Helper()
	must(t, d.Check())
	var all []string
	for _, s := range d.Sections {
		if s.Number != "A" {
			continue
		}
		for _, b := range s.Blocks {
			if all = append(all, b.Heading); b.Paragraph != nil {
				all[len(all)-1] = b.Paragraph.Statements[0].Text
			}
		}
	}
	return strings.Join(all, "\n")
}

const repliesHeading = "Replies and disputed facts"

func repliesLine(d typeset.Document) string {
	i := slices.IndexFunc(d.Front, func(s typeset.Section) bool { return s.Heading == repliesHeading })
	if i < 0 {
		return ""
	}
	return d.Front[i].Blocks[0].Paragraph.Statements[0].Text
}

const disputesLine = "Mr Kersey disputes paragraph 2.1 of the safeguarding letter of 12 May 2026; their words are annexed."

// update begins what adds to the safeguarding letter.
func (b *book) update(letter ledger.Ref) {
	b.t.Helper()
	b.begin("safeguarding_update")
	b.writes("since", report.Account, "Hill Road School has written nothing new.", on(letter))
}

func TestALaterDocumentSaysThatAReportIsDisputedAndAnnexesTheWords(t *testing.T) {
	b, letter := filedLetter(t)
	b.replies()
	b.update(letter)
	d := b.reads().Document()
	if got := repliesLine(d); got != disputesLine {
		t.Errorf("it says %q", got)
	}
	want := "Mr Kersey, 14 May 2026, of paragraph 2.1 of the safeguarding letter of 12 May 2026\nI had not had a drink.\nI was ill, and the school was told."
	if got := annexOf(t, d); got != want {
		t.Errorf("annexed is\n%s\nwant\n%s", got, want)
	}
}

func TestTheReportThatIsDisputedStaysAsItWasSigned(t *testing.T) {
	b, _ := filedLetter(t)
	b.replies()
	if d := b.reads().Document(); repliesLine(d) != "" || annexOf(t, d) != "" {
		t.Error("the reply stands in the report that it disputes")
	}
	_, err := b.reads().LargePrint()
	must(t, err)
}

func TestAReplyTakenBackIsLeftOutFromThenOn(t *testing.T) {
	b, letter := filedLetter(t)
	reply := b.replies()
	b.update(letter)
	b.keepsAll()
	must(t, b.signs())
	must(t, b.takesBack(reply))
	if got := repliesLine(b.reads().Document()); got != disputesLine {
		t.Errorf("what was signed before says %q", got)
	}
	_, err := b.reads().LargePrint()
	must(t, err)
	b.update(letter)
	if d := b.reads().Document(); repliesLine(d) != "" || annexOf(t, d) != "" {
		t.Error("what is written since still says it")
	}
	if b.takesBack(reply) == nil {
		t.Error("it was taken back twice")
	}
	if all := report.Of(b.Read(b.Stream)).Replies(); len(all) != 1 || all[0].Words != davidsWords {
		t.Errorf("on record are %+v", all)
	}
}

func TestADocumentThatDoesNotLeanOnTheReportSaysNothingOfTheReply(t *testing.T) {
	for says, want := range map[string]string{
		"The school has asked for a meeting with both parents.":                              "",
		"As was reported, Mr Kersey smelled of alcohol on 24 April, so the school asks.":     disputesLine, // six words of 2.1
		"He may drink when he has the children.":                                             "",           // 5.1, which is not disputed
		"I refer to the safeguarding letter of 12 May 2026 and repeat none of it.":           disputesLine,
		"The report of 12 May 2026 was sent to both parents, who have asked nothing of me.":  disputesLine,
		"The safeguarding letter of 13 May 2026 that they speak of is not one of this case.": "",
	} {
		t.Run(says, func(t *testing.T) {
			b, letter := filedLetter(t)
			b.replies()
			b.begin("letter")
			b.writes("letter", report.Account, says, on(letter))
			if got := repliesLine(b.reads().Document()); got != want {
				t.Errorf("it says %q, want %q", got, want)
			}
		})
	}
}

func TestAReplyThatIsAPaperIsNamedInTheAnnex(t *testing.T) {
	b, letter := filedLetter(t)
	b.replies(func(f *report.RepliedBody) { f.Words, f.Paper, f.Paragraphs = "", "Statement of 14 May 2026", nil })
	b.update(letter)
	d := b.reads().Document()
	if got, want := repliesLine(d), "Mr Kersey disputes the safeguarding letter of 12 May 2026; their paper is named in the annex."; got != want {
		t.Errorf("it says %q", got)
	}
	if got := annexOf(t, d); !strings.HasSuffix(got, "\nTheir paper: Statement of 14 May 2026") {
		t.Errorf("annexed is %q", got)
	}
}

func TestAReplySaysWhoWhenAndToWhat(t *testing.T) {
	b, _ := filedLetter(t)
	for name, with := range map[string]func(*report.RepliedBody){
		"nobody":                        func(f *report.RepliedBody) { f.Person = ledger.Ref{} },
		"nobody of the case":            func(f *report.RepliedBody) { f.Person.Entry = ledger.NewEntryID() },
		"no words and no paper":         func(f *report.RepliedBody) { f.Words = " " },
		"a paragraph that is not there": func(f *report.RepliedBody) { f.Paragraphs = []string{"14"} },
		"a day to come":                 func(f *report.RepliedBody) { f.On = calendar.MustParse("2026-05-16") },
		"a day before it was signed":    func(f *report.RepliedBody) { f.On = calendar.MustParse("2026-05-11") },
		"a child for whom nobody spoke": func(f *report.RepliedBody) { f.Person = b.isla },
	} {
		if _, err := b.davidReplies(with); err == nil {
			t.Errorf("taken down with %s", name)
		}
	}
	b.replies(func(f *report.RepliedBody) { f.Person, f.Through = b.isla, "Ruth Adeyemi, at school" })
}

func TestAReplyIsToAReportThatWasFiled(t *testing.T) {
	b, _, _ := ready(t)
	must(t, b.signs())
	if _, err := b.davidReplies(); err == nil {
		t.Error("a reply to a report that nobody was sent")
	}
}

func TestWordsThatBecameHiddenAreAnnexedToNothing(t *testing.T) {
	b, letter := filedLetter(t)
	b.replies(func(f *report.RepliedBody) { f.Words = "She lives at 4 Gannet Rise, Thornmere, and I was there." })
	b.hides(casework.Address, "4 Gannet Rise, Thornmere")
	b.update(letter)
	b.keepsAllThatCanBeKept()
	if b.signs() == nil {
		t.Error("it was signed with a hidden address in its annex")
	}
}

func (b *book) hides(kind casework.DetailKind, value string) {
	b.t.Helper()
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, b.author, ledger.NewEntryID(), casework.DetailForm{
			Of: b.hannah.Person, Kind: kind, Value: value, Hiding: casework.Hiding{From: casework.FromEveryone},
		})
	}, b.Side)
}

func (b *book) keepsAllThatCanBeKept() {
	b.t.Helper()
	for _, c := range b.reads().OpenChecks() {
		if !c.Bars {
			must(b.t, b.edits(func(*report.Draft) (ledger.Change, error) {
				return report.Keep(b.reads(), b.author, ledger.NewEntryID(), c.Key, "It is so")
			}))
		}
	}
}
