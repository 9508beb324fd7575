package reportpage_test

import (
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestTheAuthorsStageDecidesWhoReadsFirst(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("Nobody has to read it first")))
	page.Click("Sign it").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("has to read it before you sign")))

	b.stage(b.Ruth, "newly_qualified")
	b.Ruth.Get(page.At).Check(htmlcheck.In("main", htmlcheck.HasText("A colleague reads it first")))
}

func TestWhileNobodyHasSaidHowFarOnTheAuthorIsAManagerReadsFirst(t *testing.T) {
	b := newBench(t)
	b.stage(b.Ruth, "a stage that no pack knows")
	page, _ := b.letter()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("A manager reads it first")))
}
