package storyboard

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"candour/internal/casework"
	"candour/internal/words"
)

// NotForHome are what texts for a young person’s own page hold that would tell whose it is: names, places and the number of the case, days and times,
// ways to reach somebody, and somebody’s own words. They are said without being repeated.
func NotForHome(s *casework.State, p words.Printer, texts ...string) []string {
	said := sayingOf(strings.Join(texts, " . "))
	var held []string
	if said.anyWord(namesOf(s)) || titled.MatchString(said.text) {
		held = append(held, p.Say("a name"))
	}
	if said.anyPlace(placesOf(s)) {
		held = append(held, p.Say("a place"))
	}
	if said.number(s.Number()) {
		held = append(held, p.Say("the number of the case"))
	}
	if said.day() {
		held = append(held, p.Say("a day or a time"))
	}
	if strings.ContainsAny(said.text, "@/") {
		held = append(held, p.Say("a way to reach somebody"))
	}
	if strings.ContainsAny(said.text, "“”\"") {
		held = append(held, p.Say("somebody’s own words"))
	}
	return held
}

// FamilyOrNumber reports whether texts hold a family name of somebody in the case, and whether they hold its number.
func FamilyOrNumber(s *casework.State, texts ...string) (family, number bool) {
	said := sayingOf(strings.Join(texts, " . "))
	var names []string
	for _, p := range s.People() {
		names = append(names, p.Family())
	}
	return said.anyWord(names), said.number(s.Number())
}

// saying is a text as it is looked through: its words as search compares them, and which of them begin with a capital.
type saying struct {
	text, plain   string // plain has a space at either end
	word, capital map[string]bool
}

// titled is somebody’s name after a title, whoever they are: “Mrs Okafor”, who is in the evidence only.
var titled = regexp.MustCompile(`\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|PC)\.?\s+\p{Lu}`)

// possessive ends a word that is whose something is: it is left out, so that a name is found in it.
var possessive = regexp.MustCompile(`(?i)['’‘ʼ]s\b`)

func sayingOf(text string) saying {
	s := saying{text: text, word: map[string]bool{}, capital: map[string]bool{}}
	text = possessive.ReplaceAllString(text, "")
	s.plain = " " + casework.Folded(text) + " "
	for _, word := range strings.FieldsFunc(text, between) {
		plain := casework.Folded(word)
		s.word[plain] = true
		if unicode.IsUpper([]rune(word)[0]) {
			s.capital[plain] = true
		}
	}
	return s
}

// between reports whether a rune stands between words.
func between(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("'’‘ʼ", r)
}

// says reports whether a word stands in the text: with a capital, where it is an everyday word too.
func (s saying) says(word string) bool {
	if everyday[word] {
		return s.capital[word]
	}
	return s.word[word]
}

func (s saying) anyWord(names []string) bool {
	for _, name := range names {
		if slices.ContainsFunc(strings.Fields(casework.Folded(name)), func(w string) bool { return len(w) > 1 && !titles[w] && s.says(w) }) {
			return true
		}
	}
	return false
}

// anyPlace reports whether a word that only one place has stands in the text, or two words of a place that follow each other.
func (s saying) anyPlace(places []string) bool {
	for _, place := range places {
		words := strings.Fields(casework.Folded(place))
		for i, w := range words {
			if len(w) > 1 && !small[w] && !ofPlaces[w] && s.says(w) {
				return true
			}
			if i > 0 && !small[w] && !small[words[i-1]] && strings.Contains(s.plain, " "+words[i-1]+" "+w+" ") {
				return true
			}
		}
	}
	return false
}

func (s saying) number(number string) bool {
	together := func(text string) string { return strings.ReplaceAll(casework.Folded(text), " ", "") }
	return number != "" && strings.Contains(together(s.text), together(number))
}

// clock and calendar are words of days and times that are nothing else; those that are something else too count with a capital within a sentence, and
// every figure counts.
var (
	ofDays = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri january february april june july " +
		"august september october november december jan feb aug sept oct nov dec oclock noon midday midnight tomorrow yesterday tonight weekend fortnight christmas easter eid diwali")
	byClock = regexp.MustCompile(`(?i)\b(half|quarter|twenty|ten|five) (past|to) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b`)
	within  = regexp.MustCompile(`[\pL\pN,;] (March|May|Mar|Jun|Jul|Apr|Sat|Sun)\b`)
)

func (s saying) day() bool {
	known := func(word string) bool { return ofDays[word] || ofDays[strings.TrimSuffix(word, "s")] }
	return slices.ContainsFunc(strings.Fields(s.plain), known) || strings.ContainsFunc(s.text, unicode.IsDigit) || byClock.MatchString(s.text) || within.MatchString(s.text)
}

// namesOf are the names of everybody who is known in the case, present and former: its people, what they are called, who works on it, who speaks for
// somebody, and who sits.
func namesOf(s *casework.State) []string {
	var all []string
	for _, p := range s.People() {
		all = append(append(all, p.FormerNames()...), p.Name(), p.Called(), p.Family())
		for _, field := range []casework.Field{casework.Called, casework.Family, casework.FormerName, casework.Solicitor, casework.Firm} {
			all = append(append(all, p.Fact(field).Value()), everyValue(p.Fact(field))...)
		}
		for _, d := range p.Details() {
			if d.Kind == casework.SocialWorker {
				all = append(all, d.Value)
			}
		}
	}
	for _, a := range s.Allocations() {
		all = append(all, a.Name)
	}
	for _, h := range s.Hearings() {
		all = append(all, h.Fact(casework.Before).Value())
	}
	return append(all, s.Fact(casework.Title).Value())
}

func everyValue(f *casework.Fact) []string {
	var all []string
	for _, said := range f.OursAll() {
		all = append(all, said.Value)
	}
	return all
}

// placesOf are the places known in the case: courts, councils, homes, schools, and where else somebody can be found. What is confidential is not among
// them: a gate finds it.
func placesOf(s *casework.State) []string {
	all := []string{s.Fact(casework.Court).Value(), s.Fact(casework.LocalAuthority).Value()}
	for _, h := range s.Hearings() {
		all = append(all, h.Fact(casework.Venue).Value())
	}
	for _, p := range s.People() {
		all = append(all, p.Fact(casework.BirthPlace).Value())
		for _, d := range p.Details() {
			if d.Kind != casework.SocialWorker && d.Kind != casework.Phone && d.Kind != casework.EmailAddress {
				all = append(all, d.Value)
			}
		}
	}
	return all
}

// set are the words of a text.
func set(text string) map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(text) {
		all[word] = true
	}
	return all
}

var (
	// titles stand before names, and what a child calls somebody is no name.
	titles = set("mr mrs ms miss mx dr prof sir lady the and of you your mum mummy dad daddy nan nana gran grandma grandad uncle aunt auntie her his honour judge district justice circuit recorder magistrates bench")
	// small stand within names of places as everywhere.
	small = set("a an and at by for in near next of on the to with")
	// ofPlaces are in the names of many places: by themselves they tell nothing.
	ofPlaces = set("family court courts justice centre center county council city borough district civil house home school primary secondary infant junior infants nursery academy college " +
		"hospital surgery church street road lane avenue close drive way walk end place square court hill park green field fields wood river bridge farm cottage cottages flat flats floor block tower " +
		"building buildings estate town village north south east west new old great little upper lower high middle top back front grand big day station saint st contact care children play family group class year")
	// everyday are words that are names too: they are names where they begin with a capital.
	everyday = set("will may mark grace joy hope rose faith dawn june summer autumn art guy rob pat sue drew frank dean chase sky star angel love king young long short little small white black " +
		"green brown grey gray day best good wise bell bird fox wood woods hill lane park parks read reed an so do my he me in is it at to up go be as or on no we us day court judge child home house friend " +
		"people person case bill jack page bond field fields rivers stone stones cook baker miller ward sunny happy precious honey sea see say hall law laws ray miles dale glen holly ivy daisy lily " +
		"olive poppy pearl ruby amber jade gene max sage robin jay wren drake buck carol melody harmony story stories ever never true blue red rain storm river brook forest north west east south")
)
