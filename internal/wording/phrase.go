package wording

import (
	"fmt"
	"strings"
)

// node is a place in the tree of phrases.
type node struct {
	words map[string]*node
	lists []listEdge
	gap   *node // a few words may stand between
	ends  []end
}

// listEdge leads on by any word of some list.
type listEdge struct {
	list lists
	to   *node
}

// end says that a phrase ends here: of which rule, what for, and which of its list.
type end struct {
	rule  int
	role  role
	index int
}

// role is what a phrase does in its rule.
type role int

const (
	finds        role = iota
	findsPlain        // and has a plainer word
	spares            // wherever it stands in the sentence
	sparesAfter       // what stands after it
	sparesBefore      // what stands before it
)

// lists is a set of lists, a bit for each.
type lists uint64

// Lists that need no words: they are told by how a word is written.
const (
	number lists = 1 << iota // 7, seven, once
	name                     // a word with a capital letter, if it opens a sentence only when it is no common opener
	date                     // a month or a day of the week
	own                      // the first of the pack’s
)

var builtIn = map[string]lists{"number": number, "name": name, "date": date}

const mostLists = 60

// nameLists gives each list of the pack its bit and its words.
func (r *Rules) nameLists(all []List) (wrong []Mistake) {
	r.names, r.lists = map[string]lists{}, map[string]lists{}
	for name, bit := range builtIn {
		r.names[name] = bit
	}
	for i, l := range all {
		at := fmt.Sprintf("lists[%d]", i)
		if _, known := r.names[l.ID]; known || i >= mostLists {
			wrong = append(wrong, Mistake{at, fmt.Sprintf("%q is given twice, or is one list too many", l.ID)})
			continue
		}
		bit := own << i
		r.names[l.ID] = bit
		for j, w := range l.Words {
			if w != plainWord(w) {
				wrong = append(wrong, Mistake{fmt.Sprintf("%s.words[%d]", at, j), fmt.Sprintf("%q must be one word in small letters", w)})
			}
			r.lists[w] |= bit
		}
	}
	return wrong
}

// plainWord is text as one word in small letters; "" when it is none.
func plainWord(text string) string {
	tokens := tokens(text)
	if len(tokens) != 1 {
		return ""
	}
	return tokens[0].word
}

// put adds a phrase to the tree.
//
// A phrase is words with a space between. (one|two words|) is a choice, which may be empty; <said> is any word of a list; ... is up to four
// words that do not matter.
func (r *Rules) put(phrase string, e end) error {
	ways, err := spelledOut(phrase)
	if err != nil {
		return err
	}
	for _, way := range ways {
		at, err := r.walk(way)
		if err != nil {
			return err
		}
		at.ends = append(at.ends, e)
	}
	return nil
}

// spelledOut is every way in which the choices of a phrase can be read.
func spelledOut(phrase string) ([]string, error) {
	before, rest, found := strings.Cut(phrase, "(")
	if !found {
		if strings.ContainsAny(phrase, "|)") {
			return nil, fmt.Errorf("%q has | or ) without (", phrase)
		}
		return []string{phrase}, nil
	}
	choice, after, closed := strings.Cut(rest, ")")
	if !closed || strings.Contains(choice, "(") {
		return nil, fmt.Errorf("%q: a choice is written (one|other), and has no choice within", phrase)
	}
	ends, err := spelledOut(after)
	var all []string
	for _, one := range strings.Split(choice, "|") {
		for _, rest := range ends {
			all = append(all, before+" "+one+" "+rest)
		}
	}
	return all, err
}

// walk is the place that a phrase without choices leads to, made as far as it is not there.
func (r *Rules) walk(phrase string) (*node, error) {
	steps := strings.Fields(phrase)
	if len(steps) == 0 || steps[0] == "..." || steps[len(steps)-1] == "..." {
		return nil, fmt.Errorf("a phrase begins and ends with a word")
	}
	at := r.root
	for _, step := range steps {
		next, err := r.step(at, step)
		if err != nil {
			return nil, err
		}
		at = next
	}
	return at, nil
}

func (r *Rules) step(at *node, step string) (*node, error) {
	list, listed := strings.CutPrefix(step, "<")
	switch {
	case step == "...":
		if at.gap == nil {
			at.gap = &node{}
		}
		return at.gap, nil
	case listed:
		bit, known := r.names[strings.TrimSuffix(list, ">")]
		if !known {
			return nil, fmt.Errorf("%s is a list that the pack does not have", step)
		}
		return at.byList(bit), nil
	case plainWord(step) != strings.ReplaceAll(step, "’", "'"):
		return nil, fmt.Errorf("%q is no word in small letters", step)
	default:
		return at.byWord(plainWord(step)), nil
	}
}

func (n *node) byList(bit lists) *node {
	for _, l := range n.lists {
		if l.list == bit {
			return l.to
		}
	}
	n.lists = append(n.lists, listEdge{bit, &node{}})
	return n.lists[len(n.lists)-1].to
}

func (n *node) byWord(word string) *node {
	if n.words == nil {
		n.words = map[string]*node{}
	}
	if n.words[word] == nil {
		n.words[word] = &node{}
	}
	return n.words[word]
}
