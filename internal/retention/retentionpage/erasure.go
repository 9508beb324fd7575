package retentionpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/breach"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/retention"
	"candour/internal/web"
	"candour/internal/words"
)

// erasurePage is what somebody proposed to erase in a case, for whoever confirms or refuses it.
type erasurePage struct {
	inCase
	told
	form   *web.Form
	entry  ledger.Entry // none for a whole case, and once it is gone
	beside []ledger.StreamID
	places []retention.Found
	goes   retention.Plan
}

func (p erasurePage) Title() string         { return "Erase" }
func (p erasurePage) Errors() govuk.Errors  { return p.form.Errors }
func (p erasurePage) Clashed() bool         { return p.form.Conflict != nil }
func (p erasurePage) Body() templ.Component { return erasureBody(p) }

// findErasure is the erasure of the address.
func findErasure(v *web.Visit) (*retention.Erasure, error) {
	stream, err := ledger.ParseStreamID(v.Request.PathValue("erasure"))
	if err != nil {
		return nil, fault.Absent(err)
	}
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return nil, err
	}
	e := retention.ErasureOf(h)
	if !e.Began() {
		return nil, fault.Absent(nil)
	}
	return e, nil
}

func (p Pages) erasurePage(c *web.Case) (erasurePage, error) {
	in, err := p.inCase(c)
	if err != nil {
		return erasurePage{}, err
	}
	e, err := findErasure(c.Visit)
	if err != nil {
		return erasurePage{}, err
	}
	if e.Case != c.Stream {
		return erasurePage{}, fault.Absent(nil)
	}
	a, err := retention.Look(c.Context(), c.Ledger(), p.Pack, c.History)
	if err != nil {
		return erasurePage{}, err
	}
	page := erasurePage{inCase: in, beside: a.Streams(), goes: a.Plan(e.Target, e.Places)}
	if page.places, err = titled(c, a, a.Places(e.Target)); err != nil {
		return page, err
	}
	if page.told, err = p.told(c.Visit, e); err != nil {
		return page, err
	}
	page.entry, _ = casework.Find(c.History, e.ProposedBody.Entry)
	page.form, err = c.Form()
	return page, err
}

// erasure shows the case as it is now, also to somebody who comes back to a form they began before: what they confirm is what stands here.
func (p Pages) erasure(c *web.Case) (web.Page, error) {
	page, err := p.erasurePage(c)
	if err != nil {
		return nil, err
	}
	page.form.Version = c.History.Version
	return page, nil
}

// the words of the second person
const (
	confirm = "confirm"
	refuse  = "refuse"
)

func (p Pages) decide(c *web.Case) (web.Page, error) {
	page, err := p.erasurePage(c)
	if err != nil {
		return nil, err
	}
	f := page.form
	switch f.Text("decision") {
	case confirm:
		err = p.confirm(c, page)
	case refuse:
		err = p.refuse(c, page)
	default:
		f.Errors.Add("decision", "Say whether it is erased")
	}
	if f.Refused(err) {
		return page, nil
	}
	if c.May(access.RecordKeeper) {
		return c.SeeOther(accountURL(page.e.Ref().Stream)), err
	}
	return c.SeeOther(c.URL("keeping")), err
}

// confirm is strict, as signing is: whatever was recorded in the case since the second person looked sends them back to look again.
func (p Pages) confirm(c *web.Case, page erasurePage) error {
	f, stream := page.form, page.e.Ref().Stream
	on := []ledger.Seen{{Stream: c.Stream, Version: f.Version}, {Stream: stream, Version: ledger.Any}}
	for _, beside := range page.beside {
		on = append(on, ledger.Seen{Stream: beside, Version: ledger.Any})
	}
	_, err := c.Do(ledger.Act{
		Form: f.ID, On: on, Strict: true,
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			a := retention.Around{Pack: p.Pack, Case: hs[c.Stream], Beside: hs}
			return retention.Confirm(a, retention.ErasureOf(hs[stream]), c.Person, f.ID, today(c.Visit))
		},
	})
	if err == nil {
		c.Forget(f)
	}
	return err
}

func (p Pages) refuse(c *web.Case, page erasurePage) error {
	f, stream := page.form, page.e.Ref().Stream
	return c.ActOn(f, []ledger.StreamID{stream}, func(hs ledger.Histories) (ledger.Change, error) {
		a := retention.Around{Pack: p.Pack, Case: hs[c.Stream]}
		return retention.Refuse(a, retention.ErasureOf(hs[stream]), c.Person, f.ID, f.Text("why"))
	})
}

func (p erasurePage) decisions() []govuk.Option {
	return []govuk.Option{
		{Value: confirm, Label: "Confirm: erase it", Hint: "It cannot be brought back."},
		{Value: refuse, Label: "It is not erased", Hint: "Say why below. It may be proposed anew."},
	}
}

// takenBack is the form of whoever proposed it.
func (p erasurePage) takenBack() govuk.FormData {
	d := p.form.Data()
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "decision", Value: refuse})
	return d
}

// takes says how much goes.
func (p erasurePage) takes() string {
	if p.e.Whole() {
		breaches := len(breach.In(p.History))
		return "The whole case with its closed side" + counted(len(p.goes.Streams)-2-breaches, " and one report", " and %d reports") +
			counted(breaches, ", the record of what went to the wrong person", ", the %d records of what went to the wrong person") +
			counted(len(p.goes.Entries), ", and one entry of a linked case", ", and %d entries of linked cases") + "."
	}
	return words.UpperFirst(numbered(len(p.goes.Entries), "one entry", "%d entries")) + counted(len(p.goes.Streams), " and a report’s own text", " and the text of %d reports") +
		". Lists, search and files that hold the words lose them too."
}

// answered are the places with their answers, for whoever may see the case.
func (p erasurePage) answered() []govuk.Fact {
	var facts []govuk.Fact
	for _, f := range p.places {
		answer := "Nobody has said what becomes of it"
		for _, a := range p.e.Places {
			if a.Place == f.Place {
				answer = answerWords(a)
			}
		}
		facts = append(facts, govuk.Fact{Term: f.Name, Detail: govuk.Text(answer)})
	}
	return facts
}

func (p erasurePage) stops() string {
	if len(retention.HoldsOn(p.History).InForce(today(p.Visit))) > 0 && p.e.Stage() == retention.Waiting {
		return "The case is on hold. Nothing in it can be erased until the hold ends."
	}
	return ""
}

func proposedWords(p *access.People, e ledger.Entry) string {
	return p.Name(e.Author) + ", " + calendar.DateInLondon(e.Recorded).Plain()
}
