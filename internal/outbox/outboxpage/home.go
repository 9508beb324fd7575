package outboxpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/outbox"
	"candour/internal/web"
)

// homePage is one’s own outbox: what waits there, one’s tablets, the cases one may prepare, and the outboxes of one’s teams in which something waits.
type homePage struct {
	opened
	cases  []casework.Row
	others []opened
}

func (p homePage) Title() string         { return "Written without signal" }
func (p homePage) Body() templ.Component { return homeBody(p) }

func (p Pages) home(v *web.Visit) (web.Page, error) {
	box, err := boxOf(v, v.Person)
	if err != nil {
		return nil, err
	}
	page := homePage{opened: box}
	if page.cases, err = mine(v); err != nil {
		return nil, err
	}
	page.others, err = managed(v)
	return page, err
}

// mine are the cases in which somebody writes.
func mine(v *web.Visit) ([]casework.Row, error) {
	rows, err := casework.WorkedOn(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseWorker, rows, func(r casework.Row) ledger.StreamID { return r.Case })
}

// managed are the outboxes of the people in one’s teams in which something waits.
func managed(v *web.Visit) (all []opened, err error) {
	people := v.People.Those(func(who access.Person) bool { return who.ID != v.Person.ID && manages(v, who) })
	streams := make([]ledger.StreamID, len(people))
	for i, who := range people {
		streams[i] = outbox.Stream(who.ID)
	}
	histories, err := v.Ledger().ReadMany(v.Context(), streams)
	if err != nil {
		return nil, err
	}
	for _, who := range people {
		if h := histories[outbox.Stream(who.ID)]; h != nil && len(outbox.Of(h).Waiting()) > 0 {
			all = append(all, opened{v, who, outbox.Of(h)})
		}
	}
	return all, nil
}

// boxPage is the outbox of somebody in a team that one manages.
type boxPage struct{ opened }

func (p boxPage) Title() string         { return "Written without signal" }
func (p boxPage) Body() templ.Component { return boxBody(p) }

func (p Pages) theirs(v *web.Visit) (web.Page, error) {
	o, err := open(v)
	if err == nil && o.mine() {
		return v.SeeOther(Home), nil
	}
	return boxPage{o}, err
}

// Today is what of one’s outbox waits: it says nothing of what was written.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	box, err := boxOf(v, v.Person)
	if err != nil || len(box.box.Waiting()) == 0 {
		return nil, err
	}
	return []templ.Component{waitsAsk(len(box.box.Waiting()))}, nil
}

// prepared is how a case stands for the tablet: the words for it, or that it has none.
func (p homePage) prepared(stream ledger.StreamID) string {
	for _, one := range p.box.Offered(p.Now) {
		if one.Case == stream {
			return "On the tablet as “" + one.Label + "”"
		}
	}
	return "Not prepared"
}

// writtenOn is when something was written, by the tablet’s clock, and when it came.
func writtenOn(k *outbox.Keep) string {
	const at = "2 January, 15:04"
	return "Written " + calendar.InLondon(k.Entry.At()).Format(at) + ", came " + calendar.InLondon(k.Stored.Recorded).Format(at)
}

func seenSince(t *outbox.Tablet) string {
	since := "Used since " + calendar.DateInLondon(t.Entry.Recorded).Plain()
	if t.Off != nil {
		return since + ". Cut off on " + calendar.DateInLondon(t.Off.Recorded).Plain()
	}
	return since
}
