package app

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/contact"
	"candour/internal/contact/contactpage"
	"candour/internal/decision"
	"candour/internal/decision/decisionpage"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/plan/planpage"
	"candour/internal/practice/practicepage"
	"candour/internal/web"
	"candour/internal/wellbeing"
)

// decisions are the pages on which decisions are made and read.
func (s *service) decisions() decisionpage.Pages {
	return decisionpage.Pages{Pack: s.features.pack, Footing: s.features.footing, Plans: contactpage.Home, Plan: planpage.Home, Parts: map[string]decisionpage.Part{contact.Sort: plans{s.seeing()}}}
}

// seeing are the pages on how children are seen.
func (s *service) seeing() contactpage.Pages {
	return contactpage.Pages{Pack: s.features.pack, Decisions: decisionpage.Home, Considered: s.considered}
}

// considered reports whether the service has considered a constraint of whoever decides. Nothing else of their assessment comes to a case.
func (s *service) considered(c *web.Case) (bool, error) {
	h, err := c.Ledger().Read(c.Context(), wellbeing.Stream(c.Person.ID))
	if err != nil {
		return false, err
	}
	return wellbeing.Of(h).Known(calendar.DateInLondon(c.Now)).Constraint != "", nil
}

// plans are the pages of the plan of a case.
func (s *service) plans() planpage.Pages {
	return planpage.Pages{Pack: s.features.pack, Footing: s.features.footing}
}

// plans is what stands beside a decision on how to see a child.
type plans struct{ contactpage.Pages }

// Beside implements decisionpage.Part.
func (p plans) Beside(c *web.Case, d *decision.Decision) (decisionpage.Beside, error) {
	b, err := p.BesideDecision(c, d)
	return decisionpage.Beside{Facts: b.Facts, Done: b.Done, Rule: b.Rule, Acts: b.Acts, Again: b.Again, Do: b.Does}, err
}

// Words implements decisionpage.Part.
func (p plans) Words(c *web.Case, d *decision.Decision, as string, to ledger.Ref) string {
	return p.WordsFor(c, d, as, to)
}

// ahead is the state of a decision that is still to be carried out.
const ahead = "Ahead"

// decisionsOnGuidance are the decisions that rest on guidance or tools in the cases that a person may see.
func decisionsOnGuidance(v *web.Visit) ([]practicepage.Resting, error) {
	rows, err := decision.ListOnGuidance(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	if rows, err = web.Theirs(v, access.CaseReader, rows, func(r decision.OnPiece) ledger.StreamID { return r.Case }); err != nil {
		return nil, err
	}
	var all []practicepage.Resting
	for _, r := range rows {
		state := "Carried out"
		if r.Ahead == 1 {
			state = ahead
		}
		all = append(all, practicepage.Resting{
			Piece: r.Piece, Case: r.Case, Report: r.Decision, Decides: true, Lines: 1, State: state,
			To: govuk.Link{Text: r.Title + ": a decision", Href: "/case/" + string(r.Case) + "/" + decisionpage.Home + "/" + string(r.Decision)},
		})
	}
	return all, nil
}
