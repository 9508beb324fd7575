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

// betweenRow is a row of tie_1, or of when somebody looked.
type betweenRow struct{ Subject, Relation, From, Until string }

// looked is what Between calls a look among the ties.
const looked = "looked"

// Between is what lies between a person and a stream: the ties of the stream that hold now, and when the person last looked at it before
// today began; zero when they never did. Every page of a case asks for both, in one question.
func Between(ctx context.Context, db view.DB, person, stream ledger.StreamID, now, today time.Time) (ties []Tie, look time.Time, err error) {
	rows, err := view.All[betweenRow](ctx, db,
		`SELECT subject, relation, from_at, until_at FROM tie_1 WHERE stream = $1 AND from_at <= $2 AND until_at > $2
		UNION ALL SELECT person, '`+looked+`', MAX(at), '' FROM read_1 WHERE subject = $1 AND person = $3 AND at < $4 GROUP BY person`,
		string(stream), ledger.FormatTime(now), string(person), ledger.FormatTime(today))
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("ties: %w", err)
	}
	for _, r := range rows {
		if r.Relation != looked {
			ties = append(ties, Tie{Subject: ledger.StreamID(r.Subject), Relation: Relation(r.Relation)})
		} else if look, err = ledger.ParseTime(r.From); err != nil {
			return nil, time.Time{}, fmt.Errorf("last look: %w", err)
		}
	}
	return ties, look, nil
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

// WorksOn is the part of a list's query, as Mine is, that keeps the streams on which a person works: theirs, beside another, or covering.
func WorksOn(p Person, now time.Time, firstArg int) (sql string, args []any) {
	p.Teams = nil
	return SeesTo(p, now, firstArg)
}

// SeesTo is the part of a list's query, as Mine is, that keeps the streams in which it is for this person to see to things: those they work on,
// beside another or covering, and those of the teams they manage.
func SeesTo(p Person, now time.Time, firstArg int) (sql string, args []any) {
	where, args := seesTo(p, now, firstArg)
	return `SELECT stream FROM tie_1 WHERE ` + where, args
}

// SeesToAs is SeesTo as a table of its own with two columns: each stream, and whether the person manages its team (1) or works on it (0).
func SeesToAs(p Person, now time.Time, firstArg int) (sql string, args []any) {
	where, args := seesTo(p, now, firstArg)
	return `SELECT DISTINCT stream, CASE relation WHEN 'team' THEN 1 ELSE 0 END AS manages FROM tie_1 WHERE ` + where, args
}

func seesTo(p Person, now time.Time, firstArg int) (where string, args []any) {
	where = fmt.Sprintf(`from_at <= $%[1]d AND until_at > $%[1]d AND (subject = $%[2]d AND relation IN ('allocated', 'second', 'covers')`, firstArg, firstArg+1)
	args = []any{ledger.FormatTime(now), string(p.ID)}
	for _, m := range p.Teams {
		if m.Manages {
			args = append(args, string(m.Team))
			where += fmt.Sprintf(` OR subject = $%d AND relation = 'team'`, firstArg+len(args)-1)
		}
	}
	return where + `)`, args
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
	case PracticeKeeper:
		if d := byRole(p, Quality); d.Allowed {
			return d
		}
		return byRole(p, HeadOfPracticeIs)
	case RecordKeeper:
		return byRole(p, Governance)
	case KeepingReader:
		if d := onCase(p, ties); d.Allowed {
			return d
		}
		return byRole(p, Governance)
	case CaseWorker:
		return onCase(p, ties)
	case CaseReader, Answerer:
		if d := onCase(p, ties); d.Allowed {
			return d
		}
		return referred(p, ties)
	case ReferredTo:
		return referred(p, ties)
	case CaseManager:
		return managing(p, ties)
	case Allocator:
		return allocating(p, ties)
	case StaffManager:
		if d := managing(p, ties); d.Allowed {
			return d
		}
		return byRole(p, AdministratorIs)
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

// onCase holds for those who work on a case, cover it, belong to its team or manage it; and for any manager while it waits for a team.
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
	}
	return unclaimed(p, ties)
}

func unclaimed(p Person, ties []Tie) Decision {
	if !p.Has(Manager) || !slices.ContainsFunc(ties, func(t Tie) bool { return t.Relation == Waits }) {
		return refused
	}
	return Decision{true, "No team has this case yet, and you are a manager"}
}

// referred holds for a head of practice while something in the closed case waits for their answer.
func referred(p Person, ties []Tie) Decision {
	if !p.Has(HeadOfPracticeIs) || !slices.ContainsFunc(ties, func(t Tie) bool { return t.Relation == Referred }) {
		return refused
	}
	return Decision{true, "Something in this closed case was referred to you as head of practice"}
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
