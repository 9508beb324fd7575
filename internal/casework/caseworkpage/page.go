package caseworkpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Pack *pack.Pack
	Duty string // the duty manager’s telephone number, for what opens to nobody in an emergency; may be empty
	// Chance is a name by chance, after which cases are drawn for a sample; a random one when nil.
	Chance func() ledger.StreamID
	// AtCourt is what the feature that deals with the courts says on the page of a case at court: among the work and beside it, either nil.
	// Optional.
	AtCourt func(*web.Case) (work, help templ.Component, err error)
	// Stands is the part of a case in which a higher feature lists where hidden details stand already. Optional.
	Stands string
	// HandOver is the part of a case in which a higher feature has a handover note written. Optional.
	HandOver string
	// OrderText is the part of an order on which a higher feature has its questions marked in its text. Optional.
	OrderText string
	Letters   string // where letters are written; empty for nowhere
	// Storyboards is where pictures for children are made. Optional.
	Storyboards string
	Email       string // where e-mails are brought in; empty for nowhere
	// Privileged is where a higher feature keeps privileged notes, and ReadsPrivileged whether whoever looks reads them. Optional.
	Privileged      string
	ReadsPrivileged func(*web.Case) (bool, error)
	// Warnings is the part of a case in which a higher feature warns of places and people. Optional.
	Warnings string
	// OwnSolicitor is the page of a child on which a higher feature records a solicitor of the child’s own. Optional.
	OwnSolicitor string
	// ChildsWords is the page of a child on which a higher feature keeps their words. Optional.
	ChildsWords string
	Guardians   string // where the guardians of a public-law case are recorded; empty for nowhere
	// About names what an entry of a case is about where a higher feature has a page of it, a report or an item of evidence, and leads to it.
	// Optional.
	About func(*web.Case) func(ledger.Entry) govuk.Link
	// WrittenAway says of a note that was written without signal when it was, and how it came; "" of any other. Optional.
	WrittenAway func(h *ledger.History, note ledger.Ref) string
}

// seen is a case as a page shows it.
type seen struct {
	Pages
	State *casework.State
	Today calendar.Date
}

func (p Pages) seen(c *web.Case) seen {
	return seen{Pages: p, State: casework.Of(c.History), Today: calendar.DateInLondon(c.Now)}
}

// inAddress is what a part of the address names in the case. What is not in this case is not there.
func inAddress[T any](c *web.Case, part string, find func(*casework.State, ledger.Ref) (*T, bool)) (*T, error) {
	id, err := c.Entry(part)
	if err != nil {
		return nil, err
	}
	found, ok := find(casework.Of(c.History), ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return nil, fault.Absent(nil)
	}
	return found, nil
}

// page is what every page here that asks nothing is made of.
type page struct {
	web.CasePage
	seen
}

func (p Pages) page(c *web.Case) page { return page{web.CasePage{Case: c}, p.seen(c)} }

// formPage is what every page here with a form is made of.
type formPage struct {
	web.CaseForm
	seen
}

func (p Pages) formPage(c *web.Case, form *web.Form) formPage {
	return formPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.seen(c)}
}

// act is what a form, once read, does to the case.
type act func(*casework.State) (ledger.Change, error)

// send carries out what a form asks and goes on to another page, or shows the form again with all that is wrong with it.
func send(c *web.Case, show func(*web.Form) web.Page, read func(*web.Form) act, next string) (web.Page, error) {
	return sendTo(c, nil, show, read, next)
}

// sendTo is send for an act that writes to other streams besides the case's own.
func sendTo(c *web.Case, others []ledger.StreamID, show func(*web.Form) web.Page, read func(*web.Form) act, next string) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	if err = try(c, form, others, read(form)); form.Refused(err) {
		return show(form), nil
	}
	return c.SeeOther(next), err
}

// sendOpenly is send for words that everybody who reads the case reads: what is hidden is to be taken out of the fields named.
func sendOpenly(c *web.Case, show func(*web.Form) web.Page, read func(*web.Form) act, next string, fields ...string) (web.Page, error) {
	return sendOpenlyThen(c, show, read, func() string { return next }, fields...)
}

// sendOpenlyThen is sendOpenly for an act that decides where the person goes next.
func sendOpenlyThen(c *web.Case, show func(*web.Form) web.Page, read func(*web.Form) act, next func() string, fields ...string) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, name := range fields {
		texts = append(texts, form.Text(name))
	}
	held, err := heldIn(c, texts)
	if err != nil {
		return nil, err
	}
	form.MustGo(kept(c, held))
	if err = try(c, form, nil, read(form)); form.Refused(err) {
		return show(form), nil
	}
	return c.SeeOther(next()), err
}

// try carries out an act once every field could be read. Otherwise it only asks what else is wrong.
func try(c *web.Case, form *web.Form, others []ledger.StreamID, do act) error {
	if len(form.Errors) > 0 {
		_, err := do(casework.Of(c.History))
		return err
	}
	return c.ActOn(form, others, func(hs ledger.Histories) (ledger.Change, error) { return do(casework.Of(hs[c.Stream])) })
}

// fresh is a form as it is first shown.
func fresh(c *web.Case, show func(*web.Form) web.Page) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	return show(form), nil
}

// inCase names a thing of the case by the entry that introduced it.
func (s seen) inCase(id ledger.EntryID) ledger.Ref {
	if id == "" {
		return ledger.Ref{}
	}
	return ledger.Ref{Stream: s.State.Stream, Entry: id}
}

// inCaseAll names several things of the case.
func (s seen) inCaseAll(ids []ledger.EntryID) []ledger.Ref {
	var all []ledger.Ref
	for _, id := range ids {
		all = append(all, s.inCase(id))
	}
	return all
}

func itoa(n int) string { return strconv.Itoa(n) }
