package pack

import "fmt"

// Voice is what is said and asked when a child’s words are recorded.
type Voice struct {
	Basis        `yaml:",inline"`
	Explanations []Explanation `yaml:"explanations" need:"yes"`
	Themes       []Option      `yaml:"themes" need:"yes"`
	Places       []Option      `yaml:"places" need:"yes"`
}

// Explanation says to a child who will read their words, in sentences for one stage of understanding.
type Explanation struct {
	ID    string   `yaml:"id" need:"yes"`
	Name  string   `yaml:"name" need:"yes"`
	Words []string `yaml:"words" need:"yes"`
}

// Explanation is the explanation with an id.
func (v Voice) Explanation(id string) (Explanation, bool) {
	return find(v.Explanations, id, func(e Explanation) string { return e.ID })
}

// Theme is what a theme is called; its id when the pack no longer has it.
func (v Voice) Theme(id string) string { return nameOf(v.Themes, id) }

// Place is what a sort of place is called; its id when the pack no longer has it.
func (v Voice) Place(id string) string { return nameOf(v.Places, id) }

func nameOf(options []Option, id string) string {
	if o, ok := find(options, id, func(o Option) string { return o.ID }); ok {
		return o.Name
	}
	return id
}

func (l *loader) checkWords() {
	const file = "voice.yaml"
	unique(l, "tools.yaml", "", l.pack.Tools, func(t PracticeTool) string { return t.ID })
	unique(l, file, "explanations", l.pack.Voice.Explanations, func(e Explanation) string { return e.ID })
	unique(l, file, "themes", l.pack.Voice.Themes, func(o Option) string { return o.ID })
	unique(l, file, "places", l.pack.Voice.Places, func(o Option) string { return o.ID })
	if len(l.pack.Voice.Explanations) < 2 {
		l.problem(file, "explanations", fmt.Sprintf("%d is too few: there must be one for each of two stages of understanding", len(l.pack.Voice.Explanations)))
	}
}
