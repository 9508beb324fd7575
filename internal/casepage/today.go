package casepage

import (
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// todayPage is a person’s work today: what they must see to and why, what asks for their answer, and what is new in their cases.
type todayPage struct {
	*web.Visit
	today   calendar.Date
	notices []templ.Component
	lists   []templ.Component
	asks    []templ.Component
	due     []casework.DueRow
	changed []changedRow
	cases   []casework.Row
	beneath []templ.Component
}

func (p todayPage) Title() string         { return "Today" }
func (p todayPage) Body() templ.Component { return todayBody(p) }

func (p Pages) today(v *web.Visit) (web.Page, error) {
	page := todayPage{Visit: v, today: calendar.DateInLondon(v.Now)}
	var err error
	if page.due, err = dueFor(v); err != nil {
		return nil, err
	}
	if page.changed, err = changedFor(v); err != nil {
		return nil, err
	}
	if page.cases, err = workedOn(v); err != nil {
		return nil, err
	}
	if page.notices, err = gather(v, p.Notices); err != nil {
		return nil, err
	}
	if page.lists, err = gather(v, p.Lists); err != nil {
		return nil, err
	}
	if page.beneath, err = gather(v, p.Beneath); err != nil {
		return nil, err
	}
	page.asks, err = p.asksOf(v)
	return page, err
}

// Waits is how many things wait for a person today: what is late, what is due today, and what asks for their answer, as the page has them.
func (p Pages) Waits(v *web.Visit) (int, error) {
	due, err := dueFor(v)
	if err != nil {
		return 0, err
	}
	asks, err := p.asksOf(v)
	groups := todayPage{today: calendar.DateInLondon(v.Now), due: due}.groups()
	return len(groups[0].rows) + len(groups[1].rows) + len(asks), err
}

// Late is how many things are late for a person today.
func (p Pages) Late(v *web.Visit) (int, error) {
	due, err := dueFor(v)
	return len(todayPage{today: calendar.DateInLondon(v.Now), due: due}.groups()[0].rows), err
}

// asksOf is what asks for a person's answer: what features say, and who left work behind.
func (p Pages) asksOf(v *web.Visit) ([]templ.Component, error) {
	return gather(v, append(slices.Clone(p.Today), leftBehind))
}

// gather is what the features give for a page.
func gather(v *web.Visit, from []func(*web.Visit) ([]templ.Component, error)) ([]templ.Component, error) {
	var all []templ.Component
	for _, feature := range from {
		some, err := feature(v)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// lede is the day in a sentence or two: how much is late, due today, and waits for an answer.
// ledeWords is the lede; for a manager on call with nothing to answer, the way to any case.
func (p todayPage) ledeWords() templ.Component {
	if len(p.Person.Teams) == 0 && len(p.asks) == 0 && len(p.due) == 0 && p.Person.Has(access.ManagerOnCall) {
		return onCall()
	}
	return govuk.Text(p.lede())
}

func (p todayPage) lede() string {
	groups := p.groups()
	var parts []string
	if n := len(groups[0].rows); n > 0 {
		parts = append(parts, some(n)+" late")
	}
	if n := len(groups[1].rows); n > 0 {
		parts = append(parts, some(n)+" due today")
	}
	if n := len(p.asks); n > 0 {
		parts = append(parts, needs(n)+" your answer")
	}
	switch {
	case len(parts) > 0:
	case !readsCases(p.Person):
		return "Your work opens no case, so no case stands here."
	case len(p.Person.Teams) == 0:
		return "Nothing needs your answer now. What does, and cases given to you to look at, stand here."
	}
	if len(parts) == 0 {
		return "Nothing is late, and nothing is due today."
	}
	return capital(words.List(parts)) + "."
}

// readsCases reports whether somebody is of those who see cases at all.
func readsCases(p access.Person) bool { return p.HasCases() }

func some(n int) string {
	if n == 1 {
		return "one thing is"
	}
	return number(n) + " things are"
}

func needs(n int) string {
	if n == 1 {
		return "one thing needs"
	}
	return number(n) + " things need"
}

// dueGroup is what is due in one stretch of time.
type dueGroup struct {
	words string
	late  bool
	rows  []casework.DueRow
}

// groups puts what is due into late, today, this week, later, and what has no day yet.
func (p todayPage) groups() []dueGroup {
	groups := []dueGroup{{words: "Late", late: true}, {words: "Today"}, {words: "In the next seven days"}, {words: "Later"}, {words: "Day not known yet"}}
	for _, d := range p.due {
		n := stretch(d.Day(), p.today)
		groups[n].rows = append(groups[n].rows, d)
	}
	return groups
}

func stretch(on, today calendar.Date) int {
	if on.IsZero() {
		return 4
	}
	switch days := today.DaysUntil(on); {
	case days < 0:
		return 0
	case days == 0:
		return 1
	case days <= 7:
		return 2
	default:
		return 3
	}
}

func (p todayPage) row(d casework.DueRow) govuk.RowData {
	row := govuk.RowData{
		When: due(p.Visit, d.Day(), timeOf(d.At)), What: govuk.Link{Text: d.What, Href: dutyPath(d)}, Why: ofCase(d.Title, d.Because),
	}
	var tags []string
	if d.Provisional() {
		tags = append(tags, provisional)
	}
	if d.Owner == casework.OfManager {
		tags = append(tags, "For you as manager")
	}
	row.State = govuk.Tags(tags...)
	return row
}

// dutyPath is where something to be done is seen to.
func dutyPath(d casework.DueRow) string { return casePath(d.Case, "duty", string(d.Duty)) }

// casePath is the address of a page of a case.
func casePath(stream ledger.StreamID, parts ...string) string {
	return "/" + strings.Join(append([]string{"case", string(stream)}, parts...), "/")
}

// newRow is a case in which something was recorded since the person last looked.
func (p todayPage) newRow(c changedRow) govuk.RowData {
	words := "You have not looked at this case yet"
	if c.Looked != "" {
		words = plural(int(c.Entries), "thing", "things") + " recorded since you looked on " + when(moment(c.Looked))
	}
	last := moment(c.Last)
	return govuk.RowData{
		When: govuk.ClockData{Words: when(last), Past: true, DateTime: last.Format(time.RFC3339)},
		What: govuk.Link{Text: c.Title, Href: casePath(c.Case)}, Why: govuk.Text(words + "."),
	}
}

// hearings are the next hearings in the cases this person works on; at most a handful stand on this page.
func (p todayPage) hearings() []govuk.NewsItem {
	var out []govuk.NewsItem
	for _, c := range p.cases {
		if c.NextHearing != "" && len(out) < mostChanges {
			out = append(out, govuk.NewsItem{
				What: []templ.Component{govuk.Anchor(govuk.Link{Text: c.Title, Href: casePath(c.Case)}), govuk.Text(c.Hearing())},
				When: hearingLine(c.NextHearing),
			})
		}
	}
	return out
}
