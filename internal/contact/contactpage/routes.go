package contactpage

import (
	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

const (
	Home       = "seeing"              // the page of a case on how its children are seen
	SecondLook = "/seeing/second-look" // the list, over cases, of what a later policy touches
)

// Pages holds what these pages stand on.
type Pages struct {
	Pack      *pack.Pack
	Decisions string // the part of a case’s address under which decisions stand
	// Considered reports whether the service has considered a constraint of whoever decides, and says nothing else of it; nil when it considers none.
	Considered func(*web.Case) (bool, error)
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const home = "/case/{case}/" + Home
	worker := func(pattern string, get, post func(*web.Case) (web.Page, error)) web.Route {
		return web.ForCase(pattern, access.CaseWorker, get, post)
	}
	return []web.Route{
		worker(home, p.show, p.line),
		worker(home+"/{child}", p.showDecide, p.decide),
		worker(home+"/{child}/note", p.showNote, p.note),
		worker(home+"/plan/{decision}/done", p.showDone, p.done),
		worker(home+"/plan/{decision}/words", p.words, nil),
		web.For(SecondLook, access.SignedIn, p.secondLook, nil),
	}
}

// child is the child of the address.
func child(c *web.Case) (*casework.Person, error) {
	id, err := c.Entry("child")
	if err != nil {
		return nil, err
	}
	who, known := casework.Of(c.History).Person(ledger.Ref{Stream: c.Stream, Entry: id})
	if !known || who.Kind != casework.Child {
		return nil, fault.Absent(nil)
	}
	return who, nil
}

// plan is the plan of the address, with the child whom it is about.
func plan(c *web.Case) (*contact.Plan, *casework.Person, error) {
	id, err := c.Entry("decision")
	if err != nil {
		return nil, nil, err
	}
	of, ok := contact.Of(c.History).Plan(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return nil, nil, fault.Absent(nil)
	}
	who, ok := casework.Of(c.History).Person(of.Child)
	if !ok {
		return nil, nil, fault.Absent(nil)
	}
	return of, who, nil
}

func (p Pages) decisionURL(c *web.Case, of *contact.Plan, parts ...string) string {
	return c.URL(append([]string{p.Decisions, string(of.Entry.ID)}, parts...)...)
}

// warn asks for hidden details to be taken out: everybody on the case reads what stands here, and the child and the family hear it.
func warn(c *web.Case, f *web.Form, texts ...string) error {
	return f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, texts...))
}

// sent does what a form asks, or shows its page again with what is wrong with it.
func sent(c *web.Case, page web.Page, f *web.Form, to string, wrong error, verb func(*ledger.History) (ledger.Change, error)) (web.Page, error) {
	var err error
	if len(f.Errors) > 0 || len(fault.FieldsOf(wrong)) > 0 {
		err = wrong
	} else {
		err = c.Act(f, verb)
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(to), err
}

// starts is the moment that the form gives for a visit; "" while it is to be arranged.
func starts(f *web.Form) string {
	day, at := f.Date("starts", "The day"), f.Time("starts-at", "The time")
	if day.IsZero() {
		return ""
	}
	return casework.Moment(day, at)
}
