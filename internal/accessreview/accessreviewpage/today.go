package accessreviewpage

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Today asks whoever reviews, when something waits for their decision; and whoever manages a case in which a breach was found, to open it.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	asks, err := toOpen(v)
	if err != nil || !accessreview.Reviews(v.Person) {
		return asks, err
	}
	all, err := waiting(v)
	if err != nil || len(all) == 0 {
		return asks, err
	}
	said := strconv.Itoa(len(all)) + " findings of the access review wait for a decision. "
	if len(all) == 1 {
		said = "A finding of the access review waits for a decision. "
	}
	return append(asks, reviewAsk(said, govuk.Link{Text: "See what was found", Href: Home})), nil
}

// toOpen are the breaches that were found and not opened yet, in the cases that this person manages; never one that they are said to be.
func toOpen(v *web.Visit) (asks []templ.Component, err error) {
	if !v.Person.Has(access.Manager) {
		return nil, nil
	}
	all, err := accessreview.Unopened(v.Context(), v.DB())
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(r accessreview.Row) bool { return r.Person == v.Person.ID })
	all, err = web.Theirs(v, access.CaseManager, all, func(r accessreview.Row) ledger.StreamID { return r.Case })
	if err != nil {
		return nil, err
	}
	numbers, err := casework.NumbersOf(v.Context(), v.DB(), accessreview.Cases(all))
	for _, r := range all {
		said := numbered(numbers[r.Case]) + " was seen by somebody of the service who had no right to. "
		asks = append(asks, reviewAsk(said, govuk.Link{Text: "Open the breach", Href: breachURL(r.Case, r.Person, r.Day)}))
	}
	return asks, err
}
