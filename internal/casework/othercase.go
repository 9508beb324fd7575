package casework

import (
	"slices"

	"candour/internal/access"
	"candour/internal/ledger"
)

// ofOtherCase is the body of an entry that says that there is another case, which whoever reads this one may have no right to know.
type ofOtherCase interface{ OtherCase() ledger.StreamID }

// OtherCase is the case that this one was linked with.
func (b LinkedBody) OtherCase() ledger.StreamID { return b.To }

// OtherCase is the case that this one was linked with once.
func (b UnlinkedBody) OtherCase() ledger.StreamID { return b.To }

// OtherCase is the case to which, or from which, something crossed.
func (b CarriedBody) OtherCase() ledger.StreamID { return b.Other }

// OtherCase is the case that this one was held to be, or not to be.
func (b SameCaseBody) OtherCase() ledger.StreamID { return b.Other }

// decider says which streams a rule grants somebody.
type decider interface {
	Allowed(access.Rule, ...ledger.StreamID) (map[ledger.StreamID]bool, error)
}

// ShownTo are the entries of a case in order, as Shown gives them, without those that speak of another case which is not the reader’s to see. The
// twin of a joined case is this case.
func ShownTo(reader decider, h *ledger.History) ([]ledger.Entry, error) {
	all, twin := Shown(h), Of(h).Twin()
	other := func(e ledger.Entry) ledger.StreamID {
		if b, ok := e.Body.(ofOtherCase); ok && b.OtherCase() != twin {
			return b.OtherCase()
		}
		return ""
	}
	var others []ledger.StreamID
	for _, e := range all {
		if to := other(e); to != "" {
			others = append(others, to)
		}
	}
	if len(others) == 0 {
		return all, nil
	}
	allowed, err := reader.Allowed(access.CaseReader, others...)
	return slices.DeleteFunc(slices.Clone(all), func(e ledger.Entry) bool { return other(e) != "" && !allowed[other(e)] }), err
}
