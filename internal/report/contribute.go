package report

import (
	"fmt"

	"candour/internal/argument"
	"candour/internal/casework"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// onRecord is the facet under which notes, orders and outcomes elsewhere can be rested on: that they are on record.
const onRecord = footing.OnRecord

// Contribute is the reports’ part in the argument. From a report’s own stream come its statements while it is written, from a case’s those
// of its signed reports, as they were signed, and what only reports rest on: notes, orders, plain facts of the case, outcomes elsewhere. It is a footing.Contributor.
func Contribute(h *ledger.History, as footing.As) footing.Contribution {
	var c footing.Contribution
	contributeRecords(&c, h)
	for _, r := range Of(h).reports {
		if r.Signed != nil {
			contributeSigned(&c, as.Pack, r.Signed)
		}
	}
	contributeDraft(&c, as.Pack, DraftOf(h))
	return c
}

// contributeRecords adds what is on record and no other feature contributes.
func contributeRecords(c *footing.Contribution, h *ledger.History) {
	add := func(ref ledger.Ref, name func() string) { c.Evidence(footing.Of(ref, onRecord), name) }
	s := casework.Of(h)
	if !s.Began() {
		return
	}
	for _, n := range s.Notes() {
		add(n.Ref(), func() string { return "the note of " + noteDay(n).Plain() })
	}
	for _, o := range s.Orders() {
		add(o.Ref, func() string { return orderName(o) })
	}
	contributeStated(c, s)
	for _, d := range Of(h).decided {
		if d.sort == OnOutcome {
			add(d.ref, func() string { return d.name })
		}
	}
}

// contributeStated adds the entries that gave plain facts of the case. One gives way to the entry that gives something else.
func contributeStated(c *footing.Contribution, s *casework.State) {
	for _, f := range s.Stated() {
		c.Evidence(footing.Of(f.Ref, onRecord), func() string { return factName(s, f) })
		if !f.Instead.IsZero() {
			c.Challenge(argument.Replaced, footing.Of(f.Instead, onRecord), footing.Of(f.Ref, onRecord))
		}
	}
}

// contributeDraft adds the statements of a report that is being written. Once it is signed the case has them.
func contributeDraft(c *footing.Contribution, p *pack.Pack, d *Draft) {
	if !d.Began() || d.Frozen {
		return
	}
	t, _ := p.ReportType(d.Type)
	name := "the draft " + words.LowerFirst(t.Name)
	for _, part := range d.layOut(t) {
		for _, s := range part.Statements {
			if !needsNothing(s.Kind) {
				contribute(c, statement{footing.Of(s.Ref, footing.So), s.Number + " of " + name, s.Kind, d.Author, s.Rests}, keyOf)
			}
		}
	}
}

// contributeSigned adds the statements of a signed report, each under its number.
func contributeSigned(c *footing.Contribution, p *pack.Pack, signed *Signature) {
	t, _ := p.ReportType(signed.Type)
	name := fmt.Sprintf("the %s of %s", words.LowerFirst(t.Name), signed.On.Plain())
	for _, f := range signed.Statements {
		if needsNothing(f.Kind) {
			continue
		}
		contribute(c, statement{signed.Key(f.Number), f.Number + " of " + name, f.Kind, signed.Author, f.rests()}, signed.keyOf)
	}
}

// Key names a frozen statement in the argument.
func (s *Signature) Key(number string) footing.Key { return footing.Of(s.Ref, footing.Facet(number)) }

// keyOf is what a statement of this report rests on: another of its statements by its number, and all else as in a draft.
func (s *Signature) keyOf(kind string, r Rest) footing.Key {
	if r.Sort != OnStatement {
		return keyOf(kind, r)
	}
	for _, f := range s.Statements {
		if f.Statement == r.Ref {
			return s.Key(f.Number)
		}
	}
	return footing.Of(r.Ref, footing.So)
}

func (f FrozenStatement) rests() []Rest {
	rests := make([]Rest, len(f.RestsOn))
	for i, r := range f.RestsOn {
		rests[i] = r.Rest
	}
	return rests
}

// statement is a statement as the argument has it.
type statement struct {
	key    footing.Key
	name   string
	kind   string
	author ledger.StreamID
	rests  []Rest
}

// contribute adds a statement and the one step to it: on all that it rests on together. What it gives as no longer standing holds nothing
// up, and a report of such things alone stands as a report.
func contribute(c *footing.Contribution, s statement, keyOf func(string, Rest) footing.Key) {
	c.Statement(s.key, func() string { return s.name })
	var premises []footing.Key
	for _, r := range s.rests {
		if !r.Gone {
			premises = append(premises, keyOf(s.kind, r))
		}
	}
	if len(premises) == 0 && (len(s.rests) == 0 || !reports(s.kind)) {
		return
	}
	c.Step(footing.Step{
		Key: footing.Of(s.key.Ref, s.key.Facet+" step"), Conclusion: s.key, Premises: premises,
		By: steps[s.kind], Author: s.author, Reports: reports(s.kind),
	})
}

// steps is what a practitioner calls the step to a statement of each kind.
var steps = map[string]string{
	Account:        "what somebody said is reported with its source",
	ChildsWords:    "what a child said is reported in the child’s words",
	Observation:    "what the author saw or heard",
	Established:    "what is settled is stated as a fact",
	Opinion:        "what the author makes of it",
	Recommendation: "what the author advises because of it",
}

// keyOf is the side of a thing that a statement of a kind rests on. To report an account it is enough that it was said; whoever asserts
// something leans on its being so. A finding, an admission or a conviction counts by being on record; guidance and tools by being in force on
// the day by which the report is judged.
func keyOf(kind string, r Rest) footing.Key {
	switch {
	case r.Sort == OnStatement || r.Sort == OnChoice: // whoever quotes a decision leans on what it rests on
		return footing.Of(r.Ref, footing.So)
	case r.Sort == OnDecision:
		return footing.Of(r.Ref, footing.Said)
	case r.Sort == OnGuidance:
		return footing.Of(r.Ref, footing.InForce)
	case r.Sort != OnItem:
		return footing.Of(r.Ref, onRecord)
	case reports(kind):
		return footing.Of(r.Ref, footing.Said)
	default:
		return footing.Of(r.Ref, footing.So)
	}
}

// sidesOf are both sides of a thing: that it was said, or is on record, and that it is so. What is no item has the first alone.
func sidesOf(r Rest) (said, so footing.Key) {
	return keyOf(Account, r), keyOf(Established, r)
}
