package evidence

import (
	"candour/internal/argument"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// addReplacements adds that a later document stands against each older one, so that when the newest goes the one before comes back.
func (a *arguing) addReplacements() {
	older := map[ledger.Ref][]ledger.Ref{}
	var newest []ledger.Ref
	for _, r := range a.replacements {
		if older[r.Body.Newer] == nil {
			newest = append(newest, r.Body.Newer)
		}
		older[r.Body.Newer] = append(older[r.Body.Newer], r.Body.Older)
	}
	for _, newer := range newest {
		for _, ref := range everOlder(older, newer) {
			a.replace(newer, ref)
		}
	}
}

// everOlder lists what a thing replaces, what that replaced, and so on.
func everOlder(older map[ledger.Ref][]ledger.Ref, newest ledger.Ref) []ledger.Ref {
	seen := map[ledger.Ref]bool{newest: true}
	var out []ledger.Ref
	queue := []ledger.Ref{newest}
	for len(queue) > 0 {
		for _, ref := range older[queue[0]] {
			if !seen[ref] {
				seen[ref] = true
				out, queue = append(out, ref), append(queue, ref)
			}
		}
		queue = queue[1:]
	}
	return out
}

// replace challenges an older thing by a newer one; of a source, all that was drawn from it. A person’s words are left alone.
func (a *arguing) replace(newer, older ledger.Ref) {
	if !a.replaces(newer, older) {
		return
	}
	targets := []footing.Key{said(older)}
	for _, i := range a.usable {
		if i.ItemBody.Source == older {
			targets = append(targets, said(i.Ref()))
		}
	}
	a.c.Challenge(argument.Replaced, said(newer), targets...)
}

// replaces reports whether one thing may take the place of another: a finding of a finding, a paper of a paper.
func (a *arguing) replaces(newer, older ledger.Ref) bool {
	_, finding := a.Finding(older)
	_, byFinding := a.Finding(newer)
	if finding || byFinding {
		return finding && byFinding
	}
	return Replaceable(a.as.Pack, a.sourceOf(older)) && Replaceable(a.as.Pack, a.sourceOf(newer))
}

// sourceOf is a source, or the source of an item; nil for anything else.
func (s *State) sourceOf(ref ledger.Ref) *Source {
	if i, ok := s.Item(ref); ok {
		return i.Source
	}
	x, _ := s.Source(ref)
	return x
}

// Replaceable reports whether what a source says may be replaced by a later document: an agency’s or official paper, the result of a tool or
// test, our own observation. What a child, a party or another private person said is never replaced: a second account stands beside it.
func Replaceable(p *pack.Pack, s *Source) bool {
	if s == nil {
		return false
	}
	kind, known := p.SourceKind(s.Kind)
	return known && !kind.Child && !kind.Party && (kind.Professional || kind.Record || kind.Tool || kind.Author)
}
