package letter

import (
	"fmt"
	"slices"
	"strings"

	"candour/internal/pack"
)

// AskedOfChilds are what is asked of a letter to a child before it goes: sentences too long for what the child can follow, hard words with plainer ones,
// and what the five tips for writing to children look for and did not find. They ask; the writer decides. A letter to anybody else is asked nothing.
func AskedOfChilds(p *pack.Pack, t pack.LetterTemplate, writer, text string) []string {
	if !slices.Contains(t.To, pack.ToChild) {
		return nil
	}
	stage := t.Stage
	if stage == "" {
		stage = pack.Younger
	}
	return append(wordy(p.Stories, stage, text), wanting(p.Letters.Child, writer, text)...)
}

func wordy(s pack.Stories, stage pack.Stage, text string) (asks []string) {
	var known []string
	for line := range strings.Lines(text) {
		long, hard := s.HardWords(stage, line)
		for _, sentence := range long {
			asks = append(asks, fmt.Sprintf("More than %d words in one sentence: “%s”", s.Longest[stage], sentence))
		}
		for _, word := range hard {
			if !slices.Contains(known, word.Hard) {
				known = append(known, word.Hard)
				asks = append(asks, "“"+word.Hard+"” is a hard word. Perhaps: "+word.Plain)
			}
		}
	}
	return asks
}

func wanting(c pack.ChildsLetter, writer, text string) (asks []string) {
	first, _, _ := strings.Cut(writer, " ")
	said := strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, a := range c.Asks {
		found := slices.ContainsFunc(a.Words, func(word string) bool {
			return strings.Contains(said, strings.ToLower(strings.ReplaceAll(word, "{worker}", first)))
		})
		if !found {
			asks = append(asks, a.Ask)
		}
	}
	return asks
}
