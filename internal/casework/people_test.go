package casework_test

import (
	"slices"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

func record(by ledger.Author, of ledger.Ref, field casework.Field, value string) casetest.Verb {
	return func(s *casework.State) (ledger.Change, error) {
		return casework.Record(s, by, ledger.NewEntryID(), casework.RecordedBody{Saying: casework.Saying{Of: of, Field: field, Value: value}})
	}
}

func courtSays(of ledger.Ref, field casework.Field, value, at string) casetest.Verb {
	return func(s *casework.State) (ledger.Change, error) {
		return casework.CourtSays(s, ledger.ByService("court import"), ledger.NewEntryID(), casework.CourtSaidBody{
			Saying: casework.Saying{Of: of, Field: field, Value: value}, Court: &casework.CourtWord{At: at + "T10:00:00.000000Z"},
		})
	}
}

func TestACaseIsCalledByTheFamilyNamesOfItsParties(t *testing.T) {
	c := casetest.New(t)
	if got := c.State().Title(); got != "Case ZE26P00412" {
		t.Errorf("without people it is called %q", got)
	}
	c.Adult("Tomasz Wilk", "respondent")
	c.Adult("Niamh O’Neill", "applicant")
	c.Adult("Bronagh O’Neill", "other")
	if got := c.State().Title(); got != "O’Neill and Wilk" {
		t.Errorf("it is called %q", got)
	}
}

func TestChildrenStandFromTheEldestWithAnUnknownAgeLast(t *testing.T) {
	c := casetest.New(t)
	c.Child("Kofi Mensah", "")
	c.Child("Esi Mensah", "2019-06-02")
	c.Child("Kwame Mensah", "2015-01-30")
	var names []string
	for _, child := range c.State().Children() {
		names = append(names, child.FirstName())
	}
	if want := []string{"Kwame", "Esi", "Kofi"}; !slices.Equal(names, want) {
		t.Errorf("children are %q, want %q", names, want)
	}
	if _, known := c.State().Children()[2].Age(calendar.MustParse("2026-05-12")); known {
		t.Error("an age is given for a child whose birth date is not known")
	}
}

func TestTheCourtNeverOverwritesWhatWeRecord(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-03")
	c.When(courtSays(ola, casework.Born, "2017-03-05", "2026-05-12"))

	born := c.State().FactOf(ola, ledger.Ref{}, casework.Born)
	if born.Value() != "2017-05-03" || !born.Differs() {
		t.Errorf("value %q, differs %v; want ours, and the difference shown", born.Value(), born.Differs())
	}
	if court, _ := born.Court(); court.Value != "2017-03-05" {
		t.Errorf("the court's version is lost: %+v", court)
	}
	if all := c.State().Disagreements(); len(all) != 1 || all[0].Field != casework.Born {
		t.Errorf("disagreements: %v", all)
	}
}

func TestWhatTheCourtSaysStandsWhileWeRecordNothing(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "")
	c.When(courtSays(ola, casework.Born, "2017-03-05", "2026-05-12"))
	if born := c.State().FactOf(ola, ledger.Ref{}, casework.Born); born.Value() != "2017-03-05" || born.Differs() {
		t.Errorf("value %q, differs %v", born.Value(), born.Differs())
	}
}

func TestADifferenceIsSettledUntilTheCourtSaysSomethingElse(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-03")
	c.When(courtSays(ola, casework.Born, "2017-03-05", "2026-05-12"))
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Settle(s, c.Worker, ledger.NewEntryID(), casework.SettleForm{Of: ola, Field: casework.Born, Keep: casework.KeepOurs, Why: "Her birth certificate"})
	})
	born := func() *casework.Fact { return c.State().FactOf(ola, ledger.Ref{}, casework.Born) }
	if by, ok := born().SettledBy(); !ok || by.Why != "Her birth certificate" || born().Differs() {
		t.Errorf("settled %v by %+v", ok, by)
	}
	c.When(courtSays(ola, casework.Born, "2017-04-05", "2026-05-20"))
	if !born().Differs() {
		t.Error("the court's new version differs, and is taken for settled")
	}
}

func TestSettlingForTheCourtMakesItsVersionOursByAPersonsWord(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-03")
	c.When(courtSays(ola, casework.Born, "2017-03-05", "2026-05-12"))
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Settle(s, c.Worker, ledger.NewEntryID(), casework.SettleForm{Of: ola, Field: casework.Born, Keep: casework.KeepCourts, Why: "We had the day and the month the wrong way round"})
	})
	born := c.State().FactOf(ola, ledger.Ref{}, casework.Born)
	ours, _ := born.Ours()
	if ours.Value != "2017-03-05" || ours.Author != c.Worker || born.Differs() {
		t.Errorf("ours is %+v, differs %v", ours, born.Differs())
	}
	if len(born.History()) != 3 {
		t.Errorf("the history has %d values; the one that was wrong must stay", len(born.History()))
	}
}

func TestTheCourtsVersionIsTheSameInWhateverOrderItsPayloadsCome(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "")
	c.When(courtSays(ola, casework.Living, "With her mother", "2026-05-20"))
	c.When(courtSays(ola, casework.Living, "With her grandmother", "2026-05-12"))
	if got := c.State().FactOf(ola, ledger.Ref{}, casework.Living).Value(); got != "With her mother" {
		t.Errorf("the older payload came last and won: %q", got)
	}
}

func TestTwoValuesForOneTimeOfTheCourtAreAContradiction(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "")
	c.When(courtSays(ola, casework.Living, "With her mother", "2026-05-20"))
	c.When(courtSays(ola, casework.Living, "With her grandmother", "2026-05-20"))
	if !c.State().FactOf(ola, ledger.Ref{}, casework.Living).Contradictory() || len(c.State().Disagreements()) != 1 {
		t.Error("the contradiction is not shown to anybody")
	}
}

func TestACorrectionKeepsWhatItCorrects(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-30")
	wrong, _ := c.State().FactOf(ola, ledger.Ref{}, casework.Born).Ours()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Record(s, c.Worker, ledger.NewEntryID(), casework.RecordedBody{
			Saying: casework.Saying{Of: ola, Field: casework.Born, Value: "2017-05-03"}, Corrects: wrong.Entry, Why: "Misheard",
		})
	})
	born := c.State().FactOf(ola, ledger.Ref{}, casework.Born)
	if born.Value() != "2017-05-03" || len(born.OursAll()) != 1 || len(born.History()) != 2 {
		t.Errorf("value %q, holding %d, history %d", born.Value(), len(born.OursAll()), len(born.History()))
	}
}

func TestACorrectedValueCannotBeCorrectedTwice(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-30")
	wrong, _ := c.State().FactOf(ola, ledger.Ref{}, casework.Born).Ours()
	correct := func(s *casework.State) (ledger.Change, error) {
		return casework.Record(s, c.Worker, ledger.NewEntryID(), casework.RecordedBody{
			Saying: casework.Saying{Of: ola, Field: casework.Born, Value: "2017-05-03"}, Corrects: wrong.Entry,
		})
	}
	c.When(correct)
	err := c.Refuses(correct)
	if ps := fault.FieldsOf(err); len(ps) != 1 || ps[0].Name != "corrects" || fault.KindOf(err) != fault.Invalid {
		t.Errorf("err = %v", err)
	}
}

func TestAChangedNameStaysAmongTheFormerNamesAndAWrongOneDoesNot(t *testing.T) {
	c := casetest.New(t)
	niamh := c.Adult("Neve O’Neill", "applicant")
	wrong, _ := c.State().FactOf(niamh, ledger.Ref{}, casework.Name).Ours()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Record(s, c.Worker, ledger.NewEntryID(), casework.RecordedBody{
			Saying: casework.Saying{Of: niamh, Field: casework.Name, Value: "Niamh O’Neill"}, Corrects: wrong.Entry, Why: "Misspelt",
		})
	})
	c.When(record(c.Worker, niamh, casework.Name, "Niamh Wilk"))
	c.When(record(c.Worker, niamh, casework.FormerName, "Niamh Byrne"))
	p, _ := c.State().Person(niamh)
	if want := []string{"Niamh Byrne", "Niamh O’Neill"}; !slices.Equal(p.FormerNames(), want) {
		t.Errorf("former names %q, want %q", p.FormerNames(), want)
	}
}

func TestWhatAnAdultIsToOneChildSaysNothingOfTheOther(t *testing.T) {
	c := casetest.New(t)
	ola, jan := c.Child("Ola Wilk", "2017-05-03"), c.Child("Jan Nowak", "2012-02-11")
	tomasz := c.Adult("Tomasz Wilk", "respondent")
	for child, relation := range map[ledger.Ref]string{ola: "Father", jan: "Step-father"} {
		c.When(func(s *casework.State) (ledger.Change, error) {
			return casework.Record(s, c.Worker, ledger.NewEntryID(), casework.RecordedBody{
				Saying: casework.Saying{Of: tomasz, To: child, Field: casework.Relation, Value: relation},
			})
		})
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Record(s, c.Worker, ledger.NewEntryID(), casework.RecordedBody{
			Saying: casework.Saying{Of: tomasz, To: jan, Field: casework.PartyFor, Value: "other"},
		})
	})
	p, _ := c.State().Person(tomasz)
	if p.Towards(ola, casework.Relation).Value() != "Father" || p.Towards(jan, casework.Relation).Value() != "Step-father" {
		t.Error("the relations are mixed up")
	}
	if p.PartFor(ola) != "respondent" || p.PartFor(jan) != "other" {
		t.Errorf("part for Ola %q, for Jan %q", p.PartFor(ola), p.PartFor(jan))
	}
}

func TestWhetherItIsSafeToRingIsSaidToBeUnaskedUntilSomebodyAsks(t *testing.T) {
	c := casetest.New(t)
	niamh := c.Adult("Niamh O’Neill", "applicant")
	p, _ := c.State().Person(niamh)
	if got := p.Safe().Sentences(words.Printer{}); p.Safe().Asked() || !strings.Contains(got[0], "not asked yet") {
		t.Errorf("said %q", got)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.SetSafe(s, c.Worker, ledger.NewEntryID(), casework.SafeForm{SafeBody: casework.SafeBody{
			Of: niamh, Times: "School days, 9.30 to 14.45.", Messages: casework.NotSafe, MayAnswer: "Nobody else",
		}})
	})
	p, _ = c.State().Person(niamh)
	want := []string{"When: School days, 9.30 to 14.45.", "Leave no messages.", "Whether post is safe: not asked yet.", "Who may answer: Nobody else."}
	if got := p.Safe().Sentences(words.Printer{}); !slices.Equal(got, want) {
		t.Errorf("said %q, want %q", got, want)
	}
}

func TestAFormThatCannotBeTakenSaysWhatToDoFieldByField(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-03")
	err := c.Refuses(record(c.Worker, ola, casework.Born, "third of May"))
	ps := fault.FieldsOf(err)
	if len(ps) != 1 || ps[0] != (fault.Field{Name: "value", Sentence: "Enter the date of birth as a day, month and year"}) {
		t.Errorf("problems %v", ps)
	}
	if fault.Sentence(err) != ps[0].Sentence {
		t.Errorf("the person is told %q", fault.Sentence(err))
	}
}

func TestTwoPeopleAtWorkOnDifferentFieldsOfOnePersonDoNotStopEachOther(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "")
	seen := c.Read(c.Stream).Version
	c.When(record(c.Manager, ola, casework.Gender, "girl"))
	c.When(courtSays(ola, casework.Born, "2017-03-05", "2026-05-12"))

	save := func(field casework.Field, value string) error {
		_, err := c.Ledger.Do(t.Context(), ledger.Act{
			On: []ledger.Seen{{Stream: c.Stream, Version: seen}},
			Verb: func(hs ledger.Histories) (ledger.Change, error) {
				return record(c.Worker, ola, field, value)(casework.Of(hs[c.Stream]))
			},
		})
		return err
	}
	if err := save(casework.Born, "2017-05-03"); err != nil {
		t.Errorf("a form opened before a court update was stopped: %v", err)
	}
	if err := save(casework.Gender, "boy"); err == nil {
		t.Error("two people recorded the same field, and the second was not asked")
	}
}
