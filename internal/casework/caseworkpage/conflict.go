package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// conflictPage asks what somebody of the service has to do with the people of the case besides their work: the reader themselves or, where a
// manager asks, somebody else.
type conflictPage struct{ formPage }

func (p conflictPage) Title() string         { return "A conflict of interest" }
func (p conflictPage) Body() templ.Component { return conflictBody(p) }

func (p Pages) conflictPage(c *web.Case) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return conflictPage{p.formPage(c, form)} }
}

func (p Pages) showConflict(c *web.Case) (web.Page, error) { return fresh(c, p.conflictPage(c)) }

// conflict closes the case. Whoever spoke of themselves is led to what is closed to them.
func (p Pages) conflict(c *web.Case) (web.Page, error) {
	next := "/closed-to-me"
	return sendWhole(c, p.conflictPage(c), func(f *web.Form) wholeAct {
		who := p.whoseConflict(c, f)
		if who.ID != c.Person.ID {
			next = c.URL("who-sees")
		}
		form := casework.ConflictForm{
			ConflictBody: casework.ConflictBody{Person: who.ID, Name: who.Name, Interest: casework.Interest(f.Text("interest")), Words: f.Text("words")},
			IsManager:    isManager(c.Visit), TakesOver: takesOver(c, f), Asks: f.Ticked("asks") && mayAsk(c),
		}
		return func(w casework.Whole) (ledger.Change, error) { return casework.DeclareConflict(w, c.By(), f.ID, form) }
	}, func() string { return next })
}

// button says to whom the case is closed.
func (p conflictPage) button() string {
	if p.May(access.CaseManager) {
		return "Close the case to them"
	}
	return "Close the case to me"
}

// lastManager reports whether the reader alone manages this restricted case, and so hands it over with the same form.
func (p conflictPage) lastManager() bool {
	return casework.Whole{p.State}.LastManager(p.Person.ID, isManager(p.Visit))
}

// takesOver is the manager whom the form names, nobody when it names none.
func takesOver(c *web.Case, f *web.Form) casework.NamedPerson {
	name := f.Text("takes-over")
	if name == "" {
		return casework.NamedPerson{}
	}
	who, known := c.People.Named(name)
	if !known || !who.Has(access.Manager) {
		f.Errors.Add("takes-over", "Enter the whole name of a manager, as it stands in the list of people")
		return casework.NamedPerson{}
	}
	return casework.NamedPerson{Person: who.ID, Name: who.Name}
}

// mayAsk reports whether there is a head of practice besides the reader who may know of the case.
func mayAsk(c *web.Case) bool {
	return len(c.People.Those(func(who access.Person) bool {
		return who.ID != c.Person.ID && access.Decide(who, access.HeadOfPractice, c.Ties).Allowed
	})) > 0
}

// whoseConflict is the reader, or whom a manager names.
func (p Pages) whoseConflict(c *web.Case, f *web.Form) access.Person {
	name := f.Text("who")
	if name == "" || !c.May(access.CaseManager) {
		return c.Person
	}
	who, known := c.People.Named(name)
	if !known {
		f.Errors.Add("who", "Nobody of that name works here. Enter the whole name, as it stands in the list of people")
	}
	return who
}

var interestWords = map[casework.Interest]string{
	casework.InFamily: "Family", casework.InPartner: "Partner or former partner", casework.InFriend: "Friend or neighbour",
	casework.InWork: "Worked with or for somebody in it", casework.InOther: "Something else",
}

func interests() []govuk.Option {
	var all []govuk.Option
	for _, i := range casework.Interests {
		all = append(all, govuk.Option{Value: string(i), Label: interestWords[i]})
	}
	return all
}

// endConflictPage asks why a conflict of interest is none any more.
type endConflictPage struct {
	formPage
	conflict *casework.ConflictOfInterest
}

func (p endConflictPage) Title() string         { return "End a conflict of interest" }
func (p endConflictPage) Body() templ.Component { return endConflictBody(p) }

// conflictIn is the conflict of interest that the address names, while it holds.
func (p Pages) conflictIn(c *web.Case) (*casework.ConflictOfInterest, error) {
	id, err := c.Entry("conflict")
	if err != nil {
		return nil, err
	}
	all := casework.Of(c.History).Conflicts()
	i := slices.IndexFunc(all, func(one *casework.ConflictOfInterest) bool { return one.Entry.ID == id })
	if i < 0 {
		return nil, fault.Absent(nil)
	}
	return all[i], nil
}

func (p Pages) endConflictPage(c *web.Case, conflict *casework.ConflictOfInterest) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return endConflictPage{p.formPage(c, form), conflict} }
}

func (p Pages) showEndConflict(c *web.Case) (web.Page, error) {
	conflict, err := p.conflictIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.endConflictPage(c, conflict))
}

func (p Pages) endConflict(c *web.Case) (web.Page, error) {
	conflict, err := p.conflictIn(c)
	if err != nil {
		return nil, err
	}
	return sendWhole(c, p.endConflictPage(c, conflict), func(f *web.Form) wholeAct {
		body := casework.ConflictEndedBody{Conflict: conflict.Entry.Ref(), Why: f.Text("why")}
		return func(w casework.Whole) (ledger.Change, error) { return casework.EndConflict(w, c.By(), f.ID, body) }
	}, whoSeesOf(c))
}

// closedToMePage is the cases that are closed to the reader, as far as they said so themselves: no case is named.
type closedToMePage struct {
	*web.Visit
	conflicts []*casework.ConflictOfInterest
}

func (p closedToMePage) Title() string         { return "Cases closed to you" }
func (p closedToMePage) Body() templ.Component { return closedToMeBody(p) }

func (p Pages) closedToMe(v *web.Visit) (web.Page, error) {
	conflicts, err := casework.ClosedTo(v.Context(), v.Ledger(), v.Person.ID, v.Now)
	return closedToMePage{v, conflicts}, err
}

func (p closedToMePage) rows() []govuk.RowData {
	var all []govuk.RowData
	for _, c := range p.conflicts {
		row := govuk.RowData{What: govuk.Link{Text: "A manager found a conflict of interest"}, Why: govuk.Text("Since " + calendar.DateInLondon(c.Entry.Recorded).Plain() + ".")}
		if c.Declared() {
			row.What.Text = "You declared a conflict of interest: " + interestWords[c.Interest]
			row.Why = govuk.Text("Since " + calendar.DateInLondon(c.Entry.Recorded).Plain() + ". You wrote: " + quoted(c.Words))
		}
		all = append(all, row)
	}
	return all
}
