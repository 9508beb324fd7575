package guardianpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// appointPage asks whom the court has appointed for which children, and who said so.
type appointPage struct {
	web.CaseForm
	record record
}

func (p appointPage) Title() string         { return "Appoint a guardian" }
func (p appointPage) Body() templ.Component { return appointBody(p) }

func (p Pages) appointPage(c *web.Case) (appointPage, error) {
	r, err := p.record(c)
	if err != nil {
		return appointPage{}, err
	}
	form, err := c.Form()
	return appointPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, r}, err
}

// showAppoint begins with today, every child who has no guardian, and whoever has the case.
func (p Pages) showAppoint(c *web.Case) (web.Page, error) {
	page, err := p.appointPage(c)
	if err != nil || page.Form.Has("how") {
		return page, err
	}
	page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	page.Form.Set("children", ids(page.record.without())...)
	if worker, has := page.record.state.Worker(c.Now); has {
		page.Form.Set("from", ours)
		page.Form.Set("worker", string(worker.Worker))
	}
	return page, nil
}

func ids(people []*casework.Person) (all []string) {
	for _, p := range people {
		all = append(all, string(p.Ref.Entry))
	}
	return all
}

func (p Pages) appoint(c *web.Case) (web.Page, error) {
	page, err := p.appointPage(c)
	if err != nil {
		return nil, err
	}
	f, form := page.Form, page.read()
	if err := warn(c, f, form.Name, form.Office, form.Telephone, form.Email, form.Said); err != nil {
		return nil, err
	}
	verb := func(h *ledger.History) (ledger.Change, error) { return guardian.Appoint(p.Pack, h, c.By(), f.ID, form) }
	if len(f.Errors) > 0 {
		_, err = verb(c.History) // asks only what else is wrong
	} else {
		err = c.Act(f, verb)
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL(Home)), err
}

// Whether a guardian is of this service.
const (
	ours   = "ours"
	theirs = "other"
)

func (p appointPage) read() guardian.AppointForm {
	f := p.Form
	body := guardian.AppointedBody{
		Children: p.chosen(), Contact: guardian.Contact{Telephone: f.Text("telephone"), Email: f.Text("email")},
		How: guardian.How(f.Text("how")), Said: f.Text("said"),
	}
	switch f.Text("from") {
	case ours:
		body.Worker, body.Name = p.worker()
		if body.Worker == "" {
			f.Errors.Add("worker", "Choose the worker")
		}
	case theirs:
		body.Name, body.Office = f.Text("name"), f.Text("office")
	default:
		f.Errors.Add("from", "Say whether they are of this service or of another office")
	}
	return guardian.AppointForm{AppointedBody: body, On: f.Date("on", "The day"), Today: calendar.DateInLondon(p.Now)}
}

func (p appointPage) chosen() (all []ledger.Ref) {
	for _, id := range p.Form.Entries("children") {
		all = append(all, ledger.Ref{Stream: p.Stream, Entry: id})
	}
	return all
}

func (p appointPage) worker() (ledger.StreamID, string) {
	for _, w := range p.workers() {
		if string(w.ID) == p.Form.Text("worker") {
			return w.ID, w.Name
		}
	}
	return "", ""
}

// workers are those of this service who may have the case, and whoever has it.
func (p appointPage) workers() []access.Person {
	all := p.record.state.MayBeGivenTo(p.People, p.Person)
	worker, has := p.record.state.Worker(p.Now)
	for _, w := range all {
		has = has && w.ID != worker.Worker
	}
	if has {
		all = append(all, access.Person{ID: worker.Worker, Name: worker.Name})
	}
	return all
}

func (p appointPage) workerOptions() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, w := range p.workers() {
		all = append(all, govuk.Option{Value: string(w.ID), Label: w.Name})
	}
	return all
}

// fromOptions are where a guardian may come from, each with what it asks further.
func (p appointPage) fromOptions() []govuk.Option {
	return []govuk.Option{
		{Value: ours, Label: "One of our workers", More: workerField(p)},
		{Value: theirs, Label: "Somebody of another office", More: nameFields(p)},
	}
}

// childOptions are the children, each with the guardian that they have.
func (p appointPage) childOptions() []govuk.Option {
	has := map[ledger.Ref]string{}
	for _, c := range p.record.all.Now(p.record.state) {
		for _, child := range c.Of {
			has[child.Ref] = "Now " + c.Name + ", who would no longer be"
		}
	}
	var all []govuk.Option
	for _, child := range p.record.state.Children() {
		all = append(all, govuk.Option{Value: string(child.Ref.Entry), Label: child.Name(), Hint: has[child.Ref]})
	}
	return all
}

func howOptions() (all []govuk.Option) {
	for _, h := range guardian.Hows {
		all = append(all, govuk.Option{Value: string(h), Label: words.UpperFirst(h.Words())})
	}
	return all
}

// warn asks for hidden details to be taken out: everybody on the case reads it, and it goes to the court.
func warn(c *web.Case, f *web.Form, texts ...string) error {
	held, err := casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, texts...)
	if err == nil {
		f.MustGo(held)
	}
	return err
}
