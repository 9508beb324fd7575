//go:build e2e

package evidencepage_test

import (
	"net/url"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	item := marks(f)
	copied := copies(f).Click("It repeats 1: Hannah Ashdown, 1 September 2026").OK().Send(url.Values{
		"from": {"a telephone call of 9 May 2026"}, "why": {"The school wrote down what she told them"},
	}).OK()
	like := copies(f)
	disputed := disputes(item, f.Daniel)
	f.Ruth.Reads(map[string]string{
		"evidence-copied": copied.At, "evidence-like-words": like.At, "evidence-repeats": like.At + "/repeats", "evidence-what-if": disputed.At + "/what-if",
		"evidence-list": f.Path("evidence"), "evidence-item": item.At, "evidence-new": f.Path("evidence", "new"),
		"papers": f.Path("papers"), "papers-new": f.Path("papers", "new"),
		"evidence-mark": f.Path("note", string(f.Call.Entry), "mark"), "evidence-find": item.At + "/find", "evidence-dispute": item.At + "/dispute",
	})
	f.At(pagetest.Today.AddDate(0, 0, 1))
	then := "?as-of=2026-11-24T23:00"
	f.Ruth.Reads(map[string]string{"evidence-list-as-it-stood": f.Path("evidence") + then, "evidence-item-as-it-stood": item.At + then})
}
