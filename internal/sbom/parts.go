package main

import (
	"debug/buildinfo"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// modulesOf are the modules linked into a binary, and Go itself.
func modulesOf(info *buildinfo.BuildInfo) ([]part, error) {
	version := strings.TrimPrefix(info.GoVersion, "go")
	parts := []part{{name: "std", version: version, licence: "BSD-3-Clause", purl: "pkg:golang/std@" + version}}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		name, err := licenceOf(m.Path, m.Version)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{
			name: m.Path, version: m.Version, licence: name, purl: "pkg:golang/" + m.Path + "@" + m.Version, sum: m.Sum,
		})
	}
	return parts, nil
}

// licenceOf reads a module's licence where the go command keeps the module.
func licenceOf(path, version string) (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", path+"@"+version).Output()
	if err != nil {
		return "", fmt.Errorf("where %s is kept: %w", path, err)
	}
	dir := strings.TrimSpace(string(out))
	for _, pattern := range []string{"LICEN[SC]E*", "[Ll]icen[sc]e*", "COPYING*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return "", err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				continue // a folder of that name
			}
			if name := licenceIn(string(text)); name != "" {
				return name, nil
			}
		}
	}
	return "", fmt.Errorf("the licence of %s is not one that this program knows: look at it", path)
}

// licences are told by words that stand in each and in none before it.
var licences = []struct {
	id    string
	words *regexp.Regexp
}{
	{"Apache-2.0", regexp.MustCompile(`Apache License\s+Version 2\.0`)},
	{"MPL-2.0", regexp.MustCompile(`Mozilla Public License,? [Vv]ersion 2\.0`)},
	{"MIT", regexp.MustCompile(`Permission is hereby granted, free of charge, to any person`)},
	{"ISC", regexp.MustCompile(`Permission to use, copy, modify, and(/or)? distribute this software`)},
	{"BSD-3-Clause", regexp.MustCompile(`Redistributions of source code.*Neither the name`)},
	{"BSD-2-Clause", regexp.MustCompile(`Redistributions of source code`)},
}

// licenceIn is the SPDX identifier of a licence's text; "" when it is none of those known.
func licenceIn(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, l := range licences {
		if l.words.MatchString(text) {
			return l.id
		}
	}
	return ""
}

// keptFiles are the files of others in the lists that a file names, one a line.
func keptFiles(file string) ([]part, error) {
	var parts []part
	names, err := linesOf(file)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		lines, err := linesOf(filepath.Join(filepath.Dir(file), name))
		if err != nil {
			return nil, err
		}
		for _, line := range lines {
			p, err := keptFile(line)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			parts = append(parts, p)
		}
	}
	return parts, nil
}

// linesOf are the lines of a file that are neither empty nor a comment.
func linesOf(file string) ([]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines, nil
}

// keptFile reads a line of either form: that of packages, "purl, file, licence, SHA-256" with tabs between; and that of single files,
// "file | name | version | source | licence (its text) | SHA-256 | …".
func keptFile(line string) (part, error) {
	if f := strings.Split(line, "\t"); len(f) == 4 {
		name, version, ok := cutLast(f[0], "@")
		if !ok || !strings.HasPrefix(f[0], "pkg:") {
			return part{}, fmt.Errorf("no package URL: %s", f[0])
		}
		purl := strings.Replace(f[0], "pkg:npm/@", "pkg:npm/%40", 1)
		return part{name: strings.TrimPrefix(name, "pkg:npm/"), version: version, licence: f[2], purl: purl}, nil
	}
	f := strings.Split(line, " | ")
	if len(f) < 6 {
		return part{}, fmt.Errorf("a line of %d values", len(f))
	}
	id, _, _ := strings.Cut(f[4], " ")
	return part{name: f[1], version: f[2], licence: id, sum: f[5], file: true}, nil
}

// cutLast is strings.Cut at the last separator.
func cutLast(text, separator string) (before, after string, found bool) {
	i := strings.LastIndex(text, separator)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(separator):], true
}
