package pack

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
)

// DutyRule says what the service must do when something happens, for whom, and by when unless an order says otherwise.
type DutyRule struct {
	Basis   `yaml:",inline"`
	ID      string     `yaml:"id" need:"yes"`
	Name    string     `yaml:"name" need:"yes"`    // what is to be done, as an instruction: "File the safeguarding letter"
	Trigger Event      `yaml:"trigger" need:"yes"` // the event that opens the duty
	Tracks  []string   `yaml:"tracks"`             // none means every track
	Report  string     `yaml:"report"`             // the report type to be delivered; "" when it is no report
	To      string     `yaml:"to" need:"yes"`      // whom it is owed to, in words
	By      []Deadline `yaml:"by"`                 // the earliest that can be worked out counts; none: only an order sets the day
	Why     string     `yaml:"why" need:"yes"`     // one sentence for whoever asks where the duty comes from
	Binding Binding    `yaml:"binding" need:"yes"`
	Met     Event      `yaml:"met"` // the event that meets it; none when somebody says that it is done, or its report is filed
}

// Binding says whether an order may set another day.
type Binding string

const (
	OrderMayChange Binding = "an order may change it"
	Fixed          Binding = "fixed" // statute, or the service's own promise
)

func (Binding) choices() []string { return words(OrderMayChange, Fixed) }

// Deadline is a day counted from an event, and the time on that day if one is given.
type Deadline struct {
	Count calendar.Rule      `yaml:"count" need:"yes"`
	N     int                `yaml:"n"`
	From  Event              `yaml:"from" need:"yes"`
	At    calendar.TimeOfDay `yaml:"at"`
}

// Facts are the days a due date is worked out from.
type Facts struct {
	Days      map[Event]calendar.Date
	OrderDay  calendar.Date // set by an order; zero when none does
	OrderTime calendar.TimeOfDay
}

// Due is when a duty must be done and how that day came about. The zero Due.On means that it cannot be worked out yet: see Gaps.
type Due struct {
	On          calendar.Date
	At          calendar.TimeOfDay
	ByOrder     bool                 // an order sets the day, not a rule
	Computation calendar.Computation // the count that decided; zero when an order did, and what the rule would have said is in Others
	Others      []calendar.Computation
	Gaps        []Gap
}

// Gap is a day that could not be counted, and why: it might still bring the duty forward.
type Gap struct {
	From Event
	Why  string
}

// Sentence says how the day came about, or why there is none yet.
func (d Due) Sentence() string {
	switch {
	case d.ByOrder:
		return "The order sets the day, not a rule."
	case !d.On.IsZero():
		return d.Computation.Sentence()
	case len(d.Gaps) > 0:
		return d.Gaps[0].Why
	default:
		return "The order has to set the day."
	}
}

// Due works out when the duty is due. An order's day overrides the rule unless the rule is fixed.
func (r DutyRule) Due(calendars calendar.Calendars, facts Facts) Due {
	due := r.byRule(calendars, facts.Days)
	if facts.OrderDay.IsZero() || r.Binding == Fixed {
		return due
	}
	ordered := Due{On: facts.OrderDay, At: facts.OrderTime, ByOrder: true, Others: due.Others}
	if !due.On.IsZero() {
		ordered.Others = slices.Insert(ordered.Others, 0, due.Computation)
	}
	return ordered
}

// byRule takes the earliest of the deadlines that can be counted.
func (r DutyRule) byRule(calendars calendar.Calendars, days map[Event]calendar.Date) Due {
	var due Due
	for _, deadline := range r.By {
		computation, why := deadline.On(calendars, days)
		switch {
		case why != "":
			due.Gaps = append(due.Gaps, Gap{deadline.From, why})
		case due.On.IsZero() || computation.Date.Before(due.On):
			due.supersede(computation, deadline.At)
		default:
			due.Others = append(due.Others, computation)
		}
	}
	return due
}

func (d *Due) supersede(computation calendar.Computation, at calendar.TimeOfDay) {
	if !d.On.IsZero() {
		d.Others = append(d.Others, d.Computation)
	}
	d.On, d.At, d.Computation = computation.Date, at, computation
}

// On counts the deadline, or says in a sentence why it cannot be counted.
func (l Deadline) On(calendars calendar.Calendars, days map[Event]calendar.Date) (computation calendar.Computation, gap string) {
	day := days[l.From]
	if day.IsZero() {
		return calendar.Computation{}, fmt.Sprintf("The day of the %s is not known yet.", l.From.Words())
	}
	computation, err := calendars.Count(l.Count, day, l.N)
	if err != nil {
		return calendar.Computation{}, err.Error()
	}
	return computation, ""
}

// DutyRule is the duty rule with an id.
func (p *Pack) DutyRule(id string) (DutyRule, bool) {
	return find(p.DutyRules, id, func(r DutyRule) string { return r.ID })
}

// DutyOrdered is the rule for a report that an order asks for, on a track; its day is the order's. False when the pack has none.
func (p *Pack) DutyOrdered(report, track string, on calendar.Date) (DutyRule, bool) {
	for _, rule := range p.Duties(OrderMade, track, on) {
		if rule.Report == report {
			return rule, true
		}
	}
	return DutyRule{}, false
}

// Duties are the rules that an event opens on a track and that are in force on a day.
func (p *Pack) Duties(trigger Event, track string, on calendar.Date) []DutyRule {
	var rules []DutyRule
	for _, rule := range p.DutyRules {
		onTrack := len(rule.Tracks) == 0 || slices.Contains(rule.Tracks, track)
		if rule.Trigger == trigger && onTrack && rule.InForce(on) {
			rules = append(rules, rule)
		}
	}
	return rules
}
