package hmcts

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"candour/internal/calendar"
)

// Outcome is what became of one attempt to send.
type Outcome struct {
	State  OutcomeState
	Reason string        // a sentence for the practitioner; "" when accepted
	Status int           // of the court's answer; 0 when none came
	Wait   time.Duration // how long the court asked us to wait, when Unsent
	Err    error         // for the log
}

// OutcomeState says what may be done next. The zero value is the one that nothing may be done after by itself.
type OutcomeState byte

const (
	Uncertain OutcomeState = iota // it may have arrived: never send it again by machine
	Accepted                      // the court says that it has it
	Refused                       // the court, or we for it, will not take it as it is
	Unsent                        // it did not arrive and may be sent again
)

func (s OutcomeState) String() string {
	return [...]string{"uncertain", "accepted", "refused", "not sent"}[s]
}

func unsent(f *Failure) Outcome {
	return Outcome{State: Unsent, Reason: "The court could not be reached. Nothing was sent.", Err: f}
}

func uncertain(f *Failure) Outcome {
	return Outcome{
		State: Uncertain, Status: f.Status, Err: f,
		Reason: "We do not know whether the court has this. Look for it on the court’s file or ask the court before anything is sent again.",
	}
}

var refusals = map[int]string{
	http.StatusBadRequest:            "The court refused this: it is not of a form or type that it takes.",
	http.StatusUnauthorized:          "The court did not let this service file. Nothing was filed.",
	http.StatusForbidden:             "The court did not let this service file. Nothing was filed.",
	http.StatusNotFound:              "The court says that it has no such case, or none that is open to us.",
	http.StatusRequestEntityTooLarge: "The court refused this: it is too large.",
	http.StatusUnsupportedMediaType:  "The court refused this: it does not take this kind of file.",
}

// refusal is a sentence about a 4xx. Of the court's own words only the detail of a formal problem report is passed on; its other messages may hold
// what is not for a reader.
func refusal(status int, contentType string, body []byte) string {
	sentence, known := refusals[status]
	if !known {
		sentence = fmt.Sprintf("The court refused this (status %d).", status)
	}
	var report struct {
		Detail string `json:"detail"`
	}
	if strings.HasPrefix(contentType, "application/problem+json") && json.Unmarshal(body, &report) == nil && len(report.Detail) <= 200 {
		if detail := clean(report.Detail); detail != "" {
			sentence += " It says: “" + detail + "”"
		}
	}
	return sentence
}

// uploadLimits are in bytes. Public law states its own; private law takes 1 GB, which no report of ours needs.
var uploadLimits = map[Jurisdiction]int{Public: 10 * mebibyte, Private: 50 * mebibyte}

// PublicUploads and PrivateUploads are the types of document that a court takes, in exactly its spelling, and the category each becomes
// (CONTRACT sections 1.5 and 2.5).
var (
	PublicUploads = map[string]string{"GUARDIAN_REPORT": "guardianReports", "POSITION_STATEMENT": "positionStatements"}

	PrivateUploads = map[string]string{
		"16_4_Report": "guardianReport",
		"CR_1":        "childImpactReport1",
		"CR_2":        "childImpactReport2",

		"CIR_Part1": "section7Report", "CIR_Part2": "section7Report", "CIR_Review": "section7Report",
		"Other_Non_Section_7_Report": "section7Report", "Section7_Addendum_Report": "section7Report",
		"Section7_Report_Child_Impact_Analysis": "section7Report",

		"cirTransferRequest":    "cirTransferRequest",
		"cirExtensionRequest":   "cirExtensionRequest",
		"S_16A_Risk_Assessment": "16aRiskAssessment",

		"Safeguarding_Letter": "safeguardingLetter", "Safeguarding_Letter_Returner": "safeguardingLetter",
		"Safeguarding_Letter_Shorter_Template": "safeguardingLetter", "Safeguarding_Letter_Update": "safeguardingLetter",
		"Second_Gatekeeping_Safeguarding_Letter": "safeguardingLetter",

		"CMO_report": "otherDocs", "Contact_Centre_Recordings": "otherDocs", "Correspondence": "otherDocs", "Direct_work": "otherDocs",
		"Enforcement_report": "otherDocs", "FAO_Report": "otherDocs", "FAO_Workplan": "otherDocs", "Letter_from_Child": "otherDocs",
		"Position_Statement": "otherDocs", "Positive_Parenting_Programme_Report": "otherDocs", "Re_W_Report": "otherDocs",
		"S_11H_Monitoring": "otherDocs", "Suitability_report": "otherDocs",
	}
)

// UploadTypes are the types that a court takes, with the category each becomes.
func UploadTypes(j Jurisdiction) map[string]string {
	if j == Public {
		return PublicUploads
	}
	return PrivateUploads
}

// neverShown are the private-law categories that a search leaves out.
var neverShown = codesOf(`safeguardingLetter
	16aRiskAssessment
	guardianReport
	otherDocs`)

// CanBeSeenBack says whether a filing of that type can ever appear in an answer of the court.
func CanBeSeenBack(j Jurisdiction, uploadType string) bool {
	category, known := UploadTypes(j)[uploadType]
	return known && !(j == Private && neverShown[strings.ToLower(category)])
}

var publicStamp = regexp.MustCompile(`([0-9]{2}-[0-9]{2}-[0-9]{4} [0-9]{2}:[0-9]{2})\.pdf$`)

// SeenBack finds the papers in a case that may be a filing of that type, sent between two moments under that name. Public law renames what is filed
// to type and London minute; private law keeps the name. Two of ours in one minute cannot be told apart there: the caller compares with what it sent.
func SeenBack(c *CourtCase, uploadType, name string, from, to time.Time) []Document {
	category := UploadTypes(c.Jurisdiction)[uploadType]
	var found []Document
	for _, d := range c.Documents {
		if category == "" || !strings.EqualFold(d.Category, category) {
			continue
		}
		if c.Jurisdiction == Private && d.Name == fileName(name) || c.Jurisdiction == Public && stampedWithin(d.Name, from, to) {
			found = append(found, d)
		}
	}
	return found
}

func stampedWithin(name string, from, to time.Time) bool {
	stamp := publicStamp.FindStringSubmatch(name)
	if stamp == nil {
		return false
	}
	wall, err := time.Parse("02-01-2006 15:04", stamp[1])
	if err != nil {
		return false
	}
	moment := calendar.FromLondon(wall)
	within := func(t time.Time) bool { return !t.IsZero() && !t.Before(from.Truncate(time.Minute)) && !t.After(to) }
	return within(moment.UTC) || within(moment.Again)
}
