package redaction_test

import (
	"fmt"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/redaction"
)

// family is a case in which the mother’s address is hidden from the father, and the father’s telephone from nobody.
type family struct {
	*casetest.Case
	mother, father ledger.Ref
}

func newFamily(t *testing.T) *family {
	t.Helper()
	t.Parallel()
	f := &family{Case: casetest.New(t)}
	f.tell()
	return f
}

// tell puts the family and what is hidden on record.
func (f *family) tell() {
	f.mother, f.father = f.Adult("Niamh O’Neill", "applicant"), f.Adult("Tomasz Wilk", "respondent")
	f.gives(f.mother, casework.Address, "14 Elm Road\nOtterburgh\nLS6 2AB", casework.Hiding{From: casework.FromSome, People: []ledger.Ref{f.father}})
	f.gives(f.father, casework.Phone, "0191 496 0441", casework.Hiding{From: casework.FromNobody})
}

func (f *family) gives(of ledger.Ref, kind casework.DetailKind, value string, from casework.Hiding) {
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, f.Worker, ledger.NewEntryID(), casework.DetailForm{Of: of, Kind: kind, Value: value, Hiding: from})
	})
}

// gates are those for a recipient by a gateway.
func (f *family) gates(t *testing.T, to leaving.Recipient, by pack.Gateway) redaction.Gates {
	t.Helper()
	gates, err := redaction.GatesFor(to, by, func(to casework.Recipient) (*casework.Gate, error) {
		return casework.GateFor(f.State(), casework.SideOf(f.Read(f.Side)), to)
	})
	if err != nil {
		t.Fatal(err)
	}
	return gates
}

var (
	theCourt = leaving.Recipient{Sort: leaving.TheCourt}
	police   = leaving.Recipient{Sort: leaving.Police}
	hospital = leaving.Recipient{Sort: leaving.OtherBody, Name: "Dr Amis"}
)

func TestAHiddenDetailIsFoundWithTheNumberBeforeIt(t *testing.T) {
	f := newFamily(t)
	text := page("They live at", "14 Elm Rd, Otter-", "burgh ls62ab since", "May. Elm Road is long.")
	got := ""
	for _, x := range f.gates(t, leaving.Recipient{Sort: leaving.SomebodyInCase, Person: f.father}, pack.Gateway{}).In(text, 1, nil) {
		if !x.Bars || x.Says != "an address of Niamh O’Neill, which is hidden from Tomasz Wilk" {
			t.Errorf("found %+v", x)
		}
		got += fmt.Sprintf("“%s” ", text.Says(x.Span))
	}
	if want := "“14 Elm Rd,” “Otter- burgh” “ls62ab” “Elm Road” "; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

func TestWhatIsRemovedIsNotFoundAndJoinsNothing(t *testing.T) {
	f := newFamily(t)
	text := page("They live at 14 Elm long Road now.")
	removed := []redaction.Removal{removal(1, 6, 6, redaction.Confidential)}
	gates := f.gates(t, theCourt, pack.Gateway{})
	if found := gates.In(text, 1, removed); found != nil {
		t.Errorf("words on both sides of a block are read as one: %+v", found)
	}
	if found := gates.In(page("at 14 Elm Road"), 1, []redaction.Removal{removal(1, 2, 4, redaction.Confidential)}); found != nil {
		t.Errorf("found what is removed: %+v", found)
	}
}

// TestWhatStandsInTheWayDependsOnTheRecipientAndTheGateway is a table of who is told and who is kept from what.
func TestWhatStandsInTheWayDependsOnTheRecipientAndTheGateway(t *testing.T) {
	f := newFamily(t)
	danger := casetest.Pack(t).Leaving.Danger()
	address, phone := page("She is at 14 Elm Road."), page("Ring 0191 496 0441.")
	for _, c := range []struct {
		name           string
		to             leaving.Recipient
		by             pack.Gateway
		address, phone string
	}{
		{"the father", leaving.Recipient{Sort: leaving.SomebodyInCase, Person: f.father}, pack.Gateway{}, "bars", ""},
		{"the father, to protect somebody", leaving.Recipient{Sort: leaving.SomebodyInCase, Person: f.father}, danger, "bars", ""},
		{"the mother", leaving.Recipient{Sort: leaving.SomebodyInCase, Person: f.mother}, pack.Gateway{}, "", ""},
		{"the court, to protect somebody", theCourt, danger, "bars", ""},
		{"a hospital", hospital, pack.Gateway{}, "bars", "tells"},
		{"the police", police, pack.Gateway{}, "bars", "tells"},
		{"the police, to protect somebody", police, danger, "tells", "tells"},
		{"nobody that is known", leaving.Recipient{}, pack.Gateway{}, "bars", "tells"},
	} {
		gates := f.gates(t, c.to, c.by)
		if got := how(gates.In(address, 1, nil)); got != c.address {
			t.Errorf("%s: a hidden address %q, want %q", c.name, got, c.address)
		}
		if got := how(gates.In(phone, 1, nil)); got != c.phone {
			t.Errorf("%s: a number hidden from nobody %q, want %q", c.name, got, c.phone)
		}
	}
}

func how(found []redaction.Found) string {
	switch {
	case len(found) == 0:
		return ""
	case found[0].Bars:
		return "bars"
	default:
		return "tells"
	}
}
