package htmlcheck

import (
	"fmt"
	"regexp"

	"golang.org/x/net/html"
)

// codeWords are words of the code and its documents that no practitioner, parent or judge should meet. A straight apostrophe between
// letters is a sign of words that were not set for reading.
var (
	codeWords = regexp.MustCompile(`(?i)\b(nodes?|defeat(s|ed)?|footing|ledger|fell|falls)\b`)
	straight  = regexp.MustCompile(`\pL'\pL`)
)

// PlainWords holds when the page speaks as people do: none of the words of the code, and curly apostrophes. Words quoted from a person
// may break it, so check pages made from invented words.
func PlainWords() Checker {
	return func(root *html.Node) error {
		said := text(root)
		if word := codeWords.FindString(said); word != "" {
			return fmt.Errorf("the page says %q, which is a word of the code", word)
		}
		if straightened := straight.FindString(said); straightened != "" {
			return fmt.Errorf("the page has a straight apostrophe in …%s…", straightened)
		}
		return nil
	}
}
