package pack

import (
	"fmt"
	"regexp"
	"slices"

	"candour/internal/calendar"
)

// Letters are the letters that people of the service write, as templates, and how long a note may wait as a draft.
type Letters struct {
	NoteDraft DayRule          `yaml:"note_draft" need:"yes"` // after so many days it is overdue
	Child     ChildsLetter     `yaml:"child" need:"yes"`      // what is asked of a letter to a child
	Templates []LetterTemplate `yaml:"templates" need:"yes"`  // in the order in which they are offered
}

// ChildsLetter is what is asked of a letter to a child before it goes, besides hard words and long sentences. It asks; a person decides.
type ChildsLetter struct {
	Basis `yaml:",inline"`
	Asks  []LetterAsk `yaml:"asks" need:"yes"`
}

// LetterAsk is a question about a letter, which is not asked where one of some words stands in it.
type LetterAsk struct {
	Ask   string   `yaml:"ask" need:"yes"`
	Words []string `yaml:"words" need:"yes"` // in small letters; {worker} is the first name of who writes
}

// LetterTemplate is a letter with places that are filled from the case. Words in square brackets are the writer’s to fill.
type LetterTemplate struct {
	Basis     `yaml:",inline"`
	ID        string     `yaml:"id" need:"yes"`
	Name      string     `yaml:"name" need:"yes"`
	To        []LetterTo `yaml:"to" need:"yes"`
	Ages      Ages       `yaml:"ages"`  // of a child who gets it
	Stage     Stage      `yaml:"stage"` // how much the child can follow for whom it is written; of a letter to a child
	Subject   string     `yaml:"subject" need:"yes"`
	Body      string     `yaml:"body" need:"yes"`    // paragraphs, parted by empty lines
	Gateway   GatewayID  `yaml:"gateway" need:"yes"` // offered as what allows it to leave
	Authority string     `yaml:"authority"`          // offered with it
	Purpose   string     `yaml:"purpose" need:"yes"` // offered with it
}

// Ages are completed years, both included; zero is no bound.
type Ages struct {
	From  int `yaml:"from"`
	Until int `yaml:"until"`
}

// Suits reports whether an age is one of these. One that nobody knows suits all.
func (a Ages) Suits(years int, known bool) bool {
	return !known || years >= a.From && (a.Until == 0 || years <= a.Until)
}

// LetterTo is the sort of somebody who gets a letter.
type LetterTo string

const (
	ToAdult     LetterTo = "adult" // of the case
	ToChild     LetterTo = "child"
	ToTheCourt  LetterTo = "court"
	ToAuthority LetterTo = "authority"
	ToPolice    LetterTo = "police"
	ToOther     LetterTo = "other" // somebody or a body outside the case
)

func (LetterTo) choices() []string {
	return words(ToAdult, ToChild, ToTheCourt, ToAuthority, ToPolice, ToOther)
}

// LetterPlaces are the places of a template that are filled from a case.
var LetterPlaces = []string{"recipient", "children", "child", "court", "number", "hearing", "orders", "worker", "service"}

// placeInLetter is a place of a template, “{hearing}”.
var placeInLetter = regexp.MustCompile(`\{([^{}]*)\}`)

// Fill puts what fill says in the places of a template’s text.
func (LetterTemplate) Fill(text string, fill func(place string) string) string {
	return placeInLetter.ReplaceAllStringFunc(text, func(place string) string { return fill(place[1 : len(place)-1]) })
}

// Template is the template with an id.
func (l Letters) Template(id string) (LetterTemplate, bool) {
	return find(l.Templates, id, func(t LetterTemplate) string { return t.ID })
}

// InForce are the templates that hold on a day.
func (l Letters) InForce(on calendar.Date) []LetterTemplate {
	return slices.DeleteFunc(slices.Clone(l.Templates), func(t LetterTemplate) bool { return !t.InForce(on) })
}

// checkLetters asks that every place is one that a case fills, and every gateway is one of the pack.
func (l *loader) checkLetters() {
	const file = "letters.yaml"
	unique(l, file, "templates", l.pack.Letters.Templates, func(t LetterTemplate) string { return t.ID })
	gateways := idsOf(l.pack.Leaving.Gateways, func(g Gateway) string { return string(g.ID) })
	for i, t := range l.pack.Letters.Templates {
		l.name(file, at("templates", i)+".gateway", string(t.Gateway), gateways)
		for _, place := range placeInLetter.FindAllStringSubmatch(t.Subject+t.Body, -1) {
			if !slices.Contains(LetterPlaces, place[1]) {
				l.problem(file, at("templates", i)+".body", fmt.Sprintf("{%s} is no place that a case fills", place[1]))
			}
		}
	}
}
