package report

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Correction is what somebody says is wrong in a draft, and what its author did about it.
type Correction struct {
	CorrectionBody
	Entry  ledger.Entry
	Answer *Act[CorrectionAnsweredBody] // the last; nil while nobody answered
}

func (d *Draft) applyCorrection(e ledger.Entry) {
	switch b := e.Body.(type) {
	case SharedBody:
		d.Shared = append(d.Shared, Act[SharedBody]{b, e})
	case CorrectionBody:
		d.Corrections = append(d.Corrections, &Correction{CorrectionBody: b, Entry: e})
	case CorrectionAnsweredBody:
		if c, ok := d.Correction(b.Correction.Entry); ok {
			c.Answer = &Act[CorrectionAnsweredBody]{b, e}
		}
	}
}

// Correction is the correction that an entry put on record.
func (d *Draft) Correction(id ledger.EntryID) (*Correction, bool) {
	i := slices.IndexFunc(d.Corrections, func(c *Correction) bool { return c.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return d.Corrections[i], true
}

// Unanswered are the corrections that the author did not answer.
func (d *Draft) Unanswered() []*Correction {
	return slices.DeleteFunc(slices.Clone(d.Corrections), func(c *Correction) bool { return c.Answer != nil })
}

// sharedWith reports whether somebody was given the draft.
func (d *Draft) sharedWith(person ledger.Ref) bool {
	return slices.ContainsFunc(d.Shared, func(s Act[SharedBody]) bool { return s.Body.Person == person })
}

// MayShare refuses to share a draft that is no draft any more, of a type that has no such step, or by somebody who did not write it.
func (r *Reading) MayShare(by ledger.StreamID) error {
	switch err := r.Draft.open(); {
	case err != nil:
		return err
	case !r.Type.Correction.Has():
		return fault.Refuse("Drafts of this sort are not shared for factual correction. Whoever disputes it replies once it is filed.", nil)
	case by != r.Draft.Author:
		return fault.Refuse("Only its author decides whether the draft is shared.", nil)
	case r.Draft.Withheld != nil:
		return fault.Refuse("A manager withholds this report, so its draft goes to nobody.", nil)
	}
	return nil
}

// CheckShared finds what keeps a draft from being shared. Today is the day in London.
func (r *Reading) CheckShared(today calendar.Date, form SharedBody) error {
	ps := fault.FieldsOf(form.Validate())
	ps.Need(form.By.IsZero() || today.Before(form.By), "by", "Give them until a day that is to come")
	return ps.Err()
}

// Share puts it on record that the draft was given to somebody, as it stands. The copy itself leaves the case in the same act.
func (r *Reading) Share(by ledger.Author, id ledger.EntryID, today calendar.Date, form SharedBody) (ledger.Change, error) {
	if err := r.MayShare(by.Person); err != nil {
		return ledger.Change{}, err
	}
	if err := r.CheckShared(today, form); err != nil {
		return ledger.Change{}, err
	}
	form.Of, form.Version = r.Draft.Opened, r.Draft.Version
	return one(r.Draft.Stream, by, Shared, id, form)
}

// EnterCorrection puts on record what somebody to whom the draft was given says is wrong.
func EnterCorrection(d *Draft, by ledger.Author, id ledger.EntryID, today calendar.Date, form CorrectionBody) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	for _, s := range d.Shared {
		if s.Body.Person == form.Person {
			form.Name = s.Body.Name
		}
	}
	form.Wrong, form.Right = strings.TrimSpace(lineEnds.Replace(form.Wrong)), strings.TrimSpace(lineEnds.Replace(form.Right))
	ps := fault.FieldsOf(form.Validate())
	_, known := d.Statement(form.Statement)
	ps.Need(known || form.Statement.IsZero(), "paragraph", "This paragraph was taken out meanwhile")
	ps.Need(d.sharedWith(form.Person) || form.Person.IsZero(), "who", "They were not given the draft")
	ps.Need(!form.On.After(today), "on", "They must have said it already: enter a day that is not in the future")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(d.Stream, by, CorrectionCame, id, form)
}

// AnswerCorrection is the author’s answer. What counts as corrected was changed, or taken out, since the correction came.
func AnswerCorrection(d *Draft, by ledger.Author, id ledger.EntryID, form CorrectionAnsweredBody) (ledger.Change, error) {
	c, ok := d.Correction(form.Correction.Entry)
	switch err := d.open(); {
	case err != nil:
		return ledger.Change{}, err
	case !ok:
		return ledger.Change{}, fault.Absent(nil)
	case by.Person != d.Author:
		return ledger.Change{}, fault.Refuse("The author answers corrections. You can comment.", nil)
	}
	form.Why = strings.TrimSpace(form.Why)
	ps := fault.FieldsOf(form.Validate())
	s, there := d.Statement(c.Statement)
	ps.Need(form.Answer != Corrected || !there || s.Last.Version > c.Entry.Version, "answer", "The paragraph reads as it did. Change it first, and then say that it is corrected")
	ps.Need(form.Answer != ShownDisputed || there, "answer", "The paragraph was taken out, so nothing is left to dispute")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(d.Stream, by, CorrectionAnswered, id, form)
}

// corrections finds what nobody answered, and says until when somebody may still say what is wrong.
func (l *looking) corrections() {
	for _, c := range l.Draft.Unanswered() {
		s, _ := l.Statement(c.Statement)
		l.note(Check{
			Sort: Uncorrected, Statement: s, Sentence: c.Name + " says that a fact in " + c.Number + " is wrong, and nobody answered.",
			Mend: "Correct it, keep it and say why, or show it as disputed.",
		}, string(Uncorrected)+"/"+string(c.Entry.ID))
	}
	for _, s := range l.Draft.Shared {
		if l.Signed == nil && !l.Day.After(s.Body.By) {
			l.find(Check{
				Sort: Uncorrected, Advice: true, Sentence: s.Body.Name + " has until " + s.Body.By.Plain() + " to say which facts are wrong.",
				Mend: "Wait for that day, or sign before it if the court’s day does not allow it.",
			}, string(s.Entry.ID))
		}
	}
}

// asDisputed are the corrections that the author shows as disputed, of statements that still stand in the report.
func (r *Reading) asDisputed() []disputedFact {
	var all []disputedFact
	for _, c := range r.Draft.Corrections {
		if s, ok := r.Statement(c.Statement); ok && c.Answer != nil && c.Answer.Body.Answer == ShownDisputed {
			all = append(all, disputedFact{c, paragraphOf(s.Number)})
		}
	}
	return all
}

// disputedFact is a correction that the report shows, with the number of the paragraph as it now is.
type disputedFact struct {
	*Correction
	paragraph string
}

func (c disputedFact) line(p *pack.Pack) string {
	return pack.Filled(p.Replies.Line, "who", c.Name, "what", "paragraph "+c.paragraph)
}
