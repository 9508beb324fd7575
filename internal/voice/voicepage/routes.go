package voicepage

import (
	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/voice"
	"candour/internal/web"
)

// Home is the page of a child on which their words stand.
const Home = "words"

// Pages holds what these pages stand on.
type Pages struct {
	Pack    *pack.Pack
	Footing *footing.Footing
	// Reports are the reports of a case, of which a child is told, by the feature that has them.
	Reports func(*web.Case) []Report
	// Pictured are what the children of a case answered that a picture is not right, by the feature that has the pictures. Nil where there are none.
	Pictured func(*web.Case) []Pictured
}

// Report is a report as it is chosen.
type Report struct {
	Ref  ledger.Ref
	Name string // with its state: "Section 7 report, being written"
}

const under = "/case/{case}/people/{person}/" + Home

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase(under, access.CaseReader, p.showWords, nil),
		web.ForCase(under+"/explain", access.CaseWorker, p.showExplain, p.explain),
		web.ForCase(under+"/add", access.CaseWorker, p.showAdd, p.add),
		web.ForCase(under+"/wish", access.CaseWorker, p.showWish, p.wish).Hidden(closedSide),
		web.ForCase(under+"/wish/{wish}", access.CaseWorker, p.showNotKept, p.notKept),
		web.ForCase(under+"/said/{item}", access.CaseWorker, p.showAnswer, p.answer),
		web.ForCase(under+"/answer/{answer}", access.CaseWorker, p.showReply, p.reply),
		web.ForCase(under+"/report", access.CaseWorker, p.showTold, p.told),
	}
}

// closedSide is where the words of a wish stand.
func closedSide(h *ledger.History) ledger.StreamID { return casework.Of(h).Side }

// childPage is a page of one child’s words.
type childPage struct {
	web.CasePage
	pack  *pack.Pack
	child *casework.Person
	state *voice.State
}

// formPage is one with a form.
type formPage struct {
	childPage
	Form *web.Form
}

// Errors is what is wrong with the form.
func (p formPage) Errors() govuk.Errors { return p.Form.Errors }

// Clashed reports whether others changed the same thing meanwhile.
func (p formPage) Clashed() bool { return p.Form.Conflict != nil }

// of is the page of the child of the address. Nobody but a child of the case has such pages.
func (p Pages) of(c *web.Case) (childPage, error) {
	id, err := c.Entry("person")
	if err != nil {
		return childPage{}, err
	}
	child, known := casework.Of(c.History).Person(ledger.Ref{Stream: c.Stream, Entry: id})
	if !known || child.Kind != casework.Child {
		return childPage{}, fault.Absent(nil)
	}
	return childPage{web.CasePage{Case: c}, p.Pack, child, voice.Of(c.History)}, nil
}

// asking is of with the form of the page.
func (p Pages) asking(c *web.Case) (formPage, error) {
	page, err := p.of(c)
	if err != nil {
		return formPage{}, err
	}
	form, err := c.Form()
	return formPage{page, form}, err
}

func (p childPage) at(parts ...string) string {
	return p.URL(append([]string{"people", string(p.child.Ref.Entry), Home}, parts...)...)
}

// ref is the thing of this case that an entry of the address introduced.
func (p childPage) ref(name string) (ledger.Ref, error) {
	id, err := p.Entry(name)
	return ledger.Ref{Stream: p.Stream, Entry: id}, err
}

// acts asks first that hidden details be taken out of what was typed, then does the act, and leads to the child’s page. again is true where the form
// is to be shown once more.
func (p formPage) acts(texts []string, verb func(*ledger.History) (ledger.Change, error)) (again bool, err error) {
	f := p.Form
	if err := f.Without(casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, texts...)); err != nil {
		return false, err
	}
	if len(f.Errors) > 0 {
		_, err = verb(p.History) // asks only what else is wrong
	} else {
		err = p.ActOn(f, []ledger.StreamID{casework.Of(p.History).Side}, func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[p.Stream]) })
	}
	return f.Refused(err) || len(f.Errors) > 0, err
}

// ways of telling a child something are typed; these are offered as hints.
const howHint = "For example, in person at school, by letter, with pictures"

func options(of []pack.Option) []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, o := range of {
		all = append(all, govuk.Option{Value: o.ID, Label: o.Name})
	}
	return all
}
