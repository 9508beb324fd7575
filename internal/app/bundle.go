package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/ledger/proof"
)

// bundleCheck is somebody outside who was given a bundle. It opens no record and asks for no keyring.
type bundleCheck struct {
	bundle, key string
	witnesses   []string
	printed     string
	earlier     string
}

var errNoKey = errors.New("--bundle needs --key: the public key of the log, from elsewhere than the bundle")

func (c bundleCheck) run(s streams) error {
	log, err := logKey(c.key)
	if err != nil {
		return usage{err}
	}
	witnesses, err := elsewhere{Witnesses: c.witnesses}.witnesses()
	if err != nil {
		return err
	}
	bundle, shown, err := checked(c.bundle, log, witnesses)
	if err != nil {
		return err
	}
	if c.printed != "" {
		printed, err := proof.ParsePrinted(c.printed)
		if err != nil {
			return usage{err}
		}
		if err := bundle.GoesOnFromPrinted(printed, shown); err != nil {
			return err
		}
	}
	if c.earlier != "" {
		before, then, err := checked(c.earlier, log, witnesses)
		if err != nil {
			return fmt.Errorf("the earlier bundle: %w", err)
		}
		if err := bundle.GoesOnFrom(before, shown, then); err != nil {
			return err
		}
	}
	fmt.Fprint(s.out, shown)
	if len(witnesses) > 0 && len(shown.Witnesses) == 0 {
		fmt.Fprintln(s.out, "None of those witnesses has co-signed its checkpoint.")
	}
	return nil
}

func checked(place string, log note.Verifiers, witnesses []note.Verifier) (*proof.Bundle, proof.Shown, error) {
	bundle, err := proof.ReadBundle(place)
	if err != nil {
		return nil, proof.Shown{}, err
	}
	shown, err := bundle.Check(log, witnesses)
	return bundle, shown, err
}

// logKey reads a public key of a log, or the file that holds it.
func logKey(text string) (note.Verifiers, error) {
	if text == "" {
		return nil, errNoKey
	}
	content, err := os.ReadFile(text)
	if err == nil {
		text = string(content)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	key, err := note.NewVerifier(strings.TrimSpace(text))
	if err != nil {
		return nil, fmt.Errorf("public key of the log: %w", err)
	}
	return note.VerifierList(key), nil
}
