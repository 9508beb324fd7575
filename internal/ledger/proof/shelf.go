package proof

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/ledger/durable"
)

// Shelf is a folder in which the newest checkpoint is kept for others, and beside it the records of the log: best on a machine that whoever
// administers the record does not run. A witness puts its co-signed checkpoint there too.
//
//	checkpoint          the newest checkpoint, signed (C2SP tlog-checkpoint)
//	log/000000000000    records as they stand in the log, 4096 to a file, each file named by the number of its first
//	witnessed/NAME      the newest checkpoint that a witness has co-signed
//	erasure-register    what was erased by law, signed
type Shelf struct{ Folder string }

const (
	shelved   = "checkpoint"
	register  = "erasure-register"
	logFolder = "log"
	witnessed = "witnessed"
	inOnePart = 4096
)

// Put replaces the checkpoint on the shelf, whole or not at all.
func (s Shelf) Put(signed string) error { return s.put(shelved, signed, nil) }

// PutRegister replaces the erasure register on the shelf, whole or not at all. One that another program put there meanwhile, and goes further, stays.
func (s Shelf) PutRegister(signed string, known note.Verifiers) error {
	mine, err := OpenRegister(signed, known)
	if err != nil {
		return err
	}
	stays := func() (bool, error) {
		there, err := s.Register()
		if err != nil || there == "" {
			return false, err
		}
		kept, err := OpenRegister(there, known)
		return there == signed || kept.Size > mine.Size, err
	}
	if stay, err := stays(); err != nil || stay {
		return err
	}
	return s.put(register, signed, stays)
}

// put replaces a file on the shelf, whole or not at all; not when what is there by then shall stay.
func (s Shelf) put(name, content string, stays func() (bool, error)) error {
	return durable.Put(s.Folder, name, []byte(content), 0o644, func(made, path string) error {
		if stays != nil {
			if stay, err := stays(); err != nil || stay {
				return err
			}
		}
		return os.Rename(made, path)
	})
}

// Get is the checkpoint on the shelf; "" when there is none yet.
func (s Shelf) Get() (string, error) { return s.get(shelved) }

// Register is the erasure register on the shelf, for OpenRegister; "" when there is none yet.
func (s Shelf) Register() (string, error) { return s.get(register) }

func (s Shelf) get(name string) (string, error) {
	content, err := os.ReadFile(filepath.Join(s.Folder, name))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(content), err
}

// Kept is the checkpoint on the shelf that the log's key has signed, and when it was put there; ok is false when there is none.
func (s Shelf) Kept(known note.Verifiers) (c Checkpoint, since time.Time, ok bool, err error) {
	signed, err := s.Get()
	if err != nil || signed == "" {
		return Checkpoint{}, time.Time{}, false, err
	}
	info, err := os.Stat(filepath.Join(s.Folder, shelved))
	if err != nil {
		return Checkpoint{}, time.Time{}, false, err
	}
	c, err = OpenCheckpoint(signed, known)
	return c, info.ModTime(), err == nil, err
}

// Publish puts a checkpoint of a log on the shelf, and before it the records that are not there yet. What another program put there meanwhile, and
// goes further, stays.
func (s Shelf) Publish(ctx context.Context, l Log, signed string, known note.Verifiers) error {
	to, err := OpenCheckpoint(signed, known)
	if err != nil {
		return err
	}
	from, err := s.reaches(known)
	if err != nil || from >= to.Size {
		return err
	}
	if err := s.putRecords(ctx, l, from, to.Size); err != nil {
		return fmt.Errorf("records of the log: %w", err)
	}
	return s.put(shelved, signed, func() (bool, error) {
		there, err := s.reaches(known)
		return there > to.Size, err
	})
}

// reaches is how many records stand on the shelf, by its checkpoint.
func (s Shelf) reaches(known note.Verifiers) (int64, error) {
	signed, err := s.Get()
	if err != nil || signed == "" {
		return 0, err
	}
	c, err := OpenCheckpoint(signed, known)
	if err != nil {
		return 0, fmt.Errorf("the checkpoint kept elsewhere: %w", err)
	}
	if _, err := os.Stat(filepath.Join(s.Folder, logFolder)); errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	return c.Size, nil
}

// putRecords writes each part that holds one of the records anew.
func (s Shelf) putRecords(ctx context.Context, l Log, from, to int64) error {
	if err := os.MkdirAll(filepath.Join(s.Folder, logFolder), 0o755); err != nil {
		return err
	}
	for part := from - from%inOnePart; part < to; part += inOnePart {
		var b strings.Builder
		for text, err := range stored(ctx, l.reads(), part, min(part+inOnePart, to)) {
			if err != nil {
				return err
			}
			b.WriteString(text)
		}
		name := filepath.Join(logFolder, fmt.Sprintf("%012d", part))
		if err := s.put(name, b.String(), s.longer(name, b.Len())); err != nil {
			return err
		}
	}
	return nil
}

// longer reports whether a part has more than so many bytes by now.
func (s Shelf) longer(name string, size int) func() (bool, error) {
	return func() (bool, error) {
		there, err := s.get(name)
		return len(there) > size, err
	}
}

// records are the records of the log that are on the shelf.
func (s Shelf) records() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		parts, err := filepath.Glob(filepath.Join(s.Folder, logFolder, strings.Repeat("[0-9]", 12)))
		if err != nil {
			yield("", err)
			return
		}
		slices.Sort(parts)
		for _, part := range parts {
			if !eachIn(part, yield) {
				return
			}
		}
	}
}

func eachIn(part string, yield func(string, error) bool) bool {
	f, err := os.Open(part)
	if err != nil {
		return yield("", err)
	}
	defer f.Close()
	for text, err := range written(f) {
		if !yield(text, err) {
			return false
		}
	}
	return true
}
