package ledger

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// exact takes JSON apart of which the form is known. It fails at whatever is otherwise, and once failed it stays so. What it takes is what
// encoding/json takes of it.
type exact struct {
	rest   []byte
	failed bool
}

// skip passes over some text, if that is what stands next.
func (e *exact) skip(text string) bool {
	if len(e.rest) < len(text) || string(e.rest[:len(text)]) != text {
		return false
	}
	e.rest = e.rest[len(text):]
	return true
}

func (e *exact) must(text string) {
	if !e.skip(text) {
		e.failed = true
	}
}

// text takes a string.
func (e *exact) text() string {
	if !e.skip(`"`) {
		e.failed = true
		return ""
	}
	end := bytes.IndexByte(e.rest, '"')
	if end < 0 {
		e.failed = true
		return ""
	}
	inside := e.rest[:end]
	switch {
	case bytes.IndexByte(inside, '\\') >= 0:
		return e.escaped()
	case !isPlain(inside):
		e.failed = true
		return ""
	}
	e.rest = e.rest[end+1:]
	return string(inside)
}

// isPlain reports whether text without escapes may stand in a JSON string, and means itself.
func isPlain(text []byte) bool {
	for _, c := range text {
		if c < ' ' {
			return false
		}
	}
	return utf8.Valid(text)
}

// escaped takes what is left of a string that holds escapes.
func (e *exact) escaped() (text string) {
	end := 0
	for end < len(e.rest) && e.rest[end] != '"' {
		if e.rest[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(e.rest) || json.Unmarshal(append([]byte{'"'}, e.rest[:end+1]...), &text) != nil {
		e.failed = true
		return ""
	}
	e.rest = e.rest[end+1:]
	return text
}

func (e *exact) truth() bool {
	if e.skip("true") {
		return true
	}
	e.must("false")
	return false
}

// number takes a whole number as strconv writes it.
func (e *exact) number() int64 {
	end := 0
	for end < len(e.rest) && (e.rest[end] == '-' || '0' <= e.rest[end] && e.rest[end] <= '9') {
		end++
	}
	written := string(e.rest[:end])
	n, err := strconv.ParseInt(written, 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != written {
		e.failed = true
		return 0
	}
	e.rest = e.rest[end:]
	return n
}
