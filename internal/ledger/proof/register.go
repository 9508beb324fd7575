package proof

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/ledger"
)

// Register names every stream and entry that was erased by law, with the number of the log's record that proves its account. It is kept beside
// the checkpoint, so that a restore of an older copy can take out again what that copy brings back. It holds names, which are random, and no words.
//
// It is text, an item a line, signed as checkpoints are:
//
//	candour erasure register 1
//	<origin: the log's name>
//	<size of the log that it goes up to>
//	stream <stream> <number of the log's record>
//	entry <stream> <entry> <number of the log's record>
type Register struct {
	Origin string
	Size   int64 // erasures whose account was sealed later are not named yet
	Items  []Item
}

// Item is one thing that was erased: a stream as a whole when Entry is empty.
type Item struct {
	Stream ledger.StreamID
	Entry  ledger.EntryID
	Record int64
}

const registerTitle = "candour erasure register 1"

// Text is the register as it is signed.
func (r Register) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n%d\n", registerTitle, r.Origin, r.Size)
	for _, i := range r.Items {
		if i.Entry == "" {
			fmt.Fprintf(&b, "stream %s %d\n", i.Stream, i.Record)
		} else {
			fmt.Fprintf(&b, "entry %s %s %d\n", i.Stream, i.Entry, i.Record)
		}
	}
	return b.String()
}

// Sign is the register with a signature under it.
func (r Register) Sign(by note.Signer) (string, error) {
	signed, err := note.Sign(&note.Note{Text: r.Text()}, by)
	return string(signed), err
}

// Targets are what the register names, for ledger.EraseAgain.
func (r Register) Targets() (streams []ledger.StreamID, entries []ledger.Ref) {
	for _, i := range r.Items {
		if i.Entry == "" {
			streams = append(streams, i.Stream)
		} else {
			entries = append(entries, ledger.Ref{Stream: i.Stream, Entry: i.Entry})
		}
	}
	return streams, entries
}

// ErrRegister refuses what is no erasure register, or not one of this service, or was changed or cut off.
var ErrRegister = errors.New("this is no erasure register that this service has signed")

// OpenRegister reads a register that one of the keys has signed.
func OpenRegister(signed string, known note.Verifiers) (Register, error) {
	n, err := note.Open([]byte(signed), known)
	if err != nil {
		return Register{}, fmt.Errorf("%w: %w", ErrRegister, err)
	}
	return parseRegister(n.Text)
}

// parseRegister reads what is signed, and refuses any text that Text would not have written.
func parseRegister(text string) (Register, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) < 3 || lines[0] != registerTitle {
		return Register{}, ErrRegister
	}
	r := Register{Origin: lines[1]}
	if _, err := fmt.Sscan(lines[2], &r.Size); err != nil {
		return Register{}, ErrRegister
	}
	for _, line := range lines[3:] {
		item, err := parseItem(line)
		if err != nil {
			return Register{}, fmt.Errorf("%w: %w", ErrRegister, err)
		}
		r.Items = append(r.Items, item)
	}
	if r.Text() != text {
		return Register{}, ErrRegister
	}
	return r, nil
}

func parseItem(line string) (i Item, err error) {
	var stream, entry string
	switch {
	case strings.HasPrefix(line, "stream "):
		_, err = fmt.Sscanf(line, "stream %s %d", &stream, &i.Record)
	default:
		if _, err = fmt.Sscanf(line, "entry %s %s %d", &stream, &entry, &i.Record); err == nil {
			i.Entry, err = ledger.ParseEntryID(entry)
		}
	}
	if err != nil {
		return i, err
	}
	i.Stream, err = ledger.ParseStreamID(stream)
	return i, err
}

// Register names what was erased and sealed, as the accounts in the service stream tell, and signs it.
func (l Log) Register(ctx context.Context, record *ledger.Ledger) (string, error) {
	r := Register{Origin: l.Signer.Name()}
	err := l.DB.QueryRowContext(ctx, `SELECT size FROM log WHERE name = 'log'`).Scan(&r.Size)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("erasure register: %w", err)
	}
	service, err := record.FindService(ctx)
	if err != nil {
		return "", fmt.Errorf("erasure register: %w", err)
	}
	book, err := record.Read(ctx, service.Stream)
	if err != nil {
		return "", fmt.Errorf("erasure register: %w", err)
	}
	sealed, err := l.sealedOf(ctx, service.Stream, r.Size)
	if err != nil {
		return "", fmt.Errorf("erasure register: %w", err)
	}
	for _, account := range book.Entries {
		for len(sealed) > 0 && sealed[0].version < account.Version {
			sealed = sealed[1:]
		}
		if body, ok := ledger.ErasedByLaw.In(account); ok && len(sealed) > 0 {
			r.take(body, sealed[0].record)
		}
	}
	return r.Sign(l.Signer)
}

// sealedAt is a record of the log that proves a stream up to a version.
type sealedAt struct{ record, version int64 }

// sealedOf are the records of a stream within the log's first so many, in their order.
func (l Log) sealedOf(ctx context.Context, stream ledger.StreamID, size int64) ([]sealedAt, error) {
	rows, err := l.DB.QueryContext(ctx, `SELECT n, version FROM log_record WHERE stream = $1 AND n < $2 ORDER BY n`, string(stream), size)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []sealedAt
	for rows.Next() {
		var at sealedAt
		if err := rows.Scan(&at.record, &at.version); err != nil {
			return nil, err
		}
		all = append(all, at)
	}
	return all, rows.Err()
}

// take adds what an account names, which a record of the log proves.
func (r *Register) take(body ledger.ErasedBody, record int64) {
	for _, s := range body.Streams {
		r.Items = append(r.Items, Item{Stream: s.Stream, Record: record})
	}
	for _, e := range body.Entries {
		r.Items = append(r.Items, Item{Stream: e.Stream, Entry: e.Entry, Record: record})
	}
}
