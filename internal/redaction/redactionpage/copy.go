package redactionpage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/redaction"
	"candour/internal/web"
)

// copyPage is how far a copy has come, page by page, and what comes next.
type copyPage struct{ *inCopy }

func (p copyPage) Title() string         { return "A copy for somebody" }
func (p copyPage) Body() templ.Component { return copyBody(p) }

func copyOf(in *inCopy) (web.Page, error) { return copyPage{in}, nil }

func (p copyPage) facts() []govuk.Fact {
	w := p.copy.Wanted
	facts := []govuk.Fact{
		{Term: "Document", Detail: govuk.Text(w.What)},
		{Term: "Allowed by", Detail: govuk.Text(strings.TrimSpace(p.copy.Gateway(p.desk.Pack).Name + ": " + w.Source + ". " + w.Authority))},
	}
	if w.Purpose != "" {
		facts = append(facts, govuk.Fact{Term: "Purpose", Detail: govuk.Text(w.Purpose)})
	}
	facts = append(facts, govuk.Fact{Term: "Begun by", Detail: govuk.Text(done(p.Case, p.copy.Entry))})
	if m := p.copy.Made; m != nil {
		facts = append(facts, govuk.Fact{Term: "Made by", Detail: govuk.Text(done(p.Case, m.Entry) + ". " + m.Removed)})
	}
	if d := p.copy.Decided; d != nil {
		said := "It may be handed over. "
		if !d.Agreed {
			said = "It may not be handed over as it is: " + d.Why + " "
		}
		facts = append(facts, govuk.Fact{Term: "Decided", Detail: govuk.Text(said + done(p.Case, d.Entry))})
	}
	for _, l := range p.copy.Left {
		facts = append(facts, govuk.Fact{Term: "Handed over", Detail: govuk.Text(done(p.Case, l.Entry) + ", " + l.How.Words())})
	}
	return facts
}

// progress is how many of the pages were looked at.
func (p copyPage) progress() string {
	all := p.text.Readable()
	said := fmt.Sprintf("%d of %s looked at", len(all)-len(p.copy.Unlooked(p.text)), pages(len(p.text.Pages)))
	if not := len(p.text.Pages) - len(all); not > 0 {
		said += fmt.Sprintf("; %d not checked", not)
	}
	return said
}

var pageColumns = []govuk.Column{{Head: "Page"}, {Head: "How it stands", Lead: "How it stands"}, {Head: "Marks", Lead: "Marks"}}

func (p copyPage) rows() [][]templ.Component {
	var rows [][]templ.Component
	for i := range p.text.Pages {
		n := i + 1
		rows = append(rows, []templ.Component{
			govuk.Anchor(govuk.Link{Text: "Page " + strconv.Itoa(n), Href: p.pageURL(n)}), govuk.Text(p.stands(n)), govuk.Text(strconv.Itoa(len(p.marksOn(n)))),
		})
	}
	return rows
}

// stands is how a page stands for the recipient.
func (p copyPage) stands(page int) string {
	if !slices.Contains(p.text.Readable(), page) {
		return "Not checked: no machine could read it. It does not leave."
	}
	for _, f := range p.found(page) {
		if f.Bars {
			return "Holds " + f.Says + "."
		}
	}
	if e, ok := p.copy.LookedAt(page); ok {
		return "Looked at by " + done(p.Case, e) + "."
	}
	return "Not looked at yet."
}

// marksOn are the marks on a page, whether they hold or not.
func (in *inCopy) marksOn(page int) []redaction.Mark {
	return slices.DeleteFunc(slices.Clone(in.copy.Marks()), func(m redaction.Mark) bool { return !slices.Contains(m.Pages(), page) })
}

// next is the button that leads on; nothing when it is for somebody else to act, or nothing is left to do.
func (p copyPage) next() (text, href string) {
	c := p.copy
	switch unlooked := c.Unlooked(p.text); {
	case c.Dropped:
		return "", ""
	case len(c.Left) > 0 && !c.AsMade():
		return "Begin another copy", p.URL("copies", "new") + "?document=" + c.Document.Key()
	case len(c.Left) > 0:
		return "Hand it over again", p.url("hand-over")
	case len(unlooked) > 0:
		return "Look at page " + strconv.Itoa(unlooked[0]), p.pageURL(unlooked[0])
	case c.Made == nil:
		return "Make the copy", p.url("make")
	case !c.Waits(p.desk.Pack):
		return "Hand it over", p.url("hand-over")
	case p.mayDecide():
		return "Decide", p.url("decide")
	default:
		return "", ""
	}
}

// original is where the document itself is opened inside the case; "" when there is no such page.
func (in *inCopy) original() string {
	switch d := in.copy.Document; d.Sort {
	case redaction.OfTheCourt:
		return in.URL("court", "documents", d.Court)
	case redaction.SignedReport:
		return in.URL("report", string(d.Of.Entry))
	case redaction.OurNote:
		return in.URL("note", string(d.Of.Entry))
	default:
		for _, item := range evidence.Of(in.History).Items() {
			if item.ItemBody.Source == d.Of {
				return in.URL("evidence", string(item.Ref().Entry))
			}
		}
		return ""
	}
}

// mayDecide reports whether this person is the second one who decides.
func (in *inCopy) mayDecide() bool {
	return in.May(access.CaseManager) && in.copy.Made != nil && !in.copy.ReadyBy(in.Person.ID)
}
