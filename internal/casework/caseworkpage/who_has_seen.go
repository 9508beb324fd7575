package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/web"
)

// whoHasSeenPage is who looked at the case on each of some weeks’ days. It counts nothing: that somebody looked is all that is asked of the log.
type whoHasSeenPage struct {
	page
	from, to calendar.Date
	looks    []access.Look // newest first
}

func (p whoHasSeenPage) Title() string         { return "Who has seen this case" }
func (p whoHasSeenPage) Body() templ.Component { return whoHasSeenBody(p) }

// looksShown is how many days one page goes back.
const looksShown = 28

// whoHasSeen shows the four weeks up to the day asked for. That somebody looked at this page is on record as any look is.
func (p Pages) whoHasSeen(c *web.Case) (web.Page, error) {
	page := whoHasSeenPage{page: p.page(c)}
	page.to = page.Today
	if asked, err := calendar.ParseDate(c.Query("until")); err == nil && !asked.IsZero() && asked.Before(page.Today) {
		page.to = asked
	}
	page.from = page.to.AddDays(1 - looksShown)
	midnight := calendar.NewTime(0, 0)
	var err error
	page.looks, err = access.WhoLooked(c.Context(), c.DB(), c.Stream, page.from.At(midnight).UTC, page.to.AddDays(1).At(midnight).UTC)
	return page, err
}

// lookedDay is everybody who looked on one day, each once.
type lookedDay struct {
	on     calendar.Date
	people []ledger.StreamID
}

func (p whoHasSeenPage) days() []lookedDay {
	var all []lookedDay
	for _, look := range p.looks {
		on := calendar.DateInLondon(look.At)
		if n := len(all); n == 0 || all[n-1].on != on {
			all = append(all, lookedDay{on: on})
		}
		last := &all[len(all)-1]
		if !slices.Contains(last.people, look.Person) {
			last.people = append(last.people, look.Person)
		}
	}
	return all
}

func (p whoHasSeenPage) name(id ledger.StreamID) string { return p.People.Name(ledger.By(id)) }

// earlier is the page of the weeks before; nothing once it would be before the case began.
func (p whoHasSeenPage) earlier() string {
	if !dayRecorded(p.History.Entries[0]).Before(p.from) {
		return ""
	}
	return p.URL("who-has-seen") + "?until=" + p.from.AddDays(-1).String()
}
