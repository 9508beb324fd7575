package safeguardingpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/safeguarding"
	"candour/internal/web"
	"candour/internal/words"
)

// listPage is the list for the track: what was asked and checked, what was not, and by when the letter is due.
type listPage struct{ page }

func (p listPage) Title() string         { return p.view.list.Name }
func (p listPage) Body() templ.Component { return listBody(p) }

func (p Pages) list(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	return listPage{v.page()}, nil
}

func upper(s string) string { return words.UpperFirst(s) }

// called is what the report that fills from the list is called: "safeguarding letter".
func (v *view) called() string {
	t, _ := v.Desk.Pack.ReportType(v.list.Report)
	return t.Called()
}

// due is what asks for the report, if it still does.
func (v *view) due() (*casework.Duty, bool) {
	if all := v.people.DutiesFor(v.list.Report); len(all) > 0 {
		return all[0], true
	}
	return nil, false
}

// byWhen says when the report is due, and how that day was counted.
func (p listPage) byWhen() string {
	d, ok := p.view.due()
	switch {
	case !ok:
		return "The " + p.view.called() + " is not due: it was filed, or nothing asks for it yet."
	case d.Due.On.IsZero():
		return "The " + p.view.called() + " has no day yet. " + strings.Join(d.Due.Gaps, " ")
	case d.Due.Computation == nil:
		return "The " + p.view.called() + " is due on " + d.Due.On.Long() + "."
	default:
		return "The " + p.view.called() + " is due on " + d.Due.On.Long() + ". " + d.Due.Computation.Sentence()
	}
}

// left counts what is neither done nor answered with a reason.
func (v *view) left() int {
	n := 0
	for _, line := range v.list.Checks {
		all := v.state.ChecksFor(line.ID)
		if len(all) == 0 {
			n++
		}
		for _, c := range all {
			if !c.Done() {
				n++
			}
		}
	}
	for _, i := range v.state.Interviews(v.people) {
		if !i.Done() {
			n++
		}
	}
	return n
}

func (v *view) leftWords() string {
	switch n := v.left(); n {
	case 0:
		return "Everything on the list is done, or it is on record why not."
	case 1:
		return "One thing on the list is still open."
	default:
		return v.Words.Say("%d things on the list are still open.", n)
	}
}

// rows are the checks made for one line of the list.
func (p listPage) rows(line pack.SafetyCheck) []govuk.RowData {
	var all []govuk.RowData
	for _, c := range p.view.state.ChecksFor(line.ID) {
		all = append(all, govuk.RowData{
			When: p.view.clock(c), What: govuk.Link{Text: c.Whom, Href: p.view.checkURL(c)}, Why: govuk.Text(p.view.story(c)), State: govuk.Tag(stateOf(c)),
		})
	}
	return all
}

func (v *view) checkURL(c *safeguarding.Check, parts ...string) string {
	return v.url(append([]string{"check", string(c.Ref.Entry)}, parts...)...)
}

func (v *view) clock(c *safeguarding.Check) govuk.ClockData {
	if c.Asked == nil {
		return govuk.ClockData{Words: c.NotMade.On().Brief(), Past: true}
	}
	return govuk.ClockData{Words: c.Sent().Brief(), Past: true}
}

// stateOf is how far a check has come.
func stateOf(c *safeguarding.Check) string {
	last, came := c.Last()
	switch {
	case came:
		return last.Body.Outcome.Words()
	case c.Asked == nil:
		return "Not made"
	case len(c.Chased) > 0:
		return "Reminded"
	default:
		return "Asked"
	}
}

// story is a check in a sentence or two: about whom, and what came of it.
func (v *view) story(c *safeguarding.Check) string {
	story := "About " + safeguarding.Names(v.people, c.About) + "."
	if n := len(c.Chased); n > 0 {
		story += " Reminded on " + c.Chased[n-1].On().Brief() + "."
	}
	if i, ok := evidence.Of(v.History).Item(c.Item()); ok {
		story += " " + strings.TrimRight(i.Says, ".") + "."
	}
	return story
}

// interviewRows are what was done to speak with a party.
func (p listPage) interviewRows(i safeguarding.Interview) []govuk.RowData {
	var all []govuk.RowData
	for _, a := range i.Tried {
		all = append(all, p.noteRow(a.On().Brief(), "Tried to reach them "+safeguarding.HowWords(a.Body.How), a.Body.Note, "Not reached"))
	}
	for _, a := range i.Held {
		all = append(all, p.noteRow(a.On().Brief(), "Spoke with them "+safeguarding.HowWords(a.Body.How), a.Body.Note, "Held"))
	}
	for _, a := range i.NotHeld {
		all = append(all, p.noteRow(a.On().Brief(), "No interview", a.Body.Note, "Not held"))
	}
	return all
}

func (p listPage) noteRow(when, what string, note ledger.Ref, state string) govuk.RowData {
	row := govuk.RowData{When: govuk.ClockData{Words: when, Past: true}, What: govuk.Link{Text: what}, State: govuk.Tag(state)}
	if n, ok := p.view.people.Note(note); ok {
		said, _ := n.Words()
		row.What.Href, row.Why = p.URL("note", string(note.Entry)), govuk.Text(shorten(said))
	}
	return row
}

// shorten is as much of a text as a row holds.
func shorten(text string) string {
	const enough = 24
	all := strings.Fields(text)
	if len(all) <= enough {
		return strings.Join(all, " ")
	}
	return strings.Join(all[:enough], " ") + " …"
}

func (p listPage) works() bool { return p.May(access.CaseWorker) }

// letterActs is what can be done about the report that fills from the list.
func (p listPage) letterActs() []govuk.ActData {
	v := p.view
	if r, ok := safeguarding.Writing(v.History, v.list); ok {
		acts := []govuk.ActData{{Link: govuk.Link{Text: "Open the " + v.called(), Href: p.URL("report", string(r.Ref.Entry))}, Means: "It is being written by " + r.Name + "."}}
		if p.works() {
			acts = append(acts, govuk.ActData{Link: govuk.Link{Text: "Bring in what is new", Href: v.url("letter", string(r.Ref.Entry))}, Means: "What came since it was filled is added. Nothing in it changes."})
		}
		return acts
	}
	var acts []govuk.ActData
	if r, ok := safeguarding.Signed(v.History, v.list); ok {
		acts = append(acts, govuk.ActData{Link: govuk.Link{Text: "The signed " + v.called(), Href: p.URL("report", string(r.Ref.Entry))}, Means: "What no longer stands under it waits for an answer in the case."})
	}
	if p.works() {
		acts = append(acts, govuk.ActData{Link: govuk.Link{Text: "Begin the " + v.called(), Href: v.url("letter")}, Means: "It is filled from this list. " + v.leftWords()})
	}
	return acts
}
