package noticepage

import (
	"strconv"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/notice"
	"candour/internal/web"
)

// onePage is how many things a page of the list shows.
const onePage = 50

// noticesPage is what came in over all cases of a person since they last said that they had looked, and what asks them to say that they have seen it.
type noticesPage struct {
	*web.Visit
	form   *web.Form
	since  time.Time
	said   bool // that they had looked
	unseen []notice.UnseenRow
	rows   []notice.Row
	more   govuk.PaginationData
}

func (p noticesPage) Title() string         { return "Notices" }
func (p noticesPage) Body() templ.Component { return noticesBody(p) }

func (p Pages) notices(v *web.Visit) (web.Page, error) {
	page := noticesPage{Visit: v}
	mine, err := v.Ledger().Read(v.Context(), v.Person.ID)
	if err != nil {
		return nil, err
	}
	page.since, page.said = notice.MarkOf(mine).Since(v.Now)
	if page.unseen, err = p.unseen(v); err != nil {
		return nil, err
	}
	if err = page.list(); err != nil {
		return nil, err
	}
	page.form, err = v.Form()
	return page, err
}

// list reads the part of the list that the page asked for shows.
func (p *noticesPage) list() error {
	n := max(1, number(p.Query("page")))
	rows, err := notice.New(p.Context(), p.DB(), p.Person, p.since, p.Now, onePage+1, (n-1)*onePage)
	if err != nil {
		return err
	}
	p.more = govuk.PaginationData{Page: n, Pages: n, Href: func(n int) string { return Home + "?page=" + strconv.Itoa(n) }}
	if len(rows) > onePage {
		rows, p.more.Pages = rows[:onePage], n+1
	}
	p.rows, err = web.Theirs(p.Visit, access.CaseReader, rows, caseOf)
	return err
}

// longestList bounds the number of a page, so that no address asks for what there cannot be.
const longestList = 1000

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 1
	}
	return min(n, longestList)
}

func caseOf(r notice.Row) ledger.StreamID             { return r.Case }
func caseOfUnseen(r notice.UnseenRow) ledger.StreamID { return r.Case }

// look records that the person has looked through the list as it was shown to them.
func (p Pages) look(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	mine := v.Person.ID
	_, err = v.Do(ledger.Act{Form: f.ID, On: []ledger.Seen{{Stream: mine, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
		return notice.Look(mine, f.ID, f.Text("until"), v.Now)
	}})
	if err != nil {
		return nil, err
	}
	return v.SeeOther(Home), nil
}

// looked is the form of “I have looked”: it says when the list was shown, so that what came in meanwhile stays new.
func (p noticesPage) looked() govuk.FormData {
	d := p.form.Data()
	d.Draft = ""
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "until", Value: ledger.FormatTime(p.Now)})
	return d
}

// group is what came into one case.
type group struct {
	title string
	of    ledger.StreamID
	rows  []notice.Row
}

// groups puts what came in under its cases, the case with the newest first.
func (p noticesPage) groups() []group {
	at, all := map[ledger.StreamID]int{}, []group{}
	for _, r := range p.rows {
		i, has := at[r.Case]
		if !has {
			i = len(all)
			at[r.Case], all = i, append(all, group{title: r.Title, of: r.Case})
		}
		all[i].rows = append(all[i].rows, r)
	}
	return all
}

func (p noticesPage) lede() string {
	if !p.said {
		return "What others and the court recorded in your cases during the last seven days. You have not said yet that you have looked."
	}
	return "What others and the court recorded in your cases since you said that you had looked, on " + when(p.since) + "."
}
