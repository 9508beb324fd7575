package takenalong

import (
	"fmt"
	"strings"
	"time"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Step is somebody taking cases along, or calling them back.
type Step struct {
	By  ledger.Author
	ID  ledger.EntryID // that the form carried
	Now time.Time
}

// Form is what somebody takes along.
type Form struct {
	Cases  []ledger.StreamID
	Device string // what the browser calls itself
	Known  string // digest under which the device is known; "" when it is not
	Hidden []Chosen
}

// Chosen is a hidden detail that goes along, and why it must. Without a reason it does not go.
type Chosen struct {
	Fact ledger.Ref
	Why  string
}

// EntryOf is the id of the entry by which a case goes along with an act. It names the case on the tablet.
func EntryOf(of ledger.StreamID, taking ledger.EntryID) ledger.EntryID {
	return ledger.DerivedID(of, "taken along "+string(taking))
}

// Take puts on record that extracts of some cases go along: in each the hidden details that were chosen with their reasons, then the taking itself.
func Take(rules pack.TakenAlong, hs ledger.Histories, step Step, form Form) (ledger.Change, error) {
	if err := form.check(rules, hs); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: step.By}
	for _, of := range form.Cases {
		body := TakenBody{Taking: step.ID, Device: form.Device, Known: form.Known, Until: ledger.FormatTime(step.Now.Add(rules.Lasts()))}
		s := casework.Of(hs[of])
		for _, c := range form.Hidden {
			if _, _, here := s.Detail(c.Fact); !here {
				continue
			}
			body.Hidden = append(body.Hidden, c.Fact)
			m.Take(casework.RevealDetail(s, step.By, ledger.DerivedID(of, fmt.Sprintf("taken along %s %s", step.ID, c.Fact.Entry)), c.Fact, c.Why))
		}
		ledger.Put(m, of, Taken, EntryOf(of, step.ID), nil, body)
	}
	return m.Done()
}

func (f Form) check(rules pack.TakenAlong, hs ledger.Histories) error {
	var ps fault.Fields
	ps.Need(len(f.Cases) > 0, "cases", "Choose at least one case")
	ps.Need(len(f.Cases) <= rules.Most, "cases", fmt.Sprintf("Choose %d cases at most", rules.Most))
	for _, of := range f.Cases {
		s := casework.Of(hs[of])
		ps.Need(s.Began() && s.Status() != casework.Closed, "cases", "Choose from the open cases that you work on")
	}
	for _, c := range f.Hidden {
		ps.Need(strings.TrimSpace(c.Why) != "", WhyField(c.Fact), "Say why you need it with you")
	}
	return ps.Err()
}

// WhyField is the name of the field that asks why a hidden detail must go along.
func WhyField(fact ledger.Ref) string { return "why-" + string(fact.Entry) }

// CallBack says that what was taken along of a case is to be wiped.
func CallBack(h *ledger.History, step Step, taken ledger.EntryID) (ledger.Change, error) {
	p, found := Of(h).Find(taken)
	switch {
	case !found:
		return ledger.Change{}, fault.Absent(nil)
	case p.Called != nil || !p.Out(step.Now):
		return ledger.Change{}, fault.Refuse("It was called back already, or is no longer on the device.", nil)
	}
	m := &ledger.Making{By: step.By}
	ledger.Put(m, h.Stream, CalledBack, step.ID, nil, CalledBackBody{p.Entry.Ref()})
	return m.Done()
}

// ByTablet is the author of what a device says by itself.
var ByTablet = ledger.ByService("taken along")

// Wiped is the word of a device that it wiped something. Said again, it is the same act.
func Wiped(h *ledger.History, taken ledger.EntryID, how How) (ledger.Change, error) {
	p, found := Of(h).Find(taken)
	if !found {
		return ledger.Change{}, fault.Absent(nil)
	}
	body := GoneBody{p.Entry.Ref(), how}
	if err := body.Validate(); err != nil || p.Gone != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: ByTablet}
	ledger.Put(m, h.Stream, Gone, ledger.DerivedID(h.Stream, "gone "+string(taken)), nil, body)
	return m.Done()
}
