package accessreviewpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// listPage is what waits for a decision, the oldest first, and what was found of late and asks nothing. It names nobody in a case.
type listPage struct {
	*web.Visit
	pack    *pack.Pack
	waiting []accessreview.Row
	lines   []accessreview.Row
	numbers map[ledger.StreamID]string
	page    int
}

func (p listPage) Title() string         { return "Access review" }
func (p listPage) Body() templ.Component { return listBody(p) }

// How much one page shows.
const (
	perPage   = 50
	mostLines = 20
	linesDays = 31
)

// list is itself a look on record: it says of colleagues what was found.
func (p Pages) list(v *web.Visit) (web.Page, error) {
	v.Look("", true)
	page := listPage{Visit: v, pack: p.Pack, page: pageOf(v)}
	var err error
	if page.waiting, err = waiting(v); err != nil {
		return nil, err
	}
	lines, err := accessreview.Lines(v.Context(), v.DB(), today(v).AddDays(-linesDays), mostLines)
	if err != nil {
		return nil, err
	}
	if page.lines, err = theirs(v, lines); err != nil {
		return nil, err
	}
	page.numbers, err = casework.NumbersOf(v.Context(), v.DB(), accessreview.Cases(append(page.shown(), page.lines...)))
	return page, err
}

// waiting are the findings on which this person is to decide.
func waiting(v *web.Visit) ([]accessreview.Row, error) {
	all, err := accessreview.OpenOnes(v.Context(), v.DB())
	if err != nil {
		return nil, err
	}
	return theirs(v, all)
}

// theirs asks for the ties of every case that findings name before anything of them is shown.
func theirs(v *web.Visit, all []accessreview.Row) ([]accessreview.Row, error) {
	ties, err := access.TiesOf(v.Context(), v.DB(), accessreview.Cases(all), v.Now)
	return accessreview.Theirs(v.Person, v.People, all, ties), err
}

func pageOf(v *web.Visit) int {
	if n, err := strconv.Atoi(v.Query("page")); err == nil && n > 0 {
		return n
	}
	return 1
}

func (p listPage) pages() int { return max(1, (len(p.waiting)+perPage-1)/perPage) }

// shown are the waiting findings of this page.
func (p listPage) shown() []accessreview.Row {
	from := min((min(p.page, p.pages())-1)*perPage, len(p.waiting))
	return p.waiting[from:min(from+perPage, len(p.waiting)):min(from+perPage, len(p.waiting))]
}

func (p listPage) href(n int) string { return Home + "?page=" + strconv.Itoa(n) }

func (p listPage) rows(of []accessreview.Row) []govuk.RowData {
	var all []govuk.RowData
	for _, r := range of {
		row := govuk.RowData{
			What: govuk.Link{Text: name(p.Visit, r.Person) + ": " + r.Sort.Name(), Href: href(r.Stream, r.Entry)},
			Why:  govuk.Text("Found for " + plainDay(r.Day) + "." + inCase(r.Case, p.numbers)),
		}
		if r.Asked() {
			row.State = govuk.Tag("Asked")
		}
		all = append(all, row)
	}
	return all
}

// inCase names a case by its court number, and nothing where a finding is about none.
func inCase(stream ledger.StreamID, numbers map[ledger.StreamID]string) string {
	if stream == "" {
		return ""
	}
	return " " + numbered(numbers[stream]) + "."
}

func numbered(number string) string {
	if number == "" {
		return "A case without a court number"
	}
	return "Case " + number
}

// thisMonth is the address of what was found this month.
func (p listPage) thisMonth() string { return monthURL(today(p.Visit)) }

func href(stream ledger.StreamID, entry ledger.EntryID) string {
	return Home + "/finding/" + string(stream) + "/" + string(entry)
}

func name(v *web.Visit, person ledger.StreamID) string { return v.People.Name(ledger.By(person)) }

func today(v *web.Visit) calendar.Date { return calendar.DateInLondon(v.Now) }

func plainDay(day string) string {
	d, err := calendar.ParseDate(day)
	if err != nil {
		return day
	}
	return d.Plain()
}

func (p listPage) rule() pack.ReviewRule { return p.pack.ReviewRule(today(p.Visit)) }

// count is how many wait, once it matters.
func (p listPage) count() string {
	if len(p.waiting) == 0 {
		return ""
	}
	if len(p.waiting) >= accessreview.MostOpen {
		return "more than " + strconv.Itoa(accessreview.MostOpen-1)
	}
	return strconv.Itoa(len(p.waiting))
}

func upperFirst(text string) string { return words.UpperFirst(text) }
