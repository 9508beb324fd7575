package takenalongpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk/assets"
	"candour/internal/ledger"
	"candour/internal/takenalong"
	"candour/internal/web"
)

// putWithin is for how long after the taking the words can be fetched: long enough to choose a key, and once more after a mistake.
const putWithin = 15 // minutes

// onTablet is a page whose script keeps, opens or wipes what a tablet holds.
type onTablet struct{ pages Pages }

func (onTablet) Scripts() []string { return []string{assets.Path("along.js")} }

// hours, rest and wrong are the bounds that the script keeps to.
func (p onTablet) rest() int  { return p.pages.Pack.Along.Rest }
func (p onTablet) wrong() int { return p.pages.Pack.Along.Wrong }

// putPage is where the script encrypts what was taken. The page itself holds none of it.
type putPage struct {
	*web.Visit
	onTablet
	rows []takenalong.Row
}

func (p putPage) Title() string         { return "Put it on this tablet" }
func (p putPage) Body() templ.Component { return putBody(p) }

func (p putPage) until() string { return moment(p.rows[0].Until()) }

func (p putPage) from() string { return Home + "/words/" + string(p.rows[0].Taking) }

// taking is what this person took by the act of the address and may still put on a tablet; fault.Absent otherwise.
func (p Pages) taking(v *web.Visit) ([]takenalong.Row, error) {
	taking, err := v.Entry("taking")
	if err != nil {
		return nil, err
	}
	rows, err := takenalong.ByTaking(v.Context(), v.DB(), v.Person.ID, taking, v.Now)
	if err == nil {
		rows, err = web.Theirs(v, access.CaseWorker, rows, func(r takenalong.Row) ledger.StreamID { return r.Case })
	}
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || v.Now.Sub(rows[0].At()).Minutes() > putWithin {
		return nil, fault.Absent(nil)
	}
	return rows, nil
}

func (p Pages) put(v *web.Visit) (web.Page, error) {
	rows, err := p.taking(v)
	return putPage{v, onTablet{p}, rows}, err
}

// words are the extracts, for the script that encrypts them. That each case is looked at is on record first.
func (p Pages) words(v *web.Visit) (web.Page, error) {
	rows, err := p.taking(v)
	if err != nil {
		return nil, err
	}
	var streams []ledger.StreamID
	for _, r := range rows {
		streams = append(streams, r.Case)
	}
	if err := v.Looks(streams); err != nil {
		return nil, err
	}
	var all []takenalong.Extract
	for _, r := range rows {
		one, err := p.extract(v, r)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return web.Data{Of: all}, nil
}

func (p Pages) extract(v *web.Visit, r takenalong.Row) (takenalong.Extract, error) {
	h, err := v.Ledger().Read(v.Context(), r.Case)
	if err != nil {
		return takenalong.Extract{}, err
	}
	parcel, found := takenalong.Of(h).Find(r.Taken)
	if !found {
		return takenalong.Extract{}, fault.Absent(nil)
	}
	side, err := v.Ledger().Read(v.Context(), casework.Of(h).Side)
	if err != nil {
		return takenalong.Extract{}, err
	}
	argument, err := p.Footing.At(calendar.DateInLondon(v.Now), h)
	return takenalong.ExtractOf(takenalong.From{
		Case: h, Side: side, Argument: argument, Parcel: parcel, People: v.People, Notes: p.Pack.Along.Notes, Words: v.Words,
	}), err
}

// readPage opens what the tablet holds. It says nothing of anybody: a tablet keeps it, and shows it without a network.
type readPage struct {
	onTablet
}

func (p readPage) Title() string         { return "Read what you took along" }
func (p readPage) Body() templ.Component { return readBody(p) }

func (p Pages) read(*web.Visit) (web.Page, error) { return readPage{onTablet{p}}, nil }
