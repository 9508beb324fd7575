package proof

import (
	"context"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"candour/internal/ledger/durable"
)

// originLine begins the record with which the log of a restored record goes on: the checkpoint that was published last, as it was signed, in
// base64 on one line. From that record on the log has a further name, so that two checkpoints of one name never differ at one size.
const originLine = "candour origin 1\n"

func originText(old string) string {
	return originLine + base64.StdEncoding.EncodeToString([]byte(old)) + "\n"
}

// parseOrigin reads such a record, and refuses any text that originText would not have written.
func parseOrigin(text string) (old string, err error) {
	line, _ := strings.CutPrefix(text, originLine)
	signed, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(line, "\n"))
	if err != nil || len(signed) == 0 || originText(string(signed)) != text {
		return "", errNoRecord
	}
	return string(signed), nil
}

// GoOn lets the log of a restored record go on under a new name, first of all with the checkpoint that was published last, whether the log
// reaches it or not. An empty one stands for the log's own newest. Going on twice from one checkpoint, with nothing between, is going on once.
func (l Log) GoOn(ctx context.Context, published string) error {
	err := l.grow(ctx, func(g *growing) error {
		if published == "" {
			if err := g.tx.QueryRowContext(ctx, `SELECT checkpoint FROM log WHERE name = 'log'`).Scan(&published); err != nil || published == "" {
				return err
			}
		}
		text := originText(published)
		last, err := noteAt(ctx, g.tx, g.size-1)
		if err != nil || last == text {
			return err
		}
		return g.note(ctx, text)
	})
	if err != nil {
		return fmt.Errorf("go on with the log: %w", err)
	}
	return nil
}

// noteAt is the text of the note with a number; "" when there is none.
func noteAt(ctx context.Context, db querier, n int64) (text string, err error) {
	err = db.QueryRowContext(ctx, `SELECT text FROM log_note WHERE n = $1`, n).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return text, err
}

// origin is the name of the log as it goes on: its key's, and after each restore a further number.
func (l Log) origin(ctx context.Context, db querier) (string, error) {
	var restored int64
	err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM log_note WHERE substr(text, 1, $1) = $2`, len(originLine), originLine).Scan(&restored)
	if err != nil || restored == 0 {
		return l.Signer.Name(), err
	}
	return fmt.Sprintf("%s/%d", l.Signer.Name(), restored+1), nil
}

// ErrOtherLog says that what was published is of another log than the one at hand.
var ErrOtherLog = errors.New("what was published is of another log than this one")

// Beyond are the heads on the shelf that stand in the log after so many records, whose root is given: what a record that was brought back lacks.
// The records before them must be those of that log, and all of them those of the checkpoint on the shelf. A shelf that holds a checkpoint and
// no records answers none.
func (s Shelf) Beyond(size int64, root tlog.Hash, known note.Verifiers) ([]Head, error) {
	signed, err := s.Get()
	if err != nil {
		return nil, err
	}
	published, err := OpenCheckpoint(signed, known)
	if err != nil {
		return nil, err
	}
	var t tree
	var heads []Head
	for text, err := range s.records() {
		if err != nil {
			return nil, err
		}
		if t.size == size && size > 0 && t.root() != root {
			return nil, ErrOtherLog
		}
		if t.size == published.Size {
			break // put there by a server that has not yet put its checkpoint
		}
		t.add(tlog.RecordHash([]byte(text)))
		if h, err := parseHead(text); err == nil && t.size > size {
			heads = append(heads, h)
		}
	}
	if t.size > 0 && (t.size != published.Size || t.root() != published.Root) {
		return nil, ErrOtherLog
	}
	return heads, nil
}

// SetAside keeps what is on the shelf, whose checkpoint is given and is of a log of that size, in a folder of its own there, for whoever wants to
// see what a restored record lacks. The shelf is empty afterwards. Broken off, it goes on when called again; what was set aside before stays so,
// and what the record has put on the shelf since is left alone.
func (s Shelf) SetAside(signed string, size int64) error {
	to, done, err := s.aside(signed, size)
	if err != nil || done {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, name := range []string{logFolder, witnessed, register, shelved} { // the checkpoint last: with it all is done
		err := os.Rename(filepath.Join(s.Folder, name), filepath.Join(to, name))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return errors.Join(durable.Folder(to), durable.Folder(s.Folder))
}

// aside is the folder for what is set aside, and whether it is there already. A log of that size may have been set aside before.
func (s Shelf) aside(signed string, size int64) (to string, done bool, err error) {
	for n := 1; ; n++ {
		name := fmt.Sprintf("before-%d", size)
		if n > 1 {
			name = fmt.Sprintf("%s-%d", name, n)
		}
		kept, err := s.get(filepath.Join(name, shelved))
		if err != nil || kept == "" || kept == signed {
			return filepath.Join(s.Folder, name), kept == signed, err
		}
	}
}
