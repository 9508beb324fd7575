package practicepage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/web"
)

// addPage asks for a piece of guidance or a tool that people may rely on.
type addPage struct{ form *web.Form }

func (p addPage) Title() string         { return "Add guidance or a tool" }
func (p addPage) Errors() govuk.Errors  { return p.form.Errors }
func (p addPage) Body() templ.Component { return addBody(p) }

// streamField carries the name of the stream that the form begins, so that a form sent twice begins one.
const streamField = "stream"

func (p Pages) showAdd(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	form.Set(streamField, string(ledger.NewStreamID()))
	form.SetDate("from", calendar.DateInLondon(v.Now))
	if t, known := p.Pack.Tool(v.Query("tool")); known {
		form.Set("sort", string(practice.Tool))
		form.Set("name", t.Name)
		form.Set("publisher", t.Publisher)
		form.Set("use", t.When)
	}
	return addPage{form}, nil
}

func (p Pages) add(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	stream, err := ledger.ParseStreamID(f.Text(streamField))
	if err != nil {
		return nil, fault.BadInput("Open the form again, and send it once more.", err)
	}
	body := practice.IssuedBody{
		Edition: practice.Edition{Sort: practice.Sort(f.Text("sort")), Name: f.Text("name"), Version: f.Text("edition"), Publisher: f.Text("publisher")},
		Use:     f.Text("use"), From: f.Date("from", "The first day"),
	}
	if err := v.Ledger().BeginStreams(v.Context(), stream); err != nil {
		return nil, err
	}
	_, err = v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: stream}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return practice.Issue(hs[stream], v.By(), f.ID, body)
		},
	})
	if f.Refused(err) {
		return addPage{f}, nil
	}
	v.Forget(f)
	return v.SeeOther(pieceURL(stream)), err
}

func (p addPage) data() govuk.FormData {
	data := p.form.Data()
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: streamField, Value: p.form.Text(streamField)})
	return data
}

func (p addPage) sorts() []govuk.Option {
	return []govuk.Option{
		{Value: string(practice.Guidance), Label: "Guidance", Hint: "It says how something is done: a policy, a practice direction, a checklist to read"},
		{Value: string(practice.Tool), Label: "A tool", Hint: "It is used on a case and gives a result: an assessment, a questionnaire"},
	}
}
