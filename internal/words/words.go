// Package words holds what people read: sentences in the language of whoever is reading.
//
// English is written where it is used and is itself the key; another language is a catalogue from the English sentence to its own.
// A sentence missing from a catalogue is shown in English, never as a code. Start at Printer.
package words

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Language is a BCP 47 tag: "en-GB" or "cy".
type Language string

// English is the language the sentences in the code are written in.
const English Language = "en-GB"

// Catalogue gives, for one language, the sentence to use for an English one; both may hold the same fmt verbs.
type Catalogue map[string]string

// Printer writes sentences in one language. The zero Printer writes English.
type Printer struct {
	language  Language
	catalogue Catalogue
}

// In is a Printer for a language with its catalogue.
func In(language Language, catalogue Catalogue) Printer {
	return Printer{language: language, catalogue: catalogue}
}

// Language is the language written, English for the zero Printer.
func (p Printer) Language() Language {
	if p.language == "" {
		return English
	}
	return p.language
}

// Say writes the sentence with its arguments in the printer's language.
func (p Printer) Say(english string, args ...any) string {
	sentence := english
	if own, ok := p.catalogue[english]; ok {
		sentence = own
	}
	if len(args) == 0 {
		return sentence
	}
	return fmt.Sprintf(sentence, args...)
}

// Line is how one entry reads on a case's timeline.
type Line struct {
	Text  string // what happened, in one sentence without the author or the time, which the page adds
	Words string // somebody's exact words, shown as a quotation; may be empty
}

// UpperFirst is text as a line begins with it: "Section 7 report".
func UpperFirst(text string) string { return changeFirst(text, unicode.ToUpper) }

// LowerFirst is text as it stands in the middle of a sentence: "section 7 report".
func LowerFirst(text string) string { return changeFirst(text, unicode.ToLower) }

// Ended is text with a full stop, unless it has an end already, also before quotation marks that close it: Isla said “He was not there.”
func Ended(text string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "”’"))
	if strings.ContainsRune(".!?…", last) {
		return text
	}
	return text + "."
}

// List joins names as in a sentence: "the call, the note and the letter".
func List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func changeFirst(text string, change func(rune) rune) string {
	letter, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(change(letter)) + text[size:]
}
