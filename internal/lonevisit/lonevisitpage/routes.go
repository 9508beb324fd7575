package lonevisitpage

import (
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/lonevisit"
	"candour/internal/message"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the address of one’s own visits and of those that one watches over; linkHome begins the addresses at which one checks in.
const (
	Home     = "/visits"
	linkHome = "/check-in/"
)

// Pages holds what these pages stand on.
type Pages struct {
	Pack  *pack.Pack
	Ways  message.Ways
	Site  string // where people reach the service; may be empty
	Watch lonevisit.Watch
	// Warnings are what a case on which somebody works warns them of before they go there; nil when no case warns of anything.
	Warnings func(*web.Visit, ledger.StreamID) ([]templ.Component, error)
}

// Routes are the addresses of these pages. Whose visit somebody may see is asked of its stream.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For(Home, access.SignedIn, p.home, nil),
		form(Home+"/plan", access.SignedIn, p.showPlan, p.plan),
		web.For(Home+"/{visit}", access.SignedIn, p.visit, nil),
		form(Home+"/{visit}/accept", access.SignedIn, p.showAccept, p.accept),
		form(Home+"/{visit}/link", access.SignedIn, p.showLink, p.link),
		form(Home+"/{visit}/check-in", access.SignedIn, p.showHear, p.hear),
		form(Home+"/{visit}/call-off", access.SignedIn, p.showCallOff, p.callOff),
		form(Home+"/{visit}/see-to", access.SignedIn, p.showSeeTo, p.seeTo),
		form(Home+"/{visit}/end", access.SignedIn, p.showEnd, p.end),
		form(linkHome+"{secret}", access.Anyone, p.showChecksIn, p.checksIn),
	}
}

// form is a route with a form of which nothing is kept before it is sent: where somebody goes, on which telephone they are reached and what is known of them
// stands under the visit’s key and under no other, and a draft of the check-in address would hold its secret.
func form(pattern string, rule access.Rule, show, send func(*web.Visit) (web.Page, error)) web.Route {
	return web.For(pattern, rule, show, send).Forgetting()
}

// unkept is the form of such a route.
func unkept(f *web.Form) govuk.FormData {
	data := f.Data()
	data.Draft = ""
	return data
}

func (p Pages) rules() pack.LoneVisits { return p.Pack.WorkerSafety.Visit }

// opened is a visit as somebody comes to it: as the worker who makes it, or as one who watches over it.
type opened struct {
	*web.Visit
	pages   Pages
	visit   *lonevisit.Visit
	mine    bool
	watches bool
}

// open is the visit of the address, for whoever is tied to it. Not there and not theirs is answered alike.
func (p Pages) open(v *web.Visit, rules ...access.Rule) (opened, error) {
	stream, err := ledger.ParseStreamID(v.Request.PathValue("visit"))
	if err != nil {
		return opened{}, fault.Absent(err)
	}
	ties, err := access.TiesOf(v.Context(), v.DB(), []ledger.StreamID{stream}, v.Now)
	if err != nil {
		return opened{}, err
	}
	o := opened{Visit: v, pages: p}
	may := false
	for _, rule := range rules {
		allowed := access.Decide(v.Person, rule, ties[stream]).Allowed
		may = may || allowed
		o.mine = o.mine || allowed && rule == access.LoneVisitor
		o.watches = o.watches || allowed && rule == access.VisitWatcher
	}
	v.Look(stream, may)
	if !may {
		return opened{}, fault.Absent(nil)
	}
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return opened{}, err
	}
	o.visit = lonevisit.Of(h)
	return o, nil
}

func (o opened) stream() ledger.StreamID { return o.visit.Entry.Stream }

func (o opened) url(parts ...string) string { return urlOf(o.stream(), parts...) }

func urlOf(visit ledger.StreamID, parts ...string) string {
	url := Home + "/" + string(visit)
	for _, part := range parts {
		url += "/" + part
	}
	return url
}

// formPage is a page of a visit with a form.
type formPage struct {
	opened
	form *web.Form
}

func (p Pages) form(v *web.Visit, rule access.Rule) (formPage, error) {
	o, err := p.open(v, rule)
	if err != nil {
		return formPage{}, err
	}
	f, err := v.Form()
	return formPage{o, f}, err
}

func (p formPage) step() lonevisit.Step {
	return lonevisit.Step{By: p.By(), ID: p.form.ID, Now: p.Now}
}

// act carries a form out on its visit.
func act(v *web.Visit, id ledger.EntryID, visit ledger.StreamID, verb func(*ledger.History) (ledger.Change, error)) error {
	_, err := v.Do(ledger.Act{Form: id, On: []ledger.Seen{{Stream: visit, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return verb(hs[visit])
	}})
	return err
}

// outcome is the page again, with what is wrong, or where it goes on.
func outcome(page web.Page, v *web.Visit, f *web.Form, err error, to string) (web.Page, error) {
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	v.Forget(f)
	return v.SeeOther(to), nil
}

// clock is a moment as people read it who look today: 15:30, or with its day.
func clock(at, now time.Time) string {
	local := calendar.InLondon(at)
	if calendar.DateInLondon(at) == calendar.DateInLondon(now) {
		return local.Format("15:04")
	}
	return local.Format("2 January, 15:04")
}
