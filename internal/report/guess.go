package report

// Telling are words that tell what kind of statement they stand in, in lower case. The first that is found counts. A guess is only shown: whoever
// writes keeps it or chooses another kind.
var Telling = []struct{ Words, Kind string }{
	{"i recommend", Recommendation},
	{"i advise", Recommendation},
	{"i saw ", Observation},
	{"i observed", Observation},
	{"i noticed", Observation},
	{"in my opinion", Opinion},
	{"in my view", Opinion},
	{"i think", Opinion},
	{"i consider", Opinion},
}

// KindResting is the kind that a statement seems to be of because it rests on a thing; "" when the thing does not tell.
func (r *Reading) KindResting(x Rest) string {
	switch x.Sort {
	case OnItem:
		s, _ := r.Bring(x.Ref)
		return s.Kind
	case OnNote, OnChoice:
		return Observation
	case OnStatement, OnGuidance:
		return Opinion
	default:
		return ""
	}
}
