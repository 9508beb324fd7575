package courtpage

import (
	"cmp"
	"slices"
	"time"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/govuk"
	"candour/internal/web"
)

// LastRead says beneath lists of cases when the courts were last read: what they changed up to then is here. One system holds all courts of a law, so
// there is a sentence for each law; none where the service is connected to no court.
func (p Pages) LastRead(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	states, err := p.Feeds.States(v.Context(), v.Now)
	var all []templ.Component
	for _, f := range states {
		all = append(all, govuk.Text(lastRead("The "+string(f.Court)+" law courts", f, v.Now)))
	}
	return all, err
}

// LastReadOf is the same of the court that hears a case.
func (p Pages) LastReadOf(c *web.Case) ([]templ.Component, error) {
	s, feeds := casework.Of(c.History), p.Feeds
	feeds.Courts = slices.DeleteFunc(slices.Clone(feeds.Courts), func(j hmcts.Jurisdiction) bool { return lawOf(j) != s.Law })
	states, err := feeds.States(c.Context(), c.Now)
	var all []templ.Component
	for _, f := range states {
		all = append(all, govuk.Text(lastRead(cmp.Or(s.Fact(casework.Court).Value(), "The court"), f, c.Now)))
	}
	return all, err
}

// lastRead is "Family Court at Milborough last read today at 09:40."
func lastRead(court string, f court.FeedState, now time.Time) string {
	if f.Through.IsZero() {
		return court + " not read yet."
	}
	through := calendar.InLondon(f.Through)
	day := calendar.DateOf(through)
	on := "on " + day.Plain()
	switch day.DaysUntil(calendar.DateInLondon(now)) {
	case 0:
		on = "today"
	case 1:
		on = "yesterday"
	}
	return court + " last read " + on + " at " + through.Format("15:04") + "."
}
