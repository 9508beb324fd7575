package ledgertest

import (
	"crypto/rand"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"

	"candour/internal/ledger"
)

// rekeyed re-keys a stream step by step as another program would, while one that holds the old key reads and writes on.
func rekeyed(t *testing.T, r *rig) {
	s, reader, writer := r.stream(), r.again(), r.again()
	must(t, r.add(s, 0, r.note("one")))
	reader.says(s, "one")
	must(t, writer.add(s, 1, r.note("two")))

	old, fresh := r.storedKey(s, 1), make([]byte, chacha20poly1305.KeySize)
	rand.Read(fresh)
	_, err := r.KeysWriter.ExecContext(t.Context(), `INSERT INTO stream_key (stream, n, epoch, wrapped) VALUES ($1, 2, 1, $2)`,
		string(s), sealed(fresh, r.ring.Epochs[0].Key, string(s)))
	must(t, err)
	must(t, r.again().add(s, 2, r.note("three"))) // a program that sees both keys for the first time
	r.again().says(s, "one", "two", "three")

	r.sealAgain(s, old, fresh)
	_, err = r.KeysWriter.ExecContext(t.Context(), `DELETE FROM stream_key WHERE stream = $1 AND n = 1`, string(s))
	must(t, err)

	must(t, writer.add(s, ledger.Any, r.note("four")))
	for name, program := range map[string]*rig{"the reader": reader, "the writer": writer, "a newcomer": r.again()} {
		t.Log(name)
		program.says(s, "one", "two", "three", "four")
	}
	if v := r.verify(); len(v.Faults) > 0 {
		t.Errorf("verify after re-keying: %v", v.Faults)
	}
}

// rekeyByHand gives a stream its second key, as another program would, and destroys the first.
func (r *rig) rekeyByHand(stream ledger.StreamID) {
	r.t.Helper()
	r.read(stream) // which another key will no longer open
	old, fresh := r.storedKey(stream, 1), make([]byte, chacha20poly1305.KeySize)
	rand.Read(fresh)
	_, err := r.KeysWriter.ExecContext(r.t.Context(), `UPDATE stream_key SET n = 2, wrapped = $1 WHERE stream = $2`,
		sealed(fresh, r.ring.Epochs[0].Key, string(stream)), string(stream))
	must(r.t, err)
	r.sealAgain(stream, old, fresh)
}

// storedKey opens a wrapped key by hand.
func (r *rig) storedKey(stream ledger.StreamID, n int64) []byte {
	r.t.Helper()
	var wrapped []byte
	must(r.t, r.Opened.Keys.QueryRowContext(r.t.Context(), `SELECT wrapped FROM stream_key WHERE stream = $1 AND n = $2`, string(stream), n).Scan(&wrapped))
	return opened(r.t, wrapped, r.ring.Epochs[0].Key, string(stream))
}

// sealAgain moves all bodies of a stream under another key: nothing that is chained changes.
func (r *rig) sealAgain(stream ledger.StreamID, old, fresh []byte) {
	r.t.Helper()
	read := r.read(stream).Entries
	tx, err := r.Writer.BeginTx(r.t.Context(), nil)
	must(r.t, err)
	for _, e := range read {
		bound := "stream " + string(stream) + "\nid " + string(e.ID) + "\n"
		var body []byte
		must(r.t, tx.QueryRow(`SELECT body FROM entry WHERE stream = $1 AND version = $2`, string(stream), e.Version).Scan(&body))
		_, err := tx.Exec(`UPDATE entry SET body = $1 WHERE stream = $2 AND version = $3`,
			sealed(opened(r.t, body, old, bound), fresh, bound), string(stream), e.Version)
		must(r.t, err)
	}
	_, err = tx.Exec(`UPDATE head SET keyed = 2 WHERE stream = $1`, string(stream))
	must(r.t, err)
	must(r.t, tx.Commit())
}

func sealed(plain, key []byte, bound string) []byte {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		panic(err) // the key is made here, of the right size
	}
	nonce := make([]byte, aead.NonceSize())
	rand.Read(nonce)
	return aead.Seal(nonce, nonce, plain, []byte(bound))
}

func opened(t testing.TB, stored, key []byte, bound string) []byte {
	t.Helper()
	aead, err := chacha20poly1305.NewX(key)
	must(t, err)
	plain, err := aead.Open(nil, stored[:aead.NonceSize()], stored[aead.NonceSize():], []byte(bound))
	must(t, err)
	return plain
}
