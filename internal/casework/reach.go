package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// closedPhoneView is closed_phone_1: that somebody’s telephone number stands on a closed side, and where. The number itself stands in no row.
var closedPhoneView = &ledger.View{
	Name:    "closed_phone_1",
	Columns: texts("side", "fact"),
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, p := range s.people {
			for _, d := range p.details {
				if d.Kind == Phone && d.Confidential() {
					rows = append(rows, []any{string(d.Ref.Stream), string(d.Ref.Entry)})
				}
			}
		}
		return rows
	}),
}

// ClosedPhone is a telephone number on the closed side of a case, without the number.
type ClosedPhone struct{ Case, Side, Fact string }

// ClosedPhones are the telephone numbers on the closed sides of those cases of a person that are not closed. Decide on each case before its side is read.
func ClosedPhones(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]ClosedPhone, error) {
	mine, args := access.MineAtWork(p, now, 1)
	all, err := view.All[ClosedPhone](ctx, db, `SELECT stream, side, fact FROM closed_phone_1 WHERE stream IN (`+mine+`)`, args...)
	if err != nil {
		return nil, fmt.Errorf("telephone numbers on closed sides: %w", err)
	}
	return all, nil
}

// HoldsPhone reports whether a fact of the closed side is the telephone number that was typed, whole: a part of one would let it be guessed digit by digit.
func (c *ClosedSide) HoldsPhone(fact ledger.EntryID, typed string) bool {
	digits, is := WholePhone(typed)
	return is && slices.ContainsFunc(c.facts, func(f Confidential) bool { return f.Ref.Entry == fact && phoneDigits(f.Value) == digits })
}

// WholePhone is a telephone number that somebody typed with all its digits; false when what they typed is none, or part of one.
func WholePhone(typed string) (digits string, whole bool) {
	digits, is := phoneTyped(typed)
	return digits, is && len(digits) >= wholeDigits
}

// wholeDigits is how many digits a telephone number of this country has at least, with the nought that it begins with.
const wholeDigits = 10

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
