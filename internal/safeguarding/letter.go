package safeguarding

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
)

// LetterForm begins a letter. Report and Duty are filled in.
type LetterForm struct {
	LetterBegunBody
	Draft  ledger.StreamID // the letter’s own stream, a fresh one named in the form
	Author string          // what its author is called
}

// Begin begins the report of the list in a case, and says whether it may go to the parties. The report is named by the form’s id.
func (d Desk) Begin(h *ledger.History, list pack.SafeguardingList, by ledger.Author, id ledger.EntryID, form LetterForm) (ledger.Change, error) {
	if _, writing := Writing(h, list); writing {
		return ledger.Change{}, fault.Refuse("It is being written already.", nil)
	}
	of := casework.Of(h)
	form.Report = ledger.Ref{Stream: h.Stream, Entry: id}
	if err := form.Validate(); err != nil {
		return ledger.Change{}, err
	}
	body := report.OpenedBody{Type: list.Report, Draft: form.Draft, Author: by.Person, Name: form.Author}
	if due := of.DutiesFor(list.Report); len(due) > 0 {
		body.Duty = due[0].Ref
	}
	change, err := report.Open(d.Pack, of, by, id, body)
	if err != nil {
		return ledger.Change{}, err
	}
	m := d.making(h, by)
	put(m, LetterBegun, m.part(id, "letter"), nil, form.LetterBegunBody)
	begun, err := m.Done()
	change.Add(h.Stream, begun.Entries[h.Stream]...)
	return change, err
}

// Writing is the report of the list that is being written in a case; false while there is none.
func Writing(h *ledger.History, list pack.SafeguardingList) (*report.Report, bool) {
	reports := report.Of(h).Reports()
	i := slices.IndexFunc(reports, func(r *report.Report) bool { return r.Type == list.Report && r.Signed == nil })
	if i < 0 {
		return nil, false
	}
	return reports[i], true
}

// Signed is the report of the list that was signed last; false while none was.
func Signed(h *ledger.History, list pack.SafeguardingList) (*report.Report, bool) {
	for _, r := range slices.Backward(report.Of(h).Reports()) {
		if r.Type == list.Report && r.Signed != nil {
			return r, true
		}
	}
	return nil, false
}

// Statement is something that the letter says, with the name that it has for good: what was filled in once is not filled in again.
type Statement struct {
	ID ledger.EntryID
	report.WrittenBody
}

// Missing are the statements that were not filled into the letter yet. What its author took out since is not missing. What may not stand in it, because
// it repeats what is hidden, is told apart.
func Missing(r *report.Reading, draft *ledger.History, all []Statement) (missing, hidden []Statement) {
	for i, s := range all {
		if _, filled := draft.Find(s.ID); filled {
			continue
		}
		s.Continues = s.Continues && len(missing) > 0 && missing[len(missing)-1].ID == all[i-1].ID // what it continues stands elsewhere by now
		if s.Text == "" || len(r.Hidden(s.Text)) > 0 || held(s.Text) {
			hidden = append(hidden, s)
			continue
		}
		missing = append(missing, s)
	}
	return missing, hidden
}

// Fill writes statements into the letter. Those that are in it by now are left out.
func (d Desk) Fill(draft *ledger.History, by ledger.Author, all []Statement) (ledger.Change, error) {
	var change ledger.Change
	for _, s := range all {
		if _, filled := draft.Find(s.ID); filled {
			continue
		}
		written, err := report.Write(d.Pack, report.DraftOf(draft), by, s.ID, s.WrittenBody)
		if err != nil {
			return ledger.Change{}, err
		}
		change.Add(draft.Stream, written.Entries[draft.Stream]...)
	}
	return change, nil
}
