package coverpage

import (
	"fmt"
	"time"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/cover"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// rowOf is a time that somebody is away, in a list; with the way to say that they are back for whoever may.
func rowOf(t cover.Row, who string, now time.Time, may bool) govuk.RowData {
	row := govuk.RowData{
		What: govuk.Link{Text: who + ": from " + t.From().Plain() + " until " + t.Until().Plain()}, Why: govuk.Text(coveredWords(t)), State: govuk.Tag(stateOf(t, now)),
	}
	if may {
		row.What.Href, row.What.Hidden = urlOf(string(t.Person), string(t.Stream), "back"), ": they are back, or do not go"
	}
	return row
}

func stateOf(t cover.Row, now time.Time) string {
	if calendar.DateInLondon(now).Before(t.From()) {
		return "To come"
	}
	return "Away now"
}

func coveredWords(t cover.Row) string {
	switch {
	case t.CoveredBy == "":
		return "Nobody covers."
	case t.Cases == 1:
		return t.CovererIs + " covers one case."
	default:
		return fmt.Sprintf("%s covers %d cases.", t.CovererIs, t.Cases)
	}
}

// Team is who of a manager’s people is away, now or to come, for the page of their team.
func Team(v *web.Visit) ([]templ.Component, error) {
	var people []ledger.StreamID
	for _, who := range v.People.All() {
		if mayArrange(v.Person, who) {
			people = append(people, who.ID)
		}
	}
	times, err := cover.Soon(v.Context(), v.DB(), people, calendar.DateInLondon(v.Now))
	if err != nil || len(times) == 0 {
		return nil, err
	}
	return []templ.Component{awayTeam(v, times)}, nil
}

// Notices tells whoever covers now for whom, and until when.
func Notices(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	today := calendar.DateInLondon(v.Now)
	times, err := cover.CoveredBy(v.Context(), v.DB(), []ledger.StreamID{v.Person.ID}, today)
	if err != nil {
		return nil, err
	}
	var all []templ.Component
	for _, t := range times {
		if !today.Before(t.From()) {
			all = append(all, covering(t))
		}
	}
	return all, nil
}

// coveringWords are how whoever covers reads of it.
func coveringWords(t cover.Row) string {
	cases := "one case"
	if t.Cases != 1 {
		cases = fmt.Sprint(t.Cases, " cases")
	}
	return "You cover " + cases + " of " + t.Name + " until the end of " + t.Until().Plain() + "."
}
