package casepage

import (
	"slices"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// mostSides bounds how many closed sides a search reads. Whoever may read more is told that none was.
const mostSides = 400

// hiddenNumber is what a search for a telephone number found on closed sides.
type hiddenNumber struct {
	found   []casework.Row
	tooMany bool // numbers are hidden in more of the person’s cases than a search reads
}

// byHiddenNumber looks for a whole telephone number on the closed sides of a person’s open cases, of those alone whose hidden details they may ask to
// see. Nothing of a number is kept anywhere for it: a side is read as for Reveal. That they were led to a case stands on record before it is named.
func byHiddenNumber(v *web.Visit, typed string) (n hiddenNumber, err error) {
	if _, whole := casework.WholePhone(typed); !whole {
		return n, nil
	}
	places, err := casework.ClosedPhones(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return n, err
	}
	places, err = web.Theirs(v, access.CaseWorker, places, func(p casework.ClosedPhone) ledger.StreamID { return ledger.StreamID(p.Case) })
	if n.tooMany = len(places) > mostSides; err != nil || n.tooMany {
		return n, err
	}
	holding, err := holdingNumber(v, places, typed)
	if err != nil || len(holding) == 0 {
		return n, err
	}
	if err := v.FoundHidden(holding); err != nil {
		return n, err
	}
	n.found, err = casework.RowsOf(v.Context(), v.DB(), holding, v.Now)
	return n, err
}

// holdingNumber are the cases at whose closed sides the number stands.
func holdingNumber(v *web.Visit, places []casework.ClosedPhone, typed string) (cases []ledger.StreamID, err error) {
	var sides []ledger.StreamID
	for _, p := range places {
		sides = append(sides, ledger.StreamID(p.Side))
	}
	slices.Sort(sides)
	read, err := v.Ledger().ReadMany(v.Context(), slices.Compact(sides))
	if err != nil {
		return nil, err
	}
	for _, p := range places {
		holds := casework.SideOf(read[ledger.StreamID(p.Side)]).HoldsPhone(ledger.EntryID(p.Fact), typed)
		if holds && !slices.Contains(cases, ledger.StreamID(p.Case)) {
			cases = append(cases, ledger.StreamID(p.Case))
		}
	}
	return cases, nil
}
