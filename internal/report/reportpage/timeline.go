package reportpage

import (
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// OnTimeline says for each entry of a case which report it is about, and where that is read; the zero Link for an entry about none.
func (p Pages) OnTimeline(c *web.Case) func(ledger.Entry) govuk.Link {
	d := p.desk(c)
	return func(e ledger.Entry) govuk.Link {
		for _, r := range d.all.Reports() {
			if isAbout(e, r) {
				return govuk.Link{Text: d.typeName(r.Type), Href: c.URL("report", string(r.Ref.Entry))}
			}
		}
		return govuk.Link{}
	}
}

// isAbout reports whether an entry is about a report: it began it, gave it on, signed it, or says what became of it.
func isAbout(e ledger.Entry, r *report.Report) bool {
	signed := func(ref ledger.Ref) bool { return r.Signed != nil && r.Signed.Ref == ref }
	switch body := e.Body.(type) {
	case report.OpenedBody:
		return e.ID == r.Ref.Entry
	case report.PassedBody:
		return body.Report == r.Ref
	case report.SignedBody:
		return body.Report == r.Ref
	case report.FiledBody:
		return signed(body.Signed)
	case report.NotFiledBody:
		return signed(body.Signed)
	default:
		return false
	}
}
