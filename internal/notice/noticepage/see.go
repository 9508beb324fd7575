package noticepage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/notice"
	"candour/internal/web"
)

// unseen is what a person is asked to say that they have seen.
func (p Pages) unseen(v *web.Visit) ([]notice.UnseenRow, error) {
	since, err := notice.NotSeenSince(p.Pack, v.Now)
	if err != nil {
		return nil, err
	}
	rows, err := notice.Unseen(v.Context(), v.DB(), v.Person, v.Now, since, onePage)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseWorker, rows, caseOfUnseen)
}

// see records that somebody has seen what an entry told, and leads back to where they pressed.
func see(c *web.Case) (web.Page, error) {
	entry, err := c.Entry("entry")
	if err != nil {
		return nil, err
	}
	f, err := c.Form()
	if err != nil {
		return nil, err
	}
	step := notice.Step{By: c.By(), ID: notice.SeenID(c.Stream, entry, c.Person.ID)}
	_, err = c.Do(ledger.Act{Form: step.ID, On: []ledger.Seen{{Stream: c.Stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return notice.See(hs[c.Stream], step, entry)
	}})
	if err != nil {
		return nil, err
	}
	if f.Text("back") == Home {
		return c.SeeOther(Home), nil
	}
	return c.SeeOther(c.URL()), nil
}

func seenForm(v *web.Visit, r notice.Row, back string) govuk.FormData {
	return govuk.FormData{
		Action: "/case/" + string(r.Case) + "/seen/" + string(r.Entry), Entry: string(notice.SeenID(r.Case, r.Entry, v.Person.ID)), Writer: string(v.Person.ID),
		Hidden: []govuk.Hidden{{Name: "back", Value: back}},
	}
}

// passed says that something was not seen in time, and by whom.
func passed(u notice.UnseenRow) templ.Component {
	switch {
	case u.Passed == 0:
		return nil
	case u.Worker == "":
		return govuk.Tag("Not seen by anybody")
	default:
		return govuk.Tag("Not seen by " + u.Worker)
	}
}

// Asks is what in a case asks whoever looks to say that they have seen it.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	if !c.May(access.CaseWorker) || len(notice.Asked(c.History)) == 0 {
		return nil, nil
	}
	since, err := notice.NotSeenSince(p.Pack, c.Now)
	if err != nil {
		return nil, err
	}
	rows, err := notice.UnseenIn(c.Context(), c.DB(), c.Person, c.Now, since, onePage, c.Stream)
	var all []templ.Component
	for _, u := range rows {
		all = append(all, ask(c.Visit, u, ""))
	}
	return all, err
}

// Today says how much asks this person to say that they have seen it.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	rows, err := p.unseen(v)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return []templ.Component{waiting(len(rows))}, nil
}

func waitingWords(n int) string {
	switch {
	case n == 1:
		return "One thing asks whether you have seen it."
	case n >= onePage:
		return strconv.Itoa(onePage) + " things or more ask whether you have seen them."
	default:
		return strconv.Itoa(n) + " things ask whether you have seen them."
	}
}
