package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"candour/internal/footing"
	"candour/internal/wording"
)

// asking passes on what the rules of the pack about wording ask.
func (l *looking) asking() {
	for _, s := range l.Statements() {
		found := l.Pack.Wording.Check(s.Kind, s.Text)
		if !l.onDisputed(s) {
			found = slices.DeleteFunc(found, func(f wording.Finding) bool { return f.Rule.Disputed })
		}
		for _, of := range together(found) {
			l.passage(s, of)
		}
	}
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

// passage asks about passages of one sentence that one rule found. Its key changes with the words of the sentence, and not with others of the statement.
func (l *looking) passage(s *Placed, found []wording.Finding) {
	rule := found[0].Rule
	sum := sha256.Sum256([]byte(found[0].Sentence))
	l.note(Check{
		Sort: Asking, Statement: s, Advice: true,
		Sentence: strings.TrimSpace(fmt.Sprintf("%s %s: %s.", s.Number, passages(found), rule.Name)),
		Mend:     strings.TrimSpace(rule.Why + " " + rule.Ask + plainer(found)),
	}, strings.Join([]string{string(Asking), string(s.Ref.Entry), rule.ID, hex.EncodeToString(sum[:8])}, "/"))
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
