package wellbeingpage

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/wellbeing"
)

// Home is the address of one’s own assessment, and of those that one agrees or was asked to look at.
const Home = "/wellbeing"

// Pages holds what these pages stand on.
type Pages struct{ Pack *pack.Pack }

type handler = func(*web.Visit) (web.Page, error)

// Routes are the addresses of these pages. Whose assessment somebody may read is asked of its stream.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		route("", p.home, nil),
		route("/assess", p.showAssess, p.assess),
		route("/escalate", p.showEscalate, p.escalate),
		route("/escalate/{escalation}/back", p.showTakeBack, p.takeBack),
		route("/{person}", p.worker, nil),
		route("/{person}/answer", p.showAnswer, p.answer),
		route("/{person}/review", p.showReview, p.review),
		route("/{person}/chosen", p.chosen, nil),
	}
}

func route(path string, show, send handler) web.Route {
	return web.For(Home+path, access.SignedIn, show, send).Own(wellbeing.Stream)
}

// opened is somebody’s assessment, as a person comes to it.
type opened struct {
	*web.Visit
	Pack   *pack.Pack
	of     access.Person
	record *wellbeing.Record
}

func (o opened) rules() pack.RiskAssessment { return o.Pack.WorkerSafety.Assessment }

func (o opened) today() calendar.Date { return calendar.DateInLondon(o.Now) }

// mine is the person’s own assessment.
func (p Pages) mine(v *web.Visit) (opened, error) {
	h, err := v.Ledger().Read(v.Context(), wellbeing.Stream(v.Person.ID))
	if err != nil {
		return opened{}, err
	}
	own := []access.Tie{{Subject: v.Person.ID, Relation: access.Assesses}} // the stream is named by whoever asks, also before it begins
	if !access.Decide(v.Person, access.Assessed, own).Allowed {
		return opened{}, fault.Absent(nil)
	}
	v.Look(h.Stream, true)
	return opened{v, p.Pack, v.Person, wellbeing.Of(h)}, nil
}

// theirs is the assessment of the person of the address, for whoever a rule lets to it. Not there and not theirs is answered alike.
func (p Pages) theirs(v *web.Visit, rule access.Rule) (opened, error) {
	id, err := ledger.ParseStreamID(v.Request.PathValue("person"))
	if err != nil {
		return opened{}, fault.Absent(err)
	}
	of, known := v.People.Find(id)
	if !known {
		return opened{}, fault.Absent(nil)
	}
	h, err := v.Ledger().Read(v.Context(), wellbeing.Stream(id))
	if err != nil {
		return opened{}, err
	}
	allowed := access.Decide(v.Person, rule, tiesOf(h, of)).Allowed
	v.Look(h.Stream, allowed)
	if !allowed {
		return opened{}, fault.Absent(nil)
	}
	return opened{v, p.Pack, of, wellbeing.Of(h)}, nil
}

// tiesOf are who is tied to an assessment now, and the teams of whoever it is of: only who manages one of these agrees it.
func tiesOf(h *ledger.History, of access.Person) []access.Tie {
	ties := wellbeing.Ties(h)
	for _, m := range of.Teams {
		ties = append(ties, access.Tie{Subject: m.Team, Relation: access.InTeam})
	}
	return ties
}

// form is a page here with a form.
type form struct {
	opened
	form *web.Form
}

func withForm(o opened, err error) (form, error) {
	if err != nil {
		return form{}, err
	}
	f, err := o.Form()
	return form{o, f}, err
}

// act carries a form out once every field could be read. Otherwise it only asks what else is wrong.
func (p form) act(verb func(*ledger.History, wellbeing.Step) (ledger.Change, error)) error {
	stream, step := wellbeing.Stream(p.of.ID), wellbeing.Step{By: p.By(), ID: p.form.ID, On: p.today()}
	if err := p.Ledger().BeginStreams(p.Context(), stream); err != nil {
		return err
	}
	if len(p.form.Errors) > 0 {
		h, err := p.Ledger().Read(p.Context(), stream)
		if err == nil {
			_, err = verb(h, step)
		}
		return err
	}
	_, err := p.Do(ledger.Act{Form: p.form.ID, On: []ledger.Seen{{Stream: stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return verb(hs[stream], step)
	}})
	return err
}

// outcome is the page again, with what is wrong, or where it goes on.
func outcome(p web.Page, f form, err error, to string) (web.Page, error) {
	if f.form.Refused(err) {
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	f.Forget(f.form)
	return f.SeeOther(to), nil
}

func workerURL(of ledger.StreamID, parts ...string) string {
	url := Home + "/" + string(of)
	for _, part := range parts {
		url += "/" + part
	}
	return url
}
