package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const assetsFolder = ".."

// TestWhatIsCommittedIsWhatWouldBeBuilt needs the packages of package.json; it compares what is inside the compressed files, because
// another version of Go may compress otherwise.
func TestWhatIsCommittedIsWhatWouldBeBuilt(t *testing.T) {
	if _, err := os.Stat(filepath.Join(assetsFolder, "node_modules")); err != nil {
		t.Skip("node_modules is not there: run npm ci in internal/govuk/assets")
	}
	built, err := build(assetsFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range built {
		committed, err := os.ReadFile(filepath.Join(assetsFolder, "dist", f.stored))
		if err != nil {
			t.Errorf("%s is stale: run go generate ./internal/govuk/assets", f.stored)
			continue
		}
		if !bytes.Equal(content(t, f.stored, committed), content(t, f.stored, f.bytes)) {
			t.Errorf("%s differs from what would be built", f.stored)
		}
	}
	stored, err := os.ReadDir(filepath.Join(assetsFolder, "dist"))
	if err != nil || len(stored) != len(built) {
		t.Errorf("dist holds %d files, %d would be built (%v)", len(stored), len(built), err)
	}
	locked, err := lock(assetsFolder)
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile(filepath.Join(assetsFolder, lockFile))
	if err != nil || !bytes.Equal(committed, locked) {
		t.Errorf("third_party.lock is stale (%v)", err)
	}
}

func content(t *testing.T, name string, stored []byte) []byte {
	t.Helper()
	if !strings.HasSuffix(name, ".gz") {
		return stored
	}
	r, err := gzip.NewReader(bytes.NewReader(stored))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

func TestCrownPropertyIsTakenOut(t *testing.T) {
	got, err := withoutCrownProperty(`/*! Copyright (c) 2011 by Margaret Calvert */@font-face{font-family:GDS Transport;src:url(/assets/fonts/a.woff2)}` +
		`a{font-family:GDS Transport,arial,sans-serif}b{background-image:url(/assets/images/govuk-crest.svg)}`)
	if err != nil {
		t.Fatal(err)
	}
	if want := `a{font-family:` + ourFont + `}b{background-image:none}`; got != want {
		t.Errorf("left %s\nwant %s", got, want)
	}
}

func TestAStyleSheetWeCannotCleanIsRefused(t *testing.T) {
	for _, css := range []string{`a{font:1px "GDS Transport"}`, `a{src:url(/elsewhere)}`, `a{mask:url(govuk-crest.svg)}`} {
		if _, err := withoutCrownProperty(css); err == nil {
			t.Errorf("%s was let through", css)
		}
	}
}
