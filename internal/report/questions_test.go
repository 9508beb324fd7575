package report_test

import (
	"slices"
	"testing"

	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/report"
)

// numbersOf are the numbers of statements.
func numbersOf[T any](all []T, number func(T) string) []string {
	var out []string
	for _, x := range all {
		out = append(out, number(x))
	}
	return out
}

func turnedNumbers(all []report.Turned) []string {
	return numbersOf(all, func(x report.Turned) string { return x.Number })
}

// drinking is a report that turns on a drive: an account, an opinion that leans on it, and a recommendation.
func drinking(b *book) (said, opinion, advice ledger.Ref) {
	said = b.hannahSays()
	b.writes("accounts", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking.", on(said))
	opinion = b.writes("analysis", report.Opinion, "The children were not safe in the car.", on(said))
	advice = b.writes("recommendation", report.Recommendation, "Time with their father should be supervised.", onStatement(opinion))
	return said, opinion, advice
}

func TestTheDisputeThatMovesARecommendationComesFirst(t *testing.T) {
	b := newBook(t, "section7")
	bedtime := b.draws(b.david, "party", "2026-04-03", "The children are in bed by seven")
	denied := b.draws(b.hannah, "party", "2026-04-04", "They are up until ten")
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Dispute(b.desk.Pack, evidence.Of(h), b.author, ledger.NewEntryID(), evidence.DisputeForm{Item: bedtime, Denial: evidence.AccountForm{Ref: denied}})
	})
	b.writes("analysis", report.Opinion, "The children sleep enough.", on(bedtime))
	b.writes("analysis", report.Opinion, "They are rested at school.", on(bedtime))
	b.writes("analysis", report.Opinion, "Their evenings are calm.", on(bedtime))
	said, opinion, advice := drinking(b)
	b.davidDenies(said)

	r := b.reads()
	all, err := r.TurnsOn()
	if err != nil || len(all) != 2 {
		t.Fatalf("%d disputes, %v", len(all), err)
	}
	first := all[0]
	if first.About != footing.Of(said, footing.So) {
		t.Errorf("the first is about %s", r.Argument.Name(first.About))
	}
	for _, ref := range []ledger.Ref{opinion, advice} {
		s, _ := r.Statement(ref)
		if !slices.Contains(turnedNumbers(first.For), s.Number) || !slices.Contains(turnedNumbers(first.Against), s.Number) {
			t.Errorf("%s does not change: for %v, against %v", s.Number, turnedNumbers(first.For), turnedNumbers(first.Against))
		}
	}
	if first.For[0].Is != footing.Stands || first.Against[0].Is != footing.NoLongerStands {
		t.Errorf("for: %v; against: %v", first.For[0].Is, first.Against[0].Is)
	}
	if n := len(all[1].Changed()); n != 3 {
		t.Errorf("the second changes %d statements", n)
	}
}

func TestADisputeThatNoStatementLeansOnIsNotOneTheReportTurnsOn(t *testing.T) {
	b := newBook(t, "section7")
	said := b.hannahSays()
	b.davidDenies(said)
	b.writes("accounts", report.Account, "Ms Ashdown says that Mr Kersey drove after drinking.", on(said))
	if all, err := b.reads().TurnsOn(); err != nil || len(all) != 0 {
		t.Errorf("%v, %v", all, err)
	}
}

func TestOneVoiceHoweverOftenRepeatedIsOneSource(t *testing.T) {
	b := newBook(t, "section7")
	said, opinion, advice := drinking(b)
	copied := b.draws(evidence.Who{Name: "Thornmere Primary School"}, "school", "2026-04-09", "Mother tells us that he drove after drinking", func(f *evidence.ItemForm) {
		f.Hand, f.Origin = evidence.SecondHand, said
	})
	both := b.writes("analysis", report.Opinion, "It was said twice.", on(said, copied))
	alone := func() (refs []ledger.Ref) {
		for _, x := range b.reads().OnOneSource() {
			if x.On.Ref() != said {
				t.Errorf("%s leads back to evidence %d", x.Number, x.On.Number)
			}
			refs = append(refs, x.Ref)
		}
		return refs
	}
	if got := alone(); !slices.Equal(got, []ledger.Ref{opinion, both, advice}) {
		t.Fatalf("on one source: %d statements", len(got))
	}
	b.draws(evidence.Who{Name: "A neighbour"}, "community", "2026-04-10", "I saw him drive off after four pints", func(f *evidence.ItemForm) { f.Matter = said })
	if got := alone(); len(got) != 0 {
		t.Errorf("%d statements rest on one source though another speaks to the matter", len(got))
	}
}

func TestWhatNobodySawIsSecondHandUntilSomebodyWhoSawItSpeaks(t *testing.T) {
	b := newBook(t, "section7")
	told := b.draws(b.hannah, "party", "2026-04-01", "Isla told me that he had been drinking", func(f *evidence.ItemForm) {
		f.Hand, f.Heard = evidence.SecondHand, evidence.Who{Person: b.isla}
	})
	opinion := b.writes("analysis", report.Opinion, "He had been drinking.", on(told))
	if all := b.reads().OnSecondHand(); len(all) != 1 || all[0].Ref != opinion {
		t.Fatalf("%d statements on second-hand words", len(all))
	}
	b.draws(evidence.Who{Person: b.isla}, "child", "2026-04-20", "Daddy smelled of beer", func(f *evidence.ItemForm) { f.Matter = told })
	if all := b.reads().OnSecondHand(); len(all) != 0 {
		t.Errorf("%d statements on second-hand words", len(all))
	}
}

func TestAStatementSaysWhatInTheReportWouldChangeIfWhatItRestsOnFell(t *testing.T) {
	b := newBook(t, "section7")
	_, opinion, advice := drinking(b)
	r := b.reads()
	s, _ := r.Statement(opinion)
	fallen, err := r.IfFell(s)
	if err != nil || len(fallen) != 1 {
		t.Fatalf("%v, %v", fallen, err)
	}
	// The account, the opinion and the recommendation.
	if got := turnedNumbers(fallen[0].Changed); len(got) != 3 {
		t.Errorf("changed %v", got)
	}
	s, _ = r.Statement(advice)
	if fallen, err = r.IfFell(s); err != nil || !slices.Equal(turnedNumbers(fallen[0].Changed), []string{mustNumber(r, opinion), s.Number}) {
		t.Errorf("%v, %v", fallen, err)
	}
}

func mustNumber(r *report.Reading, ref ledger.Ref) string {
	s, _ := r.Statement(ref)
	return s.Number
}

func TestAConclusionOnTwoThatLeadBackToOneIsFoundAsSoonAsSomebodySaysSo(t *testing.T) {
	b := newBook(t, "section7")
	said := b.hannahSays()
	letter := b.schoolWrites("2026-04-20", "Mother tells us that he drove after drinking")
	b.writes("analysis", report.Opinion, "The children were not safe in the car.", on(said, letter))
	b.noCheck(report.Twice)
	says := func(origin ledger.Ref) {
		b.acts(func(h *ledger.History) (ledger.Change, error) {
			return evidence.SayOrigin(evidence.Of(h), b.author, ledger.NewEntryID(), evidence.OriginBody{Item: letter, Origin: origin, Why: "The school has it from her"})
		})
	}
	says(said)
	if c := b.theCheck(report.Twice); c.About.Ref != letter {
		t.Errorf("found %q", c.Sentence)
	}
	says(ledger.Ref{})
	b.noCheck(report.Twice)
}
