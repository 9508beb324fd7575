package argument

// Evaluate computes the well-founded model of the records.
func (g *Graph) Evaluate() *Labelling { return g.evaluate(nil) }

// evaluate computes the well-founded model with some vertices taken out beforehand.
func (g *Graph) evaluate(supposed []int32) *Labelling {
	e := newEvaluation(g)
	for _, v := range supposed {
		e.settle(v, Out, 1)
	}
	e.begin()
	for {
		e.propagate()
		unfounded := e.unfounded()
		if len(unfounded) == 0 {
			return &Labelling{graph: g, label: e.label, rank: e.rank, supposed: supposed}
		}
		round := e.round() + 1
		for _, v := range e.circles(unfounded) {
			e.settle(v, Out, round)
		}
	}
}

// evaluation counts down to each answer (Dowling and Gallier 1984) and then looks for support that only circles.
//
// A step is in when all its premises are in and all that blocks it is out. A statement is in when one of its steps is in and all that
// blocks it is out; evidence needs the second alone. A step is out at its first premise out or blocker in; a statement at its first
// blocker in or its last step out. The queue is worked in rounds, and a vertex's rank is the round that settled it, so that it
// depends on the records and not on their order, and every answer comes from lower ranks.
type evaluation struct {
	*Graph
	label []Label
	rank  []int32
	waits []int32 // what a vertex still waits for before it is in: premises, blockers and, for a statement, one step
	live  []int32 // steps of an item that are not out
	held  []bool  // whether one of an item's steps is in
	queue []int32 // settled vertices, rank by rank
	done  int     // vertices of the queue already worked

	open    []int32 // items undecided when unfounded last looked
	missing []int32 // undecided premises that a step, counted from the first step, has yet to see reached
	reached []int32 // undecided vertices that something holds up, rank by rank
}

func newEvaluation(g *Graph) *evaluation {
	size := g.size()
	counts := make([]int32, size*2+g.items)
	e := &evaluation{
		Graph: g,
		label: make([]Label, size),
		rank:  make([]int32, size),
		held:  make([]bool, g.items),
		waits: counts[:size],
		live:  counts[size : size+g.items],
		queue: counts[size+g.items : size+g.items],
	}
	for v := range size {
		e.waits[v] = int32(len(g.blockedBy.of(v)) + len(g.premises.of(v)))
	}
	for v, given := range g.given {
		if !given {
			e.waits[v]++
			e.live[v] = int32(len(g.steps.of(int32(v))))
		}
	}
	return e
}

// begin settles what waits for nothing, and the statements that nothing was given to support.
func (e *evaluation) begin() {
	for v := range e.size() {
		switch {
		case e.waits[v] == 0:
			e.settle(v, In, 1)
		case !e.isStep(v) && !e.given[v] && e.live[v] == 0:
			e.settle(v, Out, 1)
		}
	}
}

// settle answers for a vertex, once.
func (e *evaluation) settle(v int32, label Label, rank int32) {
	if e.label[v] != Undecided {
		return
	}
	e.label[v], e.rank[v] = label, rank
	e.queue = append(e.queue, v)
}

// met notes that one thing v waits for has come about.
func (e *evaluation) met(v, rank int32) {
	if e.waits[v]--; e.waits[v] == 0 {
		e.settle(v, In, rank)
	}
}

// propagate draws every consequence of the settled vertices.
func (e *evaluation) propagate() {
	for ; e.done < len(e.queue); e.done++ {
		v := e.queue[e.done]
		next := e.rank[v] + 1
		switch step := e.isStep(v); {
		case step && e.label[v] == In:
			e.stepHolds(e.conclusion(v), next)
		case step:
			e.stepFails(e.conclusion(v), next)
		case e.label[v] == In:
			e.itemStands(v, next)
		default:
			e.itemFalls(v, next)
		}
	}
}

func (e *evaluation) stepHolds(conclusion, rank int32) {
	if !e.held[conclusion] {
		e.held[conclusion] = true
		e.met(conclusion, rank)
	}
}

func (e *evaluation) stepFails(conclusion, rank int32) {
	if e.live[conclusion]--; e.live[conclusion] == 0 {
		e.settle(conclusion, Out, rank)
	}
}

func (e *evaluation) itemStands(v, rank int32) {
	for _, blocked := range e.blocks.of(v) {
		e.settle(blocked, Out, rank)
	}
	for _, step := range e.uses.of(v) {
		e.met(step, rank)
	}
}

func (e *evaluation) itemFalls(v, rank int32) {
	for _, blocked := range e.blocks.of(v) {
		e.met(blocked, rank)
	}
	for _, step := range e.uses.of(v) {
		e.settle(step, Out, rank)
	}
}

// round is the rank of the vertices settled last.
func (e *evaluation) round() int32 {
	if len(e.queue) == 0 {
		return 0
	}
	return e.rank[e.queue[len(e.queue)-1]]
}

// unfounded derives everything that evidence and steps still undecided could hold up if nothing blocked them, and returns the undecided
// statements it did not reach. What it reaches gets a rank above all that is settled and above its own premises, which shows that
// it does not hold itself up.
func (e *evaluation) unfounded() (left []int32) {
	if len(e.queue) == len(e.label) {
		return nil
	}
	e.reopen()
	e.found()
	for _, v := range e.open {
		if e.rank[v] == 0 {
			left = append(left, v)
		}
	}
	return left
}

// reopen lists the undecided items and counts the undecided premises of each step, forgetting what was derived before.
func (e *evaluation) reopen() {
	if e.missing == nil {
		e.missing = make([]int32, len(e.head))
		e.open = make([]int32, 0, len(e.label)-len(e.queue))
		e.reached = make([]int32, 0, len(e.label)-len(e.queue))
	}
	clear(e.missing)
	e.open = e.open[:0]
	for v := range e.items {
		if e.label[v] != Undecided {
			continue
		}
		e.open = append(e.open, v)
		e.rank[v] = 0
		for _, step := range e.uses.of(v) {
			e.missing[step-e.items]++
		}
	}
}

// found reaches evidence, conclusions of steps that are in, and steps that need nothing undecided, and then whatever they lead
// to, rank by rank.
func (e *evaluation) found() {
	e.reached = e.reached[:0]
	first := e.round() + 1
	for _, v := range e.open {
		if e.given[v] || e.held[v] {
			e.reach(v, first)
		}
	}
	for i, missing := range e.missing {
		if missing == 0 {
			e.reach(e.items+int32(i), first)
		}
	}
	for done := 0; done < len(e.reached); done++ {
		e.lead(e.reached[done])
	}
}

// lead reaches what v alone was still wanted for.
func (e *evaluation) lead(v int32) {
	next := e.rank[v] + 1
	if e.isStep(v) {
		if c := e.conclusion(v); e.rank[c] == 0 {
			e.reach(c, next)
		}
		return
	}
	for _, step := range e.uses.of(v) {
		if e.missing[step-e.items]--; e.missing[step-e.items] == 0 {
			e.reach(step, next)
		}
	}
}

// reach gives an undecided vertex its rank among the undecided.
func (e *evaluation) reach(v, rank int32) {
	if e.label[v] == Undecided {
		e.rank[v] = rank
		e.reached = append(e.reached, v)
	}
}
