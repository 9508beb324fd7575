package access_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"candour/internal/access"
	"candour/internal/ledger"

	"pgregory.net/rapid"
)

var (
	everybody  = []ledger.StreamID{ruth, colin}
	everyTeam  = []ledger.StreamID{north, south}
	everything = []access.Relation{
		access.Allocated, access.Second, access.Covers, access.InTeam, access.Reviews, access.Waits, access.Named, access.NamedLead, access.Conflict,
		access.Glass, access.Referred, access.OnDuty, access.Sampled, "a relation that nobody knows",
	}
)

func anyPerson(t *rapid.T) access.Person {
	p := access.Person{ID: rapid.SampledFrom(append(everybody, "")).Draw(t, "person")}
	if p.ID == "" {
		return p
	}
	p.Roles = rapid.SliceOfNDistinct(rapid.SampledFrom(append(access.Roles, "a role that nobody knows")), 0, 3, rapid.ID).Draw(t, "roles")
	p.Engaged = rapid.Bool().Draw(t, "engaged")
	if rapid.Bool().Draw(t, "on duty") {
		p = p.OnDuty(access.DutySubject("Milborough", monday))
	}
	for _, team := range rapid.SliceOfNDistinct(rapid.SampledFrom(everyTeam), 0, 2, rapid.ID).Draw(t, "teams") {
		p.Teams = append(p.Teams, access.Membership{Team: team, Manages: rapid.Bool().Draw(t, "manages")})
	}
	return p
}

func anyTies(t *rapid.T) []access.Tie {
	subjects := append(append([]ledger.StreamID{access.AllManagers, access.AllHeadsOfPractice, access.DutySubject("Milborough", monday)}, everybody...), everyTeam...)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) access.Tie {
		return access.Tie{Subject: rapid.SampledFrom(subjects).Draw(t, "subject"), Relation: rapid.SampledFrom(everything).Draw(t, "relation")}
	}), 0, 4).Draw(t, "ties")
}

func TestRemovingAnyOnePolicyFailsTheTruthTable(t *testing.T) {
	for id, found := range access.RemovedInTurn() {
		if found == nil || !strings.Contains(found.Error(), "truth.txt, line ") {
			t.Errorf("without the policy %q the table finds %v", id, found)
		}
	}
}

func TestAMissingAttributeRefuses(t *testing.T) {
	for _, line := range access.TruthLines() {
		for _, rule := range access.Rules {
			for _, attribute := range access.Attributes() {
				if line.Without(attribute, rule).Allowed {
					t.Errorf("%s, %s: allowed without %s", line.Situation, rule, attribute)
				}
			}
		}
	}
}

func TestAPolicyThatCannotBeWorkedOutRefuses(t *testing.T) {
	worker := access.TruthLines()[0]
	for _, failing := range []string{
		`forbid (principal, action, resource) when { principal.height > 2 };`,
		`permit (principal, action, resource) when { principal.roles > 2 };`,
	} {
		if worker.AndThis(failing, access.CaseReader).Allowed {
			t.Errorf("allowed, with %s", failing)
		}
	}
	if !worker.AndThis(`permit (principal, action, resource) when { principal.signed_in };`, access.CaseReader).Allowed {
		t.Error("refused, with one more that can be worked out")
	}
}

func TestARuleThatNobodyKnowsIsRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if rule := rapid.StringMatching(`[a-z -]{0,20}`).Draw(t, "rule"); !slices.Contains(access.Rules, rule) && access.Decide(anyPerson(t), rule, anyTies(t)).Allowed {
			t.Fatalf("%q is allowed", rule)
		}
	})
}

// TestPoliciesThatDifferFromTheTableAreNotUsed changes one file at a time, and looks for the line and the act that a service would name when it does
// not start.
func TestPoliciesThatDifferFromTheTableAreNotUsed(t *testing.T) {
	if err := access.CheckPolicies(); err != nil {
		t.Fatal(err)
	}
	for _, change := range []struct{ file, from, to, says string }{
		{"policies/7-never.cedar", `"conflict of interest")`, `"some other thing")`, "(its worker, with a conflict of interest): case-reader is allowed"},
		{"policies/2-on-the-case.cedar", `principal.ties.contains("worker")`, `principal.ties.contains("team has it")`, "(the worker of the case): case-reader is refused"},
		{"policies/2-on-the-case.cedar", `principal.opens_cases && `, ``, "(an administrator given the case): case-worker is allowed"},
		{"policies/2-on-the-case.cedar", `permit (`, `allow (`, "parse"},
		{"policies/2-on-the-case.cedar", `@why("You cover this case")`, ``, "has an @id of its own, and a @why"},
		{"policies/2-on-the-case.cedar", `@id("the second worker")`, `@id("the worker")`, "has an @id of its own"},
		{"truth.txt", `read = case-reader: sees the case`, ``, `no column is about "case-reader"`},
		{"truth.txt", `own = self:`, `own = signed-in:`, `no column is about "self"`},
		{"truth.txt", `| practitioner                   | worker `, `| wizard | worker `, `there is no role "wizard"`},
		{"truth.txt", `| second worker `, `| second cousin `, `nothing is called "second cousin"`},
		{"truth.txt", "nobody       ", "nobody | x   ", "cells, and the head has"},
	} {
		files := shippedFiles(t)
		text := string(files[change.file].Data)
		files[change.file].Data = []byte(strings.ReplaceAll(text, change.from, change.to))
		if err := access.CheckFiles(files); !strings.Contains(text, change.from) || err == nil || !strings.Contains(err.Error(), change.says) {
			t.Errorf("%s with %q: %v", change.file, change.to, err)
		}
	}
}

func shippedFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(access.Shipped, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(access.Shipped, path)
		files[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func BenchmarkDecide(b *testing.B) {
	member := access.Person{ID: ruth, Roles: []access.Role{access.Practitioner}, Teams: []access.Membership{{Team: south}, {Team: north}}}
	ties := []access.Tie{{Subject: colin, Relation: access.Allocated}, {Subject: colin, Relation: access.Second}, {Subject: north, Relation: access.InTeam}}
	for b.Loop() {
		if !access.Decide(member, access.CaseReader, ties).Allowed {
			b.Fatal("refused")
		}
	}
}
