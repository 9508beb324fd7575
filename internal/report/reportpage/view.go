package reportpage

import (
	"strconv"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// desk is a case’s reports as one page sees them.
type desk struct {
	*web.Case
	Pages
	today  calendar.Date
	people *casework.State
	all    *report.State
}

func (p Pages) desk(c *web.Case) *desk {
	return &desk{c, p, calendar.DateInLondon(c.Moment()), casework.Of(c.History), report.Of(c.History)}
}

// view is one report as one page sees it.
type view struct {
	*desk
	*report.Reading
}

// view reads the report of the address. One that is not in this case is not there.
func (p Pages) view(c *web.Case) (*view, error) {
	id, err := c.Entry("report")
	if err != nil {
		return nil, err
	}
	d := p.desk(c)
	r, ok := d.all.Report(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return nil, fault.Absent(nil)
	}
	v, err := d.read(r)
	if err == nil && !c.May(access.Answerer) { // opened in an emergency
		err = v.RefuseHidden()
	}
	return v, err
}

func (d *desk) read(r *report.Report) (*view, error) {
	reading, err := d.Desk.Open(d.Context(), d.Ledger(), d.History, r, d.today)
	if err != nil {
		return nil, err
	}
	return &view{d, reading}, nil
}

// url is the address of a page of the report.
func (v *view) url(parts ...string) string {
	return v.URL(append([]string{"report", string(v.Ref.Entry)}, parts...)...)
}

// drawn is the address of the report’s map, about one of its statements or all; "" when nothing serves it.
func (v *view) drawn(s *report.Placed) string {
	if v.Pages.Map == "" {
		return ""
	}
	address := v.URL(v.Pages.Map) + "?report=" + string(v.Ref.Entry)
	if s != nil {
		address += "&of=" + string(s.Ref.Entry)
	}
	return address
}

// corrections is where the draft is shared for factual correction; "" where the type has no such step.
func (v *view) corrections() string {
	if v.Pages.Corrections == "" || !v.Type.Correction.Has() {
		return ""
	}
	return v.url(v.Pages.Corrections)
}

func (v *view) at(s *report.Placed) string { return v.url() + "#" + s.Anchor() }

// seenField carries the version of the report’s stream that a form was written on.
const seenField = "report-version"

// edit does something to the report’s own stream with what a form holds.
func (v *view) edit(f *web.Form, verb func(*report.Draft) (ledger.Change, error)) error {
	return v.editHistory(f, func(h *ledger.History) (ledger.Change, error) { return verb(report.DraftOf(h)) })
}

// editHistory is edit for what depends on how the report came to be as it is.
func (v *view) editHistory(f *web.Form, verb func(*ledger.History) (ledger.Change, error)) error {
	stream := v.Draft.Stream
	_, err := v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: stream, Version: v.seen(f)}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[stream]) },
	})
	if err == nil {
		v.Forget(f)
	}
	return err
}

// seen is the version of the report that a form was written on: what it carries, and never one that is still to come.
func (v *view) seen(f *web.Form) int64 {
	if version, err := strconv.ParseInt(f.Text(seenField), 10, 64); err == nil && version >= 0 {
		return min(version, v.Draft.Version)
	}
	return v.Draft.Version
}

// data is a form as the page sends it. After a clash it stands on what others wrote meanwhile, which the page shows.
func (v *view) data(f *web.Form) govuk.FormData {
	data, version := f.Data(), v.seen(f)
	if f.Conflict != nil {
		for _, e := range f.Conflict.Since {
			version = max(version, e.Version)
		}
	}
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: seenField, Value: strconv.FormatInt(version, 10)})
	return data
}

// onReport is embedded by every page of one report that asks nothing.
type onReport struct {
	web.CasePage
	v *view
}

// formOnReport is embedded by every page of one report with a form.
type formOnReport struct {
	web.CaseForm
	v *view
}

func (v *view) page() onReport { return onReport{web.CasePage{Case: v.desk.Case}, v} }

func (v *view) form() (formOnReport, error) {
	form, err := v.desk.Case.Form()
	return formOnReport{web.CaseForm{CasePage: web.CasePage{Case: v.desk.Case}, Form: form}, v}, err
}

// moment is a time for people: "Mon 23 Nov 2026, 15:10", on London’s clock.
func moment(t time.Time) string {
	return calendar.DateInLondon(t).Short() + ", " + calendar.InLondon(t).Format("15:04")
}

func itoa(n int) string { return strconv.Itoa(n) }

var small = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// number is a number as one writes it in a sentence.
func number(n int) string {
	if n < len(small) {
		return small[n]
	}
	return itoa(n)
}

// count says how many of something there are: "1 statement", "5 statements", "no statements".
func count(n int, one, many string) string {
	switch n {
	case 0:
		return "no " + many
	case 1:
		return "1 " + one
	default:
		return itoa(n) + " " + many
	}
}
