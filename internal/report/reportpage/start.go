package reportpage

import (
	"errors"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// startPage asks what to write. The name of the report’s own stream is made when the form is shown, so that sending it twice begins one.
type startPage struct {
	web.CaseForm
	d *desk
}

func (p startPage) Title() string         { return "Start a report" }
func (p startPage) Body() templ.Component { return startBody(p) }

const streamField = "stream"

func (p Pages) startPage(c *web.Case) (startPage, error) {
	form, err := c.Form()
	if err != nil {
		return startPage{}, err
	}
	form.Set(streamField, string(ledger.NewStreamID()))
	return startPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.desk(c)}, nil
}

// showStart asks which report it is. What the address names, as the page of something due does, is chosen already.
func (p Pages) showStart(c *web.Case) (web.Page, error) {
	page, err := p.startPage(c)
	if wanted := c.Query("type"); err == nil && wanted != "" {
		page.Form.Set("type", wanted)
	}
	return page, err
}

func (p Pages) start(c *web.Case) (web.Page, error) {
	page, err := p.startPage(c)
	if err != nil {
		return nil, err
	}
	opening := page.opening()
	err = page.begin(opening)
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("report", string(page.Form.ID))), err
}

// opening is what was chosen: something that was asked for, or a type of report.
func (p startPage) opening() report.OpenedBody {
	body := report.OpenedBody{Draft: ledger.StreamID(p.Form.Text(streamField)), Author: p.Person.ID, Name: p.Person.Name}
	sort, id, _ := strings.Cut(p.Form.Text("type"), ":")
	switch sort {
	case "duty":
		body.Duty = ledger.Ref{Stream: p.Stream, Entry: ledger.EntryID(id)}
		if duty, ok := p.d.people.Duty(body.Duty); ok {
			body.Type = duty.Report
		}
	case "type":
		body.Type = id
	}
	return body
}

const notWhole = "The form was not whole. Open it again; what you typed is kept as a draft."

// errBegun refuses a stream that holds something already. Its name comes from outside, and what it holds may be somebody else’s.
var errBegun = fault.BadInput(notWhole, errors.New("a report’s form names a stream that has begun"))

// begin makes the report’s stream and opens it, both or neither.
func (p startPage) begin(body report.OpenedBody) error {
	stream, err := ledger.ParseStreamID(string(body.Draft))
	if err != nil {
		return fault.BadInput(notWhole, err)
	}
	if err := p.Ledger().BeginStreams(p.Context(), stream); err != nil {
		return err
	}
	return p.ActOn(p.Form, []ledger.StreamID{stream}, func(hs ledger.Histories) (ledger.Change, error) {
		if len(hs[stream].Entries) > 0 {
			return ledger.Change{}, errBegun
		}
		return report.Open(p.d.Desk.Pack, casework.Of(hs[p.Stream]), p.By(), p.Form.ID, body)
	})
}

func (p startPage) data() govuk.FormData {
	data := p.Form.Data()
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: streamField, Value: p.Form.Text(streamField)})
	return data
}

// options are what was asked for, and then everything that a case on this track can have.
func (p startPage) options() []govuk.Option {
	var all []govuk.Option
	for _, duty := range p.d.asked() {
		all = append(all, govuk.Option{Value: "duty:" + string(duty.Ref.Entry), Label: duty.What, Hint: duty.Because.Words})
	}
	asked := len(all) > 0
	for _, t := range p.d.types() {
		all = append(all, govuk.Option{Value: "type:" + t.ID, Label: t.Name, Hint: t.About, Or: asked})
		asked = false
	}
	return all
}
