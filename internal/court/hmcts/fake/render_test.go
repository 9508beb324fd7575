package fake_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"candour/internal/calendar"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
)

// said is what a case says, without what belongs to one payload: its bytes, places in it, and its account.
func said(t interface{ Fatal(...any) }, c hmcts.CourtCase) string {
	c.Raw, c.Path, c.Content, c.Account = nil, "", hmcts.Content{}, hmcts.Account{}
	for _, p := range c.People() {
		p.Path = ""
		if c.Jurisdiction == hmcts.Public { // which takes hidden details out
			p.Details = slices.DeleteFunc(slices.Clone(p.Details), func(d hmcts.Detail) bool { return d.Decision == hmcts.Hidden })
		}
	}
	for i := range c.Relations {
		c.Relations[i].Path = ""
	}
	for i := range c.Hearings {
		c.Hearings[i].Path = ""
	}
	for i := range c.Orders {
		c.Orders[i].Path = ""
	}
	for i := range c.Documents {
		c.Documents[i].Path, c.Documents[i].From = "", ""
	}
	slices.SortStableFunc(c.Documents, func(a, b hmcts.Document) int { return strings.Compare(a.Category+a.ID, b.Category+b.ID) })
	encoded, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(encoded) + hiddenValues(c)
}

func hiddenValues(c hmcts.CourtCase) string {
	text := ""
	for _, d := range c.Confidential() {
		text += "\n" + d.Whose + ": " + string(d.Kind) + " " + d.Reveal()
	}
	return text
}

func again(t interface{ Fatal(...any) }, c hmcts.CourtCase) hmcts.CourtCase {
	body, err := fake.Render(c)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := hmcts.Parse([]byte(`{"total":1,"cases":[` + string(body) + `]}`))
	if err != nil || len(answer.Cases) != 1 {
		t.Fatal(err, answer.Refused)
	}
	return answer.Cases[0]
}

func TestWhatIsRenderedIsReadAsItWasMeant(t *testing.T) {
	paths, err := filepath.Glob("../testdata/*/*-derived_*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := hmcts.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range answer.Cases {
			rendered := again(t, c)
			if unknown := rendered.Account.Unknown; len(unknown) > 0 {
				t.Errorf("%s: rendered with %v", path, unknown)
			}
			if want, got := said(t, c), said(t, rendered); got != want {
				t.Errorf("%s, case %s: %s", path, c.ID, difference(want, got))
			}
		}
	}
}

// difference is the first line in which two texts differ.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			return strings.Join(w[max(0, i-8):min(len(w), i+3)], "\n") + "\n--- is read as\n" + strings.Join(g[max(0, i-8):min(len(g), i+3)], "\n")
		}
	}
	return "there is more at the end: " + strings.Join(g[len(w):], "\n")
}

// words draws short texts such as a court sends; never blank, never with space around them.
var words = rapid.StringMatching(`[A-Z][a-zŵé]{1,8}( [A-Z][a-z'’]{1,8})?`)

var dates = rapid.Custom(func(t *rapid.T) calendar.Date {
	return calendar.MustParse("1950-01-01").AddDays(rapid.IntRange(0, 28000).Draw(t, "day"))
})

var moments = rapid.Custom(func(t *rapid.T) time.Time {
	return time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(0, 180*24*3600).Draw(t, "second")) * time.Second)
})

var answers = rapid.SampledFrom([]hmcts.Answer{hmcts.NotGiven, hmcts.Yes, hmcts.No})

var addresses = rapid.Custom(func(t *rapid.T) string {
	lines := rapid.SliceOfN(words, 1, 5).Draw(t, "lines")
	if rapid.Bool().Draw(t, "postcode") {
		lines = append(lines, "LS1 4DY", "United Kingdom")
	}
	return strings.Join(lines, "\n")
})

func drawPerson(t *rapid.T, role hmcts.Role, i int) hmcts.Person {
	return hmcts.Person{
		Role: role, Place: string(role) + " " + string(rune('1'+i)), First: words.Draw(t, "first"), Last: words.Draw(t, "last"),
		Born: dates.Draw(t, "born"), Gender: rapid.SampledFrom([]string{"", "MALE", "FEMALE"}).Draw(t, "gender"),
	}
}

func drawCase(t *rapid.T, j hmcts.Jurisdiction) hmcts.CourtCase {
	return hmcts.CourtCase{
		Jurisdiction: j, ID: rapid.StringMatching(`1[67][0-9]{14}`).Draw(t, "number"), FamilyMan: words.Draw(t, "familyMan"),
		LastModified: moments.Draw(t, "modified"), Created: moments.Draw(t, "created"), Submitted: dates.Draw(t, "submitted"),
		Court: hmcts.Court{Region: "4", Base: "102476"},
	}
}

func TestAnyPublicLawCaseIsReadAsItWasMeant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCase(t, hmcts.Public)
		c.State, c.Application, c.OrdersSought, c.LocalAuthority = "Gatekeeping", "C110A", []string{"CARE_ORDER"}, "HN"
		for i := range rapid.IntRange(0, 3).Draw(t, "children") {
			p := drawPerson(t, hmcts.Child, i)
			p.AdditionalNeeds, p.CarePlan = answers.Draw(t, "needs"), words.Draw(t, "plan")
			decision := rapid.SampledFrom([]hmcts.Decision{hmcts.Undecided, hmcts.Shown}).Draw(t, "decision")
			p.Details = []hmcts.Detail{
				hmcts.NewDetail(hmcts.Address, addresses.Draw(t, "address"), decision, whyOf(decision)),
				hmcts.NewDetail(hmcts.LivingSituation, words.Draw(t, "situation"), decision, whyOf(decision)),
			}
			c.Children = append(c.Children, p)
		}
		for range rapid.IntRange(0, 3).Draw(t, "hearings") {
			start := moments.Draw(t, "start")
			c.HearingsGiven = true
			c.Hearings = append(c.Hearings, hmcts.Hearing{
				Key: rapid.StringMatching(`[0-9a-f]{32}`).Draw(t, "id"), Type: "FINAL", Attendance: []string{"VIDEO"},
				Days: []hmcts.HearingDay{{Start: calendar.Moment{UTC: start}, End: calendar.Moment{UTC: start.Add(time.Hour)}, Venue: "98"}},
			})
		}
		if want, got := said(t, c), said(t, again(t, c)); got != want {
			t.Fatal(difference(want, got))
		}
	})
}

func TestAnyPrivateLawCaseIsReadAsItWasMeant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCase(t, hmcts.Private)
		c.State, c.Application = "DECISION_OUTCOME", "C100"
		for i := range rapid.IntRange(1, 3).Draw(t, "applicants") {
			p := drawPerson(t, hmcts.Applicant, i)
			p.Key, p.Represented = "a"+string(rune('1'+i)), answers.Draw(t, "represented")
			p.First += string(rune('a' + i)) // two of one name could not be told apart
			decision := rapid.SampledFrom([]hmcts.Decision{hmcts.Undecided, hmcts.Hidden, hmcts.Shown}).Draw(t, "decision")
			p.Details = []hmcts.Detail{hmcts.NewDetail(hmcts.Address, addresses.Draw(t, "address")+" "+p.Key, decision, askedOr(decision))}
			c.Applicants = append(c.Applicants, p)
		}
		home := c.Applicants[0]
		child := drawPerson(t, hmcts.Child, 0)
		child.Key, child.OrdersSought = "c1", []string{"childArrangementsOrder"}
		child.Details = []hmcts.Detail{
			hmcts.NewDetail(hmcts.LivesWith, home.FullName(), hmcts.Shown, ""),
			hmcts.NewDetail(hmcts.Address, home.Details[0].Reveal(), home.Details[0].Decision, home.Details[0].Why),
		}
		c.Children = []hmcts.Person{child}
		c.Orders = []hmcts.Order{{Key: "o1", Type: "Standard directions order", Made: dates.Draw(t, "made"),
			Reports: []string{"Section 7 report"}, ReportsDue: dates.Draw(t, "due"), HearingIDs: []string{"2000005039"}}}
		if want, got := said(t, c), said(t, again(t, c)); got != want {
			t.Fatal(difference(want, got))
		}
	})
}

func whyOf(d hmcts.Decision) string {
	if d == hmcts.Undecided {
		return "the court did not say whether this is confidential"
	}
	return ""
}

func askedOr(d hmcts.Decision) string {
	if d == hmcts.Hidden {
		return "it is among the details that the applicants asked to be kept confidential"
	}
	return whyOf(d)
}

func TestPublicLawTakesHiddenDetailsOutAndPrivateLawSendsThemInClear(t *testing.T) {
	person := hmcts.Person{Role: hmcts.Respondent, First: "Ada", Details: []hmcts.Detail{hmcts.NewDetail(hmcts.Address, "1 High Street", hmcts.Hidden, "")}}
	for j, sent := range map[hmcts.Jurisdiction]bool{hmcts.Public: false, hmcts.Private: true} {
		body, err := fake.Render(hmcts.CourtCase{Jurisdiction: j, ID: "1", Respondents: []hmcts.Person{person}})
		if err != nil || strings.Contains(string(body), "High Street") != sent {
			t.Errorf("%s: %s, %v", j, body, err)
		}
	}
}

func TestACaseAddedAgainIsAnUpdate(t *testing.T) {
	court := fake.New(time.Now)
	c := hmcts.CourtCase{Jurisdiction: hmcts.Public, ID: "1", State: "Submitted", LastModified: time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)}
	for _, state := range []string{"Submitted", "Gatekeeping"} {
		c.State = state
		if err := court.Add(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := court.Add(hmcts.CourtCase{Jurisdiction: hmcts.Public, ID: "not a number"}); err == nil {
		t.Error("a case without a number was added")
	}
}
