package casework

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Field is one thing that can be said of a case, a person or a hearing. Its value is text, or a date written YYYY-MM-DD, or yes, no and
// "not known", or a moment; see Kind. Fields are stored by these names, which never change their meaning.
type Field string

// Of a case.
const (
	Title           Field = "title"           // what the service calls it, when the family names of the parties will not do
	Number          Field = "number"          // the court's number as people write it: "ZE26P00412"
	CourtCase       Field = "courtCase"       // the id of the case in the court's own system
	Court           Field = "court"           // by name
	CourtArea       Field = "courtArea"       // id of the pack
	Track           Field = "track"           // id of the pack
	Received        Field = "received"        // day on which the service had the application
	Issued          Field = "issued"          // day on which the court issued it
	ApplicationType Field = "applicationType" // "C100"
	OrdersSought    Field = "ordersSought"
	LocalAuthority  Field = "localAuthority"
	CourtState      Field = "courtState" // as the court's system calls it
)

// Of a person.
const (
	Name            Field = "name"       // in full, as given
	Family          Field = "family"     // family name, when the last word of the name is not it
	Called          Field = "called"     // how they want to be called: "Ms Okonkwo"
	FormerName      Field = "formerName" // any number of them
	Born            Field = "born"
	Died            Field = "died" // the day, or words when the day is not known
	Gender          Field = "gender"
	BirthPlace      Field = "birthPlace"
	Part            Field = "part"        // id of the pack's party kinds: "applicant"
	Interpreter     Field = "interpreter" // the language, or "none"
	Adjustments     Field = "adjustments" // what they need from us, or "none"
	Living          Field = "living"      // with whom and how a child lives; never where
	Needs           Field = "needs"       // additional needs
	Capacity        Field = "capacity"    // whether they can take part in proceedings by themselves
	CarePlan        Field = "carePlan"
	Solicitor       Field = "solicitor"
	Firm            Field = "firm"
	SolicitorPhone  Field = "solicitorPhone"
	SolicitorEmail  Field = "solicitorEmail"
	SolicitorsOwnNo Field = "solicitorReference"
)

// Of an adult towards one child.
const (
	Relation       Field = "relation"       // in the pack's words: "Mother", "Special Guardian"
	LivesWith      Field = "livesWith"      // yes, no, not known
	Responsibility Field = "responsibility" // parental responsibility: yes, no, not known
	PartyFor       Field = "partyFor"       // party status for this child when it differs from Part
	MayHave        Field = "mayHave"        // material about this child: all, none, as ordered
)

// Of a hearing.
const (
	HearingType  Field = "hearingType" // in the pack's words; the court's code when the pack does not know it
	Starts       Field = "starts"      // a moment in UTC, or a day while the time is not known
	Ends         Field = "ends"
	Venue        Field = "venue"
	Attendance   Field = "attendance" // "In person", "By video"
	Before       Field = "before"     // judge or bench
	HearingState Field = "state"      // one of the HearingStates, or the court's own word
	Outcome      Field = "outcome"
)

// valueKind is what the value of a field is.
type valueKind int

const (
	plain valueKind = iota
	date
	dateOrWords
	moment // UTC as ledger.FormatTime, or a day
	yesNo
)

type fieldRule struct {
	label string // as it stands in a sentence
	value valueKind
	many  bool // several may hold at once
}

var fieldRules = map[Field]fieldRule{
	Title: {label: "title"}, Number: {label: "court number"}, CourtCase: {label: "number in the court’s system"},
	Court: {label: "court"}, CourtArea: {label: "court area"}, Track: {label: "track"},
	Received: {label: "day of receipt", value: date}, Issued: {label: "day of issue", value: date},
	ApplicationType: {label: "type of application"}, OrdersSought: {label: "orders asked for"},
	LocalAuthority: {label: "local authority"}, CourtState: {label: "state at court"},

	Name: {label: "name"}, Family: {label: "family name"}, Called: {label: "how they want to be called"}, FormerName: {label: "former or other name", many: true},
	Born: {label: "date of birth", value: date}, Died: {label: "day of death", value: dateOrWords}, Gender: {label: "gender"}, BirthPlace: {label: "place of birth"},
	Part: {label: "part in the case"}, Interpreter: {label: "interpreter"}, Adjustments: {label: "adjustments needed"},
	Living: {label: "living situation"}, Needs: {label: "additional needs"}, Capacity: {label: "capacity to take part"}, CarePlan: {label: "care plan"},
	Solicitor: {label: "solicitor"}, Firm: {label: "firm"}, SolicitorPhone: {label: "solicitor’s telephone"},
	SolicitorEmail: {label: "solicitor’s e-mail"}, SolicitorsOwnNo: {label: "solicitor’s reference"},

	Relation: {label: "relationship"}, LivesWith: {label: "live together", value: yesNo}, Responsibility: {label: "parental responsibility", value: yesNo},
	PartyFor: {label: "part in the case for this child"}, MayHave: {label: "may have material about this child"},

	HearingType: {label: "type of hearing"}, Starts: {label: "start", value: moment}, Ends: {label: "end", value: moment}, Venue: {label: "place"},
	Attendance: {label: "how people attend"}, Before: {label: "before"}, HearingState: {label: "state of the hearing"}, Outcome: {label: "outcome"},
}

// Label is the field as it stands in a sentence: "date of birth".
func (f Field) Label(p words.Printer) string { return p.Say(fieldRules[f].label) }

// Known reports whether this program knows the field.
func (f Field) Known() bool { return fieldRules[f].label != "" }

// Show is a value of the field as people read it: dates written out, moments on London's clock.
func (f Field) Show(p words.Printer, value string) string {
	switch fieldRules[f].value {
	case date, dateOrWords:
		if d, err := calendar.ParseDate(value); err == nil {
			return d.Plain()
		}
	case moment:
		return ShowMoment(value)
	}
	if f == Gender && value == strings.ToUpper(value) { // the court’s code
		return strings.ToLower(strings.ReplaceAll(value, "_", " "))
	}
	if f == Part || f == PartyFor {
		return strings.ReplaceAll(value, "_", " ")
	}
	return value
}

// problem says what is wrong with a value that a practitioner gave, "" when nothing is. What the court says is kept as the court said it.
func (f Field) problem(value string) string {
	rule := fieldRules[f]
	switch {
	case rule.label == "":
		return "Choose what to record"
	case !given(value):
		return "Enter the " + rule.label
	}
	switch rule.value {
	case date:
		if _, err := calendar.ParseDate(value); err != nil {
			return "Enter the " + rule.label + " as a day, month and year"
		}
	case moment:
		if _, ok := parseMoment(value); !ok {
			return "Enter the " + rule.label + " as a day and a time"
		}
	case yesNo:
		if value != Yes && value != No && value != NotKnown {
			return "Choose yes, no or not known"
		}
	}
	return ""
}

// The values of a question that has only these answers.
const (
	Yes      = "yes"
	No       = "no"
	NotKnown = "not known"
)

// factKey is which fact: a field of a thing, or of a thing towards another.
type factKey struct {
	Field Field
	To    ledger.EntryID
}

// given reports whether a text says anything.
func given(text string) bool { return strings.TrimSpace(text) != "" }
