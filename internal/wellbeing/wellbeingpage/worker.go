package wellbeingpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/wellbeing"
)

// workerPage is an assessment as the manager reads it who is named in it.
type workerPage struct{ opened }

func (p workerPage) Title() string         { return "An individual risk assessment" }
func (p workerPage) Body() templ.Component { return workerBody(p) }

func (p Pages) worker(v *web.Visit) (web.Page, error) {
	o, err := p.theirs(v, access.Assessor)
	return workerPage{o}, err
}

// answerPage asks the manager for their word.
type answerPage struct{ form }

func (p answerPage) Title() string         { return "Agree it, or say why not" }
func (p answerPage) Errors() govuk.Errors  { return p.form.form.Errors }
func (p answerPage) Body() templ.Component { return answerBody(p) }

func (p Pages) showAnswer(v *web.Visit) (web.Page, error) {
	f, err := withForm(p.theirs(v, access.Assessor))
	if err == nil && f.record.Now().Answer != nil {
		return v.SeeOther(workerURL(f.of.ID)), nil
	}
	return answerPage{f}, err
}

func (p Pages) answer(v *web.Visit) (web.Page, error) {
	f, err := withForm(p.theirs(v, access.Assessor))
	if err != nil {
		return nil, err
	}
	body := wellbeing.AnsweredBody{
		Assessment: f.read(), Agreed: f.form.Text("agreed") == yes, Says: f.form.Text("says"), Review: f.form.Date("review", "The day"),
		Constrains: f.form.Ticked("constrains"),
	}
	if f.form.Text("agreed") == "" {
		f.form.Errors.Add("agreed", "Say whether you agree it")
	}
	err = f.act(func(h *ledger.History, step wellbeing.Step) (ledger.Change, error) {
		return wellbeing.Reply(f.rules(), h, step, body)
	})
	return outcome(answerPage{f}, f, err, workerURL(f.of.ID))
}

// read is the assessment that the page showed: one made anew since is not agreed unread.
func (f form) read() ledger.Ref {
	return ledger.Ref{Stream: wellbeing.Stream(f.of.ID), Entry: f.form.Entry("assessment")}
}

// data is the form, with the assessment that its page shows.
func (f form) data() govuk.FormData {
	d, shown := f.form.Data(), f.form.Text("assessment")
	if shown == "" {
		shown = string(f.record.Now().Entry.ID)
	}
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "assessment", Value: shown})
	return d
}

// What the form sends for agreeing, and for not.
const (
	yes = "yes"
	no  = "no"
)

func yesOrNo() []govuk.Option {
	return []govuk.Option{{Value: yes, Label: "Yes, I agree it"}, {Value: no, Label: "No, not as it stands"}}
}

// reviewPage asks what worker and manager found when they looked at it again.
type reviewPage struct{ form }

func (p reviewPage) Title() string         { return "Look at it again together" }
func (p reviewPage) Errors() govuk.Errors  { return p.form.form.Errors }
func (p reviewPage) Body() templ.Component { return reviewBody(p) }

func (p Pages) reviewForm(v *web.Visit) (form, error) {
	f, err := withForm(p.theirs(v, access.Assessor))
	if err == nil && !f.record.Now().Agreed() {
		err = fault.Absent(nil)
	}
	return f, err
}

func (p Pages) showReview(v *web.Visit) (web.Page, error) {
	f, err := p.reviewForm(v)
	return reviewPage{f}, err
}

func (p Pages) review(v *web.Visit) (web.Page, error) {
	f, err := p.reviewForm(v)
	if err != nil {
		return nil, err
	}
	body := wellbeing.ReviewedBody{Assessment: f.read(), Says: f.form.Text("says"), Review: f.form.Date("review", "The day")}
	err = f.act(func(h *ledger.History, step wellbeing.Step) (ledger.Change, error) {
		return wellbeing.Look(f.rules(), h, step, body)
	})
	return outcome(reviewPage{f}, f, err, workerURL(f.of.ID))
}
