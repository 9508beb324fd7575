package pack

import (
	"slices"

	"candour/internal/calendar"
)

// Evidence are the words in which the provenance of an item is recorded.
type Evidence struct {
	Sources       []SourceKind `yaml:"sources" need:"yes"`
	Obtained      []Option     `yaml:"obtained" need:"yes"` // how we got it
	Hands         []Option     `yaml:"hands" need:"yes"`    // first, second, later
	Naming        []Option     `yaml:"naming" need:"yes"`   // how a source may be named to others
	DefaultNaming string       `yaml:"default_naming" need:"yes"`
	Handling      []Handling   `yaml:"handling" need:"yes"`
	Expiry        []ExpiryRule `yaml:"expiry" need:"yes"`
}

// Option is one choice of a list.
type Option struct {
	ID   string `yaml:"id" need:"yes"`
	Name string `yaml:"name" need:"yes"`
	Hint string `yaml:"hint"`
}

func optionID(o Option) string { return o.ID }

// Choice is the option with an id.
func Choice(options []Option, id string) (Option, bool) { return find(options, id, optionID) }

// SourceKind is a kind of source: whose words or doing an item of evidence is.
type SourceKind struct {
	ID           string `yaml:"id" need:"yes"`
	Name         string `yaml:"name" need:"yes"`
	Hint         string `yaml:"hint"`
	Child        bool   `yaml:"child"`        // a child of the case: their own words
	Party        bool   `yaml:"party"`        // a party to the case
	Professional bool   `yaml:"professional"` // speaks for an agency or from a profession
	Author       bool   `yaml:"author"`       // the practitioner's own observation
	Record       bool   `yaml:"record"`       // an official record
	Tool         bool   `yaml:"tool"`         // the result of a practice tool: also rests on its version and on training
}

// Forbids is something a handling condition rules out.
type Forbids string

const (
	InDocuments   Forbids = "documents for others"
	AsFooting     Forbids = "evidence for a conclusion"
	InSearch      Forbids = "search"
	InExports     Forbids = "exports and samples"
	NamingSource  Forbids = "naming the source"
	TellingFamily Forbids = "telling the family"
	InOtherCases  Forbids = "other cases" // being taken into another case, even one linked with this
)

func (Forbids) choices() []string {
	return words(InDocuments, AsFooting, InSearch, InExports, NamingSource, TellingFamily, InOtherCases)
}

// Handling is a condition under which an item was given to the service.
type Handling struct {
	Basis   `yaml:",inline"`
	ID      string    `yaml:"id" need:"yes"`
	Name    string    `yaml:"name" need:"yes"`
	Explain string    `yaml:"explain" need:"yes"` // what it means for whoever uses the item, in plain words
	Forbids []Forbids `yaml:"forbids" need:"yes"`
	Ask     string    `yaml:"ask"` // who can lift it
}

// Forbidden says whether the condition rules something out.
func (h Handling) Forbidden(what Forbids) bool { return slices.Contains(h.Forbids, what) }

// ExpiryRule says after how many months an item of some kinds is out of date unless looked at again.
type ExpiryRule struct {
	Basis   `yaml:",inline"`
	ID      string   `yaml:"id" need:"yes"`
	Sources []string `yaml:"sources" need:"yes"` // kinds of source
	Months  int      `yaml:"months" need:"yes"`
	Explain string   `yaml:"explain" need:"yes"`
}

// Expires is the first day on which an item of this kind, about this day, is out of date, and the rule; false when no rule in force applies.
func (p *Pack) Expires(sourceKind string, about calendar.Date) (calendar.Date, ExpiryRule, bool) {
	for _, rule := range p.Evidence.Expiry {
		if slices.Contains(rule.Sources, sourceKind) && rule.InForce(about) && !about.IsZero() {
			return about.AddMonths(rule.Months).AddDays(1), rule, true
		}
	}
	return calendar.Date{}, ExpiryRule{}, false
}

// ExpiryRule is the expiry rule with an id.
func (p *Pack) ExpiryRule(id string) (ExpiryRule, bool) {
	return find(p.Evidence.Expiry, id, func(r ExpiryRule) string { return r.ID })
}

// SourceKind is the kind of source with an id.
func (p *Pack) SourceKind(id string) (SourceKind, bool) {
	return find(p.Evidence.Sources, id, func(k SourceKind) string { return k.ID })
}

// Handling is the handling condition with an id.
func (p *Pack) Handling(id string) (Handling, bool) {
	return find(p.Evidence.Handling, id, func(h Handling) string { return h.ID })
}

// Forbidden says whether any of the handling conditions rules something out. A condition the pack does not know rules out everything.
func (p *Pack) Forbidden(conditions []string, what Forbids) bool {
	return slices.ContainsFunc(conditions, func(id string) bool {
		handling, known := p.Handling(id)
		return !known || handling.Forbidden(what)
	})
}
