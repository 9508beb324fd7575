package casework

import (
	"slices"

	"candour/internal/access"
)

// LivesAt reports whether an address of somebody in the case that holds now, hidden or not, has a postcode. It says of nobody in particular that it is theirs.
func (s *State) LivesAt(side *ClosedSide, postcode string) bool {
	for _, p := range s.people {
		for _, d := range p.details {
			if d.Kind != Address && d.Kind != Refuge {
				continue
			}
			value := d.Value
			if fact, ok := side.Fact(d.Ref); ok {
				value = fact.Value
			}
			if slices.Contains(access.Postcodes(value), postcode) {
				return true
			}
		}
	}
	return false
}
