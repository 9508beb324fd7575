package takenalongpage

import (
	"errors"
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/takenalong"
	"candour/internal/web"
	"candour/internal/words"
)

// choosePage asks which cases go along, and then, of those, why each hidden detail must go that does.
type choosePage struct {
	*web.Visit
	pages  Pages
	form   *web.Form
	cases  []casework.Brief // that they work on
	chosen []chosenCase     // none before they chose
}

func (p choosePage) Title() string         { return "Take cases along" }
func (p choosePage) Errors() govuk.Errors  { return p.form.Errors }
func (p choosePage) Body() templ.Component { return chooseBody(p) }

// chosenCase is a case that goes along, with the details that stay behind unless they are chosen.
type chosenCase struct {
	state  *casework.State
	hidden []hiddenDetail
}

type hiddenDetail struct {
	who *casework.Person
	*casework.Detail
}

func (d hiddenDetail) words(p choosePage) string {
	return words.UpperFirst(d.Kind.Named(p.Words)) + " of " + d.who.Name() + ", " + d.Hiding.Words(p.Words) + ": why must you have it with you?"
}

func (d hiddenDetail) field() string { return takenalong.WhyField(d.Ref) }

// works are the open cases that somebody works on.
func works(v *web.Visit) ([]casework.Brief, error) {
	mine, err := casework.Mine(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseWorker, mine, func(b casework.Brief) ledger.StreamID { return b.Case })
}

func (p Pages) choosePage(v *web.Visit) (choosePage, error) {
	if !v.Person.HasCases() {
		return choosePage{}, fault.Absent(nil)
	}
	form, err := v.Form()
	if err != nil {
		return choosePage{}, err
	}
	page := choosePage{Visit: v, pages: p, form: form}
	page.cases, err = works(v)
	return page, err
}

// named are those of the cases that they work on whose ids are named.
func (p choosePage) named(ids []string) (streams []ledger.StreamID) {
	for _, c := range p.cases {
		if slices.Contains(ids, string(c.Case)) {
			streams = append(streams, c.Case)
		}
	}
	return streams
}

// open reads the chosen cases. It is a look at each of them.
func (p *choosePage) open(streams []ledger.StreamID) error {
	if err := p.Looks(streams); err != nil {
		return err
	}
	for _, stream := range streams {
		h, err := p.Ledger().Read(p.Context(), stream)
		if err != nil {
			return err
		}
		one := chosenCase{state: casework.Of(h)}
		for _, who := range one.state.People() {
			for _, d := range who.Details() {
				if d.Confidential() && d.Hiding.Hidden() && d.Kind != casework.ClosedNote {
					one.hidden = append(one.hidden, hiddenDetail{who, d})
				}
			}
		}
		p.chosen = append(p.chosen, one)
	}
	return nil
}

func (p Pages) showChoose(v *web.Visit) (web.Page, error) {
	page, err := p.choosePage(v)
	if err != nil {
		return nil, err
	}
	streams := page.named(v.Request.URL.Query()["case"])
	switch {
	case len(streams) > p.Pack.Along.Most:
		page.form.Errors.Add("case", fmt.Sprintf("Choose %d cases at most", p.Pack.Along.Most))
	case len(streams) == 0 && len(page.cases) > 0 && v.Request.URL.Query().Has("next"):
		page.form.Errors.Add("case", "Choose at least one case")
	default:
		err = page.open(streams)
	}
	return page, err
}

// choose puts the taking on record, and leads to where it is put on the tablet.
func (p Pages) choose(v *web.Visit) (web.Page, error) {
	page, err := p.choosePage(v)
	if err != nil {
		return nil, err
	}
	f := page.form
	form := takenalong.Form{Cases: page.named(f.All("case")), Device: v.Device()}
	if len(form.Cases) == 0 || len(form.Cases) > p.Pack.Along.Most {
		return nil, fault.BadInput("Choose the cases again.", nil)
	}
	if form.Known, err = p.Devices.KnownAs(v.Context(), v.Person.ID, v.Kept(web.DeviceCookie)); err != nil {
		return nil, err
	}
	if err := page.open(form.Cases); err != nil {
		return nil, err
	}
	form.Hidden = page.wanted()
	_, err = v.Do(page.act(form))
	if errors.Is(err, ledger.ErrReused) {
		err = nil // pressed twice, at another second
	}
	if f.Refused(err) {
		return page, nil
	}
	return v.SeeOther(Home + "/put/" + string(f.ID)), err
}

// wanted are the hidden details for which a reason was given. All others stay.
func (p choosePage) wanted() (all []takenalong.Chosen) {
	for _, c := range p.chosen {
		for _, d := range c.hidden {
			if why := p.form.Text(d.field()); why != "" {
				all = append(all, takenalong.Chosen{Fact: d.Ref, Why: why})
			}
		}
	}
	return all
}

func (p choosePage) act(form takenalong.Form) ledger.Act {
	step := takenalong.Step{By: p.By(), ID: p.form.ID, Now: p.Now}
	act := ledger.Act{Form: takenalong.EntryOf(form.Cases[0], step.ID), Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return takenalong.Take(p.pages.Pack.Along, hs, step, form)
	}}
	for _, of := range form.Cases {
		act.On = append(act.On, ledger.Seen{Stream: of, Version: ledger.Any})
	}
	return act
}

func (p choosePage) caseOptions() (all []govuk.Option) {
	for _, c := range p.cases {
		all = append(all, govuk.Option{Value: string(c.Case), Label: c.Title, Hint: c.Number})
	}
	return all
}

// data is the second form, which sends the cases again. Reasons are kept in no draft: what is wrong with them is said at once.
func (p choosePage) data() govuk.FormData {
	data := p.form.Data()
	data.Draft = ""
	for _, c := range p.chosen {
		data.Hidden = append(data.Hidden, govuk.Hidden{Name: "case", Value: string(c.state.Stream)})
	}
	return data
}
