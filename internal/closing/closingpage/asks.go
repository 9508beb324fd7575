package closingpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/closing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

func caseOf(r closing.Row) ledger.StreamID { return r.Case }

// Today is what waits for this person after cases were closed: what was handed to them, and what they look at again.
func Today(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	rows, more, err := closing.Waiting(v.Context(), v.DB(), v.Person.ID, calendar.DateInLondon(v.Now))
	if err != nil {
		return nil, err
	}
	rows, err = web.Theirs(v, access.CaseWorker, rows, caseOf)
	var all []templ.Component
	for _, r := range rows {
		all = append(all, ask(todayWords(r), rowLink(r)))
	}
	if more {
		all = append(all, web.More("things handed to you when cases were closed"))
	}
	return all, err
}

func todayWords(r closing.Row) string {
	if r.LooksBack() {
		return r.Title + ": you look again at what became of the order for the child. "
	}
	return r.Title + " is closed, and this was handed to you: " + r.What + ". "
}

// rowLink leads to where it is seen to.
func rowLink(r closing.Row) govuk.Link {
	home := "/case/" + string(r.Case)
	switch {
	case r.LooksBack():
		return govuk.Link{Text: "Look again", Href: home + "/closed/" + string(r.Account) + "/looked"}
	case r.Duty != "":
		return govuk.Link{Text: "See to it", Href: home + "/duty/" + string(r.Duty)}
	default:
		return govuk.Link{Text: "See to it", Href: home + "/closed/" + string(r.Account) + "/left/" + r.Key}
	}
}

// Team is what is left of the closed cases of a manager’s teams, whoever it was handed to: also when that person works there no longer.
func Team(v *web.Visit) ([]templ.Component, error) {
	rows, more, err := closing.OfTeams(v.Context(), v.DB(), casework.ManagedBy(v.Person), calendar.DateInLondon(v.Now))
	if err != nil {
		return nil, err
	}
	if rows, err = web.Theirs(v, access.CaseWorker, rows, caseOf); err != nil || len(rows) == 0 {
		return nil, err
	}
	all := []templ.Component{teamBody(rows)}
	if more {
		all = append(all, web.More("things left of closed cases"))
	}
	return all, nil
}

func teamRow(r closing.Row) govuk.RowData {
	link := rowLink(r)
	link.Text = r.Title + ": " + r.What
	return govuk.RowData{What: link, Why: govuk.Text("Handed to " + r.Name + ".")}
}

// Asks says of a closed case that a hearing is listed in it, so that somebody opens it again or knows that it stays closed.
func Asks(c *web.Case) ([]templ.Component, error) {
	s := casework.Of(c.History)
	h, listed := s.NextHearing(c.Now)
	if on, _ := s.ClosedOn(); on.IsZero() || !listed || !c.May(access.CaseWorker) {
		return nil, nil
	}
	words := "The case is closed, and this is listed: " + h.Type() + " on " + h.Day().Plain() + ". "
	return []templ.Component{ask(words, govuk.Link{Text: "Open the case again", Href: c.URL("reopen")})}, nil
}
