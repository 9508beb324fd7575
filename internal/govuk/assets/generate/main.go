// Command generate rebuilds what govuk serves (the dist folder) and the list of what is vendored, from node_modules.
//
// Run "npm ci" in internal/govuk/assets, then "go generate ./internal/govuk/assets".
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

const lockFile = "../third_party.lock"

func main() {
	if err := generate("."); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// generate rewrites dist and third_party.lock for the assets folder dir.
func generate(dir string) error {
	built, err := build(dir)
	if err != nil {
		return err
	}
	lock, err := lock(dir)
	if err != nil {
		return err
	}
	dist := filepath.Join(dir, "dist")
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	if err := os.Mkdir(dist, 0o755); err != nil {
		return err
	}
	for _, f := range built {
		if err := os.WriteFile(filepath.Join(dist, f.stored), f.bytes, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, lockFile), lock, 0o644)
}
