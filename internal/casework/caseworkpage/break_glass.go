package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// breakGlassPage asks what somebody knows of a case that is not theirs, and why they must see it now. It is the same whatever is typed, and answers
// only once the attempt is on record.
type breakGlassPage struct {
	*web.Visit
	Form    *web.Form
	duty    string // the duty manager’s telephone number; may be empty
	nothing bool   // was opened
}

func (p breakGlassPage) Title() string         { return "Open a case in an emergency" }
func (p breakGlassPage) Errors() govuk.Errors  { return p.Form.Errors }
func (p breakGlassPage) Body() templ.Component { return breakGlassBody(p) }

func (p Pages) breakGlassPage(v *web.Visit) (breakGlassPage, error) {
	form, err := v.Form()
	return breakGlassPage{Visit: v, Form: form, duty: p.Duty}, err
}

func (p Pages) showBreakGlass(v *web.Visit) (web.Page, error) {
	page, err := p.breakGlassPage(v)
	return page, err
}

// breakGlass puts the attempt on record, looks for what it means, and puts on record what came of it.
func (p Pages) breakGlass(v *web.Visit) (web.Page, error) {
	page, err := p.breakGlassPage(v)
	if err != nil {
		return nil, err
	}
	f := page.Form
	stream := ledger.DerivedStreamID(f.ID, v.Person.ID, "attempt")
	body := casework.GlassAskedBody{Number: f.Text("number"), Name: f.Text("name"), Born: f.Date("born", "The date of birth"), Reason: f.Text("reason")}
	if f.Refused(body.Validate()) {
		return page, nil
	}
	if err := askGlass(v, f, stream, body); err != nil {
		return nil, err
	}
	opened, err := answerGlass(v, f, stream, body)
	if err != nil {
		return nil, err
	}
	v.Forget(f)
	if opened != "" {
		return v.SeeOther("/case/" + string(opened)), nil
	}
	page.nothing = true
	return page, nil
}

func askGlass(v *web.Visit, f *web.Form, stream ledger.StreamID, body casework.GlassAskedBody) error {
	if err := v.Ledger().BeginStreams(v.Context(), stream); err != nil {
		return err
	}
	_, err := v.Do(ledger.Act{Form: f.ID, On: []ledger.Seen{{Stream: stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return casework.AskGlass(hs[stream], v.By(), f.ID, body)
	}})
	return err
}

// answerGlass opens the case that an attempt means, if it opens this way, and names it. Not there and not to be opened take the same path: neither
// case is read, and the same is written.
func answerGlass(v *web.Visit, f *web.Form, attempt ledger.StreamID, body casework.GlassAskedBody) (ledger.StreamID, error) {
	meant, err := casework.MeantBy(v.Context(), v.DB(), body)
	if err != nil {
		return "", err
	}
	ties, err := access.TiesOf(v.Context(), v.DB(), []ledger.StreamID{meant}, v.Now)
	if err != nil {
		return "", err
	}
	on := []ledger.Seen{{Stream: attempt, Version: ledger.Any}}
	if meant != "" && access.Decide(v.Person, access.GlassOpener, ties[meant]).Allowed {
		on = append(on, ledger.Seen{Stream: meant, Version: ledger.Any})
	}
	id := ledger.DerivedID(attempt, "answer "+string(f.ID))
	after, err := v.Do(ledger.Act{Form: id, On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		s := &casework.State{}
		if len(on) > 1 {
			s = casework.Of(hs[meant])
		}
		return casework.AnswerGlass(casework.GlassOf(hs[attempt]), s, v.Person, id)
	}})
	if err != nil {
		return "", err
	}
	return casework.GlassOf(after[attempt]).Case, nil
}

// telephone is whom to ring for what opens to nobody this way.
func (p breakGlassPage) telephone() string {
	if p.duty == "" {
		return "Telephone the duty manager."
	}
	return "Telephone the duty manager: " + p.duty + "."
}
