package ledger

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"iter"
	"time"
)

// Any is the expected version of an append that does not care what came before: reads, imports and sweeps only.
const Any int64 = -1

// Engine is a database under the ledger: sqlite or postgres. Whatever passes the suite in ledgertest is one.
type Engine interface {
	// Commit carries out each batch by itself, in the order given, all of them in as few durable commits as the engine can. The answer has
	// one error for each batch: nil once it is durable; a *Moved, *Present or *Rekeyed, after which nothing of it is recorded;
	// ErrOutcomeUnknown when it may be; or another error, after which it is not.
	Commit(ctx context.Context, batches []*Batch) []error
	// Load writes batches of whole new streams in their order, as many in one durable commit as suits the engine, and tells between two of them which have become durable. A
	// stream that is on the record is a fault, after which nothing more is written; so is an error that comes in place of a batch.
	Load(ctx context.Context, batches iter.Seq2[*Batch, error], durable func([]*Batch) error) error
	// DB answers reads. It is never written through.
	DB() *sql.DB
	// Moment begins up to so many read-only transactions, and at least one, that all see the record as it stands at one moment.
	Moment(ctx context.Context, most int) ([]Moment, error)
	// Define makes the tables of views that are not there yet, or refuses when making them is another's act.
	Define(ctx context.Context, views []*View) error
	// NameViews notes what is in a set of views, for every program that finds its name on a head.
	NameViews(ctx context.Context, set ViewSet) error
	// Search is how this engine finds words in views.
	Search() Search
	// Service answers what stands in the table service, or ErrNotOpened.
	Service(ctx context.Context) (ServiceRow, error)
	// NameService writes the row of the table service when there is none; one that is there stays as it is.
	NameService(ctx context.Context, row ServiceRow) error
}

// Moment is a read-only transaction with a connection of its own.
type Moment interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	// Each shows every row of an answer: int64, string, []byte or nil for a column. The row and its bytes are lent until the next; strings are not.
	// It is for who reads the whole record, and asks the driver itself: database/sql would copy and convert each column once more. Until it
	// returns, nothing else is to be asked of the transaction.
	Each(ctx context.Context, query string, args []any, show func(row []driver.Value)) error
	// End ends the transaction and gives its connection back.
	End() error
}

// Search is the one place where the SQL of two engines differs: finding rows by the words of a view's searched column.
type Search interface {
	// Rows is a query for the rows of a view (its column row) that hold the words asked for by the parameter at a place, counted from 1.
	Rows(view string, place int) string
	// Words is the value of that parameter: every word must begin a word of the row. Words hold small letters and digits only.
	Words(words []string) string
}

// Batch is one append, encrypted and ready: all of it or none.
type Batch struct {
	Streams []StreamBatch // in order of stream
	Jobs    []Job
	Files   []NamedFile
	Stored  []StoredFile // Load alone: files that are stored with the entries that name them
	Erases  []Statement  // carried out last; a batch that has some is committed alone
}

// Statement is what an erasure does to the tables besides appending, in SQL that every engine takes.
type Statement struct {
	SQL  string
	Args []any
}

// StreamBatch is what one append does to one stream. Commit fills in Version and Link of the head it wrote.
type StreamBatch struct {
	Stream   StreamID
	Expected int64
	Keyed    int64 // number of the key the rows are encrypted under; the head must say the same
	Rows     []Encrypted
	Views    []Rows
	Version  int64
	Link     Hash

	sets  *sets  // what appending makes of the set that the head names
	drawn *drawn // or how the batch changes it
}

// drawn names another set of views for a stream's rows in place of the one it was named; a stream of any third has moved.
type drawn struct{ from, to string }

// Encrypted is an entry as it is stored, before its place in the stream is known.
type Encrypted struct {
	ID       EntryID
	Recorded time.Time // moved forward when the stream is already later
	Commit   Hash
	Body     []byte
}

// Rows are the rows that a stream shall have in a view, or, when Added, rows that join them.
type Rows struct {
	View   *View
	Values [][]any
	Added  bool
	Before int   // how many rows the stream had; when the table holds another number, as it does for anyNumber, all are written anew
	Fresh  []int // which of Values are not as they were, in order

	of []Entry // the batch's entries, of which Added ones are
}

// Place is what stands beside a row in the column n. Rows that were added have no place among those of earlier appends: all have the first, so that
// they lie in the index of their stream in the order in which they came.
func (r Rows) Place(n int) int64 {
	if r.Added {
		return 0
	}
	return int64(n)
}

// NamedFile marks a stored file as named by an entry, so that the sweep leaves it.
type NamedFile struct {
	ID    string
	Entry Ref
}

// StoredFile is a file with the entry that names it.
type StoredFile struct {
	NamedFile
	Made  time.Time
	Parts [][]byte // encrypted, in their order
}

// Job is work that an append asks for, claimed by a runner once the append is durable. It carries ids, never words.
type Job struct {
	ID     EntryID
	Kind   string // "court.file"
	Stream StreamID
	Entry  EntryID
	For    StreamID // the person it acts for, if any
	Due    time.Time
}

// Moved says that a stream is not at the version that was expected.
type Moved struct {
	Stream           StreamID
	Expected, Actual int64
}

func (m *Moved) Error() string { return "the stream has moved on since it was read" }

// Present says that an entry of that id is already on the record; Append then compares its words.
type Present struct{ Stream StreamID }

func (p *Present) Error() string { return "an entry of that id is on the record" }

// Rekeyed says that another program has given the stream a new key; the rows must be encrypted again under that one.
type Rekeyed struct {
	Stream StreamID
	Keyed  int64
}

func (r *Rekeyed) Error() string { return "the stream's key has changed" }

// ErrBegun refuses to load a stream that is on the record.
var ErrBegun = errors.New("a stream that was to be new is on the record")

// ErrReused is the fault of an id that was recorded before with other content.
var ErrReused = errors.New("entry id was recorded before with other content")

// ErrUnknownStream is the answer for a stream that has no key: it was never made, or it was erased.
var ErrUnknownStream = errors.New("no such stream")
