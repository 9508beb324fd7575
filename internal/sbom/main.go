package main

import (
	"debug/buildinfo"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	version := flag.String("version", "", "the version released")
	flag.Parse()
	if err := run(*version, flag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "sbom:", err)
		os.Exit(1)
	}
}

// lists is the file that names the lists of files of others, from the module's root.
const lists = "third_party.lock"

// run writes the list of parts of one binary. It is run in the module's root.
func run(version string, binaries []string, out io.Writer) error {
	if len(binaries) != 1 {
		return fmt.Errorf("one binary, not %d", len(binaries))
	}
	info, err := buildinfo.ReadFile(binaries[0])
	if err != nil {
		return fmt.Errorf("what the binary was built from: %w", err)
	}
	modules, err := modulesOf(info)
	if err != nil {
		return err
	}
	kept, err := keptFiles(lists)
	if err != nil {
		return err
	}
	write := json.NewEncoder(out)
	write.SetIndent("", "  ")
	return write.Encode(document(version, append(modules, kept...)))
}
