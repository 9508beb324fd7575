package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"candour/internal/ledger"
	"candour/internal/view"
)

// Surnames are the family names in a person’s whole name as search compares them: the last word and, where it is double-barrelled, each part of it.
// "Anna Siddiqui-Byrne" gives "siddiquibyrne", "siddiqui" and "byrne".
func Surnames(whole string) []string {
	words := strings.Fields(whole)
	if len(words) == 0 {
		return nil
	}
	return familyNames(words[len(words)-1])
}

func familyNames(family string) []string {
	parts := strings.Fields(fold(family))
	all := append(parts, strings.Join(parts, ""))
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(name string) bool { return name == "" })
}

// Surnames are the family names, present and former, of everybody in the case.
func (s *State) Surnames() []string {
	var all []string
	for _, p := range s.people {
		if p.Organisation() {
			continue
		}
		all = append(all, familyNames(p.Family())...)
		for _, said := range append(p.Fact(Family).OursAll(), p.Fact(Family).court...) {
			all = append(all, familyNames(said.Value)...)
		}
		for _, name := range p.FormerNames() {
			all = append(all, Surnames(name)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// NamedIn are, of some cases, the words of everybody’s names in each as rows hold them for search: a case is read only where one may be a family name.
func NamedIn(ctx context.Context, db view.DB, cases []ledger.StreamID) (map[ledger.StreamID][]string, error) {
	if len(cases) == 0 {
		return nil, nil
	}
	in, args := view.In(1, cases)
	all, err := view.All[struct{ Case, Words string }](ctx, db, `SELECT stream, words FROM person_1 WHERE stream IN `+in, args...)
	if err != nil {
		return nil, fmt.Errorf("names in some cases: %w", err)
	}
	named := map[ledger.StreamID][]string{}
	for _, p := range all {
		named[ledger.StreamID(p.Case)] = append(named[ledger.StreamID(p.Case)], strings.Fields(p.Words)...)
	}
	return named, nil
}

// NumbersOf are the court’s numbers of those of some streams that are cases; "" of one that has none yet. They are not scoped to anybody.
func NumbersOf(ctx context.Context, db view.DB, streams []ledger.StreamID) (map[ledger.StreamID]string, error) {
	if len(streams) == 0 {
		return nil, nil
	}
	in, args := view.In(1, streams)
	all, err := view.All[struct{ Case, Number string }](ctx, db, `SELECT stream, number FROM case_1 WHERE stream IN `+in, args...)
	if err != nil {
		return nil, fmt.Errorf("numbers of some cases: %w", err)
	}
	numbers := make(map[ledger.StreamID]string, len(all))
	for _, c := range all {
		numbers[ledger.StreamID(c.Case)] = c.Number
	}
	return numbers, nil
}
