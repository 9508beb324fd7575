package certificate_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"

	"candour/internal/argument"
	"candour/internal/argument/certificate"
)

func check(r argument.Records, lines ...argument.Certified) error {
	return certificate.Check(r, slices.Values(lines))
}

// circle is two statements that rest on each other alone.
func circle() argument.Records {
	var r argument.Records
	r.AddStatement("p", "q")
	r.AddJustification(argument.Justification{ID: "j1", Conclusion: "p", Premises: []argument.ID{"q"}})
	r.AddJustification(argument.Justification{ID: "j2", Conclusion: "q", Premises: []argument.ID{"p"}})
	return r
}

func TestACircleIsOutTogether(t *testing.T) {
	err := check(circle(),
		argument.Certified{Record: "p", Label: argument.Out, Rank: 1},
		argument.Certified{Record: "q", Label: argument.Out, Rank: 1})
	if err != nil {
		t.Error(err)
	}
}

func TestACircleCannotHoldItselfUp(t *testing.T) {
	for _, label := range []argument.Label{argument.In, argument.Undecided} {
		err := check(circle(),
			argument.Certified{Record: "p", Label: label, Rank: 1, Rule: "j1"},
			argument.Certified{Record: "q", Label: label, Rank: 2, Rule: "j2"})
		if err == nil {
			t.Errorf("accepted a circle that is %v", label)
		}
	}
}

// Of two who dispute each other either could win; the answer is that neither has.
func TestNeitherSideOfADisputeIsPreferred(t *testing.T) {
	var r argument.Records
	r.AddEvidence("one", "other")
	r.AddDispute("one", "other")
	if err := check(r,
		argument.Certified{Record: "one", Label: argument.Undecided, Rank: 1, Rule: "one"},
		argument.Certified{Record: "other", Label: argument.Undecided, Rank: 1, Rule: "other"}); err != nil {
		t.Error(err)
	}
	if check(r,
		argument.Certified{Record: "one", Label: argument.In, Rank: 2, Rule: "one"},
		argument.Certified{Record: "other", Label: argument.Out, Rank: 1}) == nil {
		t.Error("accepted that one side has won")
	}
}

// Each of these answers follows from another, round in a ring: only ranks tell that none of them was ever settled.
func TestAnAnswerMayNotComeFromItself(t *testing.T) {
	var r argument.Records
	r.AddEvidence("x", "q")
	r.AddStatement("p")
	r.AddJustification(argument.Justification{ID: "j", Conclusion: "p", Premises: []argument.ID{"q"}})
	r.AddDefeat(argument.Denied, "p", "x")
	r.AddDefeat(argument.Denied, "x", "q")
	if check(r,
		argument.Certified{Record: "p", Label: argument.Out, Rank: 1},
		argument.Certified{Record: "x", Label: argument.In, Rank: 2, Rule: "x"},
		argument.Certified{Record: "q", Label: argument.Out, Rank: 3}) == nil {
		t.Error("accepted a ring of answers")
	}
}

func TestWhatIsOutHasNoRule(t *testing.T) {
	var r argument.Records
	r.AddStatement("s")
	if check(r, argument.Certified{Record: "s", Label: argument.Out, Rank: 1, Rule: "s"}) == nil {
		t.Error("accepted a rule for what is out")
	}
}

func TestWhatCouldBeSettledMayNotBeLeftUndecided(t *testing.T) {
	var r argument.Records
	r.AddEvidence("said")
	if check(r, argument.Certified{Record: "said", Label: argument.Undecided, Rank: 1, Rule: "said"}) == nil {
		t.Error("accepted that unchallenged evidence is undecided")
	}
}

func TestEveryRecordIsAnsweredOnce(t *testing.T) {
	var r argument.Records
	r.AddEvidence("one", "other")
	one := argument.Certified{Record: "one", Label: argument.In, Rank: 1, Rule: "one"}
	stranger := argument.Certified{Record: "stranger", Label: argument.In, Rank: 1, Rule: "stranger"}
	for _, lines := range [][]argument.Certified{{}, {one}, {one, one}, {one, stranger}} {
		if check(r, lines...) == nil {
			t.Errorf("accepted %v", lines)
		}
	}
}

// The checker is worth nothing if it asks the engine.
func TestTheCheckerUsesOnlyTheShapesOfRecords(t *testing.T) {
	shapes := []string{"Certified", "Evidence", "ID", "In", "Item", "Justification", "Label", "Out", "Records", "Undecided"}
	source, err := os.ReadFile("certificate.go")
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "certificate.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, imported := range file.Imports {
		if path := strings.Trim(imported.Path.Value, `"`); strings.HasPrefix(path, "candour/") && path != "candour/internal/argument" {
			t.Errorf("imports %s", path)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, is := n.(*ast.SelectorExpr); is {
			if from, is := s.X.(*ast.Ident); is && from.Name == "argument" && !slices.Contains(shapes, s.Sel.Name) {
				t.Errorf("uses argument.%s", s.Sel.Name)
			}
		}
		return true
	})
}
