package safeguardingpage

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// view is what was asked and checked in a case as one page sees it.
type view struct {
	*web.Case
	Pages
	today  calendar.Date
	people *casework.State
	state  *safeguarding.State
	list   pack.SafeguardingList
}

// view reads the case. On a track without a list these pages are not there.
func (p Pages) view(c *web.Case) (*view, error) {
	today, people := calendar.DateInLondon(c.Now), casework.Of(c.History)
	list, ok := p.Desk.List(people, today)
	if !ok {
		return nil, fault.Absent(nil)
	}
	return &view{c, p, today, people, safeguarding.Of(c.History), list}, nil
}

// url is the address of one of these pages.
func (v *view) url(parts ...string) string {
	return v.URL(append([]string{"safeguarding"}, parts...)...)
}

func (v *view) ref(id ledger.EntryID) ledger.Ref {
	if id == "" {
		return ledger.Ref{}
	}
	return ledger.Ref{Stream: v.Stream, Entry: id}
}

func (v *view) refs(ids []ledger.EntryID) []ledger.Ref {
	var all []ledger.Ref
	for _, id := range ids {
		all = append(all, v.ref(id))
	}
	return all
}

// checkIn is the check of the address.
func (v *view) checkIn() (*safeguarding.Check, error) {
	id, err := v.Entry("check")
	if err != nil {
		return nil, err
	}
	c, ok := v.state.Check(v.ref(id))
	if !ok {
		return nil, fault.Absent(nil)
	}
	return c, nil
}

// partyIn is the party of the address.
func (v *view) partyIn() (safeguarding.Interview, error) {
	id, err := v.Entry("person")
	if err != nil {
		return safeguarding.Interview{}, err
	}
	all := v.state.Interviews(v.people)
	i := slices.IndexFunc(all, func(i safeguarding.Interview) bool { return i.Party.Ref.Entry == id })
	if i < 0 {
		return safeguarding.Interview{}, fault.Absent(nil)
	}
	return all[i], nil
}

// page is what every page here that asks nothing is made of.
type page struct {
	web.CasePage
	view *view
}

func (v *view) page() page { return page{web.CasePage{Case: v.Case}, v} }

// formPage is what every page here with a form is made of.
type formPage struct {
	web.CaseForm
	view *view
}

func (p Pages) form(c *web.Case) (formPage, error) {
	v, err := p.view(c)
	if err != nil {
		return formPage{}, err
	}
	form, err := c.Form()
	return formPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, v}, err
}

// act carries out what the form asks and goes on to another page, or shows the form again with all that is wrong with it. No field of words may hold
// what is hidden in the case: others read it, and the court may.
func (p formPage) act(again web.Page, to string, typed []string, verb func(*ledger.History) (ledger.Change, error)) (web.Page, error) {
	if err := p.warn(typed); err != nil {
		return nil, err
	}
	var err error
	if len(p.Form.Errors) > 0 {
		_, err = verb(p.History) // only to ask what else is wrong
	} else {
		err = p.Act(p.Form, verb)
	}
	if p.Form.Refused(err) || len(p.Form.Errors) > 0 {
		return again, nil
	}
	return p.SeeOther(to), err
}

// warn asks for hidden details in what was typed to be taken out, before anything is kept.
func (p formPage) warn(typed []string) error {
	return p.Form.Without(casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, typed...))
}

// texts are what was typed in fields.
func (p formPage) texts(fields ...string) []string {
	all := make([]string, len(fields))
	for i, f := range fields {
		all[i] = p.Form.Text(f)
	}
	return all
}

// options are people to choose from, by name.
func options(people []*casework.Person) []govuk.Option {
	var all []govuk.Option
	for _, p := range people {
		all = append(all, govuk.Option{Value: string(p.Ref.Entry), Label: p.Name()})
	}
	return all
}

func yesOrNo() []govuk.Option {
	return []govuk.Option{{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}}
}

// ways are the ways of speaking with somebody.
func ways() []govuk.Option {
	var all []govuk.Option
	for _, how := range safeguarding.Ways {
		all = append(all, govuk.Option{Value: how, Label: upper(safeguarding.HowWords(how))})
	}
	return all
}
