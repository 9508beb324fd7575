package pack_test

import (
	"slices"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/pack"
)

func equal(a, b []string) bool { return slices.Equal(a, b) }

// What each court takes, copied by hand from the court contract, sections 1.5 and 2.5.
const (
	publicUploads  = `GUARDIAN_REPORT POSITION_STATEMENT`
	privateUploads = `16_4_Report CR_1 CR_2 CIR_Part1 CIR_Part2 CIR_Review Other_Non_Section_7_Report Section7_Addendum_Report
		Section7_Report_Child_Impact_Analysis cirTransferRequest cirExtensionRequest S_16A_Risk_Assessment
		Safeguarding_Letter Safeguarding_Letter_Returner Safeguarding_Letter_Shorter_Template Safeguarding_Letter_Update Second_Gatekeeping_Safeguarding_Letter
		CMO_report Contact_Centre_Recordings Correspondence Direct_work Enforcement_report FAO_Report FAO_Workplan Letter_from_Child Position_Statement
		Positive_Parenting_Programme_Report Re_W_Report S_11H_Monitoring Suitability_report`
)

func TestUploadTypesAreExactlyTheContracts(t *testing.T) {
	p := load(t)
	listed := map[pack.Law][]string{}
	for _, upload := range p.Court.Uploads.Types {
		listed[upload.Law] = append(listed[upload.Law], upload.Type)
	}
	for law, contract := range map[pack.Law]string{pack.PublicLaw: publicUploads, pack.PrivateLaw: privateUploads} {
		want := strings.Fields(contract)
		slices.Sort(want)
		slices.Sort(listed[law])
		if !slices.Equal(listed[law], want) {
			t.Errorf("%s law takes %v\nwant %v", law, listed[law], want)
		}
	}
}

func TestAReportKnowsHowTheCourtTakesIt(t *testing.T) {
	p := load(t)
	for _, example := range []struct {
		report, upload string
		law            pack.Law
	}{
		{"safeguarding_letter", "Safeguarding_Letter", pack.PrivateLaw},
		{"safeguarding_update", "Safeguarding_Letter_Update", pack.PrivateLaw},
		{"section7", "Section7_Report_Child_Impact_Analysis", pack.PrivateLaw},
		{"section7_addendum", "Section7_Addendum_Report", pack.PrivateLaw},
		{"section16a", "S_16A_Risk_Assessment", pack.PrivateLaw},
		{"child_impact_1", "CR_1", pack.PrivateLaw},
		{"child_impact_2", "CR_2", pack.PrivateLaw},
		{"rule16_4", "16_4_Report", pack.PrivateLaw},
		{"guardians_analysis", "GUARDIAN_REPORT", pack.PublicLaw},
		{"position_statement", "POSITION_STATEMENT", pack.PublicLaw},
		{"position_statement", "Position_Statement", pack.PrivateLaw},
	} {
		report, _ := p.ReportType(example.report)
		upload, limit, takes := p.Upload(report, example.law)
		if !takes || upload.Type != example.upload || limit.Media != "application/pdf" || limit.MaxBytes < 10<<20 {
			t.Errorf("%s in %s law: %v %v %t, want %s", example.report, example.law, upload, limit, takes, example.upload)
		}
	}
	section7, _ := p.ReportType("section7")
	if _, _, takes := p.Upload(section7, pack.PublicLaw); takes {
		t.Error("public law takes a section 7 report, which its interface has no type for")
	}
}

func TestEveryReportAnOrderCanAskForIsKnown(t *testing.T) {
	p := load(t)
	for label, want := range map[string]string{
		"Safeguarding letter": "safeguarding_letter", "Child Impact report": "child_impact_1", "Child Impact Report 1": "child_impact_1",
		"Child Impact Report 2": "child_impact_2", "Section 7 report": "section7", "S7 addendum report": "section7_addendum", "16.4 report": "rule16_4",
		"Update to safeguarding letter": "safeguarding_update", "S16A risk assessment": "section16a", "CIR Transfer Request": "transfer_request",
		"CIR Extension Request": "extension_request", "Other reports": "other_report", " section 7 REPORT ": "section7",
	} {
		if got, known := p.ReportTypeOrdered(label); !known || got.ID != want {
			t.Errorf("%q asks for %q, want %q", label, got.ID, want)
		}
	}
	if got, known := p.ReportTypeOrdered("Weather report"); known {
		t.Errorf("a weather report is %q", got.ID)
	}
}

func TestNobodyMayWithholdAGuardiansAnalysis(t *testing.T) {
	p := load(t)
	for _, id := range []string{"guardians_analysis", "rule16_4"} {
		report, found := p.ReportType(id)
		if !found || report.Withhold {
			t.Errorf("%s: found %t, may be withheld %t", id, found, report.Withhold)
		}
		for _, stage := range p.Authors {
			if report.Reader(stage.ID) == pack.Manager {
				t.Errorf("a manager must read %s before a guardian who is %s may sign", id, stage.ID)
			}
		}
	}
}

func TestWhoReadsFirstDependsOnTheAuthor(t *testing.T) {
	report, _ := load(t).ReportType("safeguarding_letter")
	for stage, want := range map[string]pack.Reader{"newly_qualified": pack.Manager, "new_to_service": pack.Peer, "experienced": pack.Nobody, "": pack.Manager} {
		if got := report.Reader(stage); got != want {
			t.Errorf("%q is read first by %s, want %s", stage, got, want)
		}
	}
}

func TestEveryReportTypeSaysWhereTheOrdersQuestionsAreAnswered(t *testing.T) {
	for _, report := range load(t).ReportTypes {
		answers := slices.ContainsFunc(report.Sections, func(s pack.Section) bool { return s.Answers })
		if !answers && report.ID != "letter" {
			t.Errorf("%s has no section that answers", report.ID)
		}
	}
}

func TestATrackIsChosenByAreaAndDateOfIssue(t *testing.T) {
	p := load(t)
	for _, example := range []struct {
		law        pack.Law
		area, date string
		want       string
		assumed    bool
	}{
		{pack.PrivateLaw, "west_yorkshire", "2026-11-24", "cfm", true}, // the rule is to be confirmed
		{pack.PrivateLaw, "west_yorkshire", "2025-05-31", "cap", false},
		{pack.PrivateLaw, "devon", "2026-11-24", "cap", false},
		{pack.PrivateLaw, "", "2026-11-24", "cap", true},
		{pack.PrivateLaw, "west_yorkshire", "", "cap", true},
		{pack.PublicLaw, "west_yorkshire", "2026-11-24", "plo", false},
		{pack.PublicLaw, "", "", "plo", false},
	} {
		got := p.TrackFor(example.law, example.area, day(example.date))
		if got.Track.ID != example.want || got.Assumed != example.assumed || !strings.HasSuffix(got.Why, ".") {
			t.Errorf("%s law, %q, %q: %s, assumed %t, %q", example.law, example.area, example.date, got.Track.ID, got.Assumed, got.Why)
		}
	}
	if why := p.TrackFor(pack.PrivateLaw, "", calendar.Date{}).Why; why != "The court area is not known, so the Child Arrangements Programme is assumed." {
		t.Errorf("said %q", why)
	}
}

func TestOnlyAFindingAnAdmissionOrAConvictionSettlesAMatter(t *testing.T) {
	want := map[string]pack.Settles{"found": pack.SettlesProved, "admitted": pack.SettlesProved, "convicted": pack.SettlesProved, "not_proved": pack.SettlesNotProved}
	p := load(t)
	for _, status := range p.Matters {
		if status.Settles != want[status.ID] {
			t.Errorf("%s settles %q, want %q", status.ID, status.Settles, want[status.ID])
		}
	}
	for _, id := range []string{"said", "agreed", "disputed", "not_determined", "not_pursued", "taken_back", "cautioned", "acquitted", "no_further_action", "not_proved"} {
		if _, known := p.MatterStatus(id); !known {
			t.Errorf("there is no status %q", id)
		}
	}
}

func TestHandlingConditionsForbidWhatTheyMust(t *testing.T) {
	p := load(t)
	for _, what := range []pack.Forbids{pack.AsFooting, pack.InSearch, pack.InExports, pack.InDocuments} {
		if !p.Forbidden([]string{"privileged"}, what) {
			t.Errorf("privileged material is allowed in %s", what)
		}
	}
	for _, handling := range p.Evidence.Handling {
		if !handling.Forbidden(pack.InDocuments) && !handling.Forbidden(pack.NamingSource) {
			t.Errorf("%s may go into documents with its source named", handling.ID)
		}
	}
	if p.Forbidden(nil, pack.InDocuments) {
		t.Error("an item without conditions is forbidden")
	}
	if !p.Forbidden([]string{"anonymous_referrer", "a condition of tomorrow"}, pack.InSearch) {
		t.Error("a condition nobody knows forbids nothing")
	}
}

func TestWhatPeopleSaidDoesNotGoOutOfDate(t *testing.T) {
	p := load(t)
	for _, kind := range []string{"child", "party", "family", "own_observation", "court"} {
		if on, rule, expires := p.Expires(kind, day("2026-01-15")); expires {
			t.Errorf("%s goes out of date on %s by %s", kind, on, rule.ID)
		}
	}
	on, rule, expires := p.Expires("police", day("2026-08-21"))
	if !expires || on != day("2026-11-22") || !rule.Unconfirmed() {
		t.Errorf("a police check of 21 August is out of date on %s by %q", on, rule.ID)
	}
}

func TestACaseIsKeptUntilItsYoungestChildIsTwentyFive(t *testing.T) {
	rule, known := load(t).Retention.CaseRule(pack.PublicLaw)
	if !known || rule.Source == "" {
		t.Fatal("there is no rule for public law with its source")
	}
	if until, known := rule.Until([]calendar.Date{day("2015-01-30"), day("2019-06-02")}); !known || until != day("2044-06-02") {
		t.Errorf("kept until %s", until)
	}
	if until, known := rule.Until([]calendar.Date{day("2015-01-30"), {}}); known {
		t.Errorf("with a birth date missing it is kept until %s", until)
	}
	if _, known := rule.Until(nil); known {
		t.Error("a case without children has an end")
	}
}

func TestWhatIsNotConfirmedIsListedAndSaysSo(t *testing.T) {
	p := load(t)
	var ids []string
	for _, rule := range p.Unconfirmed() {
		ids = append(ids, rule.File+" "+rule.Where)
	}
	for _, want := range []string{"duties.yaml safeguarding_letter", "holidays.yaml england_and_wales", "tracks.yaml areas[1]", "evidence.yaml police_check"} {
		if !slices.Contains(ids, want) {
			t.Errorf("%s is not listed among %v", want, ids)
		}
	}
	if cite := duty(t, p, "safeguarding_letter").Cite(); !strings.HasSuffix(cite, "(to be confirmed)") {
		t.Errorf("an unconfirmed rule is cited as %q", cite)
	}
	if cite := duty(t, p, "section16a").Cite(); strings.Contains(cite, "confirmed") {
		t.Errorf("a verified rule is cited as %q", cite)
	}
}

func TestTheCourtsCodesBecomePlainWords(t *testing.T) {
	p := load(t)
	hearing, _ := p.Court.HearingType(pack.PrivateLaw, "ABA5-DRA")
	cmh, _ := p.Court.HearingType(pack.PublicLaw, "CASE_MANAGEMENT")
	order, _ := p.Court.OrderType(pack.PrivateLaw, "childArrangementsSpecificProhibitedOrder")
	assessments, _ := p.Court.Document(pack.PublicLaw, "parentAssessments ") // the court writes it with a space
	relation, _ := p.Court.Relation(pack.PrivateLaw, "stepMother")
	vacated, _ := p.Court.HearingStatus(pack.PublicLaw, "VACATED_AND_RE_LISTED")
	phone, _ := p.Court.Attendance(pack.PublicLaw, "PHONE")
	absent, _ := p.Court.Cancellation("CA1")
	leeds, _ := p.Court.ByCode("243")
	preston, _ := p.Court.ByBuilding("232580")
	for got, want := range map[string]string{
		hearing.Name: "Dispute resolution appointment", string(cmh.Event): "case_management_hearing", assessments.Name: "Assessment of a parent",
		order.Name: "Child arrangements, specific issue or prohibited steps order (C43)", relation.Name: "Step-mother", vacated.Name: "Vacated, new date given",
		phone.Name: "By telephone", leeds.Area: "west_yorkshire", preston.Area: "blackburn_lancaster",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if !absent.AboutUs {
		t.Error("the court’s complaint that we were not there is not marked as about us")
	}
	if _, known := p.Court.HearingType(pack.PublicLaw, "ABA5-DRA"); known {
		t.Error("public law knows a code of private law")
	}
}

func TestNoWordOfThePackIsForbiddenOnScreen(t *testing.T) {
	p := load(t)
	var shown []string
	for _, r := range p.ReportTypes {
		shown = append(shown, r.Name, r.Title, r.About)
		for _, s := range r.Sections {
			shown = append(shown, s.Title, s.Purpose)
		}
	}
	for _, h := range p.Evidence.Handling {
		shown = append(shown, h.Name, h.Explain)
	}
	for _, m := range p.Matters {
		shown = append(shown, m.Name, m.Explain)
	}
	for _, d := range p.DutyRules {
		shown = append(shown, d.Name, d.Why)
	}
	for _, text := range shown {
		for _, word := range []string{"node", "defeat", "footing", "ledger", " fell ", " falls ", "'", "\"", "contact with"} {
			if strings.Contains(strings.ToLower(text), word) {
				t.Errorf("%q says %q", text, word)
			}
		}
	}
}
