package wording

import (
	"cmp"
	"slices"
	"strings"
)

// Finding is a passage that gives reason to ask.
type Finding struct {
	Rule     Rule
	Words    string // the passage, as it was written
	Plain    string // a plainer word for it; "" when there is none to offer
	Sentence string // in which it stands
	Start    int    // of the passage in the text, in bytes

	rule int
}

// Check finds what the rules that are on have to ask of a text of a kind of statement, in the order of the text.
func (r *Rules) Check(kind, text string) []Finding {
	return slices.DeleteFunc(r.every(kind, text), func(f Finding) bool { return f.Rule.Off })
}

// every finds by the rules that are off too.
func (r *Rules) every(kind, text string) []Finding {
	all := tokens(text)
	var found []Finding
	for len(all) > 0 {
		n := opening(all)
		found = append(found, r.sentence(kind, text, all[:n])...)
		all = all[n:]
	}
	return found
}

// hit is a phrase found in a sentence: from its first word to before the word after its last.
type hit struct {
	end
	from, to int
}

// sentence finds in one sentence.
func (r *Rules) sentence(kind, text string, words []token) []Finding {
	for i := range words {
		words[i].lists |= r.lists[words[i].word]
	}
	w := walking{words: words}
	for i := range words {
		w.from = i
		w.on(r.root, i)
	}
	var found []Finding
	for _, h := range w.asking() {
		rule := r.All[h.rule]
		if rule.looksIn(kind) && (rule.Quoted || !words[h.from].quoted) && !w.spared(rule, h) {
			found = append(found, r.finding(text, words, h))
		}
	}
	found = append(found, r.tooLong(kind, text, words)...)
	return found
}

func (r Rule) looksIn(kind string) bool { return len(r.Kinds) == 0 || slices.Contains(r.Kinds, kind) }

// finding is what a hit is told as.
func (r *Rules) finding(text string, words []token, h hit) Finding {
	first, last := words[h.from], words[h.to-1]
	f := Finding{Rule: r.All[h.rule], rule: h.rule, Words: text[first.start:last.end], Start: first.start, Sentence: whole(text, words)}
	if h.role == findsPlain {
		f.Plain = f.Rule.Plain[h.index].Plain
	}
	return f
}

// whole is a sentence with the mark that closes it.
func whole(text string, words []token) string {
	start, end := words[0].start, words[len(words)-1].end
	rest := text[end:]
	return text[start:end] + rest[:len(rest)-len(strings.TrimLeft(rest, ".!?”’\""))]
}

// tooLong finds a sentence of more words than a rule has them.
func (r *Rules) tooLong(kind, text string, words []token) (found []Finding) {
	for i, rule := range r.All {
		if rule.LongerThan > 0 && len(words) > rule.LongerThan && rule.looksIn(kind) {
			s := whole(text, words)
			found = append(found, Finding{Rule: rule, rule: i, Words: s, Sentence: s, Start: words[0].start})
		}
	}
	return found
}

// walking is a walk through the tree over one sentence.
type walking struct {
	words []token
	from  int
	hits  []hit
}

// gapLongest is how many words may stand where a phrase leaves a gap.
const gapLongest = 4

func (w *walking) on(n *node, at int) {
	for _, e := range n.ends {
		w.hits = append(w.hits, hit{e, w.from, at})
	}
	if n.gap != nil {
		w.over(n.gap, at)
	}
	if at == len(w.words) || at > w.from && w.words[at].apart {
		return
	}
	t := &w.words[at]
	if next := n.words[t.word]; next != nil {
		w.on(next, at+1)
	}
	for _, l := range n.lists {
		if t.lists&l.list != 0 {
			w.on(l.to, at+1)
		}
	}
}

// over goes on after none to a few words, and past no mark.
func (w *walking) over(n *node, at int) {
	for i := at; i <= at+gapLongest && i < len(w.words) && !w.words[i].apart; i++ {
		w.on(n, i)
	}
}

// asking are the hits that ask something, in order: of those of a rule that overlap, the first and longest.
func (w *walking) asking() []hit {
	asking := slices.DeleteFunc(slices.Clone(w.hits), func(h hit) bool { return h.role != finds && h.role != findsPlain })
	slices.SortStableFunc(asking, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	var kept []hit
	for _, h := range asking {
		if !slices.ContainsFunc(kept, func(k hit) bool { return k.rule == h.rule && h.from < k.to }) {
			kept = append(kept, h)
		}
	}
	return kept
}

// spared reports whether a phrase spares what was found. Words that are quoted spare nothing.
func (w *walking) spared(rule Rule, found hit) bool {
	if rule.UnlessColon && slices.ContainsFunc(w.words[found.to:], func(t token) bool { return t.colon }) {
		return true
	}
	return slices.ContainsFunc(w.hits, func(h hit) bool {
		if h.rule != found.rule || w.words[h.from].quoted {
			return false
		}
		return h.role == spares || h.role == sparesAfter && h.to <= found.from || h.role == sparesBefore && h.from >= found.to
	})
}
