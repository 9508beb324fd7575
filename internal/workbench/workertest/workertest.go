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
	program, err := build()
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

// build compiles the worker once in a test process. Several processes may do it at once: each puts the same binary in place whole.
var build = sync.OnceValues(func() (string, error) {
	dir, err := CacheDir()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make the cache folder of tests: %w", err)
	}
	made := filepath.Join(dir, fmt.Sprintf("worker.%d", os.Getpid()))
	command := exec.Command("go", "build", "-o", made, "candour/internal/workbench/workertest/worker")
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the worker of tests: %w\n%s", err, out)
	}
	program := filepath.Join(dir, "worker")
	if err := os.Rename(made, program); err != nil {
		return "", fmt.Errorf("put the worker of tests in place: %w", err)
	}
	return program, nil
})
