package main

import (
	"debug/buildinfo"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestALicenceIsToldByItsWords(t *testing.T) {
	for text, want := range map[string]string{
		"Apache License\n      Version 2.0, January 2004":                               "Apache-2.0",
		"Permission is hereby granted,\nfree of charge, to any person obtaining":        "MIT",
		"Redistributions of source code must retain … Neither the name\nof the author":  "BSD-3-Clause",
		"Redistributions of source code must retain the above":                          "BSD-2-Clause",
		"Permission to use, copy, modify, and distribute this software for any purpose": "ISC",
		"All rights reserved": "",
	} {
		if got := licenceIn(text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

func TestEveryFileOfOthersThatIsKeptHasALicenceAndAVersion(t *testing.T) {
	t.Chdir("../..")
	parts, err := keptFiles(lists)
	if err != nil || len(parts) < 6 {
		t.Fatalf("%+v %v", parts, err)
	}
	for _, p := range parts {
		if p.name == "" || p.version == "" || p.licence == "" || p.file && len(p.sum) != 64 {
			t.Errorf("%+v", p)
		}
	}
	if !slices.ContainsFunc(parts, func(p part) bool { return p.purl == "pkg:npm/govuk-frontend@6.6.0" && p.licence == "MIT" }) {
		t.Errorf("%+v", parts)
	}
	for _, line := range []string{"", "a\tb\tc\td", "a | b"} {
		if p, err := keptFile(line); err == nil {
			t.Errorf("%q: %+v", line, p)
		}
	}
}

func TestABinarySaysWhatItIsMadeOf(t *testing.T) {
	t.Chdir("../..")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	if err := run("1.2.3", []string{self}, &said); err != nil {
		t.Fatal(err)
	}
	var doc bom
	if err := json.Unmarshal([]byte(said.String()), &doc); err != nil || doc.Format != "CycloneDX" || doc.Metadata.Component.Version != "1.2.3" {
		t.Fatalf("%s %v", said.String(), err)
	}
	if len(doc.Dependencies[0].On) != len(doc.Components) || !strings.Contains(said.String(), "pkg:golang/std@") {
		t.Error(said.String())
	}
	if err := run("1.2.3", nil, &said); err == nil {
		t.Error("no binary at all")
	}
}

func TestAModuleOfWhichNothingIsKnownStopsIt(t *testing.T) {
	t.Chdir("../..")
	parts, err := modulesOf(&buildinfo.BuildInfo{GoVersion: "go1.26.1"})
	if err != nil || len(parts) != 1 || parts[0].purl != "pkg:golang/std@1.26.1" {
		t.Errorf("%+v %v", parts, err)
	}
	if _, err := licenceOf("example.org/nowhere", "v1.0.0"); err == nil {
		t.Error("a licence of a module that is nowhere")
	}
	if name, err := licenceOf("github.com/google/uuid", "v1.6.0"); err != nil || name != "BSD-3-Clause" {
		t.Errorf("%s %v", name, err)
	}
}
