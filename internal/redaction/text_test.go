package redaction_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/redaction"
)

func page(lines ...string) redaction.Text {
	return redaction.Text{Pages: []redaction.Page{{Words: strings.Join(lines, "\n")}}}
}

func removal(page, from, to int, g redaction.Ground) redaction.Removal {
	return redaction.Removal{Span: redaction.Span{Page: page, From: from, To: to}, Ground: g}
}

func TestABlockIsTheSameHoweverMuchItStandsFor(t *testing.T) {
	text := page("He told his sister Mrs Patel", "of 3 Elm Road that he", "", "would come.")
	for _, c := range []struct {
		from, to int
		want     string
	}{
		{4, 4, "He told his [Removed: about somebody else] Mrs Patel\nof 3 Elm Road that he\n\nwould come."},
		{4, 10, "He told his [Removed: about somebody else]\nthat he\n\nwould come."},
		{4, 14, "He told his [Removed: about somebody else]"},
		{1, 14, "[Removed: about somebody else]"},
	} {
		if got := text.Left(1, []redaction.Removal{removal(1, c.from, c.to, redaction.ThirdParty)}); got != c.want {
			t.Errorf("words %d to %d removed:\n%s\nwant\n%s", c.from, c.to, got, c.want)
		}
	}
}

func TestMarksOverEachOtherLeaveNothingBetween(t *testing.T) {
	text := page("one two three four five")
	got := text.Left(1, []redaction.Removal{removal(1, 2, 4, redaction.Privileged), removal(1, 3, 5, redaction.ThirdParty), removal(2, 1, 1, redaction.ThirdParty)})
	if want := "one [Removed: legally privileged] [Removed: about somebody else]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWordsAreFoundHoweverTheyAreWritten(t *testing.T) {
	text := page("Mrs. PATEL’S sister, Zoë Hamp-", "ton, met MrsPatel. Patience")
	for typed, want := range map[string]string{
		"Mrs Patel": "[{1 1 2} {1 8 8}]", "zoe hampton": "[{1 4 6}]", "Pat": "[]", "patel": "[{1 2 2}]", "": "[]", "…": "[]", "sister": "[{1 3 3}]",
	} {
		if got := fmt.Sprint(text.Find(typed)); got != want {
			t.Errorf("%q is found at %s, want %s", typed, got, want)
		}
	}
}

func TestLinesAreReadAsPeopleTypeThem(t *testing.T) {
	text := page("one two", "", "three", "four five six")
	for typed, want := range map[string]redaction.Span{
		"1": {Page: 1, From: 1, To: 2}, " 2-3 ": {Page: 1, From: 3, To: 6}, "2 to 3": {Page: 1, From: 3, To: 6}, "1–2": {Page: 1, From: 1, To: 3},
	} {
		if got, err := text.LinesOf(1, typed); err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "0", "4", "3-2", "1-4", "a", "1,2", "99999999999"} {
		if got, err := text.LinesOf(1, typed); err == nil {
			t.Errorf("%q is taken for %v", typed, got)
		}
	}
}

// drawText is a text of some pages, in which every word stands once unless it is drawn twice.
func drawText(t *rapid.T) redaction.Text {
	word := rapid.StringMatching(`[A-Za-zé’]{2,9}[,.]?`)
	line := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(word, 0, 6).Draw(t, "words"), " ") })
	var text redaction.Text
	for range rapid.IntRange(1, 3).Draw(t, "pages") {
		text.Pages = append(text.Pages, redaction.Page{Words: strings.Join(rapid.SliceOfN(line, 0, 6).Draw(t, "lines"), "\n")})
	}
	return text
}

func drawRemovals(t *rapid.T, text redaction.Text) []redaction.Removal {
	var all []redaction.Removal
	for i, p := range text.Pages {
		n := len(strings.Fields(p.Words))
		for range rapid.IntRange(0, min(n, 3)).Draw(t, "marks") {
			from := rapid.IntRange(1, n).Draw(t, "from")
			all = append(all, removal(i+1, from, rapid.IntRange(from, n).Draw(t, "to"), rapid.SampledFrom(redaction.Grounds).Draw(t, "ground")))
		}
	}
	return all
}

// TestNothingOfARemovedSpanIsLeft holds for any text and any marks: what is left, without its blocks, is the unmarked words in their order and no other;
// and where the words of a mark stand unmarked besides, whoever prepares it is told.
func TestNothingOfARemovedSpanIsLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t)
		removed := drawRemovals(t, text)
		elsewhere := text.Elsewhere(removed)
		for i, p := range text.Pages {
			var want []string
			for n, w := range strings.Fields(p.Words) {
				if !slices.ContainsFunc(removed, func(r redaction.Removal) bool { return r.Page == i+1 && r.From <= n+1 && n+1 <= r.To }) {
					want = append(want, w)
				}
			}
			left := text.Left(i+1, removed)
			for _, g := range redaction.Grounds {
				left = strings.ReplaceAll(left, "[Removed: "+g.Words()+"]", "")
			}
			if got := strings.Fields(left); !slices.Equal(got, want) {
				t.Fatalf("page %d says %q, want %q", i+1, got, want)
			}
			for _, r := range removed {
				for _, s := range text.FindOn(i+1, text.Says(r.Span)) {
					stands := slices.Contains(want, strings.Fields(p.Words)[s.From-1]) && s.From == s.To
					if stands && !covered(s, removed) && !slices.Contains(elsewhere, s) {
						t.Fatalf("%q stands at %v too, and nobody is told", text.Says(r.Span), s)
					}
				}
			}
		}
	})
}

func covered(s redaction.Span, removed []redaction.Removal) bool {
	return slices.ContainsFunc(removed, func(r redaction.Removal) bool { return r.Page == s.Page && r.From <= s.From && s.To <= r.To })
}

func TestRemovedWordsThatStandElsewhereAreTold(t *testing.T) {
	text := redaction.Text{Pages: []redaction.Page{{Words: "Mrs Patel came."}, {Words: "I asked Mrs Patel again. Mrs Patel left."}}}
	removed := []redaction.Removal{removal(1, 1, 2, redaction.ThirdParty), removal(2, 6, 7, redaction.ThirdParty)}
	if got := fmt.Sprint(text.Elsewhere(removed)); got != "[{2 3 4}]" {
		t.Errorf("told of %s", got)
	}
}

// FuzzSpansOfAPage gives what people type to what reads it: nothing panics, and what is found is words of the page.
func FuzzSpansOfAPage(f *testing.F) {
	f.Add("one two\n\nthree", "two", "1-2")
	f.Add("e\u0301t\u00e9 – \u00df", "\u0301", "1 to 99999")
	f.Add("\xff\x00 a", "\xff", "–")
	f.Fuzz(func(t *testing.T, words, typed, lines string) {
		text := redaction.Text{Pages: []redaction.Page{{Words: words}}}
		spans := text.Find(typed)
		if s, err := text.LinesOf(1, lines); err == nil {
			spans = append(spans, s)
		}
		var removed []redaction.Removal
		for _, s := range spans {
			if text.Says(s) == "" {
				t.Fatal(errors.New("found where nothing stands"), s)
			}
			removed = append(removed, redaction.Removal{Span: s, Ground: redaction.Confidential})
		}
		_ = text.Left(1, removed)
		_ = text.Elsewhere(removed)
	})
}
