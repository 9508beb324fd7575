package durable_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"candour/internal/ledger/durable"
)

func TestAFileIsNeverReplacedByANewOneAndIsByOneThatMay(t *testing.T) {
	folder := t.TempDir()
	if err := durable.New(folder, "key", []byte("first")); err != nil {
		t.Fatal(err)
	}
	if err := durable.New(folder, "key", []byte("second")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a name that is taken: %v", err)
	}
	holds(t, folder, "key", "first")
	if err := durable.Over(folder, "key", []byte("second")); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, "key", "second")
}

func TestWhatIsNotPutLeavesNothingBehind(t *testing.T) {
	folder := t.TempDir()
	refused := errors.New("somebody was faster")
	err := durable.Put(folder, "published", []byte("words"), 0o644, func(made, path string) error {
		if info, err := os.Stat(made); err != nil || info.Mode() != 0o644 {
			t.Errorf("what was made: %v %v", info, err)
		}
		return refused
	})
	if left, _ := os.ReadDir(folder); !errors.Is(err, refused) || len(left) != 0 {
		t.Errorf("%v, and in the folder %v", err, left)
	}
}

func holds(t *testing.T, folder, name, want string) {
	t.Helper()
	path := filepath.Join(folder, name)
	content, err := os.ReadFile(path)
	if err != nil || string(content) != want {
		t.Errorf("%q, want %q (%v)", content, want, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode() != durable.Private {
		t.Errorf("%v %v", info, err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("beside it: %v", left)
	}
}
