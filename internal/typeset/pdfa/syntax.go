package pdfa

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// dict is a PDF dictionary in its own order. Values stay as they were written: only what is changed is ever understood.
type dict []pair

type pair struct{ key, value string }

func (d dict) get(key string) string {
	for _, p := range d {
		if p.key == key {
			return p.value
		}
	}
	return ""
}

// with is d with one key set, in place when d had it.
func (d dict) with(key, value string) dict {
	out := append(dict(nil), d...)
	for i := range out {
		if out[i].key == key {
			out[i].value = value
			return out
		}
	}
	return append(out, pair{key, value})
}

func (d dict) String() string {
	var s strings.Builder
	s.WriteString("<<")
	for _, p := range d {
		fmt.Fprintf(&s, " /%s %s", p.key, p.value)
	}
	s.WriteString(" >>")
	return s.String()
}

var errSyntax = errors.New("not the PDF syntax that we know")

// maxDepth bounds dictionaries within dictionaries; Typst's have three levels.
const maxDepth = 32

// parseDict reads the dictionary at the start of b.
func parseDict(b []byte) (dict, error) {
	s := scanner{b: b}
	s.space()
	if !s.take("<<") {
		return nil, errSyntax
	}
	var d dict
	for {
		s.space()
		if s.take(">>") {
			return d, nil
		}
		key, err := s.value(0)
		if err != nil || !strings.HasPrefix(key, "/") {
			return nil, errSyntax
		}
		s.space()
		value, err := s.value(0)
		if err != nil {
			return nil, err
		}
		d = append(d, pair{key[1:], value})
	}
}

// scanner finds where a PDF value ends, without giving it a meaning.
type scanner struct {
	b  []byte
	at int
}

const (
	white      = "\x00\t\n\f\r "
	delimiters = white + "()<>[]{}/%"
)

func (s *scanner) rest() []byte { return s.b[s.at:] }

func (s *scanner) take(token string) bool {
	if !bytes.HasPrefix(s.rest(), []byte(token)) {
		return false
	}
	s.at += len(token)
	return true
}

func (s *scanner) space() {
	for s.at < len(s.b) {
		switch {
		case strings.IndexByte(white, s.b[s.at]) >= 0:
			s.at++
		case s.b[s.at] == '%':
			s.line()
		default:
			return
		}
	}
}

func (s *scanner) line() {
	for s.at < len(s.b) && s.b[s.at] != '\n' && s.b[s.at] != '\r' {
		s.at++
	}
}

// value passes one value and gives its text as written; a reference such as "4 0 R" is one value.
func (s *scanner) value(depth int) (string, error) {
	if depth > maxDepth || s.at >= len(s.b) {
		return "", errSyntax
	}
	start := s.at
	var err error
	switch {
	case s.take("<<"):
		err = s.until(">>", depth)
	case s.take("["):
		err = s.until("]", depth)
	case s.take("<"):
		err = s.hex()
	case s.take("("):
		err = s.literal()
	case s.take("/"):
		s.word()
	default:
		err = s.plain()
	}
	return string(s.b[start:s.at]), err
}

func (s *scanner) until(end string, depth int) error {
	for {
		s.space()
		if s.take(end) {
			return nil
		}
		if _, err := s.value(depth + 1); err != nil {
			return err
		}
	}
}

func (s *scanner) hex() error {
	n := bytes.IndexByte(s.rest(), '>')
	if n < 0 {
		return errSyntax
	}
	s.at += n + 1
	return nil
}

func (s *scanner) literal() error {
	for open := 1; s.at < len(s.b); {
		c := s.b[s.at]
		s.at++
		switch c {
		case '\\':
			s.at++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return nil
			}
		}
	}
	return errSyntax
}

func (s *scanner) word() int {
	start := s.at
	for s.at < len(s.b) && strings.IndexByte(delimiters, s.b[s.at]) < 0 {
		s.at++
	}
	return s.at - start
}

// plain passes a number, a keyword or a reference.
func (s *scanner) plain() error {
	if s.word() == 0 {
		return errSyntax
	}
	if end := referenceTail(s.rest()); end > 0 {
		s.at += end
	}
	return nil
}

// referenceTail is the length of " 0 R" at the start of b, or 0.
func referenceTail(b []byte) int {
	if bytes.HasPrefix(b, []byte(" 0 R")) {
		return len(" 0 R")
	}
	return 0
}
