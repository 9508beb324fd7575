package caseworkpage

import (
	"candour/internal/casework"
)

// hearingType is the type of a hearing in the pack’s words, or as the court wrote it.
func (s seen) hearingType(h *casework.Hearing) string {
	if t, ok := s.Pack.Court.HearingType(s.State.Law, h.Type()); ok {
		return t.Name
	}
	return orUnknown(h.Type())
}

// toldHearingWords say who told us of a hearing that the court’s own system has not said.
func toldHearingWords(h *casework.Hearing) string {
	if by := h.ToldBy(); by != "" {
		return "Told by: " + by + ". Provisional until the court’s system says so."
	}
	return "Entered by us. Provisional until the court’s system says so."
}

// hearingWhen is when a hearing is: "Tue 5 Jan 2027, 10:00".
func (s seen) hearingWhen(h *casework.Hearing) string {
	starts, ok := h.Starts()
	switch {
	case !ok:
		return "Not listed yet"
	case len(h.Fact(casework.Starts).Latest()) == len("2027-01-05"):
		return h.Day().Short()
	default:
		return at(starts)
	}
}
