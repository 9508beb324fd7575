package pack

import (
	"regexp"

	"candour/internal/calendar"
)

// Bundles say in which sections the documents of a bundle for a hearing stand, and how many sheets it may have.
type Bundles struct {
	Sections []BundleSection `yaml:"sections" need:"yes"` // in the order in which they stand
	Limit    SheetRule       `yaml:"limit" need:"yes"`
}

// BundleSection is a section of a bundle. Its pages are numbered by themselves: C1, C2.
type BundleSection struct {
	Basis   `yaml:",inline"`
	ID      string `yaml:"id" need:"yes"`
	Letter  string `yaml:"letter" need:"yes"`
	Name    string `yaml:"name" need:"yes"`
	Explain string `yaml:"explain" need:"yes"`
}

// SheetRule gives a number of sheets of paper.
type SheetRule struct {
	Basis  `yaml:",inline"`
	Sheets int `yaml:"sheets" need:"yes"`
}

// Section is the section with an id.
func (b Bundles) Section(id string) (BundleSection, bool) {
	return find(b.Sections, id, func(s BundleSection) string { return s.ID })
}

// InForce are the sections of a bundle that is made on a day.
func (b Bundles) InForce(on calendar.Date) []BundleSection {
	var all []BundleSection
	for _, s := range b.Sections {
		if s.InForce(on) {
			all = append(all, s)
		}
	}
	return all
}

var sectionLetter = regexp.MustCompile(`^[A-Z]{1,2}$`)

// checkBundles asks for letters that tell the sections apart, and for a limit.
func (l *loader) checkBundles() {
	const file = "bundles.yaml"
	all := l.pack.Bundles.Sections
	unique(l, file, "sections", all, func(s BundleSection) string { return s.ID })
	unique(l, file, "sections", all, func(s BundleSection) string { return s.Letter })
	for i, s := range all {
		if !sectionLetter.MatchString(s.Letter) {
			l.problem(file, at("sections", i)+".letter", "must be one or two capital letters")
		}
	}
	if l.pack.Bundles.Limit.Sheets < 1 {
		l.problem(file, "limit.sheets", "must be at least one")
	}
}
