package safeguardingpage

import (
	"errors"

	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// letterPage begins the report of the list. The name of its own stream is made when the form is shown, so that sending it twice begins one.
type letterPage struct{ formPage }

func (p letterPage) Title() string         { return "Begin the " + p.view.called() }
func (p letterPage) Body() templ.Component { return letterBody(p) }

const streamField = "stream"

var errBegun = fault.Refuse("This form was used already. Begin again.", errors.New("the stream named in a form to begin a letter is in use"))

func (p Pages) letterPage(c *web.Case) (letterPage, error) {
	form, err := p.form(c)
	if err != nil {
		return letterPage{}, err
	}
	form.Form.Set(streamField, string(ledger.NewStreamID()))
	return letterPage{form}, nil
}

func (p Pages) showLetter(c *web.Case) (web.Page, error) {
	page, err := p.letterPage(c)
	return page, err
}

// letter begins the report and fills it. Should the second fail, the report is there and is filled from its page.
func (p Pages) letter(c *web.Case) (web.Page, error) {
	page, err := p.letterPage(c)
	if err != nil {
		return nil, err
	}
	form, err := page.read()
	if err != nil {
		return nil, err
	}
	if err := page.warn(page.texts("why")); err != nil {
		return nil, err
	}
	if len(page.Form.Errors) == 0 {
		err = page.begin(form)
	}
	if page.Form.Refused(err) || len(page.Form.Errors) > 0 {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	return page.view.filled(page.Form.ID)
}

func (p letterPage) read() (safeguarding.LetterForm, error) {
	f := p.Form
	draft, err := ledger.ParseStreamID(f.Text(streamField))
	if err != nil {
		return safeguarding.LetterForm{}, errBegun
	}
	if answer := f.Text("parties"); answer != "yes" && answer != "no" {
		f.Errors.Add("parties", "Say whether it may go to the parties")
	}
	form := safeguarding.LetterForm{Draft: draft, Author: p.Person.Name}
	if form.Parties = f.Text("parties") == "yes"; !form.Parties {
		form.Why, form.RestsOn = f.Text("why"), p.view.refs(f.Entries("on"))
	}
	return form, nil
}

func (p letterPage) begin(form safeguarding.LetterForm) error {
	if err := p.Ledger().BeginStreams(p.Context(), form.Draft); err != nil {
		return err
	}
	return p.ActOn(p.Form, []ledger.StreamID{form.Draft}, func(hs ledger.Histories) (ledger.Change, error) {
		if len(hs[form.Draft].Entries) > 0 {
			return ledger.Change{}, errBegun
		}
		return p.view.Desk.Begin(hs[p.Stream], p.view.list, p.By(), p.Form.ID, form)
	})
}

// data carries the name of the new stream.
func (p letterPage) data() govuk.FormData {
	data := p.Form.Data()
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: streamField, Value: p.Form.Text(streamField)})
	return data
}

// items are what harm may come from: the evidence that may stand in a document.
func (p letterPage) items() []govuk.Option {
	var all []govuk.Option
	for _, i := range evidence.Of(p.History).Items() {
		if !i.Forbids(p.view.Desk.Pack, pack.InDocuments) {
			all = append(all, govuk.Option{Value: string(i.Entry.ID), Label: p.Words.Say("%d: %s", i.Number, i.Says)})
		}
	}
	return all
}
