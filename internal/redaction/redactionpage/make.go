package redactionpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
)

// makePage says what the copy will hold, and makes it.
type makePage struct{ copyForm }

func (p makePage) Title() string         { return "Make the copy" }
func (p makePage) Body() templ.Component { return makeBody(p) }

func showMake(in *inCopy) (web.Page, error) {
	form, err := in.form()
	return makePage{form}, err
}

func makeCopy(in *inCopy) (web.Page, error) {
	form, err := in.form()
	if err != nil {
		return nil, err
	}
	p, f := makePage{form}, form.Form
	if m := in.copy.Made; m != nil && m.Entry.ID == f.ID {
		return in.SeeOther(in.url()), nil
	}
	made, err := in.desk.Print(in.Context(), in.copy, in.text, in.gates, f.Ticked("stays"), in.Now)
	if err == nil {
		err = in.Act(f, func(h *ledger.History) (ledger.Change, error) {
			return redaction.Keep(h, in.text, in.By(), f.ID, in.copy, made)
		})
	}
	if f.Refused(err) {
		return p, nil
	}
	return in.SeeOther(in.url()), err
}

// elsewhere are the places where removed words stand too.
func (p makePage) elsewhere() []govuk.Link {
	var all []govuk.Link
	for _, s := range p.text.Elsewhere(p.copy.Removals()) {
		all = append(all, p.place(s))
	}
	return all
}

// told are details that stand in the copy and of which the service tells: to protect somebody in danger, or because they are hidden from nobody.
func (p makePage) told() []string {
	var all []string
	for _, n := range p.text.Readable() {
		for _, f := range p.found(n) {
			all = append(all, "Page "+strconv.Itoa(n)+" holds "+f.Says+".")
		}
	}
	return all
}

func mayStay() []govuk.Option {
	return []govuk.Option{{Value: "yes", Label: "I have looked at each of these places: the words may stay there"}}
}
