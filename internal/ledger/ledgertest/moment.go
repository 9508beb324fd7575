package ledgertest

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"testing"

	"candour/internal/ledger"
)

// shownEach demands that a moment shows every row of an answer as database/sql gives it, and of what is written later none.
func shownEach(t *testing.T, r *rig) {
	s := r.small()
	r.change(`UPDATE entry SET body = NULL WHERE stream = $1 AND version = 2`, string(s[1]))
	const columns = `stream, version, id, recorded, header, link, body`
	var given []string
	for _, row := range r.rows("entry", `stream IN ($1, $2) ORDER BY stream, version`, string(s[0]), string(s[1])) {
		given = append(given, fmt.Sprintf("%#v", row))
	}
	moment := r.moment()
	defer moment.End()
	r.act(s[0], r.note("later"))
	var shown []string
	must(t, moment.Each(t.Context(), `SELECT `+columns+` FROM entry WHERE stream IN ($1, $2) ORDER BY stream, version`, []any{string(s[0]), string(s[1])}, func(row []driver.Value) {
		held := make([]any, len(row))
		for i, value := range row {
			held[i] = value
		}
		shown = append(shown, fmt.Sprintf("%#v", held))
	}))
	if len(given) != 6 || fmt.Sprint(shown) != fmt.Sprint(given) {
		t.Errorf("shown were\n%v\nand there are\n%v", shown, given)
	}
}

// shownNoMore demands that an answer that nobody waits for any more is not taken for a whole one.
func shownNoMore(t *testing.T, r *rig) {
	r.small()
	moment := r.moment()
	defer moment.End()
	ctx, giveUp := context.WithCancel(t.Context())
	defer giveUp()
	err := moment.Each(ctx, `SELECT e.id FROM entry e, entry f, entry g, entry h, entry i`, nil, func([]driver.Value) { giveUp() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("given up, it answered %v", err)
	}
}

func (r *rig) moment() ledger.Moment {
	r.t.Helper()
	moments, err := r.Engine.Moment(r.t.Context(), 1)
	must(r.t, err)
	return moments[0]
}
