package correctionpage

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// view is a report whose draft may be shared, as one page sees it.
type view struct {
	*web.Case
	*report.Reading
	Pages
	today calendar.Date
}

// view reads the report of the address. One that is not in this case is not there, and neither is the step where its type has none.
func (p Pages) view(c *web.Case) (*view, error) {
	id, err := c.Entry("report")
	if err != nil {
		return nil, err
	}
	r, ok := report.Of(c.History).Report(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return nil, fault.Absent(nil)
	}
	today := calendar.DateInLondon(c.Now)
	reading, err := p.Desk.Open(c.Context(), c.Ledger(), c.History, r, today)
	if err != nil {
		return nil, err
	}
	v := &view{c, reading, p, today}
	switch {
	case !v.Type.Correction.Has():
		return nil, fault.Absent(nil)
	case !c.May(access.Answerer): // opened in an emergency
		return v, v.RefuseHidden()
	default:
		return v, nil
	}
}

// url is the address of a page of the report.
func (v *view) url(parts ...string) string {
	return reportURL(v.Case, v.Report, parts...)
}

func (v *view) mine() bool { return v.Signed == nil && v.Person.ID == v.Draft.Author }

func (v *view) mayEnter() bool {
	return v.Signed == nil && v.May(access.CaseWorker) && len(v.Draft.Shared) > 0
}

// warn asks for hidden details to be taken out: what is written here is read by everybody on the case.
func (v *view) warn(f *web.Form, texts ...string) error {
	return f.Without(casework.HeldIn(v.Context(), v.Ledger(), v.History, v.Words, texts...))
}

// edit does something to the report’s own stream as the page read it.
func (v *view) edit(f *web.Form, verb func(*report.Draft) (ledger.Change, error)) error {
	stream := v.Draft.Stream
	_, err := v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: stream, Version: v.Draft.Version}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(report.DraftOf(hs[stream])) },
	})
	if err == nil {
		v.Forget(f)
	}
	return err
}

// formOn is embedded by every page of these with a form.
type formOn struct {
	web.CaseForm
	v *view
}

func (p Pages) form(c *web.Case) (formOn, error) {
	v, err := p.view(c)
	if err != nil {
		return formOn{}, err
	}
	form, err := c.Form()
	return formOn{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, v}, err
}
