package reportpage

import (
	"github.com/a-h/templ"

	"candour/internal/footing"
	"candour/internal/govuk"
)

// drawn is how each standing is drawn.
var drawn = map[footing.Standing]govuk.Standing{
	footing.NotAnswered:     govuk.NothingSupportsIt,
	footing.Stands:          govuk.Stands,
	footing.ChallengeMet:    govuk.ChallengeAnswered,
	footing.FoundByTheCourt: govuk.FoundByCourt,
	footing.Disputed:        govuk.Disputed,
	footing.NoLongerStands:  govuk.NoLongerStands,
	footing.NothingSupports: govuk.NothingSupportsIt,
}

func tag(s footing.Standing) templ.Component { return govuk.StandingTag(drawn[s]) }

// readAs are the standings by the words that a signature holds.
var readAs = func() map[string]footing.Standing {
	all := map[string]footing.Standing{}
	for s := range drawn {
		all[s.String()] = s
	}
	return all
}()
