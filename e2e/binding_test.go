//go:build e2e

package e2e

import (
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"

	"candour/internal/govuk/browsertest"
)

// binding is how many minutes of hands-on time a section 7 report of 28 pages may take besides its prose, which has to be written wherever it is.
const binding = 20

// TestBindingASection7ReportTakesTwentyMinutes is a person’s day with one section 7 report: 25 items are marked in a statement of thirty pages, 60
// paragraphs cite them, the questions are answered, the checks are, and it is signed. The prose comes as if it were typed and is counted to nothing; what
// is counted is all that binds it. It takes minutes, and ./check runs it with --long alone.
func TestBindingASection7ReportTakesTwentyMinutes(t *testing.T) {
	w := aWeek(t)
	w.looks = false // at the pages: the weeks do
	file := printedStatement(t, w.given("Ruth Adeyemi"))
	w.row("Marking 25 items in a statement of thirty pages", binding, func(w week) { w.as("Ruth Adeyemi").marks(file) })
	w.row("Saying that whoever wrote it may be named", binding, week.theWriterMayBeNamed)
	w.row("Beginning the report", binding, week.theReportIsBegun)
	for _, s := range sections {
		w.row(fmt.Sprintf("Citing in %d paragraphs of %q", s.paragraphs, s.title), binding, func(w week) { w.as("Ruth Adeyemi").binds(s) })
	}
	w.row("Answering the checks", binding, week.theChecksOfTheReport)
	colin := w.given("Colin Pryce")
	colin.open(w.as("Ruth Adeyemi").path())
	colin.tap("I have read it")
	colin.tap("I have read it")
	w.row("Signing", binding, week.theReportIsSigned)
	var all row
	for _, r := range w.rows {
		all.pages, all.taps, all.keys, all.thoughts, all.waited = all.pages+r.pages, all.taps+r.taps, all.keys+r.keys, all.thoughts+r.thoughts, all.waited+r.waited
	}
	all.what, all.minutes = "All that binds it", binding
	w.rows = append(w.rows, all)
	if all.hands().Minutes() > binding {
		t.Errorf("binding takes %s of hands-on time, and %d minutes are allowed", all.hands(), binding)
	}
}

// bound is a section of the report, how its paragraphs begin, and what they rest on.
type bound struct {
	title      string
	paragraphs int
	begins     string // tells the kind, or not
	corrected  int    // paragraphs whose kind was guessed wrongly
	keys       int    // that put it right each time
	cites      string // what is typed to find the source; %d is its number
	answers    int    // the first of the questions that the paragraphs answer, one each; 0 when none does
}

// of is the number in what is typed to find the source of a paragraph: every fourth paragraph of the statement was marked.
func (s bound) of(n int) int {
	if strings.HasPrefix(s.cites, "vaughan") {
		return 4 * (n%marked + 1)
	}
	return n + 1
}

// In the order in which they are written. An opinion that does not say that it is one is guessed to be an account, as what it rests on is: four
// presses of Shift and F2 away.
var sections = []bound{
	{title: "Each adult’s account", paragraphs: 20, begins: "Mr Vaughan says:", cites: "vaughan %d. evening"},
	{title: "What happened, and what was decided about it", paragraphs: 12, begins: "Mr Vaughan wrote:", cites: "vaughan %d. evening"},
	{title: "What it means for the child", paragraphs: 16, begins: "I think that", corrected: 5, keys: 4, cites: "vaughan %d. evening", answers: 3},
	{title: "Choices and what each would do", paragraphs: 8, begins: "In my view", cites: "vaughan %d. evening"},
	{title: "What I recommend", paragraphs: 4, begins: "I recommend that", cites: "view paragraph-%d", answers: 1},
}

// theWriterMayBeNamed opens what a parent wrote to the report: of a source of which nothing is said, nobody is named to others.
func (w week) theWriterMayBeNamed() {
	ruth := w.as("Ruth Adeyemi")
	ruth.tap("Evidence")
	ruth.tap("5: Evening 1: fed")
	ruth.tap("How it may be used and named")
	ruth.choose("May be named")
	ruth.write("Why does this change?", "It is his statement to the court")
	ruth.tap("Record the change")
}

func (w week) theReportIsBegun() {
	ruth := w.as("Ruth Adeyemi")
	ruth.open("/cases")
	ruth.tap("Rees and Vaughan")
	ruth.tap("Reports")
	ruth.tap("Start a report or a letter")
	ruth.choose("Section 7 report")
	ruth.tap("Begin")
	ruth.says("What it means for the child")
}

// prose is a paragraph of which sixty, with the first page and the sources, are twenty pages.
func prose(s bound, n int) string {
	const more = " On the evening of which this tells the two children ate at the table in the kitchen, spoke of the swimming lesson and of the guinea pig that belongs to the class, and were in bed before the light went. " +
		"Nobody else was in the flat. The older one had asked whether the telephone would ring, and was told that it would, at the time that had been agreed, and that there was no need to wait for it by the door. " +
		"In the morning both had breakfast, found what they needed for the day in the order in which they needed it, and left the house with eight minutes in hand; the walk is short and they are used to it. " +
		"What was said on the way was noted on the same day, in the words in which it was said, and was read back."
	text := fmt.Sprintf("%s paragraph-%d of “%s”.%s", s.begins, n+1, s.title, more)
	if n < s.corrected {
		text = strings.TrimPrefix(text, s.begins+" ")
	}
	return text
}

// binds writes a section in the editor, with the keyboard once a finger has been in it, and saves it.
func (h hands) binds(s bound) {
	h.t.Helper()
	h.tap("Write the whole section: " + s.title)
	h.takesHold()
	for n := range s.paragraphs {
		if n > 0 {
			h.keyboard(input.Enter)
		}
		h.inserts(prose(s, n))
		h.becomes(`n => document.querySelectorAll('.ProseMirror .app-say__text')[n]?.textContent.length > 100`, n)
		query := s.cites
		if strings.Contains(query, "%d") {
			query = fmt.Sprintf(query, s.of(n))
		}
		h.cites(query)
		if n < s.corrected {
			h.corrects(s.keys)
		}
	}
	for q := range min(s.paragraphs, 6) {
		switch {
		case s.answers > 1:
			h.answersQuestion(q, s.answers+q)
		case s.answers == 1 && q < 2:
			h.answersQuestion(0, 1+q)
		}
	}
	h.tap("Save and go to the report")
	h.says(fmt.Sprintf("paragraph-%d of “%s”", s.paragraphs, s.title))
}

// takesHold puts a finger into the words of the editor.
func (h hands) takesHold() {
	h.t.Helper()
	h.tapped(1)
	if _, err := h.page.Activate(); err != nil {
		h.t.Fatal(err)
	}
	h.do(`() => {
		document.querySelector('.ProseMirror').focus()
		getSelection().selectAllChildren(document.querySelector('.ProseMirror .app-say__text'))
		getSelection().collapseToEnd()
	}`)
	if err := h.page.WaitIdle(browsertest.Patience); err != nil {
		h.t.Fatal(err)
	}
	h.becomes(`() => document.activeElement.className.includes('ProseMirror')`)
}

func (h hands) keyboard(keys ...input.Key) {
	h.t.Helper()
	if err := h.page.Keyboard.Type(keys...); err != nil {
		h.t.Fatal(err)
	}
}

func (h hands) inserts(text string) {
	h.t.Helper()
	if err := h.page.InsertText(text); err != nil {
		h.t.Fatal(err)
	}
}

// becomes waits until the page says yes.
func (h hands) becomes(script string, with ...any) {
	h.t.Helper()
	if err := h.page.Timeout(browsertest.Patience).Wait(rod.Eval(script, with...)); err != nil {
		h.t.Fatalf("%s: %v", script, err)
	}
}

// cites cites what some words find first: a thought, @, the words and Enter.
func (h hands) cites(query string) {
	h.t.Helper()
	h.decided()
	h.now().keys += 2 + utf8.RuneCountInString(query)
	before := h.do(`() => document.querySelectorAll('.ProseMirror .app-cite').length`).Value.Int()
	h.inserts("@")
	h.becomes(`() => !document.getElementById('cite').hidden && document.activeElement.id == 'cite-box'`)
	h.inserts(query)
	if !h.do(`() => !!document.querySelector('#cite-found [role=option]')`).Value.Bool() {
		h.t.Fatalf("%q finds nothing to cite", query)
	}
	h.keyboard(input.Enter)
	h.becomes(`n => document.querySelectorAll('.ProseMirror .app-cite').length == n`, before+1)
}

// corrects puts right the kind of the statement in which the caret is: a thought, and so many presses back from account to opinion.
func (h hands) corrects(keys int) {
	h.t.Helper()
	h.decided()
	h.now().keys += keys
	for range keys {
		if err := h.page.KeyActions().Press(input.ShiftLeft).Type(input.F2).Release(input.ShiftLeft).Do(); err != nil {
			h.t.Fatal(err)
		}
	}
	h.becomes(`() => getSelection().anchorNode.parentElement.closest('.app-say').querySelector('select').value == 'opinion'`)
}

// answersQuestion says of a statement of the section that it answers a question: what there is more about it is unfolded once, and the box ticked.
func (h hands) answersQuestion(statement, question int) {
	h.t.Helper()
	ticked := h.do(`(i, q) => {
		const more = document.querySelectorAll('.ProseMirror > .app-say')[i].querySelector('details'), opened = more.open
		more.open = true
		const box = more.querySelectorAll('input[name^=answers]')[q - 1]
		box.click()
		return [box.checked, opened] }`, statement, question).Value.Arr()
	if !ticked[0].Bool() {
		h.t.Fatalf("statement %d does not answer question %d", statement, question)
	}
	h.decided()
	h.tapped(1)
	if !ticked[1].Bool() {
		h.decided()
		h.tapped(1)
	}
}

// theChecksOfTheReport keeps what cannot be put right, each with its reason.
func (w week) theChecksOfTheReport() {
	ruth := w.as("Ruth Adeyemi")
	for n := 1; ruth.offers("Keep it and say why"); n++ {
		if n > 10 {
			w.t.Fatalf("there is no end of checks:\n%s", ruth.do(`() => document.querySelector('#checks').closest('section').innerText`).Value.Str())
		}
		ruth.tap("Keep it and say why")
		ruth.write("Why does it stay as it is?", fmt.Sprintf("%d: Mabli was not seen; the court asked for this from papers alone", n))
		ruth.tap("Keep it")
	}
}

func (w week) theReportIsSigned() {
	ruth := w.as("Ruth Adeyemi")
	ruth.tap("Sign it")
	ruth.tap("Sign as Ruth Adeyemi")
	ruth.says("It stays as it was signed.")
	w.t.Logf("%d pages, with the first and the sources", pagesOf(w.t, ruth.fetches("The PDF that was signed")))
}

// fetches brings the file that a link of the page leads to.
func (h hands) fetches(link string) []byte {
	h.t.Helper()
	h.on(h.find(link, "a[href]"), `function() { this.focus() }`)
	return keyboard{t: h.t, page: h.page}.fetched()
}

func pagesOf(t *testing.T, pdf []byte) int {
	t.Helper()
	said, err := exec.Command("pdfinfo", written(t, "report.pdf", pdf)).Output()
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`Pages:\s+(\d+)`).FindSubmatch(said)
	if found == nil {
		t.Fatalf("pdfinfo says %s", said)
	}
	n, err := strconv.Atoi(string(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}
