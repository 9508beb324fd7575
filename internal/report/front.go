package report

import (
	"fmt"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/pack"
	"candour/internal/typeset"
	"candour/internal/words"
)

// notices say on the first page for whom the document is, by who may be given it.
var notices = map[pack.PartiesSee]string{
	pack.PartiesAlways:  "Confidential: for the court and the parties to these proceedings.",
	pack.PartiesUnless:  "Confidential: for the court, and for the parties to these proceedings as the court allows.",
	pack.PartiesByCourt: "Confidential: for the court, and for the parties to these proceedings as the court allows.",
	pack.PartiesNever:   "Confidential: for those to whom it is addressed.",
}

// particulars are what the report is about, under its title: what a judge looks for first.
func (r *Reading) particulars(on calendar.Date) []typeset.Particular {
	var all []typeset.Particular
	add := func(label, value string) {
		if value != "" {
			all = append(all, typeset.Particular{Label: label, Value: typeset.Printable(value)})
		}
	}
	add("Court", r.Case.Fact(casework.Court).Value())
	add("Case number", r.Case.Number())
	var children []string
	for _, p := range r.Case.Children() {
		children = append(children, childWithAge(p, on))
	}
	add(oneOrMore(children, "Child", "Children"), strings.Join(children, "\n"))
	for _, part := range []struct{ id, one, more string }{{"applicant", "Applicant", "Applicants"}, {"respondent", "Respondent", "Respondents"}} {
		who := r.inPart(part.id)
		add(oneOrMore(who, part.one, part.more), strings.Join(who, "\n"))
	}
	add("Ordered", ordered(r.Case, r.asking()))
	add("For the hearing on", hearingFrom(r.Case, on).Plain())
	add("Date", on.Plain())
	add("Written by", r.Name+", "+r.role())
	return all
}

// role is what the author is, and for which service.
func (r *Reading) role() string { return r.Type.Role + ", " + r.Pack.About.Service }

// oneOrMore is the word for one, or for several.
func oneOrMore(all []string, one, more string) string {
	if len(all) == 1 {
		return one
	}
	return more
}

// asking is the order that asked for this report, nil when none did.
func (r *Reading) asking() *casework.Order {
	if d, ok := r.Case.Duty(r.Duty); ok {
		if o, ok := r.Case.Order(d.Because.Ref); ok {
			return o
		}
	}
	for _, q := range r.Questions {
		if q.Order != nil {
			return q.Order
		}
	}
	return nil
}

// ordered says who made an order and when. The court’s own data names no judge: it is then the one before whom a hearing was held that day.
func ordered(c *casework.State, o *casework.Order) string {
	if o == nil || o.Made.IsZero() {
		return ""
	}
	judge := o.Before
	for _, h := range c.Hearings() {
		if judge == "" && h.Day() == o.Made && h.State() == casework.HearingHeld {
			judge = h.Fact(casework.Before).Latest()
		}
	}
	if judge == "" {
		return "On " + o.Made.Plain()
	}
	return "By " + judge + " on " + o.Made.Plain()
}

// hearingFrom is the day of the first hearing from a day on; zero when none is listed.
func hearingFrom(c *casework.State, day calendar.Date) calendar.Date {
	for _, h := range c.Hearings() {
		on := h.State() == casework.HearingListed || h.State() == casework.HearingHeld
		if on && !h.Day().Before(day) {
			return h.Day()
		}
	}
	return calendar.Date{}
}

func childWithAge(p *casework.Person, on calendar.Date) string {
	if age, known := p.Age(on); known {
		return fmt.Sprintf("%s, %d", p.Name(), age)
	}
	return p.Name()
}

func (r *Reading) inPart(id string) []string {
	var names []string
	for _, p := range r.Case.Adults() {
		if p.Part() == id {
			names = append(names, r.withRelation(p))
		}
	}
	return names
}

// withRelation is an adult with what they are to the children, as far as the record says: "David Kersey, father of Rowan and Isla".
func (r *Reading) withRelation(p *casework.Person) string {
	var are []string
	of := map[string][]string{}
	for _, child := range r.Case.Children() {
		what := words.LowerFirst(p.Towards(child.Ref, casework.Relation).Value())
		if what != "" && of[what] == nil {
			are = append(are, what)
		}
		of[what] = append(of[what], child.FirstName())
	}
	text := p.Name()
	for _, what := range are {
		text += ", " + what + " of " + words.List(of[what])
	}
	return text
}
