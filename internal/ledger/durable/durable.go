// Package durable writes small files that are there whole or not at all, and still there after the power failed: keys, copies of keys, what is
// published. Start at New and Over.
package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Private is the mode of a file that its owner alone may read.
const Private fs.FileMode = 0o600

// New makes a file of mode Private; fs.ErrExist when the name is taken.
func New(folder, name string, content []byte) error {
	return errors.Join(Put(folder, name, content, Private, os.Link), Folder(folder))
}

// Over does the same in the place of a file that may be there.
func Over(folder, name string, content []byte) error {
	return errors.Join(Put(folder, name, content, Private, os.Rename), Folder(folder))
}

// Put writes a file under another name, durable, and has put bring it under its own: both are full paths. Nothing is left when put fails or does
// nothing.
func Put(folder, name string, content []byte, mode fs.FileMode, put func(made, path string) error) error {
	path := filepath.Join(folder, name)
	f, err := os.CreateTemp(filepath.Dir(path), ".making-*") // of mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return err
	}
	return put(f.Name(), path)
}

// Folder sees to it that the names in a folder outlive a failure of the power.
func Folder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
