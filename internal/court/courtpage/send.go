package courtpage

import (
	"fmt"
	"io"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// sendPage asks whether a signed report is to be sent to the court now.
type sendPage struct {
	web.CaseForm
	toFile
}

func (p sendPage) Title() string         { return "Send to the court" }
func (p sendPage) Body() templ.Component { return sendBody(p) }

func (p Pages) sendPage(c *web.Case) (sendPage, error) {
	f, err := p.toFile(c)
	if err != nil {
		return sendPage{}, err
	}
	form, err := c.Form()
	return sendPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, f}, err
}

func (p Pages) showSend(c *web.Case) (web.Page, error) {
	page, err := p.sendPage(c)
	return page, err
}

// send queues the report. Filing is strict: whoever files a report has seen the case as it stands.
func (p Pages) send(c *web.Case) (web.Page, error) {
	page, err := p.sendPage(c)
	if err != nil {
		return nil, err
	}
	if !p.connected(casework.Of(c.History).Law) {
		return nil, fault.Refuse(notConnected, nil)
	}
	if err := p.mayLeave(c, page.report); err != nil {
		return nil, err
	}
	err = c.ActStrictly(page.Form, func(h *ledger.History) (ledger.Change, error) {
		return court.File(p.Pack, h, c.By(), page.Form.ID, court.FileForm{Signed: page.report.Signed.Ref, Now: c.Now})
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.url()), err
}

// mayLeave looks the signed PDF through as the case is now: something in it may have become hidden since it was signed.
func (p Pages) mayLeave(c *web.Case, r *report.Report) error {
	from, err := p.Files.Get(c.Context(), r.Signed.PDF)
	if err != nil {
		return fmt.Errorf("open a signed report: %w", err)
	}
	pdf, err := io.ReadAll(from)
	if err != nil {
		return fmt.Errorf("read a signed report: %w", err)
	}
	return court.MayLeave(c.Context(), c.Ledger(), p.Reader, c.History, pdf)
}

// data is the form on what the page shows now: whoever was sent back sends what they now see.
func (p sendPage) data() govuk.FormData {
	data := p.Form.Data()
	data.Draft = ""
	data.Version = strconv.FormatInt(p.History.Version, 10)
	return data
}
