package ledgertest_test

// What stands here knows nothing of the ledger's code: it recomputes the golden record with SHA-256 and the published ciphers alone, as an
// outsider would.

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"filippo.io/age"
	"golang.org/x/crypto/chacha20poly1305"
)

type plainGolden struct {
	Keyring struct {
		ID     string
		Epochs []struct {
			Number int64
			Key    []byte
		}
	}
	Keys []struct {
		Stream, Key, Wrapped string
	}
	Entries []struct {
		Stream, ID, Recorded, R, Envelope, Commit, Header, Link, Body string
		Version                                                       int64
	}
	File struct {
		File  struct{ ID, SHA256, Key string }
		Plain string
		Parts []string
	}
}

func readPlain(t *testing.T) plainGolden {
	t.Helper()
	stored, err := os.ReadFile("golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var g plainGolden
	if err := json.Unmarshal(stored, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

func sum(parts ...[]byte) string {
	s := sha256.Sum256(bytes.Join(parts, nil))
	return hex.EncodeToString(s[:])
}

func unhex(t *testing.T, text string) []byte {
	t.Helper()
	b, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t *testing.T, key, stored []byte, bound string) []byte {
	t.Helper()
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := aead.Open(nil, stored[:24], stored[24:], []byte(bound))
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

func TestTheGoldenChainIsSHA256OfWhatTheDefinitionSays(t *testing.T) {
	link, version := map[string]string{}, map[string]int64{}
	for _, e := range readPlain(t).Entries {
		if link[e.Stream] == "" {
			link[e.Stream] = sum([]byte("candour stream 1\n" + e.Stream))
		}
		version[e.Stream]++
		commit := sum(unhex(t, e.R), []byte(e.Envelope))
		header := fmt.Sprintf("candour entry 1\nstream %s\nversion %d\nid %s\nrecorded %s\ncommit %s\n", e.Stream, version[e.Stream], e.ID, e.Recorded, commit)
		link[e.Stream] = sum([]byte("candour link 1\n"), unhex(t, link[e.Stream]), []byte(header))
		if commit != e.Commit || header != e.Header || link[e.Stream] != e.Link || version[e.Stream] != e.Version {
			t.Errorf("version %d of %s: commit %s, link %s, header\n%s", e.Version, e.Stream, commit, link[e.Stream], header)
		}
	}
}

func TestTheGoldenBodiesOpenWithThePublishedCipher(t *testing.T) {
	g := readPlain(t)
	keys := map[string][]byte{}
	for _, k := range g.Keys {
		keys[k.Stream] = open(t, g.Keyring.Epochs[0].Key, unhex(t, k.Wrapped), k.Stream)
		if hex.EncodeToString(keys[k.Stream]) != k.Key {
			t.Errorf("the key of %s is wrapped as another", k.Stream)
		}
	}
	for _, e := range g.Entries {
		plain := open(t, keys[e.Stream], unhex(t, e.Body), "stream "+e.Stream+"\nid "+e.ID+"\n")
		if string(plain) != string(unhex(t, e.R))+e.Envelope {
			t.Errorf("version %d of %s holds %q", e.Version, e.Stream, plain)
		}
	}
}

func TestTheGoldenEnvelopesHaveTheirKeysInOrder(t *testing.T) {
	for _, e := range readPlain(t).Entries {
		at := -1
		for _, key := range []string{`{"kind":"`, `,"author":{"`, `,"happened":`, `,"body":{`} {
			next := strings.Index(e.Envelope, key)
			if next <= at {
				t.Errorf("%s does not stand in its place in %s", key, e.Envelope)
			}
			at = next
		}
	}
}

func TestTheGoldenFileOpensWithAgeAndTheKeyInItsEntry(t *testing.T) {
	f := readPlain(t).File
	identity, err := age.ParseX25519Identity(f.File.Key)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := age.Decrypt(bytes.NewReader(unhex(t, strings.Join(f.Parts, ""))), identity)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(plain)
	if err != nil || string(got) != f.Plain || sum(got) != f.File.SHA256 {
		t.Errorf("the file says %q, %v", got, err)
	}
	named := 0
	for _, e := range readPlain(t).Entries {
		named += strings.Count(e.Envelope, f.File.Key)
	}
	if named != 1 {
		t.Errorf("%d entries hold the file's key, want 1", named)
	}
}
