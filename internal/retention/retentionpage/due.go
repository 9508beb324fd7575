package retentionpage

import (
	"strconv"
	"time"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/retention"
	"candour/internal/web"
	"candour/internal/words"
)

// listPage is one of the lists of whoever looks after what is kept and what is erased. No list names anybody.
type listPage struct {
	title, lede string
	at          string // its address
	waiting     []govuk.RowData
	rows        []govuk.RowData
	head, none  string
	number      int
	more        bool
}

func (p listPage) Title() string         { return p.title }
func (p listPage) Body() templ.Component { return listBody(p) }

// pages are how many there are as far as anybody has looked: one more while there is another.
func (p listPage) pages() int {
	if p.more {
		return p.number + 1
	}
	return p.number
}

func (p listPage) href(n int) string { return p.at + "?page=" + itoa(n) }

func pageAsked(v *web.Visit) int {
	n, err := strconv.Atoi(v.Query("page"))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 10_000)
}

func (p Pages) due(v *web.Visit) (web.Page, error) {
	due, err := retention.DueBy(v.Context(), v.DB(), today(v), pageAsked(v))
	if err != nil {
		return nil, err
	}
	undone, err := retention.Undone(v.Context(), v.DB(), 1)
	if err != nil {
		return nil, err
	}
	page := listPage{
		title: "Keeping and erasing", at: Home, head: "Cases whose time has ended", none: "No closed case is due.", number: due.Number, more: due.More,
		lede: "Closed cases whose time has ended, the longest ago first. Nothing is erased by itself: somebody proposes it, and another confirms it.",
	}
	for _, e := range undone.Rows {
		page.waiting = append(page.waiting, p.erasureRow(e, "/case/"+string(e.Case)+"/erasure/"+string(e.Erasure)))
	}
	for _, r := range due.Rows {
		page.rows = append(page.rows, keptRow(r, "Its time ended on "+plain(r.DueOn)+". Closed on "+plain(r.ClosedOn)+"."))
	}
	return page, nil
}

func (p Pages) unknown(v *web.Visit) (web.Page, error) {
	all, err := retention.NobodyCanSay(v.Context(), v.DB(), today(v), pageAsked(v))
	if err != nil {
		return nil, err
	}
	page := listPage{
		title: "Nobody can say until when", at: Home + "/unknown", head: "Closed cases", none: "Of every closed case the end is known.", number: all.Number, more: all.More,
		lede: "Closed cases of which a child’s birth date is missing or in doubt, or in which no child is on record. They are kept until that is put right.",
	}
	for _, r := range all.Rows {
		page.rows = append(page.rows, keptRow(r, missingWords(r)+" Closed on "+plain(r.ClosedOn)+"."))
	}
	return page, nil
}

func missingWords(r retention.KeptRow) string {
	if r.Children == 0 {
		return "No child is on record."
	}
	return words.UpperFirst(numbered(int(r.Missing), "one birth date is", "%d birth dates are")) + " missing or in doubt."
}

func (p Pages) held(v *web.Visit) (web.Page, error) {
	all, err := retention.HeldOn(v.Context(), v.DB(), today(v), pageAsked(v))
	if err != nil {
		return nil, err
	}
	page := listPage{
		title: "On hold", at: Home + "/held", head: "Cases that must be kept", none: "No case is on hold.", number: all.Number, more: all.More,
		lede: "Nothing in these cases can be erased, whoever has decided it. Those whose hold ends first come first.",
	}
	for _, r := range all.Rows {
		why := "For " + r.Reason.Words() + ", since " + plainTime(r.HeldAt) + ", " + untilWords(dayOf(r.UntilOn)) + "."
		page.rows = append(page.rows, govuk.RowData{
			What: govuk.Link{Text: numberWords(r.Number), Href: keepingURL(r.Case)}, Why: govuk.Text(why), State: govuk.Tag("On hold"),
		})
	}
	return page, nil
}

func (p Pages) accounts(v *web.Visit) (web.Page, error) {
	all, err := retention.Accounts(v.Context(), v.DB(), pageAsked(v))
	if err != nil {
		return nil, err
	}
	page := listPage{
		title: "Accounts of erasing", at: Home + "/accounts", head: "What was decided", none: "Nothing has been erased or refused yet.", number: all.Number, more: all.More,
		lede: "What was erased, and what was proposed and was not. Nobody of a family is named.",
	}
	for _, e := range all.Rows {
		page.rows = append(page.rows, p.erasureRow(e, accountURL(e.Erasure)))
	}
	return page, nil
}

func keepingURL(of ledger.StreamID) string { return "/case/" + string(of) + "/keeping" }

func keptRow(r retention.KeptRow, why string) govuk.RowData {
	row := govuk.RowData{What: govuk.Link{Text: numberWords(r.Number) + ", " + lawWords(r.Law), Href: keepingURL(r.Case)}}
	switch {
	case r.Holds > 0:
		row.State = govuk.Tag("On hold")
		why += " It is on hold: nothing in it may be erased."
	case r.Decided > 0:
		row.State = govuk.Tag("Proposed")
	}
	row.Why = govuk.Text(why)
	return row
}

var stages = map[retention.Stage]string{
	retention.Waiting: "Waits for a second person", retention.BeingErased: "Being erased", retention.NotErased: "Not erased", retention.StoppedShort: "Stopped",
	retention.Gone: "Erased",
}

// erasureRow is an erasure in a list, without a word of what is erased.
func (p Pages) erasureRow(e retention.ErasureRow, to string) govuk.RowData {
	what := "A whole case"
	if e.Entry != "" {
		what = "One entry of a case"
	}
	ground, _ := p.Pack.Retention.Ground(e.Ground)
	why := ground.Name + ". Proposed on " + plainTime(e.ProposedAt) + "."
	if e.GoneAt != "" {
		why = ground.Name + ". Gone from the service on " + plainTime(e.GoneAt) + "."
	}
	return govuk.RowData{What: govuk.Link{Text: what + ", " + plainTime(e.ProposedAt), Href: to}, Why: govuk.Text(why), State: govuk.Tag(stages[e.Stage])}
}

func numberWords(number string) string {
	if number == "" {
		return "A case without a court number"
	}
	return number
}

func lawWords(law pack.Law) string { return string(law) + " law" }

// dayOf is a day as a row holds it; zero for none.
func dayOf(text string) calendar.Date {
	day, err := calendar.ParseDate(text)
	if err != nil {
		return calendar.Date{} // a row holds only days that were written by Date.String
	}
	return day
}

func plain(day string) string {
	if day == "" {
		return "a day that is not on record"
	}
	return dayOf(day).Plain()
}

func plainTime(text string) string {
	at, err := ledger.ParseTime(text)
	if err != nil {
		at = time.Time{} // a row holds only times that were written by FormatTime
	}
	return calendar.DateInLondon(at).Plain()
}
