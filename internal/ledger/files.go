package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"filippo.io/age"
	"github.com/google/uuid"
)

// File is how an entry names a stored file. The key stands here and nowhere else: whoever may read the entry may read the file.
type File struct {
	ID     string `json:"id"`
	Media  string `json:"media"`  // as found from the bytes, such as application/pdf
	Size   int64  `json:"size"`   // of the plain bytes
	SHA256 string `json:"sha256"` // of the plain bytes, 64 hexadecimal digits
	Key    string `json:"key"`    // age X25519 identity
}

// IsZero reports whether no file is named.
func (f File) IsZero() bool { return f.ID == "" }

// Files keeps bytes for entries to name. A file that no entry names within a day is swept away.
type Files interface {
	// Put stores what it reads, encrypted to a fresh key, and is durable when it returns.
	Put(ctx context.Context, media string, plain io.Reader) (File, error)
	// Get reads a file back and fails at the end of it when the bytes are not those that were put.
	Get(ctx context.Context, f File) (io.Reader, error)
	// Sweep removes the files made before a time that no entry names, and says how many.
	Sweep(ctx context.Context, before time.Time) (int64, error)
}

// partSize is how much of a file one row holds.
const partSize = 256 << 10

// TableFiles keeps files in the tables file and file_part of the ledger's own database, so that backup, copy and erasure have one place.
type TableFiles struct {
	DB    *sql.DB // writes
	Read  *sql.DB // reads; DB when nil
	Clock Clock
}

// Put implements Files.
func (t TableFiles) Put(ctx context.Context, media string, plain io.Reader) (File, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return File{}, err
	}
	f := File{ID: uuid.NewString(), Media: media, Key: identity.String()}
	parts := &partWriter{ctx: ctx, db: t.DB, file: f.ID}
	if err := parts.begin(FormatTime(t.Clock())); err != nil {
		return File{}, fmt.Errorf("store a file: %w", err)
	}
	sum := sha256.New()
	if f.Size, err = encryptTo(parts, identity.Recipient(), io.TeeReader(plain, sum)); err != nil {
		return File{}, fmt.Errorf("store a file: %w", err)
	}
	f.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return f, nil
}

// NewFile is a file that is not stored yet, encrypted.
type NewFile struct {
	File
	parts [][]byte
}

// EncryptFile encrypts a file to a fresh key, to be stored with the entry that names it.
func EncryptFile(id, media string, plain []byte) (NewFile, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return NewFile{}, err
	}
	sum := sha256.Sum256(plain)
	f := NewFile{File: File{ID: id, Media: media, Size: int64(len(plain)), SHA256: hex.EncodeToString(sum[:]), Key: identity.String()}}
	var whole wholeFile
	if _, err := encryptTo(&whole, identity.Recipient(), bytes.NewReader(plain)); err != nil {
		return NewFile{}, fmt.Errorf("encrypt a file: %w", err)
	}
	f.parts = slices.Collect(slices.Chunk(whole.Bytes(), partSize))
	return f, nil
}

// wholeFile is an encrypted file in memory.
type wholeFile struct{ bytes.Buffer }

func (*wholeFile) Close() error { return nil }

func encryptTo(out io.WriteCloser, to age.Recipient, plain io.Reader) (int64, error) {
	w, err := age.Encrypt(out, to)
	if err != nil {
		return 0, err
	}
	size, err := io.Copy(w, plain)
	if err != nil {
		return 0, err
	}
	if err := w.Close(); err != nil {
		return 0, err
	}
	return size, out.Close()
}

// partWriter cuts what is written into rows.
type partWriter struct {
	ctx  context.Context
	db   *sql.DB
	file string
	n    int64
	held []byte
}

func (p *partWriter) begin(now string) error {
	_, err := p.db.ExecContext(p.ctx, `INSERT INTO file (id, made) VALUES ($1, $2)`, p.file, now)
	return err
}

func (p *partWriter) Write(b []byte) (int, error) {
	p.held = append(p.held, b...)
	for len(p.held) >= partSize {
		if err := p.flush(p.held[:partSize]); err != nil {
			return 0, err
		}
		p.held = append(p.held[:0], p.held[partSize:]...)
	}
	return len(b), nil
}

func (p *partWriter) flush(part []byte) error {
	_, err := p.db.ExecContext(p.ctx, `INSERT INTO file_part (file, n, part) VALUES ($1, $2, $3)`, p.file, p.n, part)
	p.n++
	return err
}

func (p *partWriter) Close() error {
	if len(p.held) == 0 {
		return nil
	}
	return p.flush(p.held)
}

// Get implements Files.
func (t TableFiles) Get(ctx context.Context, f File) (io.Reader, error) {
	identity, err := age.ParseX25519Identity(f.Key)
	if err != nil {
		return nil, errors.New("the file's key cannot be read")
	}
	from := t.Read
	if from == nil {
		from = t.DB
	}
	plain, err := age.Decrypt(&partReader{ctx: ctx, db: from, file: f.ID}, identity)
	if err != nil {
		return nil, fmt.Errorf("open a file: %w", err)
	}
	return &checkedReader{from: plain, want: f, sum: sha256.New()}, nil
}

type partReader struct {
	ctx  context.Context
	db   *sql.DB
	file string
	n    int64
	rest []byte
}

func (p *partReader) Read(b []byte) (int, error) {
	if len(p.rest) == 0 {
		err := p.db.QueryRowContext(p.ctx, `SELECT part FROM file_part WHERE file = $1 AND n = $2`, p.file, p.n).Scan(&p.rest)
		if errors.Is(err, sql.ErrNoRows) {
			return 0, io.EOF
		}
		if err != nil {
			return 0, err
		}
		p.n++
	}
	n := copy(b, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

// checkedReader refuses to end well when the bytes are not those the entry names.
type checkedReader struct {
	from io.Reader
	want File
	sum  interface {
		io.Writer
		Sum([]byte) []byte
	}
}

var errFileChanged = errors.New("the file is not the one the entry names")

func (c *checkedReader) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.sum.Write(b[:n])
	if errors.Is(err, io.EOF) && hex.EncodeToString(c.sum.Sum(nil)) != c.want.SHA256 {
		return n, errFileChanged
	}
	return n, err
}

// Sweep implements Files. The rows of file go first: an entry that names one meanwhile finds it whole or not at all.
func (t TableFiles) Sweep(ctx context.Context, before time.Time) (int64, error) {
	tx, err := t.DB.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	swept, err := takeUnnamed(ctx, tx, before)
	if err != nil {
		return 0, fmt.Errorf("sweep files: %w", err)
	}
	for _, id := range swept {
		if _, err := tx.ExecContext(ctx, `DELETE FROM file_part WHERE file = $1`, id); err != nil {
			return 0, fmt.Errorf("sweep files: %w", err)
		}
	}
	return int64(len(swept)), tx.Commit()
}

func takeUnnamed(ctx context.Context, tx *sql.Tx, before time.Time) ([]string, error) {
	rows, err := tx.QueryContext(ctx, `DELETE FROM file WHERE entry IS NULL AND made < $1 RETURNING id`, FormatTime(before))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
