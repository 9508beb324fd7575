package retention

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/pack"
)

// End is until when a case is kept. On is zero when nobody can say, and Missing and Differs then say why.
type End struct {
	On      calendar.Date
	Rule    pack.CaseRule
	Missing []*casework.Person // children whose birth date is not on record
	Differs []*casework.Person // children whose birth date the court gives otherwise
}

// Known reports whether anybody can say.
func (e End) Known() bool { return !e.On.IsZero() }

// Until is until when a case is kept, by the pack's rule for its law. While one birth date is missing or in doubt nobody can say.
func Until(p *pack.Pack, s *casework.State) End {
	rule, known := p.Retention.CaseRule(s.Law)
	if !known {
		return End{}
	}
	end := End{Rule: rule}
	var births []calendar.Date
	for _, child := range s.Children() {
		switch {
		case child.Born().IsZero():
			end.Missing = append(end.Missing, child)
		case child.Fact(casework.Born).Differs():
			end.Differs = append(end.Differs, child)
		default:
			births = append(births, child.Born())
		}
	}
	if len(end.Missing) == 0 && len(end.Differs) == 0 {
		end.On, _ = rule.Until(births)
	}
	return end
}

// Due reports whether the time for which a case is kept has ended by a day: it is closed, and its end is known and come.
func Due(p *pack.Pack, s *casework.State, day calendar.Date) bool {
	end := Until(p, s)
	return s.Status() == casework.Closed && end.Known() && !day.Before(end.On)
}
