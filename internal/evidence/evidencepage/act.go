package evidencepage

import (
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/web"
)

// actPage is a form about one item.
type actPage struct{ accountPage }

// actForm is the form of an act on the item of the address.
func (p Pages) actForm(c *web.Case) (actPage, error) {
	page, err := p.accountForm(c)
	if err != nil {
		return actPage{}, err
	}
	page.item, err = page.view.itemOf()
	return actPage{page}, err
}

// record carries out a verb and goes back to the item; a form that cannot be taken is shown again.
func (p actPage) record(again web.Page, verb func(*evidence.State) (ledger.Change, error)) (web.Page, error) {
	if len(p.Form.Errors) > 0 {
		return again, nil
	}
	err := p.Act(p.Form, func(h *ledger.History) (ledger.Change, error) {
		return evidence.WithAttachmentJobs(verb(evidence.Of(h)))
	})
	if p.Form.Refused(err) {
		return again, nil
	}
	return p.SeeOther(p.view.itemURL(p.item)), err
}

// answer is the other side of an act: an item of the case that was chosen, or words given now.
func (p actPage) answer(paper evidence.Paper) evidence.AccountForm {
	if chosen := p.Form.Entry("existing"); chosen != "" {
		return evidence.AccountForm{Ref: p.ref(chosen)}
	}
	item := p.account(paper)
	return evidence.AccountForm{New: &item}
}
