package demo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Keys is where a demonstration keeps its keyring: inside its own folder, as no service may.
func Keys(folder string) string { return filepath.Join(folder, "keys") }

// Prepare makes a demonstration in a folder that is empty or not there. It is told in a folder beside it and then put in place, so that a
// telling that is broken off leaves nothing half-told behind. A folder that holds anything is left as it is.
func Prepare(folder string, tell func(folder string) error) error {
	held, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("data folder: %w", err)
	}
	if len(held) > 0 {
		return nil
	}
	making, err := os.MkdirTemp(filepath.Dir(filepath.Clean(folder)), filepath.Base(folder)+"-being-told-")
	if err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	defer os.RemoveAll(making) // there is nothing left of it once it is in place
	if err := tell(making); err != nil {
		return err
	}
	if err := os.Remove(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("data folder: %w", err)
	}
	if err := os.Rename(making, folder); err != nil {
		return fmt.Errorf("put the demonstration in place: %w", err)
	}
	return nil
}

// IsIn reports whether a folder looks like a demonstration's: it keeps its keyring within.
func IsIn(folder string) bool {
	_, err := os.Stat(filepath.Join(Keys(folder), "keyring.json"))
	return err == nil
}
