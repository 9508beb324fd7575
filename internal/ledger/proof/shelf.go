package proof

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Shelf is a folder in which the newest checkpoint, and beside it the erasure register, is kept for others: best on a machine that whoever administers the record does not run.
type Shelf struct{ Folder string }

const (
	shelved  = "checkpoint"
	register = "erasure-register"
)

// Put replaces the checkpoint on the shelf, whole or not at all.
func (s Shelf) Put(signed string) error { return s.put(shelved, signed) }

// PutRegister replaces the erasure register on the shelf, whole or not at all.
func (s Shelf) PutRegister(signed string) error { return s.put(register, signed) }

func (s Shelf) put(name, signed string) error {
	f, err := os.CreateTemp(s.Folder, "."+name+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(signed)
	if err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(s.Folder, name))
}

// Get is the checkpoint on the shelf; "" when there is none yet.
func (s Shelf) Get() (string, error) { return s.get(shelved) }

// Register is the erasure register on the shelf, for OpenRegister; "" when there is none yet.
func (s Shelf) Register() (string, error) { return s.get(register) }

func (s Shelf) get(name string) (string, error) {
	signed, err := os.ReadFile(filepath.Join(s.Folder, name))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(signed), err
}
