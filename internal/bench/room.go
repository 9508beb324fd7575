package bench

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"candour/internal/ledger/durable"
)

// bytesOfCase is about how much disk a case of a seeded service takes, with its people, closed side and looks, the rows of all lists, and what SQLite
// keeps beside while it writes.
const bytesOfCase = 160_000

// roomFor refuses a folder on a disk that lacks room for so many more cases.
func roomFor(folder string, from, to int) error {
	free, known, err := durable.Room(folder)
	if err != nil || !known {
		return err
	}
	if needs := uint64(to-from) * bytesOfCase; needs > free {
		return fmt.Errorf("%d cases need about %.0f GB, and %s has %.1f GB left: make room, name another folder by TMPDIR, or measure fewer",
			to, float64(needs)/1e9, folder, float64(free)/1e9)
	}
	return nil
}

// folderBytes is how much the files of a folder hold.
func folderBytes(folder string) (bytes float64, err error) {
	err = filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			bytes += float64(info.Size())
		}
		return err
	})
	return bytes, err
}
