package casework_test

import (
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// hiddenFamily is a family of which the mother’s address is hidden from the father, and her telephone from everyone outside.
type hiddenFamily struct {
	*casetest.Case
	mother, father, child ledger.Ref
}

func aHiddenFamily(t *testing.T) *hiddenFamily {
	f := &hiddenFamily{Case: casetest.New(t)}
	f.mother, f.father, f.child = f.Adult("Niamh O’Neill", "applicant"), f.Adult("Tomasz Wilk", "respondent"), f.Child("Ola Wilk", "2017-02-03")
	f.gives(f.mother, casework.Address, "Flat 2\n14 Elm Road\nOtterburgh\nLS6 2AB", casework.Hiding{From: casework.FromSome, People: []ledger.Ref{f.father}})
	f.gives(f.mother, casework.Phone, "07700 900123", casework.Hiding{From: casework.FromEveryone})
	return f
}

func (f *hiddenFamily) gives(of ledger.Ref, kind casework.DetailKind, value string, from casework.Hiding) {
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, f.Worker, ledger.NewEntryID(), casework.DetailForm{Of: of, Kind: kind, Value: value, Hiding: from})
	})
}

func (f *hiddenFamily) gate(t *testing.T, to casework.Recipient) *casework.Gate {
	t.Helper()
	g, err := casework.GateFor(f.State(), casework.SideOf(f.Read(f.Side)), to)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestWhatIsHiddenDependsOnTheRecipient(t *testing.T) {
	f := aHiddenFamily(t)
	const address, phone = "She lives at 14 Elm Rd, ls62ab.", "Ring +44 7700 900 123."
	for name, c := range map[string]struct {
		to             casework.Recipient
		address, phone bool
	}{
		"the father":              {casework.ToPerson(f.father), true, true},
		"the child":               {casework.ToPerson(f.child), false, true},
		"the mother herself":      {casework.ToPerson(f.mother), false, false},
		"the court":               {casework.ToCourt(), true, true},
		"anybody":                 {casework.Anybody(), true, true},
		"a colleague":             {casework.ToColleague(ledger.NewStreamID()), true, true},
		"whoever a zero value is": {casework.Recipient{}, true, true},
	} {
		g := f.gate(t, c.to)
		if got := len(g.In(address)) > 0; got != c.address {
			t.Errorf("the address is hidden from %s: %v", name, got)
		}
		if got := len(g.In(phone)) > 0; got != c.phone {
			t.Errorf("the telephone is hidden from %s: %v", name, got)
		}
	}
}

func TestARefusalSaysWhatAndFromWhomAndRepeatsNoValue(t *testing.T) {
	f := aHiddenFamily(t)
	err := f.gate(t, casework.ToCourt()).Refuse("The report", "She was seen at 14 Elm Road.")
	want := "The report holds an address of Niamh O’Neill, which is hidden from Tomasz Wilk. Nothing has left. Take it out; or, if it may be known after all, record that with the detail first."
	if fault.KindOf(err) != fault.Denied || fault.Sentence(err) != want || strings.Contains(err.Error(), "Elm") {
		t.Errorf("refused with %v", err)
	}
	if err := f.gate(t, casework.ToCourt()).Refuse("The report", "She was seen in the office."); err != nil {
		t.Errorf("refused with %v", err)
	}
}

func TestWhatAColleagueWasShownIsNotKeptFromThem(t *testing.T) {
	f := aHiddenFamily(t)
	ref := f.State().HiddenFrom(f.father)[0].Ref
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.RevealDetail(s, f.Worker, ledger.NewEntryID(), ref, "A welfare visit")
	})
	if kept := f.gate(t, casework.ToColleague(f.Worker.Person)).In("14 Elm Road"); kept != nil {
		t.Errorf("kept from whoever was shown it: %v", kept)
	}
	if kept := f.gate(t, casework.ToColleague(f.Manager.Person)).In("14 Elm Road"); len(kept) != 1 {
		t.Error("one colleague’s reveal shows it to another")
	}
}

func TestAnEarlierAddressStaysHidden(t *testing.T) {
	f := aHiddenFamily(t)
	ref := f.State().HiddenFrom(f.father)[0].Ref
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.EndDetail(s, f.Worker, ledger.NewEntryID(), casework.DetailEndedBody{Detail: ref, Why: "She has moved"})
	})
	if len(f.gate(t, casework.ToCourt()).In("14 Elm Road")) != 1 {
		t.Error("an earlier address may leave")
	}
	if len(f.gate(t, casework.ToPerson(f.mother)).In("14 Elm Road")) != 0 {
		t.Error("an earlier address of hers is kept from herself")
	}
}

func TestWhatLeadsToAHiddenAddressFollowsIt(t *testing.T) {
	f := aHiddenFamily(t)
	nobody := casework.Hiding{From: casework.FromNobody}
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, f.Worker, ledger.NewEntryID(), casework.DetailForm{
			Of: f.child, Kind: casework.School, Value: "Oakfield Primary School", Hiding: nobody, Court: &casework.CourtWord{At: "2026-05-12T08:00:00.000000Z"},
		})
	})
	if len(f.gate(t, casework.ToPerson(f.father)).In("She goes to Oakfield.")) != 1 {
		t.Error("the school that the court gave leads him to a hidden address")
	}
	g := aHiddenFamily(t)
	g.gives(g.child, casework.School, "Oakfield Primary School", nobody)
	if len(g.gate(t, casework.ToPerson(g.father)).In("She goes to Oakfield.")) != 0 {
		t.Error("what somebody decided is not hidden is hidden")
	}
}

func TestAGateOfAnotherCasesSecretsIsRefused(t *testing.T) {
	f := aHiddenFamily(t)
	other := f.Another("ZE26P00999")
	if _, err := casework.GateFor(f.State(), casework.SideOf(f.Read(other.Side)), casework.ToCourt()); err == nil {
		t.Error("the closed side of another case is taken")
	}
	if _, err := casework.GateFor(new(casework.State), new(casework.ClosedSide), casework.ToCourt()); err == nil {
		t.Error("a gate is made of nothing")
	}
}
