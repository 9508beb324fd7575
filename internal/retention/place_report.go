package retention

import (
	"slices"
	"strings"
	"unicode"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/words"
)

// reports are the reports that rest on what holds the words, by however many of their statements, or that quote them.
func (t *trail) reports() {
	sought := t.words(t.of)
	for _, h := range t.stays() {
		for _, r := range report.Of(h).Reports() {
			repeats := t.repeats(r, sought)
			rests := r.Signed != nil && slices.ContainsFunc(r.Signed.Statements, func(f report.FrozenStatement) bool {
				return slices.ContainsFunc(f.RestsOn, func(on report.FrozenRest) bool { return t.holds(on.Ref) })
			})
			switch {
			case r.Signed == nil:
				for _, one := range repeats {
					plain := words.UpperFirst(string(one.Sort))
					if casework.Hidden(t.asShown.Case)[r.Ref.Entry] != "" {
						one.Name = plain + " of a report that was hidden"
					}
					t.add(h, one.Place, one.Name, plain)
				}
			case rests || len(repeats) > 0:
				t.add(h, Place{r.Signed.Ref, SignedReport}, words.UpperFirst(t.called(r)), "A signed report")
			}
		}
	}
}

// repeats are the statements of a report’s own stream that rest on what holds the words or quote them, in any of their wordings and also when
// they were taken out, and the comments that quote them.
func (t *trail) repeats(r *report.Report, words []string) []Found {
	h := t.Beside[r.Draft]
	if h == nil {
		return nil
	}
	var found []Found
	says := func(ref ledger.Ref, s report.Saying) {
		repeats := quotes(s.Text, words) || slices.ContainsFunc(s.RestsOn, func(on report.Rest) bool { return t.holds(on.Ref) })
		if repeats && !slices.ContainsFunc(found, func(f Found) bool { return f.Ref == ref }) {
			found = append(found, Found{Place: Place{ref, DraftStatement}, Name: t.statement(r, ref, s)})
		}
	}
	for _, e := range h.Entries {
		switch b := e.Body.(type) {
		case report.WrittenBody:
			says(e.Ref(), b.Saying)
		case report.ChangedBody:
			says(b.Statement, b.Saying)
		case report.CommentBody:
			if quotes(b.Words, words) {
				found = append(found, Found{Place: Place{e.Ref(), DraftComment}, Name: "A comment on " + t.called(r) + ": “" + beginning(b.Words) + "”"})
			}
		}
	}
	return found
}

// statement is what a statement is called, one of whose wordings repeats the words.
func (t *trail) statement(r *report.Report, ref ledger.Ref, wording report.Saying) string {
	now, there := report.DraftOf(t.Beside[r.Draft]).Statement(ref)
	switch {
	case !there:
		return "A statement that was taken out of " + t.called(r) + ": “" + beginning(wording.Text) + "”"
	case now.Text != wording.Text:
		return "An earlier wording of a statement in " + t.called(r) + ": “" + beginning(wording.Text) + "”"
	default:
		return "A statement in " + t.called(r) + ": “" + beginning(wording.Text) + "”"
	}
}

// sent are the reports of a case that were filed: whoever got them holds a copy.
func (t *trail) sent() {
	for _, r := range report.Of(t.Case).Reports() {
		if r.Signed != nil && r.Signed.Filed != nil {
			t.add(t.Case, Place{r.Signed.Ref, SentReport}, words.UpperFirst(t.called(r)), "A filed report")
		}
	}
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
		h := a.history(ref.Stream)
		if h == nil {
			continue
		}
		e, _ := h.Find(ref.Entry)
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
