package courtpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Notices warn whoever reads cases that what stands in them may be old, or that something of them may be missing.
func (p Pages) Notices(v *web.Visit) ([]templ.Component, error) {
	if !slices.ContainsFunc(v.Person.Roles, access.Role.ReadsCases) {
		return nil, nil
	}
	states, err := p.Feeds.States(v.Context(), v.Now)
	if err != nil {
		return nil, err
	}
	var sentences []string
	for _, f := range states {
		sentences = append(sentences, warnings(f)...)
	}
	if len(sentences) == 0 {
		return nil, nil
	}
	return []templ.Component{outOfDate(sentences)}, nil
}

// warnings are what everybody must know of a court.
func warnings(f court.FeedState) []string {
	var all []string
	if f.Silent {
		all = append(all, silence(f))
	}
	if len(f.Parked) > 0 {
		all = append(all, "What changed in "+string(f.Court)+" law cases at some moments since "+when(ledger.FormatTime(f.Parked[0].From))+
			" could not be read. Something that the court sent may be missing.")
	}
	return all
}
