package wording_test

import (
	"fmt"
	"strings"
	"testing"

	"candour/internal/pack"
	"candour/internal/wording"
	"candour/packs/england"
)

// rule is a rule with nothing but how it finds.
func rule(find ...string) wording.Rule {
	return wording.Rule{ID: "r", Find: find}
}

func compiled(t *testing.T, r wording.Rule) *wording.Rules {
	t.Helper()
	rules, wrong := wording.Compile([]wording.Rule{r}, []wording.List{{ID: "spoke", Words: []string{"said", "wrote"}}})
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	return rules
}

func TestPhrasesAreFoundAsTheyAreWritten(t *testing.T) {
	for _, example := range []struct{ phrase, text, want string }{
		{"is known to", "He is known to drink.", "is known to"},
		{"is known to", "He is well known to us.", ""},
		{"is (well |) known to", "He IS  well known to us.", "IS  well known to"},
		{"<spoke> ... told", "He said that the school had told her.", "said that the school had told"},
		{"<spoke> ... told", "He said it, and told her.", ""},
		{"<spoke> ... told", "He said that the whole of the school told her.", ""},
		{"often", "Often. Not “often”, not soften.", "Often"},
		{"<number> times", "Eleven times, or 12 times.", "Eleven times|12 times"},
		{"in <date>", "It may be in May.", "in May"},
		{"<name> always", "Isla always sings, and she always sings; the girl always sings.", "Isla always"},
		{"doesn't", "She doesn’t.", "doesn’t"},
	} {
		var found []string
		for _, f := range compiled(t, rule(example.phrase)).Check("opinion", example.text) {
			found = append(found, f.Words)
		}
		if got := strings.Join(found, "|"); got != example.want {
			t.Errorf("%q in %q: found %q, want %q", example.phrase, example.text, got, example.want)
		}
	}
}

func TestASentenceIsSparedByWhatStandsInIt(t *testing.T) {
	r := rule("often")
	r.Kinds, r.Unless, r.UnlessBefore, r.UnlessAfter = []string{"opinion"}, []string{"because"}, []string{"<spoke>"}, []string{"in May"}
	r.UnlessAfter = []string{"in <date>"}
	rules := compiled(t, r)
	for text, want := range map[string]int{
		"He often came.": 1, "He often came because he could.": 0, "Because he could, he often came.": 0,
		"She said that he often came.": 0, "He often came, she said.": 1, "He often came in May.": 0, "In May he often came.": 1,
		"She said so. He often came.": 1, "Mr. Poole often came.": 1, "“Because.” He often came.": 1,
	} {
		if got := len(rules.Check("opinion", text)); got != want {
			t.Errorf("%q: found %d, want %d", text, got, want)
		}
	}
	if len(rules.Check("account", "He often came.")) != 0 {
		t.Error("found in a kind of statement in which the rule does not look")
	}
}

func TestAFindingSaysWhereItStands(t *testing.T) {
	f := compiled(t, rule("often")).Check("opinion", "He came at 2.30 p.m. with Mr. Poole. “She often sang,” he wrote. She often sang!")
	if len(f) != 1 || f[0].Sentence != "She often sang!" || f[0].Words != "often" {
		t.Errorf("found %+v", f)
	}
}

func TestARuleThatIsOffAsksNothing(t *testing.T) {
	r := rule("often")
	r.Off = true
	if f := compiled(t, r).Check("opinion", "He often came."); len(f) != 0 {
		t.Errorf("found %v", f)
	}
}

func TestMistakesOfARuleAreSaid(t *testing.T) {
	for want, r := range map[string]wording.Rule{
		"rules[0]: it says nowhere how it is found":      {},
		"rules[0].find[0]: a phrase begins and ends":     rule("... often"),
		`rules[0].find[0]: "(a": a choice is written`:    rule("(a"),
		`rules[0].find[0]: "a)" has | or ) without (`:    rule("a)"),
		`rules[0].find[0]: "Often" is no word`:           rule("Often"),
		"rules[0].find[0]: <nobody> is a list that":      rule("<nobody>"),
		"rules[0].finds[0]: the rule does not find this": {Find: []string{"often"}, Finds: []wording.Example{{Text: "He came."}}},
		"rules[0].spares[0]: the rule finds this":        {Find: []string{"often"}, Spares: []wording.Example{{Text: "He often came."}}},
	} {
		_, wrong := wording.Compile([]wording.Rule{r}, nil)
		if len(wrong) != 1 || !strings.HasPrefix(wrong[0].At+": "+wrong[0].Says, want) {
			t.Errorf("said %v, want %s", wrong, want)
		}
	}
}

// england is the pack that is compiled in. Reading it holds every rule to its examples.
func englandPack(t testing.TB) *pack.Pack {
	t.Helper()
	p, err := pack.Load(england.FS)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryRuleFindsItsExamplesAndSparesTheOthers(t *testing.T) {
	p := englandPack(t)
	for _, r := range p.Wording.Rules {
		for i, e := range append(r.Finds, r.Spares...) {
			t.Run(fmt.Sprintf("%s/%d", r.ID, i), func(t *testing.T) {
				only := r.Rule
				only.Off = false
				rules, wrong := wording.Compile([]wording.Rule{only}, p.Wording.Lists)
				if len(wrong) > 0 {
					t.Fatal(wrong)
				}
				if found, want := len(rules.Check(e.KindOrUsual(), e.Text)) > 0, i < len(r.Finds); found != want {
					t.Errorf("found: %v, want %v: %s", found, want, e.Text)
				}
			})
		}
	}
}
