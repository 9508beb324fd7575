package noticepage

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/a-h/templ"
	ics "github.com/arran4/golang-ical"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/notice"
	"candour/internal/web"
)

// calendarURL is where somebody makes the address of their calendar and ends it; feedURL is where the calendar answers.
const (
	calendarURL = "/me/calendar"
	feedURL     = "/calendar/"
)

// calendarPage is the address of a person’s calendar: whether there is one, and once, when it was made, what it is.
type calendarPage struct {
	*web.Visit
	form   *web.Form
	feed   *notice.Feed
	secret string // only on the page that answers the form which made it
	site   string
}

func (p calendarPage) Title() string         { return "Your calendar elsewhere" }
func (p calendarPage) Body() templ.Component { return calendarBody(p) }

func (p Pages) calendarPage(v *web.Visit) (calendarPage, error) {
	form, err := v.Form()
	if err != nil {
		return calendarPage{}, err
	}
	mine, err := v.Ledger().Read(v.Context(), v.Person.ID)
	if err != nil {
		return calendarPage{}, err
	}
	return calendarPage{Visit: v, form: form, feed: notice.FeedOf(mine), site: strings.TrimSuffix(p.Site, "/")}, nil
}

func (p Pages) showCalendar(v *web.Visit) (web.Page, error) {
	page, err := p.calendarPage(v)
	return page, err
}

// setCalendar makes a new address, which only the page that answers shows; or ends the one there is.
func (p Pages) setCalendar(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	secret, mine := notice.NewSecret(), v.Person.ID
	_, err = v.Do(ledger.Act{Form: f.ID, On: []ledger.Seen{{Stream: mine, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
		if f.Text("act") == "end" {
			return notice.EndFeed(mine, f.ID)
		}
		return notice.MakeFeed(mine, f.ID, secret)
	}})
	if err != nil {
		return nil, err
	}
	page, err := p.calendarPage(v)
	if err != nil || page.feed.Digest != notice.SecretDigest(secret) {
		return v.SeeOther(calendarURL), err // ended, or sent twice: the address was shown when it was made
	}
	page.secret = secret
	return page, nil
}

// sends is the form of an act.
func (p calendarPage) sends(act string) govuk.FormData {
	d := p.form.Data()
	d.Draft, d.Entry = "", string(ledger.DerivedID(p.Person.ID, act+" "+string(p.form.ID)))
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "act", Value: act})
	return d
}

func (p calendarPage) address() string { return p.site + feedURL + p.secret }

// How far a calendar reaches back and ahead, in days.
const (
	daysBack  = 31
	daysAhead = 366
)

// feed answers a calendar program that holds the address: when its person is at court or on a visit, with a short reference and nothing of any family.
func (p Pages) feed(v *web.Visit) (web.Page, error) {
	whose, err := notice.WhoseFeed(v.Context(), v.DB(), v.Request.PathValue("secret"))
	if err != nil {
		return nil, err
	}
	people, err := p.Staff.People(v.Context())
	if err != nil {
		return nil, err
	}
	person, known := people.Find(whose)
	if !known || !person.HasCases() {
		return nil, fault.Absent(errors.New("whose calendar it is has no work here"))
	}
	theirs := *v // so that a page of what went wrong is a stranger’s
	theirs.People, theirs.Person = people, person
	return calendarFor(&theirs)
}

// calendarFor is the calendar of the person whose visit it is: hearings of the cases on which they work, and the visits that they planned themselves.
func calendarFor(v *web.Visit) (web.Page, error) {
	today := calendar.DateInLondon(v.Now)
	from, until := today.AddDays(-daysBack), today.AddDays(daysAhead)
	hearings, err := casework.HearingsFor(v.Context(), v.DB(), v.Person, v.Now, from, until)
	if err != nil {
		return nil, err
	}
	visits, err := casework.VisitsFor(v.Context(), v.DB(), v.Person, v.Now, from, until)
	if err != nil {
		return nil, err
	}
	var all []event
	for _, r := range hearings {
		all = append(all, event{r.Case, r.Hearing, r.StartsAt, r.On, "court", r.Number, r.Provisional(today)})
	}
	for _, r := range visits {
		if r.By == v.Person.ID {
			all = append(all, event{r.Case, r.Visit, r.StartsAt, r.On, "visit", r.Number, false})
		}
	}
	all, err = web.Theirs(v, access.CaseReader, all, func(e event) ledger.StreamID { return e.of })
	if err != nil {
		return nil, err
	}
	return calendarOf(v, all)
}

// event is something at a time: where somebody is, and a reference that names no family.
type event struct {
	of           ledger.StreamID // the case
	thing        ledger.EntryID  // the hearing or visit
	startsAt, on string          // as a view holds them
	what         string          // "court" or "visit"
	number       string          // of the case
	provisional  bool
}

func (e event) summary() string {
	all := strings.TrimSpace(e.what + " " + reference(e.number))
	if e.provisional {
		all += " " + casework.ProvisionalWords
	}
	return all
}

// calendarOf is the calendar as RFC 5545 has it. An event keeps its UID when its hearing moves; it says when it begins and not when it ends, which no
// list knows. The UID is derived, so that nothing outside names an entry of the record.
func calendarOf(v *web.Visit, all []event) (web.Page, error) {
	c := ics.NewCalendarFor("Candour")
	for _, of := range all {
		e := c.AddEvent(string(ledger.DerivedID(of.of, "calendar "+string(of.thing))) + "@candour")
		e.SetDtStampTime(v.Now)
		e.SetSummary(of.summary())
		if of.provisional {
			e.SetStatus(ics.ObjectStatusTentative)
		}
		if of.hasTime() {
			e.SetStartAt(moment(of.startsAt))
		} else {
			e.SetProperty(ics.ComponentPropertyDtStart, strings.ReplaceAll(of.on, "-", ""), ics.WithValue(string(ics.ValueDataTypeDate)))
		}
	}
	var out bytes.Buffer
	if err := c.SerializeTo(&out, ics.WithNewLineWindows); err != nil {
		return nil, fmt.Errorf("write a calendar: %w", err)
	}
	return web.Download{Name: "calendar.ics", Media: "text/calendar; charset=utf-8", Size: int64(out.Len()), From: &out}, nil
}

// hasTime reports whether the time is known, and not the day alone, which is its midnight in London.
func (e event) hasTime() bool {
	at := moment(e.startsAt)
	return !at.IsZero() && calendar.InLondon(at).Format("15:04") != "00:00"
}

// shortReference is how much of a court number tells its worker which case it is, and hardly anybody else.
const shortReference = 4

func reference(number string) string { return number[max(0, len(number)-shortReference):] }
