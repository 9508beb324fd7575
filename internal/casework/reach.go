package casework

import (
	"strings"
	"unicode"

	"candour/internal/ledger"
)

// reachView is reach_1: one row for each telephone number and school of somebody in a case by which the case is found. What is confidential has no
// value in the case’s stream, and so no row here.
var reachView = &ledger.View{
	Name:    "reach_1",
	Columns: texts("entry", "phone", "words"),
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, p := range s.people {
			for _, d := range p.details {
				switch {
				case d.Confidential():
				case d.Kind == Phone:
					rows = append(rows, []any{string(d.Ref.Entry), phoneDigits(d.Value), ""})
				case d.Kind == School:
					rows = append(rows, []any{string(d.Ref.Entry), "", searchWords(d.Value)})
				}
			}
		}
		return rows
	}),
}

// leastDigits is how much of a telephone number must be typed before it is looked for as one.
const leastDigits = 6

// phoneTyped is what somebody typed as a telephone number: its digits, or false when it is none.
func phoneTyped(typed string) (string, bool) {
	if strings.ContainsFunc(typed, func(r rune) bool { return unicode.IsLetter(r) || r == '/' }) {
		return "", false
	}
	digits := phoneDigits(typed)
	return digits, len(digits) >= leastDigits
}

// phoneDigits are the digits of a telephone number as it is dialled within the country: "+44 (0)7700 900123" is "07700900123".
func phoneDigits(number string) string {
	number = strings.TrimSpace(strings.ReplaceAll(number, "(0)", ""))
	if rest, abroad := strings.CutPrefix(number, "+44"); abroad {
		number = "0" + rest
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, number)
}
