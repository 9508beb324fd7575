package workingcopy

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// canonical is a text as it is compared: what word processors change by themselves is the same.
func canonical(text string) string {
	var lines []string
	for line := range strings.SplitSeq(norm.NFC.String(text), "\n") {
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

func same(a, b string) bool { return canonical(a) == canonical(b) }

// bag is how often each word stands in a text.
type bag struct {
	words map[string]int
	size  int
}

func bagOf(text string) bag {
	b := bag{words: map[string]int{}}
	for _, w := range strings.Fields(text) {
		b.words[w]++
		b.size++
	}
	return b
}

// shared is how many words stand in both.
func (b bag) shared(other bag) (n int) {
	for w, times := range b.words {
		n += min(times, other.words[w])
	}
	return n
}

// alike is how much of two texts is the same words, from 0 to 1.
func (b bag) alike(other bag) float64 {
	if b.size+other.size == 0 {
		return 1
	}
	return 2 * float64(b.shared(other)) / float64(b.size+other.size)
}

// enough is how alike texts must be to be taken for the same statement, where no mark says so.
const enough = 0.6

// risesIn are the places of a longest rising run of numbers, each of which comes once.
func risesIn(numbers []int) []int {
	best, from, last := make([]int, len(numbers)), make([]int, len(numbers)), -1
	for i, n := range numbers {
		from[i] = -1
		for j := range i {
			if numbers[j] < n && best[j]+1 > best[i] {
				best[i], from[i] = best[j]+1, j
			}
		}
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	var all []int
	for i := last; i >= 0; i = from[i] {
		all = append(all, i)
	}
	slices.Reverse(all)
	return all
}
