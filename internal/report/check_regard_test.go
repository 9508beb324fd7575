package report_test

import (
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/report"
)

// matters are what the questions about the checklist name, in its order.
func (b *book) matters() string {
	b.t.Helper()
	var all []string
	for _, c := range b.found(report.NotAddressed) {
		if !c.Advice || c.Open() {
			b.t.Errorf("it stops the signature: %+v", c)
		}
		all = append(all, c.Sentence)
	}
	return strings.Join(all, "\n")
}

func TestAMatterOfTheWelfareChecklistThatNoOpinionAddressesIsAskedAboutOnceTheReportAdvises(t *testing.T) {
	b := newBook(t, "section7")
	said := on(b.hannahSays())
	opinion := b.writes("analysis", report.Opinion, "Isla’s wishes are clear. Both children need rest; their age and a change of school bear on it.", said)
	if got := b.matters(); got != "" {
		t.Errorf("asked before anything is advised: %s", got)
	}
	b.writes("recommendation", report.Recommendation, "The children should live with Ms Ashdown.", onStatement(opinion))
	want := "No opinion in the report addresses any harm which the child has suffered or is at risk of suffering.\n" +
		"No opinion in the report addresses how capable each parent, and any other relevant person, is of meeting the child’s needs.\n" +
		"No opinion in the report addresses the range of powers available to the court."
	if got := b.matters(); got != want {
		t.Errorf("asks\n%s\nwanted\n%s", got, want)
	}
	b.writes("analysis", report.Opinion, "Nothing suggests harm. Each parent is capable, and no order would leave it to the door.", said)
	if got := b.matters(); got != "" {
		t.Errorf("still asks: %s", got)
	}
}

func TestWhatSomebodySaysOfAMatterIsNotTheAuthorsOpinionOfIt(t *testing.T) {
	b := newBook(t, "section7")
	said := on(b.hannahSays())
	b.writes("accounts", report.Account, "Ms Ashdown says that he is not capable, and fears harm.", said)
	b.writes("recommendation", report.Recommendation, "No order is needed, for neither harm nor change is likely.", said)
	if n := len(b.found(report.NotAddressed)); n != 7 {
		t.Errorf("asked about %d matters, want all seven", n)
	}
}

func TestAMatterIsNamedByAHeadingTooAndOnlyByWholeWords(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("recommendation", report.Recommendation, "The children should live with Ms Ashdown.", on(b.hannahSays()))
	b.writes("analysis", report.Opinion, "It was harmless, and he exchanged words with the teenager in order to leave.", on(b.hannahSays()))
	if n := len(b.found(report.NotAddressed)); n != 7 {
		t.Errorf("asked about %d matters, want all seven", n)
	}
	b.writes("analysis", report.Heading, "Harm", nil)
	if got := b.matters(); strings.Contains(got, "harm") {
		t.Errorf("asks %s", got)
	}
}

func TestALetterIsNotAskedAboutTheWelfareChecklist(t *testing.T) {
	b := newBook(t, "safeguarding_letter")
	b.writes("advice", report.Recommendation, "The court should hear the case soon.", on(b.hannahSays()))
	if got := b.matters(); got != "" {
		t.Errorf("asks %s", got)
	}
}

func TestAQuestionAboutAMatterIsSetAsideForThatMatterAlone(t *testing.T) {
	b := newBook(t, "section7")
	b.writes("recommendation", report.Recommendation, "The children should live with Ms Ashdown.", on(b.hannahSays()))
	must(t, b.setsAside(b.found(report.NotAddressed)[0]))
	for i, c := range b.found(report.NotAddressed) {
		if (c.SetAside != nil) != (i == 0) {
			t.Errorf("%s: set aside is %v", c.Sentence, c.SetAside)
		}
	}
}

// choosing is a guardian’s analysis that sets out two choices.
func choosing(t *testing.T) (b *book, home, kin ledger.Ref) {
	t.Helper()
	b = newBook(t, "guardians_analysis")
	said := on(b.hannahSays())
	home = b.writes("options", report.Opinion, "Home with Ms Ashdown. For it: both children know it. Against it: the journeys.", said)
	kin = b.writes("options", report.Opinion, "With their aunt. For it: rest. Against it: a move.", said)
	b.noCheck(report.OneChoice, report.NotCompared) // nothing is advised yet
	return b, home, kin
}

func TestAChoiceThatNoRecommendationWeighsIsAskedAbout(t *testing.T) {
	b, home, kin := choosing(t)
	b.writes("recommendation", report.Recommendation, "The children should stay at home.", onStatement(home))
	c := b.theCheck(report.NotCompared)
	if c.Statement.Ref != kin || !c.Advice || c.Open() || !strings.Contains(c.Mend, "Re B-S [2013] EWCA Civ 1146") {
		t.Errorf("found %+v", c)
	}
	b.noCheck(report.OneChoice)
	b.writes("recommendation", report.Recommendation, "They should not move to their aunt.", onStatement(kin))
	b.noCheck(report.NotCompared)
}

func TestChoicesComparedInOneOpinionAreWeighedByWhatRestsOnThat(t *testing.T) {
	b, home, kin := choosing(t)
	compared := b.writes("options", report.Opinion, "I prefer the first.", onStatement(home, kin))
	b.writes("recommendation", report.Recommendation, "The children should stay at home.", onStatement(compared))
	b.noCheck(report.OneChoice, report.NotCompared)
}

func TestAnAnalysisThatSetsOutOneChoiceOnlyIsAskedForTheOthers(t *testing.T) {
	b := newBook(t, "guardians_analysis")
	home := b.writes("options", report.Opinion, "Home with Ms Ashdown is best.", on(b.hannahSays()))
	b.writes("recommendation", report.Recommendation, "The children should stay at home.", onStatement(home))
	if c := b.theCheck(report.OneChoice); c.Sentence != "Under “Every realistic choice” only one choice is set out." {
		t.Errorf("found %q", c.Sentence)
	}
}

func TestChoicesUnderHeadingsAreOneEachHoweverManyParagraphsTheyTake(t *testing.T) {
	b := newBook(t, "guardians_analysis")
	said := on(b.hannahSays())
	b.writes("options", report.Heading, "Home with Ms Ashdown", nil)
	b.writes("options", report.Opinion, "For it: both children know it.", said)
	against := b.writes("options", report.Opinion, "Against it: the journeys.", said)
	b.writes("options", report.Heading, "With their aunt", nil)
	b.writes("options", report.Opinion, "For it: rest.", said)
	b.writes("recommendation", report.Recommendation, "The children should stay at home.", onStatement(against))
	b.noCheck(report.OneChoice)
	if c := b.theCheck(report.NotCompared); c.Sentence != "No recommendation rests on the choice set out in “With their aunt”." {
		t.Errorf("found %q", c.Sentence)
	}
}

func TestInPrivateLawNobodyIsAskedForChoices(t *testing.T) {
	b := newBook(t, "section7")
	opinion := b.writes("options", report.Opinion, "Every other weekend.", on(b.hannahSays()))
	b.writes("recommendation", report.Recommendation, "The children should see him every other weekend.", onStatement(opinion))
	b.noCheck(report.OneChoice, report.NotCompared)
}
