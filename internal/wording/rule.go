package wording

import (
	"fmt"
	"slices"
)

// Rule is what a pack says of one rule.
type Rule struct {
	ID    string   `yaml:"id" need:"yes"`
	Name  string   `yaml:"name" need:"yes"` // what is found, in a few words: "Nobody is named"
	Why   string   `yaml:"why" need:"yes"`  // why it matters, in a sentence
	Ask   string   `yaml:"ask" need:"yes"`  // the question to the writer
	Off   bool     `yaml:"off"`             // not looked for
	Kinds []string `yaml:"kinds"`           // of statement in which it is looked for; all when there are none

	Find       []string `yaml:"find"`        // phrases
	Plain      []Plain  `yaml:"plain"`       // phrases with the plain words that may stand instead
	LongerThan int      `yaml:"longer_than"` // words, beyond which a sentence is long; 0 when it is not counted
	Quoted     bool     `yaml:"quoted"`      // look between quotation marks too
	Disputed   bool     `yaml:"disputed"`    // only where what the statement rests on is disputed

	Unless       []string `yaml:"unless"`        // phrases for which a sentence is spared, wherever in it they stand
	UnlessBefore []string `yaml:"unless_before"` // before what was found
	UnlessAfter  []string `yaml:"unless_after"`  // after it
	UnlessColon  bool     `yaml:"unless_colon"`  // a colon after it spares it: the reason follows

	Finds  []Example `yaml:"finds" need:"yes"`  // sentences in which it must be found
	Spares []Example `yaml:"spares" need:"yes"` // sentences in which it must not be
}

// Plain is a hard word with a plainer one.
type Plain struct {
	Hard  string `yaml:"hard" need:"yes"`
	Plain string `yaml:"plain" need:"yes"`
}

// Example is a sentence as it stands in a report.
type Example struct {
	Kind string `yaml:"kind"` // of statement; an opinion when it is not said
	Text string `yaml:"text" need:"yes"`
}

// KindOrUsual is the kind of statement that the example is.
func (e Example) KindOrUsual() string {
	if e.Kind == "" {
		return "opinion"
	}
	return e.Kind
}

// List is words that phrases may name together: <said>.
type List struct {
	ID    string   `yaml:"id" need:"yes"`
	Words []string `yaml:"words" need:"yes"`
}

// Rules are rules made ready. They are shared between readers.
type Rules struct {
	All   []Rule
	lists map[string]lists
	names map[string]lists
	root  *node
}

// Mistake is something that is wrong with the rules, at a place within them as a pack names it: "rules[2].find[0]".
type Mistake struct{ At, Says string }

// Compile makes rules ready, or says everything that is wrong with them.
func Compile(all []Rule, own []List) (*Rules, []Mistake) {
	r := &Rules{All: all, root: &node{}}
	wrong := r.nameLists(own)
	for i, rule := range all {
		wrong = append(wrong, r.add(i, rule)...)
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	for i, rule := range all {
		wrong = append(wrong, r.try(i, rule)...)
	}
	return r, wrong
}

// add puts the phrases of a rule into the tree.
func (r *Rules) add(i int, rule Rule) (wrong []Mistake) {
	at := fmt.Sprintf("rules[%d]", i)
	if len(rule.Find) == 0 && len(rule.Plain) == 0 && rule.LongerThan == 0 {
		wrong = append(wrong, Mistake{at, "it says nowhere how it is found: give find, plain or longer_than"})
	}
	put := func(field string, role role, phrases []string) {
		for j, phrase := range phrases {
			if err := r.put(phrase, end{i, role, j}); err != nil {
				wrong = append(wrong, Mistake{fmt.Sprintf("%s.%s[%d]", at, field, j), err.Error()})
			}
		}
	}
	put("find", finds, rule.Find)
	put("plain", findsPlain, hard(rule.Plain))
	put("unless", spares, rule.Unless)
	put("unless_before", sparesAfter, rule.UnlessBefore)
	put("unless_after", sparesBefore, rule.UnlessAfter)
	return wrong
}

func hard(all []Plain) []string {
	phrases := make([]string, len(all))
	for i, p := range all {
		phrases[i] = p.Hard
	}
	return phrases
}

// try holds a rule to its examples, whether it is off or not.
func (r *Rules) try(i int, rule Rule) (wrong []Mistake) {
	check := func(field string, examples []Example, want bool, says string) {
		for j, e := range examples {
			if r.finds(i, e) != want {
				wrong = append(wrong, Mistake{fmt.Sprintf("rules[%d].%s[%d]", i, field, j), fmt.Sprintf("%s: %q", says, e.Text)})
			}
		}
	}
	check("finds", rule.Finds, true, "the rule does not find this example")
	check("spares", rule.Spares, false, "the rule finds this example, which it must spare")
	return wrong
}

// finds reports whether a rule finds something in an example, even if the rule is off.
func (r *Rules) finds(i int, e Example) bool {
	return slices.ContainsFunc(r.every(e.KindOrUsual(), e.Text), func(f Finding) bool { return f.rule == i })
}
