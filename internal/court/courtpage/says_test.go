package courtpage_test

import (
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

func TestTheCourtsVersionStandsBesideOurs(t *testing.T) {
	s := newSite(t)
	var joe ledger.Ref
	for _, p := range casework.Of(s.Read(s.stream)).People() {
		if p.Name() == "Joe Doe" {
			joe = p.Ref
		}
	}
	s.does(func(c *casework.State) (ledger.Change, error) {
		return casework.Record(c, s.Ruth.By(), ledger.NewEntryID(), casework.RecordedBody{
			Saying: casework.Saying{Of: joe, Field: casework.Born, Value: "2020-01-02"}, Source: "Birth certificate",
		})
	})
	s.Ruth.Get(s.path("court", "says")).OK().Check(
		says("The court last changed the case on 15 June 2026, 11:38."),
		says("All final orders issued"),
		says("Date of birth of Joe Doe: we recorded 2 January 2020, the court gives 1 January 2020."), says("Say which is right"))
}

func TestWhatIsNoLongerReportedAndWhatContradictsIsShown(t *testing.T) {
	s := newSite(t)
	s.comes(s.later(`"firstName": "Joe"`, `"firstName": "Joseph"`))
	s.Ruth.Get(s.path("court", "says")).OK().Check(says("Joseph Doe"))
	s.comes(s.later(`"firstName": "Joe"`, `"firstName": "Joey"`))
	s.Ruth.Get(s.path("court", "says")).OK().Check(says("The court contradicts itself"), says("and also")).
		Click("Say which is right").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Joseph"), htmlcheck.HasText("Joey")))
}

func TestNoHiddenValueIsOnAnyPage(t *testing.T) {
	s := newSite(t)
	answer, err := hmcts.Parse(s.payload())
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"says", "documents"} {
		body := s.Ruth.Get(s.path("court", page)).OK().Body
		for _, secret := range answer.Cases[0].Confidential() {
			for line := range strings.Lines(secret.Reveal()) {
				line = strings.TrimSpace(line)
				if len(line) >= 6 && strings.ContainsAny(line, "0123456789@") && strings.Contains(body, line) {
					t.Errorf("%s shows %s of %s", page, secret.Kind, secret.Whose)
				}
			}
		}
	}
	s.Ruth.Get(s.path("court", "says")).Check(says("On record, hidden from everyone outside the service"))
}

func TestACaseOfWhichTheCourtSentNothingSaysSo(t *testing.T) {
	s := newSite(t)
	s.stream = s.Begin()
	s.side = s.Begin()
	s.does(func(*casework.State) (ledger.Change, error) {
		return casework.OpenCase(s.in.Pack, s.Colin.By(), ledger.NewEntryID(), casework.OpenForm{
			Case: s.stream, Team: s.Wexcombe, TeamIs: "Wexcombe family team", OpenedBody: casework.OpenedBody{Side: s.side, Law: "private"},
		})
	})
	s.Ruth.Get(s.path("court", "says")).OK().Check(says("has sent nothing of this case"), says("has never answered"))
	s.Ruth.Get(s.path("court", "documents")).OK().Check(says("has listed none"))
}
