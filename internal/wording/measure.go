package wording

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Set is sentences labelled by hand with the rules that apply to each.
type Set struct {
	Name      string
	Sentences []Labelled
}

// Labelled is a sentence with the ids of the rules that apply to it.
type Labelled struct {
	Example
	Rules []string
}

// ReadSet reads a set: a line each, of the rules that apply, with commas between, or - for none; the kind of statement; and the sentence,
// with tabs between. Lines that begin with # are remarks.
func ReadSet(name string, from io.Reader, known func(rule string) bool) (Set, error) {
	set := Set{Name: name}
	lines := bufio.NewScanner(from)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		s, err := labelled(line, known)
		if err != nil {
			return set, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		set.Sentences = append(set.Sentences, s)
	}
	return set, lines.Err()
}

func labelled(line string, known func(rule string) bool) (Labelled, error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 3 {
		return Labelled{}, fmt.Errorf("a line is rules, kind and sentence, with tabs between")
	}
	s := Labelled{Example: Example{Kind: fields[1], Text: fields[2]}}
	if fields[0] == "-" {
		return s, nil
	}
	s.Rules = strings.Split(fields[0], ",")
	for _, rule := range s.Rules {
		if !known(rule) {
			return s, fmt.Errorf("%q is no rule of the pack", rule)
		}
	}
	return s, nil
}

// Figure is what a rule found in a set, counted in sentences.
type Figure struct {
	Rule   Rule
	Found  int      // sentences in which it found something
	Right  int      // of these, labelled with it
	Missed int      // labelled with it, and it found nothing
	Wrong  []string // those that it should have spared
	Not    []string // those that it missed
}

// Precision is the part of what was found that was right; 0 when nothing was found.
func (f Figure) Precision() float64 { return part(f.Right, f.Found) }

// Recall is the part of what there was to find that was found; 0 when there was nothing.
func (f Figure) Recall() float64 { return part(f.Right, f.Right+f.Missed) }

func part(of, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(of) / float64(all)
}

// What a rule must reach to be on.
const (
	LeastPrecision = 0.9
	LeastFound     = 10 // sentences; from fewer nobody can tell
)

// Reliable reports whether a rule finds well enough to be on.
func (f Figure) Reliable() bool { return f.Found >= LeastFound && f.Precision() >= LeastPrecision }

// Counted reports whether the rule only counts words, so that there is nothing to be right or wrong about.
func (f Figure) Counted() bool { return f.Rule.LongerThan > 0 }

// Measure counts what each rule, those that are off too, finds in a set. Every statement counts as resting on something disputed.
func (r *Rules) Measure(set Set) []Figure {
	figures := make([]Figure, len(r.All))
	for i := range figures {
		figures[i].Rule = r.All[i]
	}
	for _, s := range set.Sentences {
		found := map[string]bool{}
		for _, f := range r.every(s.Kind, s.Text) {
			found[f.Rule.ID] = true
		}
		for i := range figures {
			figures[i].count(s, found[figures[i].Rule.ID])
		}
	}
	return figures
}

func (f *Figure) count(s Labelled, found bool) {
	applies := slices.Contains(s.Rules, f.Rule.ID)
	switch {
	case found && applies:
		f.Found++
		f.Right++
	case found:
		f.Found++
		f.Wrong = append(f.Wrong, s.Text)
	case applies:
		f.Missed++
		f.Not = append(f.Not, s.Text)
	}
}
