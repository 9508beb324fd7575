package access

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// truthLine is a situation of the truth table, and which rules it meets.
type truthLine struct {
	number    int // in the file
	situation string
	facts     facts
	may       []Rule
}

// truthTable is the shipped table: every rule that it asks about, and its lines.
type truthTable struct {
	rules []Rule
	lines []truthLine
}

// readTruth reads the table. Acts stand above it, as "name = rule: what it is"; a line of the table has a cell for the situation, one for who
// somebody is, one for what lies between them and the case, and one for each act.
func readTruth(files fs.FS) (truthTable, error) {
	text, err := fs.ReadFile(files, "truth.txt")
	if err != nil {
		return truthTable{}, err
	}
	var table truthTable
	acts := map[string]Rule{}
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		line = strings.TrimSpace(line)
		switch name, act, isAct := strings.Cut(line, " = "); {
		case line == "" || strings.HasPrefix(line, "#"):
		case isAct:
			rule, _, _ := strings.Cut(act, ":")
			acts[strings.TrimSpace(name)] = rule
		case table.rules == nil:
			err = table.head(cells(line), acts)
		default:
			err = table.add(number, cells(line))
		}
		if err != nil {
			return truthTable{}, fmt.Errorf("truth.txt, line %d: %w", number, err)
		}
	}
	return table, nil
}

func cells(line string) []string {
	all := strings.Split(strings.TrimSuffix(line, "|"), "|")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// head reads the names of the columns. Every rule there is has one.
func (t *truthTable) head(names []string, acts map[string]Rule) error {
	for _, name := range names[min(3, len(names)):] {
		t.rules = append(t.rules, acts[name])
	}
	for _, rule := range Rules {
		if !slices.Contains(t.rules, rule) {
			return fmt.Errorf("no column is about %q", rule)
		}
	}
	if len(t.rules) != len(Rules) {
		return errors.New("a column is about no rule, or about one that another is about")
	}
	return nil
}

func (t *truthTable) add(number int, cells []string) error {
	if len(cells) != 3+len(t.rules) {
		return fmt.Errorf("%d cells, and the head has %d", len(cells), 3+len(t.rules))
	}
	f, err := factsFrom(cells[1], cells[2])
	line := truthLine{number: number, situation: cells[0], facts: f}
	for i, mark := range cells[3:] {
		if mark == "x" {
			line.may = append(line.may, t.rules[i])
		}
	}
	t.lines = append(t.lines, line)
	return err
}

// factsFrom reads facts as the table writes them: roles with commas between, "engaged" among them, or "signed out"; and bonds.
func factsFrom(roles, ties string) (facts, error) {
	f := facts{signedIn: true}
	for _, role := range listed(roles) {
		i := slices.Index(Roles, Role(role))
		switch {
		case role == "signed out":
			f.signedIn = false
		case role == "engaged":
			f.engaged = true
		case i < 0:
			return f, fmt.Errorf("there is no role %q", role)
		default:
			f.roles |= 1 << i
		}
	}
	for _, word := range listed(ties) {
		i := slices.Index(bondWords, word)
		if i < 0 {
			return f, fmt.Errorf("nothing is called %q that ties somebody to a case", word)
		}
		f.bonds |= 1 << i
	}
	return f, nil
}

// listed are words with commas between them; a dash stands for none.
func listed(text string) (words []string) {
	for word := range strings.SplitSeq(text, ",") {
		if word = strings.TrimSpace(word); word != "" && word != "–" {
			words = append(words, word)
		}
	}
	return words
}

// check asks policies every question of the table, and names each line and act that they answer otherwise.
func (t truthTable) check(ps policies) error {
	var wrong []error
	if len(t.lines) == 0 {
		wrong = append(wrong, errors.New("truth.txt has no situations"))
	}
	for _, line := range t.lines {
		for _, rule := range t.rules {
			if got := ps.decide(rule, line.facts.record()).Allowed; got != slices.Contains(line.may, rule) {
				wrong = append(wrong, fmt.Errorf("truth.txt, line %d (%s): %s is %s, and the table says otherwise", line.number, line.situation, rule, inWords(got)))
			}
		}
	}
	return errors.Join(wrong...)
}

func inWords(allowed bool) string {
	if allowed {
		return "allowed"
	}
	return "refused"
}
