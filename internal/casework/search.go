package casework

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold is a text as search compares it: small letters without accents, apostrophes and points gone, everything else that is no letter or
// digit a space. "O’Néill" is "oneill", "Łukasz Wiśniewski-Byrne" is "lukasz wisniewski byrne".
func fold(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case alone[r] != "":
			b.WriteString(alone[r])
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), strings.ContainsRune(silent, r):
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Folded is a text as search compares it: small letters without accents and apostrophes, its words with one space between them.
func Folded(text string) string { return fold(text) }

// silent are signs that people leave out or put in as they like.
const silent = "'’‘`´ʼ."

// alone are letters that no decomposition takes an accent off.
var alone = map[rune]string{'ł': "l", 'ø': "o", 'đ': "d", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ð': "d", 'ı': "i", 'ħ': "h", 'ŧ': "t"}

// searchWords are the words under which names and numbers are found: folded; without the spaces that apostrophes, hyphens and the parts
// of a number leave open to taste; and part by part.
func searchWords(texts ...string) string {
	var words []string
	for _, text := range texts {
		words = append(words, strings.Fields(fold(text))...)
		words = append(words, strings.Fields(fold(apart(text)))...)
		for _, word := range strings.Fields(text) {
			words = append(words, strings.ReplaceAll(fold(word), " ", ""))
		}
	}
	slices.Sort(words)
	return strings.Join(slices.DeleteFunc(slices.Compact(words), func(w string) bool { return w == "" }), " ")
}

// apart opens a text at its silent signs and where letters meet digits: "O’Neill" as "O Neill", "ZE26P00412" as "ZE 26 P 00412".
func apart(text string) string {
	var b strings.Builder
	var last rune
	for _, r := range text {
		if strings.ContainsRune(silent, r) {
			r = ' '
		}
		if unicode.IsDigit(r) && unicode.IsLetter(last) || unicode.IsLetter(r) && unicode.IsDigit(last) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// wordsOf are the words that somebody typed into a search box, each of which must begin a word of the row. Nothing typed can be an operator:
// words hold letters and digits only. One that begins another is left out: what begins with the other begins with it.
func wordsOf(typed string) []string {
	var words []string
	for _, word := range strings.Fields(fold(typed)) {
		if slices.ContainsFunc(words, func(longer string) bool { return strings.HasPrefix(longer, word) }) {
			continue
		}
		words = slices.DeleteFunc(words, func(shorter string) bool { return strings.HasPrefix(word, shorter) })
		words = append(words, word)
	}
	return words[:min(len(words), mostWords)]
}

// mostWords bounds a query: nobody looks for a name of more words.
const mostWords = 8
