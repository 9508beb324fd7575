package comparisonpage_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

// carePlan is a care plan that came by hand, and its key.
func carePlan(t *testing.T, f *pagetest.Family, name, says string) (key string, source ledger.Ref) {
	t.Helper()
	form := url.Values{
		"who-name": {"Ms Lowe, social worker"}, "kind": {"local_authority"}, "said-day": {"20"}, "said-month": {"11"}, "said-year": {"2026"}, "titles": {name},
	}
	f.Ruth.Get(f.Path("papers", "new")).OK().SendFiles(form, map[string]webtest.File{"files": {Name: "plan.txt", Media: "text/plain", Bytes: []byte(says)}}).OK()
	for _, s := range evidence.Of(f.Read(f.Case)).Papers() {
		if s.Paper.Name == name {
			return "source:" + string(s.Entry.ID), s.Ref()
		}
	}
	t.Fatal("the care plan is not on record")
	return "", source
}

// item is the one item of the case.
func item(t *testing.T, f *pagetest.Family) *evidence.Item {
	t.Helper()
	all := evidence.Of(f.Read(f.Case)).Items()
	if len(all) != 1 {
		t.Fatalf("%d items of evidence", len(all))
	}
	return all[0]
}

const weekly = "She sees her father each week."

func TestAChangedPassageOfAPaperIsOneTapFromBeingEvidence(t *testing.T) {
	f := family(t)
	older, _ := carePlan(t, f, "First care plan", "Isla lives with her aunt.\n\nShe sees her father each month.")
	newer, source := carePlan(t, f, "Second care plan", "Isla lives with her aunt.\n\nShe sees her father\neach week.")
	page := f.Ruth.Get(compared(f, older, newer)).OK().Check(htmlcheck.HasText("Make this evidence paragraph 2 of the earlier paper"), htmlcheck.LacksText("paragraph 1 of"))
	form := page.Click("Make this evidence paragraph 2 of the later paper").OK()
	form.Check(htmlcheck.In("textarea[name=words]", htmlcheck.HasText(weekly)), htmlcheck.HasText("Second care plan, page 1"), htmlcheck.NotIn("[name=kind]"))
	if strings.Contains(form.At, "father") {
		t.Errorf("words stand in the address: %s", form.At)
	}
	says := url.Values{"says": {"Isla is to see her father each week"}}
	form.Send(says).OK()
	form.Send(says).OK()
	if i := item(t, f); i.ItemBody.Source != source || i.Page != 1 || i.ItemBody.Words != weekly {
		t.Errorf("the item: %+v", i.ItemBody)
	}
}

func TestTheParagraphsOfALongPaperAreMarkedAtOnceAndWhatSaysTheSameIsAskedAbout(t *testing.T) {
	f := family(t)
	const late = "On Tuesday he came an hour late and the children were already asleep in bed."
	first, _ := carePlan(t, f, "Statement", "1. "+late+"\n2. He rang first.\nNobody answered.\n3. It was cold.")
	page := f.Ruth.Get(f.Path("papers")).OK().Click("Statement").OK()
	page.Check(htmlcheck.NotIn("[name=kind]"), htmlcheck.HasText("He rang first. Nobody answered."), htmlcheck.HasText("Paragraph 2, page 1"))
	page.Send(url.Values{"mark": {"1", "3"}}).OK()
	second, _ := carePlan(t, f, "Second statement", "7. "+late)
	f.Ruth.Get(f.Path("mark", second)).OK().Send(url.Values{"mark": {"1"}}).OK().
		Check(htmlcheck.In(".govuk-inset-text a", htmlcheck.HasText("Item 3")))
	f.Ruth.Get(f.Path("mark", first)).OK().Check(htmlcheck.NotIn(".govuk-inset-text"))
	all := evidence.Of(f.Read(f.Case)).Items()
	if len(all) != 3 || all[1].Says != "It was cold." || all[1].Page != 1 {
		t.Errorf("items: %+v", all)
	}
}

func TestAPaperInWhichSomethingIsHiddenIsMarkedWithoutIt(t *testing.T) {
	f := family(t)
	key, _ := carePlan(t, f, "A letter", "Contact is at the library.\n\nShe lives at "+pagetest.Address+" now.")
	f.Aisha.Get(f.Path("mark", key)).OK().Check(htmlcheck.HasText("Contact is at the library."), htmlcheck.LacksText("Ferry"), htmlcheck.HasText("hidden from you: 1"), htmlcheck.NotIn("input[value='2']"))
}

func TestWordsThatThePassageDoesNotHoldAreNotItsWords(t *testing.T) {
	f := family(t)
	older, _ := carePlan(t, f, "First care plan", "She sees her father each month.")
	newer, _ := carePlan(t, f, "Second care plan", weekly)
	f.Ruth.Get(compared(f, older, newer)).OK().Click("Make this evidence paragraph 1 of the later paper").OK().
		Send(url.Values{"words": {"She sees her father daily."}, "says": {"Isla is to see her father daily"}}).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#words")))
}

func TestAPassageOfANoteIsMarkedInTheNoteWithItsLines(t *testing.T) {
	f := family(t)
	older, newer := plan(f, "She sees her father each month."), plan(f, "It begins on Monday.\n\nShe sees her father\neach week.\n\nIt ends in May.")
	f.Ruth.Get(compared(f, older, newer)).OK().Click("Make this evidence paragraph 1 of the later paper").OK().
		Check(htmlcheck.In("textarea[name=words]", htmlcheck.HasText("It begins on Monday."))).Send(url.Values{"says": {"Isla is to see her father each week"}, "kind": {"local_authority"}}).OK()
	if i := item(t, f); !strings.Contains(i.ItemBody.Words, "She sees her father\neach week.") {
		t.Errorf("the item: %+v", i.ItemBody)
	}
}

func TestHiddenWordsAreNoEvidenceForWhomTheyAreHiddenFrom(t *testing.T) {
	f := family(t)
	older, _ := carePlan(t, f, "First care plan", "Contact is at the library.")
	newer := plan(f, "Contact is at "+pagetest.Address+" from now on.")
	f.Aisha.Get(compared(f, older, newer)).OK().Check(htmlcheck.LacksText("of the later paper"))
	f.Aisha.Get(f.Path("note", newer[len("note:"):], "mark") + "?paragraphs=1-1").Answered(http.StatusForbidden).Check(htmlcheck.LacksText("Ferry"))
	f.Ruth.Get(f.Path("evidence", "new", plan(f, "Contact is at home."), "1-1")).Answered(http.StatusNotFound)
	f.Aisha.Get(f.Path("evidence", "new", older, "7-9")).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("evidence", "new", older, "1-1")).Answered(http.StatusNotFound)
}
