package access

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"
	"unicode"
)

// commonList is the 30,000 passwords most used in leaks that were published, a line each in small letters, as zxcvbn 4.4.2 has them.
//
//go:embed common/passwords.txt.gz
var commonList []byte

var common = sync.OnceValue(func() map[string]bool {
	lines := map[string]bool{}
	if unpacked, err := gzip.NewReader(bytes.NewReader(commonList)); err == nil {
		all, _ := io.ReadAll(unpacked) // it is part of the program; a test reads it whole
		for line := range strings.Lines(string(all)) {
			lines[strings.TrimSuffix(line, "\n")] = true
		}
	}
	return lines
})

// fewLetters is what a password may be made of beside digits, signs and names for it to be tried out in an evening.
const fewLetters = 4

// guessable reports whether a password is among those that attackers try first: a common one with digits or signs around it, one that repeats
// itself, one of digits alone, or one made of its owner's name or of this service's (OWASP ASVS 5, 6.2.4 and 6.2.11).
func guessable(password, name string) bool {
	password = strings.ToLower(password)
	core := repeated(strings.Map(letters, password))
	if common()[password] || common()[core] {
		return true
	}
	for _, known := range append(strings.Fields(strings.ToLower(name)), "candour") {
		core = strings.ReplaceAll(core, known, "")
	}
	return len([]rune(core)) < fewLetters
}

func letters(r rune) rune {
	if unicode.IsLetter(r) {
		return r
	}
	return -1
}

// repeated is the shortest text of which another is made by repeating it.
func repeated(text string) string {
	if text == "" {
		return ""
	}
	again := strings.Index((text + text)[1:], text) + 1
	return text[:again]
}
