package hmcts

import (
	"fmt"
	"log/slog"
	"time"

	"candour/internal/calendar"
)

// Jurisdiction is which of the two court services a case comes from.
type Jurisdiction string

const (
	Public  Jurisdiction = "public"  // public law: the local authority and the family (HMCTS: FPL)
	Private Jurisdiction = "private" // private law: between members of a family (HMCTS: PRL)
)

// CourtCase is one case as one answer of a court tells it, in our words. Everything in it is the court's and none of it is a fact of ours.
// Codes are kept as the court wrote them, known to us or not. What is absent was not given, which never means "no" or "gone".
type CourtCase struct {
	Jurisdiction Jurisdiction
	ID           string // the court's number: digits only
	State        string
	Application  string // C110A or C1 in public law, C100 in private
	FamilyMan    string // the number people write on letters

	Created      time.Time // UTC
	LastModified time.Time // UTC; orders the payloads of one case; zero when the court gave none
	StateChanged time.Time // UTC
	Submitted    calendar.Date
	Issued       calendar.Date

	OrdersSought        []string
	ArrangementSought   string // private law: with whom the child is to live or spend time
	LocalAuthority      string // public law: code of the applicant authority
	RespondentAuthority string // public law, when a citizen applies
	CitizenApplies      Answer
	KnownToAuthority    Answer // private law: the children are known to a local authority
	HoldsConfidential   Answer // private law: the court says that confidential details are held

	Court       Court
	Solicitor   Representative // private law: the applicants' solicitor as the case names them
	Children    []Person
	Applicants  []Person
	Respondents []Person
	Others      []Person
	Relations   []Relation

	Hearings      []Hearing
	HearingsGiven bool // false also when the court's hearing service failed: never read it as "no hearings"
	Orders        []Order
	Documents     []Document

	Risks        []Risk
	Concerns     []Concern
	Earlier      []EarlierProceedings
	Mediation    []Statement // private law: what was said of mediation (MIAM)
	Interpreting Answer
	Interpreters []Interpreter

	Path    string  // JSON Pointer to the case
	Raw     Payload // its exact bytes, confidential values and all: for the closed side only
	Content Content // the same for two payloads that say the same, whenever they were made
	Account Account
}

// Payload is a case as it came. It prints, logs and encodes as its size alone.
type Payload []byte

func (p Payload) String() string               { return fmt.Sprintf("a payload of %d bytes", len(p)) }
func (p Payload) GoString() string             { return p.String() }
func (p Payload) LogValue() slog.Value         { return slog.StringValue(p.String()) }
func (p Payload) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Answer is a yes, a no, a "do not know", nothing, or, if the court wrote something else, that.
type Answer string

const (
	NotGiven    Answer = ""
	Yes         Answer = "yes"
	No          Answer = "no"
	DoesNotKnow Answer = "does not know"
)

// Court is where the case is, as far as the court says.
type Court struct {
	Name       string
	Epims      string // number of the building
	Type       string
	Region     string // 1 London, 2 Midlands, 3 North East, 4 North West, 5 South East, 6 South West
	RegionName string
	Base       string // building number of the court that manages the case
	BaseName   string
}

// Role is how somebody takes part.
type Role string

const (
	Child      Role = "child"
	Applicant  Role = "applicant"
	Respondent Role = "respondent"
	Other      Role = "other"
)

// Person is a child, a party or another person, or, as an applicant in public law, an authority.
type Person struct {
	Role  Role
	Key   string // the court's own id; "" for people in public law, where nobody has one
	Place string // "child 2", "respondent 1": unique in one payload, not to be relied on between two
	Path  string // JSON Pointer to the object with this person's fields

	First, Last, Previous string
	Name                  string // whole, where the court gives it so
	Organisation          bool   // a local authority
	Designated            Answer // of several authorities
	Born                  calendar.Date
	BornAs                string // what the court wrote, when it is not a date
	Birthplace            string
	Gender                string
	GenderDetails         string
	Relationship          string // to the child, in the court's free words
	LivedWithApplicant    Answer

	AddressKnown           Answer
	AddressUnknownWhy      string
	LitigationIssues       Answer // whether this person may not be able to take part
	LitigationDetails      string
	AdditionalNeeds        Answer
	AdditionalNeedsDetails string
	CarePlan               string
	ParentalResponsibility string
	FathersResponsibility  Answer
	OrdersSought           []string

	Details        []Detail // how to find and reach this person, each with whether it may be seen
	Represented    Answer
	Representative Representative
	Colleagues     []Colleague // of an authority
}

// FullName is the name in the usual order.
func (p Person) FullName() string {
	if p.Name != "" {
		return p.Name
	}
	return join(" ", p.First, p.Last)
}

// Representative is a solicitor.
type Representative struct {
	First, Last, Name           string
	Email, Telephone, Address   string
	Firm, FirmID, Reference, DX string
}

// Colleague works for an authority that is a party.
type Colleague struct {
	Role, Title, Name, Email, Telephone string
	MainContact, Notified               Answer
}

// Relation says what an adult is to a child (private law).
type Relation struct {
	Key           string
	ChildKey      string
	ChildName     string
	PartyKey      string
	PartyName     string
	PartyRole     Role
	Kind          string // father, mother, stepFather, ...
	KindDetails   string
	LivesTogether Detail // "Yes" or "No"
	Path          string
}

// Hearing is a hearing with its history as the court tells it.
type Hearing struct {
	Key         string // the court's id; a second hearing with the same id has "~2" after it
	Type        string
	TypeLabel   string // in words, where the court gives them
	TypeDetails string
	Status      string // "" in public law is a live hearing; an open list
	Days        []HearingDay
	Attendance  []string
	Cancelled   string // the reason, in words or as a code such as LW1
	Attend      string // how to attend
	Before      string // when to come
	Path        string
}

// HearingDay is one sitting. A time that London's clock shows twice or never says so (Doubt).
type HearingDay struct {
	Start, End calendar.Moment
	Venue      string // name, or the public-law venue number
	Epims      string
	CourtType  string
}

// Order is an order of private law, or a direction to report. Orders of public law are documents only.
type Order struct {
	Key         string
	Type        string // label
	TypeID      string
	Created     time.Time // UTC
	Made        calendar.Date
	Recorded    calendar.Date
	CreatedBy   string
	Recipients  string
	HearingIDs  []string
	Reports     []string      // what the court ordered of us, by its labels
	ReportsDue  calendar.Date // by when
	RequestedOn calendar.Date
	DocumentID  string
	Path        string
}

// Document is a paper on the court's file. Nothing tells open papers from confidential ones, so none is open until a person says so.
type Document struct {
	ID           string // lower-case UUID; "" when the court gave none that can be asked for
	Name         string // file name, made safe to show; never to be used as a path
	Category     string // trimmed
	From         string // the field it came in
	Notes        string
	Uploaded     time.Time
	Removed      bool
	Redacted     bool // the court's redaction marker: there is nothing to fetch
	Confidential bool // a form made to hold confidential contact details (C8)
	Path         string
}

// Risk is a kind of harm alleged in a public-law application of the older form.
type Risk struct {
	Harm string   // neglect, sexualAbuse, physicalHarm, emotionalHarm
	When []string // "Past harm", "Future risk of harm"
}

// Concern is a yes-or-no question of the application with its reason.
type Concern struct {
	About  string // "parenting" or "international"
	Topic  string // the court's field: alcoholDrugAbuse, possibleCarer, ...
	Answer Answer
	Why    string
}

// EarlierProceedings are proceedings that an application mentions. Dates are free text.
type EarlierProceedings struct {
	Status, CaseNumber, Started, Ended string
	OrdersMade, Judge, Children        string
	Guardian, SameGuardianDetails      string
	SameGuardian                       Answer
}

// Statement is one answer of a form.
type Statement struct {
	Topic string // the court's field
	Text  string
}

// Interpreter is a need for an interpreter or other help.
type Interpreter struct {
	For      []string // applicant, respondent, other, ...
	Name     string
	Language string
	Help     string
}
