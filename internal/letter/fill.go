package letter

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/leaving"
	"candour/internal/pack"
	"candour/internal/words"
)

// Filling is what a template is filled from.
type Filling struct {
	Pack   *pack.Pack
	State  *casework.State
	To     *casework.Person // nil for somebody outside the case
	Writer string           // who writes it
	Now    time.Time
}

// Fill is a text of a template, filled from the case. What the case does not know is left in square brackets, for the writer.
func (f Filling) Fill(t pack.LetterTemplate, text string) string {
	return strings.TrimSpace(t.Fill(text, func(place string) string {
		if value := f.value(place); value != "" {
			return value
		}
		return "[" + missing[place] + "]"
	}))
}

// missing says what the case does not know.
var missing = map[string]string{
	"recipient": "whom it is to", "children": "the children", "child": "which child", "court": "which court", "number": "the court’s number",
	"hearing": "no hearing is listed", "worker": "your name", "service": "the service",
}

// Greet puts somebody's name where a letter left open whom it addresses. What they are stands after a comma, and is not said to them.
func Greet(text, name string) string {
	name, _, _ = strings.Cut(name, ",")
	if name = strings.TrimSpace(name); name == "" {
		return text
	}
	return strings.ReplaceAll(text, "["+missing["recipient"]+"]", name)
}

func (f Filling) value(place string) string {
	switch place {
	case "recipient":
		return f.recipient()
	case "children":
		return f.children()
	case "child":
		return f.child()
	case "court":
		return f.State.Fact(casework.Court).Value()
	case "number":
		return f.State.Number()
	case "hearing":
		return f.hearing()
	case "orders":
		return f.orders()
	case "worker":
		return f.Writer
	default:
		return f.Pack.About.Service
	}
}

// recipient is how the letter addresses somebody: a child by the first name.
func (f Filling) recipient() string {
	switch {
	case f.To == nil:
		return ""
	case f.To.Kind == casework.Child:
		return f.To.FirstName()
	default:
		return f.To.Called()
	}
}

func (f Filling) children() string {
	var all []string
	for _, c := range f.State.Children() {
		all = append(all, c.Name())
	}
	return words.List(all)
}

// child is the first name of the child whom the letter is about: its recipient, or the only one.
func (f Filling) child() string {
	if f.To != nil && f.To.Kind == casework.Child {
		return f.To.FirstName()
	}
	if all := f.State.Children(); len(all) == 1 {
		return all[0].FirstName()
	}
	return ""
}

func (f Filling) hearing() string {
	h, listed := f.State.NextHearing(f.Now)
	if !listed {
		return ""
	}
	return "on " + h.Day().Plain() + " (" + h.Type() + ")"
}

// orders is a sentence of what the court ordered, in the order of the days, by the name of each and the day on which it was made.
func (f Filling) orders() string {
	var all []string
	for _, o := range f.State.Orders() {
		made := "the day is not known"
		if !o.Made.IsZero() {
			made = "made on " + o.Made.Plain()
		}
		all = append(all, o.Name+" ("+made+")")
	}
	if len(all) == 0 {
		return "No order of the court is on record in this case."
	}
	return "The court ordered: " + strings.Join(all, "; ") + "."
}

// Suits reports whether a template is for a recipient of a sort, and of the age of one who is a child. A local authority that is a party gets what is
// written for a party, and what is written for an authority.
func Suits(t pack.LetterTemplate, to leaving.Sort, who *casework.Person, on calendar.Date) bool {
	is := sorts[to]
	if who != nil && who.Kind == casework.Child {
		age, known := who.Age(on)
		return slices.Contains(t.To, pack.ToChild) && t.Ages.Suits(age, known)
	}
	if who != nil {
		is = pack.ToAdult
	}
	return slices.Contains(t.To, is) || who != nil && who.Organisation() && slices.Contains(t.To, pack.ToAuthority)
}

var sorts = map[leaving.Sort]pack.LetterTo{
	leaving.TheCourt: pack.ToTheCourt, leaving.LocalAuthority: pack.ToAuthority, leaving.Police: pack.ToPolice, leaving.OtherBody: pack.ToOther,
}

// unfilled is what a template or an empty case left for the writer.
var unfilled = regexp.MustCompile(`\[[^\]\n]*\]`)

// Unfilled are the places of a text that nobody filled yet.
func Unfilled(texts ...string) (all []string) {
	for _, text := range texts {
		all = append(all, unfilled.FindAllString(text, -1)...)
	}
	return all
}
