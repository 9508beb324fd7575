package disclosure

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// squeezed is a text without all that people write differently: only its letters and digits are left, small, without accents.
type squeezed struct {
	text  []byte
	marks []mark // for each byte of text, and one more for its end
}

// mark is what is known of a place between two bytes of a squeezed text.
type mark uint8

const (
	wordBegins mark = 1 << iota // a word begins here
	wordEnds                    // a word ended just before
	capital                     // the letter that begins here was a capital
)

// squeeze reads a text once. Words also begin and end where letters meet digits and where a small letter meets a capital: text taken out of a
// PDF often lacks spaces.
func squeeze(text string) squeezed {
	if !isASCII(text) {
		text = norm.NFKD.String(text) // splits accents off letters, and takes wide digits, ligatures and the like for what they mean
	}
	s := squeezer{squeezed: squeezed{text: make([]byte, 0, len(text)), marks: make([]mark, 1, len(text)+1)}}
	for _, r := range text {
		s.add(r)
	}
	s.ends()
	return s.squeezed
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// squeezer goes over a text.
type squeezer struct {
	squeezed
	before sort
}

// sort is what sort of character stands before the one being read.
type sort uint8

const (
	other sort = iota
	small
	big
	digit
)

func sortOf(r rune) sort {
	switch {
	case 'a' <= r && r <= 'z':
		return small
	case '0' <= r && r <= '9':
		return digit
	case 'A' <= r && r <= 'Z':
		return big
	case r < utf8.RuneSelf:
		return other
	case unicode.IsDigit(r):
		return digit
	case unicode.IsUpper(r):
		return big
	case unicode.IsLetter(r):
		return small
	default:
		return other
	}
}

func (s *squeezer) add(r rune) {
	of := sortOf(r)
	if of == other {
		s.leaveOut(r)
		return
	}
	if s.before != of && !(s.before == big && of == small) {
		s.ends()
		s.marks[len(s.text)] |= wordBegins
	}
	if of == big {
		s.marks[len(s.text)] |= capital
	}
	s.before = of
	s.text = appendPlain(s.text, r, of)
	for len(s.marks) <= len(s.text) {
		s.marks = append(s.marks, 0)
	}
}

// leaveOut passes over what is neither letter nor digit. Accents and what nobody sees are within a word; an apostrophe is too, but a word may
// be over before it: St Mary’s, Elm Road’s.
func (s *squeezer) leaveOut(r rune) {
	switch {
	case r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´':
		s.ends()
	case r >= utf8.RuneSelf && unicode.In(r, unicode.Mn, unicode.Cf):
	default:
		s.ends()
		s.before = other
	}
}

// ends notes that a word may be over.
func (s *squeezer) ends() { s.marks[len(s.text)] |= wordEnds }

// appendPlain appends a letter or digit as it stands in a squeezed text.
func appendPlain(to []byte, r rune, of sort) []byte {
	switch {
	case of == big && r < utf8.RuneSelf:
		return append(to, byte(r)+'a'-'A')
	case r < utf8.RuneSelf:
		return append(to, byte(r))
	case of == digit:
		return append(to, '0'+value(r))
	}
	r = unicode.ToLower(r)
	if plain, ok := plainLetters[r]; ok {
		return append(to, plain...)
	}
	return utf8.AppendRune(to, r)
}

// plainLetters are letters that are no plain letter with an accent, as they are written where there are only plain ones.
var plainLetters = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i"}

// value is what a digit of any script is worth: digits stand in rows of ten.
func value(r rune) byte {
	n := byte(0)
	for n < 9 && unicode.IsDigit(r-1) {
		r, n = r-1, n+1
	}
	return n
}
