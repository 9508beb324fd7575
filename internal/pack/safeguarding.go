package pack

import (
	"fmt"
	"slices"

	"candour/internal/calendar"
)

// SafeguardingList is what is asked and checked about safety before the first hearing of a case on a track.
type SafeguardingList struct {
	Basis     `yaml:",inline"`
	ID        string                `yaml:"id" need:"yes"`
	Name      string                `yaml:"name" need:"yes"` // “Before the first hearing”
	Track     string                `yaml:"track" need:"yes"`
	Report    string                `yaml:"report" need:"yes"`    // the report type that fills from it
	Reminders []string              `yaml:"reminders" need:"yes"` // what is not done at this stage, and what is
	Checks    []SafetyCheck         `yaml:"checks" need:"yes"`
	Questions []string              `yaml:"questions" need:"yes"` // prompts for the interview of a party
	Limits    string                `yaml:"limits"`               // what the report says of its own limits; nothing when empty
	Sections  map[LetterPart]string `yaml:"sections" need:"yes"`  // of the report, into which each part is filled
	Answers   map[LetterPart]int    `yaml:"answers"`              // which of the report type’s own questions a part answers, from 1
}

// SafetyCheck is a check of records that is asked of a body outside.
type SafetyCheck struct {
	ID         string        `yaml:"id" need:"yes"`
	Name       string        `yaml:"name" need:"yes"`
	Hint       string        `yaml:"hint"`
	Whom       string        `yaml:"whom"` // the body, where it is always the same
	About      []SafetyAbout `yaml:"about" need:"yes"`
	Areas      bool          `yaml:"areas"`                  // asked once for each area
	SourceKind string        `yaml:"source_kind" need:"yes"` // the kind of source that an answer is
}

// SafetyAbout is about whom a check is asked.
type SafetyAbout string

const (
	AboutChildren SafetyAbout = "children"
	AboutParties  SafetyAbout = "parties"
)

func (SafetyAbout) choices() []string { return words(AboutChildren, AboutParties) }

// LetterPart is a part of a report that fills from what was asked and checked.
type LetterPart string

const (
	PartFamily   LetterPart = "family" // the application and the family
	PartChecks   LetterPart = "checks"
	PartSaid     LetterPart = "said"     // what each party said about safety
	PartOutcomes LetterPart = "outcomes" // what courts and police have decided
	PartIssues   LetterPart = "issues"
	PartLimits   LetterPart = "limits"
	PartParties  LetterPart = "parties" // whether it may go to the parties
)

func (LetterPart) choices() []string {
	return words(PartFamily, PartChecks, PartSaid, PartOutcomes, PartIssues, PartLimits, PartParties)
}

// SafeguardingFor is the list for a track that is in force on a day.
func (p *Pack) SafeguardingFor(track string, on calendar.Date) (SafeguardingList, bool) {
	for _, list := range p.Safeguarding {
		if list.Track == track && list.InForce(on) {
			return list, true
		}
	}
	return SafeguardingList{}, false
}

// SafetyCheck is the check of a list with an id.
func (l SafeguardingList) SafetyCheck(id string) (SafetyCheck, bool) {
	return find(l.Checks, id, func(c SafetyCheck) string { return c.ID })
}

// checkSafeguarding asks that every name leads somewhere, and that what answers a check can be corrected by a later answer.
func (l *loader) checkSafeguarding() {
	const file = "safeguarding.yaml"
	p := l.pack
	unique(l, file, "", p.Safeguarding, func(s SafeguardingList) string { return s.ID })
	reports := idsOf(p.ReportTypes, func(t ReportType) string { return t.ID })
	for i, list := range p.Safeguarding {
		l.name(file, at("", i)+".track", list.Track, l.trackIDs())
		l.name(file, at("", i)+".report", list.Report, reports)
		unique(l, file, at("", i)+".checks", list.Checks, func(c SafetyCheck) string { return c.ID })
		for j, check := range list.Checks {
			if kind, _ := p.SourceKind(check.SourceKind); !kind.Professional {
				l.problem(file, at(at("", i)+".checks", j)+".source_kind", fmt.Sprintf("%q is no kind of source that speaks for an agency", check.SourceKind))
			}
		}
		l.checkLetterParts(file, at("", i), list)
	}
}

func (l *loader) checkLetterParts(file, path string, list SafeguardingList) {
	t, _ := l.pack.ReportType(list.Report)
	sections := idsOf(t.Sections, func(s Section) string { return s.ID })
	for part, section := range list.Sections {
		l.name(file, path+".sections", string(part), part.choices())
		l.name(file, path+".sections."+string(part), section, sections)
	}
	for part, n := range list.Answers {
		if !slices.Contains(part.choices(), string(part)) || n < 1 || n > len(t.Questions) {
			l.problem(file, path+".answers", fmt.Sprintf("%q answers question %d, which %q does not ask", part, n, list.Report))
		}
	}
}
