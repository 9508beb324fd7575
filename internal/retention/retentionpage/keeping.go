package retentionpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/retention"
	"candour/internal/web"
	"candour/internal/words"
)

// inCase is what every page here of a case has. It bears no strip: whoever only looks after records sees of a case what is needed for that.
type inCase struct {
	*web.Case
	pages Pages
	state *casework.State
}

func (p Pages) inCase(c *web.Case) (inCase, error) {
	s := casework.Of(c.History)
	if !s.Began() {
		return inCase{}, fault.Absent(nil)
	}
	return inCase{c, p, s}, nil
}

// called is the case as its heading: the court’s number, and to whoever may open the case its title.
func (p inCase) called() string {
	number := p.state.Number()
	if number == "" {
		number = "no court number"
	}
	if p.May(access.CaseReader) {
		return p.state.Title() + " · " + number
	}
	return "Case " + number
}

// keepingPage is until when the case is kept, and what keeps it longer.
type keepingPage struct {
	inCase
	end      retention.End
	holds    retention.Holds
	erasures []retention.ErasureRow
}

func (p keepingPage) Title() string         { return "How long the case is kept" }
func (p keepingPage) Body() templ.Component { return keepingBody(p) }

func (p Pages) keeping(c *web.Case) (web.Page, error) {
	in, err := p.inCase(c)
	if err != nil {
		return nil, err
	}
	erasures, err := retention.ErasuresOf(c.Context(), c.DB(), c.Stream)
	return keepingPage{in, retention.Until(p.Pack, in.state), retention.HoldsOn(c.History), erasures}, err
}

// lede is what it comes to, in a sentence or two.
func (p keepingPage) lede() string {
	due := retention.Due(p.pages.Pack, p.state, today(p.Visit))
	held := len(p.holds.InForce(today(p.Visit))) > 0
	switch {
	case !p.end.Known():
		return p.missing()
	case held && due:
		return "The time for which it is kept ended on " + p.end.On.Plain() + ", but it is on hold: nothing in it may be erased."
	case held:
		return "It is kept until " + p.end.On.Plain() + ", and it is on hold: nothing in it may be erased."
	case due:
		return "The time for which it is kept ended on " + p.end.On.Plain() + ". Somebody must decide whether it is erased."
	default:
		return "It is kept until " + p.end.On.Plain() + ", as long as nobody decides otherwise."
	}
}

// missing says why nobody can say until when the case is kept.
func (p keepingPage) missing() string {
	names := func(people []*casework.Person) string {
		var all []string
		for _, child := range people {
			all = append(all, child.FirstName())
		}
		return strings.Join(all, ", ")
	}
	switch {
	case len(p.state.Children()) == 0:
		return "Nobody can say until when it is kept: no child is on record. It is kept until that is put right."
	case len(p.end.Missing) > 0:
		return "Nobody can say until when it is kept: the birth date of " + names(p.end.Missing) + " is not on record. It is kept until it is."
	default:
		return "Nobody can say until when it is kept: the court gives another birth date for " + names(p.end.Differs) + ". It is kept until that is settled."
	}
}

func (p keepingPage) facts() []govuk.Fact {
	status := "Open"
	if on, why := p.state.ClosedOn(); !on.IsZero() {
		status = "Closed on " + on.Plain() + ": " + why
	}
	facts := []govuk.Fact{{Term: "The case", Detail: govuk.Text(status)}}
	if p.end.Known() {
		facts = append(facts, govuk.Fact{Term: "Kept until", Detail: govuk.Text(p.end.On.Plain())})
	}
	if p.end.Rule.Age > 0 {
		facts = append(facts, govuk.Fact{Term: "The rule", Detail: govuk.Text(p.end.Rule.Cite())})
	}
	return facts
}

// holdRows are the holds, those in force first as they came.
func (p keepingPage) holdRows() []govuk.RowData {
	var rows []govuk.RowData
	for _, h := range p.holds {
		why := "Put on hold by " + p.People.Name(h.Entry.Author) + ", " + calendar.DateInLondon(h.Entry.Recorded).Plain() + ". Asked for by: " + h.Asked + ". " + h.Why
		row := govuk.RowData{What: govuk.Link{Text: words.UpperFirst(h.Reason.Words()) + ", " + untilWords(h.Until)}, Why: govuk.Text(why), State: govuk.Tag("On hold")}
		if h.InForce(today(p.Visit)) && p.May(access.RecordKeeper) {
			row.What.Href = p.URL("keeping", "lift", string(h.Entry.ID))
			row.What.Text += ": lift this hold"
		}
		if !h.InForce(today(p.Visit)) {
			row.State = govuk.Tag("Ended")
		}
		rows = append(rows, row)
	}
	return rows
}

func untilWords(until calendar.Date) string {
	if until.IsZero() {
		return "with no last day"
	}
	return "until " + until.Plain()
}

func (p keepingPage) erasureRows() []govuk.RowData {
	var rows []govuk.RowData
	for _, e := range p.erasures {
		rows = append(rows, p.pages.erasureRow(e, p.URL("erasure", string(e.Erasure))))
	}
	return rows
}

func (p keepingPage) acts() []govuk.ActData {
	acts := []govuk.ActData{
		{Link: govuk.Link{Text: "Put it on hold", Href: p.URL("keeping", "hold")}, Means: "For an inquiry, a complaint, a criminal case or an appeal. Nothing in it can be erased until the hold ends."},
	}
	if p.May(access.RecordKeeper) {
		acts = append(acts, govuk.ActData{
			Link: govuk.Link{Text: "Propose to erase the case", Href: p.URL("erase")}, Means: "Nothing is erased until another information governance officer confirms it.",
		})
	}
	if p.May(access.CaseReader) {
		acts = append(acts, govuk.ActData{
			Link:  govuk.Link{Text: "Propose to erase one entry", Href: p.URL("timeline")},
			Means: "Find it on the timeline, and choose “Should not be here?”.",
		})
	}
	return acts
}
