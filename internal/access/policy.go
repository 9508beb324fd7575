package access

import (
	"embed"
	"fmt"
	"io/fs"
	"iter"

	"github.com/cedar-policy/cedar-go"
)

//go:embed policies/*.cedar truth.txt
var shipped embed.FS

// policy is one reason to allow or to forbid, as a file has it.
type policy struct {
	id  string // in a practitioner's words
	why string // the sentence for the person; "" when it forbids
	*cedar.Policy
}

// policies are all policies, in the order of their files: of several that allow, the first says why.
type policies []policy

// readPolicies reads the policies of every file in a folder.
func readPolicies(files fs.FS) (policies, error) {
	names, err := fs.Glob(files, "policies/*.cedar")
	if err != nil {
		return nil, err
	}
	var all policies
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		list, err := cedar.NewPolicyListFromBytes(name, text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, p := range list {
			one := policy{string(p.Annotations()["id"]), string(p.Annotations()["why"]), p}
			if all.has(one.id) || one.id == "" || (one.why == "") == (p.Effect() == cedar.Permit) {
				return nil, fmt.Errorf("%s, line %d: a policy has an @id of its own, and a @why if and only if it allows", name, p.Position().Line)
			}
			all = append(all, one)
		}
	}
	return all, nil
}

func (ps policies) has(id string) bool {
	for _, p := range ps {
		if p.id == id {
			return true
		}
	}
	return false
}

// All is each policy by its id. It is a cedar.PolicyIterator.
func (ps policies) All() iter.Seq2[cedar.PolicyID, *cedar.Policy] {
	return func(yield func(cedar.PolicyID, *cedar.Policy) bool) {
		for _, p := range ps {
			if !yield(cedar.PolicyID(p.id), p.Policy) {
				return
			}
		}
	}
}

// decide asks the policies. Where an attribute is missing, or one policy cannot be worked out, it refuses whatever the others say: by itself cedar
// leaves aside a policy that fails, one that forbids as well, and lets through.
func (ps policies) decide(rule Rule, person cedar.Record) Decision {
	for _, name := range attributes {
		if _, has := person.Get(name); !has {
			return refused
		}
	}
	decision, found := cedar.Authorize(ps, cedar.EntityMap{whoAsks: {UID: whoAsks, Attributes: person}}, cedar.Request{
		Principal: whoAsks, Action: cedar.NewEntityUID("Action", cedar.String(rule)), Resource: whatIsAskedFor,
	})
	if decision != cedar.Allow || len(found.Errors) > 0 {
		return refused
	}
	for _, p := range ps {
		if cedar.PolicyID(p.id) == found.Reasons[0].PolicyID {
			return Decision{true, p.why}
		}
	}
	return refused
}

// Who asks and for what is the same to every policy: they go by what the person is, and not by names.
var (
	whoAsks        = cedar.NewEntityUID("Person", "who asks")
	whatIsAskedFor = cedar.NewEntityUID("Stream", "what is asked for")
)
