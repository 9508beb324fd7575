package govuk

import "github.com/a-h/templ"

// Private is the attributes of every field in which somebody may write about a person: nothing typed is sent to a spelling or writing
// service, remembered by the browser, or translated elsewhere.
func Private() templ.Attributes {
	return templ.Attributes{
		"autocomplete":       "off",
		"spellcheck":         "false",
		"translate":          "no",
		"writingsuggestions": "false",
	}
}
