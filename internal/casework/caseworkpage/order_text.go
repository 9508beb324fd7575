package caseworkpage

import (
	"strings"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// How many empty places a form of an order offers beyond what is written already.
const (
	morePlaces = 3
	mostPlaces = 40
)

// numbered is the name of a field of the n-th question or request: "question-2-text".
func numbered(what string, n int, part string) string { return what + "-" + itoa(n) + "-" + part }

// places is how many questions or requests a form holds.
func places(f *web.Form, what string) int {
	n := 0
	for n < mostPlaces && f.Has(numbered(what, n, "text")) {
		n++
	}
	return n
}

// fillOrder puts what is known of an order into a form that is shown for the first time, and room for more.
func fillOrder(f *web.Form, text casework.OrderText) {
	if f.Has("paragraphs") {
		return
	}
	var lines []string
	for _, par := range text.Paragraphs {
		lines = append(lines, par.Number+" "+par.Text)
	}
	f.Set("paragraphs", strings.Join(lines, "\n"))
	for i := range len(text.Questions) + morePlaces {
		var q casework.Question
		if i < len(text.Questions) {
			q = text.Questions[i]
		}
		for part, value := range map[string]string{"key": q.Key, "text": q.Text, "paragraph": q.Paragraph, "report": q.Report} {
			f.Set(numbered("question", i, part), value)
		}
	}
	for i := range len(text.Asks) + 1 {
		var a casework.Ask
		if i < len(text.Asks) {
			a = text.Asks[i]
		}
		for part, value := range map[string]string{"report": a.Report, "text": a.What, "at": a.At.String(), "paragraph": a.Paragraph} {
			f.Set(numbered("ask", i, part), value)
		}
		f.SetDate(numbered("ask", i, "by"), a.By)
	}
}

// orderText is what a form says stands in an order; nil for one that is not on record yet.
func (s seen) orderText(f *web.Form, o *casework.Order) casework.OrderText {
	return casework.OrderText{Paragraphs: paragraphsIn(f.Text("paragraphs")), Questions: casework.Lettered(o, questionsIn(f)), Asks: s.asksIn(f)}
}

// paragraphsIn reads paragraphs as people copy them from an order, one a line, each beginning with its number.
func paragraphsIn(text string) []casework.Paragraph {
	var all []casework.Paragraph
	for _, line := range paragraphsOf(text) {
		number, words, _ := strings.Cut(strings.TrimSpace(line), " ")
		if words == "" || !strings.ContainsAny(number, "0123456789") {
			number, words = "", line
		}
		all = append(all, casework.Paragraph{Number: strings.TrimRight(number, "."), Text: strings.TrimSpace(words)})
	}
	return all
}

func questionsIn(f *web.Form) []casework.Question {
	var all []casework.Question
	for i := range places(f, "question") {
		q := casework.Question{
			Key: f.Text(numbered("question", i, "key")), Text: f.Text(numbered("question", i, "text")),
			Paragraph: f.Text(numbered("question", i, "paragraph")), Report: f.Text(numbered("question", i, "report")),
		}
		if q.Text != "" {
			all = append(all, q)
		}
	}
	return all
}

func (s seen) asksIn(f *web.Form) []casework.Ask {
	var all []casework.Ask
	for i := range places(f, "ask") {
		a := casework.Ask{
			Report: f.Text(numbered("ask", i, "report")), What: f.Text(numbered("ask", i, "text")),
			By: f.Date(numbered("ask", i, "by"), "The day"), At: f.Time(numbered("ask", i, "at"), "The time"),
			Paragraph: f.Text(numbered("ask", i, "paragraph")),
		}
		if a.What == "" && a.Report != "" {
			a.What = capital(s.reportName(a.Report))
		}
		switch {
		case a.What != "":
			all = append(all, a)
		case !a.By.IsZero():
			f.Errors.Add(numbered("ask", i, "text"), "Say what the order asks for by that day")
		}
	}
	return all
}

// reports are the report types that an order on this track may ask for.
func (s seen) reports() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "No report, or not known"}}
	for _, t := range s.Pack.ReportTypesOn(s.State.Track()) {
		all = append(all, govuk.Option{Value: t.ID, Label: t.Name})
	}
	return all
}

func lower(text string) string {
	for i, r := range text {
		return strings.ToLower(string(r)) + text[i+len(string(r)):]
	}
	return text
}
