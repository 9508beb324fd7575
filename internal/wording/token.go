package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one word of a text.
type token struct {
	word       string // in small letters, with straight apostrophes
	start, end int    // in bytes
	lists      lists  // that need no words
	quoted     bool   // between quotation marks
	apart      bool   // a mark stands between it and the word before
	opens      bool   // it opens a sentence
	colon      bool   // a colon stands before it
}

// tokens are the words of a text, in order.
func tokens(text string) []token {
	all := make([]token, 0, len(text)/5)
	s := scanner{text: text, opens: true}
	for s.at < len(text) {
		r, size := utf8.DecodeRuneInString(text[s.at:])
		if isWord(r) {
			all = append(all, s.take())
			continue
		}
		s.mark(r, size)
	}
	return all
}

// Sentences are the sentences of a text, each with the mark that closes it.
func Sentences(text string) []string {
	all := tokens(text)
	var sentences []string
	for len(all) > 0 {
		n := opening(all)
		sentences = append(sentences, whole(text, all[:n]))
		all = all[n:]
	}
	return sentences
}

// opening is of how many words the first sentence is; there is at least one.
func opening(words []token) int {
	n := 1
	for n < len(words) && !words[n].opens {
		n++
	}
	return n
}

// scanner goes through a text.
type scanner struct {
	text  string
	at    int
	last  string // the word before
	quote rune   // the mark that closes the quotation; 0 outside

	apart, opens, colon bool
}

func isWord(r rune) bool {
	return r < utf8.RuneSelf && asciiWord[r] || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

var asciiWord = func() (is [utf8.RuneSelf]bool) {
	for r := range rune(utf8.RuneSelf) {
		is[r] = unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return is
}()

// take takes the word that begins here: letters and digits, and what joins them.
func (s *scanner) take() token {
	start := s.at
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if !isWord(r) && !s.joins(r, size) {
			break
		}
		s.at += size
	}
	raw := s.text[start:s.at]
	t := token{word: folded(raw), start: start, end: s.at, quoted: s.quote != 0, apart: s.apart, opens: s.opens, colon: s.colon}
	t.lists = byLook(raw, t.word, t.opens)
	s.last, s.apart, s.opens, s.colon = t.word, false, false, false
	return t
}

// joins reports whether a mark joins two parts of a word: “one-off”, “doesn’t”, “2.30”.
func (s *scanner) joins(r rune, size int) bool {
	next, _ := utf8.DecodeRuneInString(s.text[s.at+size:])
	switch r {
	case '-', '\'', '’':
		return isWord(next)
	case '.', ',', ':', '/':
		return unicode.IsDigit(next) && unicode.IsDigit(rune(s.text[s.at-1]))
	default:
		return false
	}
}

func folded(raw string) string {
	w := strings.ToLower(raw)
	if strings.Contains(w, "’") {
		w = strings.ReplaceAll(w, "’", "'")
	}
	return w
}

// closing is the mark that closes what each opens.
var closing = map[rune]rune{'“': '”', '‘': '’', '"': '"'}

// mark passes a mark or a space.
func (s *scanner) mark(r rune, size int) {
	before := s.at
	s.at += size
	switch {
	case unicode.IsSpace(r):
		if r == '\n' {
			s.quote, s.opens = 0, true
		}
	case s.quote != 0 && r == s.quote:
		s.quote, s.apart = 0, true
	case s.quote == 0 && closing[r] != 0:
		s.quote, s.apart = closing[r], true
	case (r == '.' || r == '!' || r == '?') && s.closes(before, r):
		s.opens, s.apart = true, true
	default:
		s.apart, s.colon = true, r == ':'
	}
}

// short are words after which a full stop closes no sentence.
var short = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "st": true, "no": true, "para": true, "paras": true, "e.g": true, "i.e": true, "eg": true, "ie": true, "vs": true, "v": true, "cf": true,
}

// closes reports whether a mark closes a sentence: not after a short form or an initial, and not before a small letter.
func (s *scanner) closes(at int, mark rune) bool {
	if mark == '.' && at > 0 && s.text[at-1] != ' ' && (short[s.last] || len(s.last) == 1 && !unicode.IsDigit(rune(s.last[0])) && s.last != "i") {
		return false
	}
	rest := strings.TrimLeft(s.text[at+1:], ".!?”’\"')] \t")
	next, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(next)
}

// byLook are the lists a word is in by how it is written.
func byLook(raw, word string, opens bool) (in lists) {
	first, _ := utf8.DecodeRuneInString(raw)
	switch {
	case unicode.IsDigit(first) || counting[word]:
		in |= number
	case dates[word] && unicode.IsUpper(first):
		in |= date
	case unicode.IsUpper(first) && !(opens && openers[word]) && word != "i":
		in |= name
	}
	return in
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

var (
	counting = setOf("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty once twice")
	dates    = setOf("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays")
	// openers are words that begin a sentence with a capital letter and are no names.
	openers = setOf("the a an it he she they we you this that these those there here in on at when if as for from with by to my his her their our its one both each all some any no not nobody what who which how where why while whilst after before since because although though but and or so then also mother father parents children clearly")
)
