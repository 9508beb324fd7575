package report

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Affected is a case in which something rests on a record of another stream that was withdrawn: how far the news has come, and what falls there.
type Affected struct {
	Case          ledger.StreamID
	Title         string
	Relying       int64 // records that rest on it: the case itself with its signed reports, and each report being written in it
	Told          int64 // of these, those that were told of it, and looked through
	Signed        int64 // statements of signed reports that no longer stand as they did because of it
	SignedFurther int64 // of these, those that do not rest on it themselves but on such a statement
	Waits         int64 // of Signed, those that wait for somebody’s answer
	Drafted       int64 // statements of reports being written that fall with it
	DraftFurther  int64 // of these, those that do not rest on it themselves
}

// Looked reports whether everything in the case that rests on it was looked through.
func (a Affected) Looked() bool { return a.Told == a.Relying }

// ListAffected are the cases, of those a person is tied to, in which something rests on what a withdrawal ended. The rows may be more than access
// grants: decide each before it is shown or counted.
func ListAffected(ctx context.Context, db view.DB, p access.Person, at time.Time, withdrawn, withdrawal ledger.Ref) ([]Affected, error) {
	mine, args := access.Mine(p, at, 3)
	return listAffected(ctx, db, ` WHERE x.of_case IN (`+mine+`)`, append([]any{string(withdrawn.Stream), string(withdrawal.Entry)}, args...)...)
}

// EverywhereAffected are the cases of the whole service. It is not scoped to anybody: decide on each case before it is shown.
func EverywhereAffected(ctx context.Context, db view.DB, withdrawn, withdrawal ledger.Ref) ([]Affected, error) {
	return listAffected(ctx, db, ``, string(withdrawn.Stream), string(withdrawal.Entry))
}

func listAffected(ctx context.Context, db view.DB, where string, args ...any) ([]Affected, error) {
	all, err := view.All[Affected](ctx, db, affected+where+` ORDER BY c.title, x.of_case`, args...)
	if err != nil {
		return nil, fmt.Errorf("list what falls with a withdrawal: %w", err)
	}
	return all, nil
}

// affected is one row for each case: $1 is the stream of what was withdrawn, $2 the entry that withdrew it.
const affected = `SELECT x.of_case, c.title, x.relying, x.told, coalesce(s.signed, 0), coalesce(s.further, 0), coalesce(s.waits, 0),
		coalesce(d.statements, 0), coalesce(d.further, 0)
	FROM (` + reached + `) x JOIN case_1 c ON c.stream = x.of_case
	LEFT JOIN (` + signedFallen + `) s ON s.of_case = x.of_case LEFT JOIN (` + draftsFallen + `) d ON d.of_case = x.of_case`

// reached is how many records of each case rest on it, and how many of them were told.
const reached = `SELECT y.of_case, count(*) AS relying, count(t.record) AS told
	FROM (SELECT DISTINCT p.stream AS of_case, r.stream AS record FROM rests_on_1 r JOIN report_1 p ON p.draft = r.stream WHERE r.on_stream = $1
		UNION SELECT DISTINCT p.stream, r.stream FROM rests_on_1 r JOIN report_1 p ON p.stream = r.stream AND p.signed = r.entry WHERE r.on_stream = $1) y
	LEFT JOIN (SELECT DISTINCT stream AS record FROM told_1 WHERE on_stream = $1 AND cause = $2) t ON t.record = y.record GROUP BY y.of_case`

// signedFallen is how many statements of signed reports of each case no longer stand as they did because of it.
const signedFallen = `SELECT a.of_case, count(*) AS signed, count(CASE WHEN a.further = 1 THEN 1 END) AS further, count(CASE WHEN a.waits = 1 THEN 1 END) AS waits
	FROM (SELECT DISTINCT q.stream AS of_case, q.signed, q.number, CASE WHEN q.answer IN ('', 'referred') THEN 1 ELSE 0 END AS waits,
			CASE WHEN r.stream IS NULL THEN 1 ELSE 0 END AS further
		FROM to_answer_2 q LEFT JOIN rests_on_1 r ON r.stream = q.stream AND r.entry = q.signed AND r.facet = q.number AND r.on_stream = $1
		WHERE q.cause_stream = $1) a GROUP BY a.of_case`

// draftsFallen is how many statements of reports being written in each case fall with it.
const draftsFallen = `SELECT p.stream AS of_case, count(*) AS statements, count(CASE WHEN f.direct = 0 THEN 1 END) AS further
	FROM draft_falls_1 f JOIN report_1 p ON p.draft = f.stream WHERE f.on_stream = $1 GROUP BY p.stream`
