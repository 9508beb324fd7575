package late

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// Form is one answer about one place or several.
type Form struct {
	Places []ledger.EntryID
	Says   Says
	Why    string
}

// Answers are those that may be given about a place.
func (f *Find) Answers() []Says {
	switch {
	case f.Proposed != nil:
		return []Says{Agreed, NotAgreed}
	case f.Unread:
		return []Says{Clear, Shows}
	case f.Sort == HasLeft:
		return []Says{Nobody, Reached}
	case f.Sort == InForm:
		return []Says{Corrected}
	case f.Sort == InReport:
		return []Says{Corrected, StaysHeld}
	case f.Sort == InFile || f.Sort == InDocument:
		return []Says{StaysHeld, MayStand}
	default:
		return []Says{Corrected, StaysHeld, MayStand}
	}
}

// Checker judges answers: it knows what is hidden, and what people are typing.
type Checker struct {
	registry *ledger.Registry
	stream   ledger.StreamID
	side     ledger.StreamID
	sights   []sight
	typed    []web.Typed
	others   []ledger.StreamID // reports in which something stands
}

// Checker is what answers about the places of a case are judged by, as things are now.
func (s Sweeper) Checker(ctx context.Context, h *ledger.History) (*Checker, error) {
	of := casework.Of(h)
	c := &Checker{registry: s.Ledger.Registry(), stream: h.Stream, side: of.Side}
	var err error
	if c.sights, err = s.sights(ctx, of); err != nil {
		return nil, err
	}
	if c.typed, err = s.Forms(ctx, h.Stream); err != nil {
		return nil, err
	}
	side, err := s.Ledger.Read(ctx, of.Side)
	if err != nil {
		return nil, err
	}
	for _, f := range Of(side).All() {
		if at := f.Place.Stream; f.Sort == InReport && !slices.Contains(c.others, at) {
			c.others = append(c.others, at)
		}
	}
	return c, nil
}

// On are the streams besides the case that an answer reads or writes.
func (c *Checker) On() []ledger.StreamID { return append([]ledger.StreamID{c.side}, c.others...) }

// Answer puts an answer on record, for each of its places.
func (c *Checker) Answer(hs ledger.Histories, by ledger.Author, id ledger.EntryID, form Form) (ledger.Change, error) {
	var ps fault.Fields
	ps.Need(len(form.Places) > 0, "place", "Tick what you answer about")
	ps.Need(form.Says != "", "says", "Choose an answer")
	body := AnsweredBody{Of: id, Says: form.Says, Why: strings.TrimSpace(form.Why)}
	if form.Says != "" {
		ps = append(ps, fault.FieldsOf(body.Validate())...)
	}
	m := &ledger.Making{By: by}
	for i, place := range form.Places {
		f, ok := Standing(hs, c.stream).Find(place)
		if !ok || !f.isFor(by.Person) {
			return ledger.Change{}, fault.Absent(errors.New("no such place"))
		}
		if problem := c.problem(hs, by, f, form.Says); form.Says != "" && problem != "" {
			ps = append(ps, fault.Field{Name: "place", Sentence: problem})
		}
		if i > 0 {
			id = ledger.DerivedID(c.side, "answer "+string(form.Places[0])+" "+string(place)+" "+string(id))
		}
		if len(ps) == 0 {
			answer(m, hs, c.side, f, id, body)
		}
	}
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return m.Done()
}

// problem is why an answer cannot be taken about a place; "" when it can.
func (c *Checker) problem(hs ledger.Histories, by ledger.Author, f *Find, says Says) string {
	var p words.Printer
	switch {
	case !f.Waits():
		return "Somebody has answered about one of these meanwhile. Open the page again"
	case !slices.Contains(f.Answers(), says):
		return "That answer does not fit one of those ticked"
	case f.Proposed != nil && f.Proposed.Entry.Author == by:
		return "You said yourself that it may stand. Somebody else agrees, or does not"
	case says == Corrected && c.stillSays(hs, f):
		return fmt.Sprintf("What stands still says %s. Correct it first, without that; then answer", f.Named(p))
	default:
		return ""
	}
}

// stillSays reports whether what stands in a place says any of its details still. Nothing on record that puts it right leaves it as it is.
func (c *Checker) stillSays(hs ledger.Histories, f *Find) bool {
	if f.Sort == InForm {
		i := slices.IndexFunc(c.typed, func(t web.Typed) bool { return t.Writer == f.Writer && t.Form == f.Form })
		return i >= 0 && f.isIn(lookAt(c.sights, c.typed[i].Text))
	}
	h := hs[f.Place.Stream]
	if h == nil {
		return true
	}
	if f.Sort == InReport {
		e, _ := h.Find(f.Place.Entry)
		return standingIn(h)(e)
	}
	last, ok := c.correction(h, f.Place)
	if !ok {
		return true
	}
	details, _, err := look(c.sights, last)
	return err != nil || f.isIn(details)
}

// isIn reports whether any of the details that stand in a place is among others.
func (f *Find) isIn(details []Detail) bool {
	return slices.ContainsFunc(details, func(d Detail) bool {
		return slices.ContainsFunc(f.Details, func(own Detail) bool { return own.Ref == d.Ref })
	})
}

// correction is the last entry that puts another right: that names it as its subject, or says that it corrects it, and says anew what holds the
// detail there.
func (c *Checker) correction(h *ledger.History, of ledger.Ref) (last ledger.Entry, found bool) {
	first, _ := h.Find(of.Entry)
	var places []string
	for _, x := range c.sights {
		_, at, _ := x.court.Look(first.Body) // what cannot be looked through has no place that a correction could have
		places = append(places, at...)
	}
	for _, e := range readable(h, of.Entry) {
		names := slices.Contains(c.registry.Refs(e.Kind, e.Body), of) || corrects(e) == of.Entry
		if e.ID != of.Entry && names && casework.SaysIn(e.Body, places) {
			last, found = e, true
		}
	}
	return last, found
}

// corrects is the entry that a body says it corrects, of whatever kind it is.
func corrects(e ledger.Entry) ledger.EntryID {
	stored, err := json.Marshal(e.Body)
	var body struct {
		Corrects ledger.EntryID `json:"corrects"`
	}
	if err != nil || json.Unmarshal(stored, &body) != nil {
		return ""
	}
	return body.Corrects
}

// answer puts an answer about one place on record, and what follows from it: words shown again, or a file held back.
func answer(m *ledger.Making, hs ledger.Histories, side ledger.StreamID, f *Find, id ledger.EntryID, body AnsweredBody) {
	body.Of = f.Entry.ID
	ledger.Put(m, side, Answered, id, nil, body)
	at := f.Place.Stream
	if at == side || hs[at] == nil {
		return // it stands on the closed side, or nowhere in the case: nothing of it is on a page
	}
	after := *f
	after.apply(&Act{body, ledger.Entry{Author: m.By}})
	switch {
	case body.Says == Shows:
		ledger.Put(m, at, casework.HeldBack, ledger.DerivedID(at, "shows "+string(id)), nil, fileHeldBack(f))
	case after.Answer != nil && slices.Contains([]Says{MayStand, Agreed, Over}, body.Says) && casework.HoldsBack(hs[at], f.Place.Entry):
		ledger.Put(m, at, casework.MayStand, ledger.DerivedID(at, "may stand "+string(id)), nil, casework.MayStandBody{Entry: f.Place.Entry, Details: f.refs()})
	}
}
