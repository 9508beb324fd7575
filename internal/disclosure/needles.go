package disclosure

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// needlesOf are all ways in which a hidden value is looked for.
func needlesOf(s Secret) []needle {
	if s.Sort == Whole {
		return phrase(s.Value)
	}
	all := slices.Concat(mails(s.Value), telephones(s.Value), postcodes(s.Value))
	if saysNothing[string(squeeze(s.Value).text)] {
		return nil
	}
	lines := linesOf(s.Value)
	for i, line := range lines {
		switch {
		case s.Sort == Name && i == 0:
			all = append(all, named(line)...)
		case s.Sort == Name: // after the name of a place, where it is
			all = append(all, lineOf(Place, line)...)
		default:
			all = append(all, lineOf(s.Sort, line)...)
		}
	}
	if len(all) == 0 && !generalPlaces[strings.ToLower(strings.TrimSpace(s.Value))] {
		return phrase(s.Value)
	}
	return all
}

// phrase is a text looked for as it stands, if there is enough of it.
func phrase(text string) []needle {
	squeezed := string(squeeze(text).text)
	if len(squeezed) < shortest {
		return nil
	}
	return []needle{{squeezed: squeezed}}
}

var mailWritten = regexp.MustCompile(`[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`)

// mails are the e-mail addresses in a value, as they are written, encoded in an address of the web, and spoken.
func mails(value string) []needle {
	var all []needle
	for _, mail := range mailWritten.FindAllString(value, -1) {
		for _, at := range []string{"", "at", "40"} {
			for _, dot := range []string{"", "dot"} {
				all = append(all, inside(strings.NewReplacer("@", at, ".", dot).Replace(mail))...)
			}
		}
	}
	return all
}

// inside is a text that is looked for within words too; one that is too short for that stands as a whole word.
func inside(text string) []needle {
	all := phrase(text)
	for i := range all {
		all[i].inside = len(all[i].squeezed) >= 9
	}
	return all
}

var (
	digitsWritten = regexp.MustCompile(`\+?\(?\d[\d\s().\-/\x{00a0}\x{2009}\x{2010}-\x{2015}]{4,}\d`)
	dayWritten    = regexp.MustCompile(`^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$`)
	dialled       = regexp.MustCompile(`^(?:0044|44)?0?`)
)

// telephones are the telephone numbers in a value, without what is dialled before them. Of one with an area code, the number within the area
// is looked for too: of 0191 496 0441 also 496 0441.
func telephones(value string) []needle {
	var all []needle
	for _, written := range digitsWritten.FindAllString(value, -1) {
		number := string(onlyDigits(written))
		if len(number) < 6 || dayWritten.MatchString(written) {
			continue
		}
		if strings.HasPrefix(number, "00") || len(number) >= 10 {
			number = strings.TrimPrefix(dialled.ReplaceAllString(number, ""), "00")
		}
		all = append(all, inside(number)...)
		if len(number) == 10 && number[0] != '7' {
			for _, local := range []string{number[2:], number[3:], number[4:]} {
				all = append(all, needle{squeezed: local})
			}
		}
	}
	return all
}

func onlyDigits(text string) []byte {
	return slices.DeleteFunc(squeeze(text).text, func(b byte) bool { return b < '0' || b > '9' })
}

var postcodeWritten = regexp.MustCompile(`(?i)\b[a-z]{1,2}[0-9][a-z0-9]?\s*[0-9][a-z]{2}\b`)

func postcodes(value string) []needle {
	var all []needle
	for _, p := range postcodeWritten.FindAllString(value, -1) {
		all = append(all, phrase(p)...)
	}
	return all
}

var (
	lineEnd    = regexp.MustCompile(`[,;\n]`)
	onlyNumber = regexp.MustCompile(`^\d+[A-Za-z]?$`)
)

// linesOf are the lines of a value without postcodes. A line that is a bare number belongs to the next.
func linesOf(value string) []string {
	var all []string
	number := ""
	for _, line := range lineEnd.Split(value, -1) {
		line = strings.TrimSpace(postcodeWritten.ReplaceAllString(line, ""))
		switch {
		case line == "":
		case onlyNumber.MatchString(line):
			number = line + " "
		default:
			all, number = append(all, number+line), ""
		}
	}
	return all
}

// careOf stands before the name of somebody at whose place one lives; house is the number before a street.
var (
	careOf = regexp.MustCompile(`(?i)^(?:c/o|care of)\s+`)
	house  = regexp.MustCompile(`(?i)^(?:no\.?\s*|number\s+|(?:flat|apartment|apt|unit|room)\s+)?\d+\s*[a-z]?(?:\s*[-–/]\s*\d+[a-z]?)?\s+`)
	unit   = regexp.MustCompile(`(?i)^(?:flat|apartment|apt|unit|room|floor|no|number)\.?\s*\d*\s*[a-z]?$`)
)

// lineOf are the ways of looking for one line of an address, or of a value of which nothing is known.
func lineOf(of Sort, line string) []needle {
	line = careOf.ReplaceAllString(line, "")
	if unit.MatchString(line) || generalPlaces[strings.ToLower(line)] {
		return nil
	}
	numbered := strings.ContainsFunc(line, unicode.IsDigit)
	if of == Words && !numbered && len(strings.Fields(line)) < 2 {
		return nil
	}
	all := spelt(line, !numbered)
	if street := house.ReplaceAllString(line, ""); of == Place && street != line {
		all = append(all, spelt(street, true)...)
		all = append(all, spelt(strings.TrimSpace(bareNumber(line)), false)...)
	}
	return all
}

// bareNumber is a line that begins with its number: “14 Elm Road” of “No. 14 Elm Road”.
func bareNumber(line string) string {
	at := strings.IndexFunc(line, unicode.IsDigit)
	if unitNamed.MatchString(line) {
		return line
	}
	return line[at:]
}

var unitNamed = regexp.MustCompile(`(?i)^(?:flat|apartment|apt|unit|room)\b`)

// spelt are the spellings of a text. One of a single word stands with a capital letter, and tells nothing where that word is known.
func spelt(text string, weak bool) []needle {
	var all []needle
	for _, spelling := range spellings(wordsOf(text)) {
		for _, n := range phrase(spelling.text) {
			n.capital = spelling.words == 1 && !strings.ContainsFunc(spelling.text, unicode.IsDigit)
			if n.capital && (len(n.squeezed) < 4 || ofTheCalendar[spelling.text]) {
				continue
			}
			if weak || n.capital {
				n.weak = text
			}
			all = append(all, n)
		}
	}
	return all
}

// named are the ways of looking for what has a name. Its telling part alone will do: St Mary’s, of St Mary’s Church of England Primary School.
// Where that is one word, it stands with a capital letter, or with a word for what it is.
func named(line string) []needle {
	words := wordsOf(line)
	all := spelt(line, false)
	core := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return general[w] })
	switch {
	case len(core) == 0:
		return all
	case len(core) > 1:
		return append(all, spelt(strings.Join(core, " "), false)...)
	}
	for kind := range general {
		all = append(all, phrase(core[0]+" "+kind)...)
	}
	return append(all, spelt(core[0], true)...)
}
