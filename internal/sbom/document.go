package main

import (
	"cmp"
	"slices"
)

// part is something that a binary is made of.
type part struct {
	name, version, licence string
	purl                   string // a package URL; "" when there is none
	sum                    string // of a module as go.sum has it, or the SHA-256 of a file
	file                   bool
}

// ref names a part within the document.
func (p part) ref() string { return cmp.Or(p.purl, p.name+"@"+p.version) }

// The parts of CycloneDX 1.6 that are written: https://cyclonedx.org/docs/1.6/json/
type bom struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Hashes     []hash     `json:"hashes,omitempty"`
	Licences   []licence  `json:"licenses"`
	PURL       string     `json:"purl,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

type licence struct {
	Licence struct {
		ID string `json:"id"` // of SPDX
	} `json:"license"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn"`
}

// document is the list of parts of a version of this program. A part that is named twice stands there once.
func document(version string, parts []part) bom {
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.ref(), b.ref()) })
	parts = slices.CompactFunc(parts, func(a, b part) bool { return a.ref() == b.ref() })
	this := part{name: "candour", version: version, licence: "MIT"}
	doc := bom{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{describe("application", this)}}
	on := make([]string, len(parts))
	for i, p := range parts {
		on[i] = p.ref()
		doc.Components = append(doc.Components, describe("library", p))
	}
	doc.Dependencies = []dependency{{this.ref(), on}}
	return doc
}

func describe(sort string, p part) component {
	c := component{Type: sort, Ref: p.ref(), Name: p.name, Version: p.version, PURL: p.purl, Licences: make([]licence, 1)}
	c.Licences[0].Licence.ID = p.licence
	switch {
	case p.file:
		c.Type, c.Hashes = "file", []hash{{"SHA-256", p.sum}}
	case p.sum != "":
		c.Properties = []property{{"go.sum", p.sum}}
	}
	return c
}
