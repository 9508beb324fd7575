package court

import (
	"candour/internal/casework"
	"candour/internal/ledger"
)

// account adds to the account of a payload where the record says otherwise than the court.
func (a *importing) account(after ledger.Histories) {
	a.result.Account = a.c.Account
	s, side := casework.Of(after[a.place.Case]), SideOf(after[a.place.Side])
	refOf := func(key thingKey) ledger.Ref {
		if key == "" {
			return s.Case()
		}
		return ledger.Ref{Stream: s.Stream, Entry: side.began[key]}
	}
	for _, f := range a.now.facts {
		to := ledger.Ref{}
		if f.to != "" {
			to = refOf(f.to)
		}
		if fact := s.FactOf(refOf(f.of), to, f.field); fact.Differs() || fact.Contradictory() {
			a.contradict(f, fact)
		}
	}
}

// contradict names the place, and both values where they are dates or flags.
func (a *importing) contradict(f toldFact, fact *casework.Fact) {
	court, record := "", ""
	if ours, weSay := fact.Ours(); f.plain {
		court = f.value
		if weSay {
			record = ours.Value
		}
	}
	a.result.Account.Contradict(f.path, court, record)
}
