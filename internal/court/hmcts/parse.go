package hmcts

import (
	"errors"
	"regexp"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"candour/internal/fault"
)

// Response is one answer to a search, or one file with such an answer.
type Response struct {
	Jurisdiction Jurisdiction // "" when the answer is empty and does not tell
	Cases        []CourtCase
	Refused      []RefusedCase
	Outside      Account // of every leaf outside a case
}

// RefusedCase is an element that could not be taken as a case. It loses none of the others.
type RefusedCase struct {
	ID      string // the court's number, where it could be read
	Path    string
	Byte    int64 // where the element begins
	Why     string
	Account Account // everything in it is ignored
}

// Leaves is how many leaves the whole answer has.
func (r Response) Leaves() int {
	n := r.Outside.Leaves()
	for _, c := range r.Cases {
		n += c.Account.Leaves()
	}
	for _, c := range r.Refused {
		n += c.Account.Leaves()
	}
	return n
}

// Parse reads an answer of either court, telling which by its shape. The error of an answer that is cut off or not JSON at all holds a
// *BrokenPayload; nothing of such an answer is taken.
func Parse(raw []byte) (Response, error) {
	root, err := readTree(raw)
	var broken *BrokenPayload
	if errors.As(err, &broken) {
		return Response{}, fault.BadInput("This is not a whole answer of a court: it breaks off or cannot be read at byte "+
			strconv.FormatInt(broken.Byte, 10)+". Nothing of it was taken.", err)
	}
	var r Response
	elements, found := r.findCases(root)
	if !found {
		return Response{}, fault.BadInput("This is not an answer of either court to a search: it has no list of cases and no total.", nil)
	}
	for _, read := range readAll(elements, raw) {
		r.add(read)
	}
	r.Outside = accountOf(root)
	return r, nil
}

// findCases finds the case elements in {total, cases}, in a list of such answers, and in a case standing alone.
func (r *Response) findCases(n *node) (elements []*node, found bool) {
	switch {
	case n.kind == array:
		for _, item := range n.children {
			inner, ok := r.findCases(item)
			elements, found = append(elements, inner...), found || ok
		}
		return elements, found || len(n.children) == 0
	case looksLikeCase(n):
		return []*node{n}, true
	case n.member("total") == nil && n.member("cases") == nil:
		return nil, false
	}
	elements = r.listed(n)
	return elements, true
}

func looksLikeCase(n *node) bool {
	return n.member("caseData") != nil || n.member("case_data") != nil || n.member("id") != nil && n.member("jurisdiction") != nil
}

// listed are the elements of {total, cases}. The list is believed, not the total: HMCTS’ own sample has 4 and 5.
func (r *Response) listed(n *node) []*node {
	total, list := n.text("total"), n.member("cases")
	switch {
	case list == nil || list.kind != array:
		r.Jurisdiction = Public // only public law leaves the list out when it is empty
		return nil
	case len(list.children) == 0:
		r.Jurisdiction = Private
	case total != "" && total != strconv.Itoa(len(list.children)):
		n.get("total").set(contradictory)
	}
	return list.children
}

// member is the child of that name, blank or not.
func (n *node) member(name string) *node {
	if n.kind != object {
		return nil
	}
	for i := len(n.children) - 1; i >= 0; i-- {
		if n.children[i].name == name {
			return n.children[i]
		}
	}
	return nil
}

var courtNumber = regexp.MustCompile(`^[0-9]{1,20}$`)

// reading is what came of one element of the list: a case, or why it is none; of an empty element neither.
type reading struct {
	taken   *CourtCase
	refused *RefusedCase
}

// readAll reads the elements in their order, as many at once as there are processors: nothing in one case depends on another.
func readAll(elements []*node, raw []byte) []reading {
	all := make([]reading, len(elements))
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(elements)) {
		working.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(elements)); i = next.Add(1) - 1 {
				all[i] = readCase(elements[i], raw)
			}
		})
	}
	working.Wait()
	return all
}

func (r *Response) add(read reading) {
	switch {
	case read.taken != nil:
		r.Jurisdiction = read.taken.Jurisdiction
		r.Cases = append(r.Cases, *read.taken)
	case read.refused != nil:
		r.Refused = append(r.Refused, *read.refused)
	}
}

func readCase(n *node, raw []byte) reading {
	if n.isBlank() {
		n.mark, n.why = ignored, "the court sent an empty element"
		return reading{}
	}
	n.separate = true
	id := n.get("id").take()
	jurisdiction, why := jurisdictionOf(n)
	if !courtNumber.MatchString(id) {
		id, why = "", "the case has no number that can be read"
	}
	if why != "" {
		return reading{refused: refuse(n, id, why)}
	}
	c := readers[jurisdiction](n)
	c.ID, c.Path, c.Raw = id, n.pointer(), raw[n.start:n.end:n.end]
	c.seal()
	c.Content = contentOf(n, jurisdiction)
	c.Account = accountOf(n)
	return reading{taken: &c}
}

var readers = map[Jurisdiction]func(*node) CourtCase{Public: publicCase, Private: privateCase}

// jurisdictionOf goes by what the case calls itself, and by the shape of its data.
func jurisdictionOf(n *node) (j Jurisdiction, problem string) {
	public, private := n.member("caseData") != nil, n.member("case_data") != nil
	switch name := n.text("jurisdiction"); {
	case name == "PUBLICLAW" && !private, name == "" && public && !private:
		return Public, ""
	case name == "PRIVATELAW" && !public, name == "" && private && !public:
		return Private, ""
	case public && private || name == "PUBLICLAW" || name == "PRIVATELAW":
		return "", "the case has the form of one court and the name of the other"
	default:
		return "", "the case does not say which court it is of"
	}
}

func refuse(n *node, id, why string) *RefusedCase {
	for leaf := range n.leaves() {
		leaf.mark, leaf.why = ignored, why
	}
	return &RefusedCase{ID: id, Path: n.pointer(), Byte: n.start, Why: why, Account: accountOf(n)}
}
