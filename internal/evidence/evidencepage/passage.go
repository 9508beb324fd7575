package evidencepage

import (
	"regexp"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// PaperReader reads a paper for whoever looks, whole or a passage of it: by the key of the paper and the numbers of its paragraphs, for an address names
// no words. It refuses what is hidden from them, and a paper of the court that they have not opened.
type PaperReader interface {
	Readable(c *web.Case) ([]govuk.Link, error) // the papers there are, each with where its words are marked
	Whole(c *web.Case, document string) (evidence.PaperText, error)
	Passage(c *web.Case, document, paragraphs string) (evidence.Passage, error)
}

// passagePage takes a passage of a paper as evidence, of a note markPage does: its words, the paper and the page are filled in, and of a paper that came by hand also its source.
type passagePage struct{ accountPage }

func (p passagePage) Title() string         { return "Mark words of a document as evidence" }
func (p passagePage) Body() templ.Component { return passageBody(p) }

func (p Pages) passageForm(c *web.Case) (passagePage, error) {
	if p.Papers == nil {
		return passagePage{}, fault.Absent(nil)
	}
	passage, err := p.Papers.Passage(c, c.Request.PathValue("document"), c.Request.PathValue("paragraphs"))
	if err != nil {
		return passagePage{}, err
	}
	if !passage.Paper.Note.IsZero() {
		return passagePage{}, fault.Absent(nil) // it is marked in the note
	}
	page, err := p.accountForm(c)
	page.from = &passage
	return passagePage{page}, err
}

func (p Pages) showPassage(c *web.Case) (web.Page, error) {
	page, err := p.passageForm(c)
	if err == nil {
		page.fill()
	}
	return page, err
}

// fill gives what the paper already says.
func (p passagePage) fill() {
	p.Form.Set("words", p.from.Words)
	p.Form.Set("verbatim", "yes")
	p.Form.Set("hand", "unknown")
	p.Form.Set("paper", p.from.Paper.Name)
	if p.asksSource() {
		p.Form.Set("obtained", "court_papers")
	}
}

func (p Pages) markPassage(c *web.Case) (web.Page, error) {
	page, err := p.passageForm(c)
	if err != nil {
		return nil, err
	}
	item := page.marked()
	if err := page.warn(); err != nil {
		return nil, err
	}
	if len(page.Form.Errors) > 0 {
		return page, nil
	}
	err = c.Act(page.Form, func(h *ledger.History) (ledger.Change, error) {
		return evidence.Draw(p.Pack, evidence.Of(h), c.By(), page.Form.ID, item)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	id := page.Form.ID
	if item.From != nil {
		id = evidence.ItemOf(c.Stream, id)
	}
	return c.SeeOther(c.URL("evidence", string(id))), err
}

// marked is the item that the form gives, from the paper and its page.
func (p passagePage) marked() evidence.ItemForm {
	item := p.account(evidence.Paper{Name: p.Form.Text("paper"), Page: p.from.Paper.Page})
	if asWritten(p.from.Words, item.Words) == "" && item.From.Verbatim && item.Words != "" {
		p.Form.Errors.Add("words", "These words do not stand in the passage. Take them exactly as they stand there")
	}
	if !p.asksSource() {
		item.From, item.Source, item.Page = nil, p.from.Source, p.from.Paper.Page
	}
	return item
}

// asWritten is where words stand in a text, as they stand there: with its line ends and spaces. It is empty when they do not.
func asWritten(text, said string) string {
	all := strings.Fields(said)
	for i, w := range all {
		all[i] = regexp.QuoteMeta(w)
	}
	return regexp.MustCompile(strings.Join(all, `\s+`)).FindString(text)
}
