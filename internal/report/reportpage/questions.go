package reportpage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/footing/footingview"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/words"
)

// questionsPage says on which disputes a report turns, and which of its statements rest on one source only or on second-hand words only.
type questionsPage struct {
	onReport
	turns      []report.Turning
	oneSource  []report.Alone
	secondHand []*report.Placed
}

func (p questionsPage) Title() string         { return "What a report turns on" }
func (p questionsPage) Body() templ.Component { return questionsBody(p) }

func (p Pages) questions(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	turns, err := v.TurnsOn()
	return questionsPage{v.page(), turns, v.OnOneSource(), v.OnSecondHand()}, err
}

// turned are the statements that change when a dispute is settled one way, as rows of a table.
func (p questionsPage) turned(all []report.Turned) [][]templ.Component {
	var rows [][]templ.Component
	for _, t := range all {
		rows = append(rows, []templ.Component{p.v.statementLine(t.Placed), tag(p.v.Standing(t.Placed)), tag(t.Is)})
	}
	return rows
}

// way says how a dispute is settled.
func (p questionsPage) way(t report.Turning, forIt bool) string {
	return "If it is decided " + p.v.Argument.Decided(footing.Settlement{Dispute: t.Dispute, For: forIt})
}

// changes says how much of the report a dispute changes, recommendations by their numbers.
func (p questionsPage) changes(t report.Turning) string {
	changed := t.Changed()
	said := count(len(changed), "statement changes", "statements change")
	var advice []string
	for _, s := range changed {
		if s.Kind == report.Recommendation {
			advice = append(advice, s.Number)
		}
	}
	switch len(advice) {
	case 0:
		return said + "; no recommendation does."
	case 1:
		return said + ", the recommendation " + advice[0] + " among them."
	default:
		return said + ", the recommendations " + words.List(advice) + " among them."
	}
}

// statementLine leads to the questions about a statement.
func (v *view) statementLine(s *report.Placed) templ.Component {
	return govuk.Anchor(govuk.Link{Text: s.Number + " " + s.Text, Href: v.questionURL(s)})
}

func (v *view) questionURL(s *report.Placed) string {
	return v.url("questions", string(s.Ref.Entry))
}

// question is the way to the questions about a statement, from beside it.
func (v *view) question(s *report.Placed) govuk.Link {
	return govuk.Link{Text: "Why?", Hidden: "and what if, of statement " + s.Number, Href: v.questionURL(s), Act: true}
}

// asks reports whether anything is asked of a statement: of one that rests on something, or should, and is part of the argument still.
func (v *view) asks(s *report.Placed) bool {
	return s.Kind != report.Heading && s.Kind != report.Linking && v.Argument.Has(v.Key(s))
}

// questionPage asks of one statement what would follow if it or what it rests on no longer stood, what would let it stand, and why it
// stands where it does.
type questionPage struct {
	onReport
	statement *report.Placed
	fallen    []report.Fallen
	asked     footingview.Asked
}

func (p questionPage) Title() string         { return "What if, and why" }
func (p questionPage) Body() templ.Component { return questionBody(p) }

func (p Pages) question(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	s, ok := v.Statement(ledger.Ref{Stream: v.Draft.Stream, Entry: ledger.EntryID(c.Request.PathValue("statement"))})
	if !ok || !v.asks(s) {
		return nil, fault.Absent(nil)
	}
	page := questionPage{onReport: v.page(), statement: s}
	if page.fallen, err = v.IfFell(s); err != nil {
		return nil, err
	}
	page.asked, err = footingview.Suppose(v.Argument, v.Key(s), []footing.Key{v.Key(s)}, v.href)
	return page, err
}

// href is where a record of the argument can be read; "" for what has no page of its own.
func (v *view) href(k footing.Key) string {
	if i, ok := v.Evidence.Item(k.Ref); ok {
		return v.URL("evidence", string(i.Entry.ID))
	}
	for _, s := range v.Statements() {
		if v.asks(s) && v.Key(s) == k {
			return v.questionURL(s)
		}
	}
	return ""
}

// change says what else in the report would change if a thing that the statement rests on no longer stood.
func (p questionPage) change(f report.Fallen) string {
	var numbers []string
	for _, t := range f.Changed {
		numbers = append(numbers, t.Number)
	}
	switch {
	case f.Gone:
		return "The statement gives it as no longer standing."
	case len(numbers) == 0:
		return "Nothing in this report would change: it does not stand now, or something else carries the statement."
	case len(numbers) == 1:
		return "Statement " + numbers[0] + " would change."
	default:
		return "Statements " + words.List(numbers) + " would change."
	}
}

// record leads to a record of the argument.
func (v *view) record(k footing.Key) govuk.Link {
	return govuk.Link{Text: words.UpperFirst(v.Argument.Name(k)), Href: v.href(k)}
}

// restLink leads to what a statement rests on: to another statement’s own questions.
func (v *view) restLink(x report.Rest) govuk.Link {
	l := v.link(x)
	if s, ok := v.Statement(x.Ref); ok && x.Sort == report.OnStatement {
		l.Href = v.questionURL(s)
	}
	return l
}
