// Package workertest gives tests the workbench as the product runs it, quickly.
//
// Its children are a small binary built here without the race detector, under which the press takes minutes to start. The press's machine
// code is kept between runs in the folder CANDOUR_TEST_CACHE, or candour-test in the user's cache folder: the first test that
// makes a document on a machine waits a minute for it, later ones do not.
package workertest

import (
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"sync"
	"testing"

	"candour/internal/workbench"
)

// Bench is a workbench that ends with the test.
func Bench(t testing.TB) *workbench.Bench {
	t.Helper()
	b, err := New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// New is Bench for a TestMain, which closes it itself.
func New() (*workbench.Bench, error) {
	dir, err := CacheDir()
	if err != nil {
		return nil, err
	}
	program, err := Build("candour/internal/workbench/workertest/worker")
	if err != nil {
		return nil, err
	}
	return &workbench.Bench{Program: []string{program}, CacheDir: dir}, nil
}

// CacheDir is the folder that test runs share.
func CacheDir() (string, error) {
	if dir := os.Getenv("CANDOUR_TEST_CACHE"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the cache folder of tests: %w", err)
	}
	return filepath.Join(dir, "candour-test"), nil
}

// built remembers what this test process has built.
var built struct {
	sync.Mutex
	programs map[string]string
}

// Build compiles a command without the race detector, once in a test process, and gives the path of the program.
func Build(command string) (string, error) {
	built.Lock()
	defer built.Unlock()
	if program := built.programs[command]; program != "" {
		return program, nil
	}
	program, err := build(command)
	if err != nil {
		return "", err
	}
	if built.programs == nil {
		built.programs = map[string]string{}
	}
	built.programs[command] = program
	return program, nil
}

// build puts the program in place whole: several test processes may build the same one at once.
func build(command string) (string, error) {
	dir, err := CacheDir()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make the cache folder of tests: %w", err)
	}
	program := filepath.Join(dir, path.Base(command))
	made := fmt.Sprintf("%s.%d", program, os.Getpid())
	if out, err := exec.Command("go", "build", "-o", made, command).CombinedOutput(); err != nil {
		return "", fmt.Errorf("build %s for tests: %w\n%s", command, err, out)
	}
	if err := os.Rename(made, program); err != nil {
		return "", fmt.Errorf("put %s for tests in place: %w", command, err)
	}
	return program, nil
}
