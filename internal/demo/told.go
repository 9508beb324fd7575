package demo

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"candour/internal/calendar"
	"candour/internal/court/hmcts"
)

// courts are where the families' cases are. Wexcombe is invented; Bournemouth is real, because its area has the Child Focused Model.
var courts = map[string]hmcts.Court{
	"wexcombe":    {Name: "Family Court at Wexcombe", Epims: "999001", Region: "6", RegionName: "South West", Base: "999001", BaseName: "Wexcombe"},
	"bournemouth": {Name: "Bournemouth", Epims: "101633", Region: "6", RegionName: "South West", Base: "101633", BaseName: "Bournemouth"},
}

// telling turns families into cases as a court tells of them.
type telling struct{ today calendar.Date }

// key is a lasting id of the court's for a thing of a family.
func key(f family, thing string) string {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte("candour demo "+f.Number+" "+thing)).String()
}

// id is the court's number of the n-th family: sixteen digits.
func id(n int) string { return fmt.Sprintf("16800000000%05d", n+1) }

func (t telling) courtCase(n int, f family) (hmcts.CourtCase, error) {
	applicant, respondent, err := f.adults()
	if err != nil {
		return hmcts.CourtCase{}, err
	}
	children, err := f.children()
	if err != nil {
		return hmcts.CourtCase{}, err
	}
	received := t.today.AddDays(f.Days.Received)
	c := hmcts.CourtCase{
		Jurisdiction: hmcts.Private, ID: id(n), State: "PREPARE_FOR_HEARING_CONDUCT_HEARING", Application: "C100", FamilyMan: f.Number,
		Created: at(received, 8), LastModified: at(received, 9), Submitted: received.AddDays(-4), Issued: received.AddDays(-1),
		Court: courts[f.Court], HearingsGiven: true,
	}
	c.Applicants = []hmcts.Person{t.party(f, applicant, hmcts.Applicant, f.Hides == "applicant")}
	c.Respondents = []hmcts.Person{t.party(f, respondent, hmcts.Respondent, f.Hides == "respondent")}
	for _, x := range children {
		c.Children = append(c.Children, t.child(f, x))
	}
	c.Hearings = []hmcts.Hearing{t.hearing(n, f)}
	if f.Law == "public" {
		return public(c, f), nil
	}
	c.OrdersSought, c.ArrangementSought = []string{"childArrangementsOrder"}, "spendTimeWithOrder"
	c.Relations = relations(f, c, applicant, respondent)
	c.Orders = t.orders(f)
	return c, nil
}

// public is the same family before the public-law service, where the local authority applies and both parents answer.
func public(c hmcts.CourtCase, f family) hmcts.CourtCase {
	c.Jurisdiction, c.State, c.Application = hmcts.Public, "PREPARE_FOR_HEARING", "C110A"
	c.OrdersSought, c.LocalAuthority = []string{"CARE_ORDER"}, "SA"
	c.Respondents = append(c.Respondents, c.Applicants...)
	for i := range c.Respondents {
		c.Respondents[i].Role = hmcts.Respondent
	}
	c.Applicants = []hmcts.Person{{
		Role: hmcts.Applicant, Key: key(f, "authority"), Name: "Wexshire County Council", Organisation: true,
		Details: []hmcts.Detail{hmcts.NewDetail(hmcts.Telephone, "01632 960 100", hmcts.Shown, "")},
	}}
	return c
}

// at is a moment of a day by London's clock.
func at(day calendar.Date, hour int) time.Time {
	return day.At(calendar.NewTime(hour, 0)).UTC
}

func (t telling) party(f family, a adult, role hmcts.Role, hidden bool) hmcts.Person {
	decision, why := hmcts.Shown, ""
	if hidden {
		decision, why = hmcts.Hidden, "asked for by the party"
	}
	return hmcts.Person{
		Role: role, Key: key(f, a.first), First: a.first, Last: a.last, Relationship: a.relation, AddressKnown: hmcts.Yes,
		Born: t.today.AddDays(-365*34 - len(a.last)*211),
		Details: []hmcts.Detail{
			hmcts.NewDetail(hmcts.Address, fmt.Sprintf("%d Harbour Row, Wexcombe, WX4 %dAB", 3+len(a.first)*2, 1+len(a.last)%8), decision, why),
			hmcts.NewDetail(hmcts.Telephone, fmt.Sprintf("07700 900%03d", 100+len(f.Number+a.first)*7%890), decision, why),
		},
	}
}

func (t telling) child(f family, x child) hmcts.Person {
	gender := "FEMALE"
	if len(x.first)%2 == 0 {
		gender = "MALE"
	}
	return hmcts.Person{
		Role: hmcts.Child, Key: key(f, x.first), First: x.first, Last: x.last, Gender: gender,
		Born: t.today.AddDays(-365*x.age - 40 - 13*len(x.first)), OrdersSought: []string{"childArrangementsOrder"},
	}
}

// hearingTypes are the first hearing of each sort of case, as its court writes it.
var hearingTypes = map[string][2]string{
	"safeguarding": {"ABA5-FHR", "First Hearing"},
	"section7":     {"ABA5-DRA", "Dispute Resolution Appointment"},
	"impact":       {"ABA5-FHR", "First Hearing"},
	"guardian":     {"CASE_MANAGEMENT", ""},
}

func (t telling) hearing(n int, f family) hmcts.Hearing {
	kind, day := hearingTypes[f.Asks], t.today.AddDays(f.Days.Hearing)
	return hmcts.Hearing{
		Key: hearingKey(n, f), Type: kind[0], TypeLabel: kind[1], Status: status(f), Attendance: []string{"IN_PERSON"},
		Days: []hmcts.HearingDay{{
			Start: day.At(calendar.NewTime(10, 0)), End: day.At(calendar.NewTime(11, 0)), Venue: courts[f.Court].Name, Epims: courts[f.Court].Epims,
		}},
	}
}

// hearingKey is a number in private law and a UUID in public law.
func hearingKey(n int, f family) string {
	if f.Law == "public" {
		return key(f, "hearing")
	}
	return fmt.Sprintf("2000%06d", n+1)
}

func status(f family) string {
	if f.Law == "public" {
		return "" // a live hearing, in public law
	}
	return "LISTED"
}

// reportLabels are what the court's order asks of us, in its own labels.
var reportLabels = map[string]string{"section7": "Section 7 report", "impact": "Child Impact Report 1", "safeguarding": "Safeguarding letter"}

func (t telling) orders(f family) []hmcts.Order {
	if f.Days.Report == 0 {
		return nil
	}
	made := t.today.AddDays(f.Days.Received + 20)
	return []hmcts.Order{{
		Key: key(f, "order"), Type: "Standard directions order", TypeID: "standardDirectionsOrder", Created: at(made, 15), Made: made, Recorded: made,
		Reports: []string{reportLabels[f.Asks]}, ReportsDue: t.today.AddDays(f.Days.Report),
	}}
}

// relations say what each adult is to each child, and with whom the children live.
func relations(f family, c hmcts.CourtCase, applicant, respondent adult) []hmcts.Relation {
	var out []hmcts.Relation
	for _, x := range c.Children {
		for _, party := range []struct {
			person hmcts.Person
			adult  adult
			home   string
		}{{c.Applicants[0], applicant, "No"}, {c.Respondents[0], respondent, "Yes"}} {
			out = append(out, hmcts.Relation{
				Key: key(f, x.First+party.adult.first), ChildKey: x.Key, ChildName: x.FullName(), PartyKey: party.person.Key,
				PartyName: party.person.FullName(), PartyRole: party.person.Role, Kind: relationCode(party.adult.relation),
				LivesTogether: hmcts.NewDetail(hmcts.LivesWith, party.home, hmcts.Shown, ""),
			})
		}
	}
	return out
}

func relationCode(relation string) string {
	if relation == "grandmother" {
		return "grandParent"
	}
	return relation
}
