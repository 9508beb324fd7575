package csvfile

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is one line of a file.
type Line struct {
	File   string
	Number int // as an editor counts, the heading being line 1
	values map[string]string
}

// At is the value in a column, without the spaces around it.
func (l Line) At(column string) string { return l.values[column] }

// File is a file as it was read. Lines that are no lines of it stand among the faults.
type File struct {
	Name   string
	Sort   string
	Lines  []Line
	Faults []Fault // of lines that are not among Lines
}

// Fault is what is wrong with a line. It repeats nothing that stands there.
type Fault struct {
	File   string
	Line   int
	Column string // "" when the whole line is meant
	Why    string
}

func (f Fault) String() string {
	if f.Column == "" {
		return fmt.Sprintf("%s line %d: %s", f.File, f.Line, f.Why)
	}
	return fmt.Sprintf("%s line %d, %s: %s", f.File, f.Line, f.Column, f.Why)
}

// The most that a file and a value may hold: a national service has some tens of thousands of open cases.
const (
	mostLines   = 200_000
	longestText = 400 // characters
)

// Errors of a whole file.
var (
	ErrHeading = errors.New("the first line names no columns that are known here")
	ErrTooLong = errors.New("the file has more lines than are taken at once")
)

// Read reads one file: UTF-8, a comma between values, the columns named in the first line. What its lines are about follows from them: columns are
// those of each sort of file.
func Read(name string, from io.Reader, columns map[string][]string) (File, error) {
	f := File{Name: name}
	r := csv.NewReader(from)
	r.FieldsPerRecord = -1
	heading, err := r.Read()
	if err != nil {
		return f, fmt.Errorf("%s: %w", name, ErrHeading)
	}
	heading[0] = strings.TrimPrefix(heading[0], "\ufeff")
	for i := range heading {
		heading[i] = strings.ToLower(strings.TrimSpace(heading[i]))
	}
	if f.Sort = sortOf(heading, columns); f.Sort == "" {
		return f, fmt.Errorf("%s: %w", name, ErrHeading)
	}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return f, nil
		}
		if len(f.Lines)+len(f.Faults) == mostLines {
			return f, fmt.Errorf("%s: %w", name, ErrTooLong)
		}
		if broken := new(csv.ParseError); errors.As(err, &broken) {
			f.Faults = append(f.Faults, Fault{name, broken.StartLine, "", "A quotation mark is missing or stands where none may"})
			continue
		}
		if err != nil {
			return f, fmt.Errorf("%s cannot be read: %w", name, err)
		}
		number, _ := r.FieldPos(0)
		f.add(number, heading, record)
	}
}

// sortOf is the sort of file whose columns a heading names; "" for none.
func sortOf(heading []string, columns map[string][]string) string {
	sorted := slices.Sorted(slices.Values(heading))
	for sort, names := range columns {
		if slices.Equal(sorted, slices.Sorted(slices.Values(names))) {
			return sort
		}
	}
	return ""
}

// add takes a line, or says why it is none.
func (f *File) add(number int, heading, record []string) {
	refuse := func(column, why string) {
		f.Faults = append(f.Faults, Fault{f.Name, number, column, why})
	}
	if len(record) != len(heading) {
		refuse("", fmt.Sprintf("It has %d values; the first line names %d columns", len(record), len(heading)))
		return
	}
	line := Line{File: f.Name, Number: number, values: map[string]string{}}
	for i, value := range record {
		value = strings.TrimSpace(value)
		switch {
		case !utf8.ValidString(value):
			refuse(heading[i], "It is not written in UTF-8")
			return
		case utf8.RuneCountInString(value) > longestText:
			refuse(heading[i], fmt.Sprintf("It is longer than %d characters", longestText))
			return
		case strings.ContainsFunc(value, unicode.IsControl):
			refuse(heading[i], "It holds a line end or another sign that is no letter")
			return
		}
		line.values[heading[i]] = value
	}
	f.Lines = append(f.Lines, line)
}
