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

// withdrawPage asks from when, and why, something is no longer to be relied on.
type withdrawPage struct {
	form    *web.Form
	piece   *practice.Piece
	resting []Resting
}

func (p withdrawPage) Title() string         { return "Withdraw guidance or a tool" }
func (p withdrawPage) Errors() govuk.Errors  { return p.form.Errors }
func (p withdrawPage) Body() templ.Component { return withdrawBody(p) }

func (p Pages) withdrawPage(v *web.Visit) (withdrawPage, error) {
	piece, err := find(v)
	if err != nil {
		return withdrawPage{}, err
	}
	resting, err := p.Resting(v)
	if err != nil {
		return withdrawPage{}, err
	}
	form, err := v.Form()
	return withdrawPage{form, piece, on(resting, piece.Ref.Stream)}, err
}

func (p Pages) showWithdraw(v *web.Visit) (web.Page, error) {
	page, err := p.withdrawPage(v)
	if err != nil {
		return nil, err
	}
	if !page.piece.MayWithdraw() {
		return nil, fault.Refuse("This was withdrawn as unsound already. Nothing may rest on it.", nil)
	}
	page.form.SetDate("from", calendar.DateInLondon(v.Now))
	return page, nil
}

// the ways in which something is withdrawn
const (
	ended   = "ended"
	unsound = "unsound"
)

func (p Pages) withdraw(v *web.Visit) (web.Page, error) {
	page, err := p.withdrawPage(v)
	if err != nil {
		return nil, err
	}
	f, stream := page.form, page.piece.Ref.Stream
	reach := f.Text("unsound")
	if reach != ended && reach != unsound {
		f.Errors.Add("unsound", "Say whether what was done with it before still counts")
	}
	body := practice.WithdrawnBody{From: f.Date("from", "The day"), Unsound: reach == unsound, Why: f.Text("why"), Instead: f.Text("instead")}
	if len(f.Errors) > 0 {
		return page, nil
	}
	_, err = v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return practice.Withdraw(practice.Of(hs[stream]), v.By(), f.ID, body)
		},
	})
	if f.Refused(err) {
		return page, nil
	}
	v.Forget(f)
	return v.SeeOther(pieceURL(stream)), err
}

func (p withdrawPage) reaches() []govuk.Option {
	return []govuk.Option{
		{Value: ended, Label: "Yes: it is replaced, or no longer used", Hint: "Reports filed before that day stay as they are. Drafts, and reports filed on or after it, are asked about."},
		{Value: unsound, Label: "No: it was found unsound", Hint: "Every report that rests on it is asked about, whenever it was filed."},
	}
}
