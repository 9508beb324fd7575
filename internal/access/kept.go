package access

import (
	"fmt"
	"io/fs"
	"sync"
)

// loaded are the policies that this program was built with, once they gave every answer of the truth table.
var loaded = sync.OnceValues(func() (*decisions, error) { return load(shipped) })

func load(files fs.FS) (*decisions, error) {
	all, err := readPolicies(files)
	if err != nil {
		return nil, fmt.Errorf("read the policies: %w", err)
	}
	table, err := readTruth(files)
	if err != nil {
		return nil, fmt.Errorf("read the truth table: %w", err)
	}
	if err := table.check(all); err != nil {
		return nil, fmt.Errorf("the policies differ from the truth table: %w", err)
	}
	return &decisions{policies: all, kept: map[question]Decision{}}, nil
}

// CheckPolicies reports why the policies may not be used: a file that cannot be read, or a line of the truth table that they answer otherwise. While
// there is such a reason Decide refuses everything, and a service does not start.
func CheckPolicies() error {
	_, err := loaded()
	return err
}

// question is all that a decision depends on.
type question struct {
	rule Rule
	facts
}

// decisions keeps each answer once it was worked out: lists decide on every row, and the questions of a whole service are few.
type decisions struct {
	policies policies

	mu   sync.RWMutex
	kept map[question]Decision
}

// mostKept is far more than the questions that the situations of a service make.
const mostKept = 1 << 14

func (d *decisions) about(q question) Decision {
	d.mu.RLock()
	answer, known := d.kept[q]
	d.mu.RUnlock()
	if known {
		return answer
	}
	answer = d.policies.decide(q.rule, q.record())
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.kept) >= mostKept {
		clear(d.kept)
	}
	d.kept[q] = answer
	return answer
}
