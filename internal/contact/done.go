package contact

import (
	"strconv"
	"strings"

	"candour/internal/calendar"
	"candour/internal/decision"
)

// Words are how a child was seen: "In person, at school, alone, for 40 minutes".
func (b TookPlaceBody) Words() string {
	if b.Mode == "" {
		return "Not seen"
	}
	with := b.Present
	if b.Alone {
		with = ""
	}
	parts := []string{Arrangement{Mode: b.Mode, Where: b.Where, With: with}.Words()}
	if b.Minutes > 0 {
		parts = append(parts, "for "+strconv.Itoa(b.Minutes)+" minutes")
	}
	return strings.Join(parts, ", ")
}

// Facts are the further facts of a visit, each as a sentence.
func (b TookPlaceBody) Facts() []string {
	var all []string
	add := func(before, said string) {
		if given(said) {
			all = append(all, before+said)
		}
	}
	add("Who else was there: ", b.Present)
	add("Why not alone: ", b.WhyNot)
	add("Interpreter: ", b.Interpreter)
	add("Used: ", b.Tools)
	return all
}

// sentence is what was done, for a report.
func (b TookPlaceBody) sentence(child string, on calendar.Date, done *decision.Act[decision.CarriedOutBody]) string {
	if b.Mode == "" {
		return child + " was not seen: " + strings.TrimSuffix(done.Body.Otherwise, ".") + "."
	}
	s := child + " was seen on " + on.Plain() + ": " + strings.ToLower(b.Words()[:1]) + b.Words()[1:] + "."
	if done.Body.Otherwise != "" {
		s += " That was otherwise than decided: " + strings.TrimSuffix(done.Body.Otherwise, ".") + "."
	}
	return s
}
