package disclosure_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/disclosure"
)

// written draws a way of writing an exact text: its case, what stands between its words, and what stands around it.
func written(t *rapid.T, text string) string {
	text = rapid.SampledFrom([]func(string) string{strings.ToUpper, func(s string) string { return s }}).Draw(t, "letters")(text)
	between := rapid.SampledFrom([]string{" ", "  ", "\n", "\t", "\u00a0", ", ", "-", "\r\n", " - ", ". "}).Draw(t, "between")
	around := rapid.SampledFrom([]string{"", "She is at %s now.", "(%s)", "“%s”", "x %s,", "12 %s", "%s’s", "<b>%s</b>", `{"a":"%s"}`}).Draw(t, "around")
	text = strings.Join(strings.Fields(text), between)
	if around == "" {
		return text
	}
	return strings.Replace(around, "%s", text, 1)
}

func found(t *rapid.T, hidden disclosure.Secret, text string) {
	decoy := disclosure.Secret{Sort: disclosure.Place, Value: "99 Nowhere Close\nZZ9 9ZZ"}
	if got := disclosure.New([]disclosure.Secret{decoy, hidden}).Holds(text); len(got) != 1 || got[0] != 1 {
		t.Fatalf("%q in %q: found %v", hidden.Value, text, got)
	}
}

func name(t *rapid.T) string {
	return rapid.SampledFrom([]string{"Elm", "Birkdale", "Queen’s", "Ffordd", "Saint Anne’s", "Great Horton", "Łódź", "Brook"}).Draw(t, "name")
}

var streets = map[string][]string{
	"Road": {"Rd", "road"}, "Street": {"St", "Str."}, "Avenue": {"Ave", "Av."}, "Lane": {"Ln"}, "Drive": {"Dr"}, "Crescent": {"Cres"},
	"Terrace": {"Terr", "Tce"}, "Gardens": {"Gdns"}, "Close": {"Cl."}, "Square": {"Sq"}, "Court": {"Ct"},
}

func kinds(all map[string][]string) []string {
	var names []string
	for name := range all {
		names = append(names, name)
	}
	return names
}

func TestEverySpellingOfHouseAndStreetIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`[1-9][0-9]{0,2}[A-C]?`).Draw(t, "number")
		street, of := name(t), rapid.SampledFrom(kinds(streets)).Draw(t, "of")
		short := rapid.SampledFrom(append(streets[of], of)).Draw(t, "short")
		full, brief := number+" "+street+" "+of, number+" "+street+" "+short
		if rapid.Bool().Draw(t, "hidden in short") {
			full, brief = brief, full
		}
		found(t, disclosure.Secret{Sort: disclosure.Place, Value: full + "\nOtterburgh\nLS6 2AB"}, written(t, brief))
	})
}

func TestEverySpellingOfAPostcodeIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		area := rapid.StringMatching(`[A-Z]{1,2}[1-9][0-9A-Z]?`).Draw(t, "area")
		rest := rapid.StringMatching(`[0-9][A-Z]{2}`).Draw(t, "rest")
		spelt := area + rapid.SampledFrom([]string{"", " ", "  ", "\u00a0", "-", "\n"}).Draw(t, "gap") + rest
		if rapid.Bool().Draw(t, "small") {
			spelt = strings.ToLower(spelt)
		}
		found(t, disclosure.Secret{Sort: disclosure.Place, Value: "1 Elm Road\n" + area + " " + rest}, "Her postcode is "+spelt+".")
	})
}

func TestEverySpellingOfATelephoneNumberIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		national := rapid.StringMatching(`(7[1-9]|1[1-9]|20)[0-9]{8}`).Draw(t, "national")
		begins := rapid.SampledFrom([]string{"0", "+44", "+44 (0)", "0044", "0044 0", "44"})
		found(t, disclosure.Secret{Value: begins.Draw(t, "hidden") + national}, "Ring "+begins.Draw(t, "written")+grouped(t, national)+" x")
	})
}

// grouped is a row of digits with something between some of them.
func grouped(t *rapid.T, digits string) string {
	var b strings.Builder
	for _, d := range digits {
		b.WriteString(rapid.SampledFrom([]string{"", "", "", " ", "-", ".", "\u00a0", ") ", "\n"}).Draw(t, "gap"))
		b.WriteRune(d)
	}
	return b.String()
}

func TestEverySpellingOfAnEmailAddressIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mail := rapid.StringMatching(`[a-z]{3,8}[._-][a-z0-9]{2,6}@[a-z]{3,8}\.(example\.org|test)`).Draw(t, "mail")
		spelt := strings.Replace(mail, "@", rapid.SampledFrom([]string{"@", " at ", " (at) ", "%40", "[at]"}).Draw(t, "at"), 1)
		if rapid.Bool().Draw(t, "spoken") {
			spelt = strings.ReplaceAll(spelt, ".", " dot ")
		}
		if rapid.Bool().Draw(t, "shouted") {
			spelt = strings.ToUpper(spelt)
		}
		found(t, disclosure.Secret{Value: mail}, "<"+spelt+">")
	})
}

func TestEverySpellingOfASchoolIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		saint := rapid.SampledFrom([]string{"Mary’s", "Oswald's", "Hildas", "Thérèse’s"}).Draw(t, "saint")
		church := rapid.SampledFrom([]string{"", " C of E", " CofE", " CE", " C.E.", " Church of England"})
		kind := rapid.SampledFrom([]string{"", " School", " Primary School", " Primary", " Junior School"})
		begins := rapid.SampledFrom([]string{"St ", "St. ", "Saint "})
		apart := strings.NewReplacer("’", rapid.SampledFrom([]string{"’", "'", ""}).Draw(t, "apostrophe")).Replace(saint)
		hidden := begins.Draw(t, "hidden begins") + saint + church.Draw(t, "hidden church") + kind.Draw(t, "hidden kind")
		found(t, disclosure.Secret{Sort: disclosure.Name, Value: hidden}, "at "+begins.Draw(t, "begins")+apart+church.Draw(t, "church")+kind.Draw(t, "kind")+" since May")
	})
}

func FuzzWhatFollowsHidesNothing(f *testing.F) {
	f.Add(home, "14 Elm Road", "and more")
	f.Add("+44", "\xff\xfe٣٤٥", "6")
	f.Add("’s", "\u00ad", "’")
	f.Fuzz(func(t *testing.T, hidden, text, more string) {
		for _, sort := range []disclosure.Sort{disclosure.Words, disclosure.Place, disclosure.Name} {
			gate := disclosure.New([]disclosure.Secret{{Sort: sort, Value: hidden}})
			if len(gate.Holds(text)) > len(gate.Holds(text+"\n"+more)) || len(gate.Holds(text)) > len(gate.Holds(more+"\n"+text)) {
				t.Errorf("%q is found in %q, and not with %q beside it", hidden, text, more)
			}
		}
	})
}

func BenchmarkAReport(b *testing.B) {
	var hidden []disclosure.Secret
	for i := range 12 {
		hidden = append(hidden, disclosure.Secret{Sort: disclosure.Sort(i % 3), Value: strings.Repeat("9", i) + " " + home})
	}
	gate := disclosure.New(hidden)
	text := strings.Repeat("The school wrote on 24 April that Mr Kersey came to the gate and that Ola did not want to go with him. ", 400)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		gate.Holds(text)
	}
}

func BenchmarkMakingAGate(b *testing.B) {
	hidden := []disclosure.Secret{{Sort: disclosure.Place, Value: home}, {Value: "07700 900123"}, {Sort: disclosure.Name, Value: "St Mary’s Church of England Primary School"}}
	b.ReportAllocs()
	for b.Loop() {
		disclosure.New(hidden, "Family Court at Leeds", "Niamh O’Neill")
	}
}
