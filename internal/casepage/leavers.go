package casepage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// leftBehind asks a manager to give the open cases of those who work here no more to somebody else: one question for each who left. Cases know their
// workers by name, and no two people of the service have one.
func leftBehind(v *web.Visit) ([]templ.Component, error) {
	left := v.People.Left()
	if !v.Person.Has(access.Manager) || len(left) == 0 {
		return nil, nil
	}
	mine, err := casework.Mine(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	if mine, err = web.Theirs(v, access.Allocator, mine, briefOf); err != nil {
		return nil, err
	}
	var asks []templ.Component
	for _, who := range left {
		theirs := slices.DeleteFunc(slices.Clone(mine), func(b casework.Brief) bool { return b.WorkerName != who.Name })
		if len(theirs) > 0 {
			asks = append(asks, leftAsk(who, theirs))
		}
	}
	return asks, nil
}

// giving leads to where a case is given to somebody.
func giving(b casework.Brief) govuk.Link {
	return govuk.Link{Text: b.Title, Hidden: ": give it to someone", Href: casePath(b.Case, "allocate"), Act: true}
}

// stillTheirs says how many open cases somebody left behind.
func stillTheirs(cases []casework.Brief) string {
	if len(cases) == 1 {
		return "One open case is still theirs. Give it to somebody:"
	}
	return capital(number(len(cases))) + " open cases are still theirs. Give each to somebody:"
}
