package report

import (
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Hand asks somebody to read a report before it is signed.
func Hand(d *Draft, by ledger.Author, id ledger.EntryID, form HandedBody) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	if form.To == d.Author {
		return ledger.Change{}, problem("to", "The author cannot be the one who reads it first")
	}
	return one(d.Stream, by, Handed, id, form)
}

// MarkRead says that somebody other than the author has read the report as it stands.
func MarkRead(d *Draft, by ledger.Author, id ledger.EntryID, form ReadBody) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	if by.Person == d.Author || by.Person == "" {
		return ledger.Change{}, fault.Refuse("Somebody other than the author has to read it.", nil)
	}
	form.Of, form.Version = d.Opened, d.Version
	return one(d.Stream, by, Read, id, form)
}

// Remark comments on a statement or on the whole. Comments are in no document.
func Remark(d *Draft, by ledger.Author, id ledger.EntryID, form CommentBody) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	if _, known := d.Statement(form.Statement); !known && !form.Statement.IsZero() {
		return ledger.Change{}, problem("words", "This statement was taken out meanwhile. Comment on the whole report instead")
	}
	return one(d.Stream, by, Commented, id, form)
}

// Withhold keeps a report from being signed. The pack says of which types a manager may; a guardian’s analysis is never among them.
func Withhold(p *pack.Pack, d *Draft, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	t, known := p.ReportType(d.Type)
	switch {
	case !known || !t.Withhold:
		return ledger.Change{}, fault.Refuse("Nobody may withhold this. You can say in a comment what you think; the author signs.", nil)
	case by.Person == d.Author:
		return ledger.Change{}, fault.Refuse("You wrote this. Leave it unsigned instead.", nil)
	case d.Withheld != nil:
		return ledger.Change{}, fault.Refuse("This is withheld already.", nil)
	}
	return one(d.Stream, by, Withheld, id, WithheldBody{Of: d.Opened, Why: why})
}

// Release lets a withheld report be signed.
func Release(d *Draft, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	switch err := d.open(); {
	case err != nil:
		return ledger.Change{}, err
	case d.Withheld == nil:
		return ledger.Change{}, fault.Refuse("Nobody withholds this report.", nil)
	case by.Person == d.Author:
		return ledger.Change{}, fault.Refuse("You wrote this. A manager decides whether it may go.", nil)
	}
	return one(d.Stream, by, Released, id, ReleasedBody{Of: d.Opened, Why: why})
}

// Keep keeps what a check found as it is. Only the author can, for the author signs.
func Keep(r *Reading, by ledger.Author, id ledger.EntryID, check, why string) (ledger.Change, error) {
	if err := r.Draft.open(); err != nil {
		return ledger.Change{}, err
	}
	if by.Person != r.Draft.Author {
		return ledger.Change{}, fault.Refuse("Only the author can keep it as it is, with a reason. You can comment.", nil)
	}
	for _, c := range r.Checks() {
		switch {
		case c.Key != check:
		case c.Bars:
			return ledger.Change{}, fault.Refuse("This cannot be kept: it would reach people who must not have it. Change the statement.", nil)
		default:
			return one(r.Draft.Stream, by, Kept, id, KeptBody{Check: c.Key, Sentence: c.Sentence, Why: why})
		}
	}
	return ledger.Change{}, fault.Refuse("There is nothing left to resolve here: this was put right meanwhile.", nil)
}

// SetAside sets a piece of advice aside, without a reason: it is advice. Only the author can, for the author answers for the words.
func SetAside(r *Reading, by ledger.Author, check string) (ledger.Change, error) {
	if err := r.Draft.open(); err != nil {
		return ledger.Change{}, err
	}
	if by.Person != r.Draft.Author {
		return ledger.Change{}, fault.Refuse("Only the author can set advice aside. You can comment.", nil)
	}
	for _, c := range r.Checks() {
		if c.Key == check && c.Advice {
			return one(r.Draft.Stream, by, AdviceSetAside, r.AsideID(c), SetAsideBody{Check: c.Key})
		}
	}
	return ledger.Change{}, fault.Refuse("There is nothing left to set aside here: the words were changed meanwhile.", nil)
}

// AsideID is the entry by which a piece of advice is set aside, so that a second press is the same act.
func (r *Reading) AsideID(c Check) ledger.EntryID {
	return ledger.DerivedID(r.Draft.Stream, "set aside "+c.Key)
}

// readers are those who have read the report in a capacity that will do where a pack asks for this reader.
func (d *Draft) readers(needed pack.Reader) []Act[ReadBody] {
	var all []Act[ReadBody]
	for _, r := range d.Read {
		if r.Entry.Author.Person != d.Author && (needed != pack.Manager || r.Body.As == pack.Manager) {
			all = append(all, r)
		}
	}
	return all
}
