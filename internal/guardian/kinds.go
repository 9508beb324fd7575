package guardian

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about guardians, and about telling the court who they are.
var Kinds ledger.Set

// How is how the service knows that somebody was appointed.
type How string

const (
	ByOrder     How = "order"
	ByTelephone How = "telephone" // from the court office
	ByEmail     How = "email"     // from the court office
)

// Hows are all of them, in the order in which a form offers them.
var Hows = []How{ByOrder, ByTelephone, ByEmail}

var howWords = map[How]string{
	ByOrder: "by order", ByTelephone: "by telephone from the court office", ByEmail: "by e-mail from the court office",
}

// Words are how it is known, in the middle of a sentence.
func (h How) Words() string { return howWords[h] }

// Contact is how a guardian is reached at work, as the court is told it. Either may be empty.
type Contact struct {
	Telephone string `json:"telephone,omitempty"`
	Email     string `json:"email,omitempty"`
}

func (c Contact) validate(ps *fault.Fields) {
	name, host, at := strings.Cut(c.Email, "@")
	ps.Need(c.Email == "" || at && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(c.Email, " \n"), "email",
		"Enter an e-mail address like name@example.org")
}

// AppointedBody says that somebody is the guardian of children. The first day is the entry's happened time.
type AppointedBody struct {
	Children []ledger.Ref    `json:"children"`
	Worker   ledger.StreamID `json:"worker,omitempty"` // of this service; empty for somebody of another office
	Name     string          `json:"name"`
	Office   string          `json:"office,omitempty"` // of somebody who is not of this service
	Contact
	How  How    `json:"how"`
	Said string `json:"said"` // the judge and the order, or who of the court office said it
}

// Validate asks who, for whom, and who said so.
func (b AppointedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Name), "name", "Enter the guardian’s name")
	ps.Need(len(b.Children) > 0, "children", "Choose each child whose guardian they are")
	b.Contact.validate(&ps)
	ps.Need(b.How.Words() != "", "how", "Say how you know")
	ps.Need(given(b.Said), "said", "Say which order, or who told you")
	return ps.Err()
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// ofEach are the children as the subject of who their guardian is, so that two people who record it of one child are shown each other's words.
func ofEach(children []ledger.Ref) (all []ledger.Ref) {
	for _, c := range children {
		all = append(all, ledger.Ref{Stream: c.Stream, Entry: ledger.DerivedID(c.Stream, "guardian of "+string(c.Entry))})
	}
	return all
}

// the streams and entries of the examples: invented
const exampleCase ledger.StreamID = "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a70"

func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: exampleCase, Entry: ledger.EntryID("0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e" + n)}
}

// Appointed puts it on record. For each of the children whoever was their guardian before is so no longer.
var Appointed = ledger.Define(&Kinds, "guardian.appointed/1", ledger.Spec[AppointedBody]{
	Means: "Somebody is the guardian of children in this case: since when, and who said so. For each child they take the place of whoever was before.",
	May:   access.CaseWorker,
	Refs:  func(b AppointedBody) []ledger.Ref { return ofEach(b.Children) },
	Line: func(p words.Printer, b AppointedBody) words.Line {
		return words.Line{Text: p.Say("%s is the children’s guardian, %s: %s", b.Name, b.How.Words(), b.Said)}
	},
	Example: AppointedBody{
		Children: []ledger.Ref{exampleRef("2f")}, Name: "Tomos Vaughan", Office: "Milborough", Contact: Contact{"01632 960118", "tomos.vaughan@example.org"},
		How: ByTelephone, Said: "Ms Hall, court office at Milborough",
	},
})

// ContactBody is how a guardian is reached from now on.
type ContactBody struct {
	Appointment ledger.Ref `json:"appointment"`
	Name        string     `json:"name"`
	Contact
}

// Validate asks whose it is.
func (b ContactBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Appointment.IsZero(), "appointment", "Choose the guardian")
	b.Contact.validate(&ps)
	return ps.Err()
}

// ContactChanged says how a guardian is reached from now on.
var ContactChanged = ledger.Define(&Kinds, "guardian.contact/1", ledger.Spec[ContactBody]{
	Means: "A guardian is reached at work by this telephone number and e-mail address from now on.",
	May:   access.CaseWorker,
	Refs:  func(b ContactBody) []ledger.Ref { return []ledger.Ref{b.Appointment} },
	Line: func(p words.Printer, b ContactBody) words.Line {
		return words.Line{Text: p.Say("How %s is reached was changed", b.Name)}
	},
	Example: ContactBody{Appointment: exampleRef("30"), Name: "Tomos Vaughan", Contact: Contact{Telephone: "01632 960119"}},
})

// EndedBody ends somebody's being the guardian of children. The day is the entry's happened time.
type EndedBody struct {
	Appointment ledger.Ref   `json:"appointment"`
	Name        string       `json:"name"`
	Children    []ledger.Ref `json:"children"`
	Why         string       `json:"why"` // and who said so
}

// Validate asks for whom, and why.
func (b EndedBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Children) > 0, "children", "Choose each child whose guardian they no longer are")
	ps.Need(given(b.Why), "why", "Say why it ended, and who said so")
	return ps.Err()
}

// Ended says that somebody is the guardian of children no more.
var Ended = ledger.Define(&Kinds, "guardian.ended/1", ledger.Spec[EndedBody]{
	Means: "Somebody is no longer the guardian of children in this case: since when, why, and who said so.",
	May:   access.CaseWorker,
	Refs:  func(b EndedBody) []ledger.Ref { return append(ofEach(b.Children), b.Appointment) },
	Line: func(p words.Printer, b EndedBody) words.Line {
		return words.Line{Text: p.Say("%s is no longer the children’s guardian: %s", b.Name, b.Why)}
	},
	Example: EndedBody{
		Appointment: exampleRef("30"), Name: "Tomos Vaughan", Children: []ledger.Ref{exampleRef("2f")}, Why: "Order of District Judge Lenham, 4 December 2026",
	},
})
