package bundle

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/report"
)

// Wish is where somebody wants a document.
type Wish struct {
	Document redaction.Document
	Section  string // an id of the pack; none leaves it out of a bundle
	Place    string // its number within the section, or among the exhibits; those without come last, as they are listed
	Says     string // the description of an exhibit
}

// place is the number of a wish; false for what is none.
func (w Wish) place() (int, bool) {
	if w.Place == "" {
		return 1 << 30, true
	}
	n, err := strconv.Atoi(w.Place)
	return n, err == nil && n > 0
}

// inOrder sorts wishes as their numbers say, and finds numbers that are none.
func inOrder(wishes []Wish) ([]Wish, fault.Fields) {
	var ps fault.Fields
	for _, w := range wishes {
		_, ok := w.place()
		ps.Need(ok, "place-"+FieldOf(w.Document), "Enter its place as a number, such as 2")
	}
	sorted := slices.Clone(wishes)
	slices.SortStableFunc(sorted, func(a, b Wish) int {
		x, _ := a.place()
		y, _ := b.place()
		return x - y
	})
	return sorted, ps
}

// Arrange sorts documents into the sections of the bundle for a hearing.
func Arrange(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, hearing ledger.Ref, wishes []Wish) (ledger.Change, error) {
	sorted, ps := inOrder(wishes)
	_, listed := casework.Of(h).Hearing(hearing)
	ps.Need(listed || hearing.IsZero(), "hearing", "Choose a hearing of this case")
	body := ArrangedBody{Hearing: hearing}
	if last := Of(h).Arranged; last != nil {
		body.Follows = last.Ref
	}
	for _, s := range p.Bundles.Sections {
		for _, w := range sorted {
			if w.Section == s.ID {
				body.Documents = append(body.Documents, Placed{w.Document, s.ID})
			}
		}
	}
	ps = append(ps, fault.FieldsOf(body.Validate())...)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Arranged, id, nil, body)
	return m.Done()
}

var initialsShape = regexp.MustCompile(`^\p{Lu}{2,4}$`)

// Initials are those of a name: "RA" of Ruth Adeyemi.
func Initials(name string) string {
	parts := strings.Fields(name)
	if len(parts) == 0 {
		return ""
	}
	first, last := []rune(parts[0]), []rune(parts[len(parts)-1])
	if len(parts) == 1 {
		return strings.ToUpper(string(first[0]))
	}
	return strings.ToUpper(string(first[0]) + string(last[0]))
}

// NameExhibits names the documents that are exhibits of a report: those that were given a place.
func NameExhibits(h *ledger.History, by ledger.Author, id ledger.EntryID, of ledger.Ref, initials string, wishes []Wish) (ledger.Change, error) {
	if _, known := report.Of(h).Report(of); !known {
		return ledger.Change{}, fault.Absent(nil)
	}
	sorted, ps := inOrder(wishes)
	body := ExhibitsBody{Report: of, Initials: strings.ToUpper(strings.TrimSpace(initials))}
	for _, w := range sorted {
		if w.Place != "" {
			body.Exhibits = append(body.Exhibits, Exhibit{w.Document, strings.TrimSpace(w.Says)})
		}
	}
	ps = append(ps, fault.FieldsOf(body.Validate())...)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, ExhibitsNamed, id, nil, body)
	return m.Done()
}
