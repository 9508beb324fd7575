package evidencepage

import (
	"candour/internal/evidence"
	"candour/internal/govuk"
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

// statusOptions are decisions on the matter to choose from, in the law’s own words.
func (p actPage) statusOptions(decisions []evidence.Status) []govuk.Option {
	out := make([]govuk.Option, len(decisions))
	for i, st := range decisions {
		out[i] = govuk.Option{Value: string(st.Entry.ID), Label: st.Text(p.Words, p.view.pack, p.view.name)}
	}
	return out
}

// onlyOne chooses what there is no choice about.
func (p actPage) onlyOne(field string, decisions []evidence.Status) {
	if len(decisions) == 1 && !p.Form.Has(field) {
		p.Form.Set(field, string(decisions[0].Entry.ID))
	}
}

// answer is the other side of an act: an item of the case that was chosen, or words given now.
func (p actPage) answer(paper evidence.Paper) evidence.AccountForm {
	chosen, asked := p.Form.Entry("existing"), "words"
	if chosen != "" {
		asked = "existing"
	}
	for _, name := range []string{"denial", "account", "newer"} {
		p.Form.Asks(name, asked)
	}
	if chosen != "" {
		return evidence.AccountForm{Ref: p.ref(chosen)}
	}
	item := p.account(paper)
	return evidence.AccountForm{New: &item}
}
