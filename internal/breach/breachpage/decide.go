package breachpage

import (
	"candour/internal/breach"
	"candour/internal/ledger"
)

// decide asks an information governance officer who is told.
var decide = step{
	title: "Decide who is told", button: "Record the decision", fields: decideFields,
	lede: func(p stepPage) string { return p.breach.Clock(p.Now) + "." },
	reads: func(p stepPage) deed {
		form := breach.DecidedBody{
			Commissioner: p.needsYesOrNo("commissioner", "Say whether the Information Commissioner is told"), CommissionerWhy: p.form.Text("commissioner-why"),
			People: p.needsYesOrNo("people", "Say whether the people concerned are told"), PeopleWhy: p.form.Text("people-why"), Late: p.form.Text("late"),
		}
		return func(b *breach.Breach, s breach.Step) (ledger.Change, error) { return b.Decide(s, form) }
	},
}

// concerned is where it comes from that the people concerned are told.
func (p stepPage) concerned() string { return p.pages.Pack.Leaving.Concerned.Cite() }

func (p stepPage) late() bool { return p.breach.Decided == nil && p.breach.Late(p.Now) }
