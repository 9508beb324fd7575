package govuk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	. "candour/internal/govuk/htmlcheck"
	"candour/internal/words"
)

var standings = []govuk.Standing{
	govuk.NothingSupportsIt, govuk.Stands, govuk.ChallengeAnswered, govuk.Disputed, govuk.NoLongerStands, govuk.FoundByCourt, govuk.Uncertain,
}

func TestAStandingIsADrawingWithWordsBesideIt(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range standings {
		words := s.Words(t.Context())
		body := Component(t, govuk.StandingTag(s),
			In("strong.govuk-tag.app-standing", IsText(words)),
			In("svg.app-mark[aria-hidden=true] path"))
		if words == "" || seen[words] || seen[body] {
			t.Errorf("standing %d says %q, as another does", s, words)
		}
		seen[words], seen[body] = true, true
		Component(t, govuk.InMark(s), In(".govuk-visually-hidden", HasText(words)))
	}
}

func TestAStandingMaySayItInBetterWords(t *testing.T) {
	Component(t, govuk.StandingTagSaying(govuk.Uncertain, "Filing uncertain"), In(".app-standing--disputed", IsText("Filing uncertain")))
}

func TestTheZeroStandingIsAGap(t *testing.T) {
	var s govuk.Standing
	Component(t, govuk.StandingTag(s), In(".app-standing--none", IsText("Nothing supports it")))
}

func TestDueInSaysHowLongIsLeft(t *testing.T) {
	for days, want := range map[int]govuk.ClockData{
		-3: {Words: "3 days late", Late: true},
		-1: {Words: "1 day late", Late: true},
		0:  {Words: "Today"},
		1:  {Words: "Tomorrow"},
		17: {Words: "In 17 days"},
	} {
		if got := govuk.DueIn(days, words.Printer{}); got != want {
			t.Errorf("in %d days: %+v, want %+v", days, got, want)
		}
	}
}

func TestLateIsSaidInWordsAndDrawn(t *testing.T) {
	Component(t, govuk.Clock(govuk.DueIn(-1, words.Printer{})), In("span.app-clock--late", IsText("1 day late")))
	Component(t, govuk.Clock(govuk.ClockData{Words: "Mon 15:10", Note: "the court", Past: true, DateTime: "2026-11-23T15:10"}),
		In("time[datetime=2026-11-23T15:10]", IsText("Mon 15:10")), In("small", IsText("the court")), NotIn(".app-clock"))
}

func TestARowSaysWhenWhatWhyAndInWhatState(t *testing.T) {
	row := govuk.RowData{
		When: govuk.ClockData{Words: "In 3 days", Note: "Fri 27 Nov"}, What: govuk.Link{Text: "File it", Href: "/file"},
		Why: govuk.Text("Order of 15 September, paragraph 5."), State: govuk.Tag("Begun"),
	}
	Component(t, within(govuk.Rows(), govuk.Row(row)),
		In("ul.app-rows > li.app-row"),
		In(".app-row__when", IsText("In 3 days Fri 27 Nov")),
		In(".app-row__what a.app-row__link", HasHref("/file")),
		In(".app-row__why", IsText("Order of 15 September, paragraph 5.")),
		In(".app-row__state .govuk-tag", IsText("Begun")))
	Component(t, govuk.Row(govuk.RowData{What: govuk.Link{Text: "Words only"}}),
		In(".app-row--plain", IsText("Words only")), NotIn("a, .app-row__why, .app-row__state, .app-row__when"))
}

func TestATableKeepsItsRolesAndLeadsItsCells(t *testing.T) {
	Component(t, govuk.Table(govuk.TableData{
		Caption: "Hearings",
		Columns: []govuk.Column{{Head: "When"}, {Head: "Before", Lead: "Before"}, {Head: "Hours", Numeric: true, Lead: "Hours"}, {Head: "Action", HideHead: true}},
		Rows:    [][]templ.Component{{govuk.Text("Tuesday"), govuk.Text("District Judge Lenham"), govuk.Text("3.0")}, {nil}},
	}),
		In("table[role=table] > caption.govuk-visually-hidden", IsText("Hearings")),
		Count("tr[role=row]", 3),
		Count("th[scope=col][role=columnheader]", 4),
		In("th[scope=row][role=rowheader]", IsText("Tuesday")),
		In("td[data-label=Before][role=cell]", IsText("District Judge Lenham")),
		Count("td[data-label]", 2),
		Count("td", 6),
		In("td.govuk-table__cell--numeric", IsText("3.0")),
		In("th .govuk-visually-hidden", IsText("Action")))
}

func TestAChainIsANestedList(t *testing.T) {
	chain := []govuk.ChainItem{{
		Tag: govuk.StandingTag(govuk.Disputed), What: govuk.Link{Text: "He drove"},
		Under: []govuk.ChainItem{
			{How: "rests on", What: govuk.Link{Text: "14", Href: "/14"}, Why: govuk.Text("what a child told a parent"),
				Under: []govuk.ChainItem{{How: "written down in", What: govuk.Link{Text: "a note", Href: "/note"}}}},
			{How: "unless", What: govuk.Link{Text: "the court finds it not proved"}},
		},
	}}
	Component(t, govuk.Chain(chain),
		In("ul.app-chain > li > .app-node > b", IsText("He drove")),
		Count("ul.app-chain > li > ul > li", 2),
		In("ul ul > li > .app-node", HasText("rests on"), HasText("what a child told a parent")),
		In("ul ul ul a", HasHref("/note")),
		Count("b", 1))
}

func TestAStatementShowsWhatItRestsOnAndMarksWhatIsNotSound(t *testing.T) {
	Component(t, within(govuk.Statements(), govuk.Say(govuk.SayData{
		ID: "s4-3", Number: "4.3", Text: "One.\n\nTwo.", Kind: "Reported", Standing: govuk.StandingTag(govuk.Disputed),
		RestsOn: []govuk.RestsOn{{Link: govuk.Link{Text: "31", Href: "/31"}, Standing: govuk.Stands}, {Link: govuk.Link{Text: "6", Href: "/6"}, Standing: govuk.NoLongerStands}},
		Acts:    []govuk.Link{{Text: "Change", Hidden: "statement 4.3", Href: "/change"}},
	})),
		Sound(),
		In("ol > li#s4-3.app-say"),
		Count(".app-say__text p", 2),
		In(".app-say__side", HasText("Reported, rests on")),
		InAt(".app-say__side li", 0, IsText("31")),
		InAt(".app-say__side li", 1, IsText("No longer stands: 6")),
		In(".app-say__side a[href=/change]", IsText("Change statement 4.3")),
		NotIn(".app-say--open"))
}

func TestAStatementBeingChangedHoldsItsForm(t *testing.T) {
	Component(t, govuk.Say(govuk.SayData{ID: "s1", Number: "1", Text: "Words.", Kind: "My opinion", Form: govuk.Form(govuk.FormData{Action: "/save", Class: govuk.SayFormClass})}),
		In("li.app-say--open form.app-say__form"),
		In(".app-say__side", IsText("My opinion")))
}

func TestAStripNamesFactsAndTabs(t *testing.T) {
	Component(t, govuk.Strip(govuk.StripData{
		Label: "This case", Name: govuk.Link{Text: "Kersey and Ashdown", Href: "/case"}, Beside: govuk.Text("Rowan, 11"),
		Facts:     []govuk.StripFact{{Term: "Number", Detail: govuk.Text("WX26P00417"), Number: true}, {Term: "Confidential", Detail: govuk.Lock("An address")}},
		TabsLabel: "Case", Tabs: []govuk.NavItem{{Text: "Overview", Href: "/case", Current: true}, {Text: "People", Href: "/people"}},
	}),
		In("section[aria-label]", HasAttr("aria-label", "This case")),
		In(".app-case__children", IsText("Rowan, 11")),
		In("dd.app-num", IsText("WX26P00417")),
		In(".app-case__facts .app-sealed", IsText("An address")),
		In("nav a[aria-current=page]", IsText("Overview")),
		Count("nav a[aria-current]", 1))
}

func TestPaginationShowsTheEndsAndWhatIsNear(t *testing.T) {
	at := func(page, pages int) templ.Component {
		return govuk.Pagination(govuk.PaginationData{Page: page, Pages: pages, Href: func(n int) string { return fmt.Sprintf("?page=%d", n) }})
	}
	for _, each := range []struct {
		page, pages int
		want        string
	}{
		{1, 1, ""},
		{1, 2, "1 2"},
		{5, 12, "1 ⋯ 4 5 6 ⋯ 12"},
		{1, 9, "1 2 ⋯ 9"},
		{9, 9, "1 ⋯ 8 9"},
		{3, 5, "1 2 3 4 5"},
	} {
		if each.want == "" {
			Component(t, at(each.page, each.pages), NotIn("nav"))
			continue
		}
		Component(t, at(each.page, each.pages), Sound(), In("ul", IsText(each.want)), In("a[aria-current=page]", HasHref(fmt.Sprintf("?page=%d", each.page))))
	}
	Component(t, at(1, 2), NotIn("a[rel=prev]"), In("a[rel=next]", HasHref("?page=2")))
	Component(t, at(2, 2), NotIn("a[rel=next]"), In("a[rel=prev]", HasHref("?page=1")))
}

func TestSuccessIsReadAloudAtOnce(t *testing.T) {
	Component(t, govuk.Notification("It is in the record.", true), Sound(), In("[role=alert]", HasText("It is in the record.")))
	Component(t, govuk.Notification("The court closes early.", false), Sound(), In("[role=region]"), NotIn("[role=alert]"))
}

func TestExactWordsKeepTheirParagraphs(t *testing.T) {
	Component(t, govuk.Words("At school please.\r\n\r\n\r\nNot my\nbedroom. <3"), Count("blockquote p", 2), InAt("p", 1, IsText("Not my bedroom. <3")))
}

func TestAFactMayBeChanged(t *testing.T) {
	Component(t, govuk.SummaryList([]govuk.Fact{
		{Term: "Who", Detail: govuk.Text("Her aunt"), Act: govuk.Link{Text: "Change", Hidden: "who", Href: "/change"}},
		{Term: "When", Detail: govuk.Text("Not known yet")},
	}), Sound(), In("div.app-facts__act dd a", IsText("Change who")), Count("dd", 3))
}

// Every component that shows words, given words that try to be markup.
func TestNoComponentLetsWordsBecomeMarkup(t *testing.T) {
	const h = `</p></textarea></title><script>alert(1)</script>"><img src=x onerror=alert(1)>`
	text := govuk.Text(h)
	link := govuk.Link{Text: h, Hidden: h, Href: "javascript:alert(1)"}
	field := govuk.Field{Name: "f", Label: h, Hint: h, Value: h, Error: h}
	options := []govuk.Option{{Value: h, Label: h, Hint: h}}
	for name, c := range map[string]templ.Component{
		"text": text, "anchor": govuk.Anchor(link), "back": govuk.BackLink(h, h), "tag": govuk.Tag(h), "lock": govuk.Lock(h),
		"standing": govuk.StandingTagSaying(govuk.Stands, h), "clock": govuk.Clock(govuk.ClockData{Words: h, Note: h, DateTime: h}),
		"title": govuk.Title(govuk.TitleData{Over: h, Text: h, Lede: text, Aside: text}), "section": govuk.Section(govuk.SectionData{ID: "s", Title: h, Count: h}),
		"row": govuk.Row(govuk.RowData{When: govuk.ClockData{Words: h}, What: link, Why: text}), "ask": govuk.Ask(govuk.AskData{Left: text, Right: text}),
		"lists": govuk.StandingLists([]govuk.StandingList{{Items: []govuk.StandingItem{{What: link, Why: text}}, More: link}}),
		"news":  govuk.News([]govuk.NewsItem{{What: []templ.Component{text}, When: h, DateTime: h}}), "words": govuk.Words(h),
		"summary": govuk.SummaryList([]govuk.Fact{{Term: h, Detail: text, Act: link}}), "verdicts": govuk.Verdicts([]govuk.Verdict{{Tag: text, Sentence: text}}),
		"table":  govuk.Table(govuk.TableData{Caption: h, Columns: []govuk.Column{{Head: h, Lead: h}, {Head: h, Lead: h}}, Rows: [][]templ.Component{{text, text}}}),
		"chain":  govuk.Chain([]govuk.ChainItem{{How: h, What: link, Why: text}}),
		"thread": govuk.Thread([]govuk.ThreadItem{{Head: text, Words: h, Note: text}}), "acts": govuk.Acts([]govuk.ActData{{Link: link, Means: h}}),
		"say":     govuk.Say(govuk.SayData{ID: "s", Number: h, Text: h, Kind: h, Note: text, Acts: []govuk.Link{link}, RestsOn: []govuk.RestsOn{{Link: link}}}),
		"asked":   govuk.Asked([]govuk.AskedItem{{Letter: h, Question: h, Answer: text}}),
		"weighed": govuk.Weighed([]govuk.WeighedOption{{Title: h, For: []templ.Component{text}}}), "notification": govuk.Notification(h, true),
		"details": govuk.Details(h), "panel": govuk.Panel(h), "plain": govuk.PlainPage(h), "part": govuk.Part("p", h),
		"contents": govuk.Contents(h, []govuk.ContentsItem{{Link: link, Note: h}}), "summary of errors": govuk.ErrorSummary(govuk.Errors{{Field: "f", Text: h}}),
		"button": govuk.Button(govuk.ButtonData{Text: h, Hidden: h, Name: h, Value: h}), "form": govuk.Form(govuk.FormData{Action: "javascript:alert(1)", Entry: h, Saved: h, Draft: h}),
		"input": govuk.Input(govuk.InputData{Field: field}), "textarea": govuk.Textarea(govuk.TextareaData{Field: field}),
		"select": govuk.Select(govuk.SelectData{Field: field, Options: options}), "radios": govuk.Radios(govuk.RadiosData{Field: field, Options: options}),
		"checkboxes": govuk.Checkboxes(govuk.CheckboxesData{Field: field, Options: options}), "date": govuk.DateInput(govuk.DateInputData{Field: field, Day: h}),
	} {
		body := Component(t, c, NotIn("script, img"))
		if strings.Contains(body, "javascript:") {
			t.Errorf("%s leads to a script", name)
		}
	}
}
