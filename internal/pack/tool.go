package pack

// PracticeTool is a practice tool as its publisher names it, offered to whoever puts it on the service’s list. Which version is in force, when it was
// last reviewed and who owns it here, people say.
type PracticeTool struct {
	Basis     `yaml:",inline"`
	ID        string   `yaml:"id" need:"yes"`
	Name      string   `yaml:"name" need:"yes"`
	Former    []string `yaml:"former"`
	Publisher string   `yaml:"publisher" need:"yes"`
	Derived   string   `yaml:"derived"` // from what it was made
	Law       ToolLaw  `yaml:"law" need:"yes"`
	When      string   `yaml:"when"`
	NotWhen   string   `yaml:"not_when"`
	Needs     string   `yaml:"needs"` // what must be so before it is used
	Mode      string   `yaml:"mode"`  // in interview, after it, with the child
	Training  string   `yaml:"training"`
}

// ToolLaw is the branch of family law in which a tool is used.
type ToolLaw string

func (ToolLaw) choices() []string { return words(string(PrivateLaw), string(PublicLaw), "both") }

// Tool is the tool with an id.
func (p *Pack) Tool(id string) (PracticeTool, bool) {
	return find(p.Tools, id, func(t PracticeTool) string { return t.ID })
}

// ToolNamed is the tool that is called so, or was.
func (p *Pack) ToolNamed(name string) (PracticeTool, bool) {
	for _, t := range p.Tools {
		for _, known := range append([]string{t.Name}, t.Former...) {
			if sameWords(known, name) {
				return t, true
			}
		}
	}
	return PracticeTool{}, false
}
