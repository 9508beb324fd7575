package demo

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed families.yaml
var familiesFile []byte

// family is one invented family and how far its case has come.
type family struct {
	Number   string   `yaml:"number"`
	Court    string   `yaml:"court"`
	Law      string   `yaml:"law"`      // public, or private when empty
	Parents  []string `yaml:"parents"`  // name and relation of the applicant, then of the respondent
	Children []string `yaml:"children"` // name and age
	Days     struct {
		Received int `yaml:"received"`
		Hearing  int `yaml:"hearing"`
		Report   int `yaml:"report"` // 0 when none was ordered with a day
	} `yaml:"days"`
	Asks   string `yaml:"asks"`  // safeguarding, section7, impact, guardian
	Hides  string `yaml:"hides"` // whose address and telephone the court keeps confidential
	Stage  string `yaml:"stage"` // new, team, open, closed
	Worker string `yaml:"worker"`
	Story  string `yaml:"story"` // told further in a file of that name
}

func families() ([]family, error) {
	var all []family
	if err := yaml.UnmarshalWithOptions(familiesFile, &all, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("families: %w", err)
	}
	return all, nil
}

// child is a child's name and age.
type child struct {
	first, last string
	age         int
}

func (f family) children() ([]child, error) {
	out := make([]child, len(f.Children))
	for i, text := range f.Children {
		words := strings.Fields(text)
		age, err := strconv.Atoi(words[len(words)-1])
		if err != nil || len(words) < 3 {
			return nil, fmt.Errorf("%s: a child is a name and an age, not %q", f.Number, text)
		}
		out[i] = child{words[0], strings.Join(words[1:len(words)-1], " "), age}
	}
	return out, nil
}

// adult is a grown-up of the family.
type adult struct{ first, last, relation string }

// adults are the applicant and the respondent.
func (f family) adults() (applicant, respondent adult, err error) {
	if len(f.Parents) != 4 {
		return applicant, respondent, fmt.Errorf("%s: parents are two names with their relations", f.Number)
	}
	return adultOf(f.Parents[0], f.Parents[1]), adultOf(f.Parents[2], f.Parents[3]), nil
}

func adultOf(name, relation string) adult {
	first, last, _ := strings.Cut(name, " ")
	return adult{first, last, relation}
}
