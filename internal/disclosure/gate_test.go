package disclosure_test

import (
	"slices"
	"testing"

	"candour/internal/disclosure"
)

// home is a made-up address; each test of a place has it hidden.
const home = "Flat 2\n14 Elm Road\nOtterburgh\nLS6 2AB"

func TestAHiddenValueIsFoundHoweverItIsWritten(t *testing.T) {
	for _, c := range []struct {
		sort   disclosure.Sort
		hidden string
		texts  []string
	}{
		{disclosure.Place, home, []string{
			"She lives at 14 Elm Road.", "14, Elm Rd", "14 ELM RD.", "14\nElm\nRoad", "14 Elm Road’s garden", "the flat on Elm Road", "No. 14 Elm Road",
			"ls62ab", "LS6 2AB", "LS6\u00a02ab", "L S 6 2 A B", "RoadOtterburghLS6 2AB", "They moved to Otterburgh in May", "Elm-\nRoad", "Elm Ro\u00adad",
		}},
		{disclosure.Words, "07700 900123 (after six)", []string{
			"07700900123", "+44 7700 900 123", "+44 (0)7700-900-123", "0044 7700 900123", "tel07700900123.", "０７７００ ９００１２３", "7700 900123",
		}},
		{disclosure.Words, "+44 191 496 0441", []string{"0191 496 0441", "(0191) 4960441", "496 0441", "01914960441"}},
		{disclosure.Words, "Niamh.ONeill@mail.example.org", []string{
			"niamh.oneill@mail.example.org", "NIAMH.ONEILL@MAIL.EXAMPLE.ORG", "niamh.oneill at mail.example.org", "niamh dot oneill at mail dot example dot org",
			"mailto:niamh.oneill%40mail.example.org?subject=x",
		}},
		{disclosure.Name, "St Mary’s Church of England Primary School\nHill Lane", []string{
			"St Mary's", "Saint Marys C of E Primary", "St. Mary’s CofE School", "ST MARYS C.E. PRIMARY SCHOOL", "St Mary’s Church of England Primary School",
			"she walks down Hill Ln", "St Mary primary school",
		}},
		{disclosure.Name, "Oakfield Academy", []string{"at Oakfield", "oakfield academy", "the Oakfield school", "OAKFIELD"}},
		{disclosure.Name, "Brambles Contact Centre", []string{"Brambles", "the brambles contact centre", "Brambles Contact Center"}},
		{disclosure.Name, "Dr Wójcik’s Surgery", []string{"Dr Wojcik", "DR WÓJCIK’S", "Dr Wójcik's surgery"}},
	} {
		gate := disclosure.New([]disclosure.Secret{{Sort: c.sort, Value: c.hidden}})
		for _, text := range c.texts {
			if len(gate.Holds(text)) != 1 {
				t.Errorf("%q is not found in %q", c.hidden, text)
			}
		}
	}
}

func TestWhatOnlyLooksAlikeIsLetThrough(t *testing.T) {
	gate := disclosure.New([]disclosure.Secret{
		{Sort: disclosure.Place, Value: home}, {Value: "07700 900123"}, {Sort: disclosure.Name, Value: "Village School"}, {Sort: disclosure.Place, Value: "2 High Street, March"},
		{Value: "Other"}, {Value: ""}, {Sort: disclosure.Place, Value: "England"},
	})
	for _, text := range []string{
		"", "He waited 14 elms down the road.", "114 Elmroads", "The village is small.", "On 12 March 2026 the other party came.", "Flat 2, somewhere else",
		"0770 0900", "In England", "LS6 2A", "from11aerial",
	} {
		if found := gate.Holds(text); found != nil {
			t.Errorf("%v is found in %q", found, text)
		}
	}
}

func TestAnAnswerNamesAValueByItsPlace(t *testing.T) {
	gate := disclosure.New([]disclosure.Secret{{Value: "07700 900123"}, {Sort: disclosure.Place, Value: home}, {Value: "Other"}})
	if found := gate.Holds("14 Elm Road, 07700900123, and Elm Road again"); !slices.Equal(found, []int{0, 1}) {
		t.Errorf("found %v", found)
	}
}

func TestATownThatEverybodyOnTheCaseKnowsTellsNothing(t *testing.T) {
	hidden := []disclosure.Secret{{Sort: disclosure.Place, Value: home}}
	gate := disclosure.New(hidden, "Family Court at Otterburgh", "3 Elm Rd, Otterburgh")
	for text, held := range map[string]bool{"He works in Otterburgh.": false, "He lives on Elm Road.": false, "She lives at 14 Elm Road.": true, "LS6 2AB": true} {
		if found := gate.Holds(text); (found != nil) != held {
			t.Errorf("%q: %v", text, found)
		}
	}
}

func TestAGateWithoutSecretsHoldsNothing(t *testing.T) {
	var none disclosure.Gate
	if none.Holds(home) != nil || disclosure.New(nil).Holds(home) != nil {
		t.Error("something is found where nothing is hidden")
	}
}
