package access

import (
	"context"
	"fmt"
	"slices"
	"time"

	"candour/internal/ledger"
	"candour/internal/view"
)

// Decision is whether a person may, and in words why.
type Decision struct {
	Allowed bool
	Why     string // "You are the worker on this case"; empty when not allowed
}

var refused = Decision{}

// tieRow is a row of tie_1.
type tieRow struct{ Subject, Relation, From, Until string }

// TiesOf are the ties of a stream that hold now.
func TiesOf(ctx context.Context, db view.DB, stream ledger.StreamID, now time.Time) ([]Tie, error) {
	rows, err := view.All[tieRow](ctx, db,
		`SELECT subject, relation, from_at, until_at FROM tie_1 WHERE stream = $1 AND from_at <= $2 AND until_at > $2`,
		string(stream), ledger.FormatTime(now))
	if err != nil {
		return nil, fmt.Errorf("ties: %w", err)
	}
	ties := make([]Tie, len(rows))
	for i, r := range rows {
		ties[i] = Tie{Subject: ledger.StreamID(r.Subject), Relation: Relation(r.Relation)}
	}
	return ties, nil
}

// Mine is the part of a list's query that keeps the streams a person is tied to: a list adds it as
// "stream IN (" + sql + ")" with the arguments given. It may be wider than Decide, never narrower.
func Mine(p Person, now time.Time, firstArg int) (sql string, args []any) {
	sql = fmt.Sprintf(`SELECT stream FROM tie_1 WHERE from_at <= $%d AND until_at > $%d AND subject IN (`, firstArg, firstArg)
	args = append(args, ledger.FormatTime(now))
	for i, s := range p.Subjects() {
		if i > 0 {
			sql += ", "
		}
		sql += fmt.Sprintf("$%d", firstArg+1+i)
		args = append(args, string(s))
	}
	return sql + `)`, args
}

// Decide says whether a person may do what a rule guards, given the ties that hold now. What it does not know it refuses.
func Decide(p Person, rule Rule, ties []Tie) Decision {
	switch rule {
	case Anyone:
		return Decision{true, "Anyone may"}
	case SignedIn, Self:
		return Decision{p.ID != "", "You are signed in"}
	case Administrator:
		return byRole(p, AdministratorIs)
	case HeadOfPractice:
		return byRole(p, HeadOfPracticeIs)
	case CaseReader, CaseWorker:
		return onCase(p, ties)
	case CaseManager:
		return managing(p, ties)
	case Allocator:
		return allocating(p, ties)
	case Urgent:
		if d := onCase(p, ties); d.Allowed {
			return d
		}
		return byRole(p, ManagerOnCall)
	case Reviewer:
		return reviewing(p, ties)
	default:
		return refused
	}
}

func byRole(p Person, role Role) Decision {
	if !p.Has(role) {
		return refused
	}
	return Decision{true, "You are " + string(role)}
}

var whyTied = map[Relation]string{
	Allocated: "You are the worker on this case",
	Second:    "You are the second worker on this case",
	Covers:    "You cover this case",
	Reviews:   "You were asked to look at this case",
}

// onCase holds for those who work on a case, cover it, belong to its team or manage it; for the head of practice when something in it was
// referred to them; and for any manager while it waits for a team.
func onCase(p Person, ties []Tie) Decision {
	if !slices.ContainsFunc(p.Roles, Role.ReadsCases) {
		return refused
	}
	for _, t := range ties {
		if why, ok := whyTied[t.Relation]; ok && t.Subject == p.ID {
			return Decision{true, why}
		}
	}
	for _, t := range ties {
		if t.Relation == InTeam && p.in(t.Subject) {
			return Decision{true, "Your team has this case"}
		}
		if t.Relation == Referred && p.Has(HeadOfPracticeIs) {
			return Decision{true, "An answer in this case was referred to you"}
		}
	}
	return unclaimed(p, ties)
}

func unclaimed(p Person, ties []Tie) Decision {
	if !p.Has(Manager) || !slices.ContainsFunc(ties, func(t Tie) bool { return t.Relation == Waits }) {
		return refused
	}
	return Decision{true, "No team has this case yet, and you are a manager"}
}

func managing(p Person, ties []Tie) Decision {
	for _, t := range ties {
		if t.Relation == InTeam && p.Has(Manager) && p.manages(t.Subject) {
			return Decision{true, "You manage the team that has this case"}
		}
	}
	return refused
}

func allocating(p Person, ties []Tie) Decision {
	if d := managing(p, ties); d.Allowed {
		return d
	}
	return unclaimed(p, ties)
}

func reviewing(p Person, ties []Tie) Decision {
	if slices.ContainsFunc(ties, func(t Tie) bool { return t.Relation == Reviews && t.Subject == p.ID }) {
		return Decision{true, whyTied[Reviews]}
	}
	return managing(p, ties)
}
