package access_test

import (
	"strings"
	"testing"

	"candour/internal/access"
)

func TestEveryPolicyIsShownInPlainWordsAndAsItIsRead(t *testing.T) {
	files, truth, err := access.Policies()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Says == "" || len(f.Policies) == 0 {
			t.Errorf("%s: %q, %d policies", f.Name, f.Says, len(f.Policies))
		}
		for _, p := range f.Policies {
			if p.Says == "" || p.ID == "" || !strings.Contains(p.Code, "@id(\""+p.ID+"\")") || (p.Why == "") != strings.Contains(p.Code, "forbid") {
				t.Errorf("%s: %+v", f.Name, p)
			}
		}
	}
	for _, rule := range access.Rules {
		if truth.Means[rule] == "" {
			t.Errorf("nothing says what %s is", rule)
		}
	}
	if lines := access.TruthLines(); len(truth.Situations) != len(lines) || truth.Situations[0].Words != lines[0].Situation || truth.Situations[0].Who == "" {
		t.Errorf("%d situations are shown of %d", len(truth.Situations), len(lines))
	}
}
