package guardian

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
)

// Listed is a guardian as the court is told of one. Children are full names: the court has nothing else to know them by.
type Listed struct {
	Name string `json:"name"`
	Contact
	Children []string `json:"children"`
}

// List is the whole list of a case, ordered by name, so that two lists of the same guardians are alike.
type List []Listed

// ListOf is the list as it is now. Somebody who was appointed for one child after another is in it once.
func ListOf(h *ledger.History) List {
	var all List
	for _, c := range Of(h).Now(casework.Of(h)) {
		all = all.with(Listed{Name: c.Name, Contact: c.Contact, Children: namesOf(c.Of)})
	}
	for i := range all {
		slices.Sort(all[i].Children)
		all[i].Children = slices.Compact(all[i].Children)
	}
	slices.SortFunc(all, func(a, b Listed) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Telephone, b.Telephone), cmp.Compare(a.Email, b.Email), slices.Compare(a.Children, b.Children))
	})
	return all
}

func (l List) with(one Listed) List {
	for i, before := range l {
		if before.Name == one.Name && before.Contact == one.Contact {
			l[i].Children = append(l[i].Children, one.Children...)
			return l
		}
	}
	return append(l, one)
}

func namesOf(people []*casework.Person) []string {
	var names []string
	for _, p := range people {
		names = append(names, p.Name())
	}
	return names
}

// digest tells lists apart, and stays what it was when words of one are held back later. Of the empty list it is a digest too.
func (l List) digest() string {
	text, _ := json.Marshal(append(List{}, l...)) // texts always encode
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// texts are all words of the list.
func (l List) texts() []string {
	var all []string
	for _, g := range l {
		all = append(all, append([]string{g.Name, g.Telephone, g.Email}, g.Children...)...)
	}
	return all
}

// isHeldBack reports whether words of the list are held back now, so that other words stand in their place.
func (l List) isHeldBack() bool {
	return slices.ContainsFunc(l.texts(), func(text string) bool { return strings.Contains(text, casework.HeldBackWords) })
}

// asSent is the list as the court takes it.
func (l List) asSent() []hmcts.Guardian {
	all := make([]hmcts.Guardian, len(l))
	for i, g := range l {
		all[i] = hmcts.Guardian{Name: g.Name, Telephone: g.Telephone, Email: g.Email, Children: g.Children}
	}
	return all
}
