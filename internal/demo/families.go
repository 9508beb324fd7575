package demo

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"candour/internal/casework"
	"candour/internal/pack"
)

//go:embed families.yaml
var familiesFile []byte

// family is one invented family, and how far its case has come.
type family struct {
	Number   string   `yaml:"number"`
	Court    string   `yaml:"court"`
	Law      string   `yaml:"law"`      // public, or private when empty
	Parents  []string `yaml:"parents"`  // name and relation of the applicant, then of the respondent
	Home     string   `yaml:"home"`     // with whom the children live: the respondent when empty
	Children []string `yaml:"children"` // name, age, and boy or girl
	Days     struct {
		Received int `yaml:"received"`
		First    int `yaml:"first"` // the first hearing, when it is over
		Hearing  int `yaml:"hearing"`
		Report   int `yaml:"report"` // 0 when none was ordered with a day
	} `yaml:"days"`
	Fixed  bool   `yaml:"fixed"` // received and first count from papersDay, for a paper filed since names them
	Asks   string `yaml:"asks"`  // safeguarding, section7, impact, guardian
	Hides  string `yaml:"hides"` // whose address and telephone the court keeps confidential
	Stage  string `yaml:"stage"` // as families.yaml lists them
	Worker string `yaml:"worker"`
	Story  string `yaml:"story"`  // told further by the function of that name
	Closed string `yaml:"closed"` // why the case was closed
	Notes  []jot  `yaml:"notes"`

	Promises []promise `yaml:"promises"`
}

// jot is a short note of a family whose story is told by notes alone.
type jot struct {
	Day   int               `yaml:"day"`
	At    string            `yaml:"at"`
	Sort  casework.NoteSort `yaml:"sort"`
	With  string            `yaml:"with"` // a first name of the family, or anybody else in words
	Said  string            `yaml:"said"`
	Where string            `yaml:"where"`
}

// promise is something that a worker has said they will do, or their manager with them.
type promise struct {
	Day   int            `yaml:"day"`
	What  string         `yaml:"what"`
	To    string         `yaml:"to"`
	Owner casework.Owner `yaml:"owner"` // the worker when empty
}

func families() ([]family, error) {
	var all []family
	if err := yaml.UnmarshalWithOptions(familiesFile, &all, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("families: %w", err)
	}
	return all, nil
}

// law is the law of the family's case.
func (f family) law() pack.Law {
	if f.Law == "public" {
		return pack.PublicLaw
	}
	return pack.PrivateLaw
}

// Names of families that come when all that were written have come.
var (
	comingMothers  = []string{"Nadine", "Ffion", "Temitope", "Agnieszka", "Carys", "Inés", "Rukhsana"}
	comingFathers  = []string{"Leon", "Iestyn", "Babajide", "Marek", "Conall"}
	comingChildren = []string{"Freya 7 girl", "Osian 5 boy", "Ayo 9 boy", "Zuzanna 4 girl", "Cian 11 boy", "Noor 6 girl", "Luís 8 boy", "Eleri 3 girl", "Jude 10 boy", "Safiya 2 girl", "Max 12 boy"}
	comingNames    = []string{"Tregarth", "Adeola", "Sowerby-Lunn", "Kowalczuk", "O’Hanlan", "Farouqi", "da Cunha", "Pennock", "Mbeki-Shaw"}
)

// comer is the n-th of further families, which the court can tell of without end.
func comer(n int) family {
	if n < 0 {
		return family{}
	}
	child, last := comingChildren[n%len(comingChildren)], comingNames[n%len(comingNames)]
	first, rest, _ := strings.Cut(child, " ")
	f := family{
		Number: fmt.Sprintf("WX26P%05d", 600+n), Court: "wexcombe", Asks: "safeguarding", Stage: "later",
		Parents:  []string{comingFathers[n%len(comingFathers)] + " " + last, "father", comingMothers[n%len(comingMothers)] + " " + last, "mother"},
		Children: []string{first + " " + last + " " + rest},
	}
	f.Days.Hearing = 36
	return f
}

// child is a child's name, age and gender as the court writes it.
type child struct {
	first, last string
	age         int
	gender      string
}

var genders = map[string]string{"boy": "MALE", "girl": "FEMALE"}

func (f family) children() ([]child, error) {
	out := make([]child, len(f.Children))
	for i, text := range f.Children {
		words := strings.Fields(text)
		if len(words) < 4 || genders[words[len(words)-1]] == "" {
			return nil, fmt.Errorf("%s: a child is a name, an age and boy or girl, not %q", f.Number, text)
		}
		n := len(words) - 2
		age, err := strconv.Atoi(words[n])
		if err != nil {
			return nil, fmt.Errorf("%s: the age in %q: %w", f.Number, text, err)
		}
		out[i] = child{words[0], strings.Join(words[1:n], " "), age, genders[words[n+1]]}
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
