package access

import (
	"context"
	"sync"
	"time"

	"candour/internal/ledger"
	"candour/internal/view"
)

// Reads writes who looked at what, in one stream for each day of this server. It is the only writer of that stream.
type Reads struct {
	Ledger  *ledger.Ledger
	Service ledger.StreamID

	day    string // of stream; whoever writes is alone
	stream ledger.StreamID

	mu      sync.Mutex
	waiting []look
	writing bool
}

// ReadRows is the view of reads: who looked at which stream, when, on which page.
var ReadRows = &ledger.View{
	Name: "read_1",
	Columns: []ledger.Column{
		{Name: "subject", Type: ledger.Text}, {Name: "person", Type: ledger.Text}, {Name: "at", Type: ledger.Text},
		{Name: "page", Type: ledger.Text},
	},
	Indexes: [][]string{{"subject", "person", "at"}},
	Each: func(e ledger.Entry) [][]any {
		b, ok := Read.In(e)
		if !ok || !b.Shown {
			return nil
		}
		return [][]any{{string(b.Stream), string(e.Author.Person), ledger.FormatTime(e.Recorded), b.Page}}
	},
}

// TurnedAwayRows is the view of looks that showed nothing: who asked when for which page that was not theirs or not there, which are written alike.
var TurnedAwayRows = &ledger.View{
	Name:    "turned_away_1",
	Columns: []ledger.Column{{Name: "person", Type: ledger.Text}, {Name: "at", Type: ledger.Text}, {Name: "page", Type: ledger.Text}},
	Indexes: [][]string{{"person", "at"}},
	Each: func(e ledger.Entry) [][]any {
		b, ok := Read.In(e)
		if !ok || b.Shown {
			return nil
		}
		return [][]any{{string(e.Author.Person), ledger.FormatTime(e.Recorded), b.Page}}
	},
}

// Note puts a look on the record. The page waits for it before its first byte; if it fails, the page is refused.
func (r *Reads) Note(ctx context.Context, by ledger.StreamID, seen ReadBody) error {
	entry, err := Read.New(ledger.NewEntryID(), ledger.By(by), nil, seen)
	if err != nil {
		return err
	}
	select {
	case err := <-r.join(entry):
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// today is the stream of the day's reads, begun when there is none.
func (r *Reads) today(ctx context.Context) (ledger.StreamID, error) {
	day := r.Ledger.Now().Format(time.DateOnly)
	if r.day == day {
		return r.stream, nil
	}
	made, err := r.Ledger.NewStreams(ctx, 1)
	if err != nil {
		return "", err
	}
	entry, err := ReadsOpened.New(ledger.NewEntryID(), ledger.ByService("reads"), nil, ReadsOpenedBody{Stream: made[0], Day: day})
	if err != nil {
		return "", err
	}
	err = r.Ledger.Append(ctx, ledger.Append{Writes: []ledger.Write{{Stream: r.Service, Expected: ledger.Any, Entries: []ledger.New{entry}}}})
	if err != nil {
		return "", err
	}
	r.day, r.stream = day, made[0]
	return r.stream, nil
}

// Look is one person's look at a stream.
type Look struct {
	Person ledger.StreamID
	At     time.Time
	Page   string
}

type lookRow struct{ Person, At, Page string }

// WhoLooked is who looked at a stream between two times, newest first, for those entitled to ask.
func WhoLooked(ctx context.Context, db view.DB, stream ledger.StreamID, from, to time.Time) ([]Look, error) {
	rows, err := view.All[lookRow](ctx, db,
		`SELECT person, at, page FROM read_1 WHERE subject = $1 AND at >= $2 AND at <= $3 ORDER BY at DESC`,
		string(stream), ledger.FormatTime(from), ledger.FormatTime(to))
	if err != nil {
		return nil, err
	}
	return looksOf(rows)
}

func looksOf(rows []lookRow) (looks []Look, err error) {
	looks = make([]Look, len(rows))
	for i, r := range rows {
		looks[i] = Look{Person: ledger.StreamID(r.Person), Page: r.Page}
		if looks[i].At, err = ledger.ParseTime(r.At); err != nil {
			return nil, err
		}
	}
	return looks, nil
}
