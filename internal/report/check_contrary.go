package report

import (
	"fmt"
	"slices"

	"candour/internal/argument"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// bothSides finds an account of what is disputed whose paragraph does not give the answer.
func (l *looking) bothSides(s *Placed) {
	for _, x := range s.Rests {
		if x.Gone || x.Sort != OnItem || l.Argument.Standing(footing.Of(x.Ref, footing.So)) != footing.Disputed {
			continue
		}
		denials := l.denialsOf(x.Ref)
		answered := slices.ContainsFunc(l.paragraph(s), func(p *Placed) bool {
			return slices.ContainsFunc(p.Rests, func(other Rest) bool { return l.sameMatterAsAny(other.Ref, denials) })
		})
		if answered || len(denials) == 0 {
			continue
		}
		l.ask(denials[0])
		answer := Rest{Ref: denials[0], Sort: OnItem}
		l.find(Check{
			Sort: OneSide, Statement: s, About: answer, Sentence: s.Number + " gives one side of what is disputed.",
			Mend: fmt.Sprintf("%s Give the answer too: %s.", l.Argument.Sentence(footing.Of(x.Ref, footing.So), nil), l.Label(answer)),
		}, x.Ref.String())
	}
}

// ask notes that a check already asks for this evidence.
func (l *looking) ask(ref ledger.Ref) {
	if l.given == nil {
		l.given = map[ledger.Ref]bool{}
	}
	l.given[ref] = true
}

// denialsOf are the items in which the matter of an item is disputed, whichever of the two sides it is on.
func (r *Reading) denialsOf(item ledger.Ref) []ledger.Ref {
	var out []ledger.Ref
	for _, c := range r.against(item) {
		if c.cause == argument.Denied && c.sort == OnItem {
			out = append(out, c.Ref)
		}
	}
	return out
}

// sameMatterAsAny reports whether an item speaks to the matter of one of others.
func (r *Reading) sameMatterAsAny(item ledger.Ref, others []ledger.Ref) bool {
	return slices.ContainsFunc(others, func(other ledger.Ref) bool {
		return item == other || slices.ContainsFunc(r.Evidence.OneMatter(other), func(i *evidence.Item) bool { return i.Ref() == item })
	})
}

// opposing is something on record that speaks against an item.
type opposing struct {
	Ref   ledger.Ref
	sort  RestSort
	cause argument.Cause
}

// against is what on record speaks against an item and has not itself been put out: denials, better evidence, corrections, decisions,
// outcomes that settled nothing, and second accounts of the same person.
func (r *Reading) against(item ledger.Ref) []opposing {
	var all []opposing
	for _, i := range r.Evidence.OneMatter(item) {
		keys := []footing.Key{footing.Of(i.Ref(), footing.So)}
		if i.Ref() == item {
			keys = append(keys, footing.Of(item, footing.Said))
		}
		for _, k := range keys {
			all = append(all, r.challenging(k)...)
		}
	}
	return append(all, r.againstElsewhere(item)...)
}

// challenging is what challenges a record and still counts.
func (r *Reading) challenging(k footing.Key) []opposing {
	var all []opposing
	for _, c := range r.Argument.Challenges(k) {
		if c.Standing == footing.NoLongerStands || c.Cause == argument.OutOfDate || c.Cause == argument.NoWeight || c.Cause == argument.ErasedByLaw {
			continue
		}
		ref := c.From.Ref
		if judgement, ok := r.Evidence.Judgement(ref); ok {
			ref = judgement.Body.Better
		}
		if sort, ok := r.sortOf(ref); ok {
			all = append(all, opposing{ref, sort, c.Cause})
		}
	}
	return all
}

// againstElsewhere are the acquittal, the end of an investigation, and the second account of whoever said it: they settle nothing, and a fair
// report mentions them.
func (r *Reading) againstElsewhere(item ledger.Ref) []opposing {
	var all []opposing
	for _, st := range r.Evidence.Statuses(item) {
		switch {
		case st.SetAside:
		case st.ID == string(evidence.Acquitted), st.ID == string(evidence.NoFurtherAction):
			all = append(all, opposing{st.Entry.Ref(), OnOutcome, argument.Unstated})
		case st.ID == "taken_back":
			all = append(all, opposing{st.Item, OnItem, argument.Unstated})
		}
	}
	return all
}

// sortOf is how a statement would name a thing of the evidence.
func (r *Reading) sortOf(ref ledger.Ref) (RestSort, bool) {
	if _, ok := r.Evidence.Item(ref); ok {
		return OnItem, true
	}
	for _, d := range r.decided {
		if d.Ref == ref {
			return d.sort, true
		}
	}
	return "", false
}

// unmentioned finds what speaks against something the report leans on or reports, and is mentioned nowhere in it.
func (l *looking) unmentioned() {
	asked := map[ledger.Ref]bool{}
	for _, s := range l.Statements() {
		for _, x := range s.Rests {
			if x.Sort != OnItem || x.Gone {
				continue
			}
			for _, c := range l.against(x.Ref) {
				if asked[c.Ref] || l.given[c.Ref] || l.mentioned(c.Ref) || l.sameMatterAsAny(c.Ref, []ledger.Ref{x.Ref}) && c.cause != argument.Unstated {
					continue
				}
				asked[c.Ref] = true
				l.leftOut(s, c)
			}
		}
	}
}

// mentioned reports whether any statement rests on a thing, or on an item that says the same.
func (r *Reading) mentioned(ref ledger.Ref) bool {
	return slices.ContainsFunc(r.Statements(), func(s *Placed) bool {
		return slices.ContainsFunc(s.Rests, func(x Rest) bool { return r.sameMatterAsAny(x.Ref, []ledger.Ref{ref}) })
	})
}

func (l *looking) leftOut(s *Placed, c opposing) {
	about := Rest{Ref: c.Ref, Sort: c.sort}
	mend := fmt.Sprintf("It bears on %s. Add it there, or say why it is left out.", s.Number)
	if i, ok := l.Evidence.Item(c.Ref); ok && i.Forbids(l.Pack, pack.InDocuments) {
		mend = fmt.Sprintf("It bears on %s, and may not be in a document for others. Ask whether it may be used, or say why the report can do without it.", s.Number)
	}
	l.find(Check{
		Sort: Unmentioned, Statement: s, About: about, Mend: mend,
		Sentence: fmt.Sprintf("%s is on record and the report never mentions it.", l.Label(about)),
	}, c.Ref.String())
}
