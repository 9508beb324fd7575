package hmcts

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
)

// standing is how a person's first detail of a kind stands.
func standing(p Person, kind DetailKind) Decision {
	return detailOf(&p, kind).Decision
}

func TestAMissingFlagHidesUntilAPersonDecides(t *testing.T) {
	for flag, want := range map[string]Decision{
		``: Undecided, `"isAddressConfidential":null,`: Undecided, `"isAddressConfidential":"perhaps",`: Undecided,
		`"isAddressConfidential":"Yes",`: Hidden, `"isAddressConfidential":"No",`: Shown,
		`"isAddressConfidential":"Yes","isAddressConfidential":"No",`: Undecided, // two answers are none
	} {
		c := only(t, privatePayload(`{"respondents":[{"id":"r","value":{`+flag+`"address":{"AddressLine1":"1 High Street"}}}]}`))
		if got := standing(c.Respondents[0], Address); got != want {
			t.Errorf("%s the address is %s; want %s", flag, got, want)
		}
		hidden := slices.Contains(c.Account.Confidential, "/cases/0/case_data/respondents/0/value/address/AddressLine1")
		if hidden != (want != Shown) {
			t.Errorf("%s confidential: %v", flag, c.Account.Confidential)
		}
	}
}

func TestEachContactDetailOfPrivateLawHasItsOwnFlag(t *testing.T) {
	p := only(t, privatePayload(`{"applicants":[{"id":"a","value":{"isAddressConfidential":"No","isEmailAddressConfidential":"Yes",
		"address":{"AddressLine1":"1 High Street"},"addressLivedLessThan5YearsDetails":"2 Low Street","email":"a@example.net","phoneNumber":"1","landline":"2"}}]}`)).Applicants[0]
	want := map[DetailKind]Decision{Address: Shown, PreviousAddress: Shown, Email: Hidden, Telephone: Undecided, Landline: Undecided}
	for kind, decision := range want {
		if got := standing(p, kind); got != decision {
			t.Errorf("%s is %s; want %s", kind, got, decision)
		}
	}
}

func TestTheChildsAddressSharesTheFlagOfThePartyItIsCopiedFrom(t *testing.T) {
	payload := func(party, partyID string) string {
		return privatePayload(`{"applicants":[{"id":"a","value":{` + party + `"address":{"AddressLine1":"1 High Street"}}}],
			"children":[{"id":"c","value":{"whoDoesTheChildLiveWith":{"partyId":"` + partyID + `","partyFullName":"Ada","partyType":"applicant",
			"childAddress":{"AddressLine1":"1, HIGH STREET"}}}}]}`)
	}
	for _, example := range []struct {
		party, id string
		want      Decision
	}{
		{`"isAddressConfidential":"Yes",`, "a", Hidden},
		{`"isAddressConfidential":"No",`, "a", Shown},
		{``, "a", Undecided},
		{`"isAddressConfidential":"No",`, "stranger", Undecided},
	} {
		child := only(t, payload(example.party, example.id)).Children[0]
		if got := standing(child, Address); got != example.want {
			t.Errorf("%+v: the child’s address is %s", example, got)
		}
	}
}

func TestWhatIsHiddenForOneIsHiddenWhereverElseItAppears(t *testing.T) {
	c := only(t, privatePayload(`{"applicants":[
		{"id":"a","value":{"isAddressConfidential":"Yes","address":{"AddressLine1":"1 High Street","PostCode":"LS1 4DY"}}},
		{"id":"b","value":{"isAddressConfidential":"No","address":{"AddressLine1":"1 High Street","AddressLine2":"","PostCode":"ls14dy"}}},
		{"id":"d","value":{"isAddressConfidential":"No","address":{"AddressLine1":"2 High Street"}}}]}`))
	if got := standing(c.Applicants[1], Address); got != Hidden {
		t.Errorf("the same address at another applicant is %s", got)
	}
	longer := only(t, publicPayload(`{"others":[{"detailsHidden":true,"address":{"addressLine1":"1 High Street","postcode":"LS1 4DY"}},
		{"detailsHidden":false,"address":{"addressLine1":"1 High Street","postTown":"Leeds","postcode":"LS1 4DY","country":"United Kingdom"}},
		{"detailsHidden":false,"address":{"addressLine1":"3 High Street","postcode":"LS1 4DY"}}]}`))
	if standing(longer.Others[1], Address) != Hidden || standing(longer.Others[2], Address) != Shown {
		t.Errorf("the same address with its town is %v, the next house %v", longer.Others[1].Details, longer.Others[2].Details)
	}
	if got := standing(c.Applicants[2], Address); got != Shown {
		t.Errorf("another address is %s", got)
	}
}

func TestTheListOfConfidentialDetailsHidesWhateverTheFlagSays(t *testing.T) {
	listed := func(name string) CourtCase {
		return only(t, privatePayload(`{"applicantsConfidentialDetails":[{"id":"x","value":{`+name+`"phoneNumber":"0113 4960000"}}],"applicants":[
		{"id":"a","value":{"firstName":"Ada","lastName":"Nolan","isPhoneNumberConfidential":"No","isEmailAddressConfidential":"No","phoneNumber":"01134960000","email":"a@example.net"}},
		{"id":"b","value":{"firstName":"Bo","lastName":"Nolan","isPhoneNumberConfidential":"No","phoneNumber":"0113 4961111"}}]}`))
	}
	c := listed(`"firstName":"ADA","lastName":"Nolan",`)
	if standing(c.Applicants[0], Telephone) != Hidden || standing(c.Applicants[0], Email) != Shown || standing(c.Applicants[1], Telephone) != Shown {
		t.Errorf("%v %v", c.Applicants[0].Details, c.Applicants[1].Details)
	}
	if len(c.Account.Contradictory) != 1 || !strings.HasSuffix(c.Account.Contradictory[0].Path, "applicants/0/value/isPhoneNumberConfidential") {
		t.Errorf("contradictory: %v", c.Account.Contradictory)
	}
	for _, path := range []string{"id", "value/firstName", "value/phoneNumber"} {
		if !slices.Contains(c.Account.Confidential, "/cases/0/case_data/applicantsConfidentialDetails/0/"+path) {
			t.Errorf("%s of the list is not confidential: %v", path, c.Account.Confidential)
		}
	}
	if c := listed(`"firstName":"Nobody",`); standing(c.Applicants[0], Telephone) != Hidden || standing(c.Applicants[1], Telephone) != Hidden {
		t.Error("a list that names nobody in the case must hide for every applicant")
	}
}

func TestThatAChildLivesWithSomebodyWhoIsNoPartyMayBeASecret(t *testing.T) {
	payload := func(flag string) string {
		return privatePayload(`{"otherPeopleInTheCaseTable":[{"id":"o","value":{"names":"Sam Nolan"}}],
			"children":[{"id":"c","value":{"whoDoesTheChildLiveWith":{"partyId":"o","partyFullName":"Sam Nolan","partyType":"OtherPeople"}}}],
			"childAndOtherPeopleRelations":[{"id":"r","value":{` + flag + `"childId":"c","partyId":"o","childLivesWith":"Yes","partyType":"OtherPeople"}}]}`)
	}
	for flag, want := range map[string]Decision{
		``: Undecided, `"isChildLivesWithPersonConfidential":"Yes",`: Hidden, `"isChildLivesWithPersonConfidential":"No",`: Shown,
	} {
		c := only(t, payload(flag))
		if c.Relations[0].LivesTogether.Decision != want || standing(c.Children[0], LivesWith) != want {
			t.Errorf("%s: relation %v, child %v", flag, c.Relations[0].LivesTogether, c.Children[0].Details)
		}
		if hidden := slices.Contains(c.Account.Confidential, "/cases/0/case_data/children/0/value/whoDoesTheChildLiveWith/partyId"); hidden != (want != Shown) {
			t.Errorf("%s: confidential %v", flag, c.Account.Confidential)
		}
	}
	party := only(t, privatePayload(`{"childAndApplicantRelations":[{"value":{"childId":"c","partyId":"a","childLivesWith":"Yes"}}]}`))
	if party.Relations[0].LivesTogether.Decision != Shown {
		t.Error("parties know which of them a child lives with")
	}
}

func TestPublicLawDetailsBesideAHiddenFlagAreHiddenAndWithoutAFlagUndecided(t *testing.T) {
	payload := func(child, respondent, other string) CourtCase {
		return only(t, publicPayload(`{"children":[{`+child+`"address":{"addressLine1":"1 High Street"},"livingSituation":"Living in a refuge","socialWorkerName":"Kim"}],
			"respondents":[{`+respondent+`"telephoneNumber":"1","contactDetailsHiddenReason":"fled"}],"others":[{`+other+`"address":{"postcode":"LS1 4DY"}}]}`))
	}
	hidden := payload(`"detailsHidden":true,`, `"contactDetailsHidden":true,`, `"detailsHidden":true,`)
	missing := payload(``, ``, ``)
	shown := payload(`"detailsHidden":false,`, `"contactDetailsHidden":false,`, `"detailsHidden":false,`)
	for _, example := range []struct {
		c    CourtCase
		want Decision
	}{{hidden, Hidden}, {missing, Undecided}, {shown, Shown}} {
		child := example.c.Children[0]
		got := []Decision{standing(child, Address), standing(child, LivingSituation), standing(child, SocialWorker),
			standing(example.c.Respondents[0], Telephone), standing(example.c.Others[0], Address)}
		if slices.ContainsFunc(got, func(d Decision) bool { return d != example.want }) {
			t.Errorf("%v; want all %s", got, example.want)
		}
		if standing(example.c.Respondents[0], HidingReason) != Hidden {
			t.Error("the reason for hiding is not hidden")
		}
	}
}

func TestAnAuthoritysAddressIsShownAndACitizensIsNot(t *testing.T) {
	for citizen, want := range map[string]Decision{`"citizenIsApplicant":false,`: Shown, `"citizenIsApplicant":true,`: Undecided} {
		c := only(t, publicPayload(`{`+citizen+`"applicants":[{"name":"A","phone":"1","address":{"addressLine1":"1 High Street"}}]}`))
		if standing(c.Applicants[0], Address) != want || standing(c.Applicants[0], Telephone) != want {
			t.Errorf("%s %v", citizen, c.Applicants[0].Details)
		}
	}
}

func TestAnUnknownPartOfAHiddenAddressIsHiddenToo(t *testing.T) {
	c := only(t, publicPayload(`{"others":[{"detailsHidden":true,"address":{"addressLine1":"1 High Street","note":"behind the school"}}]}`))
	if len(c.Account.Confidential) != 2 || len(c.Account.Unknown) != 0 {
		t.Errorf("%+v", c.Account)
	}
}

func TestAHiddenDetailPrintsLogsAndEncodesWithoutItsValue(t *testing.T) {
	for _, decision := range []Decision{Undecided, Hidden} {
		d := NewDetail(Address, "1 High Street", decision, "asked")
		var log strings.Builder
		slog.New(slog.NewTextHandler(&log, nil)).Info("seen", "detail", d)
		encoded, err := json.Marshal(map[string]any{"d": d})
		if err != nil {
			t.Fatal(err)
		}
		all := fmt.Sprint(d, []Detail{d}, &d) + fmt.Sprintf("%v %+v %#v %s", d, d, d, d) + log.String() + string(encoded)
		if strings.Contains(all, "High") {
			t.Errorf("%s: %s", decision, all)
		}
		if d.Reveal() != "1 High Street" {
			t.Error("the value is lost")
		}
	}
}

func TestContentIsTheSameHoweverTheSameIsSaid(t *testing.T) {
	content := func(data string) Content { return only(t, privatePayload(data)).Content }
	one := content(`{"courtName":"Leeds","otherDocuments":[{"id":"1","value":{"documentName":"a"}},{"id":"2","value":{"documentName":"b"}}],"issueDate":null}`)
	other := content(`{"otherDocuments":[{"value":{"documentName":"b"},"id":"9"},{"id":"8","value":{"documentName":"a"}}],"courtName":" Leeds","children":[],"x":{}}`)
	if one != other {
		t.Error("order, blanks and new element ids change the content")
	}
	if one == content(`{"courtName":"York","otherDocuments":[{"id":"1","value":{"documentName":"a"}},{"id":"2","value":{"documentName":"b"}}]}`) {
		t.Error("another court does not change the content")
	}
	later := only(t, strings.Replace(privatePayload(`{}`), "2026-06-04", "2026-06-05", 1))
	if later.Content != content(`{}`) {
		t.Error("a later time of change alone changes the content")
	}
}

func TestInPublicLawTheOrderOfPeopleIsContentForNobodyHasAnID(t *testing.T) {
	one := only(t, publicPayload(`{"children":[{"firstName":"Ava"},{"firstName":"Ben"}]}`))
	other := only(t, publicPayload(`{"children":[{"firstName":"Ben"},{"firstName":"Ava"}]}`))
	if one.Content == other.Content {
		t.Error("two orders give one content")
	}
}

func TestContradictMovesWhatWasTakenAndNothingElse(t *testing.T) {
	c := only(t, privatePayload(`{"children":[{"value":{"dateOfBirth":[2015,4,3]}}],"respondents":[{"value":{"email":"a@example.net"}}],"x":1}`))
	a, before := c.Account, c.Account.Leaves()
	if !a.Contradict(c.Children[0].Path+"/dateOfBirth", "2015-04-03", "2015-04-13") || len(a.Contradictory) != 3 || a.Leaves() != before {
		t.Errorf("%d leaves, were %d: %+v", a.Leaves(), before, a.Contradictory)
	}
	if a.Contradictory[0].Record != "2015-04-13" || a.Contradictory[1].Record != "" {
		t.Errorf("%+v", a.Contradictory)
	}
	for _, path := range []string{
		c.Children[0].Path + "/dateOfBirth", c.Respondents[0].Path + "/email", "/cases/0/case_data/x", "/cases/0/nothing/here", "nonsense", "", "/total", "/cases/0",
	} {
		if moved := a.Contradict(path, "x", "y"); moved || a.Leaves() != before {
			t.Errorf("%q was moved: %+v", path, a.Contradictory)
		}
	}
}
