package demo

import (
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/plan"
)

// willFindOut puts a line in the plan of the case, or another in the place of one, and names it.
func (s *scene) willFindOut(line plan.LineBody) ref {
	return s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return plan.Make(hs[s.stream], s.by, id, line)
	}, s.stream)
}

// givesPlan hands the plan to a parent, in the words that it has for them on this day.
func (s *scene) givesPlan(to ref, worker string) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return plan.Give(hs[s.stream], id, plan.Giving{
			Pack: s.Desk.Pack, Recording: leaving.Recording{By: s.by, Now: s.clock.Now()}, Worker: worker,
			To: to, As: plan.ForFamily, Gateway: "rule", Authority: "A party", How: leaving.ByHand, On: s.thisDay(),
		})
	}, s.stream)
}
