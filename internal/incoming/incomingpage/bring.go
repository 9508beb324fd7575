package incomingpage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/incoming"
	"candour/internal/ledger"
	"candour/internal/web"
)

// bringPage takes an e-mail as a file or as copied text, and lists those that wait to be sorted.
type bringPage struct {
	web.CaseForm
	waiting []*incoming.Email
}

func (p bringPage) Title() string         { return "Bring in an e-mail" }
func (p bringPage) Body() templ.Component { return bringBody(p) }

// sideOf is the closed side of a case, on which e-mails wait.
func sideOf(c *web.Case) (*ledger.History, error) {
	state := casework.Of(c.History)
	if !state.Began() {
		return nil, fault.Absent(nil)
	}
	side, err := c.Ledger().Read(c.Context(), state.Side)
	if err != nil {
		return nil, fmt.Errorf("read the closed side: %w", err)
	}
	return side, nil
}

func newBringPage(c *web.Case) (bringPage, *ledger.History, error) {
	side, err := sideOf(c)
	if err != nil {
		return bringPage{}, nil, err
	}
	form, err := c.Form()
	return bringPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, incoming.Of(side).Waiting()}, side, err
}

func (p Pages) showBring(c *web.Case) (web.Page, error) {
	page, _, err := newBringPage(c)
	return page, err
}

// bring reads the e-mail before it is kept: what cannot be read is not taken in, and what was copied stays in the form.
func (p Pages) bring(c *web.Case) (web.Page, error) {
	page, side, err := newBringPage(c)
	if err != nil {
		return nil, err
	}
	f, there := page.Form, c.SeeOther(c.URL(Home, string(page.Form.ID)))
	if _, brought := incoming.Of(side).Find(f.ID); brought {
		return there, nil
	}
	field, content, err := sent(c, f)
	if err != nil {
		return nil, err
	}
	if len(content) == 0 {
		f.Errors.Add("file", "Choose the e-mail, or paste it below")
		return page, nil
	}
	err = p.take(c, f, content)
	switch fault.KindOf(err) {
	case fault.Invalid, fault.TooLarge, fault.Unavailable:
		if !f.Refused(err) {
			f.Errors.Add(field, fault.Sentence(err))
		}
		return page, nil
	}
	return there, err
}

func (p Pages) take(c *web.Case, f *web.Form, content []byte) error {
	if _, err := p.Reader.Mail(c.Context(), content); err != nil {
		return err
	}
	file, err := p.Files.Put(c.Context(), "message/rfc822", bytes.NewReader(content))
	if err != nil {
		return err
	}
	return c.ActOn(f, []ledger.StreamID{casework.Of(c.History).Side}, func(hs ledger.Histories) (ledger.Change, error) {
		return incoming.Bring(casework.Of(hs[c.Stream]), c.By(), f.ID, file)
	})
}

// sent is the e-mail that the form brought, and the field in which it stood. A file comes before what was pasted.
func sent(c *web.Case, f *web.Form) (field string, content []byte, err error) {
	file, _, err := c.Request.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return "pasted", []byte(f.Text("pasted")), nil
	}
	if err != nil {
		return "", nil, err
	}
	defer file.Close()
	content, err = io.ReadAll(file)
	return "file", content, err
}

// data is the form, which may send a file.
func (p bringPage) data() govuk.FormData {
	d := p.Form.Data()
	d.Files = true
	return d
}

// row is an e-mail that waits. What it says stands on its own page.
func (p bringPage) row(e *incoming.Email) govuk.RowData {
	return govuk.RowData{
		When: govuk.ClockData{Words: calendar.DateInLondon(e.Entry.Recorded).Brief(), Past: true},
		What: govuk.Link{Text: "An e-mail brought by " + p.People.Name(e.Entry.Author), Href: p.URL(Home, string(e.Entry.ID))},
	}
}
