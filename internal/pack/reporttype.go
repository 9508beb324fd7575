package pack

import "strings"

import "slices"

// AuthorStage is how far on in practice an author is, which decides who reads a report first.
type AuthorStage struct {
	ID   string `yaml:"id" need:"yes"`
	Name string `yaml:"name" need:"yes"`
}

// AuthorStage is the author stage with an id.
func (p *Pack) AuthorStage(id string) (AuthorStage, bool) {
	return find(p.Authors, id, func(s AuthorStage) string { return s.ID })
}

// Reader is who must read a report before its author may sign it. Reading first is advice: the author signs.
type Reader string

const (
	Nobody  Reader = "nobody"
	Peer    Reader = "peer"
	Manager Reader = "manager"
)

func (Reader) choices() []string { return words(Nobody, Peer, Manager) }

// ReportType is one kind of document the service makes.
type ReportType struct {
	Basis       `yaml:",inline"`
	ID          string            `yaml:"id" need:"yes"`
	Name        string            `yaml:"name" need:"yes"`  // on screen: "Section 7 report"
	Title       string            `yaml:"title" need:"yes"` // on the document's first page
	About       string            `yaml:"about" need:"yes"` // what it is for, in one or two sentences
	Tracks      []string          `yaml:"tracks" need:"yes"`
	Role        string            `yaml:"role" need:"yes"` // of who signs it, as printed under the name
	Sections    []Section         `yaml:"sections" need:"yes"`
	Questions   []string          `yaml:"questions"`             // asked when the order asks none
	Checklist   string            `yaml:"checklist"`             // to which the court must have regard; '' where none is asked about
	ChildsVoice bool              `yaml:"childs_voice"`          // the child's own words, or the reason there are none, must be in it
	ReadFirst   map[string]Reader `yaml:"read_first" need:"yes"` // by author stage; a stage not named is read by a manager
	Withhold    bool              `yaml:"withhold"`              // a manager who disagrees may keep it from being filed
	Always      bool              `yaml:"always_filed"`          // filed whatever it concludes
	Parties     PartiesSee        `yaml:"parties_see" need:"yes"`
	Uploads     map[Law]string    `yaml:"uploads"`            // type of document at each court; a law not named cannot be filed electronically
	OrderLabels []string          `yaml:"order_labels"`       // what orders call it (courtReportType)
	Expiry      []string          `yaml:"expiry"`             // ids of the expiry rules its checks use; none means all
	PageLimit   int               `yaml:"page_limit"`         // 0 when no limit is known
	Correction  Correction        `yaml:"factual_correction"` // none where drafts are shared with nobody
	AddsTo      []string          `yaml:"adds_to"`            // ids of the types to which one of these says what has changed since
}

// Correction is the step in which somebody of whom a report speaks is given the draft, to say which facts in it are wrong.
type Correction struct {
	Basis `yaml:",inline"`
	Days  int `yaml:"days" need:"yes"` // in which they answer, as the form offers it
}

// Has reports whether there is such a step.
func (c Correction) Has() bool { return c.Days > 0 }

// Called is what a report of the type is called in the middle of a sentence: "section 7 report".
func (t ReportType) Called() string {
	if t.Name == "" {
		return "report"
	}
	first, rest, _ := strings.Cut(t.Name, " ")
	return strings.TrimSpace(strings.ToLower(first) + " " + rest)
}

// PartiesSee says whether the parties are given a report.
type PartiesSee string

const (
	PartiesAlways  PartiesSee = "always"
	PartiesUnless  PartiesSee = "unless it would create a risk of harm" // the author decides and says why
	PartiesByCourt PartiesSee = "when the court says so"
	PartiesNever   PartiesSee = "never" // letters to others than the court
)

func (PartiesSee) choices() []string {
	return words(PartiesAlways, PartiesUnless, PartiesByCourt, PartiesNever)
}

// Section is a part of a report.
type Section struct {
	ID          string `yaml:"id" need:"yes"`
	Title       string `yaml:"title" need:"yes"`
	Purpose     string `yaml:"purpose" need:"yes"` // a hint to the author
	ChildsVoice bool   `yaml:"childs_voice"`       // the child's words belong here
	PerChild    bool   `yaml:"per_child"`          // written for each child where they differ
	Answers     bool   `yaml:"answers"`            // the order's questions are answered here
	Limits      bool   `yaml:"limits"`             // what was not seen and what is not back; it stands on the first page too
	Optional    bool   `yaml:"optional"`
	Choices     string `yaml:"choices"` // each realistic choice is set out here and weighed: why, with its source; '' elsewhere
}

// ReportType is the report type with an id.
func (p *Pack) ReportType(id string) (ReportType, bool) {
	return find(p.ReportTypes, id, func(t ReportType) string { return t.ID })
}

// ReportTypesOn are the report types a track uses, in the order they are offered.
func (p *Pack) ReportTypesOn(track string) []ReportType {
	var types []ReportType
	for _, t := range p.ReportTypes {
		if slices.Contains(t.Tracks, track) {
			types = append(types, t)
		}
	}
	return types
}

// ReportTypeOrdered is the report type an order's courtReportType label asks for; false when no type knows the label.
func (p *Pack) ReportTypeOrdered(label string) (ReportType, bool) {
	for _, t := range p.ReportTypes {
		if slices.ContainsFunc(t.OrderLabels, func(known string) bool { return sameWords(known, label) }) {
			return t, true
		}
	}
	return ReportType{}, false
}

// Reader is who reads a report by an author at this stage before it is signed. An unknown stage gets the most careful answer.
func (t ReportType) Reader(stage string) Reader {
	if reader, known := t.ReadFirst[stage]; known {
		return reader
	}
	return Manager
}

// Section is the section with an id.
func (t ReportType) Section(id string) (Section, bool) {
	return find(t.Sections, id, func(s Section) string { return s.ID })
}
