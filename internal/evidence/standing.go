package evidence

import (
	"slices"

	"candour/internal/argument"
	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// The facets of an item and of a source that the argument has besides Said and So.
const (
	theStep     footing.Facet = "step"    // from what was said to what is so
	theSupport  footing.Facet = "support" // from what was said to a matter that another item states
	itFollows   footing.Facet = "follows" // that the step is sound; contributed where a party disputes it
	itsAge      footing.Facet = "age"     // that it is out of date
	toolTrained footing.Facet = "trained"
	toolFit     footing.Facet = "fit"
	toolVersion footing.Facet = "version"
	notTrained  footing.Facet = "not trained"
	notFit      footing.Facet = "not fit"
	theErasure  footing.Facet = "erasure" // that its source was erased by law
)

// People tells what a person of a case is called there; "" when it does not know.
type People func(h *ledger.History, person ledger.Ref) string

// Contribute is evidence’s part in the argument of a case: the table of REASONING.md section 3, row by row. What may not be evidence for a
// conclusion takes no part at all.
func Contribute(people People) footing.Contributor {
	return func(h *ledger.History, as footing.As) footing.Contribution {
		a := &arguing{State: Of(h), as: as, name: naming{h: h, people: people}}
		a.begin()
		a.addSources()
		a.addSettlements() // before the items, so that an explanation names the finding first
		a.addSetAsides()
		for _, i := range a.usable {
			a.addItem(i)
			a.addAge(i)
		}
		a.addDisputes()
		a.addJudgements()
		a.addReplacements()
		a.addOpinions()
		return a.c
	}
}

// mayRest reports whether anything may rest on an item: its source is on record, or was erased, and no condition forbids it.
func (a *arguing) mayRest(i *Item) bool {
	if i.Source == nil {
		return a.erased[i.ItemBody.Source]
	}
	return MayRest(a.as.Pack, i.Source)
}

// MayRest reports whether the conditions of a source let a conclusion rest on it.
func MayRest(p *pack.Pack, s *Source) bool { return !p.Forbidden(s.Handling, pack.AsFooting) }

// addItem adds that it was said, that it is so, and the step between them.
func (a *arguing) addItem(i *Item) {
	ref := i.Ref()
	a.c.Evidence(said(ref), func() string { return a.name.item(i) })
	a.c.Statement(so(ref), func() string { return a.name.matter(a.State, i) })
	if source := i.ItemBody.Source; a.erased[source] {
		erasure := footing.Of(source, theErasure)
		a.evidence(erasure, "the erasure of its source")
		a.c.Challenge(argument.ErasedByLaw, erasure, said(ref))
	}
	if a.doubted[ref] {
		a.addSoundness(i)
	}
	a.addStep(i)
}

// addStep adds the way from what was said to what is so. An item of another’s matter speaks for that matter, unless it only repeats.
func (a *arguing) addStep(i *Item) {
	step := footing.Step{Key: footing.Of(i.Ref(), theStep), Conclusion: so(i.Ref()), Premises: a.premises(i), By: stepWords(a.as.Pack, i)}
	stating := a.matter[i.Ref()]
	if stating == i.Ref() {
		a.c.Step(step)
		return
	}
	if i.Origin.IsZero() {
		a.c.Step(footing.Step{Key: footing.Of(i.Ref(), theSupport), Conclusion: so(stating), Premises: step.Premises, By: step.By})
	}
	step.Premises = append(slices.Clone(step.Premises), so(stating))
	a.c.Step(step)
}

// addSoundness adds that an item’s step is sound, for a party to dispute.
func (a *arguing) addSoundness(i *Item) {
	follows := footing.Of(i.Ref(), itFollows)
	a.c.Statement(follows, func() string { return "the step from what was said to what is so in " + a.name.item(i) })
	a.c.Step(footing.Step{Key: footing.Of(i.Ref(), itFollows+" step"), Conclusion: follows, By: stepWords(a.as.Pack, i)})
}

// premises are what an item’s line rests on jointly: that it was said, what it repeats, that the step is sound, and the tool it came by.
func (a *arguing) premises(i *Item) []footing.Key {
	premises := []footing.Key{said(i.Ref())}
	if !i.Origin.IsZero() && i.Origin != i.Ref() {
		premises = append(premises, said(i.Origin))
	}
	if a.doubted[i.Ref()] {
		premises = append(premises, footing.Of(i.Ref(), itFollows))
	}
	if i.Source != nil && i.Source.Tool != nil {
		premises = append(premises, a.tool(i.Source)...)
	}
	return premises
}

// tool adds what the result of a tool rests on besides the answers given: its version, training, and its preconditions.
func (a *arguing) tool(s *Source) []footing.Key {
	version := footing.Of(s.Tool.Version, footing.InForceOn(s.Tool.Used))
	if s.Tool.Version.IsZero() {
		version = footing.Of(s.Ref(), toolVersion)
	}
	trained, fit := footing.Of(s.Ref(), toolTrained), footing.Of(s.Ref(), toolFit)
	a.evidence(version, s.Tool.Name)
	a.condition(trained, "training in "+s.Tool.Name, s.Tool.Trained, notTrained, "its use by somebody not trained in it")
	a.condition(fit, "what must be so before "+s.Tool.Name+" is used", s.Tool.Fit, notFit, "its use where what must be so first was not")
	return []footing.Key{version, trained, fit}
}

// condition adds what the use of a tool rests on and, where it was not met, the reason to doubt what came of it, by name.
func (a *arguing) condition(k footing.Key, name string, met bool, unmet footing.Facet, doubt string) {
	a.evidence(k, name)
	if against := footing.Of(k.Ref, unmet); !met && !a.declared[against] {
		a.evidence(against, doubt)
		a.c.Challenge(argument.Unstated, against, k)
	}
}

// addAge adds that an item is out of date, from the day on which the pack’s rule says so.
func (a *arguing) addAge(i *Item) {
	if a.as.Day.IsZero() || i.Source == nil {
		return
	}
	expires, ok := i.Expires(a.as.Pack)
	if !ok || a.as.Day.Before(expires) {
		return
	}
	age := footing.Of(i.Ref(), itsAge)
	a.c.Evidence(age, func() string { return "the rule on its age, since " + expires.Plain() })
	a.c.Challenge(argument.OutOfDate, age, said(i.Ref()))
}

// Expires is the first day on which an item is out of date under the pack; false when no rule makes it so. Looking again begins anew.
func (i *Item) Expires(p *pack.Pack) (calendar.Date, bool) {
	if i.Source == nil {
		return calendar.Date{}, false
	}
	about := i.Source.On()
	for _, l := range i.Looked {
		if l.On().After(about) {
			about = l.On()
		}
	}
	expires, _, ok := p.Expires(i.Source.Kind, about)
	return expires, ok
}

// addDisputes adds each dispute both ways: while nothing settles it, neither side can be leaned on.
func (a *arguing) addDisputes() {
	done := map[[2]footing.Key]bool{}
	for _, d := range a.disputes {
		one, ok := a.disputed(d.Body)
		denial := a.matter[d.Body.Denial]
		pair := [2]footing.Key{one, so(denial)}
		if !ok || denial.IsZero() || one == so(denial) || done[pair] {
			continue
		}
		done[pair] = true
		a.c.Dispute(one, so(denial))
	}
}

// disputed is what a dispute is aimed at: a matter, a step, or a judgement.
func (a *arguing) disputed(d DisputedBody) (footing.Key, bool) {
	if matter, usable := a.matter[d.Item]; usable {
		if d.Point == TheStep {
			return footing.Of(d.Item, itFollows), a.doubted[d.Item]
		}
		return so(matter), true
	}
	_, judgement := a.Judgement(d.Item)
	return so(d.Item), judgement
}

// addJudgements adds that one item is better than another. It has no effect on a matter that a party disputes, or that is proved.
func (a *arguing) addJudgements() {
	for _, k := range a.judgements {
		worse, known := a.matter[k.Body.Worse]
		if _, usable := a.matter[k.Body.Better]; !usable || !known {
			continue
		}
		a.c.Statement(so(k.Ref()), func() string { return a.name.judgement(a.State, k) })
		a.c.Step(footing.Step{
			Key: footing.Of(k.Ref(), theStep), Conclusion: so(k.Ref()), Premises: []footing.Key{said(k.Body.Better)},
			Unless: a.unless(worse), By: "one item of evidence is better than another", Author: k.Entry.Author.Person,
		})
		a.c.Challenge(argument.Outweighed, so(k.Ref()), said(k.Body.Worse))
	}
}

// unless are the denials about a matter, and the settlements that prove it.
func (a *arguing) unless(matter ledger.Ref) []footing.Key {
	var keys []footing.Key
	for _, denial := range a.denials[matter] {
		keys = append(keys, said(denial))
	}
	for _, x := range a.settlements() {
		if x.proved && x.settles(a, matter) {
			keys = append(keys, said(x.ref))
		}
	}
	return keys
}

// addSources adds that each source is on record.
func (a *arguing) addSources() {
	for _, x := range a.sources {
		if MayRest(a.as.Pack, x) {
			a.c.Evidence(said(x.Ref()), func() string { return a.name.source(x) })
		}
	}
}

// addOpinions adds who places no weight on what.
func (a *arguing) addOpinions() {
	for _, o := range a.opinions {
		a.c.Evidence(said(o.Ref()), func() string { return a.name.opinion(o) })
		a.c.NoWeights = append(a.c.NoWeights, footing.NoWeight{From: said(o.Ref()), Author: o.Entry.Author.Person, On: o.Body.Item})
	}
}
