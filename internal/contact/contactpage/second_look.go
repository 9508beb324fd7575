package contactpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// secondLookPage is, over cases, the decisions ahead that the policy in force touches and that were made under another.
type secondLookPage struct {
	*web.Visit
	policy pack.SeeingPolicy
	rows   []contact.Row
	home   string
}

func (p secondLookPage) Title() string         { return "A second look" }
func (p secondLookPage) Body() templ.Component { return secondLookBody(p) }

func (p Pages) secondLook(v *web.Visit) (web.Page, error) {
	policy, rows, err := p.touched(v)
	return secondLookPage{v, policy, rows, p.Decisions}, err
}

// touched are the decisions that ask for a second look, in the cases that it is for this person to see to, each case decided.
func (p Pages) touched(v *web.Visit) (pack.SeeingPolicy, []contact.Row, error) {
	policy, ok := p.Pack.SeeingOn(calendar.DateInLondon(v.Now))
	if !ok || !v.Person.HasCases() {
		return policy, nil, nil
	}
	rows, err := contact.ListSecondLook(v.Context(), v.DB(), v.Person, v.Now, policy)
	if err != nil {
		return policy, nil, err
	}
	rows, err = web.Theirs(v, access.CaseWorker, rows, func(r contact.Row) ledger.StreamID { return r.Case })
	return policy, rows, err
}

func (p secondLookPage) list() []govuk.RowData {
	var all []govuk.RowData
	for _, r := range p.rows {
		why := contact.ModeWords(pack.SeeingMode(r.Mode))
		if r.On != "" {
			why += ", on " + casework.ShowMoment(r.On)
		}
		all = append(all, govuk.RowData{
			What: govuk.Link{Text: r.Title + ": how to see a child", Href: "/case/" + string(r.Case) + "/" + p.home + "/" + string(r.Decision)},
			Why:  govuk.Text("Decided: " + why + ". Now: " + r.Why(p.policy)[0] + "."), State: govuk.Tag("Look again"),
		})
	}
	return all
}

// Team says to a manager how many decisions of their teams a change of policy touches.
func (p Pages) Team(v *web.Visit) ([]templ.Component, error) {
	_, rows, err := p.touched(v)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return []templ.Component{ask("The policy on how children are seen has changed, and decisions that are still ahead ask for a second look. ", govuk.Link{Text: "See which", Href: SecondLook})}, nil
}
