package retention

import (
	"slices"
	"strings"
	"unicode"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/report"
)

// reports are the reports that rest on one of the things given, by however many of their statements, or that quote the words.
func (a Around) reports(is func(ledger.Ref) bool, words []string) []Found {
	var found []Found
	for _, r := range report.Of(a.Case).Reports() {
		draft := a.draft(r)
		if r.Signed == nil {
			found = append(found, a.draftStatements(r, draft, is, words)...)
			continue
		}
		rests := slices.ContainsFunc(r.Signed.Statements, func(f report.FrozenStatement) bool {
			return slices.ContainsFunc(f.RestsOn, func(on report.FrozenRest) bool { return is(on.Ref) })
		})
		if rests || slices.ContainsFunc(draft.Statements(), func(s *report.Statement) bool { return quotes(s.Text, words) }) {
			found = append(found, Found{Place{r.Signed.Ref, SignedReport}, upperFirst(a.called(r))})
		}
	}
	return found
}

func (a Around) draft(r *report.Report) *report.Draft {
	if h := a.Beside[r.Draft]; h != nil {
		return report.DraftOf(h)
	}
	return new(report.Draft)
}

func (a Around) draftStatements(r *report.Report, draft *report.Draft, is func(ledger.Ref) bool, words []string) []Found {
	var found []Found
	for _, s := range draft.Statements() {
		rests := slices.ContainsFunc(s.RestsOn, func(on report.Rest) bool { return is(on.Ref) })
		if rests || quotes(s.Text, words) {
			found = append(found, Found{Place{s.Ref, DraftStatement}, "A statement in " + a.called(r) + ": “" + beginning(s.Text) + "”"})
		}
	}
	return found
}

// sent are the reports of a case that were filed: whoever got them holds a copy.
func (a Around) sent() []Found {
	var found []Found
	for _, r := range report.Of(a.Case).Reports() {
		if r.Signed != nil && r.Signed.Filed != nil {
			found = append(found, Found{Place{r.Signed.Ref, SentReport}, upperFirst(a.called(r))})
		}
	}
	return found
}

// called is what a report is called in the middle of a sentence, with whom it was sent to.
func (a Around) called(r *report.Report) string {
	t, _ := a.Pack.ReportType(r.Type)
	switch {
	case r.Signed == nil:
		return "the draft " + t.Called()
	case r.Signed.Filed == nil:
		return "the " + t.Called() + " signed on " + r.Signed.On.Plain() + ", not sent to anybody"
	default:
		return "the " + t.Called() + " of " + r.Signed.On.Plain() + ", filed with " + r.Signed.Filed.To + " on " + r.Signed.Filed.On().Plain()
	}
}

// words are what people said or wrote in the things given.
func (a Around) words(of []ledger.Ref) []string {
	var words []string
	for _, ref := range of {
		e, _ := a.Case.Find(ref.Entry)
		switch b := e.Body.(type) {
		case casework.NoteBody:
			words = append(words, b.Said)
		case casework.NoteCorrectedBody:
			words = append(words, b.Said)
		case evidence.ItemBody:
			words = append(words, b.Words)
		}
	}
	return words
}

// run is how many words in a row make a quotation: fewer come together by chance.
const run = 6

// quotes reports whether a text repeats some words in a row of any of the others, whatever stands between the words.
func quotes(text string, others []string) bool {
	said := " " + strings.Join(plainWords(text), " ") + " "
	for _, other := range others {
		words := plainWords(other)
		for i := 0; i+run <= len(words); i++ {
			if strings.Contains(said, " "+strings.Join(words[i:i+run], " ")+" ") {
				return true
			}
		}
	}
	return false
}

func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// beginning is the first words of a text, as many as a line takes.
func beginning(text string) string {
	words := strings.Fields(text)
	if len(words) <= 14 {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:14], " ") + " …"
}

func upperFirst(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}
