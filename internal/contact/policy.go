package contact

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/decision"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/view"
)

// Met are the things that a policy may need and that a plan has.
func (p *Plan) Met() []pack.SeeingNeed {
	var met []pack.SeeingNeed
	o := p.Choice()
	if len(o.For) > 0 && len(o.Against) > 0 {
		met = append(met, pack.NeedsWeighing)
	}
	if len(p.Consulted) > 0 {
		met = append(met, pack.NeedsManager)
	}
	if slices.ContainsFunc(p.Explained, func(a decision.Act[decision.ExplainedBody]) bool { return a.Body.To == p.Child }) {
		met = append(met, pack.NeedsTelling)
	}
	return met
}

// needWords say what is missing when a plan lacks what a policy needs.
var needWords = map[pack.SeeingNeed]string{
	pack.NeedsWeighing: "what speaks for and against it is not recorded both ways",
	pack.NeedsManager:  "nobody was consulted",
	pack.NeedsTelling:  "it was not explained to the child",
}

// Touches says why a policy asks for a second look at what was decided under another; nothing when it does not touch it.
func Touches(policy pack.SeeingPolicy, mode pack.SeeingMode, met []pack.SeeingNeed) []string {
	var why []string
	if policy.Default != pack.AnyMode && mode != policy.Default {
		why = append(why, "it says "+ModeWords(policy.Default)+", and the decision is "+ModeWords(mode))
	}
	for _, need := range policy.Needs {
		if !slices.Contains(met, need) {
			why = append(why, needWords[need])
		}
	}
	return why
}

// ToLookAt is a plan that is ahead and that a policy touches which came into force after it was decided.
type ToLookAt struct {
	*Plan
	Why []string
}

// SecondLook are the plans ahead that ask for a second look because the policy on a day is another than the one they were made under. A plan that somebody
// looked at since the policy came into force does not ask again.
func (s *State) SecondLook(pk *pack.Pack, on calendar.Date) []ToLookAt {
	policy, ok := pk.SeeingOn(on)
	if !ok {
		return nil
	}
	var all []ToLookAt
	for _, p := range s.plans {
		if !p.Decision.Ahead() || p.Policy.ID == policy.ID && p.Policy.Version == policy.Version || !p.lookedAt().Before(policy.From) {
			continue
		}
		if why := Touches(policy, p.Mode, p.Met()); len(why) > 0 {
			all = append(all, ToLookAt{p, why})
		}
	}
	return all
}

// lookedAt is the day on which somebody last looked at the decision and kept it; zero while nobody did.
func (p *Plan) lookedAt() calendar.Date {
	if len(p.Kept) == 0 {
		return calendar.Date{}
	}
	return p.Kept[len(p.Kept)-1].On()
}

// View is seeing_1: one row for each plan that is ahead. It holds what was decided and the policy it was made under, and nothing that depends on today.
var View = &ledger.View{
	Name: "seeing_1",
	Columns: []ledger.Column{
		{Name: "entry", Type: ledger.Text}, {Name: "mode", Type: ledger.Text}, {Name: "met", Type: ledger.Text}, // what a policy may need and it has, between spaces
		{Name: "policy", Type: ledger.Text}, {Name: "looked_on", Type: ledger.Text}, {Name: "day", Type: ledger.Text}, // '' when nobody looked, or no day is known
	},
	Indexes: [][]string{{"policy"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		for _, p := range Of(h).plans {
			if !p.Decision.Ahead() {
				continue
			}
			var met []string
			for _, m := range p.Met() {
				met = append(met, string(m))
			}
			rows = append(rows, []any{string(p.Entry.ID), string(p.Mode), strings.Join(met, " "), p.Policy.edition(), dayText(p.lookedAt()), dayText(p.Day())})
		}
		return rows
	},
}

func dayText(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// edition is an edition in rows.
func (p Policy) edition() string { return fmt.Sprintf("%s/%d", p.ID, p.Version) }

// Row is a plan ahead in a list over cases.
type Row struct {
	Case      ledger.StreamID
	Title     string // of the case
	Decision  ledger.EntryID
	Mode, Met string
	On        string // YYYY-MM-DD; "" while it is to be arranged
}

// Why says why a policy asks for a second look at it.
func (r Row) Why(policy pack.SeeingPolicy) []string {
	var met []pack.SeeingNeed
	for _, m := range strings.Fields(r.Met) {
		met = append(met, pack.SeeingNeed(m))
	}
	return Touches(policy, pack.SeeingMode(r.Mode), met)
}

// ListSecondLook are the plans ahead, in the cases that it is for a person to see to, that the policy touches. They may be more than access grants: decide
// on each case before one is shown.
func ListSecondLook(ctx context.Context, db view.DB, p access.Person, now time.Time, policy pack.SeeingPolicy) ([]Row, error) {
	theirs, args := access.SeesTo(p, now, 3)
	kept := Policy{ID: policy.ID, Version: policy.Version}
	rows, err := view.All[Row](ctx, db, `SELECT s.stream, c.title, s.entry, s.mode, s.met, s.day FROM seeing_1 s JOIN case_1 c ON c.stream = s.stream
		WHERE s.policy <> $1 AND s.looked_on < $2 AND s.stream IN (`+theirs+`) ORDER BY s.day, s.stream, s.entry`, append([]any{kept.edition(), policy.From.String()}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list decisions that a policy touches: %w", err)
	}
	return slices.DeleteFunc(rows, func(r Row) bool { return len(r.Why(policy)) == 0 }), nil
}
