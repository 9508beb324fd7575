package pack_test

import (
	"testing"

	"candour/internal/calendar"
	"candour/internal/pack"
)

// days are the days of a case, by event.
func days(pairs ...any) pack.Facts {
	known := map[pack.Event]calendar.Date{}
	for i := 0; i < len(pairs); i += 2 {
		known[pairs[i].(pack.Event)] = day(pairs[i+1].(string))
	}
	return pack.Facts{Days: known}
}

func duty(t *testing.T, p *pack.Pack, id string) pack.DutyRule {
	t.Helper()
	rule, found := p.DutyRule(id)
	if !found {
		t.Fatalf("the pack has no duty %q", id)
	}
	return rule
}

func TestTheWorkedExamplesThroughTheRulesOfThePack(t *testing.T) {
	p := load(t)
	for _, example := range []struct {
		rule string
		from pack.Event
		day  string
		want string
	}{
		{"safeguarding_letter", pack.ApplicationReceived, "2026-09-07", "2026-09-30"},
		{"safeguarding_letter", pack.ApplicationReceived, "2026-12-14", "2027-01-11"},
		{"safeguarding_letter", pack.FirstHearing, "2026-10-16", "2026-10-13"},
		{"safeguarding_letter", pack.FirstHearing, "2026-10-19", "2026-10-14"},
		{"safeguarding_letter", pack.FirstHearing, "2026-04-08", "2026-04-01"},
		{"safeguarding_letter", pack.FirstHearing, "2027-01-05", "2026-12-30"},
		{"information_request", pack.InformationRequest, "2026-03-06", "2026-04-08"},
		{"information_request", pack.InformationRequest, "2026-06-20", "2026-07-21"},
		{"information_request", pack.InformationRequest, "2026-12-04", "2027-01-07"},
		{"subject_request", pack.SubjectRequest, "2026-11-28", "2026-12-29"},
		{"answer_no_longer_stands", pack.NoLongerStands, "2026-11-23", "2026-11-30"},
		{"referral_in_writing", pack.CauseForWorry, "2026-12-24", "2026-12-29"},
		{"section16a", pack.CauseForWorry, "2026-12-26", "2026-12-26"},
		{"guardians_analysis_cmh", pack.CaseManagementHearing, "2026-11-30", "2026-11-27"},
		{"guardian_named", pack.ApplicationIssued, "2026-12-23", "2026-12-29"},
	} {
		due := duty(t, p, example.rule).Due(p.Calendars(), days(example.from, example.day))
		if due.On != day(example.want) || due.Computation.Date != due.On || due.ByOrder {
			t.Errorf("%s from %s %s = %s, want %s", example.rule, example.from, example.day, due.On, example.want)
		}
	}
}

func TestTheTimetableOfThePublicLawOutline(t *testing.T) {
	p := load(t)
	track, _ := p.Track("plo")
	for issued, want := range map[string]map[string]string{
		"2026-09-07": {"cmh_earliest": "2026-09-22", "cmh_latest": "2026-09-30", "twenty_six_weeks": "2027-03-08"},
		"2026-12-14": {"cmh_earliest": "2026-12-31", "cmh_latest": "2027-01-11"},
	} {
		for _, milestone := range track.Milestones {
			got, gap := milestone.By.On(p.Calendars(), days(pack.ApplicationIssued, issued).Days)
			if on, asked := want[milestone.ID]; asked && got.Date != day(on) {
				t.Errorf("issued %s, %s: %s %s, want %s", issued, milestone.ID, got.Date, gap, on)
			}
		}
	}
}

func TestTheEarliestDeadlineCounts(t *testing.T) {
	p := load(t)
	due := duty(t, p, "safeguarding_letter").Due(p.Calendars(), days(pack.ApplicationReceived, "2026-09-07", pack.FirstHearing, "2026-09-24"))
	if due.On != day("2026-09-21") || due.Computation.Rule != calendar.WorkingDaysBefore {
		t.Errorf("due %s by %s, want 21 September by the hearing", due.On, due.Computation.Rule)
	}
	if len(due.Others) != 1 || due.Others[0].Date != day("2026-09-30") || len(due.Gaps) != 0 {
		t.Errorf("the other count is lost: %v, gaps %v", due.Others, due.Gaps)
	}
}

func TestADayThatIsNotKnownYetIsSaid(t *testing.T) {
	p := load(t)
	rule := duty(t, p, "safeguarding_letter")
	due := rule.Due(p.Calendars(), days(pack.ApplicationReceived, "2026-09-07"))
	if due.On != day("2026-09-30") || len(due.Gaps) != 1 || due.Gaps[0] != (pack.Gap{From: pack.FirstHearing, Why: "The day of the first hearing is not known yet."}) {
		t.Errorf("due %s, gaps %v", due.On, due.Gaps)
	}
	if nothing := rule.Due(p.Calendars(), pack.Facts{}); !nothing.On.IsZero() || len(nothing.Gaps) != 2 {
		t.Errorf("with no days known it is due %s, gaps %v", nothing.On, nothing.Gaps)
	}
}

func TestACountPastTheHolidayTableIsAGapAndNotAGuess(t *testing.T) {
	p := load(t)
	due := duty(t, p, "safeguarding_letter").Due(p.Calendars(), days(pack.ApplicationReceived, "2027-12-20"))
	if !due.On.IsZero() || len(due.Gaps) != 2 || due.Gaps[0].From != pack.ApplicationReceived {
		t.Errorf("due %s, gaps %v", due.On, due.Gaps)
	}
}

func TestAnOrdersDayOverridesTheRule(t *testing.T) {
	p := load(t)
	facts := days(pack.ApplicationReceived, "2026-09-07")
	facts.OrderDay, facts.OrderTime = day("2026-10-05"), calendar.NewTime(16, 0)

	due := duty(t, p, "safeguarding_letter").Due(p.Calendars(), facts)
	if due.On != day("2026-10-05") || due.At.String() != "16:00" || !due.ByOrder || due.Computation.Rule != "" {
		t.Errorf("due %s %s, by order %t, counted by %q", due.On, due.At, due.ByOrder, due.Computation.Rule)
	}
	if len(due.Others) != 1 || due.Others[0].Date != day("2026-09-30") {
		t.Errorf("what the rule would have said is lost: %v", due.Others)
	}
}

func TestAnOrderDoesNotMoveAFixedDuty(t *testing.T) {
	p := load(t)
	facts := days(pack.CauseForWorry, "2026-11-24")
	facts.OrderDay = day("2026-12-24")
	if due := duty(t, p, "section16a").Due(p.Calendars(), facts); due.On != day("2026-11-24") || due.ByOrder {
		t.Errorf("due %s, by order %t", due.On, due.ByOrder)
	}
}

func TestAChildImpactReportIsDueWhenTheOrderSaysAndNotBefore(t *testing.T) {
	p := load(t)
	rule, found := p.DutyOrdered("child_impact_1", "cfm", day("2026-11-24"))
	if !found {
		t.Fatal("no duty for an ordered child impact report")
	}
	if due := rule.Due(p.Calendars(), days(pack.ApplicationIssued, "2026-11-24")); !due.On.IsZero() {
		t.Errorf("without a day in the order it is due %s", due.On)
	}
	if due := rule.Due(p.Calendars(), pack.Facts{OrderDay: day("2027-01-15")}); due.On != day("2027-01-15") {
		t.Errorf("the order’s day is lost: %s", due.On)
	}
}

func TestTheTimeOfDayComesWithTheDay(t *testing.T) {
	p := load(t)
	due := duty(t, p, "guardians_analysis_cmh").Due(p.Calendars(), days(pack.CaseManagementHearing, "2026-11-25"))
	if due.On != day("2026-11-24") || due.At.String() != "12:00" {
		t.Errorf("due %s at %s", due.On, due.At)
	}
}

func TestADueDaySaysHowItCameAbout(t *testing.T) {
	p := load(t)
	letter, impact := duty(t, p, "safeguarding_letter"), duty(t, p, "child_impact_1_ordered")
	ordered := pack.Facts{OrderDay: day("2026-12-11")}
	for _, example := range []struct {
		due  pack.Due
		want string
	}{
		{letter.Due(p.Calendars(), ordered), "The order sets the day, not a rule."},
		{letter.Due(p.Calendars(), days(pack.FirstHearing, "2026-10-16")), "3 working days before Friday 16 October 2026 is Tuesday 13 October 2026."},
		{letter.Due(p.Calendars(), pack.Facts{}), "The day of the application’s arrival is not known yet."},
		{impact.Due(p.Calendars(), pack.Facts{}), "The order has to set the day."},
	} {
		if got := example.due.Sentence(); got != example.want {
			t.Errorf("said %q, want %q", got, example.want)
		}
	}
}

func TestDutiesAreOpenedByTrackAndDate(t *testing.T) {
	p := load(t)
	opened := func(event pack.Event, track, on string) (ids []string) {
		for _, rule := range p.Duties(event, track, day(on)) {
			ids = append(ids, rule.ID)
		}
		return ids
	}
	for _, example := range []struct {
		event     pack.Event
		track, on string
		want      []string
	}{
		{pack.ApplicationReceived, "cap", "2026-11-24", []string{"early_screening", "safeguarding_letter"}},
		{pack.ApplicationReceived, "cfm", "2026-11-24", []string{"early_screening"}},
		{pack.ApplicationReceived, "cap", "2014-04-21", nil},
		{pack.CauseForWorry, "cap", "2026-11-24", []string{"section16a", "referral_in_writing"}},
		{pack.CauseForWorry, "plo", "2026-11-24", []string{"referral_in_writing"}},
		{pack.CaseManagementHearing, "plo", "2026-11-24", []string{"guardians_analysis_cmh"}},
	} {
		if got := opened(example.event, example.track, example.on); !equal(got, example.want) {
			t.Errorf("%s on %s opens %v, want %v", example.event, example.track, got, example.want)
		}
	}
}
