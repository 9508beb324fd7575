package redaction

import (
	"errors"
	"regexp"
	"strconv"
)

var errLines = errors.New("these are no lines of the page")

var linesWritten = regexp.MustCompile(`^\s*(\d{1,5})\s*(?:(?:-|–|to)\s*(\d{1,5})\s*)?$`)

// twoNumbers reads “4” as from 4 to 4, and “4-6”, “4–6” or “4 to 6” as what they say.
func twoNumbers(typed string) (from, to int, err error) {
	parts := linesWritten.FindStringSubmatch(typed)
	if parts == nil {
		return 0, 0, errLines
	}
	from, err = strconv.Atoi(parts[1])
	if err != nil || parts[2] == "" {
		return from, from, err
	}
	to, err = strconv.Atoi(parts[2])
	return from, to, err
}
