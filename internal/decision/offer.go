package decision

import (
	"strconv"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/words"
)

// ByNumber finds an item of evidence by its number, for Considerations. What a child said counts as a wish that was said; all else as something that is so.
func ByNumber(pk *pack.Pack, s *evidence.State) func(number string) (ledger.Ref, Bears, bool) {
	return func(number string) (ledger.Ref, Bears, bool) {
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if err != nil {
			return ledger.Ref{}, Plainly, false
		}
		for _, i := range s.Items() {
			if i.Number == n {
				return i.Ref(), bears(pk, i), true
			}
		}
		return ledger.Ref{}, Plainly, false
	}
}

func bears(pk *pack.Pack, i *evidence.Item) Bears {
	if i.Source != nil {
		if kind, _ := pk.SourceKind(i.Source.Kind); kind.Child {
			return ByPreference
		}
	}
	return ByFact
}

// Records are the notes and orders of a case that a decision may rest on.
func Records(s *casework.State) []Named {
	var all []Named
	for _, n := range s.Notes() {
		all = append(all, Named{n.Ref(), "Note: " + n.With + ", " + calendar.DateInLondon(n.At()).Plain()})
	}
	for _, o := range s.Orders() {
		label := "Order: " + o.Name
		if !o.Made.IsZero() {
			label += ", " + o.Made.Plain()
		}
		all = append(all, Named{o.Ref, label})
	}
	return all
}

// OnRecords are the considerations that some records of a case make, by their entries.
func OnRecords(s *casework.State, chosen []ledger.EntryID) []Consideration {
	var all []Consideration
	for _, r := range Records(s) {
		for _, id := range chosen {
			if r.Ref.Entry == id {
				all = append(all, Consideration{r.Words, ByRecord, r.Ref})
			}
		}
	}
	return all
}

// OnGuidance are the considerations that guidance in force on a day makes, by the entries that issued it, and what a change must cite.
func OnGuidance(all []practice.Listed, on calendar.Date, chosen []ledger.EntryID) (bear []Consideration, pieces practice.Cites) {
	for _, l := range all {
		for _, id := range chosen {
			if l.Entry == id && l.InForce(on) {
				bear = append(bear, Consideration{"It follows " + l.Cited().Called(), ByGuidance, l.Ref()})
				pieces = append(pieces, l.Cited())
			}
		}
	}
	return bear, pieces
}

// Pair is a line in two parts, as in “Colin Pryce: agrees”.
type Pair struct{ Before, After string }

// Pairs are the lines of a text, each parted at its first colon.
func Pairs(text string) []Pair {
	var all []Pair
	for line := range strings.Lines(text) {
		before, after, _ := strings.Cut(strings.TrimSpace(line), ":")
		if before != "" {
			all = append(all, Pair{strings.TrimSpace(before), strings.TrimSpace(after)})
		}
	}
	return all
}

// Asked are those who were consulted, one to a line.
func Asked(text string) []Consulted {
	var all []Consulted
	for _, p := range Pairs(text) {
		all = append(all, Consulted{p.Before, words.UpperFirst(p.After)})
	}
	return all
}

// Risks are risks with what is done about each and by whom, one to a line, parted by colons.
func Risks(text string) []Risk {
	var all []Risk
	for _, p := range Pairs(text) {
		done, by, _ := strings.Cut(p.After, ":")
		all = append(all, Risk{What: p.Before, Done: strings.TrimSpace(done), By: strings.TrimSpace(by)})
	}
	return all
}
