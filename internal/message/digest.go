package message

import (
	"fmt"
	"strings"
)

// Kind is a kind of thing that a daily message may count. It tells of nobody.
type Kind int

// All kinds there are, in the order in which a message names them.
const (
	Late Kind = iota
	Falls
	Hearings
	Orders
	Duties
	Documents
	Notes
	Handovers
)

var kinds = map[Kind][2]string{
	Late: {"thing late", "things late"}, Falls: {"thing that no longer stands as it did", "things that no longer stand as they did"},
	Hearings: {"change to a hearing", "changes to hearings"}, Orders: {"order", "orders"}, Duties: {"thing to be done", "things to be done"},
	Documents: {"list of documents from the court", "lists of documents from the court"}, Notes: {"note", "notes"}, Handovers: {"handover note", "handover notes"},
}

// Counted is how many things of a kind there are.
type Counted struct {
	Of Kind
	N  int
}

func (c Counted) String() string {
	if c.N == 1 {
		return "1 " + kinds[c.Of][0]
	}
	return fmt.Sprintf("%d %s", c.N, kinds[c.Of][1])
}

// Digest tells a worker how many things wait for them and how many of each kind are late or came in, and nothing about any. At is the service’s address,
// and may be empty.
func Digest(waits int, counted []Counted, at string) Notice {
	var parts []string
	for _, c := range counted {
		if c.N > 0 {
			parts = append(parts, c.String())
		}
	}
	switch {
	case len(parts) == 0:
		return Waits(waits, at)
	case waits == 0:
		return Notice{subject: "Something came in, in Candour", words: "In Candour: " + strings.Join(parts, ", ") + ". " + signIn(at)}
	default:
		n := Waits(waits, "")
		n.words = strings.TrimSuffix(n.words, signIn("")) + "Among them and since you last looked: " + strings.Join(parts, ", ") + ". " + signIn(at)
		return n
	}
}
