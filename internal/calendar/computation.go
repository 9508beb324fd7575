package calendar

import (
	"fmt"
	"strings"
)

// Rule names a way of counting. It is stored with every deadline, so its values never change their meaning.
type Rule string

const (
	OnTheDay          Rule = "on_the_day"          // that very day, open or not
	ClearDaysBefore   Rule = "clear_days_before"   // FPR 2010 rule 2.9: at least n clear days before
	WithinDays        Rule = "within_days"         // FPR 2010 rule 2.9: within n days after
	WorkingDaysBefore Rule = "working_days_before" // n steps back over business days, as the court's own system counts
	WorkingDaysAfter  Rule = "working_days_after"  // n steps on over business days
	DaysAfter         Rule = "days_after"          // plain days
	WeeksAfter        Rule = "weeks_after"         // plain weeks
	MonthsAfter       Rule = "months_after"        // calendar months, then on to an open day (FPR 2.10; data-subject requests)
	PLODay            Rule = "plo_day"             // Day n of the Public Law Outline: business days, issue is Day 1
	FOIDays           Rule = "foi_working_days"    // n UK-wide working days following receipt (FOIA 2000 s10)
	NextOpenDay       Rule = "next_open_day"       // that day, or the first open day after it
)

// Skip is a day that was passed over, and why.
type Skip struct {
	Date Date   `json:"date"`
	Why  string `json:"why"`
}

// Computation is a date and how it came about. It is kept with the deadline it made.
type Computation struct {
	Rule     Rule   `json:"rule"`
	N        int    `json:"n,omitempty"`
	From     Date   `json:"from"`     // the event counted from
	Date     Date   `json:"date"`     // the answer
	Calendar string `json:"calendar"` // whose open days were counted
	Skipped  []Skip `json:"skipped,omitempty"`
}

// Sentence explains the date: "3 working days before Wednesday 8 April 2026, passing over weekends, Good Friday (3 April 2026) and
// Easter Monday (6 April 2026), is Wednesday 1 April 2026."
func (c Computation) Sentence() string {
	phrase := c.Phrase()
	return strings.ToUpper(phrase[:1]) + phrase[1:] + passing(c.Skipped) + " is " + c.Date.Long() + "."
}

// Phrase is the count without its answer: "3 working days before Wednesday 8 April 2026".
func (c Computation) Phrase() string {
	from := c.From.Long()
	switch c.Rule {
	case ClearDaysBefore:
		return fmt.Sprintf("at least %s before %s", count(c.N, "clear day"), from)
	case WithinDays:
		return fmt.Sprintf("within %s of %s", count(c.N, "day"), from)
	case WorkingDaysBefore:
		return fmt.Sprintf("%s before %s", count(c.N, "working day"), from)
	case WorkingDaysAfter:
		return fmt.Sprintf("%s after %s", count(c.N, "working day"), from)
	case DaysAfter:
		return fmt.Sprintf("%s after %s", count(c.N, "day"), from)
	case WeeksAfter:
		return fmt.Sprintf("%s after %s", count(c.N, "week"), from)
	case MonthsAfter:
		return fmt.Sprintf("%s after %s", count(c.N, "month"), from)
	case PLODay:
		return fmt.Sprintf("day %d, where day 1 is %s,", c.N, from)
	case FOIDays:
		return fmt.Sprintf("%s following receipt on %s", count(c.N, "working day"), from)
	case NextOpenDay:
		return "the first open day from " + from
	default:
		return "the day itself"
	}
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// passing names each holiday that was passed over, and weekends once.
func passing(skipped []Skip) string {
	var parts []string
	weekends := false
	for _, skip := range skipped {
		if skip.Why == skip.Date.Weekday().String() {
			weekends = true
			continue
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", skip.Why, skip.Date.Plain()))
	}
	if weekends {
		parts = append([]string{"weekends"}, parts...)
	}
	if len(parts) == 0 {
		return ""
	}
	return ", passing over " + list(parts) + ","
}

func list(parts []string) string {
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}
