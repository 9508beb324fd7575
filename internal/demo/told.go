package demo

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"candour/internal/calendar"
	"candour/internal/court/hmcts"
)

// courts are where the families' cases are. Wexcombe is invented; Bournemouth is real, because its area has the Child Focused Model.
var courts = map[string]hmcts.Court{
	"wexcombe":    {Name: "Family Court at Wexcombe", Epims: "999001", Region: "6", RegionName: "South West", Base: "999001", BaseName: "Wexcombe"},
	"bournemouth": {Name: "Bournemouth", Epims: "101633", Region: "6", RegionName: "South West", Base: "101633", BaseName: "Bournemouth"},
}

// towns are where the families of a court live; both are invented, and so are their postcodes.
var towns = map[string]string{"wexcombe": "Wexcombe", "bournemouth": "Marrow Bay"}

var streets = []string{"Harbour Row", "Quarry Lane", "Ferry Cottages", "Mill Street", "Lantern Terrace", "Orchard Way", "Chapel Rise", "Station Parade"}

// key is a lasting id of the court's for a thing of a family.
func key(f family, thing string) string {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte("candour demo "+f.Number+" "+thing)).String()
}

// id is the court's number of the n-th family: sixteen digits.
func id(n int) string { return fmt.Sprintf("16800000000%05d", n+1) }

// dates are the days of a family's case at court, as the court's messages give them.
type dates struct {
	from, received, first, hearing, report calendar.Date // first and report may not be known
	made                                   calendar.Date // the day of the order, at the first hearing or on the papers
}

// application is the court's first word of a family's case: who applies, and the first hearing.
func (f family) application(n int, d dates) (hmcts.CourtCase, error) {
	applicant, respondent, err := f.adults()
	if err != nil {
		return hmcts.CourtCase{}, err
	}
	children, err := f.children()
	if err != nil {
		return hmcts.CourtCase{}, err
	}
	c := hmcts.CourtCase{
		Jurisdiction: hmcts.Private, ID: id(n), State: "PREPARE_FOR_HEARING_CONDUCT_HEARING", Application: "C100", FamilyMan: f.Number,
		Created: at(d.received, 8, 0), LastModified: at(d.received, 9, 0), Submitted: d.received.AddDays(-4), Issued: d.received.AddDays(-1),
		Court: courts[f.Court], HearingsGiven: true,
	}
	c.Applicants = []hmcts.Person{f.party(d, applicant, hmcts.Applicant, f.Hides == "applicant")}
	c.Respondents = []hmcts.Person{f.party(d, respondent, hmcts.Respondent, f.Hides == "respondent")}
	for _, x := range children {
		c.Children = append(c.Children, f.child(d, x))
	}
	c.Hearings = f.hearings(n, d)[:1]
	if f.Law == "public" {
		return f.public(c), nil
	}
	c.OrdersSought, c.ArrangementSought = []string{"childArrangementsOrder"}, "spendTimeWithOrder"
	c.Relations = relations(f, c, applicant, respondent)
	return c, nil
}

// ordered is the case after its first hearing or, where the court decides on papers what it needs, after it looked at them: with the order
// that asks for a report, and the next hearing.
func (f family) ordered(c hmcts.CourtCase, n int, d dates) hmcts.CourtCase {
	c.LastModified, c.Hearings = at(d.made, 16, 0), f.hearings(n, d)
	if f.Law != "public" && !d.report.IsZero() {
		c.Orders = []hmcts.Order{{
			Key: key(f, "order"), Type: "Standard directions order", TypeID: "standardDirectionsOrder", Created: at(d.made, 15, 0), Made: d.made,
			Recorded: d.made, Reports: []string{reportLabels[f.Asks]}, ReportsDue: d.report,
		}}
	}
	return c
}

// public is the same family before the public-law service, where the local authority applies and both parents answer.
func (f family) public(c hmcts.CourtCase) hmcts.CourtCase {
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

func (f family) party(d dates, a adult, role hmcts.Role, hidden bool) hmcts.Person {
	decision, why := hmcts.Shown, ""
	if hidden {
		decision, why = hmcts.Hidden, "asked for by the party"
	}
	place := fmt.Sprintf("%d %s\n%s\nWX%d %dAB", 3+len(a.first)*2, streets[(len(a.first)*3+len(a.last))%len(streets)], towns[f.Court], 2+len(f.Court)%6, 1+len(a.last)%8)
	represented, solicitor := f.solicitor(a)
	return hmcts.Person{
		Represented: represented, Representative: solicitor,
		Role: role, Key: key(f, a.first), First: a.first, Last: a.last, Relationship: capital(a.relation), AddressKnown: hmcts.Yes,
		Born: d.from.AddDays(-365*(29+len(a.first+f.Number)%13) - len(a.last)*23),
		Details: []hmcts.Detail{
			hmcts.NewDetail(hmcts.Address, place, decision, why),
			hmcts.NewDetail(hmcts.Telephone, fmt.Sprintf("07700 900%03d", number(f.Number+a.first, 1000)), decision, why),
		},
	}
}

// solicitors are invented firms, each with somebody who acts: those of mothers and those of others, for no firm acts for both sides.
var solicitors = map[bool][]hmcts.Representative{
	true: {
		{First: "Esi", Last: "Brandt", Firm: "Finch and Vale", Telephone: "01632 960 201"},
		{First: "Hamish", Last: "Ould", Firm: "Ould Nyland", Telephone: "01632 960 214"},
		{First: "Parveen", Last: "Sethi", Firm: "Sethi Marlborough", Telephone: "01632 960 233"},
	},
	false: {
		{First: "Moira", Last: "Tansley", Firm: "Tansley Orme", Telephone: "01632 960 246"},
		{First: "Idris", Last: "Quayle", Firm: "Quayle and Hart", Telephone: "01632 960 258"},
		{First: "Joan", Last: "Pettifer", Firm: "Pettifer Roe", Telephone: "01632 960 269"},
	},
}

// solicitor is who acts for a party; two in five act for themselves.
func (f family) solicitor(a adult) (hmcts.Answer, hmcts.Representative) {
	n, firms := number(f.Number+a.last+a.first, 5), solicitors[a.relation == "mother"]
	if n >= len(firms) {
		return hmcts.No, hmcts.Representative{}
	}
	return hmcts.Yes, firms[n]
}

// number is a number below most that follows from a text.
func number(text string, most int) int {
	n := 0
	for _, r := range text {
		n = (n*31 + int(r)) % most
	}
	return n
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

func (f family) child(d dates, x child) hmcts.Person {
	return hmcts.Person{
		Role: hmcts.Child, Key: key(f, x.first), First: x.first, Last: x.last, Gender: x.gender,
		Born: d.from.AddDays(-365*x.age - 40 - number(x.first+f.Number, 280)), OrdersSought: []string{"childArrangementsOrder"},
	}
}

// hearingTypes are the first and the next hearing of each sort of case, as its court writes them.
var hearingTypes = map[string][2][2]string{
	"safeguarding": {{"ABA5-FHR", "First Hearing"}, {"ABA5-DRA", "Dispute Resolution Appointment"}},
	"section7":     {{"ABA5-FHR", "First Hearing"}, {"ABA5-DRA", "Dispute Resolution Appointment"}},
	"impact":       {{"", "Decision hearing"}, {"ABA5-REV", "Review Hearing"}},
	"guardian":     {{"CASE_MANAGEMENT", ""}, {"ISSUE_RESOLUTION", ""}},
}

// hearings are the first hearing and, where that is over, the next.
func (f family) hearings(n int, d dates) []hmcts.Hearing {
	if d.first.IsZero() {
		return []hmcts.Hearing{f.hearing(n, 0, d.hearing, "LISTED")}
	}
	return []hmcts.Hearing{f.hearing(n, 0, d.first, "LISTED"), f.hearing(n, 1, d.hearing, "LISTED")}
}

func (f family) hearing(n, which int, day calendar.Date, status string) hmcts.Hearing {
	kind, hour := hearingTypes[f.Asks][min(which, 1)], 10+n%4
	h := hmcts.Hearing{
		Key: fmt.Sprintf("2000%06d", n*10+which+1), Type: kind[0], TypeLabel: kind[1], Status: status,
		Days: []hmcts.HearingDay{{
			Start: day.At(calendar.NewTime(hour, 0)), End: day.At(calendar.NewTime(hour+1, 0)), Venue: courts[f.Court].Name, Epims: courts[f.Court].Epims,
		}},
	}
	if f.Law == "public" { // a UUID, no status while it is to take place, and how to attend
		h.Key, h.Status, h.Attendance = key(f, fmt.Sprint("hearing ", which)), "", []string{"IN_PERSON"}
	}
	return h
}

// reportLabels are what the court's order asks of us, in its own labels.
var reportLabels = map[string]string{"section7": "Section 7 report", "impact": "Child Impact Report 1", "safeguarding": "Safeguarding letter"}

// relations say what each adult is to each child, and with whom the children live.
func relations(f family, c hmcts.CourtCase, applicant, respondent adult) []hmcts.Relation {
	var out []hmcts.Relation
	for _, x := range c.Children {
		for _, party := range []struct {
			person hmcts.Person
			adult  adult
			home   string
		}{{c.Applicants[0], applicant, yesNo(f.Home == "applicant")}, {c.Respondents[0], respondent, yesNo(f.Home != "applicant")}} {
			out = append(out, hmcts.Relation{
				Key: key(f, x.First+party.adult.first), ChildKey: x.Key, ChildName: x.FullName(), PartyKey: party.person.Key,
				PartyName: party.person.FullName(), PartyRole: party.person.Role, Kind: relationCode(party.adult.relation),
				LivesTogether: hmcts.NewDetail(hmcts.LivesWith, party.home, hmcts.Shown, ""),
			})
		}
	}
	return out
}

func yesNo(yes bool) string {
	if yes {
		return "Yes"
	}
	return "No"
}

func relationCode(relation string) string {
	if relation == "grandmother" {
		return "grandParent"
	}
	return relation
}
