package correctionpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/correction"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/words"
)

// sharePage asks to whom a draft goes, and for the three statements without which it goes to nobody.
type sharePage struct{ formOn }

func (p sharePage) Title() string         { return "Share the draft for factual correction" }
func (p sharePage) Body() templ.Component { return shareBody(p) }

func (p Pages) sharePage(c *web.Case) (sharePage, error) {
	form, err := p.form(c)
	if err != nil {
		return sharePage{}, err
	}
	return sharePage{form}, nil
}

func (p Pages) showShare(c *web.Case) (web.Page, error) {
	page, err := p.sharePage(c)
	if err != nil {
		return nil, err
	}
	if err := page.v.MayShare(c.Person.ID); err != nil {
		return nil, err
	}
	page.Form.SetDate("by", page.v.today.AddDays(page.v.Type.Correction.Days))
	page.Form.SetDate("when", page.v.today)
	return page, nil
}

// share makes the copy for its recipient and keeps it as given. A second press leads to what the first one did.
func (p Pages) share(c *web.Case) (web.Page, error) {
	page, err := p.sharePage(c)
	if err != nil {
		return nil, err
	}
	f, v, there := page.Form, page.v, c.SeeOther(page.v.url(Home))
	if v.shared(f.ID) {
		return there, nil
	}
	form, sending := page.read(), correction.Sending{By: c.Person.ID, Manages: c.May(access.CaseManager), Now: c.Now}
	if err := v.warn(f, form.Texts()...); err != nil {
		return nil, err
	}
	left, form, err := correction.Check(v.Reading, sending, form)
	if len(f.Errors) == 0 && err == nil {
		err = page.send(sending, form, left)
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return there, err
}

func (v *view) shared(id ledger.EntryID) bool {
	for _, s := range v.Draft.Shared {
		if s.Entry.ID == id {
			return true
		}
	}
	return false
}

// send prints the copy and keeps what was printed, of the case and the draft as they were read for it.
func (p sharePage) send(sending correction.Sending, form correction.Form, left leaving.LeftBody) error {
	v := p.v
	paper, err := correction.Copy(v.Reading, left.To)
	if err != nil {
		return err
	}
	pdf, err := v.Letters.PrintPDF(v.Context(), v.History, paper)
	if err != nil {
		return err
	}
	_, err = v.Do(ledger.Act{
		Form: p.Form.ID, Strict: true,
		On: []ledger.Seen{{Stream: v.Stream, Version: v.History.Version}, {Stream: v.Draft.Stream, Version: v.Draft.Version}},
		Verb: func(ledger.Histories) (ledger.Change, error) {
			return correction.Send(v.Reading, sending, p.Form.ID, form, pdf)
		},
	})
	if err == nil {
		v.Forget(p.Form)
	}
	return err
}

func (p sharePage) read() correction.Form {
	f := p.Form
	to, who := p.v.recipient(f.Text("to"))
	form := correction.Form{
		SharedBody: report.SharedBody{Safe: f.Text("is-safe"), Permitted: f.Text("permitted"), Child: f.Text("child"), By: f.Date("by", "The day by which they answer")},
		To:         to, Gateway: pack.GatewayID(f.Text("gateway")), Authority: f.Text("authority"),
		Way:  letter.Way{How: leaving.How(f.Text("how")), Safe: f.Text("safe")},
		When: casework.When(f.Date("when", "The day"), calendar.TimeOfDay{}),
	}
	if who == nil {
		return form
	}
	for _, d := range who.Details() {
		if at := f.Text("at"); at != "" && string(d.Ref.Entry) == at {
			form.Way.At = d.Ref
		}
	}
	return form
}

// solicitor stands after somebody whose solicitor is chosen.
const solicitor = "-solicitor"

// recipient is whom a choice names; who is the person whom it reaches themselves, nil for a solicitor.
func (v *view) recipient(choice string) (to leaving.Recipient, who *casework.Person) {
	entry, theirs := strings.CutSuffix(choice, solicitor)
	for _, p := range v.Reading.Case.Adults() {
		switch {
		case string(p.Ref.Entry) != entry:
		case theirs:
			return leaving.Recipient{Sort: leaving.SomebodyInCase, Person: p.Ref, Name: leaving.SolicitorOf(p)}, nil
		default:
			return leaving.Recipient{Sort: leaving.SomebodyInCase, Person: p.Ref, Name: p.Name()}, p
		}
	}
	return leaving.Recipient{Sort: leaving.SomebodyInCase}, nil
}

func (p sharePage) recipients() []govuk.Option {
	all := []govuk.Option{{Label: "Choose"}}
	for _, who := range p.v.Reading.Case.Adults() {
		all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
		if name := leaving.SolicitorOf(who); name != "" {
			all = append(all, govuk.Option{Value: string(who.Ref.Entry) + solicitor, Label: name})
		}
	}
	return all
}

// gateways are what may allow a draft to leave.
func (p sharePage) gateways() []govuk.Option {
	var all []govuk.Option
	for _, g := range p.v.Reading.Pack.Leaving.InForce(p.v.today) {
		if !g.Urgent && !g.Court && !g.Subject {
			all = append(all, govuk.Option{Value: string(g.ID), Label: g.Name, Hint: g.Explain + " " + g.Cite() + "."})
		}
	}
	return all
}

func (p sharePage) ways() []govuk.Option {
	var all []govuk.Option
	for _, h := range letter.Ways {
		all = append(all, govuk.Option{Value: string(h), Label: words.UpperFirst(h.Words())})
	}
	return all
}

// details are the adults’ ways of being reached, by whose they are, and never by what they say.
func (p sharePage) details() []govuk.Option {
	all := []govuk.Option{{Label: "Choose, unless it goes by hand or to a solicitor"}}
	for _, who := range p.v.Reading.Case.Adults() {
		for _, d := range who.Details() {
			if d.Kind == casework.Address || d.Kind == casework.EmailAddress {
				all = append(all, govuk.Option{Value: string(d.Ref.Entry), Label: who.Name() + ": " + d.Kind.Named(p.Words) + ", " + d.Hiding.Words(p.Words)})
			}
		}
	}
	return all
}

// safely is how it is safe to reach each adult of the case.
func (p sharePage) safely() (all []string) {
	for _, who := range p.v.Reading.Case.Adults() {
		for i, sentence := range who.Safe().Sentences(p.Words) {
			if i == 0 {
				sentence = who.Called() + ". " + sentence
			}
			all = append(all, sentence)
		}
	}
	return all
}
