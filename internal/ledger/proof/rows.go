package proof

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
)

// rows are values that are written many rows at once: a log is sealed by the thousand, and each statement is a journey to the database.
type rows struct {
	wide   int // values of a row
	values []any
}

// rowsAtOnce keeps a statement within the parameters that either engine takes.
const rowsAtOnce = 1000

func (r *rows) add(row ...any) { r.values = append(r.values, row...) }

// exec writes them by statements that begin and end so around their places, and has none afterwards.
func (r *rows) exec(ctx context.Context, tx *sql.Tx, begins, ends string) error {
	for len(r.values) > 0 {
		some := r.values[:min(len(r.values), rowsAtOnce*r.wide)]
		if _, err := tx.ExecContext(ctx, begins+places(len(some)/r.wide, r.wide)+ends, some...); err != nil {
			return err
		}
		r.values = r.values[len(some):]
	}
	return nil
}

// places are parameters for so many rows: "($1, $2), ($3, $4)".
func places(rows, wide int) string {
	var b strings.Builder
	for i := range rows * wide {
		switch {
		case i == 0:
			b.WriteByte('(')
		case i%wide == 0:
			b.WriteString("), (")
		default:
			b.WriteString(", ")
		}
		b.WriteString("$" + strconv.Itoa(i+1))
	}
	b.WriteByte(')')
	return b.String()
}
