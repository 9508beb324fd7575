package evidence_test

import (
	"slices"
	"testing"

	"candour/internal/evidence"
	"candour/internal/ledger"
)

func TestOnlyWhatIsSettledAgreedOrOnAnOfficialRecordIsEstablished(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	birth := c.draws(account(evidence.Who{Name: "The register office"}, "official_record", "2026-09-10", "Isla was born on 3 June 2019"))
	ways := func(item ledger.Ref) []string { return c.state().EstablishedBy(c.footing(), item) }
	if got := ways(said); len(got) != 0 {
		t.Errorf("an account nobody disputes is established by %v", got)
	}
	if got := ways(birth); !slices.Equal(got, []string{evidence.ByRecord}) {
		t.Errorf("a birth certificate: %v", got)
	}
	agreed := outcome(said, evidence.Agreed)
	recorded := agreed.Paper
	agreed.Paper = evidence.Paper{}
	if _, err := evidence.RecordOutcome(c.pack, c.state(), c.worker, c.id(), agreed); err == nil {
		t.Error("an agreement that stands in no document was recorded")
	}
	agreed.Paper = recorded
	c.when(evidence.RecordOutcome(c.pack, c.state(), c.worker, c.id(), agreed))
	if got := ways(said); !slices.Equal(got, []string{evidence.ByAgreement}) {
		t.Errorf("agreed: %v", got)
	}
	c.davidDenies(said)
	if got := ways(said); len(got) != 0 {
		t.Errorf("agreed and then disputed: %v", got)
	}
	found := c.finds(finding(true, said))
	if got := ways(said); !slices.Contains(got, evidence.ByFinding) {
		t.Errorf("found: %v", got)
	}
	c.when(evidence.SetAsideDecision(c.state(), c.worker, c.id(), evidence.SetAsideForm{
		SetAsideBody: evidence.SetAsideBody{Of: found, Court: "Court of Appeal"}, On: finding(true).On,
	}))
	if got := ways(said); len(got) != 0 {
		t.Errorf("set aside: %v", got)
	}
}

func TestWhatSpeaksAgainstAnItemIsKnownForTheReport(t *testing.T) {
	c, said := kersey(t)
	if got := numbers(c.state().Contrary(said)); !slices.Equal(got, []int{2, 4}) {
		t.Errorf("contrary to 1: %v, want the denial and the second account", got)
	}
	denial := c.state().Items()[1].Ref()
	if got := numbers(c.state().Contrary(denial)); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("contrary to 2: %v, want the account and its copy", got)
	}
}

func TestAProvisionalFindingEstablishesNothingYet(t *testing.T) {
	c := newCase(t)
	said := c.hannahSays()
	form := finding(true, said)
	form.Paper = evidence.Paper{Note: ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "note of the hearing")}}
	c.finds(form)
	if got := c.state().EstablishedBy(c.footing(), said); len(got) != 0 {
		t.Errorf("established by %v", got)
	}
}
