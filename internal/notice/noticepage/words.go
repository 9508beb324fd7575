package noticepage

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/notice"
	"candour/internal/web"
)

// before are the words that stand before those of the thing itself.
var before = map[notice.Sort]string{
	notice.HearingListed: "Hearing listed: ", notice.HearingMoved: "Hearing moved to ", notice.HearingOff: "Hearing ", notice.Order: "New order: ",
	notice.Duty: "To be done: ", notice.DutyMoved: "Due on another day: ", notice.Document: "New from the court: ", notice.Handover: "A handover note",
}

var notes = map[casework.NoteSort]string{
	casework.Call: "A call was noted", casework.Visit: "A visit was noted", casework.Attempt: "An attempt to reach somebody was noted",
	casework.Text: "Text messages were noted", casework.Meeting: "A meeting was noted", casework.Email: "An e-mail was noted", casework.Other: "A note was made",
}

var falls = map[string]string{
	"disputed": "Evidence is disputed", "outweighed": "Evidence is outweighed by better", "replaced": "Evidence was replaced",
	"taken back": "Something said was taken back", "set aside": "A decision was set aside", "elsewhere": "Something this case rests on elsewhere no longer stands as it did",
}

// says is a notice in words.
func says(r notice.Row) string {
	switch r.Sort {
	case notice.Note:
		return notes[casework.NoteSort(r.What)]
	case notice.Fall:
		return falls[r.What]
	default:
		return before[r.Sort] + r.What
	}
}

var places = map[notice.Sort]string{
	notice.HearingListed: "hearing", notice.HearingMoved: "hearing", notice.HearingOff: "hearing", notice.Order: "order", notice.Duty: "duty",
	notice.DutyMoved: "duty", notice.Note: "note", notice.Fall: "evidence", notice.Handover: "hand-over",
}

// path is where what a notice tells of is read.
func path(r notice.Row) string {
	home := "/case/" + string(r.Case)
	switch {
	case r.Sort == notice.Document:
		return home + "/court"
	case r.About == "":
		return home + "/no-longer-stands"
	default:
		return home + "/" + places[r.Sort] + "/" + string(r.About)
	}
}

// by is who recorded what came in.
func by(v *web.Visit, r notice.Row) string {
	if who, known := v.People.Find(r.Author); known {
		return who.Name
	}
	if r.Sort == notice.Fall {
		return "Another record"
	}
	return "The court"
}

// row is a notice in its list.
func row(v *web.Visit, r notice.Row) govuk.RowData {
	at := moment(r.At)
	return govuk.RowData{
		When: govuk.ClockData{Words: when(at), Past: true, DateTime: at.Format(time.RFC3339)},
		What: govuk.Link{Text: says(r), Href: path(r)}, Why: govuk.Text(by(v, r)),
	}
}

// moment reads a time as a view holds it.
func moment(text string) time.Time {
	t, err := ledger.ParseTime(text)
	if err != nil {
		return time.Time{} // a view holds only times that were written by ledger.FormatTime
	}
	return t
}

// when is a moment as one reads it in a margin: "Mon 23 Nov, 15:10".
func when(t time.Time) string {
	local := calendar.InLondon(t)
	return calendar.DateOf(local).Brief() + ", " + local.Format("15:04")
}
