package pack

// Privilege is what passes in confidence between the guardian and lawyers: with whom, by which privilege, whose it is, and who may give it up.
type Privilege struct {
	With    []PrivilegeTerm `yaml:"with" need:"yes"`    // the lawyers
	By      []PrivilegeTerm `yaml:"by" need:"yes"`      // the privileges
	Rules   []PrivilegeTerm `yaml:"rules" need:"yes"`   // what holds for all of it, for people to read beside a form
	Waivers []PrivilegeTerm `yaml:"waivers" need:"yes"` // who may decide that it is given up
}

// PrivilegeTerm is one thing of these, with what is to be known of it.
type PrivilegeTerm struct {
	Basis   `yaml:",inline"`
	ID      string `yaml:"id" need:"yes"`
	Name    string `yaml:"name" need:"yes"`
	Explain string `yaml:"explain" need:"yes"`
}

// Said is the term’s explanation with its source.
func (t PrivilegeTerm) Said() string { return t.Explain + " (" + t.Cite() + ")" }

// PrivilegeTermOf is the term of an id among some; false for none.
func PrivilegeTermOf(all []PrivilegeTerm, id string) (PrivilegeTerm, bool) {
	for _, t := range all {
		if t.ID == id {
			return t, true
		}
	}
	return PrivilegeTerm{}, false
}

func (l *loader) checkPrivilege() {
	const file = "privilege.yaml"
	p, id := l.pack.Privilege, func(t PrivilegeTerm) string { return t.ID }
	unique(l, file, "with", p.With, id)
	unique(l, file, "by", p.By, id)
	unique(l, file, "rules", p.Rules, id)
	unique(l, file, "waivers", p.Waivers, id)
}
