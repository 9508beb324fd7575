package storyboard

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Held says of texts for a child, each once and without repeating it, what they may not say: what is hidden from the child, what is hidden from anybody
// else in the case, for a storyboard lies about in two homes, and words of the evidence that the child did not say.
func Held(ctx context.Context, l *ledger.Ledger, h *ledger.History, p words.Printer, child ledger.Ref, texts ...string) ([]string, error) {
	held, err := casework.HeldIn(ctx, l, h, p, texts...)
	if err != nil {
		return nil, err
	}
	gate, err := casework.GateOf(ctx, l, h, casework.ToPerson(child))
	if err != nil {
		return nil, err
	}
	for _, k := range gate.In(texts...) {
		if said := k.Words(p); !slices.Contains(held, said) {
			held = append(held, said)
		}
	}
	for _, i := range repeated(evidence.Of(h), child, texts) {
		held = append(held, p.Say("words of evidence %d, which the child did not say: put it in fair and simple words", i.Number))
	}
	return held, nil
}

// alike is how many words in a row are somebody’s own words and no accident.
const alike = 5

// repeated are the items of evidence whose words stand in texts, but for the child’s own.
func repeated(s *evidence.State, child ledger.Ref, texts []string) []*evidence.Item {
	said := " " + plainWords(strings.Join(texts, " . ")) + " "
	var all []*evidence.Item
	for _, i := range s.Items() {
		if i.Source != nil && i.Source.Who.Person == child {
			continue
		}
		if sharesRun(said, i.Words) || sharesRun(said, i.Says) {
			all = append(all, i)
		}
	}
	return all
}

func sharesRun(said, of string) bool {
	all := strings.Fields(plainWords(of))
	for i := 0; i+alike <= len(all); i++ {
		if strings.Contains(said, " "+strings.Join(all[i:i+alike], " ")+" ") {
			return true
		}
	}
	return false
}

// plainWords are the words of a text in small letters, with one space between them.
func plainWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\''
	}), " ")
}

// NotForHome are names, places and days that texts for a young person’s own page hold: of people of the case, of the court, and of the calendar. They
// are said without being repeated.
func NotForHome(s *casework.State, p words.Printer, texts ...string) []string {
	said := " " + plainWords(strings.Join(texts, " . ")) + " "
	var held []string
	if slices.ContainsFunc(namesOf(s), func(name string) bool { return strings.Contains(said, " "+name+" ") }) {
		held = append(held, p.Say("a name"))
	}
	if slices.ContainsFunc(placesOf(s), func(place string) bool { return strings.Contains(said, " "+place+" ") }) {
		held = append(held, p.Say("a place"))
	}
	if slices.ContainsFunc(strings.Fields(said), isDay) {
		held = append(held, p.Say("a day or a time"))
	}
	if strings.ContainsAny(strings.Join(texts, ""), "“”\"") {
		held = append(held, p.Say("somebody’s own words"))
	}
	return held
}

func namesOf(s *casework.State) []string {
	var all []string
	for _, p := range s.People() {
		for _, name := range append(p.FormerNames(), p.Name(), p.Called(), p.FirstName()) {
			all = append(all, strings.Fields(plainWords(name))...)
		}
	}
	for _, a := range s.Allocations() {
		all = append(all, strings.Fields(plainWords(a.Name))...)
	}
	return slices.DeleteFunc(all, func(name string) bool { return len(name) < 3 || notNames[name] })
}

// notNames stand before names and in everyday words.
var notNames = map[string]bool{"mrs": true, "miss": true, "the": true, "and": true, "you": true, "your": true, "mum": true, "dad": true}

func placesOf(s *casework.State) []string {
	var all []string
	for _, place := range []string{s.Fact(casework.Court).Value(), s.Fact(casework.LocalAuthority).Value()} {
		for _, word := range strings.Fields(plainWords(place)) {
			if !notPlaces[word] {
				all = append(all, word)
			}
		}
	}
	return all
}

var notPlaces = map[string]bool{"family": true, "court": true, "at": true, "the": true, "of": true, "county": true, "council": true, "city": true, "and": true}

var days = strings.Fields("monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december o’clock")

func isDay(word string) bool {
	return slices.Contains(days, word) || strings.ContainsFunc(word, unicode.IsDigit)
}
