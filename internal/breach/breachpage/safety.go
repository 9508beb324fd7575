package breachpage

import (
	"candour/internal/access"
	"candour/internal/breach"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// safety asks what was done to keep somebody safe, and shows first how it is safe to reach them.
var safety = step{
	title: "Keep somebody safe", button: "Record it", fields: safetyFields,
	lede: func(p stepPage) string {
		who, _ := p.who()
		return "What was done for " + who.Name + ", and what is planned."
	},
	opens: func(p stepPage) error {
		if _, ok := p.who(); !ok {
			return fault.Absent(nil)
		}
		return nil
	},
	reads: func(p stepPage) deed {
		who, _ := p.who()
		form := breach.SafetyBody{Person: who, Warned: p.needsYesOrNo("warned", "Say whether they are warned"), Plan: p.form.Text("plan")}
		return func(b *breach.Breach, s breach.Step) (ledger.Change, error) { return b.KeepSafe(s, form) }
	},
}

// who is the person of the address: somebody at stake or, for those who see the case, anybody of it.
func (p stepPage) who() (breach.Person, bool) {
	of := ledger.Ref{Stream: p.Stream, Entry: ledger.EntryID(p.Request.PathValue("person"))}
	for _, at := range p.breach.AtStake {
		if at.Of == of {
			return at, true
		}
	}
	if who, ok := p.state.Person(of); ok && p.May(access.CaseReader) {
		return breach.Person{Of: who.Ref, Name: who.Name()}, true
	}
	return breach.Person{}, false
}

// safely is how it is safe to reach the person of the address, for those who see the case.
func (p stepPage) safely() []string {
	who, _ := p.who()
	return p.reach(who)
}
