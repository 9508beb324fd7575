package notice

import (
	"context"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Views are the tables that lists of notices read.
var Views = []*ledger.View{NewsView, UnseenView, FeedView}

// provisional names the rule by which the words of a notice are written, so that rows of an earlier one are drawn again.
const provisional = "what is only told is provisional"

// NewsView is notice_1: one row for each thing that came into an open case.
var NewsView = &ledger.View{
	Name:    "notice_1",
	Rule:    provisional,
	Columns: texts("entry", "sort", "at", "author", "about", "what"), // author is '' for the court and the service itself
	Indexes: [][]string{{"stream", "at"}},
	Rows: func(h *ledger.History) [][]any {
		if s := casework.Of(h); !s.Began() || s.Status() == casework.Closed {
			return nil
		}
		return news.Of(h).rows
	},
}

func texts(names ...string) (all []ledger.Column) {
	for _, name := range names {
		all = append(all, ledger.Column{Name: name, Type: ledger.Text})
	}
	return all
}

// told rows of a case, in the order in which they came.
type rows struct{ rows [][]any }

var news = casework.NewFold(func(r *rows, e ledger.Entry) {
	if t, is := tells(e); is {
		r.rows = append(r.rows, []any{string(e.ID), string(t.sort), ledger.FormatTime(e.Recorded), string(e.Author.Person), string(t.about), t.what})
	}
})

// Row is one thing that came in, in a list over cases.
type Row struct {
	Case   ledger.StreamID
	Title  string // of the case
	Entry  ledger.EntryID
	Sort   Sort
	At     string          // when it was recorded; a time as ledger.FormatTime writes it
	Author ledger.StreamID // "" for the court and the service itself
	About  ledger.EntryID
	What   string
}

// New is what others recorded in the open cases on which a person works, after one moment and up to another, the newest first; so many, after so many.
// It may be more than access grants: decide on each case before it is shown.
func New(ctx context.Context, db view.DB, p access.Person, after, until time.Time, most, from int) ([]Row, error) {
	theirs, args := access.WorksOn(p, until, 4)
	all, err := view.All[Row](ctx, db, fmt.Sprintf(`SELECT n.stream, c.title, n.entry, n.sort, n.at, n.author, n.about, n.what
		FROM (SELECT DISTINCT stream FROM (%s) w) t JOIN notice_1 n ON n.stream = t.stream JOIN case_1 c ON c.stream = n.stream
		WHERE n.at > $1 AND n.at <= $2 AND n.author <> $3 ORDER BY n.at DESC, n.entry LIMIT %d OFFSET %d`, theirs, most, from),
		append([]any{ledger.FormatTime(after), ledger.FormatTime(until), string(p.ID)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list what came in: %w", err)
	}
	return all, nil
}
