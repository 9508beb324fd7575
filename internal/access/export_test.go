package access

import (
	"io/fs"
	"slices"
	"sync"
	"time"

	"candour/internal/ledger"

	"github.com/cedar-policy/cedar-go"
)

// Knock is a try at the door.
func (d *Door) Knock(place string, now time.Time) bool {
	return d.knock(From{Place: place}.limits("ruth", "", false), now)
}

var shippedPolicies = sync.OnceValue(func() policies {
	all, err := readPolicies(shipped)
	if err != nil {
		panic(err)
	}
	return all
})

// Shipped are the files of policies and the truth table.
var Shipped fs.FS = shipped

// CheckFiles is CheckPolicies for other files.
func CheckFiles(files fs.FS) error {
	_, err := load(files)
	return err
}

// Line is a line of the shipped truth table.
type Line struct {
	Situation string
	May       []Rule
	facts     facts
}

// TruthLines are all lines of the shipped truth table.
func TruthLines() (lines []Line) {
	table, err := readTruth(shipped)
	if err != nil {
		panic(err)
	}
	for _, l := range table.lines {
		lines = append(lines, Line{l.situation, l.may, l.facts})
	}
	return lines
}

// Is reports whether a person and ties are what the line says.
func (l Line) Is(p Person, ties []Tie) bool { return factsOf(p, ties) == l.facts }

// Without asks the shipped policies about a line, one attribute being left out.
func (l Line) Without(attribute string, rule Rule) Decision {
	all := shippedPolicies()
	record := l.facts.record().Map()
	delete(record, cedar.String(attribute))
	return all.decide(rule, cedar.NewRecord(record))
}

// AndThis asks the shipped policies and one more about a line.
func (l Line) AndThis(written string, rule Rule) Decision {
	all := shippedPolicies()
	var more cedar.Policy
	if err := more.UnmarshalCedar([]byte(written)); err != nil {
		panic(err)
	}
	return append(slices.Clone(all), policy{id: "one more", Policy: &more}).decide(rule, l.facts.record())
}

// Attributes are what the policies know of a person.
func Attributes() (names []string) {
	for _, name := range attributes {
		names = append(names, string(name))
	}
	return names
}

// RemovedInTurn says of each policy what the truth table finds without it.
func RemovedInTurn() map[string]error {
	all := shippedPolicies()
	table, err := readTruth(shipped)
	if err != nil {
		panic(err)
	}
	found := map[string]error{}
	for i, p := range all {
		found[p.id] = table.check(slices.Delete(slices.Clone(all), i, i+1))
	}
	return found
}

// OnDuty is the person while they are on duty at courts.
func (p Person) OnDuty(subjects ...ledger.StreamID) Person {
	p.onDuty = subjects
	return p
}
