package argument

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// Graph is a checked set of records, ready to be evaluated.
//
// Inside, items and then justifications are numbered from 0 and called vertices. What stands in the way of a vertex, be it a defeat or
// an exception to a step, is an edge; the defeats come first, in their own order.
type Graph struct {
	records  Records
	vertices map[ID]int32 // nil when the items are only numbered

	items int32   // vertices below this are items, the rest are steps
	head  []int32 // conclusion of each step
	given []bool  // whether an item is evidence

	edges     []edge
	defeats   int       // edges below this are defeats, the rest are exceptions
	blockedBy adjacency // vertex to the edges that come at it
	blocks    adjacency // item to the vertices that its edges come at

	premises adjacency // step to items
	uses     adjacency // item to the steps that have it as a premise
	steps    adjacency // item to the steps that conclude it
}

// Attack is a defeat between numbered items, counting from 0.
type Attack struct{ From, To int32 }

type edge = Attack

// BadRecord is the error for a record that cannot be taken.
type BadRecord struct {
	List    List
	Index   int    // its place in that list
	Name    ID     // the name at fault
	Problem string // what is wrong with that name
}

// List is one of the three lists of Records.
type List string

const (
	ItemList          List = "item"
	JustificationList List = "justification"
	DefeatList        List = "defeat"
)

func (e *BadRecord) Error() string {
	return fmt.Sprintf("%s %d: %q %s", e.List, e.Index+1, string(e.Name), e.Problem)
}

var errTooMany = errors.New("too many records to number")

// New checks the records and makes a graph of them. It refuses, with a *BadRecord, a name given twice, a name that nothing bears, and
// a name of the wrong sort. The graph keeps the records' slices; do not change what they hold.
func New(records Records) (*Graph, error) {
	g := &Graph{records: records, items: int32(len(records.Items)), defeats: len(records.Defeats)}
	if len(records.Items)+len(records.Justifications) > math.MaxInt32 {
		return nil, errTooMany
	}
	if err := g.number(); err != nil {
		return nil, err
	}
	if err := g.addDefeats(); err != nil {
		return nil, err
	}
	support, err := g.addSteps()
	if err != nil {
		return nil, err
	}
	return g, g.arrange(support)
}

// NewAttackGraph makes a graph of n pieces of evidence and the attacks between them, without a name for each: their ids are the
// numbers "1" to n. The graph keeps the slice.
func NewAttackGraph(n int, attacks []Attack) (*Graph, error) {
	if n < 0 || n > math.MaxInt32 {
		return nil, errTooMany
	}
	for _, a := range attacks {
		if uint32(a.From) >= uint32(n) || uint32(a.To) >= uint32(n) {
			return nil, fmt.Errorf("attack from %d to %d is outside 0 to %d", a.From, a.To, n-1)
		}
	}
	g := &Graph{items: int32(n), given: slices.Repeat([]bool{true}, n), edges: attacks, defeats: len(attacks)}
	return g, g.arrange(nil)
}

// number gives every item and step its vertex.
func (g *Graph) number() error {
	g.vertices = make(map[ID]int32, len(g.records.Items)+len(g.records.Justifications))
	g.given = make([]bool, len(g.records.Items))
	for i, item := range g.records.Items {
		if !g.claim(item.ID, i) {
			return &BadRecord{ItemList, i, item.ID, "is the name of an earlier record"}
		}
		g.given[i] = item.Sort == Evidence
	}
	for i, j := range g.records.Justifications {
		if !g.claim(j.ID, len(g.records.Items)+i) {
			return &BadRecord{JustificationList, i, j.ID, "is the name of another record"}
		}
	}
	return nil
}

func (g *Graph) claim(id ID, vertex int) bool {
	_, taken := g.vertices[id]
	g.vertices[id] = int32(vertex)
	return !taken
}

func (g *Graph) addDefeats() error {
	g.edges = make([]edge, 0, len(g.records.Defeats))
	for i, d := range g.records.Defeats {
		from, problem := g.item(d.From)
		if problem != "" {
			return &BadRecord{DefeatList, i, d.From, problem}
		}
		to, known := g.vertices[d.To]
		if !known {
			return &BadRecord{DefeatList, i, d.To, notDeclared}
		}
		g.edges = append(g.edges, edge{from, to})
	}
	return nil
}

const notDeclared = "is not the name of any record"

// item is the vertex of an item, or what is wrong with the name.
func (g *Graph) item(id ID) (v int32, problem string) {
	v, known := g.vertices[id]
	if !known {
		return 0, notDeclared
	}
	if v >= g.items {
		return 0, "is a justification where evidence or a statement is needed"
	}
	return v, ""
}

// addSteps reads the justifications; the support it returns runs from premise to step.
func (g *Graph) addSteps() (support []edge, err error) {
	g.head = make([]int32, len(g.records.Justifications))
	for i, j := range g.records.Justifications {
		step := g.items + int32(i)
		var problem string
		if g.head[i], problem = g.item(j.Conclusion); problem != "" {
			return nil, &BadRecord{JustificationList, i, j.Conclusion, problem}
		}
		if g.given[g.head[i]] {
			return nil, &BadRecord{JustificationList, i, j.Conclusion, "is evidence, which rests on nothing; only a statement is concluded"}
		}
		if support, err = g.cite(support, j.Premises, step, i); err != nil {
			return nil, err
		}
		if g.edges, err = g.cite(g.edges, j.Unless, step, i); err != nil {
			return nil, err
		}
	}
	return support, nil
}

// cite appends an edge from each of ids to the step.
func (g *Graph) cite(edges []edge, ids []ID, step int32, index int) ([]edge, error) {
	for _, id := range ids {
		from, problem := g.item(id)
		if problem != "" {
			return nil, &BadRecord{JustificationList, index, id, problem}
		}
		edges = append(edges, edge{from, step})
	}
	return edges, nil
}

// arrange lays out every adjacency, once all names are numbers.
func (g *Graph) arrange(support []edge) error {
	if len(g.edges) > math.MaxInt32 || len(support) > math.MaxInt32 {
		return errTooMany
	}
	vertices := g.size()
	g.blocks = group(g.items, len(g.edges), func(i int) (int32, int32) { return g.edges[i].From, g.edges[i].To })
	g.blockedBy = group(vertices, len(g.edges), func(i int) (int32, int32) { return g.edges[i].To, int32(i) })
	g.uses = group(g.items, len(support), func(i int) (int32, int32) { return support[i].From, support[i].To })
	g.premises = group(vertices, len(support), func(i int) (int32, int32) { return support[i].To, support[i].From })
	g.steps = group(g.items, len(g.head), func(i int) (int32, int32) { return g.head[i], g.items + int32(i) })
	return nil
}

// size is how many vertices there are.
func (g *Graph) size() int32 { return g.items + int32(len(g.head)) }

// isStep says whether a vertex is a justification.
func (g *Graph) isStep(v int32) bool { return v >= g.items }

// conclusion is the item that a step concludes.
func (g *Graph) conclusion(step int32) int32 { return g.head[step-g.items] }

// vertex finds a record by name.
func (g *Graph) vertex(id ID) (int32, bool) {
	if g.vertices != nil {
		v, known := g.vertices[id]
		return v, known
	}
	n, err := strconv.Atoi(string(id))
	if err != nil || n < 1 || n > int(g.items) || strconv.Itoa(n) != string(id) {
		return 0, false
	}
	return int32(n - 1), true
}

// id is the name of a vertex.
func (g *Graph) id(v int32) ID {
	switch {
	case g.isStep(v):
		return g.records.Justifications[v-g.items].ID
	case g.vertices == nil:
		return ID(strconv.Itoa(int(v) + 1))
	default:
		return g.records.Items[v].ID
	}
}
