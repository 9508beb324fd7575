package pack

import (
	"slices"
	"strings"

	"candour/internal/calendar"
)

// Law is the branch of family law a case belongs to; each has its own court interface.
type Law string

const (
	PrivateLaw Law = "private"
	PublicLaw  Law = "public"
)

func (Law) choices() []string { return words(PrivateLaw, PublicLaw) }

// Pack is one jurisdiction. Its lists keep the order in which they should be offered.
type Pack struct {
	About       About
	Holidays    HolidayTables
	Tracks      Tracks
	Authors     []AuthorStage
	ReportTypes []ReportType
	DutyRules   []DutyRule
	Evidence    Evidence
	Matters     []MatterStatus
	Statements  []StatementKind
	Checklists  []Checklist
	Retention   Retention
	Leaving     Leaving
	Court       Court
	Notices     Notices

	AccessReview []ReviewRule // in the order in which they were in force
	Safeguarding []SafeguardingList
	Closing      []ClosingList // of those that fit, the first counts
	Letters      Letters
	Bundles      Bundles
	Apart        []Apart        // what follows when a child instructs a solicitor apart from their guardian
	Seeing       []SeeingPolicy // in the order in which they came into force
	Privilege    Privilege
	Replies      Replies
	WorkerSafety WorkerSafety
	Along        TakenAlong
	Wording      Wording // what is asked about the wording of reports
	Tools        []PracticeTool
	Voice        Voice
	Planning     Planning
	Stories      Stories // for children

	calendars   calendar.Calendars
	unconfirmed []Unconfirmed
	digest      string
}

// Digest changes when anything in the pack does: rows of lists that follow from its rules are drawn again then. "" for a pack that was not loaded.
func (p *Pack) Digest() string { return p.digest }

// About names a pack and its version. A case is bound to the version in force when it was issued.
type About struct {
	ID        string        `yaml:"id" need:"yes"`
	Name      string        `yaml:"name" need:"yes"`
	Version   int           `yaml:"version" need:"yes"`
	From      calendar.Date `yaml:"from" need:"yes"`
	Languages []string      `yaml:"languages" need:"yes"` // BCP 47, first one the default
	Service   string        `yaml:"service" need:"yes"`   // the advisory service's name as documents print it
	Statement string        `yaml:"statement"`            // what a user of the pack must know about it
}

// HolidayTables are the published holidays and which of them close which calendar.
type HolidayTables struct {
	Tables []HolidayTable `yaml:"tables" need:"yes"`
	Court  []string       `yaml:"court" need:"yes"` // ids of the tables that close the courts
	FOI    []string       `yaml:"foi" need:"yes"`   // ids of the tables that stop a freedom-of-information clock

	// ShortPeriod is the longest period of which only business days count.
	ShortPeriod DayRule `yaml:"short_period" need:"yes"`
}

// HolidayTable is one table of holidays; From and Until of its Basis are the first and last day it covers.
type HolidayTable struct {
	Basis `yaml:",inline"`
	ID    string             `yaml:"id" need:"yes"`
	Name  string             `yaml:"name" need:"yes"`
	Days  []calendar.Holiday `yaml:"days" need:"yes"`
}

func (t HolidayTable) holidays() calendar.Holidays {
	return calendar.Holidays{Name: t.Name, Source: t.Source, From: t.From, Until: t.Until, Days: t.Days}
}

// Calendars are the pack's court, freedom-of-information and plain calendars.
func (p *Pack) Calendars() calendar.Calendars { return p.calendars }

func (h HolidayTables) calendars() calendar.Calendars {
	working := func(name string, ids []string) calendar.Calendar {
		var tables []calendar.Holidays
		for _, table := range h.Tables {
			if slices.Contains(ids, table.ID) {
				tables = append(tables, table.holidays())
			}
		}
		return calendar.Working(name, tables...)
	}
	return calendar.Calendars{
		Court: working("court business days", h.Court),
		FOI:   working("UK-wide working days", h.FOI),
		Plain: calendar.Every(),

		ShortPeriod: h.ShortPeriod.Days,
	}
}

// Unconfirmed is a rule that a person must still check against its source.
type Unconfirmed struct {
	File   string // of the pack
	Where  string // the rule's id, or its path within the file: "areas[1]"
	Source string
}

// Unconfirmed are all rules of the pack that are to be confirmed, in the order of its files.
func (p *Pack) Unconfirmed() []Unconfirmed { return slices.Clone(p.unconfirmed) }

// find is the first element whose id is the given one.
func find[T any](all []T, id string, idOf func(T) string) (T, bool) {
	i := slices.IndexFunc(all, func(t T) bool { return idOf(t) == id })
	if i < 0 {
		var none T
		return none, false
	}
	return all[i], true
}

// sameWords compares labels as the court writes them: case and outer space differ from one screen to another.
func sameWords(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}
