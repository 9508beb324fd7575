package safeguarding

import (
	"cmp"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// List is what the pack asks for in a case on a day; false when the track of the case has no such list. While nobody knows the track, it is the one that
// the pack takes for granted.
func (d Desk) List(of *casework.State, on calendar.Date) (pack.SafeguardingList, bool) {
	return d.Pack.SafeguardingFor(cmp.Or(of.Track(), d.Pack.Tracks.Default[of.Law]), on)
}

// Ask records that a check was sent, on a day that is not after today.
func (d Desk) Ask(h *ledger.History, by ledger.Author, id ledger.EntryID, on, today calendar.Date, form CheckAskedBody) (ledger.Change, error) {
	of := casework.Of(h)
	ps := fault.FieldsOf(form.Validate())
	d.needLine(&ps, of, today, form.Check)
	needDay(&ps, on, today, "Enter the day on which it was sent")
	for _, ref := range form.About {
		_, known := of.Person(ref)
		ps.Need(known, "about", "Choose people of this case")
	}
	for _, ref := range form.Addresses {
		_, _, known := of.Detail(ref)
		ps.Need(known, "addresses", "Choose addresses that the case holds now")
	}
	if !form.After.IsZero() {
		c, known := Of(h).Check(form.After)
		ps.Need(known && c.Asked == nil, "check", "This check was asked already")
	}
	m := d.making(h, by)
	put(m, CheckAsked, id, casework.When(on, calendar.TimeOfDay{}), form)
	return m.ending(ps)
}

// ending is the act, unless something is wrong with the form.
func (m *making) ending(ps fault.Fields) (ledger.Change, error) {
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return m.Done()
}

func (d Desk) needLine(ps *fault.Fields, of *casework.State, today calendar.Date, check string) {
	list, ok := d.List(of, today)
	_, known := list.SafetyCheck(check)
	ps.Need(ok && known, "check", "Choose a check of the list for this case")
}

func needDay(ps *fault.Fields, on, today calendar.Date, ask string) {
	ps.Need(!on.IsZero(), "when", ask)
	ps.Need(!on.After(today), "when", "The day must not be in the future")
}

// Chase records that whoever was asked was reminded.
func (d Desk) Chase(h *ledger.History, by ledger.Author, id ledger.EntryID, on, today calendar.Date, form CheckChasedBody) (ledger.Change, error) {
	c, ok := Of(h).Check(form.Check)
	if !ok || c.Asked == nil {
		return ledger.Change{}, fault.Refuse("This check was not asked yet.", nil)
	}
	form.Whom = c.Whom
	ps := fault.FieldsOf(form.Validate())
	needDay(&ps, on, today, "Enter the day on which they were reminded")
	m := d.making(h, by)
	put(m, CheckChased, id, casework.When(on, calendar.TimeOfDay{}), form)
	return m.ending(ps)
}

// OutcomeForm is what came of a check as somebody records it.
type OutcomeForm struct {
	Check    ledger.Ref
	Outcome  Outcome
	Words    string // as they said or wrote it
	Says     string // in one line
	Verbatim bool
	By       string   // who refused
	Author   string   // what whoever records it is called
	Handling []string // conditions of the pack under which it was given
	Issue    bool
	On       calendar.Date
}

// Outcome records what came of a check, and draws it as an item of evidence in the same act. Where an outcome is on record already, this one takes its
// place: what rested on that no longer stands.
func (d Desk) Outcome(h *ledger.History, by ledger.Author, id ledger.EntryID, today calendar.Date, form OutcomeForm) (ledger.Change, error) {
	c, ok := Of(h).Check(form.Check)
	if !ok || c.Asked == nil {
		return ledger.Change{}, fault.Refuse("This check was not asked yet.", nil)
	}
	m, of := d.making(h, by), casework.Of(h)
	answer := m.part(id, "answer")
	body := CheckOutcomeBody{Check: c.Ref, Whom: c.Whom, Outcome: form.Outcome, Item: m.ref(evidence.ItemOf(h.Stream, answer)), By: form.By, Issue: form.Issue}
	ps := fault.FieldsOf(body.Validate())
	needDay(&ps, form.On, today, "Enter the day on which it came")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	put(m, CheckOutcome, id, casework.When(form.On, calendar.TimeOfDay{}), body)
	m.draw(answer, c.Item(), form.item(d.kindOf(of, today, c), of, c))
	return m.Done()
}

// kindOf is the kind of source that answers a check. A line that the pack no longer has is answered as it was when it was asked: by an agency.
func (d Desk) kindOf(of *casework.State, today calendar.Date, c *Check) string {
	if list, ok := d.List(of, today); ok {
		if line, known := list.SafetyCheck(c.Check); known {
			return line.SourceKind
		}
	}
	return "local_authority"
}

// draw records an item, in the place of an earlier one that is still on record.
func (m *making) draw(id ledger.EntryID, before ledger.Ref, item evidence.ItemForm) {
	now := m.now()
	if _, known := now.Item(before); known {
		m.take(evidence.Replace(m.pack, now, m.By, id, evidence.ReplaceForm{
			Older: before, Newer: evidence.AccountForm{New: &item}, Why: "It came later, about the same check.",
		}))
		return
	}
	m.take(evidence.Draw(m.pack, now, m.By, id, item))
}

// item is what came of a check as evidence: the words of whoever was asked or, when nothing came, what its author saw.
func (f OutcomeForm) item(kind string, of *casework.State, c *Check) evidence.ItemForm {
	source := evidence.SourceBody{
		Who: evidence.Who{Name: c.Whom}, Kind: kind, Obtained: byCheck, Verbatim: f.Verbatim, Naming: evidence.Named, Handling: f.Handling,
	}
	item := evidence.ItemBody{Words: f.Words, Says: f.Says, Hand: handUnknown, About: children(of, c.About)}
	switch f.Outcome {
	case NothingKnown:
		item.Words, item.Says = orElse(f.Words, "Nothing known."), "Nothing is known to "+amid(c.Whom)+" about "+Names(of, c.About)
	case Refused:
		item.Says = c.Whom + " refused the check about " + Names(of, c.About)
	case NotBack:
		source = observed(f.Author)
		item.Hand, item.Says = evidence.FirstHand, c.Whom+" had not answered by "+f.On.Plain()
		item.Words = strings.TrimSpace(item.Says + ". " + f.Words)
	}
	return evidence.ItemForm{ItemBody: item, From: &evidence.SourceForm{SourceBody: source, Said: casework.When(f.On, calendar.TimeOfDay{})}}
}

// The choices of the pack by which what came of a check is recorded.
const (
	byCheck        = "records_check"
	handUnknown    = "unknown"
	ownObservation = "own_observation"
)

// observed is the source of what somebody of the service saw: that no answer came, that a check is not made.
func observed(name string) evidence.SourceBody {
	return evidence.SourceBody{Who: evidence.Who{Name: name}, Kind: ownObservation, Obtained: byCheck, Naming: evidence.Named}
}

// NotMadeForm says why a check is not made.
type NotMadeForm struct {
	CheckNotMadeBody
	Why    string
	Author string // what whoever records it is called
}

// NotMake records that a check is not made, and why as an item of evidence in the same act.
func (d Desk) NotMake(h *ledger.History, by ledger.Author, id ledger.EntryID, today calendar.Date, form NotMadeForm) (ledger.Change, error) {
	of := casework.Of(h)
	m := d.making(h, by)
	why := m.part(id, "why")
	form.Item = m.ref(evidence.ItemOf(h.Stream, why))
	ps := fault.FieldsOf(form.Validate())
	d.needLine(&ps, of, today, form.Check)
	ps.Need(given(form.Why), "why", "Say why it is not made")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	put(m, CheckNotMade, id, nil, form.CheckNotMadeBody)
	m.draw(why, ledger.Ref{}, evidence.ItemForm{
		ItemBody: evidence.ItemBody{Words: form.Why, Says: "Not asked: " + amid(form.Whom), Hand: evidence.FirstHand, About: children(of, form.About)},
		From:     &evidence.SourceForm{SourceBody: observed(form.Author), Said: casework.When(today, calendar.TimeOfDay{})},
	})
	return m.Done()
}

// children are those of some people who are children of the case.
func children(of *casework.State, people []ledger.Ref) []ledger.Ref {
	var all []ledger.Ref
	for _, ref := range people {
		if p, ok := of.Person(ref); ok && p.Kind == casework.Child {
			all = append(all, ref)
		}
	}
	return all
}

// Names are people as one writes of them in a sentence: "Isla Kersey, Rowan Kersey and Daniel Kersey".
func Names(of *casework.State, people []ledger.Ref) string {
	var names []string
	for _, ref := range people {
		if p, ok := of.Person(ref); ok {
			names = append(names, p.Name())
		}
	}
	return words.List(names)
}

// amid is whoever was asked in the middle of a sentence: "the police", "Wexcombe Council".
func amid(whom string) string {
	if rest, article := strings.CutPrefix(whom, "The "); article {
		return "the " + rest
	}
	return whom
}

func orElse(text, otherwise string) string {
	if given(text) {
		return text
	}
	return otherwise
}
