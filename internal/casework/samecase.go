package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/view"
)

// A case made by hand may turn out to be one that the court sends. Both streams stay. From the joining on the one made by hand takes the
// court's payloads, and the other, in which as a rule nobody has done anything, points at it. Parted again, what the court's import wrote since
// is hidden in the first; joined once more it is shown again.

// ByCourt is the author of what the courts say.
var ByCourt = ledger.ByService("court import")

// sameCase is the last word on another case's being this one.
type sameCase struct {
	SameCaseBody
	joined bool
}

func (s *State) applySameCase(e ledger.Entry, b SameCaseBody) {
	s.sameCases = slices.DeleteFunc(s.sameCases, func(before sameCase) bool { return before.Other == b.Other })
	s.sameCases = append(s.sameCases, sameCase{b, e.Kind == CaseJoined.Name()})
}

// KeptIn is the case made by hand that goes on in the place of this one; false for any other case.
func (s *State) KeptIn() (ledger.StreamID, bool) {
	joined, ok := s.joinedCase(false)
	return joined.Other, ok
}

// CourtsCase is the case that the court sent and that was found to be this one; false when there is none.
func (s *State) CourtsCase() (SameCaseBody, bool) { return s.joinedCase(true) }

func (s *State) joinedCase(kept bool) (SameCaseBody, bool) {
	i := slices.IndexFunc(s.sameCases, func(c sameCase) bool { return c.joined && c.Kept == kept })
	if i < 0 {
		return SameCaseBody{}, false
	}
	return s.sameCases[i].SameCaseBody, true
}

// SpokenOf are all other cases on which a person has spoken, the last spoken of last.
func (s *State) SpokenOf() []SameCaseBody {
	all := make([]SameCaseBody, len(s.sameCases))
	for i, c := range s.sameCases {
		all[i] = c.SameCaseBody
	}
	return all
}

// HasSaidOf reports whether a person has said whether another case is this one.
func (s *State) HasSaidOf(other ledger.StreamID) bool {
	return slices.ContainsFunc(s.sameCases, func(c sameCase) bool { return c.Other == other })
}

// PartedFrom reports whether this case was joined with the court's of a number, and parted from it again.
func (s *State) PartedFrom(courtCase string) bool {
	return slices.ContainsFunc(s.sameCases, func(c sameCase) bool { return !c.joined && c.Kept && c.CourtCase == courtCase })
}

// rest takes the duties of a case that goes on elsewhere off everybody's hands: they arise there from what the court sent.
func (s *State) rest() {
	if _, elsewhere := s.KeptIn(); !elsewhere {
		return
	}
	for _, d := range s.duties {
		if d.Open() {
			d.withdrawn = &DutyWithdrawnBody{Duty: d.Ref, Why: "The case goes on in the one made by hand."}
		}
	}
}

// OneNumber reports whether a case made by hand bears the number of one that the court sent.
func OneNumber(byHand, courts *State) bool {
	number := byHand.Number()
	system := strings.NewReplacer("-", "", " ", "").Replace(number)
	return number != "" && byHand.Law == courts.Law && (number == courts.Number() || system == courts.Fact(CourtCase).Value())
}

// JoinCase says that the court's case is the one made by hand. Both are written to, and the closed side of the first. To whomever one is closed, the
// other is closed from then on; parted again, both stay so until somebody opens them.
func JoinCase(kept, courts *State, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if err := mayBeOne(kept, courts); err != nil {
		return ledger.Change{}, err
	}
	if err := mayBeAlike(kept, courts); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	inBothCases(m, CaseJoined, kept, courts, id, why)
	if !kept.LinkedTo(courts.Stream) {
		ledger.Put(m, kept.Stream, Linked, ledger.DerivedID(kept.Stream, "same case "+string(id)), nil, LinkedBody{courts.Stream, TheSame, why})
		ledger.Put(m, courts.Stream, Linked, ledger.DerivedID(courts.Stream, "same case "+string(id)), nil, LinkedBody{kept.Stream, TheSame, why})
	}
	CloseAlike(m, id, kept.Case(), kept, courts)
	CloseAlike(m, id, courts.Case(), courts, kept)
	return m.Done()
}

// mayBeOne refuses what cannot be joined, with the sentence for whoever asked.
func mayBeOne(kept, courts *State) error {
	_, elsewhere := kept.KeptIn()
	_, taken := courts.KeptIn()
	_, takes := kept.CourtsCase()
	switch {
	case !kept.Began() || !courts.Began() || kept.Stream == courts.Stream || kept.Law != courts.Law:
		return problem("answer", "Choose a case made by hand and one that the court sent, of the same law")
	case elsewhere || taken || takes:
		return fault.Refuse("One of these cases is joined with another already.", nil)
	case kept.Fact(CourtCase).Known() || !courts.Fact(CourtCase).Known():
		return fault.Refuse("Only a case that has no number in the court’s system can be joined with one that has.", nil)
	default:
		return nil
	}
}

// PartCase takes that back.
func PartCase(kept, courts *State, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if body, joined := kept.CourtsCase(); !joined || body.Other != courts.Stream {
		return ledger.Change{}, fault.Refuse("These two cases are not joined.", nil)
	}
	m := &ledger.Making{By: by}
	inBothCases(m, CaseParted, kept, courts, id, why)
	if slices.ContainsFunc(kept.links, func(l Link) bool { return l.To == courts.Stream && l.How == TheSame }) {
		ledger.Put(m, kept.Stream, Unlinked, ledger.DerivedID(kept.Stream, "two cases "+string(id)), nil, UnlinkedBody{courts.Stream, why})
		ledger.Put(m, courts.Stream, Unlinked, ledger.DerivedID(courts.Stream, "two cases "+string(id)), nil, UnlinkedBody{kept.Stream, why})
	}
	return m.Done()
}

// KeepCasesApart answers the question: they are two.
func KeepCasesApart(kept, courts *State, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if err := mayBeOne(kept, courts); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	inBothCases(m, CasesDiffer, kept, courts, id, why)
	return m.Done()
}

// inBothCases writes one word about two cases into both, and where it changes what is shown into the closed side too.
func inBothCases(m *ledger.Making, kind ledger.Kind[SameCaseBody], kept, courts *State, id ledger.EntryID, why string) {
	number := courts.Fact(CourtCase).Value()
	body := SameCaseBody{Other: courts.Stream, Kept: true, CourtCase: number, Why: why}
	ledger.Put(m, kept.Stream, kind, id, nil, body)
	ledger.Put(m, kept.Side, kind, ledger.DerivedID(kept.Side, "of case "+string(id)), nil, body)
	ledger.Put(m, courts.Stream, kind, ledger.DerivedID(courts.Stream, "of case "+string(id)), nil, SameCaseBody{Other: kept.Stream, CourtCase: number, Why: why})
}

// sameCaseView holds which pairs of cases a person has spoken on.
var sameCaseView = &ledger.View{
	Name:    "same_case_1",
	Columns: texts("other"),
	Indexes: [][]string{{"other"}},
	Rows: rowsOf(func(s *State) (rows [][]any) {
		for _, c := range s.sameCases {
			rows = append(rows, []any{string(c.Other)})
		}
		return rows
	}),
}

// Pair is a case made by hand and one that the court sent, of one court number, on which nobody has spoken.
type Pair struct {
	Kept, Courts ledger.StreamID
	Title        string // of the one made by hand
	Number       string
}

// a is the case made by hand, b the court's. Of those made by hand there are many in all, so no index shall lead to them: hence length. What was written down may be the number on letters or, in private law, that of the court's system,
// which people write with hyphens or spaces.
const pairColumns = `a.stream, b.stream, a.title, a.number FROM case_1 a
	JOIN case_1 b ON (b.number = a.number OR b.court_case = replace(replace(a.number, '-', ''), ' ', '')) AND b.law = a.law
	WHERE a.number <> '' AND length(a.court_case) = 0 AND b.court_case <> '' AND a.status <> 'closed'
	AND NOT EXISTS (SELECT 1 FROM same_case_1 k WHERE k.stream = a.stream AND k.other = b.stream)`

// Pairs are the pairs of which a person sees to the case made by hand. Decide on both before one is shown.
func Pairs(ctx context.Context, db view.DB, p access.Person, now time.Time) ([]Pair, error) {
	theirs, args := access.SeesTo(p, now, 1)
	return pairs(ctx, db, ` AND a.stream IN (`+theirs+`)`, args...)
}

// PairsOf are the pairs that a case is one of. They are not scoped to anybody: decide on both before one is shown.
func PairsOf(ctx context.Context, db view.DB, s *State) ([]Pair, error) {
	side := `a`
	if s.Fact(CourtCase).Known() {
		side = `b`
	}
	return pairs(ctx, db, ` AND `+side+`.stream = $1`, string(s.Stream))
}

func pairs(ctx context.Context, db view.DB, more string, args ...any) ([]Pair, error) {
	all, err := view.All[Pair](ctx, db, `SELECT `+pairColumns+more+` ORDER BY a.title, a.stream, b.stream`, args...)
	if err != nil {
		return nil, fmt.Errorf("cases of one number: %w", err)
	}
	return all, nil
}
