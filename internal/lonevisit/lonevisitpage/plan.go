package lonevisitpage

import (
	"crypto/sha256"
	"fmt"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/lonevisit"
	"candour/internal/web"
)

// planPage asks where somebody goes alone, and who watches over it.
type planPage struct {
	*web.Visit
	pages Pages
	form  *web.Form
	cases []casework.Row // on which the worker works

	warnings []templ.Component // of the case chosen
}

func (p planPage) Title() string         { return "Plan a visit alone" }
func (p planPage) Errors() govuk.Errors  { return p.form.Errors }
func (p planPage) Body() templ.Component { return planBody(p) }

func (p Pages) planForm(v *web.Visit) (planPage, error) {
	f, err := v.Form()
	if err != nil {
		return planPage{}, err
	}
	cases, err := casework.WorkedOn(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return planPage{}, err
	}
	cases, err = web.Theirs(v, access.CaseWorker, cases, func(r casework.Row) ledger.StreamID { return r.Case })
	return planPage{Visit: v, pages: p, form: f, cases: cases}, err
}

func (p Pages) showPlan(v *web.Visit) (web.Page, error) {
	page, err := p.planForm(v)
	if err == nil {
		page.form.SetDate("on", calendar.DateInLondon(v.Now))
	}
	return page, err
}

func (p Pages) plan(v *web.Visit) (web.Page, error) {
	page, err := p.planForm(v)
	if err != nil {
		return nil, err
	}
	body := page.body()
	if err := page.warn(body.Case); err != nil {
		return nil, err
	}
	visit := ledger.DerivedStreamID(page.form.ID, v.Person.ID, "lone visit")
	if len(page.form.Errors) > 0 {
		err = body.Validate()
	} else if err = v.Ledger().BeginStreams(v.Context(), visit); err == nil {
		step := lonevisit.Step{By: v.By(), ID: page.form.ID, Now: v.Now}
		err = act(v, page.form.ID, visit, func(h *ledger.History) (ledger.Change, error) { return lonevisit.Plan(p.rules(), h, step, body) })
	}
	return outcome(page, v, page.form, err, urlOf(visit))
}

// warn asks again when the case chosen warns of something that the page that was sent did not show.
func (p *planPage) warn(of ledger.StreamID) (err error) {
	if of == "" || p.pages.Warnings == nil {
		return nil
	}
	if p.warnings, err = p.pages.Warnings(p.Visit, of); err == nil && len(p.warnings) > 0 && p.form.Text("warned") != p.warned(of) {
		p.form.Errors.Add("case", "Read what this case warns of, and send this again")
	}
	return err
}

// warned names the warnings that a page shows, by all that they say.
func (p planPage) warned(of ledger.StreamID) string {
	said := sha256.New()
	for _, w := range p.warnings {
		_ = w.Render(p.Context(), said) // a digest takes all that is written to it
	}
	return fmt.Sprintf("%s %x", of, said.Sum(nil))
}

// data is the form. Sent again, it says which warnings were read.
func (p planPage) data() govuk.FormData {
	data := unkept(p.form)
	if len(p.warnings) > 0 {
		data.Hidden = append(data.Hidden, govuk.Hidden{Name: "warned", Value: p.warned(p.caseChosen())})
	}
	return data
}

// body is what was typed.
func (p planPage) body() lonevisit.PlannedBody {
	f := p.form
	every, _ := strconv.Atoi(f.Text("every")) // one of those offered; anything else is none before the end
	return lonevisit.PlannedBody{
		Of: lonevisit.Colleague{Person: p.Person.ID, Name: p.Person.Name}, Case: p.caseChosen(), Place: f.Text("place"), Phone: f.Text("phone"),
		Leaves: p.moment("leaves", "The time"), Ends: p.moment("ends", "The time"), Every: max(every, 0),
		Watcher: p.colleague("watcher"), Second: p.colleague("second"), AllWell: f.Secret("all_well"), NotSafe: f.Secret("not_safe"),
	}
}

// moment is a time of the day of the visit; "" when it was not entered.
func (p planPage) moment(field, what string) string {
	on, at := p.form.Date("on", "The day"), p.form.Time(field, what)
	if on.IsZero() || at.IsZero() {
		return ""
	}
	return ledger.FormatTime(on.At(at).UTC)
}

func (p planPage) caseChosen() ledger.StreamID {
	for _, r := range p.cases {
		if string(r.Case) == p.form.Text("case") {
			return r.Case
		}
	}
	return ""
}

// colleagues are those who can be asked to watch over it.
func (p planPage) colleagues() []access.Person {
	return p.People.Those(func(who access.Person) bool { return who.ID != p.Person.ID && who.HasCases() })
}

func (p planPage) colleague(field string) lonevisit.Colleague {
	for _, who := range p.colleagues() {
		if string(who.ID) == p.form.Text(field) {
			return lonevisit.Colleague{Person: who.ID, Name: who.Name}
		}
	}
	return lonevisit.Colleague{}
}

func (p planPage) people() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, who := range p.colleagues() {
		all = append(all, govuk.Option{Value: string(who.ID), Label: who.Name})
	}
	return all
}

func (p planPage) caseOptions() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "None"}}
	for _, r := range p.cases {
		all = append(all, govuk.Option{Value: string(r.Case), Label: r.Title})
	}
	return all
}

// everyOptions are how often somebody can check in.
var everyOptions = []govuk.Option{{Value: "0", Label: "Only when I am done"}, {Value: "30", Label: "Every half hour"}, {Value: "60", Label: "Every hour"}}
