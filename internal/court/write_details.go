package court

import (
	"strings"
	"unicode"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// tellDetails brings the details by which people can be reached up to the court's last word. Of a confidential one the open side learns only
// that it changed.
func (w *writing) tellDetails() {
	for _, d := range w.lastDetails() {
		if of, there := w.ref(d.of); there {
			w.tellDetail(d, of)
		}
	}
}

// datedDetail is a detail with the time of the payload that mentions it last.
type datedDetail struct {
	toldDetail
	at string
}

func (w *writing) lastDetails() []datedDetail {
	var all []datedDetail
	where := map[detailPlace]int{}
	for _, t := range w.tellings {
		for _, d := range t.details {
			place := detailPlace{d.of, d.kind, d.source}
			i, known := where[place]
			if !known {
				i = len(all)
				where[place], all = i, append(all, datedDetail{})
			}
			all[i] = datedDetail{d, t.at}
		}
	}
	return all
}

type detailPlace struct {
	of     thingKey
	kind   casework.DetailKind
	source string
}

func (w *writing) tellDetail(d datedDetail, of ledger.Ref) {
	now, same := w.detailNow(d, of), w.heldDetail(d, of).value == d.value
	hiding := w.guard(d, now)
	if same && (now == nil || now.Hiding.From == hiding.From) {
		return
	}
	id := w.id("detail " + string(of.Entry) + string(d.kind) + d.source)
	if now != nil && !now.Confidential() && hiding.From != casework.FromNobody {
		now = w.conceal(ledger.DerivedID(w.s.Stream, "concealed "+string(id)), of, now, hiding)
		if same {
			return
		}
	}
	form := casework.DetailForm{Of: of, Kind: d.kind, Value: d.value, Source: d.source, Hiding: hiding, Court: courtWord(d.at, "")}
	if now != nil {
		form.Replaces = now.Ref
	}
	w.take(casework.AddDetail(w.s, By, id, form))
}

// conceal takes a detail out of the open that the court now calls confidential, and gives it as it stands on the closed side.
func (w *writing) conceal(id ledger.EntryID, of ledger.Ref, now *casework.Detail, hiding casework.Hiding) *casework.Detail {
	w.take(casework.Conceal(w.s, By, id, casework.ConcealForm{Detail: now.Ref, Hiding: hiding, Why: "The court now says that it is confidential."}))
	w.s = w.after()
	p, _ := w.s.Person(of)
	details := p.Details()
	if len(details) == 0 {
		return nil // the act has failed, and says so
	}
	return details[len(details)-1]
}

// heldDetail is the detail as the court gave it last, wherever it stands.
func (w *writing) heldDetail(d datedDetail, of ledger.Ref) heldDetail {
	key := detailKey{of.Entry, d.kind, d.source}
	held, closed := w.open[key], w.side.details[key]
	if closed.at >= held.at {
		return closed
	}
	return held
}

// detailNow is the detail as it stands in the case, nil when somebody found that it no longer holds.
func (w *writing) detailNow(d datedDetail, of ledger.Ref) *casework.Detail {
	p, _ := w.s.Person(of)
	for _, have := range p.Details() {
		source := have.Source
		if fact, closed := w.facts.Fact(have.Ref); closed {
			source = fact.Source
		}
		if have.Kind == d.kind && source == d.source {
			return have
		}
	}
	return nil
}

// settled reports whether a person said from whom a detail is hidden, or took it out of the open: the court's flags change nothing then.
func (w *writing) settled(now *casework.Detail) bool {
	return now.Confidential() && (now.Decided || !now.ByCourt)
}

// guard is from whom a detail is hidden: as the court says, but never more open than a person left it, and never open when the same value is
// or was kept closed for anybody in the case.
func (w *writing) guard(d datedDetail, now *casework.Detail) casework.Hiding {
	if now != nil && w.settled(now) {
		return now.Hiding
	}
	if d.hiding != casework.FromNobody {
		return casework.Hiding{From: d.hiding}
	}
	for _, value := range w.facts.Values() {
		if letters(value) == letters(d.value) {
			return casework.Hiding{}
		}
	}
	return casework.Hiding{From: casework.FromNobody}
}

// letters is a value without what people write differently: an address is the same in capitals, a number with spaces.
func letters(value string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, value)
}
