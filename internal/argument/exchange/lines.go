package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"candour/internal/argument"
	"candour/internal/fault"
)

// longest is the most bytes a line may have: a step with some hundred thousand premises.
const longest = 16 << 20

// Read makes a graph of text in either format.
func Read(in io.Reader) (*argument.Graph, error) {
	l := &lines{scanner: bufio.NewScanner(in)}
	l.scanner.Buffer(make([]byte, 0, 1<<16), longest)
	first, more := l.next()
	var graph *argument.Graph
	var err error
	if more && string(first[0]) == "p" {
		graph, err = readAttacks(l, first)
	} else {
		graph, err = readRecords(l, first)
	}
	if failed := l.failed(); failed != nil {
		return nil, failed
	}
	return graph, err
}

// lines hands out the fields of each line that has any. The fields are the scanner's own bytes and last until the next call.
type lines struct {
	scanner *bufio.Scanner
	number  int
	fields  [][]byte
}

func (l *lines) next() (fields [][]byte, more bool) {
	for l.scanner.Scan() {
		l.number++
		line := l.scanner.Bytes()
		if comment := bytes.IndexByte(line, '#'); comment >= 0 {
			line = line[:comment]
		}
		if l.split(line); len(l.fields) > 0 {
			return l.fields, true
		}
	}
	return nil, false
}

// split cuts a line at its spaces into the fields kept from the last line, for a file may have millions of lines.
func (l *lines) split(line []byte) {
	l.fields = l.fields[:0]
	start := -1
	for i, b := range line {
		switch blank := b == ' ' || b == '\t' || b == '\r'; {
		case blank && start >= 0:
			l.fields = append(l.fields, line[start:i])
			start = -1
		case !blank && start < 0:
			start = i
		}
	}
	if start >= 0 {
		l.fields = append(l.fields, line[start:])
	}
}

// failed is why the lines ended before the text did, if they did.
func (l *lines) failed() error {
	err := l.scanner.Err()
	if errors.Is(err, bufio.ErrTooLong) {
		return refuse(l.number+1, "it is longer than %d bytes.", longest)
	}
	if err != nil {
		return fmt.Errorf("read after line %d: %w", l.number, err)
	}
	return nil
}

// refuse is the error about a line.
func refuse(line int, format string, args ...any) error {
	return fault.BadInput(fmt.Sprintf("Line %d: ", line)+fmt.Sprintf(format, args...), nil)
}
