package pack

import "slices"

// Event is something that happens in a case and from which duties run. Casework raises it, with a day.
type Event string

const (
	ApplicationReceived   Event = "application_received" // by the service, from the court
	ApplicationIssued     Event = "application_issued"   // by the court
	OrderMade             Event = "order_made"           // an order that asks the service for something
	FirstHearing          Event = "first_hearing"
	CaseManagementHearing Event = "case_management_hearing"
	IssuesHearing         Event = "issues_resolution_hearing"
	DecisionHearing       Event = "decision_hearing"
	FinalHearing          Event = "final_hearing"
	GuardianAppointed     Event = "guardian_appointed"
	CauseForWorry         Event = "cause_for_worry"           // somebody is worried about a child now
	WorryReferred         Event = "worry_referred"            // police or local authority were told by word of mouth
	NoLongerStands        Event = "evidence_no_longer_stands" // something a report or decision rested on
	CaseClosed            Event = "case_closed"
	InformationRequest    Event = "information_request" // freedom of information
	SubjectRequest        Event = "subject_request"     // a person asks for what is held about them
	ComplaintReceived     Event = "complaint_received"
)

var eventWords = map[Event]string{
	ApplicationReceived:   "application’s arrival",
	ApplicationIssued:     "application’s issue",
	OrderMade:             "order",
	FirstHearing:          "first hearing",
	CaseManagementHearing: "case management hearing",
	IssuesHearing:         "issues resolution hearing",
	DecisionHearing:       "decision hearing",
	FinalHearing:          "final hearing",
	GuardianAppointed:     "appointment of the guardian",
	CauseForWorry:         "cause for worry",
	WorryReferred:         "referral by word of mouth",
	NoLongerStands:        "evidence that no longer stands",
	CaseClosed:            "closure of the case",
	InformationRequest:    "request for information",
	SubjectRequest:        "request for one’s own data",
	ComplaintReceived:     "complaint",
}

// Words is the event as it stands in a sentence: "first hearing".
func (e Event) Words() string { return eventWords[e] }

func (Event) choices() []string {
	var events []string
	for event := range eventWords {
		events = append(events, string(event))
	}
	slices.Sort(events)
	return events
}
