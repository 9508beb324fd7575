package latepage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/late"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// answerPage asks for one answer about some places of a group.
type answerPage struct {
	web.CaseForm
	told
	group  group
	places []*late.Find
}

func (p answerPage) Title() string         { return "What is to be done about it" }
func (p answerPage) Body() templ.Component { return answerBody(p) }

func (p Pages) answerPage(c *web.Case) (answerPage, error) {
	i := slices.IndexFunc(groups, func(g group) bool { return g.id == c.Request.PathValue("group") })
	if i < 0 {
		return answerPage{}, fault.Absent(nil)
	}
	t, err := p.tells(c)
	if err != nil {
		return answerPage{}, err
	}
	form, err := c.Form()
	page := answerPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, told: t, group: groups[i]}
	all := page.group.of(t.found.Waiting(c.Person.ID))
	page.places = all[:min(len(all), mostWaiting)] // the next are asked about once these are answered
	return page, err
}

func (p Pages) showAnswer(c *web.Case) (web.Page, error) {
	page, err := p.answerPage(c)
	if err != nil {
		return nil, err
	}
	if len(page.places) == 1 {
		page.Form.Set("place", string(page.places[0].Entry.ID))
	}
	return page, nil
}

func (p Pages) answer(c *web.Case) (web.Page, error) {
	page, err := p.answerPage(c)
	if err != nil {
		return nil, err
	}
	checker, err := p.Sweeper.Checker(c.Context(), c.History)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := late.Form{Places: f.Entries("place"), Says: late.Says(f.Text("says")), Why: f.Text("why")}
	err = c.ActOn(f, checker.On(), func(hs ledger.Histories) (ledger.Change, error) { return checker.Answer(hs, c.By(), f.ID, form) })
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("stands-already")), err
}

// options are the places of the group, each with which detail it says.
func (p answerPage) options() []govuk.Option {
	var all []govuk.Option
	for _, f := range p.places {
		hint := p.why(f)
		if said := p.proposed(f); said != "" {
			hint += " " + said
		}
		all = append(all, govuk.Option{Value: string(f.Entry.ID), Label: words.UpperFirst(p.what(f)), Hint: hint + " " + p.when(f)})
	}
	return all
}

var hints = map[late.Says]string{
	late.Corrected: "Checked: what stands must not say it any more. The first words stay held back.",
	late.StaysHeld: "Nobody reads these words but whoever asks for them, on record.",
	late.MayStand:  "On pages, for everybody who reads the case. If you did not hide the detail yourself, somebody else agrees first. What is sent is still looked through.",
	late.Nobody:    "Say how you know.",
	late.Shows:     "It is handed to nobody from then on.",
	late.Agreed:    "It is on pages again at once.",
}

// answers are those that fit every place of the group.
func (p answerPage) answers() []govuk.Option {
	var all []govuk.Option
	if len(p.places) == 0 {
		return nil
	}
	for _, s := range p.group.answers(p.places[0]) {
		all = append(all, govuk.Option{Value: string(s), Label: says(p.places[0], s), Hint: hints[s]})
	}
	return all
}

// left reports whether the group is what has left, where one answer has a page of its own.
func (p answerPage) left() bool { return p.group.id == "left" }
