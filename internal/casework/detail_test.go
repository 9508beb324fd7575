package casework_test

import (
	"encoding/json"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

const hiddenAddress = "Flat 2, 14 Sycamore Rise, Milborough"

// family is a case with a mother, a father and the mother's address.
type family struct {
	*casetest.Case
	mother, father ledger.Ref
}

func withAddress(t *testing.T, hiding func(f family) casework.Hiding) family {
	c := casetest.New(t)
	f := family{Case: c, mother: c.Adult("Niamh O’Neill", "applicant"), father: c.Adult("Tomasz Wilk", "respondent")}
	f.When(detail(c.Worker, casework.DetailForm{Of: f.mother, Kind: casework.Address, Value: hiddenAddress, Hiding: hiding(f)}))
	return f
}

func undecided(family) casework.Hiding { return casework.Hiding{} }

func fromFather(f family) casework.Hiding {
	return casework.Hiding{From: casework.FromSome, People: []ledger.Ref{f.father}}
}

func detail(by ledger.Author, form casework.DetailForm) casetest.Verb {
	id := ledger.NewEntryID()
	return func(s *casework.State) (ledger.Change, error) { return casework.AddDetail(s, by, id, form) }
}

func (f family) theDetail(t *testing.T) *casework.Detail {
	t.Helper()
	p, _ := f.State().Person(f.mother)
	if len(p.Details()) != 1 {
		t.Fatalf("details %+v", p.Details())
	}
	return p.Details()[0]
}

func TestAConfidentialValueNeverStandsInTheOpen(t *testing.T) {
	f := withAddress(t, fromFather)
	for _, e := range f.Read(f.Stream).Entries {
		stored, err := json.Marshal(e.Body)
		if err != nil {
			t.Fatal(err)
		}
		line := f.Ledger.Registry().Line(words.Printer{}, e)
		if strings.Contains(string(stored)+line.Text+line.Words, "Sycamore") {
			t.Errorf("%s tells the address: %s", e.Kind, stored)
		}
	}
	fact, ok := casework.SideOf(f.Read(f.Side)).Fact(f.theDetail(t).Ref)
	if !ok || fact.Value != hiddenAddress {
		t.Errorf("the closed side has %+v", fact)
	}
}

func TestTheOpenSideSaysThatThereIsOneAndFromWhomItIsHidden(t *testing.T) {
	f := withAddress(t, fromFather)
	d := f.theDetail(t)
	if got := d.Hiding.Words(words.Printer{}); got != "hidden from Tomasz Wilk" {
		t.Errorf("said %q", got)
	}
	if from := f.State().HiddenFrom(f.father); len(from) != 1 || from[0].Ref != d.Ref {
		t.Errorf("hidden from the father: %+v", from)
	}
	if from := f.State().HiddenFrom(f.mother); len(from) != 0 {
		t.Errorf("her own address is hidden from her: %+v", from)
	}
}

func TestADetailNobodyHasDecidedOnIsHiddenFromEveryone(t *testing.T) {
	f := withAddress(t, undecided)
	if d := f.theDetail(t); !d.Confidential() || d.Decided || len(f.State().HiddenFrom(f.father)) != 1 || len(f.State().Undecided()) != 1 {
		t.Errorf("%+v", d)
	}
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.DecideHiding(s, f.Worker, ledger.NewEntryID(), casework.HidingDecidedBody{
			Fact: f.theDetail(t).Ref, Hiding: casework.Hiding{From: casework.FromNobody}, Why: "She says he knows it and may",
		})
	})
	if d := f.theDetail(t); d.Hiding.Hidden() || !d.Decided || len(f.State().HiddenFrom(f.father)) != 0 || len(f.State().Undecided()) != 0 {
		t.Errorf("after the decision: %+v", d)
	}
}

func TestTheCourtsWordDoesNotOpenWhatAPersonHid(t *testing.T) {
	f := withAddress(t, fromFather)
	court := casework.DetailForm{
		Of: f.mother, Kind: casework.Address, Value: "9 Elder Street, Milborough", Replaces: f.theDetail(t).Ref,
		Hiding: casework.Hiding{From: casework.FromNobody}, Court: &casework.CourtWord{At: "2026-05-20T10:00:00.000000Z"},
	}
	f.When(detail(ledger.ByService("court import"), court))
	if d := f.theDetail(t); !d.Confidential() || d.Hiding.From != casework.FromSome {
		t.Errorf("%+v", d)
	}
	entries := f.Read(f.Stream).Entries
	line := f.Ledger.Registry().Line(words.Printer{}, entries[len(entries)-1])
	if line.Text != "Niamh O’Neill: an address changed; hidden from Tomasz Wilk" {
		t.Errorf("the timeline says %q", line.Text)
	}
}

func TestADetailThatIsNotConfidentialStandsInTheOpen(t *testing.T) {
	c := casetest.New(t)
	tomasz := c.Adult("Tomasz Wilk", "respondent")
	c.When(detail(c.Worker, casework.DetailForm{Of: tomasz, Kind: casework.Phone, Value: "01632 960441", Hiding: casework.Hiding{From: casework.FromNobody}}))
	p, _ := c.State().Person(tomasz)
	if d := p.Details()[0]; d.Value != "01632 960441" || d.Confidential() {
		t.Errorf("%+v", d)
	}
	if v := casework.SideOf(c.Read(c.Side)).Values(); len(v) != 0 {
		t.Errorf("the closed side has %q", v)
	}
}

func TestAnOpenDetailCanBeTakenOutOfSight(t *testing.T) {
	c := casetest.New(t)
	niamh := c.Adult("Niamh O’Neill", "applicant")
	c.When(detail(c.Worker, casework.DetailForm{Of: niamh, Kind: casework.Phone, Value: "01632 960441", Hiding: casework.Hiding{From: casework.FromNobody}}))
	p, _ := c.State().Person(niamh)
	open := p.Details()[0].Ref
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Conceal(s, c.Worker, ledger.NewEntryID(), casework.ConcealForm{Detail: open, Why: "He has found out which number she uses"})
	})
	p, _ = c.State().Person(niamh)
	if len(p.Details()) != 1 || !p.Details()[0].Confidential() {
		t.Fatalf("%+v", p.Details())
	}
	for _, e := range casework.Shown(c.Read(c.Stream)) {
		if stored, _ := json.Marshal(e.Body); strings.Contains(string(stored), "960441") {
			t.Errorf("%s still shows the number", e.Kind)
		}
	}
	if v := casework.SideOf(c.Read(c.Side)).Values(); len(v) != 1 || v[0] != "01632 960441" {
		t.Errorf("the closed side has %q", v)
	}
}

func TestRevealingIsOnRecordWithItsReason(t *testing.T) {
	f := withAddress(t, fromFather)
	reveal := func(why string) casetest.Verb {
		return func(s *casework.State) (ledger.Change, error) {
			return casework.RevealDetail(s, f.Worker, ledger.NewEntryID(), f.theDetail(t).Ref, why)
		}
	}
	if ps := fault.FieldsOf(f.Refuses(reveal(""))); len(ps) != 1 || ps[0].Name != "why" {
		t.Errorf("revealed without a reason: %v", ps)
	}
	f.When(reveal("To plan the visit of 14 May"))
	all := f.State().Reveals()
	if len(all) != 1 || all[0].Why != "To plan the visit of 14 May" || all[0].Entry.Author != f.Worker || all[0].Who != "Niamh O’Neill" {
		t.Errorf("reveals %+v", all)
	}
}

func TestAnUrgentRevealIsNeverBlockedAndIsLookedAtTheNextWorkingDay(t *testing.T) {
	f := withAddress(t, fromFather)
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.RevealUrgently(s, casetest.Pack(t), f.Manager, ledger.NewEntryID(), casework.UrgentForm{
			Fact: f.theDetail(t).Ref, On: calendar.MustParse("2026-05-22"), // a Friday before a bank holiday
		})
	})
	d := duty(t, f.Case, "confidential detail was shown")
	if d.Owner != casework.OfManager || d.Due.On != calendar.MustParse("2026-05-26") {
		t.Errorf("%+v", d)
	}
	if all := f.State().Reveals(); len(all) != 1 || !all[0].Urgent {
		t.Errorf("reveals %+v", all)
	}
}

func TestAnUrgentRevealPastTheTableOfHolidaysStillHappens(t *testing.T) {
	f := withAddress(t, fromFather)
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.RevealUrgently(s, casetest.Pack(t), f.Manager, ledger.NewEntryID(), casework.UrgentForm{Fact: f.theDetail(t).Ref, On: calendar.MustParse("2090-01-02")})
	})
	if d := duty(t, f.Case, "confidential detail was shown"); !d.Due.On.IsZero() || len(d.Due.Gaps) != 1 {
		t.Errorf("due %+v; want no day, and why", d.Due)
	}
}

func TestTheNumberThatIsSafeToUseIsHiddenUntilSomebodyDecides(t *testing.T) {
	c := casetest.New(t)
	niamh := c.Adult("Niamh O’Neill", "applicant")
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.SetSafe(s, c.Worker, ledger.NewEntryID(), casework.SafeForm{
			SafeBody: casework.SafeBody{Of: niamh, Times: "Mornings"}, Number: "01632 960112",
		})
	})
	p, _ := c.State().Person(niamh)
	_, d, ok := c.State().Detail(p.Safe().Use)
	if !ok || !d.Confidential() || d.Kind != casework.Phone {
		t.Errorf("the number to use is %+v", d)
	}
}

func TestADetailThatNoLongerHoldsIsGoneFromViewAndStaysInTheRecord(t *testing.T) {
	f := withAddress(t, fromFather)
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.EndDetail(s, f.Worker, ledger.NewEntryID(), casework.DetailEndedBody{Detail: f.theDetail(t).Ref, Why: "She moved on 1 May"})
	})
	if p, _ := f.State().Person(f.mother); len(p.Details()) != 0 {
		t.Errorf("details %+v", p.Details())
	}
	if v := casework.SideOf(f.Read(f.Side)).Values(); len(v) != 1 {
		t.Errorf("the old address is no longer guarded: %q", v)
	}
}
