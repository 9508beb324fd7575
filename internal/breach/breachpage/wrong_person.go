package breachpage

import (
	"time"

	"github.com/a-h/templ"

	"candour/internal/breach"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// streamField carries the name of the stream that the form begins, so that a second click is no second breach.
const streamField = "breach"

// openedField carries when the form was opened: the service knew of it then, however late a draft is sent or how often.
const openedField = "opened"

// wrongPersonPage asks what went to the wrong person, and whose safety may be at stake.
type wrongPersonPage struct {
	web.CaseForm
	state *casework.State
	fresh ledger.StreamID
}

func (p wrongPersonPage) Title() string         { return "Write down that something went to the wrong person" }
func (p wrongPersonPage) Body() templ.Component { return wrongPersonBody(p) }

func (p Pages) wrongPersonPage(c *web.Case) (wrongPersonPage, error) {
	state := casework.Of(c.History)
	if !state.Began() {
		return wrongPersonPage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	if err != nil {
		return wrongPersonPage{}, err
	}
	known(c, form)
	form.Set(openedField, ledger.FormatTime(c.Now.Truncate(time.Minute)))
	return wrongPersonPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, state, ""}, nil
}

// known fills in what the access review leads here with: to whom of the service the case was shown, by the name of their stream, and on which day.
func known(c *web.Case, f *web.Form) {
	who, ok := c.People.Find(ledger.StreamID(c.Query("shown-to")))
	if !ok {
		return
	}
	f.Set("what", "The case, as Candour shows it")
	f.Set("to", who.Name+", in Candour")
	f.Set("in-candour", "yes")
	if on, err := calendar.ParseDate(c.Query("on")); err == nil {
		f.SetDate("when", on)
	}
}

func (p Pages) showWrongPerson(c *web.Case) (web.Page, error) {
	page, err := p.wrongPersonPage(c)
	if err != nil {
		return nil, err
	}
	page.fresh, err = unbegun(c, page.Form)
	return page, err
}

// unbegun is the stream that the form is to begin. A form that was sent before, and whose other words are kept, begins another.
func unbegun(c *web.Case, f *web.Form) (ledger.StreamID, error) {
	kept, err := ledger.ParseStreamID(f.Text(streamField))
	if err != nil {
		return ledger.NewStreamID(), nil // none was kept
	}
	h, err := c.Ledger().Read(c.Context(), kept)
	if err != nil || h.Version == 0 {
		return kept, err
	}
	return ledger.NewStreamID(), nil
}

func (p Pages) wrongPerson(c *web.Case) (web.Page, error) {
	page, err := p.wrongPersonPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	if page.fresh, err = ledger.ParseStreamID(f.Text(streamField)); err != nil {
		return nil, fault.BadInput("Open the form again, and send it once more.", err)
	}
	if err := c.Ledger().BeginStreams(c.Context(), page.fresh); err != nil {
		return nil, err
	}
	form := page.read()
	s, err := stepNow(c, f, casework.When(f.Date("when", "The day it went"), f.Time("at", "The time it went")))
	if err != nil {
		return nil, err
	}
	verb := func(hs ledger.Histories) (ledger.Change, error) {
		return breach.Open(p.Pack, casework.Of(hs[c.Stream]), hs[page.fresh], s, form)
	}
	if len(f.Errors) > 0 {
		_, err = verb(ledger.Histories{c.Stream: c.History, page.fresh: ledger.NewHistory(page.fresh)})
	} else {
		err = c.ActOn(f, []ledger.StreamID{page.fresh}, verb)
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("breach", string(page.fresh))), err
}

// read is the form as it was sent.
func (p wrongPersonPage) read() breach.OpenForm {
	f := p.Form
	form := breach.OpenForm{What: f.Text("what"), To: f.Text("to"), InCandour: f.Ticked("in-candour"), Nobody: f.Text("nobody"), Aware: p.aware()}
	for _, id := range f.Entries("stake") {
		form.AtStake = append(form.AtStake, ledger.Ref{Stream: p.Stream, Entry: id})
	}
	return form
}

// aware is when the service learned of it: when the form was opened, if nothing else is said. A day without a time is asked about, because the
// hours run from it.
func (p wrongPersonPage) aware() time.Time {
	f := p.Form
	day, at := f.Date("aware", "The day"), f.Time("aware-at", "The time")
	if day.IsZero() && at.IsZero() {
		opened, err := ledger.ParseTime(f.Text(openedField))
		if err != nil {
			f.Errors.Add("aware", "Enter when the service learned of it")
		}
		return opened
	}
	if day.IsZero() || at.IsZero() {
		f.Errors.Add("aware", "Enter both the day and the time, or leave both empty")
	}
	return day.At(at).UTC
}

func (p wrongPersonPage) data() govuk.FormData {
	data := p.Form.Data()
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: streamField, Value: string(p.fresh)}, govuk.Hidden{Name: openedField, Value: p.Form.Text(openedField)})
	return data
}

// people are those of the case whose safety may be at stake.
func (p wrongPersonPage) people() []govuk.Option {
	var all []govuk.Option
	for _, who := range p.state.People() {
		if !who.Organisation() {
			all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
		}
	}
	return all
}

// stepNow is a step that this person takes now, with what finds what is hidden in the case.
func stepNow(c *web.Case, f *web.Form, when *ledger.Happened) (breach.Step, error) {
	s := casework.Of(c.History)
	side, err := c.Ledger().Read(c.Context(), s.Side)
	if err != nil {
		return breach.Step{}, err
	}
	gate, err := breach.Gate(s, casework.SideOf(side))
	return breach.Step{By: c.By(), ID: f.ID, When: when, Now: c.Now, Gate: gate}, err
}
