package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/wording"
)

// Asked is what a rule of the pack asks about passages of one sentence.
type Asked struct {
	Key  string            // of the rule and the sentence: it changes with the words of the sentence, and not with others of the statement
	Says string            // “often”: How often is not said.
	Why  string            // it matters
	Asks string            // the question, and plainer words where there are some
	At   []wording.Finding // the passages, in the order of the text
}

// AskAbout is what the rules of a pack ask about the words of a statement of a kind, in the order of the text. Some rules ask only where what it rests on
// is disputed. It is a pure function of the words: what the author set aside is among it.
func AskAbout(p *pack.Pack, kind, text string, disputed bool) []Asked {
	found := p.Wording.Check(kind, text)
	if !disputed {
		found = slices.DeleteFunc(found, func(f wording.Finding) bool { return f.Rule.Disputed })
	}
	var all []Asked
	for _, of := range together(found) {
		all = append(all, askedOf(of))
	}
	return all
}

// askedOf is what is asked about what one rule found in one sentence.
func askedOf(found []wording.Finding) Asked {
	rule := found[0].Rule
	sum := sha256.Sum256([]byte(found[0].Sentence))
	return Asked{
		Key:  rule.ID + "/" + hex.EncodeToString(sum[:8]),
		Says: fmt.Sprintf("%s: %s.", passages(found), rule.Name),
		Why:  rule.Why, Asks: strings.TrimSpace(rule.Ask + plainer(found)), At: found,
	}
}

// asking passes on what the rules of the pack about wording ask.
func (l *looking) asking() {
	for _, s := range l.Statements() {
		for _, a := range AskAbout(l.Pack, s.Kind, s.Text, l.onDisputed(s)) {
			l.note(Check{
				Sort: Asking, Statement: s, Advice: true,
				Sentence: strings.TrimSpace(s.Number + " " + a.Says),
				Mend:     strings.TrimSpace(a.Why + " " + a.Asks),
			}, askedUnder(s.Ref)+a.Key)
		}
	}
}

// askedUnder is how the keys of all begin that is asked about the wording of a statement.
func askedUnder(s ledger.Ref) string { return string(Asking) + "/" + string(s.Entry) + "/" }

// AskedInVain are the keys, as in Asked, of what was asked about the wording of a statement and set aside by the author.
func (d *Draft) AskedInVain(s ledger.Ref) []string {
	var keys []string
	for key := range d.aside {
		if asked, ok := strings.CutPrefix(key, askedUnder(s)); ok {
			keys = append(keys, asked)
		}
	}
	slices.Sort(keys)
	return keys
}

// together are findings in groups of one rule and one sentence, each of which is asked about once.
func together(found []wording.Finding) [][]wording.Finding {
	var groups [][]wording.Finding
	for _, f := range found {
		i := slices.IndexFunc(groups, func(g []wording.Finding) bool {
			return g[0].Rule.ID == f.Rule.ID && g[0].Sentence == f.Sentence
		})
		if i < 0 {
			groups = append(groups, []wording.Finding{f})
			continue
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

// passages are what was found, each once; the beginning of one that is long.
func passages(found []wording.Finding) string {
	var all []string
	for _, f := range found {
		if q := "“" + beginning(f.Words) + "”"; !slices.Contains(all, q) {
			all = append(all, q)
		}
	}
	return strings.Join(all, ", ")
}

// plainer are the plainer words that are offered, each once.
func plainer(found []wording.Finding) string {
	var all []string
	for _, f := range found {
		if offer := fmt.Sprintf("For “%s” you could write: %s.", f.Words, f.Plain); f.Plain != "" && !slices.Contains(all, offer) {
			all = append(all, offer)
		}
	}
	return strings.TrimRight(" "+strings.Join(all, " "), " ")
}

// onDisputed reports whether something that a statement rests on is disputed.
func (r *Reading) onDisputed(s *Placed) bool {
	return slices.ContainsFunc(s.Rests, func(x Rest) bool {
		return x.Sort == OnItem && r.Argument.Standing(footing.Of(x.Ref, footing.So)) == footing.Disputed
	})
}
