// Command compile makes document.pdf of the main.typ in each of the given folders, one after the other in one compiler, and writes
// why not to refused.txt. It is for trying a template, and for tests, which cannot run the compiler under the race detector.
//
//	go run ./internal/typeset/typst/compile CACHE FOLDER...
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"candour/internal/typeset/typst"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: compile CACHE FOLDER...")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, cacheDir string, folders []string) error {
	c, err := typst.New(ctx, cacheDir)
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	for _, folder := range folders {
		files, err := read(folder)
		if err != nil {
			return err
		}
		name, made := "document.pdf", []byte(nil)
		if made, err = c.Compile(ctx, "/main.typ", files); err != nil {
			name, made = "refused.txt", []byte(err.Error())
		}
		if err := os.WriteFile(filepath.Join(folder, name), made, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func read(folder string) (map[string][]byte, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files["/"+e.Name()], err = os.ReadFile(filepath.Join(folder, e.Name())); err != nil {
			return nil, err
		}
	}
	return files, nil
}
