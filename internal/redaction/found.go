package redaction

import (
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/leaving"
	"candour/internal/pack"
	"candour/internal/words"
)

// Found is words of a page that hold a hidden detail, which is said without its value.
type Found struct {
	Span
	Says string // “an address of Niamh O’Neill, which is hidden from Tomasz Wilk”
	Bars bool   // the page does not leave with it
}

// Gates are what is asked for a recipient.
type Gates struct {
	bars  *casework.Gate // nil where nothing stands in the way
	tells *casework.Gate // of what else is told; may be nil
}

// GatesFor are the gates for a recipient, who is a person of the case, the court, or named outside it. What is hidden from anybody is kept from those
// outside, and they are told of every other detail. Where somebody is protected from danger by a body outside the case, nothing stands in the way: what
// a page holds is told to whoever looks.
func GatesFor(to leaving.Recipient, g pack.Gateway, gate func(casework.Recipient) (*casework.Gate, error)) (gates Gates, err error) {
	switch {
	case to.Sort == leaving.SomebodyInCase:
		gates.bars, err = gate(casework.ToPerson(to.Person))
	case to.Sort == leaving.TheCourt:
		gates.bars, err = gate(casework.ToCourt())
	default:
		if gates.tells, err = gate(casework.Anybody()); err == nil && !g.Urgent {
			gates.bars, err = gate(casework.ToCourt())
		}
	}
	return gates, err
}

// In are the hidden details on a page, in what is left of it, each with the words that hold it.
func (g Gates) In(t Text, page int, removed []Removal) []Found {
	var all []Found
	for _, of := range []struct {
		gate *casework.Gate
		bars bool
	}{{g.bars, true}, {g.tells, false}} {
		if of.gate == nil {
			continue
		}
		for _, f := range foundBy(of.gate, t, page, removed) {
			f.Bars = of.bars
			if !slices.ContainsFunc(all, func(x Found) bool { return x.Span == f.Span }) {
				all = append(all, f)
			}
		}
	}
	return all
}

// foundBy are the places where a gate finds something in what is left of a page.
func foundBy(gate *casework.Gate, t Text, page int, removed []Removal) []Found {
	p, _ := t.Page(page)
	text, grounds := p.words(), t.grounds(page, removed)
	for i := range text {
		if g := grounds[i+1]; g != "" {
			text[i] = g.block() // words on both sides of it do not follow each other
		}
	}
	var all []Found
	for _, secret := range gate.Holds(strings.Join(text, " ")) {
		holds := func(from, to int) bool { return slices.Contains(gate.Holds(strings.Join(text[from:to], " ")), secret) }
		for _, at := range shortest(len(text), holds) {
			at[0] = withNumbers(text, at[0])
			f := Found{Span: Span{page, at[0] + 1, at[1]}, Says: says(gate.In(strings.Join(text[at[0]:at[1]], " ")))}
			if !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
	}
	return all
}

// withNumbers begins a run at the numbers that stand before it. A street alone is found, and the number of the house stands before it; the end of a
// telephone number is found, and the code of its area stands before it.
func withNumbers(words []string, from int) int {
	for from > 0 && startsWithDigit(letters(words[from-1])) {
		from--
	}
	return from
}

func startsWithDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

// shortest are the shortest runs, from and up to, that hold something, one after another. Whatever holds it holds it too with more around it.
func shortest(n int, holds func(from, to int) bool) (all [][2]int) {
	for start := 0; start < n && holds(start, n); {
		to := start + 1 + leastFor(n-start-1, func(k int) bool { return holds(start, start+1+k) })
		from := to - 1 - leastFor(to-1-start, func(k int) bool { return holds(to-1-k, to) })
		all = append(all, [2]int{from, to})
		start = from + 1
	}
	return all
}

// leastFor is the least k up to most for which ok holds; it holds for all above it.
func leastFor(most int, ok func(k int) bool) int {
	low, high := 0, most
	for low < high {
		if mid := (low + high) / 2; ok(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

func says(kept []casework.Kept) string {
	var p words.Printer
	var all []string
	for _, k := range kept {
		if said := k.Words(p); !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return strings.Join(all, "; and ")
}

// Hidden are the words of a page that hold a detail which is hidden from whoever looks at it here: the page shows them covered.
func Hidden(colleague *casework.Gate, t Text, page int) []Found {
	return foundBy(colleague, t, page, nil)
}

// bars reports whether any of what was found keeps the page from leaving.
func bars(found []Found) bool {
	return slices.ContainsFunc(found, func(f Found) bool { return f.Bars })
}
