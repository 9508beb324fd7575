package caseworkpage

import (
	"slices"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// sittingPage asks whoever is on court duty today what happened at a hearing. It is short, for a telephone in a corridor.
type sittingPage struct {
	formPage
	h *casework.Hearing
}

func (p sittingPage) Title() string         { return "What happened at the hearing" }
func (p sittingPage) Body() templ.Component { return sittingBody(p) }

// sittingIn is the hearing that the address names, for whoever is on duty today at a court that hears it. For others it is not there.
func (p Pages) sittingIn(c *web.Case) (*casework.Hearing, error) {
	h, err := inAddress(c, "sitting", (*casework.State).Hearing)
	if err != nil {
		return nil, err
	}
	under := casework.Of(c.History).HeardUnder(h)
	if !slices.ContainsFunc(dutiesToday(c.Visit), func(d access.CourtDuty) bool { return slices.Contains(under, d.Subject()) }) {
		return nil, fault.Absent(nil)
	}
	return h, nil
}

func (p Pages) sittingPage(c *web.Case, h *casework.Hearing) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		form.Set("moment", ledger.FormatTime(c.Now.Truncate(time.Minute)))
		form.Set("became", casework.HearingHeld)
		form.Set("by", h.Fact(casework.Before).Value())
		form.Set("next-venue", h.Fact(casework.Venue).Value())
		form.Set(numbered("duty", 0, "what"), "")
		return sittingPage{p.formPage(c, form), h}
	}
}

func (p Pages) showSitting(c *web.Case) (web.Page, error) {
	h, err := p.sittingIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.sittingPage(c, h))
}

func (p Pages) sitting(c *web.Case) (web.Page, error) {
	h, err := p.sittingIn(c)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	if n := toldPlaces(form); form.Ticked("another") && n < mostPlaces {
		form.Set(numbered("duty", n, "what"), "")
		return p.sittingPage(c, h)(form), nil
	}
	body := p.sittingForm(c, form, h)
	held, err := heldIn(c, sittingTexts(body))
	if err != nil {
		return nil, err
	}
	form.MustGo(kept(c, held))
	err = try(c, form, nil, func(s *casework.State) (ledger.Change, error) { return casework.Sit(s, p.Pack, c.By(), form.ID, body) })
	if form.Refused(err) {
		return p.sittingPage(c, h)(form), nil
	}
	return c.SeeOther("/court-day"), err
}

// toldPlaces is how many places for what the court asks a form has.
func toldPlaces(f *web.Form) int {
	n := 0
	for n < mostPlaces && f.Has(numbered("duty", n, "what")) {
		n++
	}
	return n
}

func (p Pages) sittingForm(c *web.Case, f *web.Form, h *casework.Hearing) casework.SittingForm {
	s := p.seen(c)
	form := casework.SittingForm{
		Hearing: h.Ref, Adjourned: f.Text("became") == casework.HearingAdjourned, Outcome: f.Text("outcome"), Said: f.Text("said"), By: f.Text("by"), When: ledger.AtMinute(c.Now.Truncate(time.Minute)),
		Next: casework.ListedBody{Type: f.Text("next-type"), Starts: momentIn(f, "next-starts")},
	}
	if opened, err := ledger.ParseTime(f.Text("moment")); err == nil && !opened.After(c.Now) {
		form.When = ledger.AtMinute(opened)
	}
	if form.Next.Type != "" || form.Next.Starts != "" {
		form.Next.Venue = f.Text("next-venue")
	}
	for i := range toldPlaces(f) {
		prefix := numbered("duty", i, "")
		ask := s.askIn(f, prefix)
		switch {
		case ask.What != "":
			form.Asks = append(form.Asks, ask)
		case !ask.By.IsZero():
			f.Errors.Add(prefix+"what", "Say what the court asks for by that day")
		}
	}
	return form
}

// sittingTexts are the texts of the form that somebody typed.
func sittingTexts(form casework.SittingForm) []string {
	texts := []string{form.Outcome, form.Said, form.By, form.Next.Venue}
	for _, a := range form.Asks {
		texts = append(texts, a.What)
	}
	return texts
}
