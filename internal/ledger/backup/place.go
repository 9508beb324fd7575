package backup

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// Notes on a place stand in the table cursor, which no backup takes along.
const (
	unfinished = "place.unfinished" // what is being put here, until it is whole
	behind     = "place.behind"     // the published checkpoint that the record here does not reach
)

const (
	// loaded begins the note of a place whose rows are all there, and from which nothing is drawn yet.
	loaded = "loaded "
	// copied begins the note of a place that holds a whole copy and was not taken into use: the same copy may still bring what its source got since.
	copied = "copied "
)

var (
	// ErrUnfinished refuses to serve a place that is half filled.
	ErrUnfinished = errors.New("a restore or a move into this place was broken off: run the same command again, or empty the place")
	// ErrBehind refuses whatever would change a restored record that lacks what was published.
	ErrBehind = errors.New("this record was brought back from a backup and lacks what was published: it can be read and not changed, until somebody runs candour restore --go-on")
	// ErrNotEmpty refuses to put a record where there is one, or part of another.
	ErrNotEmpty = errors.New("this place is not empty: a record is only ever put into an empty place")
)

// Unfinished is ErrUnfinished for a place that is half filled.
func Unfinished(ctx context.Context, db *sql.DB) error {
	note, err := note(ctx, db, unfinished)
	if err == nil && note != "" && !strings.HasPrefix(note, copied) {
		err = ErrUnfinished
	}
	return err
}

// Begin notes what is put into a place. It answers that all its rows are there when a run before this one came as far, and refuses
// a place that holds anything else.
func Begin(ctx context.Context, to Databases, what string) (all bool, err error) {
	noted, err := note(ctx, to.Write, unfinished)
	switch {
	case err != nil:
		return false, err
	case noted == what:
		return false, nil
	case noted == copied+what:
		return false, setNote(ctx, to.Write, unfinished, what)
	case noted == loaded+what:
		return true, nil
	case noted != "":
		return false, ErrNotEmpty
	}
	if err := empty(ctx, to); err != nil {
		return false, err
	}
	return false, setNote(ctx, to.Write, unfinished, what)
}

func empty(ctx context.Context, to Databases) error {
	for _, q := range []struct {
		db    *sql.DB
		query string
	}{
		{to.Record, `SELECT EXISTS (SELECT 1 FROM entry) OR EXISTS (SELECT 1 FROM head) OR EXISTS (SELECT 1 FROM service)`},
		{to.Keys, `SELECT EXISTS (SELECT 1 FROM stream_key)`},
	} {
		var some bool
		if err := q.db.QueryRowContext(ctx, q.query).Scan(&some); err != nil {
			return fmt.Errorf("look whether the place is empty: %w", err)
		}
		if some {
			return ErrNotEmpty
		}
	}
	return nil
}

// Finish notes that a place is whole.
func Finish(ctx context.Context, db *sql.DB) error { return setNote(ctx, db, unfinished, "") }

// FinishCopy notes that a place is a whole copy of what Begin was told. Until it is taken into use, the same copy may be run again.
func FinishCopy(ctx context.Context, db *sql.DB, what string) error {
	return setNote(ctx, db, unfinished, copied+what)
}

// TakeIntoUse ends that a copy may be run again into a place: from now on its record goes its own way.
func TakeIntoUse(ctx context.Context, db *sql.DB) error {
	noted, err := note(ctx, db, unfinished)
	if err != nil || !strings.HasPrefix(noted, copied) {
		return err
	}
	return Finish(ctx, db)
}

// Behind is the published checkpoint that a restored record does not reach; "" for any other. Such a record is served to be read and not changed,
// until somebody says that it goes on.
func Behind(ctx context.Context, db *sql.DB) (checkpoint string, err error) {
	return note(ctx, db, behind)
}

// NoteBehind notes that checkpoint, or with "" that the record goes on.
func NoteBehind(ctx context.Context, db *sql.DB, checkpoint string) error {
	return setNote(ctx, db, behind, checkpoint)
}

func note(ctx context.Context, db *sql.DB, name string) (value string, err error) {
	err = db.QueryRowContext(ctx, `SELECT value FROM cursor WHERE name = $1`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read a note on the place: %w", err)
	}
	return value, nil
}

func setNote(ctx context.Context, db *sql.DB, name, value string) error {
	_, err := db.ExecContext(ctx, `INSERT INTO cursor (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	if err != nil {
		return fmt.Errorf("write a note on the place: %w", err)
	}
	return nil
}

// Made is when the newest backup of a record was made, as noted; "" for none.
func Made(ctx context.Context, db *sql.DB) (at string, err error) { return note(ctx, db, made) }

// NoteMade notes when a backup was made.
func NoteMade(ctx context.Context, db *sql.DB, at string) error { return setNote(ctx, db, made, at) }

// made is the note of the newest backup.
const made = "place.backup"
