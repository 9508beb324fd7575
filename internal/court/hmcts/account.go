package hmcts

import "regexp"

// Account says what became of every leaf of one case's payload. A leaf is a JSON text, number, true, false or null; each is in exactly one
// class. Paths are JSON Pointers from the root of the payload. No value that is or might be confidential is ever in it.
type Account struct {
	Taken         int             `json:"taken"`
	Ignored       []Ignored       `json:"ignored"`
	Unknown       []Unknown       `json:"unknown"`
	Contradictory []Contradiction `json:"contradictory"`
	Confidential  []string        `json:"confidential"` // taken as well, and hidden

	of *node
}

// Ignored is a leaf that we know and have no use for.
type Ignored struct {
	Path string `json:"path"`
	Why  string `json:"why"`
}

// Unknown is a leaf in a place we do not know, or a code, date or flag that we cannot read in a place we do.
// Only the second sort shows its value, and never where a confidential value could stand.
type Unknown struct {
	Path  string `json:"path"`
	Value string `json:"value,omitempty"`
}

// Contradiction is a leaf that disagrees with another part of the payload, or with the record.
type Contradiction struct {
	Path   string `json:"path"`
	Court  string `json:"court,omitempty"`
	Record string `json:"record,omitempty"`
}

// Leaves is how many leaves the account has classed.
func (a Account) Leaves() int {
	return a.Taken + len(a.Ignored) + len(a.Unknown) + len(a.Contradictory) + len(a.Confidential)
}

// Contradict moves what stands at a path from taken to contradictory, because the record says otherwise, and says whether it did. Only what was
// taken can be moved, so the sum stays right and nothing confidential comes out. Court and record are for dates, codes and flags only.
func (a *Account) Contradict(path, court, record string) bool {
	moved, found := false, a.of.at(path)
	if found == nil || found.kind == object || !found.isWithin(a.of) {
		return false
	}
	for leaf := range found.leaves() {
		if leaf.mark != taken {
			continue
		}
		leaf.set(contradictory)
		a.Taken--
		a.Contradictory = append(a.Contradictory, Contradiction{leaf.pointer(), court, record})
		moved, court, record = true, "", "" // a time in an array has several leaves and one value
	}
	return moved
}

func (a *Account) add(leaf *node) {
	switch leaf.mark {
	case taken:
		a.Taken++
	case ignored:
		a.Ignored = append(a.Ignored, Ignored{leaf.pointer(), leaf.why})
	case notUnderstood:
		a.Unknown = append(a.Unknown, Unknown{Path: leaf.pointer(), Value: showable(leaf.value)})
	case contradictory:
		a.Contradictory = append(a.Contradictory, Contradiction{Path: leaf.pointer()})
	case confidential:
		a.Confidential = append(a.Confidential, leaf.pointer())
	default:
		a.addUntouched(leaf)
	}
}

func (a *Account) addUntouched(leaf *node) {
	if leaf.isBlank() {
		a.Ignored = append(a.Ignored, Ignored{leaf.pointer(), "the court gave no value"})
		return
	}
	a.Unknown = append(a.Unknown, Unknown{Path: leaf.pointer()})
}

// accountOf classes every leaf below n, leaving out what has an account of its own.
func accountOf(n *node) Account {
	account := Account{of: n, Ignored: []Ignored{}, Unknown: []Unknown{}, Contradictory: []Contradiction{}, Confidential: []string{}}
	account.visit(n)
	return account
}

func (a *Account) visit(n *node) {
	if n.isLeaf() {
		a.add(n)
		return
	}
	for _, child := range n.children {
		if !child.separate {
			a.visit(child)
		}
	}
}

// mark is the class of a leaf. The zero mark means that nothing has touched it.
type mark byte

const (
	untouched mark = iota
	taken
	ignored
	notUnderstood
	contradictory
	confidential
)

// set classes a leaf. What is once confidential stays so.
func (n *node) set(m mark) {
	if n != nil && n.mark != confidential {
		n.mark = m
	}
}

func (n *node) markAll(m mark) {
	for leaf := range n.leaves() {
		if !leaf.isBlank() {
			leaf.set(m)
		}
	}
}

func (n *node) ignoreAll(why string) {
	for leaf := range n.leaves() {
		if leaf.mark == untouched && !leaf.isBlank() {
			leaf.mark, leaf.why = ignored, why
		}
	}
}

var (
	codeLike   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 _.:/'’()-]{0,59}$`)
	personLike = regexp.MustCompile(`[0-9]{6}|[0-9][A-Za-z]{2}$`) // a telephone number, a postcode
)

// showable is the value when it has the look of a code, date or flag, and "" otherwise: free text in a code's place may name somebody.
func showable(value string) string {
	if !codeLike.MatchString(value) || personLike.MatchString(value) {
		return ""
	}
	return value
}
