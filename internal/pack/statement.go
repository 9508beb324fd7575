package pack

import (
	"slices"
	"strings"
	"unicode"
)

// Settles is what a status does to a factual matter.
type Settles string

const (
	SettlesNothing   Settles = ""           // said, disputed, left open: shown, and nothing follows
	SettlesProved    Settles = "proved"     // it is so
	SettlesNotProved Settles = "not proved" // treated as not having happened (re B [2008] UKHL 35)
)

func (Settles) choices() []string { return words(SettlesNothing, SettlesProved, SettlesNotProved) }

// MatterStatus is a status of a factual matter in the law's own words.
type MatterStatus struct {
	Basis   `yaml:",inline"`
	ID      string   `yaml:"id" need:"yes"`
	Name    string   `yaml:"name" need:"yes"` // "found by a court"
	Settles Settles  `yaml:"settles"`
	Needs   []string `yaml:"needs"` // what must be given with it: court, judge, date, paragraph, by, order, offence
	Explain string   `yaml:"explain" need:"yes"`
}

// MatterStatus is the status with an id.
func (p *Pack) MatterStatus(id string) (MatterStatus, bool) {
	return find(p.Matters, id, func(s MatterStatus) string { return s.ID })
}

// Requirement is something a kind of statement must have before a report may be signed.
type Requirement string

const (
	NeedsFooting   Requirement = "rests on something"             // evidence, or other statements
	NeedsSpeaker   Requirement = "says who said it"               // the source is in the sentence
	NeedsOwnNote   Requirement = "rests on the author's own note" // seen or heard by the author
	NeedsMeeting   Requirement = "rests on a dated meeting"       // with the child
	NeedsSettled   Requirement = "rests on what is settled"       // see StatementKind.By
	NeedsStanding  Requirement = "rests only on what stands"      // what no longer stands may be reported, as such, in an account
	NeedsBothSides Requirement = "gives the answer where disputed"
	NeedsAnalysis  Requirement = "rests on an opinion in the report"
)

func (Requirement) choices() []string {
	return words(NeedsFooting, NeedsSpeaker, NeedsOwnNote, NeedsMeeting, NeedsSettled, NeedsStanding, NeedsBothSides, NeedsAnalysis)
}

// StatementKind is what sort of sentence a statement of a report is.
type StatementKind struct {
	ID       string        `yaml:"id" need:"yes"`
	Name     string        `yaml:"name" need:"yes"`  // as a choice: "Someone told us"
	Label    string        `yaml:"label" need:"yes"` // in the margin: "Account"
	Means    string        `yaml:"means" need:"yes"`
	Requires []Requirement `yaml:"requires"`
	By       []Option      `yaml:"by"` // for what is established: which record says so
}

// Must says whether the kind has a requirement.
func (k StatementKind) Must(r Requirement) bool { return slices.Contains(k.Requires, r) }

// StatementKind is the kind of statement with an id.
func (p *Pack) StatementKind(id string) (StatementKind, bool) {
	return find(p.Statements, id, func(k StatementKind) string { return k.ID })
}

// Checklist is a statutory list of what a court must have regard to.
type Checklist struct {
	Basis `yaml:",inline"`
	ID    string          `yaml:"id" need:"yes"`
	Name  string          `yaml:"name" need:"yes"`
	Law   string          `yaml:"law" need:"yes"` // as a report cites it: "Children Act 1989, section 1(3)"
	Items []ChecklistItem `yaml:"items" need:"yes"`
}

// ChecklistItem is one item of a checklist.
type ChecklistItem struct {
	ID   string `yaml:"id" need:"yes"`
	Ref  string `yaml:"ref" need:"yes"`  // "s1(3)(a)"
	Text string `yaml:"text" need:"yes"` // the statute's words, shortened
	Ask  string `yaml:"ask" need:"yes"`  // the same as a plain question

	Words []string `yaml:"words" need:"yes"` // whole words and phrases by which an opinion names it
}

// NamedIn reports whether a text has one of the words by which the item is named, in whatever case.
func (i ChecklistItem) NamedIn(text string) bool {
	said := wordsOf(text)
	return slices.ContainsFunc(i.Words, func(phrase string) bool { return strings.Contains(said, wordsOf(phrase)) })
}

// wordsOf are the words of a text in lower case, with one space before and after each.
func wordsOf(text string) string {
	all := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
	return " " + strings.Join(all, " ") + " "
}

// Checklist is the checklist with an id.
func (p *Pack) Checklist(id string) (Checklist, bool) {
	return find(p.Checklists, id, func(c Checklist) string { return c.ID })
}
