package caseworkpage

import (
	"strings"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/words"
)

// known is a fact as a line of a list: its value or that it is not known, the court’s version where it differs, and where to record it.
func known(p words.Printer, term string, f *casework.Fact, unknown string, change govuk.Link) govuk.Fact {
	if !f.Known() {
		change.Text = "Add"
	}
	change.Act = true
	return govuk.Fact{Term: term, Detail: factValue(p, f, unknown), Act: change}
}

// The words for what nobody knows. A gap is said to be one.
const (
	notKnown = "Not known yet"
	notAsked = "Not asked yet"
)

// shown is a value as it stands in a list: with a capital letter.
func shown(p words.Printer, f *casework.Fact) string { return capital(f.Field.Show(p, f.Value())) }

func capital(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}

// courts is the court’s version of a fact.
func courts(p words.Printer, f *casework.Fact) string {
	said, _ := f.Court()
	return f.Field.Show(p, said.Value)
}

// inOneLine is an address with commas where its lines end.
func inOneLine(value string) string { return strings.ReplaceAll(value, "\n", ", ") }

// detailWords is what a kind of detail is called in a list.
var detailWords = map[casework.DetailKind]string{
	casework.Phone: "Telephone", casework.Address: "Address", casework.EmailAddress: "E-mail", casework.School: "School",
	casework.Workplace: "Place of work", casework.Surgery: "Surgery", casework.Centre: "Contact centre", casework.SocialWorker: "Social worker", casework.Refuge: "Refuge", casework.OtherDetail: "Other", casework.ClosedNote: "Confidential note",
}
