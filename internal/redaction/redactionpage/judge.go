package redactionpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
)

// judgePage asks why a mark is lifted for the recipient, or kept after all.
type judgePage struct {
	copyForm
	mark   redaction.Mark
	lifted bool // as it stands
}

func (p judgePage) Title() string         { return "A mark for one recipient" }
func (p judgePage) Body() templ.Component { return judgeBody(p) }

func judgeOf(in *inCopy) (judgePage, error) {
	for _, m := range in.copy.Marks() {
		if string(m.Ref.Entry) == in.Request.PathValue("mark") {
			_, lifted := in.copy.Lifted(m)
			form, err := in.form()
			return judgePage{form, m, lifted}, err
		}
	}
	return judgePage{}, fault.Absent(nil)
}

func showJudge(in *inCopy) (web.Page, error) {
	page, err := judgeOf(in)
	return page, err
}

func judge(in *inCopy) (web.Page, error) {
	p, err := judgeOf(in)
	if err != nil {
		return nil, err
	}
	if err := holdsHidden(in.Case, p.Form, "why"); err != nil {
		return nil, err
	}
	verb := func(h *ledger.History) (ledger.Change, error) {
		return redaction.Judge(h, in.By(), p.Form.ID, in.copy.Ref, p.mark.Ref, !p.lifted, p.Form.Text("why"))
	}
	if len(p.Form.Errors) > 0 {
		_, err = verb(in.History)
	} else {
		err = in.Act(p.Form, verb)
	}
	if p.Form.Refused(err) {
		return p, nil
	}
	return in.SeeOther(p.pageURL(p.mark.Spans[0].Page)), err
}

func (p judgePage) heading() string {
	if p.lifted {
		return "Keep this mark for " + p.to() + " after all"
	}
	return "Lift this mark for " + p.to()
}

func (p judgePage) says() string {
	said := "Words on page " + strconv.Itoa(p.mark.Spans[0].Page) + " are marked as " + p.mark.Ground.Words() + ": " + p.mark.Why + "."
	if p.lifted {
		return said + " They are removed from this copy again."
	}
	return said + " They stand in this copy then, and in no other. What is hidden from " + p.to() + " stays out in any case."
}
