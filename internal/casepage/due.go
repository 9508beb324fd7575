package casepage

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// soon is how many working days the list of what is due soon looks ahead.
const soon = 10

// duePage is what is due within ten working days, late included: a person’s own, and for managers that of their teams, of all or of one team or person.
type duePage struct {
	*web.Visit
	today, until calendar.Date
	of           string // the team or the person whose it is; "" for all
	choices      []govuk.Option
	due          []casework.SoonRow // those that this page shows
	more         govuk.PaginationData
}

func (p duePage) Title() string         { return "Due in ten working days" }
func (p duePage) Body() templ.Component { return dueBody(p) }

func (p Pages) due(v *web.Visit) (web.Page, error) {
	page := duePage{Visit: v, today: calendar.DateInLondon(v.Now), of: v.Query("of")}
	var err error
	if page.until, err = p.Pack.Calendars().Court.Ahead(page.today, soon); err != nil {
		return nil, err
	}
	all, err := casework.DueUntil(v.Context(), v.DB(), v.Person, v.Now, page.until)
	if err != nil {
		return nil, err
	}
	if all, err = web.Theirs(v, access.CaseReader, all, func(r casework.SoonRow) ledger.StreamID { return r.Case }); err != nil {
		return nil, err
	}
	page.choices = choicesOf(all)
	all = slices.DeleteFunc(all, func(r casework.SoonRow) bool {
		return page.of != "" && page.of != string(r.Worker) && page.of != string(r.Team)
	})
	if as := wanted(v); as != "" {
		return leavesAs(v, as, "due", dueTable(all))
	}
	page.due, page.more = part(v, all, func(n int) string { return "/due?of=" + url.QueryEscape(page.of) + "&page=" + strconv.Itoa(n) })
	return page, nil
}

// choicesOf are the teams and the people whose duties are in a list, by name; none while there is but one of each.
func choicesOf(rows []casework.SoonRow) []govuk.Option {
	teams, people := map[ledger.StreamID]string{}, map[ledger.StreamID]string{}
	for _, r := range rows {
		if r.Team != "" {
			teams[r.Team] = "Team: " + r.TeamIs
		}
		if r.Worker != "" {
			people[r.Worker] = r.WorkerIs
		}
	}
	if len(teams) < 2 && len(people) < 2 {
		return nil
	}
	return slices.Concat([]govuk.Option{{Label: "Everybody"}}, options(teams), options(people))
}

func options(names map[ledger.StreamID]string) (all []govuk.Option) {
	for id, name := range names {
		all = append(all, govuk.Option{Value: string(id), Label: name})
	}
	slices.SortFunc(all, func(a, b govuk.Option) int { return strings.Compare(a.Label+a.Value, b.Label+b.Value) })
	return all
}

func (p duePage) rows() (rows []govuk.RowData) {
	for _, d := range p.due {
		row := todayPage{Visit: p.Visit, today: p.today}.row(d.DueRow)
		row.Why = ofCase(d.Title, strings.Join(without([]string{orWords(d.WorkerIs, "nobody has it yet"), d.Because}, ""), " · "))
		rows = append(rows, row)
	}
	return rows
}

func (p duePage) lede() string {
	return "What is late, and what is due until " + p.until.Long() + ". Days on which the courts are closed do not count."
}

func dueTable(all []casework.SoonRow) sheet {
	s := sheet{columns: []string{"day", "time", "what", "case", "number", "worker", "team", "because"}}
	for _, d := range all {
		s.add(d.On, d.At, d.What, d.Title, d.Number, d.WorkerIs, d.TeamIs, d.Because)
	}
	return s
}
