package pack

import "candour/internal/wording"

// Wording are the rules that ask the writer of a report about its wording.
type Wording struct {
	Lists []wording.List `yaml:"lists"`
	Rules []WordingRule  `yaml:"rules" need:"yes"`

	ready *wording.Rules
}

// WordingRule is a rule with where it comes from, and how well it was measured to find.
type WordingRule struct {
	Basis        `yaml:",inline"`
	wording.Rule `yaml:",inline"`
	Measured     WordingMeasured `yaml:"measured"`
}

// WordingMeasured is what a rule found in sentences that were labelled by hand; all zero for one that was not measured.
type WordingMeasured struct {
	On     string `yaml:"on"`     // the file of the sentences
	Found  int    `yaml:"found"`  // sentences in which it found something, rightly or not
	Right  int    `yaml:"right"`  // of these
	Missed int    `yaml:"missed"` // sentences labelled with the rule in which it found nothing
}

// Check finds what the rules that are on have to ask of a text of a kind of statement.
func (w Wording) Check(kind, text string) []wording.Finding { return w.ready.Check(kind, text) }

// Ready are the rules made ready, as they were read.
func (w Wording) Ready() *wording.Rules { return w.ready }

// Rule is the rule of an id.
func (w Wording) Rule(id string) (WordingRule, bool) {
	return find(w.Rules, id, func(r WordingRule) string { return r.ID })
}

func (l *loader) checkWording() {
	const file = "wording.yaml"
	w := &l.pack.Wording
	unique(l, file, "rules", w.Rules, func(r WordingRule) string { return r.ID })
	kinds := append(idsOf(l.pack.Statements, func(k StatementKind) string { return k.ID }), ownKinds...)
	rules := make([]wording.Rule, len(w.Rules))
	for i, r := range w.Rules {
		rules[i] = r.Rule
		l.names(file, at("rules", i)+".kinds", r.Kinds, kinds)
	}
	ready, wrong := wording.Compile(rules, w.Lists)
	for _, m := range wrong {
		l.problem(file, m.At, m.Says)
	}
	w.ready = ready
}

// ownKinds are the kinds of statement that no pack need name.
var ownKinds = []string{"heading", "linking"}
