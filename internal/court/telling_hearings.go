package court

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
)

// toldOrder is an order as casework takes it, apart from what it asks, which may change.
type toldOrder struct {
	body     casework.OrderBody
	hearings []thingKey
	asks     []casework.Ask
}

// offBecause is why a hearing does not take place as listed, and whether the court sees the cause with this service.
type offBecause struct {
	words   string
	aboutUs bool
}

// hearing says what is known of a hearing. A payload without hearings says nothing, for the court's hearing service may have failed.
func (t *teller) hearing(h *hmcts.Hearing) {
	of := t.key("hearing", h.Key)
	if h.Key == "" {
		of = t.key("hearing", h.Type, start(h))
	}
	kind := t.hearingType(h)
	t.t.things = append(t.t.things, toldThing{key: of, id: h.Key, name: kind, off: t.whyOff(h)})
	t.say(of, casework.HearingType, kind, "")
	t.say(of, casework.Starts, start(h), startPath(t.c.Jurisdiction, h))
	t.say(of, casework.Ends, finish(h), "")
	t.say(of, casework.Venue, t.venue(h), "")
	t.say(of, casework.Attendance, t.attendance(h), "")
	t.say(of, casework.HearingState, t.hearingState(h), h.Path+"/"+map[hmcts.Jurisdiction]string{hmcts.Public: "status", hmcts.Private: "hearingStatus"}[t.c.Jurisdiction])
}

// hearingType is the pack's name, by which duties are counted, or the court's words.
func (t *teller) hearingType(h *hmcts.Hearing) string {
	if known, ok := t.pk.Court.HearingType(t.law, h.Type); ok {
		if known.Event != "" {
			return known.Name
		}
		return with(known.Name, h.TypeDetails)
	}
	for _, words := range []string{h.TypeLabel, with(h.Type, h.TypeDetails)} {
		if words != "" {
			return words
		}
	}
	return "Hearing of a type the court did not give"
}

func start(h *hmcts.Hearing) string {
	if len(h.Days) == 0 {
		return ""
	}
	return moment(h.Days[0].Start)
}

func finish(h *hmcts.Hearing) string {
	if len(h.Days) == 0 {
		return ""
	}
	end := moment(h.Days[len(h.Days)-1].End)
	if end < start(h) {
		return "" // the court's own slip: casework refuses an end before the start
	}
	return end
}

func moment(m calendar.Moment) string {
	if m.UTC.IsZero() {
		return ""
	}
	return ledger.FormatTime(m.UTC)
}

func startPath(j hmcts.Jurisdiction, h *hmcts.Hearing) string {
	if j == hmcts.Public {
		return h.Path + "/startDate"
	}
	return h.Path + "/hearingDaySchedule/0/hearingStartDateTime"
}

// venue is the name of the place; public law gives a number of its own list, which is shown as the court writes it.
func (t *teller) venue(h *hmcts.Hearing) string {
	if len(h.Days) == 0 {
		return ""
	}
	day := h.Days[0]
	if place, known := t.pk.Court.ByBuilding(day.Epims); known && day.Venue == "" {
		return place.Name
	}
	return day.Venue
}

func (t *teller) attendance(h *hmcts.Hearing) string {
	var how []string
	for _, code := range h.Attendance {
		if known, ok := t.pk.Court.Attendance(t.law, code); ok {
			code = known.Name
		}
		how = append(how, code)
	}
	return with(strings.Join(how, ", "), h.Attend)
}

// hearingState is casework's word for the court's code. In public law no code means that the hearing is to take place.
func (t *teller) hearingState(h *hmcts.Hearing) string {
	code := strings.ToUpper(h.Status)
	switch {
	case code == "" && t.c.Jurisdiction == hmcts.Public, code == "LISTED":
		return casework.HearingListed
	case strings.HasPrefix(code, "VACATED"), code == "CANCELLED", code == "CANCELED":
		return casework.HearingVacated
	case strings.HasPrefix(code, "ADJOURNED"):
		return casework.HearingAdjourned
	case code == "COMPLETED":
		return casework.HearingHeld
	}
	if known, ok := t.pk.Court.HearingStatus(t.law, h.Status); ok {
		return known.Name
	}
	return h.Status
}

// whyOff is why a hearing does not take place: the court gives a code or the words.
func (t *teller) whyOff(h *hmcts.Hearing) offBecause {
	if reason, known := t.pk.Court.Cancellation(h.Cancelled); known {
		return offBecause{reason.Name, reason.AboutUs}
	}
	return offBecause{words: h.Cancelled}
}

// order says what the court ordered, and what it asks of the service by when.
func (t *teller) order(o *hmcts.Order) {
	name := orderName(o)
	of := t.key("order", o.Key)
	if o.Key == "" {
		of = t.key("order", name, o.Made.String())
	}
	told := &toldOrder{body: casework.OrderBody{Name: name, Type: o.TypeID, Made: madeOn(o), Document: o.DocumentID}}
	for _, label := range o.Reports {
		ask := casework.Ask{What: label, By: o.ReportsDue}
		if report, known := t.pk.ReportTypeOrdered(label); known {
			ask.Report = report.ID
		}
		told.asks = append(told.asks, ask)
	}
	for _, id := range o.HearingIDs {
		told.hearings = append(told.hearings, thingKey("hearing "+id))
	}
	t.t.things = append(t.t.things, toldThing{key: of, id: o.Key, name: name, order: told})
}

func orderName(o *hmcts.Order) string {
	switch {
	case o.Type != "":
		return o.Type
	case o.TypeID != "":
		return o.TypeID
	case len(o.Reports) > 0:
		return "Direction to file a report"
	default:
		return "Order of a kind the court did not give"
	}
}

func madeOn(o *hmcts.Order) calendar.Date {
	if o.Made.IsZero() {
		return o.Recorded
	}
	return o.Made
}
