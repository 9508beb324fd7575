package retentionpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/retention"
	"candour/internal/web"
	"candour/internal/words"
)

// holdPage asks why a case must be kept.
type holdPage struct {
	inCase
	form *web.Form
}

func (p holdPage) Title() string         { return "Put a case on hold" }
func (p holdPage) Errors() govuk.Errors  { return p.form.Errors }
func (p holdPage) Clashed() bool         { return p.form.Conflict != nil }
func (p holdPage) Body() templ.Component { return holdBody(p) }

func (p Pages) holdPage(c *web.Case) (holdPage, error) {
	in, err := p.inCase(c)
	if err != nil {
		return holdPage{}, err
	}
	form, err := c.Form()
	return holdPage{in, form}, err
}

func (p Pages) showHold(c *web.Case) (web.Page, error) { return p.holdPage(c) }

func (p Pages) hold(c *web.Case) (web.Page, error) {
	page, err := p.holdPage(c)
	if err != nil {
		return nil, err
	}
	f := page.form
	body := retention.HeldBody{
		Reason: retention.HoldReason(f.Text("reason")), Asked: f.Text("asked"), Why: f.Text("why"), Until: f.Date("until", "The last day"),
	}
	if !body.Until.IsZero() && body.Until.Before(today(c.Visit)) {
		f.Errors.Add("until", "The last day must not be over already")
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
		return retention.PutOnHold(casework.Of(h), c.By(), f.ID, body)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("keeping")), err
}

func (p holdPage) reasons() []govuk.Option {
	var all []govuk.Option
	for _, r := range retention.HoldReasons {
		all = append(all, govuk.Option{Value: string(r), Label: words.UpperFirst(r.Words())})
	}
	return all
}

// liftPage asks why a case need no longer be kept for something.
type liftPage struct {
	inCase
	form *web.Form
	of   *retention.Hold
}

func (p liftPage) Title() string         { return "Lift a hold" }
func (p liftPage) Errors() govuk.Errors  { return p.form.Errors }
func (p liftPage) Clashed() bool         { return p.form.Conflict != nil }
func (p liftPage) Body() templ.Component { return liftBody(p) }

func (p Pages) liftPage(c *web.Case) (liftPage, error) {
	in, err := p.inCase(c)
	if err != nil {
		return liftPage{}, err
	}
	id, err := c.Entry("hold")
	if err != nil {
		return liftPage{}, err
	}
	hold, known := retention.HoldsOn(c.History).Find(ledger.Ref{Stream: c.Stream, Entry: id})
	if !known {
		return liftPage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	return liftPage{in, form, hold}, err
}

func (p Pages) showLift(c *web.Case) (web.Page, error) { return p.liftPage(c) }

func (p Pages) lift(c *web.Case) (web.Page, error) {
	page, err := p.liftPage(c)
	if err != nil {
		return nil, err
	}
	f := page.form
	body := retention.LiftedBody{Hold: page.of.Ref(), Why: f.Text("why")}
	err = c.Act(f, func(h *ledger.History) (ledger.Change, error) { return retention.Lift(h, c.By(), f.ID, body) })
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("keeping")), err
}
