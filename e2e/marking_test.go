//go:build e2e

package e2e

import (
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/go-rod/rod/lib/proto"
)

// A statement of a father of a case: so many paragraphs, of which some matter.
const (
	paragraphs = 210
	marked     = 25
)

func paragraphOf(n int) string {
	return fmt.Sprintf("On the %d. evening of the stay in our flat at the harbour, visit %d of that year, the children had eaten and were in their night things by seven. "+
		"I read to them, as I do whenever they stay, and I wrote down in my diary when they slept and what they had said about the week at school. "+
		"I did not raise my voice. I telephoned their mother to say good night, and she did not answer until the morning after, number %d of such mornings.", n, 3*n, 7*n)
}

// TestAStatementOfThirtyPagesIsMarkedInTenMinutes is played on a tablet: the statement comes as a PDF, and 25 of its passages become items, each with a line of its own.
func TestAStatementOfThirtyPagesIsMarkedInTenMinutes(t *testing.T) {
	w := aWeek(t)
	ruth := w.given("Ruth Adeyemi")
	file := printedStatement(t, ruth)
	w.row("A statement of thirty pages: 25 items of evidence", 10, func(w week) { w.as("Ruth Adeyemi").marks(file) })
}

// marks adds the statement to the papers of a case, and makes items of the passages that matter.
func (h hands) marks(file string) {
	h.t.Helper()
	h.open("/cases")
	h.tap("Rees and Vaughan")
	h.tap("Evidence")
	h.tap("Add papers")
	h.brings("The files", file)
	h.write("What are they called?", "Statement of the father")
	h.pick("From whom are they?", "Dylan Vaughan")
	h.pick("What sort of source is that?", "A parent")
	h.date("Of which day are they?", ago(6))
	h.tap("Add them")
	h.waitsFor("Mark what matters")
	h.tap("Statement of the father")
	for n := range marked {
		printed := strconv.Itoa(4 * (n + 1))
		h.choose("On the " + printed + ". evening")
		h.write("In one line, what does paragraph "+printed+" say happened?", fmt.Sprintf("Evening %d: fed, read to, asleep in time", n+1))
	}
	h.says("Paragraph 210, page 3") // thirty pages or more
	h.tap("Record as evidence")
	h.says("Item " + strconv.Itoa(marked))
}

// printedStatement is the statement as a PDF of thirty pages or more, as a solicitor’s word processor makes one.
func printedStatement(t *testing.T, h hands) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("<style>p { font: 12pt/2 serif; margin: 0 0 1em }</style><h1>Statement of the father</h1>")
	for n := range paragraphs {
		fmt.Fprintf(&b, "<p>%d. %s</p>", n+1, html.EscapeString(paragraphOf(n+1)))
	}
	page, err := h.page.Browser().Page(proto.TargetCreateTarget{URL: "about:blank"})
	if err != nil {
		t.Fatal(err)
	}
	if err := page.SetDocumentContent(b.String()); err != nil {
		t.Fatal(err)
	}
	printed, err := page.PDF(&proto.PagePrintToPDF{})
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(printed)
	if err != nil {
		t.Fatal(err)
	}
	if err := page.Close(); err != nil { // the page behind it is drawn no more until then
		t.Fatal(err)
	}
	return written(t, "statement.pdf", content)
}
