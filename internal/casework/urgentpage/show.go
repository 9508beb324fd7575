package urgentpage

import (
	"errors"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// shownPage is a hidden detail, shown because somebody is in danger.
type shownPage struct {
	web.CasePage
	hidden
	value      string
	unrecorded bool // it could not be recorded; it is shown all the same
}

func (p shownPage) Title() string         { return "Shown because somebody is in danger" }
func (p shownPage) Body() templ.Component { return shownBody(p) }

// show shows a hidden detail and records that it did. If it cannot be recorded it is shown all the same: somebody may be in danger; the log
// says so loudly, and the page asks that a manager be told.
func (p Pages) show(c *web.Case) (web.Page, error) {
	id, err := c.Entry("detail")
	if err != nil {
		return nil, err
	}
	found, ok := byEntry(casework.Of(c.History), id)
	if !ok {
		return nil, fault.Absent(nil)
	}
	value, err := valueOf(c, found.detail)
	if err != nil {
		return nil, err
	}
	page := shownPage{CasePage: web.CasePage{Case: c}, hidden: found, value: value}
	if err := p.record(c, found.detail); err != nil {
		c.Warn("a hidden detail was shown because somebody is in danger, and that could not be recorded", err)
		page.unrecorded = true
	}
	return page, nil
}

func (p Pages) record(c *web.Case, d *casework.Detail) error {
	form, err := c.Form()
	if err != nil {
		return err
	}
	return c.Act(form, func(h *ledger.History) (ledger.Change, error) {
		return casework.RevealUrgently(casework.Of(h), p.Pack, c.By(), form.ID, casework.UrgentForm{
			Fact: d.Ref, Why: form.Text("why"), On: calendar.DateInLondon(c.Now),
		})
	})
}

func byEntry(s *casework.State, id ledger.EntryID) (hidden, bool) {
	for _, person := range s.People() {
		for _, d := range person.Details() {
			if d.Ref.Entry == id && d.Confidential() {
				return hidden{person, d}, true
			}
		}
	}
	return hidden{}, false
}

// errNoValue says that the closed side holds no such fact.
var errNoValue = errors.New("the closed side does not hold the detail")

func valueOf(c *web.Case, d *casework.Detail) (string, error) {
	side, err := c.Ledger().Read(c.Context(), d.Ref.Stream)
	if err != nil {
		return "", err
	}
	fact, ok := casework.SideOf(side).Fact(d.Ref)
	if !ok {
		return "", errNoValue
	}
	return fact.Value, nil
}

// hiddenFrom says from whom the detail is hidden, when somebody decided that.
func hiddenFrom(p shownPage) string {
	if !p.detail.Decided {
		return "hidden until somebody decides from whom"
	}
	return p.detail.Hiding.Words(p.Words)
}
