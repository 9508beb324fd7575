package footing

import (
	"fmt"
	"slices"
	"strconv"

	"candour/internal/argument"
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// assembly turns contributions into records for the engine, and answers for what they cite but nobody declared.
type assembly struct {
	Case
	histories []*ledger.History
	foreign   map[Key]func() string // what contributors call records of other streams
	out       argument.Records
	err       error
}

func (f *Footing) evaluate(as As, histories []*ledger.History) (*Case, error) {
	all := f.contributed(as, histories)
	a := assembly{
		Case:      Case{As: as, places: make(map[Key]*place, len(all.Records)+len(all.Steps))},
		histories: histories,
		foreign:   map[Key]func() string{},
	}
	a.take(all)
	if a.err != nil {
		return nil, a.err
	}
	graph, err := argument.New(a.out)
	if err != nil {
		return nil, err
	}
	a.graph, a.labels = graph, graph.Evaluate()
	return &a.Case, nil
}

// take numbers the records before the steps, because a step names records and a challenge names both.
func (a *assembly) take(c Contribution) {
	for _, r := range c.Records {
		if a.history(r.Stream) == nil {
			a.foreign[r.Key] = r.Name
			continue
		}
		a.declare(r)
	}
	c.Steps = slices.DeleteFunc(c.Steps, func(s Step) bool { return !a.has(s.Conclusion) }) // a step to nothing leads nowhere
	for _, s := range c.Steps {
		a.cited(s.Premises)
		a.cited(s.Unless)
	}
	for _, s := range c.Steps {
		a.declareStep(s)
	}
	for _, n := range c.NoWeights {
		a.placeNoWeight(n, c.Steps)
	}
	for _, ch := range c.Challenges {
		a.challenge(ch)
	}
}

// history is the stream of that name, if it is at hand.
func (a *assembly) history(stream ledger.StreamID) *ledger.History {
	for _, h := range a.histories {
		if h.Stream == stream {
			return h
		}
	}
	return nil
}

// place gives a key its number. A key given twice is a contributor’s mistake, and ends the assembly.
func (a *assembly) place(k Key) *place {
	if a.has(k) && a.err == nil {
		a.err = fmt.Errorf("%s is contributed twice", k)
	}
	p := &place{Key: k, id: argument.ID(strconv.Itoa(len(a.numbered)))}
	a.places[k] = p
	a.numbered = append(a.numbered, p)
	return p
}

func (a *assembly) declare(r Record) {
	p := a.place(r.Key)
	p.record = r
	a.order = append(a.order, r.Key)
	a.out.Items = append(a.out.Items, argument.Item{ID: p.id, Sort: r.Sort})
}

func (a *assembly) declareStep(s Step) {
	p, conclusion := a.place(s.Key), a.places[s.Conclusion]
	p.step, p.isStep = s, true
	conclusion.steps = append(conclusion.steps, p)
	a.out.AddJustification(argument.Justification{
		ID: p.id, Conclusion: conclusion.id, Premises: a.ids(s.Premises), Unless: a.ids(s.Unless), Step: s.By,
	})
}

func (a *assembly) ids(keys []Key) []argument.ID {
	out := make([]argument.ID, len(keys))
	for i, k := range keys {
		out[i] = a.id(k)
	}
	return out
}

// cited declares what a step names and no feature declared.
func (a *assembly) cited(keys []Key) {
	for _, k := range keys {
		if !a.has(k) {
			a.undeclared(k)
		}
	}
}

func (a *assembly) has(k Key) bool {
	_, declared := a.places[k]
	return declared
}

func (a *assembly) undeclared(k Key) {
	h := a.history(k.Stream)
	if h == nil {
		a.abroad(k)
		return
	}
	if e, found := h.Find(k.Entry); found && e.Erased {
		a.erased(k)
		return
	}
	a.declare(Record{k, argument.Statement, func() string { return "something that is not on the record" }})
}

// erased declares a record whose words were erased by law: it is out, and says why.
func (a *assembly) erased(k Key) {
	erasure := Of(k.Ref, k.Facet+" erased")
	a.declare(Record{k, argument.Evidence, func() string { return "something that was erased by law" }})
	a.declare(Record{erasure, argument.Evidence, func() string { return "the erasure" }})
	a.challenge(Challenge{From: erasure, To: k, Cause: argument.ErasedByLaw})
}

// abroad declares a record of a stream that is not at hand: it stands until this record was told otherwise.
func (a *assembly) abroad(k Key) {
	name, named := a.foreign[k]
	if !named {
		name = func() string { return "something on another record" }
	}
	a.declare(Record{k, argument.Evidence, name})
	for _, h := range a.histories {
		n, fell := noticeOf(h, k, a.Day)
		if !fell {
			continue
		}
		said := Of(n.entry, k.Facet+" of "+Facet(k.Ref.String()))
		a.declare(Record{said, argument.Evidence, func() string { return "news from the other record" }})
		if n.Now == NowDisputed {
			a.challenge(Challenge{From: said, To: k, Cause: argument.Denied})
			a.challenge(Challenge{From: k, To: said, Cause: argument.Denied})
		} else {
			a.challenge(Challenge{From: said, To: k, Cause: reasons[n.Reason]})
		}
	}
}

// noticeOf is what a stream was told of a key. Guidance withdrawn after the day it was used still counts for that day, unless it was never to
// be relied on.
func noticeOf(h *ledger.History, k Key, judged calendar.Date) (notice, bool) {
	fell := told.Of(h).fell
	day, dated := k.Facet.inForceOn(judged)
	if !dated {
		n, ok := fell[k]
		return n, ok
	}
	n, ok := fell[Of(k.Ref, Said)]
	return n, ok && !day.Before(n.Since)
}

// placeNoWeight challenges the author’s own steps from the thing, but for those that only report it.
func (a *assembly) placeNoWeight(n NoWeight, steps []Step) {
	for _, s := range steps {
		rests := slices.ContainsFunc(s.Premises, func(k Key) bool { return k.Ref == n.On })
		if rests && s.Author == n.Author && s.Author != "" && !s.Reports {
			a.challenge(Challenge{From: n.From, To: s.Key, Cause: argument.NoWeight})
		}
	}
}

// challenge adds a challenge between records that are there; what is not there neither challenges nor is challenged.
func (a *assembly) challenge(c Challenge) {
	from, to := a.places[c.From], a.places[c.To]
	if from == nil || to == nil || from.isStep {
		return
	}
	a.out.AddDefeat(c.Cause, from.id, to.id)
	to.against = append(to.against, c)
}
