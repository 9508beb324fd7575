package caseworkpage

import (
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
	"candour/internal/words"
)

// timelinePage is everything that was recorded of the case, newest first, in plain words.
type timelinePage struct {
	page
	entries []ledger.Entry // of this page
	number  int            // of this page, counted from 1
	pages   int
	marked  ledger.EntryID                // the entry that somebody came to see
	of      func(ledger.Entry) govuk.Link // what an entry is about
}

func (p timelinePage) Title() string         { return "Timeline" }
func (p timelinePage) Body() templ.Component { return timelineBody(p) }

// onePage is how many entries stand on a page of the timeline.
const onePage = 50

func (p Pages) timeline(c *web.Case) (web.Page, error) {
	all, err := casework.ShownTo(c, c.History)
	if err != nil {
		return nil, err
	}
	all = slices.Clone(all)
	slices.Reverse(all)
	page := timelinePage{page: p.page(c), pages: max(1, (len(all)+onePage-1)/onePage), marked: ledger.EntryID(c.Query("entry"))}
	page.of = func(ledger.Entry) govuk.Link { return govuk.Link{} }
	if p.About != nil {
		page.of = p.About(c)
	}
	page.number = min(max(1, pageAsked(c, all, page.marked)), page.pages)
	from := (page.number - 1) * onePage
	page.entries = all[from:min(from+onePage, len(all))]
	return page, nil
}

// pageAsked is the page asked for: by its number, or by an entry that stands on it.
func pageAsked(c *web.Case, all []ledger.Entry, marked ledger.EntryID) int {
	if i := slices.IndexFunc(all, func(e ledger.Entry) bool { return e.ID == marked }); i >= 0 {
		return i/onePage + 1
	}
	n, err := strconv.Atoi(c.Query("page"))
	if err != nil {
		return 1
	}
	return n
}

// timelineDay is what was recorded on one day.
type timelineDay struct {
	on      calendar.Date
	entries []ledger.Entry
}

// days are the entries of this page, day by day.
func (p timelinePage) days() []timelineDay {
	var all []timelineDay
	for _, e := range p.entries {
		if n := len(all); n == 0 || all[n-1].on != dayRecorded(e) {
			all = append(all, timelineDay{on: dayRecorded(e)})
		}
		last := &all[len(all)-1]
		last.entries = append(last.entries, e)
	}
	return all
}

func (p timelinePage) line(e ledger.Entry) words.Line { return p.Ledger().Registry().Line(p.Words, e) }

// quoted are somebody’s words in quotation marks; what they quote themselves stands in single ones.
func quoted(said string) string {
	return "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(said) + "”"
}

// older is when something happened, if that was not on the day it was recorded.
func older(e ledger.Entry) string {
	if e.Happened == nil || casework.DayOf(e.Happened) == dayRecorded(e) {
		return ""
	}
	return "It was on " + happened(e) + "."
}

// about is where more can be read of what an entry introduced; nothing when there is no page of it.
func (p timelinePage) about(e ledger.Entry) string {
	switch e.Body.(type) {
	case casework.NoteBody:
		return p.URL("note", string(e.ID))
	case casework.ListedBody:
		return p.URL("hearing", string(e.ID))
	case casework.OrderBody:
		return p.URL("order", string(e.ID))
	case casework.DutyBody:
		return p.URL("duty", string(e.ID))
	case casework.PersonAddedBody:
		return p.URL("people", string(e.ID))
	case casework.WorriedBody:
		return p.URL("worry", string(e.ID))
	default:
		return ""
	}
}

// mayMove reports whether an entry can be hidden as written in the wrong case, by this person.
func (p timelinePage) mayMove(e ledger.Entry) bool {
	return p.May(access.CaseWorker) && !e.Erased && !casework.StaysPut(e.Kind)
}

// mayErase reports whether somebody may propose to erase an entry, and so leads to where that is done.
func (p timelinePage) mayErase(e ledger.Entry) bool {
	return p.May(access.KeepingReader) && !e.Erased && !casework.StaysPut(e.Kind)
}

// by is whose entry it is; of an erased one nobody can say any more.
func (p timelinePage) by(e ledger.Entry) string {
	if e.Erased {
		return "Erased by law"
	}
	return p.People.Name(e.Author)
}

// hidden are the entries hidden as written in the wrong case, for whoever may review them.
func (p timelinePage) hidden() []ledger.Entry {
	if !p.May(access.Reviewer) || p.number > 1 {
		return nil
	}
	return casework.HiddenEntries(p.History)
}

func (p timelinePage) pageURL(n int) string { return p.URL("timeline") + "?page=" + itoa(n) }

// thisEntry names an entry for whoever hears a link without seeing its row.
func (p timelinePage) thisEntry(e ledger.Entry) string {
	return ": " + p.line(e).Text + ", " + calendar.DateInLondon(e.Recorded).Plain() + ", " + clock(e.Recorded)
}
