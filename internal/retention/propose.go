package retention

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
)

// ProposeForm is what somebody fills in who proposes to erase something.
type ProposeForm struct {
	Target
	Ground pack.GroundID
	Order  Order // where the ground is a court’s order
	Why    string
	Places []AnsweredPlace
}

// Propose begins an erasure in a stream of its own, which is a fresh one. Nothing is erased by it.
func Propose(a Around, fresh *ledger.History, by ledger.Author, id ledger.EntryID, day calendar.Date, form ProposeForm) (ledger.Change, error) {
	if err := a.mayErase(form.Target, day); err != nil {
		return ledger.Change{}, err
	}
	if fresh.Version > 0 {
		return ledger.Change{}, fault.Refuse("This was proposed already. Open the form again.", nil)
	}
	body := a.body(form)
	ps := fault.FieldsOf(body.Validate())
	a.checkGround(&ps, form, day)
	a.checkPlaces(&ps, form)
	a.checkNames(&ps, body)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, fresh.Stream, Proposed, id, nil, body)
	return m.Done()
}

func (a Around) body(form ProposeForm) ProposedBody {
	s := casework.Of(a.Case)
	ground, _ := a.Pack.Retention.Ground(form.Ground)
	body := ProposedBody{Target: form.Target, Ground: form.Ground, Source: ground.Cite(), Why: strings.TrimSpace(form.Why), Places: form.Places}
	if form.Whole() {
		body.Law = s.Law
		body.Closed, _ = s.ClosedOn()
	} else if e, ok := a.Case.Find(form.Entry); ok {
		body.Kind = e.Kind
	}
	if form.Ground == pack.CourtOrder {
		body.Order = &form.Order
	}
	if end := Until(a.Pack, s); form.Ground == pack.RetentionEnd {
		body.Due, body.Source = end.On, end.Rule.Cite()
	}
	return body
}

// mayErase refuses what is not there, what makes a case what it is, and anything in a case that must be kept.
func (a Around) mayErase(t Target, day calendar.Date) error {
	if !casework.Of(a.Case).Began() {
		return fault.Absent(errors.New("the stream holds no case"))
	}
	if err := onHold(a.Case, day); err != nil {
		return err
	}
	if t.Whole() {
		return nil
	}
	e, ok := a.Case.Find(t.Entry)
	if !ok || e.Erased {
		return fault.Absent(errors.New("no such entry, or it is gone already"))
	}
	if !MayGoAlone(e) {
		return fault.Refuse("This is part of the case itself and cannot be erased without it.", nil)
	}
	return nil
}

// MayGoAlone reports whether an entry can be erased while its case stays.
func MayGoAlone(e ledger.Entry) bool {
	own := e.Kind == Held.Name() || e.Kind == Lifted.Name()
	return !own && !e.Erased && !casework.StaysPut(e.Kind)
}

func (a Around) checkGround(ps *fault.Fields, form ProposeForm, day calendar.Date) {
	fits := slices.ContainsFunc(a.Pack.Retention.GroundsFor(form.Erasable()), func(g pack.ErasureGround) bool { return g.ID == form.Ground })
	ps.Need(fits || form.Ground == "", "ground", "Choose one of the grounds listed")
	ended := form.Ground != pack.RetentionEnd || Due(a.Pack, casework.Of(a.Case), day)
	ps.Need(ended, "ground", "The time for which this case is kept has not ended, or nobody can say when it ends")
}

// checkPlaces asks for one answer for each place there is now.
func (a Around) checkPlaces(ps *fault.Fields, form ProposeForm) {
	for _, f := range a.unanswered(form.Target, form.Places) {
		ps.Need(false, f.Field(), "Say what becomes of this")
	}
}

// unanswered are the places for which no answer was given.
func (a Around) unanswered(t Target, answered []AnsweredPlace) []Found {
	return slices.DeleteFunc(a.Places(t), func(f Found) bool {
		return slices.ContainsFunc(answered, func(p AnsweredPlace) bool { return p.Place == f.Place })
	})
}

// checkNames keeps the family’s names out of what remains when their words are gone.
func (a Around) checkNames(ps *fault.Fields, body ProposedBody) {
	check := func(field, text string) {
		name := nameIn(text, casework.Of(a.Case).People())
		ps.Need(name == "", field, "This stays when the words are gone. Leave out the name “"+name+"”")
	}
	check("why", body.Why)
	if body.Order != nil {
		check("order", body.Order.Which)
		check("order-paper", body.Order.Paper)
	}
	for _, p := range body.Places {
		check(p.Field()+"-why", p.Why)
	}
}

// nameIn is the first name of somebody in the case that stands in a text; "" when there is none. What is as short as initials is no name.
func nameIn(text string, people []*casework.Person) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for _, p := range people {
		if p.Organisation() {
			continue
		}
		for _, name := range strings.Fields(strings.Join(append(p.FormerNames(), p.Name()), " ")) {
			if utf8.RuneCountInString(name) > 2 && slices.Contains(words, name) {
				return name
			}
		}
	}
	return ""
}

// MayConfirm reports whether somebody may say the second word on an erasure: an information governance officer who did not propose it.
func (e *Erasure) MayConfirm(by access.Person) bool {
	return e.Stage() == Waiting && by.ID != e.Entry.Author.Person && access.Decide(by, access.RecordKeeper, nil).Allowed
}

// Confirm is the second person’s word. It asks for the job that erases.
func Confirm(a Around, e *Erasure, by access.Person, id ledger.EntryID, day calendar.Date) (ledger.Change, error) {
	if !e.MayConfirm(by) {
		return ledger.Change{}, fault.Refuse("Somebody else must confirm this: an information governance officer who did not propose it.", nil)
	}
	if err := a.mayErase(e.Target, day); err != nil {
		return ledger.Change{}, err
	}
	if e.Ground == pack.RetentionEnd && !Due(a.Pack, casework.Of(a.Case), day) {
		return ledger.Change{}, fault.Refuse("The time for which this case is kept no longer counts as ended. Refuse this, and look at the case.", nil)
	}
	if len(a.unanswered(e.Target, e.Places)) > 0 {
		return ledger.Change{}, fault.Refuse("The words are repeated in a place that nobody has answered for. Refuse this, and have it proposed anew.", nil)
	}
	plan := a.Plan(e.Target, e.Places)
	if err := a.othersOnHold(plan, day); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, e.Ref().Stream, Confirmed, id, nil, ConfirmedBody{
		Proposed: e.Ref(), Version: a.Case.Version, Streams: plan.Streams, Entries: plan.Entries,
	})
	m.Change.Jobs = append(m.Change.Jobs, ledger.Job{
		ID: ledger.DerivedID(e.Ref().Stream, EraseJob), Kind: EraseJob, Stream: e.Ref().Stream, Entry: id, For: by.ID,
	})
	return m.Done()
}

// othersOnHold refuses to take anything out of another case that must be kept, or out of a report of one.
func (a Around) othersOnHold(goes Plan, day calendar.Date) error {
	for _, stream := range goes.touched() {
		h := a.history(stream)
		if h != nil && report.DraftOf(h).Case != "" {
			h = a.history(report.DraftOf(h).Case)
		}
		if h == nil || h.Stream == a.Case.Stream {
			continue
		}
		if err := onHold(h, day); err != nil {
			return fault.Refuse("A copy stands in another case that must be kept. Refuse this, and have it proposed anew without the copy.", err)
		}
	}
	return nil
}

// MayRefuse reports whether somebody may end a proposal: whoever may confirm it, and whoever made it.
func (e *Erasure) MayRefuse(by access.Person) bool {
	return e.MayConfirm(by) || e.Stage() == Waiting && by.ID == e.Entry.Author.Person
}

// Refuse ends a proposal: a second person says no, or whoever made it takes it back.
func Refuse(a Around, e *Erasure, by access.Person, id ledger.EntryID, why string) (ledger.Change, error) {
	if !e.MayRefuse(by) {
		return ledger.Change{}, fault.Refuse("This was decided already, or it is for somebody else to decide.", nil)
	}
	name := nameIn(why, casework.Of(a.Case).People())
	if name != "" {
		return ledger.Change{}, fault.Fields{{Name: "why", Sentence: "This stays on record. Leave out the name “" + name + "”"}}
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, e.Ref().Stream, Refused, id, nil, RefusedBody{Proposed: e.Ref(), Why: strings.TrimSpace(why)})
	return m.Done()
}
