package pack

// Apart is one thing that follows when a child instructs a solicitor apart from their guardian.
type Apart struct {
	Basis   `yaml:",inline"`
	ID      string `yaml:"id" need:"yes"`
	Explain string `yaml:"explain" need:"yes"`
}
