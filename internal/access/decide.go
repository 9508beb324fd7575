package access

import (
	"context"
	"fmt"
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
			ties = append(ties, TieOf(r.Subject, r.Relation))
		} else if look, err = ledger.ParseTime(r.From); err != nil {
			return nil, time.Time{}, fmt.Errorf("last look: %w", err)
		}
	}
	return ties, look, nil
}

// Mine is the part of a list's query that keeps the streams a person is tied to, closed cases among them: a list adds it as
// "stream IN (" + sql + ")" with the arguments given. It may be wider than Decide, never narrower.
func Mine(p Person, now time.Time, firstArg int) (sql string, args []any) {
	var subjects []string
	for _, s := range p.Subjects() {
		subjects = append(subjects, string(s), past+string(s))
	}
	where, args := tiedTo(subjects, now, firstArg)
	return `SELECT stream FROM tie_1 WHERE ` + where, args
}

// MineAtWork is Mine without what is closed. Something that waits for somebody in a closed case keeps it among these.
func MineAtWork(p Person, now time.Time, firstArg int) (sql string, args []any) {
	where, args := atWork(p, now, firstArg)
	return `SELECT stream FROM tie_1 WHERE ` + where, args
}

func atWork(p Person, now time.Time, firstArg int) (where string, args []any) {
	var subjects []string
	for _, s := range p.Subjects() {
		subjects = append(subjects, string(s))
	}
	return tiedTo(subjects, now, firstArg)
}

func tiedTo(subjects []string, now time.Time, firstArg int) (where string, args []any) {
	in, names := view.In(firstArg+1, subjects)
	return fmt.Sprintf(`from_at <= $%[1]d AND until_at > $%[1]d AND subject IN %[2]s`, firstArg, in), append([]any{ledger.FormatTime(now)}, names...)
}

// TiesAtWork are the ties of a person to all that is not closed, by stream. Decide asks for no others of theirs.
func TiesAtWork(ctx context.Context, db view.DB, p Person, now time.Time) (map[ledger.StreamID][]Tie, error) {
	where, args := atWork(p, now, 1)
	return tiesWhere(ctx, db, where, args)
}

// TiesOf are all ties of some streams.
func TiesOf(ctx context.Context, db view.DB, streams []ledger.StreamID, now time.Time) (map[ledger.StreamID][]Tie, error) {
	if len(streams) == 0 {
		return nil, nil
	}
	in, names := view.In(2, streams)
	return tiesWhere(ctx, db, `from_at <= $1 AND until_at > $1 AND stream IN `+in, append([]any{ledger.FormatTime(now)}, names...))
}

func tiesWhere(ctx context.Context, db view.DB, where string, args []any) (map[ledger.StreamID][]Tie, error) {
	type row struct{ Stream, Subject, Relation string }
	rows, err := view.All[row](ctx, db, `SELECT stream, subject, relation FROM tie_1 WHERE `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("ties: %w", err)
	}
	ties := make(map[ledger.StreamID][]Tie, len(rows))
	for _, r := range rows {
		s := ledger.StreamID(r.Stream)
		ties[s] = append(ties[s], TieOf(r.Subject, r.Relation))
	}
	return ties, nil
}

// StreamsBy are the streams to which one relation ties a person themselves.
func StreamsBy(ctx context.Context, db view.DB, relation Relation, person ledger.StreamID, now time.Time) ([]ledger.StreamID, error) {
	streams, err := view.All[ledger.StreamID](ctx, db, `SELECT DISTINCT stream FROM tie_1 WHERE subject = $1 AND relation = $2
		AND from_at <= $3 AND until_at > $3 ORDER BY stream`, string(person), string(relation), ledger.FormatTime(now))
	if err != nil {
		return nil, fmt.Errorf("ties by relation: %w", err)
	}
	return streams, nil
}

// WorksOn is the part of a list's query, as MineAtWork is, that keeps the streams on which a person works: theirs, beside another, or covering.
func WorksOn(p Person, now time.Time, firstArg int) (sql string, args []any) {
	where, args := worksOn(p, now, firstArg)
	return `SELECT stream FROM tie_1 WHERE ` + where + `)`, args
}

// SeesTo is the part of a list's query, as MineAtWork is, that keeps the streams in which it is for this person to see to things: those they work on,
// beside another or covering, and those of the teams they manage.
func SeesTo(p Person, now time.Time, firstArg int) (sql string, args []any) {
	where, args := seesTo(p, now, firstArg)
	return `SELECT stream FROM tie_1 WHERE ` + where, args
}

// SeesToAs is SeesTo as a table of its own with two columns: each stream, and whether the person manages its team (1) or works on it (0).
func SeesToAs(p Person, now time.Time, firstArg int) (sql string, args []any) {
	where, args := seesTo(p, now, firstArg)
	return `SELECT DISTINCT stream, CASE relation WHEN 'team' THEN 1 WHEN '` + string(NamedLead) + `' THEN 1 ELSE 0 END AS manages FROM tie_1 WHERE ` + where, args
}

// SeesToBy is SeesTo as a table of its own with two columns: each stream, and each relation by which it is the person's to see to.
func SeesToBy(p Person, now time.Time, firstArg int) (sql string, args []any) {
	where, args := seesTo(p, now, firstArg)
	return `SELECT DISTINCT stream, relation FROM tie_1 WHERE ` + where, args
}

func worksOn(p Person, now time.Time, firstArg int) (open string, args []any) {
	open = fmt.Sprintf(`from_at <= $%[1]d AND until_at > $%[1]d AND (subject = $%[2]d AND relation IN ('allocated', 'second', 'covers')`, firstArg, firstArg+1)
	return open, []any{ledger.FormatTime(now), string(p.ID)}
}

func seesTo(p Person, now time.Time, firstArg int) (where string, args []any) {
	where, args = worksOn(p, now, firstArg)
	where += fmt.Sprintf(` OR subject = $%d AND relation = '`+string(NamedLead)+`'`, firstArg+1)
	for _, m := range p.Teams {
		if m.Manages {
			args = append(args, string(m.Team))
			where += fmt.Sprintf(` OR subject = $%d AND relation = 'team'`, firstArg+len(args)-1)
		}
	}
	return where + `)`, args
}

// Decide says whether a person may do what a rule guards, given the ties that hold now: the policies say it. What nobody knows is refused, and so is
// everything while CheckPolicies has a reason.
func Decide(p Person, rule Rule, ties []Tie) Decision {
	by, err := loaded()
	if err != nil {
		return refused
	}
	return by.about(question{rule, factsOf(p, ties)})
}
