package hmcts

import (
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Detail is one thing about where somebody is or how to reach them, with the court's word on whether it may be seen.
// It prints, logs and encodes without its value unless the court says that it may be shown; ask for it with Reveal.
type Detail struct {
	Kind     DetailKind
	Decision Decision
	Why      string // it is hidden

	value string
	from  []*node // while its case is being read
}

type DetailKind string

const (
	Address         DetailKind = "address"
	PreviousAddress DetailKind = "previous address"
	Email           DetailKind = "email"
	Telephone       DetailKind = "telephone"
	Landline        DetailKind = "landline"
	LivingSituation DetailKind = "living situation"
	LivesWith       DetailKind = "lives with"
	SocialWorker    DetailKind = "social worker"
	SocialWorkerTel DetailKind = "social worker’s telephone"
	HidingReason    DetailKind = "reason for hiding"
)

// Decision is whether a detail may be seen. The zero Decision hides it.
type Decision byte

const (
	Undecided Decision = iota // the court did not say: hidden until a person decides
	Hidden                    // the court says that it is confidential
	Shown                     // the court says that it is not
)

func (d Decision) String() string { return [...]string{"undecided", "hidden", "shown"}[d] }

const noFlag = "the court did not say whether this is confidential"

// NewDetail is a detail for a case made by hand. Why is the reason for hiding it.
func NewDetail(kind DetailKind, value string, decision Decision, why string) Detail {
	return Detail{Kind: kind, Decision: decision, Why: why, value: value}
}

// Reveal is the value itself. Whoever calls it answers for where it goes.
func (d Detail) Reveal() string { return d.value }

func (d Detail) IsHidden() bool { return d.Decision != Shown }
func (d Detail) IsZero() bool   { return d.Kind == "" }

func (d Detail) String() string {
	if d.IsHidden() {
		return fmt.Sprintf("%s (%s)", d.Kind, d.Decision)
	}
	return d.value
}

func (d Detail) GoString() string { return d.String() }

func (d Detail) LogValue() slog.Value {
	return slog.StringValue(fmt.Sprintf("%s (%s)", d.Kind, d.Decision))
}

// marks are what two details have in common that say the same: the value without what people write differently (capitals, spaces), and of an
// address also its first line with its postcode.
func (d Detail) marks() []string {
	whole := lettersAndDigits(d.value)
	if whole == "" {
		return nil
	}
	first, rest, _ := strings.Cut(d.value, "\n")
	for line := range strings.Lines(rest) {
		if line = strings.TrimSpace(line); postcode.MatchString(line) {
			return []string{whole, lettersAndDigits(first + line)}
		}
	}
	return []string{whole}
}

var postcode = regexp.MustCompile(`(?i)^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$`)

func lettersAndDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// Confidential is one detail that must not be seen, and whose it is.
type Confidential struct {
	Whose string // Person.Place, or the child's of a relation
	Detail
}

// Confidential lists every hidden or undecided detail of the case.
func (c *CourtCase) Confidential() []Confidential {
	var hidden []Confidential
	for whose, detail := range c.details() {
		if detail.IsHidden() {
			hidden = append(hidden, Confidential{whose, *detail})
		}
	}
	return hidden
}

// People are all the people of the case: children, applicants, respondents, others.
func (c *CourtCase) People() []*Person {
	var people []*Person
	for _, group := range [][]Person{c.Children, c.Applicants, c.Respondents, c.Others} {
		for i := range group {
			people = append(people, &group[i])
		}
	}
	return people
}

func (c *CourtCase) details() func(yield func(string, *Detail) bool) {
	return func(yield func(string, *Detail) bool) {
		for _, person := range c.People() {
			for i := range person.Details {
				if !yield(person.Place, &person.Details[i]) {
					return
				}
			}
		}
		for i := range c.Relations {
			relation := &c.Relations[i]
			if !relation.LivesTogether.IsZero() && !yield("relation "+relation.Key, &relation.LivesTogether) {
				return
			}
		}
	}
}

// seal settles every detail of a case that has been read: what is hidden for one person is hidden wherever else it appears, and only then
// are the leaves classed.
func (c *CourtCase) seal() {
	c.spreadHiding()
	for _, detail := range c.details() {
		for _, n := range detail.from {
			if detail.IsHidden() {
				n.markAll(confidential)
			} else {
				n.takeWritten()
			}
		}
		detail.from = nil
	}
}

func (c *CourtCase) spreadHiding() {
	hidden := map[string]bool{}
	for _, detail := range c.details() {
		if detail.Decision == Hidden && detail.Kind.locates() {
			for _, mark := range detail.marks() {
				hidden[mark] = true
			}
		}
	}
	isHidden := func(mark string) bool { return hidden[mark] }
	for _, detail := range c.details() {
		if detail.Decision != Hidden && detail.Kind.locates() && slices.ContainsFunc(detail.marks(), isHidden) {
			detail.Decision, detail.Why = Hidden, "the same is confidential for somebody else in this case"
		}
	}
}

// locates says that the same value, seen at another person, would give a hidden one away.
func (k DetailKind) locates() bool {
	switch k {
	case Address, PreviousAddress, Email, Telephone, Landline:
		return true
	default:
		return false
	}
}
