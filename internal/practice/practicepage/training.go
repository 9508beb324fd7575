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

// trainingPage asks who was trained in a tool, and until when it counts.
type trainingPage struct {
	*web.Visit
	form  *web.Form
	piece *practice.Piece
}

func (p trainingPage) Title() string         { return "Record a training" }
func (p trainingPage) Errors() govuk.Errors  { return p.form.Errors }
func (p trainingPage) Body() templ.Component { return trainingBody(p) }

func newTrainingPage(v *web.Visit) (trainingPage, error) {
	piece, err := find(v)
	if err == nil && piece.Sort != practice.Tool {
		err = fault.Absent(nil)
	}
	if err != nil {
		return trainingPage{}, err
	}
	form, err := v.Form()
	return trainingPage{v, form, piece}, err
}

func (p Pages) showTraining(v *web.Visit) (web.Page, error) {
	page, err := newTrainingPage(v)
	if err != nil {
		return nil, err
	}
	page.form.SetDate("on", calendar.DateInLondon(v.Now))
	return page, nil
}

func (p Pages) train(v *web.Visit) (web.Page, error) {
	page, err := newTrainingPage(v)
	if err != nil {
		return nil, err
	}
	f, stream := page.form, page.piece.Ref.Stream
	body := practice.TrainedBody{On: f.Date("on", "The day of the training"), Until: f.Date("until", "The last day"), How: f.Text("how")}
	if who, known := v.People.Find(ledger.StreamID(f.Text("person"))); known {
		body.Person, body.Name = who.ID, who.Name
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	_, err = v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return practice.Train(practice.Of(hs[stream]), v.By(), f.ID, body)
		},
	})
	if f.Refused(err) {
		return page, nil
	}
	v.Forget(f)
	return v.SeeOther(pieceURL(stream)), err
}

// people are those who may be named: everybody but whoever confirms.
func (p trainingPage) people() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, who := range p.People.All() {
		if who.ID != p.Person.ID {
			all = append(all, govuk.Option{Value: string(who.ID), Label: who.Name})
		}
	}
	return all
}
