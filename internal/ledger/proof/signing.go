package proof

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/ledger"
	"candour/internal/ledger/durable"
)

// signerLine begins the record that names the key by which the log is signed from then on. The checkpoint over it is signed by both keys.
const signerLine = "candour signer 1\n"

func signerText(public string) string { return signerLine + public + "\n" }

// parseSigner reads such a record, and refuses any text that signerText would not have written.
func parseSigner(text string) (note.Verifier, error) {
	line, _ := strings.CutPrefix(text, signerLine)
	public := strings.TrimSuffix(line, "\n")
	v, err := note.NewVerifier(public)
	if err != nil || signerText(public) != text {
		return nil, errNoRecord
	}
	return v, nil
}

// beforeFile holds the public keys that signed before, each with the size of the log up to which it is believed; nextFile a key that is about to
// be announced.
const (
	beforeFile = "signing-keys-before"
	nextFile   = "signing-key.next"
)

// retired is a key that signed once. What it signs of a log beyond that size is refused: it may have leaked.
type retired struct {
	note.Verifier
	until int64
}

// Verify implements note.Verifier.
func (r retired) Verify(text, signature []byte) bool {
	size, err := sizeIn(string(text))
	return err == nil && size <= r.until && r.Verifier.Verify(text, signature)
}

// sizeIn is the size of the log that a checkpoint or an erasure register goes up to.
func sizeIn(text string) (int64, error) {
	if strings.HasPrefix(text, registerTitle+"\n") {
		r, err := parseRegister(text)
		return r.Size, err
	}
	c, err := parseCheckpoint(text)
	return c.Size, err
}

// loadRetired reads the keys that signed before.
func loadRetired(folder string) ([]note.Verifier, error) {
	content, err := os.ReadFile(filepath.Join(folder, beforeFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []note.Verifier
	for line := range strings.Lines(string(content)) {
		var until int64
		var public string
		if _, err := fmt.Sscan(line, &until, &public); err != nil {
			return nil, fmt.Errorf("%s is damaged: %w", beforeFile, err)
		}
		v, err := note.NewVerifier(public)
		if err != nil {
			return nil, fmt.Errorf("%s is damaged: %w", beforeFile, err)
		}
		all = append(all, retired{v, until})
	}
	return all, nil
}

// ErrSignerReplaced refuses to sign with a key in whose place the log names another: whoever has it open reads the signing key again.
var ErrSignerReplaced = errors.New("the signing key was replaced")

// signs refuses a log that names another key than this one.
func (l Log) signs(ctx context.Context, db querier) error {
	var text string
	err := db.QueryRowContext(ctx, `SELECT text FROM log_note WHERE substr(text, 1, $1) = $2 ORDER BY n DESC LIMIT 1`, len(signerLine), signerLine).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	named, err := parseSigner(text)
	if err != nil {
		return err
	}
	for _, s := range l.signers() {
		if s.Name() == named.Name() && s.KeyHash() == named.KeyHash() {
			return nil
		}
	}
	return ErrSignerReplaced
}

// signers are those whose signatures stand under a checkpoint.
func (l Log) signers() []note.Signer {
	if l.next == nil {
		return []note.Signer{l.Signer}
	}
	return []note.Signer{l.Signer, l.next}
}

// ReplaceSigner makes a new signing key in the folder of the present one, has the log name it under a checkpoint that both sign, and puts it in the
// other's place. What the other signed until then is still believed, and nothing that it signs of a longer log. Broken off, it goes on when run again.
func (l Log) ReplaceSigner(ctx context.Context, folder string) (Keys, error) {
	if err := ledger.CheckOwner(folder); err != nil {
		return Keys{}, err
	}
	private, err := nextKey(folder, l.Signer.Name())
	if err != nil {
		return Keys{}, fmt.Errorf("make a signing key: %w", err)
	}
	public, err := publicOf(private)
	if err != nil {
		return Keys{}, err
	}
	if l.next, err = note.NewSigner(private); err != nil {
		return Keys{}, err
	}
	until, err := l.announce(ctx, signerText(public))
	if err != nil {
		return Keys{}, fmt.Errorf("announce the signing key: %w", err)
	}
	if err := replaceKey(folder, public, until); err != nil {
		return Keys{}, fmt.Errorf("keep the signing key: %w", err)
	}
	return LoadKeys(folder)
}

// nextKey is the key that a broken-off replacement has made, or a new one.
func nextKey(folder, name string) (string, error) {
	made, err := os.ReadFile(filepath.Join(folder, nextFile))
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return strings.TrimSpace(string(made)), err
	}
	private, _, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return "", err
	}
	return private, writeNew(folder, nextFile, private)
}

// publicOf is the public part of a private key as package note writes it.
func publicOf(private string) (string, error) {
	signer, err := note.NewSigner(private)
	if err != nil {
		return "", errors.New("the signing key cannot be read: its file is damaged")
	}
	parts := strings.SplitN(private, "+", 5) // PRIVATE+KEY+name+hash+seed, and base64 has plus signs of its own
	seed, err := base64.StdEncoding.DecodeString(parts[len(parts)-1])
	if err != nil || len(seed) != 1+ed25519.SeedSize {
		return "", errors.New("the signing key is not of a sort that can be replaced")
	}
	return note.NewEd25519VerifierKey(signer.Name(), ed25519.NewKeyFromSeed(seed[1:]).Public().(ed25519.PublicKey))
}

// announce has the log name a key, unless it does already, and answers the size of the log with that record.
func (l Log) announce(ctx context.Context, text string) (size int64, err error) {
	err = l.grow(ctx, func(g *growing) error {
		found := g.tx.QueryRowContext(ctx, `SELECT n + 1 FROM log_note WHERE text = $1`, text).Scan(&size)
		if !errors.Is(found, sql.ErrNoRows) {
			return found
		}
		size = g.size + 1
		return g.note(ctx, text)
	})
	return size, err
}

// replaceKey puts the next key in the place of the present one, which is believed up to a size from then on. Each step is whole, and the last one
// ends the replacement.
func replaceKey(folder, public string, until int64) error {
	present, err := os.ReadFile(filepath.Join(folder, signingFile))
	if err != nil {
		return err
	}
	old, err := publicOf(strings.TrimSpace(string(present)))
	if err != nil {
		return err
	}
	before, err := os.ReadFile(filepath.Join(folder, beforeFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if line := fmt.Sprintf("%d %s\n", until, old); !strings.HasSuffix(string(before), line) {
		if err := writeOver(folder, beforeFile, string(before)+line); err != nil {
			return err
		}
	}
	if err := writeOver(folder, publicFile, public+"\n"); err != nil {
		return err
	}
	return errors.Join(os.Rename(filepath.Join(folder, nextFile), filepath.Join(folder, signingFile)), durable.Folder(folder))
}

// writeNew makes a file of one line; fs.ErrExist when the name is taken.
func writeNew(folder, name, line string) error { return durable.New(folder, name, []byte(line+"\n")) }

// writeOver writes a file in the place of one that may be there, never into another user's folder.
func writeOver(folder, name, content string) error {
	if err := ledger.CheckOwner(folder); err != nil {
		return err
	}
	return durable.Over(folder, name, []byte(content))
}
