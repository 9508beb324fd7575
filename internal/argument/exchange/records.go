package exchange

import (
	"bytes"
	"errors"
	"strings"

	"candour/internal/argument"
)

// readRecords reads our own format, whose first line it is given; an empty file has none.
func readRecords(l *lines, first [][]byte) (*argument.Graph, error) {
	r := recordReader{lines: map[argument.List][]int{}}
	for fields := first; fields != nil; fields, _ = l.next() {
		if problem := r.add(l.number, fields); problem != "" {
			return nil, refuse(l.number, "%s", problem)
		}
	}
	graph, err := argument.New(r.records)
	if bad, is := errors.AsType[*argument.BadRecord](err); is {
		return nil, refuse(r.lines[bad.List][bad.Index], "“%s” %s.", string(bad.Name), bad.Problem)
	}
	return graph, err
}

// recordReader gathers records, and the line that each came from.
type recordReader struct {
	records argument.Records
	lines   map[argument.List][]int
}

// shapes are the lines there are, by their first field.
var shapes = map[string]string{
	"E": "E name",
	"S": "S name",
	"J": "J name conclusion p1,p2 u1,u2",
	"A": "A from to",
	"D": "D one other",
}

// add takes the record of one line, or says what is wrong with it.
func (r *recordReader) add(line int, fields [][]byte) (problem string) {
	shape, known := shapes[string(fields[0])]
	if !known {
		return "a line starts with E, S, J, A or D."
	}
	if len(fields) != len(strings.Fields(shape)) {
		return "such a line reads “" + shape + "”."
	}
	switch name := argument.ID(fields[1]); fields[0][0] {
	case 'E':
		r.records.AddEvidence(name)
		return r.declare(line, argument.ItemList, name)
	case 'S':
		r.records.AddStatement(name)
		return r.declare(line, argument.ItemList, name)
	case 'J':
		r.records.AddJustification(argument.Justification{
			ID: name, Conclusion: argument.ID(fields[2]), Premises: names(fields[3]), Unless: names(fields[4]),
		})
		return r.declare(line, argument.JustificationList, name)
	case 'A':
		r.records.AddDefeat(argument.Unstated, name, argument.ID(fields[2]))
		r.note(line, argument.DefeatList)
	case 'D':
		r.records.AddDispute(name, argument.ID(fields[2]))
		r.note(line, argument.DefeatList)
		r.note(line, argument.DefeatList)
	}
	return ""
}

// declare notes a line that gives a name, and says if it is no name.
func (r *recordReader) declare(line int, list argument.List, name argument.ID) (problem string) {
	r.note(line, list)
	if name == none || strings.Contains(string(name), comma) {
		return "a name has no comma and is not “-”, which stands for none."
	}
	return ""
}

func (r *recordReader) note(line int, list argument.List) {
	r.lines[list] = append(r.lines[list], line)
}

const (
	none  = "-"
	comma = ","
)

// names reads "a,b,c", or "-" for none.
func names(field []byte) []argument.ID {
	if string(field) == none {
		return nil
	}
	parts := bytes.Split(field, []byte(comma))
	ids := make([]argument.ID, len(parts))
	for i, part := range parts {
		ids[i] = argument.ID(part)
	}
	return ids
}
