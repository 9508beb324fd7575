package reportpage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/typeset"
	"candour/internal/web"
)

// forEvidencePage is what the author of a signed report takes into court to give evidence from. It passes the same gate as its PDF.
type forEvidencePage struct {
	onReport
	doc typeset.Document
}

func (p forEvidencePage) Title() string         { return p.doc.Title }
func (p forEvidencePage) Body() templ.Component { return forEvidenceBody(p) }

func (p Pages) forEvidence(c *web.Case) (web.Page, error) {
	v, d, err := p.evidencePack(c)
	if err != nil {
		return nil, err
	}
	return forEvidencePage{v.page(), d}, v.MayLeave(d)
}

func (p Pages) forEvidencePDF(c *web.Case) (web.Page, error) {
	v, d, err := p.evidencePack(c)
	if err != nil {
		return nil, err
	}
	return v.printed(v.Type.ID+"_for_evidence.pdf", d)
}

// evidencePack is the pack of the report of the address.
func (p Pages) evidencePack(c *web.Case) (*view, typeset.Document, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, typeset.Document{}, err
	}
	if v.Signed == nil {
		return nil, typeset.Document{}, fault.Refuse("Nobody gives evidence of a report that is not signed. Sign it first.", nil)
	}
	causes, err := p.Desk.Consequences(v.today, v.History)
	if err != nil {
		return nil, typeset.Document{}, err
	}
	return v, v.OralEvidence(causes, v.today), nil
}
