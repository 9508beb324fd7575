package backup_test

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"

	"candour/internal/ledger"
	"candour/internal/ledger/backup"
	"candour/internal/ledger/ledgertest"
)

// backedUp is a small record, its backup, and who may open that.
type backedUp struct {
	*ledgertest.Record
	t        *testing.T
	identity *age.X25519Identity
	stream   ledger.StreamID
}

func aRecord(t *testing.T) *backedUp {
	t.Helper()
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	b := &backedUp{Record: ledgertest.New(t, ledgertest.Kinds(&ledgertest.Own)), t: t, identity: identity}
	b.stream = b.Begin(ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: "Seen at school."}))
	return b
}

func (b *backedUp) write() ([]byte, error) {
	b.t.Helper()
	var out bytes.Buffer
	about := backup.About{ID: "one", Made: b.Clock.Now(), Service: string(b.Service.Stream), Keyring: b.Keys().Keyring()}
	_, err := backup.Write(b.t.Context(), &out, b.Databases(), about, []age.Recipient{b.identity.Recipient()}, func(int64) {})
	return out.Bytes(), err
}

func (b *backedUp) check(written []byte) (backup.Manifest, error) {
	_, manifest, err := backup.Check(bytes.NewReader(written), b.identity)
	return manifest, err
}

// member is one file of the archive.
type member struct {
	name    string
	content []byte
}

// repacked is a backup that somebody made of another one, with nothing but the public key of who opens it.
func (b *backedUp) repacked(written []byte, change func([]member) []member) []byte {
	b.t.Helper()
	plain, err := age.Decrypt(bytes.NewReader(written), b.identity)
	b.must(err)
	var members []member
	for from := tar.NewReader(plain); ; {
		header, err := from.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		b.must(err)
		content, err := io.ReadAll(from)
		b.must(err)
		members = append(members, member{header.Name, content})
	}
	var out bytes.Buffer
	encrypted, err := age.Encrypt(&out, b.identity.Recipient())
	b.must(err)
	to := tar.NewWriter(encrypted)
	for _, m := range change(members) {
		b.must(to.WriteHeader(&tar.Header{Name: m.name, Mode: 0o600, Size: int64(len(m.content))}))
		_, err := to.Write(m.content)
		b.must(err)
	}
	b.must(errors.Join(to.Close(), encrypted.Close()))
	return out.Bytes()
}

func (b *backedUp) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func TestABackupThatIsNotAsItsManifestSaysIsRefused(t *testing.T) {
	b := aRecord(t)
	written, err := b.write()
	b.must(err)
	same := b.repacked(written, func(all []member) []member { return all })
	if _, err := b.check(same); err != nil {
		t.Fatalf("a backup packed again as it was: %v", err)
	}
	entries := func(all []member) int {
		return slices.IndexFunc(all, func(m member) bool { return strings.HasPrefix(m.name, "entry/") })
	}
	for name, change := range map[string]func([]member) []member{
		"without its end":          func(all []member) []member { return all[:len(all)-1] },
		"without its beginning":    func(all []member) []member { return all[1:] },
		"without its entries":      func(all []member) []member { return slices.Delete(all, entries(all), entries(all)+1) },
		"with its entries twice":   func(all []member) []member { return slices.Insert(all, entries(all), all[entries(all)]) },
		"with more after its end":  func(all []member) []member { return append(all, member{"entry/000002", nil}) },
		"with a table of its own":  func(all []member) []member { return slices.Insert(all, 1, member{"session/000001", nil}) },
		"with a row of other form": func(all []member) []member { all[entries(all)].content[0] = 'x'; return all },
		"with a changed byte": func(all []member) []member {
			content := all[entries(all)].content
			content[len(content)-1] ^= 1
			return all
		},
		"with the end of another": func(all []member) []member {
			last := &all[len(all)-1]
			last.content = bytes.Replace(last.content, []byte(`"one"`), []byte(`"two"`), 1)
			return all
		},
	} {
		if _, err := b.check(b.repacked(written, change)); !errors.Is(err, backup.ErrNotWhole) {
			t.Errorf("a backup %s: %v", name, err)
		}
	}
}

func TestABackupIsNotMadeWhileAStreamIsGivenANewKey(t *testing.T) {
	b := aRecord(t)
	b.keys(`INSERT INTO stream_key (stream, n, epoch, wrapped) SELECT stream, 2, epoch, wrapped FROM stream_key WHERE stream = $1`, b.stream)
	if _, err := b.write(); err != nil {
		t.Errorf("both keys are there: %v", err)
	}
	b.keys(`DELETE FROM stream_key WHERE stream = $1 AND n = 1`, b.stream)
	if _, err := b.write(); !errors.Is(err, backup.ErrRekeyed) {
		t.Errorf("only a key is left that opens nothing of this moment: %v", err)
	}
}

func TestABackupIsNotMadeWhileAStreamIsErasedAsAWhole(t *testing.T) {
	for _, last := range []bool{false, true} {
		b := aRecord(t)
		gone := b.stream
		if other := b.Service.Stream; (other > gone) == last {
			gone = other // keys of another stream come after the missing one, or none does
		}
		b.keys(`DELETE FROM stream_key WHERE stream = $1`, gone)
		if _, err := b.write(); !errors.Is(err, backup.ErrRekeyed) {
			t.Errorf("its words are in the backup, and no key: %v", err)
		}
		_, err := b.Databases().Write.ExecContext(t.Context(), `UPDATE head SET keyed = 0 WHERE stream = $1`, string(gone))
		b.must(err)
		if _, err := b.write(); err != nil {
			t.Errorf("the next moment, in which it is erased: %v", err)
		}
	}
}

// keys changes the key store's row of a stream.
func (b *backedUp) keys(statement string, of ledger.StreamID) {
	b.t.Helper()
	_, err := b.Databases().Keys.ExecContext(b.t.Context(), statement, string(of))
	b.must(err)
}
