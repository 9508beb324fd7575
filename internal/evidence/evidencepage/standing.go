package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
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

func tag(s footing.Standing) templ.Component {
	if s == footing.NotAnswered {
		return govuk.StandingTagSaying(govuk.NothingSupportsIt, "Not leaned on")
	}
	return govuk.StandingTag(drawn[s])
}

// so is where the matter of an item stands.
func (v *view) so(i *evidence.Item) footing.Standing {
	return v.argument.Standing(footing.Of(i.Ref(), footing.So))
}

func (v *view) why(i *evidence.Item) string {
	return v.argument.Sentence(footing.Of(i.Ref(), footing.So), nil)
}
