package leaving

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
)

// Recording is who puts something on the register, and when.
type Recording struct {
	By      ledger.Author
	Manages bool // they manage the case
	Now     time.Time
}

// Record puts something that left a case on its register.
func Record(p *pack.Pack, h *ledger.History, r Recording, id ledger.EntryID, when *ledger.Happened, form LeftBody) (ledger.Change, error) {
	s := casework.Of(h)
	if !s.Began() {
		return ledger.Change{}, fault.Absent(nil)
	}
	form, gateway := form.settled(p, s)
	ps := fault.FieldsOf(form.Validate())
	ps.Need(when == nil || !when.Start().After(r.Now), "when", "It must have left already: enter a time that is over")
	ps.Need(form.Of.IsZero() || isHere(h, s, form.Of), "of", "Choose one of those listed")
	checkGateway(&ps, gateway, r.Now, form)
	ps.Need(!gateway.Manager || r.Manages, "gateway", "A manager of the case decides this, and records it. To protect somebody in danger nobody needs to be asked: choose that instead")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: r.By}
	ledger.Put(m, s.Stream, Left, id, when, form)
	return m.Done()
}

// Allows says by which gateway something may leave that has not left yet, and completes what is said of it: the source of the gateway, the name of the
// recipient. How it goes and who decides it are asked when it leaves.
func Allows(p *pack.Pack, s *casework.State, now time.Time, form LeftBody) (LeftBody, pack.Gateway, error) {
	form, gateway := form.settled(p, s)
	asked := form
	asked.How = ByHand
	ps := fault.FieldsOf(asked.Validate())
	if form.To.Sort == SomebodyInCase {
		_, known := s.Person(form.To.Person)
		ps.Need(known, "to", "Say by name to whom it goes")
	}
	checkGateway(&ps, gateway, now, form)
	return form, gateway, ps.Err()
}

// SolicitorOf is how somebody's solicitor is named as a recipient; "" when none is known. What is hidden from somebody is hidden from their solicitor, so the
// recipient is that person, by this name.
func SolicitorOf(who *casework.Person) string {
	if speaks := who.Represented(); speaks != "" {
		return speaks + ", solicitor for " + who.Name()
	}
	return ""
}

// settled is a departure with what the pack and the case say of it.
func (b LeftBody) settled(p *pack.Pack, s *casework.State) (LeftBody, pack.Gateway) {
	gateway, known := p.Leaving.Gateway(b.Gateway)
	if known {
		b.Source = gateway.Cite()
	}
	if who, ok := s.Person(b.To.Person); ok && b.To.Sort == SomebodyInCase {
		if b.To.Name == "" || b.To.Name != SolicitorOf(who) {
			b.To.Name = who.Name()
		}
	}
	return b, gateway
}

// checkGateway asks what the gateway asks. The one for danger asks nothing, and waits for nobody.
func checkGateway(ps *fault.Fields, g pack.Gateway, now time.Time, form LeftBody) {
	ps.Need(g.ID != "" || form.Gateway == "", "gateway", "Choose one of those listed")
	if g.Urgent || g.ID == "" {
		return
	}
	ps.Need(given(form.Purpose), "purpose", "Say for what purpose it went")
	ps.Need(g.Asks == "" || given(form.Authority), "authority", g.Asks)
	ps.Need(g.InForce(calendar.DateInLondon(now)), "gateway", "This does not hold any more")
}

// isHere reports whether a reference is to a signed report or a note of the case.
func isHere(h *ledger.History, s *casework.State, of ledger.Ref) bool {
	r, isReport := report.Of(h).Report(of)
	_, isNote := s.Note(of)
	return isNote || isReport && r.Signed != nil
}
