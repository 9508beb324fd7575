package casework_test

import (
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

func link(c, other *casetest.Case, how casework.How) (casetest.Verb, ledger.StreamID) {
	return func(s *casework.State) (ledger.Change, error) {
		return casework.LinkCases(s, other.State(), c.Worker, ledger.NewEntryID(), casework.LinkForm{How: how, Why: "Found in the application"})
	}, other.Stream
}

func TestALinkStandsInBothCasesEachFromItsOwnSide(t *testing.T) {
	c := casetest.New(t)
	earlier := c.Another("ZE22P00101")
	c.When(link(c, earlier, casework.Earlier))
	if l := c.State().Links(); len(l) != 1 || l[0].To != earlier.Stream || l[0].How != casework.Earlier {
		t.Errorf("here %+v", l)
	}
	if l := earlier.State().Links(); len(l) != 1 || l[0].To != c.Stream || l[0].How != casework.Later {
		t.Errorf("there %+v", l)
	}
	if ps := fault.FieldsOf(c.Refuses(link(c, earlier, casework.Earlier))); len(ps) != 1 || ps[0].Name != "to" {
		t.Errorf("linked twice: %v", ps)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.UnlinkCases(s, earlier.State(), c.Worker, ledger.NewEntryID(), "Another family of that name")
	}, earlier.Stream)
	if len(c.State().Links())+len(earlier.State().Links()) != 0 {
		t.Error("the link stands after it was taken back")
	}
}

func TestNothingCrossesBetweenCasesButByAnActThatSaysWhatAllowsIt(t *testing.T) {
	c := casetest.New(t)
	other := c.Another("ZE26P00977")
	c.When(note(c.Worker, call("Mrs Achebe", "Both children were late.")))
	carry := func(by string) casetest.Verb {
		return func(s *casework.State) (ledger.Change, error) {
			return casework.Carry(s, other.State(), c.Worker, ledger.NewEntryID(), casework.CarryForm{
				What: s.Notes()[0].Ref(), As: "A note of 12 May", Why: "It concerns both children", By: by,
			})
		}
	}
	if ps := fault.FieldsOf(c.Refuses(carry("Order of 3 June"), other.Stream)); ps[0].Name != "to" {
		t.Errorf("it crossed between cases that are not linked: %v", ps)
	}
	c.When(link(c, other, casework.HalfSiblings))
	if ps := fault.FieldsOf(c.Refuses(carry(""), other.Stream)); ps[0].Name != "by" {
		t.Errorf("it crossed by nobody’s leave: %v", ps)
	}
	c.When(carry("Order of 3 June"), other.Stream)
	out, in := c.State().Crossings(), other.State().Crossings()
	if len(out) != 1 || !out[0].Out || len(in) != 1 || in[0].Out || in[0].What != out[0].What {
		t.Errorf("out %+v, in %+v", out, in)
	}
	if len(other.State().Notes()) != 0 {
		t.Error("the note itself stands in the other case")
	}
}
