package govuk

// Link is words that lead somewhere.
type Link struct {
	Text, Href string
	Hidden     string // read aloud after Text, where several links of a page say the same: "statement 4.3"
	Strong     bool   // heavier: the one link a row is about
	Act        bool   // leads to doing something, so it never looks visited
}

func (l Link) class() string {
	class := "govuk-link"
	if l.Strong {
		class += " app-row__link"
	}
	if l.Act {
		class += " govuk-link--no-visited-state"
	}
	return class
}
