package access

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// PolicyFile is a file of policies, for people to read.
type PolicyFile struct {
	Name     string // 2-on-the-case.cedar
	Says     string // what its policies are about, in plain words
	Policies []PolicyText
}

// PolicyText is one policy, for people to read.
type PolicyText struct {
	ID   string
	Says string // in plain words
	Why  string // what whoever it allows is told; "" when it forbids
	Code string // as the program reads it, without the words above it
}

// TruthShown is the truth table, for people to read.
type TruthShown struct {
	Means      map[Rule]string // what each act is, in plain words
	Situations []Situation
}

// Situation is a line of the truth table: who somebody is, what ties them to a case, and what they may do.
type Situation struct {
	Words, Who, Ties string
	May              []Rule // in the order of the columns
}

// Policies are the policies that this program decides by, and the table that they were held to when it started.
func Policies() ([]PolicyFile, TruthShown, error) {
	files, err := policyFiles(shipped)
	if err != nil {
		return nil, TruthShown{}, err
	}
	truth, err := truthShown(shipped)
	return files, truth, err
}

func policyFiles(from fs.FS) ([]PolicyFile, error) {
	names, err := fs.Glob(from, "policies/*.cedar")
	if err != nil {
		return nil, err
	}
	var all []PolicyFile
	for _, name := range names {
		text, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, err
		}
		all = append(all, policyFile(path.Base(name), string(text)))
	}
	read, err := readPolicies(from)
	if err != nil {
		return nil, err
	}
	for i := range all {
		for j := range all[i].Policies {
			if len(read) == 0 {
				return nil, fmt.Errorf("%s: more policies are written than read", all[i].Name)
			}
			all[i].Policies[j].ID, all[i].Policies[j].Why, read = read[0].id, read[0].why, read[1:]
		}
	}
	if len(read) > 0 {
		return nil, fmt.Errorf("the policy %q is read and not shown", read[0].id)
	}
	return all, nil
}

// policyFile takes a file apart: words above everything, and then policies with an empty line between, each under words of its own.
func policyFile(name, text string) PolicyFile {
	f := PolicyFile{Name: name}
	for part := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		words, code := comment(part)
		switch {
		case code == "":
			f.Says = strings.TrimSpace(f.Says + " " + words)
		default:
			f.Policies = append(f.Policies, PolicyText{Says: words, Code: code})
		}
	}
	return f
}

// comment parts the words above a policy from the policy. A line of its own stays one.
func comment(part string) (words, code string) {
	lines := strings.Split(part, "\n")
	n := slices.IndexFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "//") })
	if n < 0 {
		n = len(lines)
	}
	listing := false
	for _, l := range lines[:n] {
		l = strings.TrimPrefix(l, "//")
		switch item := strings.HasPrefix(l, "   ") && !strings.HasPrefix(l, "    "); {
		case item, listing && !strings.HasPrefix(l, "  "):
			listing, words = item, words+"\n"
		default:
			words += " "
		}
		words += strings.TrimSpace(l)
	}
	return strings.TrimSpace(words), strings.Join(lines[n:], "\n")
}

func truthShown(from fs.FS) (TruthShown, error) {
	text, err := fs.ReadFile(from, "truth.txt")
	if err != nil {
		return TruthShown{}, err
	}
	table, err := readTruth(from)
	if err != nil {
		return TruthShown{}, err
	}
	shown := TruthShown{Means: map[Rule]string{}}
	lines := strings.Split(string(text), "\n")
	for _, l := range lines {
		_, act, isAct := strings.Cut(l, " = ")
		if rule, means, has := strings.Cut(act, ":"); isAct && has {
			shown.Means[rule] = strings.TrimSpace(means)
		}
	}
	for _, l := range table.lines {
		written := cells(lines[l.number-1])
		shown.Situations = append(shown.Situations, Situation{Words: l.situation, Who: written[1], Ties: written[2], May: l.may})
	}
	return shown, nil
}
