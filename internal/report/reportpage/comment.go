package reportpage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// commentAct is a comment with who made it and when.
type commentAct = report.Act[report.CommentBody]

// noStatement names no statement: a comment on the whole.
var noStatement ledger.Ref

// commentPage asks what a reader thinks of a statement or of the whole.
type commentPage struct {
	formOnReport
	on *report.Placed // nil for the whole
}

func (p commentPage) Title() string         { return "Comment on a report" }
func (p commentPage) Body() templ.Component { return commentBody(p) }

// onTheWhole is the address of a comment on no statement in particular.
const onTheWhole = "report"

func (p Pages) commentPage(c *web.Case) (commentPage, error) {
	v, err := p.view(c)
	if err != nil {
		return commentPage{}, err
	}
	form, err := v.form()
	page := commentPage{formOnReport: form}
	named := c.Request.PathValue("statement")
	if err != nil || named == onTheWhole {
		return page, err
	}
	s, ok := v.Statement(ledger.Ref{Stream: v.Draft.Stream, Entry: ledger.EntryID(named)})
	if !ok {
		return page, fault.Absent(nil)
	}
	page.on = s
	return page, nil
}

func (p Pages) showComment(c *web.Case) (web.Page, error) {
	page, err := p.commentPage(c)
	if err == nil && page.on != nil {
		page.Form.Set("suggest", page.on.Text)
	}
	return page, err
}

func (p Pages) comment(c *web.Case) (web.Page, error) {
	page, err := p.commentPage(c)
	if err != nil {
		return nil, err
	}
	body := report.CommentBody{Words: page.Form.Text("words")}
	next := page.v.url() + "#ready"
	if page.on != nil {
		body.Statement, next = page.on.Ref, page.v.at(page.on)
	}
	suggested, suggests, err := page.suggests()
	if err != nil {
		return nil, err
	}
	if suggests {
		if err := warn(c, page.Form, suggested.Text, suggested.Words); err != nil {
			return nil, err
		}
	}
	if len(page.Form.Errors) == 0 {
		err = page.v.edit(page.Form, func(d *report.Draft) (ledger.Change, error) {
			if suggests {
				return report.Suggest(d, c.By(), page.Form.ID, suggested)
			}
			return report.Remark(d, c.By(), page.Form.ID, body)
		})
	}
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(next), err
}
