package disclosure

import (
	"slices"
	"strings"
)

// alike are words that stand for each other in addresses and names. The first that is met is looked for in all its forms.
var alike = [][]string{
	{"road", "rd"}, {"street", "st", "str", "saint"}, {"avenue", "ave", "av"}, {"lane", "ln", "la"}, {"drive", "dr", "drv"}, {"close", "cl"},
	{"court", "ct", "crt"}, {"crescent", "cres", "cresc"}, {"place", "pl"}, {"square", "sq"}, {"terrace", "terr", "ter", "tce"},
	{"gardens", "gdns", "gdn", "garden"}, {"grove", "gr", "grv"}, {"park", "pk"}, {"house", "hse", "ho"}, {"mount", "mt"}, {"hill", "hl"},
	{"green", "grn"}, {"view", "vw"}, {"walk", "wlk"}, {"parade", "pde"}, {"boulevard", "blvd"}, {"estate", "est"}, {"building", "bldg"},
	{"buildings", "bldgs"}, {"flat", "flt", "apartment", "apt"}, {"cottage", "cott"}, {"mews", "mws"},
	{"north", "n"}, {"south", "s"}, {"east", "e"}, {"west", "w"}, {"upper", "upr"}, {"lower", "lwr"}, {"great", "gt"}, {"little", "lt"},
	{"churchofengland", "cofe", "ce", "coe", ""}, {"romancatholic", "rc", "catholic", ""}, {"primary", "prim", ""}, {"junior", "jnr", "jr", ""},
	{"infant", "infants", "inf", ""}, {"secondary", "sec", ""}, {"school", "sch", ""}, {"academy", "acad", ""}, {"centre", "center", "ctr", ""},
	{"and", ""}, {"the", ""}, {"limited", "ltd", ""}, {"company", "co", ""},
}

// forms are the forms in which each word is looked for.
var forms = func() map[string][]string {
	all := map[string][]string{}
	for _, words := range alike {
		for _, word := range words {
			if len(word) > 1 { // what stands for a whole word by one letter is not taken for it
				all[word] = words
			}
		}
	}
	return all
}()

// general are words for what a thing is: they tell none of its kind from another.
var general = set(`school primary infant infants junior secondary high grammar academy college nursery preschool community comprehensive upper
	lower first middle church of england ce cofe coe churchofengland romancatholic roman catholic rc voluntary aided controlled va vc free and the
	surgery medical health centre practice clinic hospital dental doctors gp contact child children family families refuge hostel shelter
	limited ltd plc co company store supermarket office`)

// generalPlaces are lines of addresses that tell nobody where.
var generalPlaces = set("england wales scotland uk gb britain ireland", "united kingdom", "great britain", "northern ireland")

// saysNothing are values by which people leave a field empty, squeezed.
var saysNothing = set(`other none unknown na notknown notgiven notgivenbycourt withheld confidential hidden nofixedabode nofixedaddress refuge
	prefernottosay livinginarefuge yes no tbc tba`)

// ofTheCalendar are names that stand in every document for something else than a place.
var ofTheCalendar = set(`january february march april may june july august september october november december monday tuesday wednesday thursday
	friday saturday sunday court school family child`)

// set is the words of the first text, and each other text as a whole.
func set(words string, whole ...string) map[string]bool {
	all := map[string]bool{}
	for _, w := range slices.Concat(strings.Fields(words), whole) {
		all[w] = true
	}
	return all
}

// joined are names of several words that have short forms.
var joined = strings.NewReplacer("church of england", "churchofengland", "c of e", "cofe", "c.of.e", "cofe", "c.e.", "ce", "roman catholic", "romancatholic", "r.c.", "rc")

var possessive = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "`", "'")

// wordsOf are the words of a text, small. A possessive keeps its apostrophe.
func wordsOf(text string) []string {
	text = joined.Replace(possessive.Replace(strings.ToLower(text)))
	return strings.FieldsFunc(text, func(r rune) bool { return r != '\'' && sortOf(r) == other && r < 0x80 || r == '–' || r == '\u00a0' })
}

// most bounds the spellings of one text: what has very many words that can be shortened is looked for in the spellings that come first.
const most = 512

// spelling is one way of writing a text, and how many words that has.
type spelling struct {
	text  string
	words int
}

// spellings are the ways of writing some words one after the other.
func spellings(words []string) []spelling {
	all := []spelling{{}}
	for _, word := range words {
		all = times(all, formsOf(word))
	}
	return all
}

func times(begun []spelling, forms []string) []spelling {
	if len(begun)*len(forms) > most {
		forms = forms[:1]
	}
	all := make([]spelling, 0, len(begun)*len(forms))
	for _, b := range begun {
		for _, f := range forms {
			words := b.words
			if f != "" {
				words++
			}
			all = append(all, spelling{b.text + f, words})
		}
	}
	return all
}

// formsOf are the forms of one word, its own first. St Mary’s is St Marys and St Mary.
func formsOf(word string) []string {
	if owner, of := strings.CutSuffix(word, "'s"); of {
		return []string{owner + "s", owner}
	}
	word = strings.ReplaceAll(word, "'", "")
	if all, ok := forms[word]; ok {
		return append([]string{word}, slices.DeleteFunc(slices.Clone(all), func(f string) bool { return f == word })...)
	}
	return []string{word}
}
