package ledgertest_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/chacha20poly1305"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/sqlite"
	"candour/internal/ledger/store"
)

// golden.json was written once. It is never written again: a program that does not read it, or writes other bytes from the same words,
// keys and chance, cannot read the records there are.
const goldenFile = "golden.json"

var writeGolden = flag.Bool("write-golden", false, "write golden.json, where there is none")

// goldenRecord is ten entries with everything that made them and everything that is stored of them.
type goldenRecord struct {
	About   string         `json:"about"`
	Keyring ledger.Keyring `json:"keyring"`
	Service string         `json:"service"`
	Keys    []goldenKey    `json:"keys"`
	Entries []goldenEntry  `json:"entries"`
	File    goldenStored   `json:"file"`
}

type goldenKey struct {
	Stream  string `json:"stream"`
	Number  int64  `json:"n"`
	Epoch   int64  `json:"epoch"`
	Key     hexed  `json:"key"`
	Wrapped hexed  `json:"wrapped"`
}

type goldenEntry struct {
	Stream   string `json:"stream"`
	Version  int64  `json:"version"`
	ID       string `json:"id"`
	Recorded string `json:"recorded"`
	R        hexed  `json:"r"`
	Envelope string `json:"envelope"`
	Commit   hexed  `json:"commit"`
	Header   string `json:"header"`
	Link     hexed  `json:"link"`
	Body     hexed  `json:"body"` // as stored: nonce and ciphertext
}

type goldenStored struct {
	File  ledger.File `json:"file"`
	Plain string      `json:"plain"`
	Parts []hexed     `json:"parts"`
}

// hexed is bytes that read as hexadecimal digits.
type hexed []byte

func (h hexed) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h), nil }

func (h *hexed) UnmarshalText(text []byte) (err error) {
	*h, err = hex.DecodeString(string(text))
	return err
}

func readGolden(t *testing.T) goldenRecord {
	t.Helper()
	stored, err := os.ReadFile(goldenFile)
	must(t, err)
	var g goldenRecord
	must(t, json.Unmarshal(stored, &g))
	if len(g.Entries) != 10 {
		t.Fatalf("%s holds %d entries, want 10", goldenFile, len(g.Entries))
	}
	return g
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheGoldenRecordIsReadAndVerified(t *testing.T) {
	g := readGolden(t)
	r := g.restore(t)
	at := map[string]int{}
	for _, want := range g.Entries {
		h, err := r.Ledger.Read(t.Context(), ledger.StreamID(want.Stream))
		must(t, err)
		e := h.Entries[at[want.Stream]]
		at[want.Stream]++
		if string(e.ID) != want.ID || e.Version != want.Version || ledger.FormatTime(e.Recorded) != want.Recorded {
			t.Errorf("read %v, want %v", e, want)
		}
		if got := envelopeOf(t, e); got != want.Envelope {
			t.Errorf("read %s\nwant %s", got, want.Envelope)
		}
	}
	plain, err := r.Files.Get(t.Context(), g.File.File)
	must(t, err)
	if got, err := io.ReadAll(plain); err != nil || string(got) != g.File.Plain {
		t.Errorf("the file says %q, %v", got, err)
	}
	v, err := r.Ledger.Verify(t.Context(), r.Files, nil)
	must(t, err)
	if len(v.Faults) != 0 || v.Entries != 10 || !v.FilesRead {
		t.Errorf("verify found %+v", v)
	}
}

// envelopeOf writes an entry that was read as REASONING.md says that it is stored, by other means than the ledger's own.
func envelopeOf(t *testing.T, e ledger.Entry) string {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	must(t, enc.Encode(struct {
		Kind     string           `json:"kind"`
		Author   ledger.Author    `json:"author"`
		Happened *ledger.Happened `json:"happened"`
		Body     any              `json:"body"`
	}{e.Kind, e.Author, e.Happened, e.Body}))
	return strings.TrimSuffix(out.String(), "\n")
}

// restore puts the golden bytes into an empty data folder and opens it.
func (g goldenRecord) restore(t *testing.T) *store.Record {
	t.Helper()
	p := g.place(t)
	engine, keys := g.openEmpty(t, p)
	exec := func(db *sql.DB, statement string, args ...any) {
		t.Helper()
		_, err := db.Exec(statement, args...)
		must(t, err)
	}
	for _, e := range g.Entries {
		exec(engine.Writer(), `INSERT INTO entry (stream, version, id, recorded, header, link, body) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			e.Stream, e.Version, e.ID, e.Recorded, []byte(e.Header), []byte(e.Link), []byte(e.Body))
		exec(engine.Writer(), `INSERT INTO head (stream, version, link, sealed, keyed) VALUES ($1, $2, $3, 0, 1)
			ON CONFLICT (stream) DO UPDATE SET version = excluded.version, link = excluded.link`, e.Stream, e.Version, []byte(e.Link))
		if strings.Contains(e.Envelope, g.File.File.ID) {
			exec(engine.Writer(), `INSERT INTO file (id, made, stream, entry) VALUES ($1, $2, $3, $4)`, g.File.File.ID, e.Recorded, e.Stream, e.ID)
		}
	}
	for n, part := range g.File.Parts {
		exec(engine.Writer(), `INSERT INTO file_part (file, n, part) VALUES ($1, $2, $3)`, g.File.File.ID, n, []byte(part))
	}
	must(t, errors.Join(engine.Close(), keys.Close()))
	r, err := store.Open(t.Context(), p)
	must(t, err)
	t.Cleanup(func() { must(t, r.Close()) })
	return r
}

func (g goldenRecord) place(t *testing.T) store.Place {
	t.Helper()
	registry, err := ledger.NewRegistry(&ledgertest.Own)
	must(t, err)
	p := store.Place{Folder: t.TempDir(), Keys: t.TempDir(), Registry: registry, Existing: true}
	ring, err := json.Marshal(g.Keyring)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(p.Keys, "keyring.json"), ring, 0o600))
	return p
}

// openEmpty makes the databases with the golden keys and nothing else.
func (g goldenRecord) openEmpty(t *testing.T, p store.Place) (*sqlite.Engine, *sql.DB) {
	t.Helper()
	engine, err := sqlite.Open(t.Context(), p.Folder)
	must(t, err)
	keys, err := sqlite.OpenKeys(t.Context(), p.Folder)
	must(t, err)
	for _, k := range g.Keys {
		_, err := keys.Exec(`INSERT INTO stream_key (stream, n, epoch, wrapped) VALUES ($1, $2, $3, $4)`, k.Stream, k.Number, k.Epoch, []byte(k.Wrapped))
		must(t, err)
	}
	must(t, engine.NameService(t.Context(), ledger.ServiceRow{Stream: ledger.StreamID(g.Service), Keyring: g.Keyring.ID}))
	return engine, keys
}

func TestTheProgramStillWritesTheGoldenBytes(t *testing.T) {
	g := readGolden(t)
	var chance bytes.Buffer // what was random when the entries were made: r, then the nonce
	for _, e := range g.Entries {
		chance.Write(e.R)
		chance.Write(e.Body[:chacha20poly1305.NonceSizeX])
	}
	for i, got := range g.writeAgain(t, &chance, g.File.File) {
		want := g.Entries[i]
		if got.Header != want.Header || !bytes.Equal(got.Link, want.Link) || !bytes.Equal(got.Body, want.Body) {
			t.Errorf("entry %d is written as\n%s%x\n%x\nwant\n%s%x\n%x", i, got.Header, got.Link, got.Body, want.Header, want.Link, want.Body)
		}
	}
}

// writeAgain appends the ten entries under the golden keys, and answers what is stored.
func (g goldenRecord) writeAgain(t *testing.T, chance io.Reader, f ledger.File) []goldenEntry {
	t.Helper()
	p := g.place(t)
	engine, keys := g.openEmpty(t, p)
	defer func() { must(t, errors.Join(engine.Close(), keys.Close())) }()
	_, err := engine.Writer().Exec(`INSERT INTO file (id, made) VALUES ($1, '')`, f.ID)
	must(t, err)
	clock := ledgertest.NewClock()
	l, err := ledger.Over(t.Context(), ledger.Config{
		Engine: engine, Keys: ledger.OpenKeyStore(keys, &g.Keyring), Registry: p.Registry, Chance: chance, Clock: clock.Now,
	})
	must(t, err)
	defer l.Close()
	var out []goldenEntry
	for _, a := range tenEntries(t, g, f) {
		clock.Set(a.at)
		must(t, l.Append(context.Background(), ledger.Append{Writes: []ledger.Write{{Stream: a.stream, Expected: ledger.Any, Entries: []ledger.New{a.entry}}}}))
		var e goldenEntry
		var header []byte
		must(t, engine.DB().QueryRow(`SELECT stream, version, id, recorded, header, link, body FROM entry WHERE stream = $1 ORDER BY version DESC`, string(a.stream)).
			Scan(&e.Stream, &e.Version, &e.ID, &e.Recorded, &header, (*[]byte)(&e.Link), (*[]byte)(&e.Body)))
		e.Header = string(header)
		out = append(out, e)
	}
	return out
}

type goldenAppend struct {
	stream ledger.StreamID
	at     time.Time
	entry  ledger.New
}

// tenEntries are the words that were written: every sort of author, time, id and character.
func tenEntries(t *testing.T, g goldenRecord, f ledger.File) []goldenAppend {
	t.Helper()
	service, one, two := ledger.StreamID(g.Keys[0].Stream), ledger.StreamID(g.Keys[1].Stream), ledger.StreamID(g.Keys[2].Stream)
	const person, someone ledger.StreamID = "7d9e0c3b-52a4-4f18-8b6d-1e2f3a4b5c6d", "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d"
	now := time.Date(2026, 11, 22, 0, 43, 52, 0, time.UTC)
	var out []goldenAppend
	add := func(stream ledger.StreamID, after time.Duration, n ledger.New, err error) {
		must(t, err)
		out = append(out, goldenAppend{stream, now.Add(after), n})
	}
	note := func(stream ledger.StreamID, after time.Duration, id ledger.EntryID, by ledger.Author, happened *ledger.Happened, b ledgertest.NotedBody) {
		n, err := ledgertest.Noted.New(id, by, happened, b)
		add(stream, after, n, err)
	}
	opened, err := ledger.Opened.New(ledger.DerivedID(service, "opened"), ledger.ByService("open"), nil, ledger.OpenedBody{Keyring: g.Keyring.ID})
	add(service, 0, opened, err)
	ids := []ledger.EntryID{
		"019a9d6c-0b40-7c11-8a01-3f5d7b9e1c2a", "019a9d6c-0f28-7d22-9b12-4a6e8c0f2d3b", "019a9d6c-1310-7e33-8c23-5b7f9d1a3e4c",
		"019a9d6c-16f8-7f44-9d34-6c8a0e2b4f5d", "019a9d6c-1ae0-7055-8e45-7d9b1f3c5a6e", "019a9d6c-1ec8-7166-9f56-8eac2a4d6b7f",
	}
	note(one, time.Second, ids[0], ledger.By(person), nil, ledgertest.NotedBody{Words: "Rang the school."})
	note(one, 2*time.Second, ids[1], ledger.By(someone), ledger.OnDay("2026-11-20"),
		ledgertest.NotedBody{Words: "“Dwi’n hoffi tŷ Nain” <said & heard> \\ \"\u2028\n\t\u0000 \U0001F60A"})
	note(one, 3*time.Second, ids[2], ledger.Author{Service: "court import", For: person}, ledger.AtMinute(now.Add(-26*time.Hour)),
		ledgertest.NotedBody{Words: "The hearing was moved.", About: []ledger.Ref{{Stream: one, Entry: ids[0]}, {Stream: two, Entry: ids[0]}}})
	note(one, 3*time.Second+time.Microsecond, ids[3], ledger.By(person), nil, ledgertest.NotedBody{Words: "The school’s letter.", File: &f})
	note(one, 4*time.Second, ledger.DerivedID(one, "sweep 2026-11"), ledger.ByService("sweep"),
		&ledger.Happened{From: "2026-09-01", To: "2026-11-01", Precision: ledger.ToTheMonth}, ledgertest.NotedBody{Words: "Out of date."})
	note(two, time.Minute, ids[0], ledger.By(person), nil, ledgertest.NotedBody{Words: "The same id in another stream."})
	note(two, -time.Hour, ids[4], ledger.By(person), &ledger.Happened{From: "2019-01-01", Precision: ledger.ToTheYear},
		ledgertest.NotedBody{Words: "Written while the clock ran an hour behind."})
	note(two, time.Hour, ids[5], ledger.By(someone), nil, ledgertest.NotedBody{Words: strings.Repeat("A long account. ", 100)})
	note(two, time.Hour, ledger.DerivedID(two, ""), ledger.ByService("sweep"), nil, ledgertest.NotedBody{})
	return out
}

// counted is chance that comes out the same each time.
type counted struct{ n uint64 }

func (c *counted) Read(b []byte) (int, error) {
	for i := 0; i < len(b); i += sha256.Size {
		sum := sha256.Sum256(binary.BigEndian.AppendUint64([]byte("candour golden 1\n"), c.n))
		c.n++
		copy(b[i:], sum[:])
	}
	return len(b), nil
}

func (c *counted) bytes(n int) []byte {
	b := make([]byte, n)
	c.Read(b)
	return b
}

// TestWriteGolden wrote golden.json. Only the file's own encryption was left to chance.
func TestWriteGolden(t *testing.T) {
	if !*writeGolden {
		t.Skip("golden.json is written once: see -write-golden")
	}
	if _, err := os.Stat(goldenFile); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is there, and is final", goldenFile)
	}
	chance := &counted{}
	g := goldenRecord{
		About:   "Ten entries with everything that made them and all that is stored of them, as the design of the record defines. This file never changes.",
		Keyring: ledger.Keyring{ID: "6f1d0a52-3b8e-4d1c-9a5f-0c2f6f6f2a11", Epochs: []ledger.Epoch{{Number: 1, Key: chance.bytes(32)}}},
	}
	for _, stream := range []string{"3f2b8c1e-94d7-4a60-8b15-c2e7d9f0a364", "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", "c07d5a92-6e3f-4c18-b5a4-9f8e7d6c5b4a"} {
		k := goldenKey{Stream: stream, Number: 1, Epoch: 1, Key: chance.bytes(32)}
		aead, err := chacha20poly1305.NewX(g.Keyring.Epochs[0].Key)
		must(t, err)
		nonce := chance.bytes(aead.NonceSize())
		k.Wrapped = aead.Seal(nonce, nonce, k.Key, []byte(stream))
		g.Keys = append(g.Keys, k)
	}
	g.Service = g.Keys[0].Stream
	g.File = encryptedFile(t, "Dear Sir or Madam,\nhe has been in school every day this term.\n")

	var used bytes.Buffer
	g.Entries = g.writeAgain(t, io.TeeReader(chance, &used), g.File.File)
	for i, a := range tenEntries(t, g, g.File.File) {
		e := &g.Entries[i]
		e.R = used.Next(32)
		used.Next(chacha20poly1305.NonceSizeX)
		e.Envelope = envelopeOf(t, ledger.Entry{Kind: a.entry.Kind, Author: a.entry.Author, Happened: a.entry.Happened, Body: a.entry.Body})
		sum := sha256.Sum256(append(e.R[:32:32], e.Envelope...))
		e.Commit = sum[:]
	}
	out, err := json.MarshalIndent(g, "", "  ")
	must(t, err)
	must(t, os.WriteFile(goldenFile, append(out, '\n'), 0o644))
}

// encryptedFile stores a file and takes what is stored.
func encryptedFile(t *testing.T, plain string) goldenStored {
	t.Helper()
	r := ledgertest.New(t, nil)
	f, err := r.Files.Put(t.Context(), "text/plain", strings.NewReader(plain))
	must(t, err)
	var part hexed
	must(t, r.Ledger.DB().QueryRow(`SELECT part FROM file_part WHERE file = $1`, f.ID).Scan((*[]byte)(&part)))
	return goldenStored{File: f, Plain: plain, Parts: []hexed{part}}
}
