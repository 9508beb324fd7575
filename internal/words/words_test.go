package words_test

import (
	"testing"

	"candour/internal/words"
)

func TestTheZeroPrinterWritesEnglish(t *testing.T) {
	var p words.Printer
	if got := p.Say("Told to %s", "Mrs Okafor"); got != "Told to Mrs Okafor" || p.Language() != words.English {
		t.Errorf("said %q in %s", got, p.Language())
	}
}

func TestAMissingSentenceIsShownInEnglish(t *testing.T) {
	welsh := words.In("cy", words.Catalogue{"Case closed": "Achos wedi cau"})
	if got := welsh.Say("Case closed"); got != "Achos wedi cau" {
		t.Errorf("said %q", got)
	}
	if got := welsh.Say("Case opened"); got != "Case opened" {
		t.Errorf("said %q; want the English sentence", got)
	}
}

func TestAPercentSignInAPlainSentenceIsLeftAlone(t *testing.T) {
	if got := (words.Printer{}).Say("100% of it"); got != "100% of it" {
		t.Errorf("said %q", got)
	}
}

func TestOnlyTheFirstLetterIsChanged(t *testing.T) {
	for text, want := range map[string]string{"": "", "a": "A", "école, by hand": "École, by hand", "Łódź": "Łódź", "7 days": "7 days"} {
		if got := words.UpperFirst(text); got != want {
			t.Errorf("%q begins a line as %q, want %q", text, got, want)
		}
	}
	if got := words.LowerFirst("Section 7 report of Élodie"); got != "section 7 report of Élodie" {
		t.Errorf("%q", got)
	}
}

func TestASentenceHasOneEnd(t *testing.T) {
	for text, want := range map[string]string{
		"It stands": "It stands.", "It stands.": "It stands.", "She said “He drove.”": "She said “He drove.”", "She asked “Why?”": "She asked “Why?”",
		"She said “He drove”": "She said “He drove”.", "as he said: “‘No.’”": "as he said: “‘No.’”", "": ".",
	} {
		if got := words.Ended(text); got != want {
			t.Errorf("%q ends as %q, want %q", text, got, want)
		}
	}
}
