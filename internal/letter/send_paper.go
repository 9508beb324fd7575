package letter

import (
	"slices"
	"strconv"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// PaperForm is a paper made of the case, as somebody sends it.
type PaperForm struct {
	Sort      Sort
	To        leaving.Recipient
	Gateway   pack.GatewayID
	Authority string
	Purpose   string
	Way       Way
	When      *ledger.Happened
}

// CheckPaper finds what keeps a paper from being sent, as Check does of a letter.
func CheckPaper(p *pack.Pack, s *casework.State, w Writing, form PaperForm) (leaving.LeftBody, error) {
	left, gateway, err := leaving.Allows(p, s, w.Now, leaving.LeftBody{
		What: SortNames[form.Sort], To: form.To, Purpose: form.Purpose, Gateway: form.Gateway, Authority: form.Authority, How: form.Way.How,
	})
	ps := fault.FieldsOf(err)
	ps.Need(SortNames[form.Sort] != "", "sort", "Choose which paper it is")
	ps.Need(!gateway.Manager || w.Manages, "gateway", "A manager of the case decides this, and sends it")
	ps.Need(form.When != nil && !form.When.Start().After(w.Now), "when", "Say when it went; that cannot be in the future")
	ps.Need(slices.Contains(Ways, form.Way.How), "how", "Say how it goes")
	who, _ := s.Person(form.To.Person)
	if field, sentence := form.Way.Unsafe(toThemselves(who, left.To)); sentence != "" {
		ps.Need(false, field, sentence)
	}
	return left, ps.Err()
}

// SendPaper keeps a paper as it was sent, on the register of what left the case.
func SendPaper(p *pack.Pack, h *ledger.History, w Writing, id ledger.EntryID, form PaperForm, made Made) (ledger.Change, error) {
	s := casework.Of(h)
	left, err := CheckPaper(p, s, w, form)
	if err != nil {
		return ledger.Change{}, err
	}
	left.How = form.Way.How
	m := &ledger.Making{By: w.By}
	ledger.Put(m, s.Stream, leaving.PaperLeft, id, form.When, leaving.PaperLeftBody{
		LeftBody: left, Title: SortNames[form.Sort], At: form.Way.At, Safe: form.Way.Safe, PDF: made.PDF, Word: made.Word,
	})
	return m.Done()
}

func itoa(n int) string { return strconv.Itoa(n) }
