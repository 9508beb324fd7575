package notice

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/handover"
	"candour/internal/ledger"
)

// Sort is what sort of thing came in.
type Sort string

const (
	HearingListed Sort = "hearing listed"
	HearingMoved  Sort = "hearing moved"
	HearingOff    Sort = "hearing off"
	Order         Sort = "order"
	Duty          Sort = "duty"
	DutyMoved     Sort = "duty moved"
	Document      Sort = "document"
	Note          Sort = "note"
	Fall          Sort = "fall"
	Handover      Sort = "handover"
)

// told is what one entry of a case tells.
type told struct {
	sort  Sort
	about ledger.EntryID // the hearing, order, duty, note or item it is about, for its page
	what  string         // its words for a list; "" where there are none
}

// tells is what an entry tells; false for one that is no news.
func tells(e ledger.Entry) (told, bool) {
	for _, of := range []func(ledger.Entry) told{ofHearing, ofWork, ofFall} {
		if t := of(e); t.sort != "" {
			return t, true
		}
	}
	return told{}, false
}

func ofHearing(e ledger.Entry) told {
	switch b := e.Body.(type) {
	case casework.ListedBody:
		return told{HearingListed, e.ID, listed(b.Type, moment(b.Starts)) + onlyTold(b.Court)}
	case casework.MovedBody:
		return told{HearingMoved, b.Hearing.Entry, moment(b.Starts) + onlyTold(b.Court)}
	case casework.PutOffBody:
		return told{HearingOff, b.Hearing.Entry, b.State}
	}
	return told{}
}

func ofWork(e ledger.Entry) told {
	switch b := e.Body.(type) {
	case casework.OrderBody:
		return told{Order, e.ID, b.Name}
	case casework.DutyBody:
		return told{Duty, e.ID, listed(b.What, day(b.Due.On))}
	case casework.DutyToldBody:
		return told{Duty, e.ID, listed(b.What, day(b.Due.On)) + onlyTold(nil)}
	case casework.DutyDatedBody:
		return told{DutyMoved, b.Duty.Entry, listed(b.What, day(b.Due.On))}
	case casework.NoteBody:
		return told{Note, e.ID, string(b.Sort)}
	case court.ListsBody:
		if len(b.New) > 0 {
			return told{Document, e.ID, strings.Join(b.New, ", ")}
		}
	case handover.NoteBody:
		return told{Handover, e.ID, ""}
	}
	return told{}
}

// ofFall is what speaks against something that may have been relied on.
func ofFall(e ledger.Entry) told {
	switch b := e.Body.(type) {
	case evidence.DisputedBody:
		return told{Fall, b.Item.Entry, "disputed"}
	case evidence.OutweighedBody:
		return told{Fall, b.Worse.Entry, "outweighed"}
	case evidence.ReplacedBody:
		return told{Fall, b.Older.Entry, "replaced"}
	case evidence.TakenBackBody:
		return told{Fall, b.Item.Entry, "taken back"}
	case evidence.SetAsideBody:
		return told{Fall, "", "set aside"}
	case footing.SourceFellBody:
		return told{Fall, "", "elsewhere"}
	}
	return told{}
}

// onlyTold says that the court’s own system has not said something.
func onlyTold(court *casework.CourtWord) string {
	if court != nil {
		return ""
	}
	return " " + casework.ProvisionalWords
}

// listed puts a day after a name, where there is one.
func listed(name, when string) string {
	if when == "" {
		return name
	}
	return name + ", " + when
}

func moment(value string) string {
	if value == "" {
		return ""
	}
	return casework.ShowMoment(value)
}

func day(on calendar.Date) string {
	if on.IsZero() {
		return ""
	}
	return "by " + on.Plain()
}
