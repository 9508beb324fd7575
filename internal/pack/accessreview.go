package pack

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
)

// ReviewRule says what the access review asks a person about, and from which number on.
type ReviewRule struct {
	Basis           `yaml:",inline"`
	ID              string `yaml:"id" need:"yes"`
	Hour            int    `yaml:"hour" need:"yes"`               // of the night, in London, at which the day before is looked through
	UnusedDays      int    `yaml:"unused_days" need:"yes"`        // without a look or sign-in, after which an account counts as unused
	CasesADay       int    `yaml:"cases_a_day" need:"yes"`        // on which somebody does not work; more of them opened on one day are asked about
	TurnedAwayADay  int    `yaml:"turned_away_a_day" need:"yes"`  // pages not theirs or not there; more of them on one day are asked about
	SettledForDays  int    `yaml:"settled_for_days" need:"yes"`   // for which what was found to be as it should be is not asked about again
	CatchesUpToDays int    `yaml:"catches_up_to_days" need:"yes"` // how far back the first review of a service goes
}

// ReviewRule is the rule of the access review in force on a day; before the first, the first.
func (p *Pack) ReviewRule(on calendar.Date) ReviewRule {
	i := slices.IndexFunc(p.AccessReview, func(r ReviewRule) bool { return r.InForce(on) })
	return p.AccessReview[max(i, 0)]
}

// checkAccessReview asks for rules that follow each other day by day, the last without an end, and for numbers that ask about something.
func (l *loader) checkAccessReview() {
	const file = "access-review.yaml"
	all := l.pack.AccessReview
	if len(all) == 0 {
		l.problem(file, "", "holds no rule")
	}
	unique(l, file, "", all, func(r ReviewRule) string { return r.ID })
	for i, r := range all {
		last := i == len(all)-1
		if last && !r.Until.IsZero() {
			l.problem(file, at("", i)+".until", "the last rule has no end, so that one is always in force")
		}
		if !last && all[i+1].From != r.Until.AddDays(1) {
			l.problem(file, at("", i)+".until", "the next rule begins on the day after")
		}
		if r.Hour > 23 {
			l.problem(file, at("", i)+".hour", fmt.Sprintf("%d is no hour of the day", r.Hour))
		}
		for name, n := range map[string]int{
			"hour": r.Hour, "unused_days": r.UnusedDays, "cases_a_day": r.CasesADay, "turned_away_a_day": r.TurnedAwayADay,
			"settled_for_days": r.SettledForDays, "catches_up_to_days": r.CatchesUpToDays,
		} {
			if n < 1 {
				l.problem(file, at("", i)+"."+name, "must be at least one")
			}
		}
	}
}
