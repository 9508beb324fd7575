package letterpage

import (
	"bytes"

	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/web"
	"candour/internal/words"
)

// letterPage is a letter or another paper as it was sent.
type letterPage struct {
	web.CasePage
	sent *letter.Sent
}

func (p letterPage) Title() string         { return "A letter that was sent" }
func (p letterPage) Body() templ.Component { return letterBody(p) }

func sentOf(c *web.Case) (*letter.Sent, error) {
	id, err := c.Entry("letter")
	if err != nil {
		return nil, err
	}
	s, found := letter.Find(c.History, id)
	if !found {
		return nil, fault.Absent(nil)
	}
	return s, nil
}

func (p Pages) letter(c *web.Case) (web.Page, error) {
	s, err := sentOf(c)
	return letterPage{web.CasePage{Case: c}, s}, err
}

func (p Pages) pdf(c *web.Case) (web.Page, error) {
	return p.handOver(c, "letter.pdf", func(s *letter.Sent) ledger.File { return s.PDF })
}

func (p Pages) word(c *web.Case) (web.Page, error) {
	return p.handOver(c, "letter.docx", func(s *letter.Sent) ledger.File { return s.Word })
}

// handOver gives a colleague the bytes that were sent, once they were looked through again.
func (p Pages) handOver(c *web.Case, name string, file func(*letter.Sent) ledger.File) (web.Page, error) {
	s, err := sentOf(c)
	if err != nil {
		return nil, err
	}
	if file(s).IsZero() {
		return nil, fault.Absent(nil)
	}
	made, err := p.Desk.Open(c.Context(), c.History, s, file(s), c.Person.ID)
	if err != nil {
		return nil, err
	}
	return web.Download{Name: name, Media: file(s).Media, Size: int64(len(made)), From: bytes.NewReader(made)}, nil
}

func (p letterPage) facts() []govuk.Fact {
	s := p.sent
	facts := []govuk.Fact{
		{Term: "To", Detail: govuk.Text(words.UpperFirst(s.To.Words()))},
		{Term: "Sent", Detail: govuk.Text(wentOn(s).Plain() + ", " + s.How.Words())},
		{Term: "By", Detail: govuk.Text(p.People.Name(s.Entry.Author))},
		{Term: "What allowed it", Detail: govuk.Text(s.Source + ". " + s.Authority)},
		{Term: "For", Detail: govuk.Text(s.Purpose)},
	}
	if s.Safe != "" {
		facts = append(facts, govuk.Fact{Term: "Why this way was safe", Detail: govuk.Words(s.Safe)})
	}
	if s.Text != "" {
		facts = append(facts, govuk.Fact{Term: "The letter", Detail: govuk.Words(s.Text)})
	}
	return facts
}
