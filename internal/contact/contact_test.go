package contact_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/contact"
	"candour/internal/decision"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

var today = calendar.MustParse("2026-11-24")

// visit is a case in which children are to be seen.
type visit struct {
	*casetest.Case
	t    *testing.T
	pack *pack.Pack
}

func newVisit(t *testing.T) *visit {
	t.Helper()
	t.Parallel()
	p := *casetest.Pack(t) // a copy, so that a test may bring another policy into force
	v := &visit{t: t, pack: &p}
	v.Case = casetest.New(t, casetest.More{Kinds: []*ledger.Set{&decision.Kinds, &contact.Kinds}, Views: []*ledger.View{decision.View, contact.View}})
	return v
}

func (v *visit) do(verb func(*ledger.History) (ledger.Change, error)) error {
	_, err := v.Ledger.Do(v.t.Context(), ledger.Act{On: []ledger.Seen{{Stream: v.Stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return verb(hs[v.Stream])
	}})
	return err
}

func (v *visit) must(err error) {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
}

func (v *visit) of() *contact.State { return contact.Of(v.Read(v.Stream)) }

// line decides in one line.
func (v *visit) line(children ...ledger.Ref) error {
	return v.do(func(h *ledger.History) (ledger.Change, error) {
		return contact.DecideOrdinary(h, v.Worker, ledger.NewEntryID(), v.pack, today, contact.Line{Children: children, Where: "at school", Starts: "2026-12-01"})
	})
}

// decides decides by the full form.
func (v *visit) decides(form contact.Form) *contact.Plan {
	v.t.Helper()
	id := ledger.NewEntryID()
	if form.Question == "" {
		form.Question, form.Reasons = "How to see the child", "It is what helps the child most"
		form.Options = []decision.Option{{Name: form.Arrangement.Words(), For: []decision.Consideration{{Words: "It is quiet"}}}}
	}
	v.must(v.do(func(h *ledger.History) (ledger.Change, error) {
		return contact.Decide(h, v.Worker, id, v.pack, today, form)
	}))
	p, ok := v.of().Plan(ledger.Ref{Stream: v.Stream, Entry: id})
	if !ok {
		v.t.Fatal("nothing was arranged")
	}
	return p
}

func (v *visit) notes(body contact.NotedBody) {
	v.t.Helper()
	v.must(v.do(func(h *ledger.History) (ledger.Change, error) {
		return contact.Of(h).Note(h, v.Worker, ledger.NewEntryID(), body)
	}))
}

func TestOneLineDecidesForSeveralChildrenAndEachHasADecisionOfTheirOwn(t *testing.T) {
	v := newVisit(t)
	ola, femi := v.Child("Ola Danso", "2016-03-04"), v.Child("Femi Danso", "2018-09-09")
	v.must(v.line(ola, femi))
	for _, child := range []ledger.Ref{ola, femi} {
		p, ahead := v.of().Ahead(child)
		if !ahead || p.Arrangement.Words() != "In person, at school, alone" || !p.Ordinary || p.Policy.ID != "seeing_2025" {
			t.Errorf("decided %+v", p)
		}
	}
	if n := len(decision.Of(v.Read(v.Stream)).All()); n != 2 {
		t.Errorf("%d decisions, want one for each child", n)
	}
	if v.line(ola) == nil {
		t.Error("a second decision was made beside the first")
	}
}

func TestARiskANeedOrAnotherWishOnRecordAsksForTheFullForm(t *testing.T) {
	for name, body := range map[string]contact.NotedBody{
		"a risk":             {Sort: contact.NotedRisk, Words: "Her uncle waits at the gate"},
		"a need":             {Sort: contact.NotedNeed, Words: "She signs (BSL)"},
		"a wish for video":   {Sort: contact.NotedWish, For: pack.ByVideo, Words: "“On the tablet”"},
		"a wish for no mode": {Sort: contact.NotedWish, Words: "“Not with Mum next door”"},
	} {
		t.Run(name, func(t *testing.T) {
			v := newVisit(t)
			ola := v.Child("Ola Danso", "2016-03-04")
			body.Child, body.Who = ola, ola
			v.notes(body)
			var refused fault.Fields
			if err := v.line(ola); !errors.As(err, &refused) || !strings.Contains(refused[0].Sentence, "full form") {
				t.Errorf("one line sufficed: %v", err)
			}
		})
	}
}

func TestAWishForWhatThePolicySaysNeedsNoFullForm(t *testing.T) {
	v := newVisit(t)
	ola := v.Child("Ola Danso", "2016-03-04")
	v.notes(contact.NotedBody{Child: ola, Sort: contact.NotedWish, Who: ola, For: pack.InPerson, Words: "“At school please”"})
	v.must(v.line(ola))
}

// TestAPolicyChangeFlagsExactlyTheDecisionsItTouches decides four visits, brings another policy into force, and looks at which ask for a second look.
func TestAPolicyChangeFlagsExactlyTheDecisionsItTouches(t *testing.T) {
	v := newVisit(t)
	inPerson, byVideo, done, kept := v.Child("Ola Danso", ""), v.Child("Femi Danso", ""), v.Child("Temi Danso", ""), v.Child("Sade Danso", "")
	ask := func(child ledger.Ref, mode pack.SeeingMode) *contact.Plan {
		return v.decides(contact.Form{Child: child, Arrangement: contact.Arrangement{Mode: mode, Where: "at school"}})
	}
	touched := ask(inPerson, pack.InPerson)
	ask(byVideo, pack.ByVideo)
	was := ask(done, pack.InPerson)
	v.must(v.do(func(h *ledger.History) (ledger.Change, error) {
		return contact.Record(h, v.Worker, ledger.NewEntryID(), contact.DoneForm{On: today, Today: today, TookPlaceBody: contact.TookPlaceBody{Decision: was.Ref(), Mode: pack.InPerson, Alone: true, Minutes: 40}})
	}))
	looked := ask(kept, pack.InPerson)
	if asks := v.of().SecondLook(v.pack, today); len(asks) != 0 {
		t.Fatalf("before the change %d ask", len(asks))
	}

	v.pack.Seeing = append(slices.Clone(v.pack.Seeing), pack.SeeingPolicy{ID: "storm", Version: 1, Name: "While the roads are closed", Says: "by video", Default: pack.ByVideo, Basis: pack.Basis{From: today}})
	v.must(v.do(func(h *ledger.History) (ledger.Change, error) {
		m := &ledger.Making{By: v.Worker}
		ledger.Put(m, v.Stream, decision.Kept, ledger.NewEntryID(), ledger.OnDay(today.String()), decision.KeptBody{Decision: looked.Ref(), Why: "She lives next door to the office"})
		return m.Done()
	}))
	asks := v.of().SecondLook(v.pack, today)
	if len(asks) != 1 || asks[0].Ref() != touched.Ref() || asks[0].Why[0] != "it says by video, and the decision is in person" {
		t.Errorf("asks %+v", asks)
	}
}

func TestAPolicyThatNeedsTheWeighingAsksOnlyWhereItIsMissing(t *testing.T) {
	v := newVisit(t)
	ola, femi := v.Child("Ola Danso", ""), v.Child("Femi Danso", "")
	v.must(v.line(ola))
	weighed := contact.Form{Child: femi, Arrangement: contact.Arrangement{Mode: pack.InPerson}, MadeBody: decision.MadeBody{Question: "How to see Femi", Reasons: "He asked for it",
		Options: []decision.Option{{Name: "In person", For: []decision.Consideration{{Words: "He asked"}}, Against: []decision.Consideration{{Words: "It is far"}}}}}}
	v.decides(weighed)
	v.pack.Seeing = append(slices.Clone(v.pack.Seeing), pack.SeeingPolicy{ID: "weigh", Version: 1, Default: pack.InPerson, Needs: []pack.SeeingNeed{pack.NeedsWeighing}, Basis: pack.Basis{From: today}})
	asks := v.of().SecondLook(v.pack, today)
	if len(asks) != 1 || asks[0].Child != ola {
		t.Errorf("asks %+v", asks)
	}
}

func TestThePolicyOfADayIsTheOneThatWasInForceThen(t *testing.T) {
	for day, want := range map[string]pack.SeeingMode{
		"2020-04-01": pack.ByVideo, "2020-08-01": pack.AnyMode, "2020-11-15": pack.InPerson, "2021-02-01": pack.ByVideo, "2021-03-18": pack.InPerson, "2026-11-24": pack.InPerson,
	} {
		if p, ok := casetest.Pack(t).SeeingOn(calendar.MustParse(day)); !ok || p.Default != want {
			t.Errorf("on %s it says %s, want %s", day, p.Default, want)
		}
	}
}

func TestWhatWasDoneOtherwiseNeedsAReasonAndStandsBesideWhatWasDecided(t *testing.T) {
	v := newVisit(t)
	ola := v.Child("Ola Danso", "")
	v.must(v.line(ola))
	p, _ := v.of().Ahead(ola)
	record := func(form contact.DoneForm) error {
		form.On, form.Today, form.TookPlaceBody.Decision = today, today, p.Ref()
		return v.do(func(h *ledger.History) (ledger.Change, error) {
			return contact.Record(h, v.Worker, ledger.NewEntryID(), form)
		})
	}
	byPhone := contact.DoneForm{TookPlaceBody: contact.TookPlaceBody{Mode: pack.ByTelephone, WhyNot: "Her mother held the phone", Minutes: 10, Present: "her mother"}}
	if record(byPhone) == nil {
		t.Error("it was recorded otherwise than decided without a reason")
	}
	byPhone.Otherwise = "The school was closed by snow."
	v.must(record(byPhone))
	after := v.of().PlansFor(ola)[0]
	if after.Decision.Ahead() || after.Took.Body.Words() != "By telephone, with her mother, for 10 minutes" {
		t.Errorf("it is %q", after.Took.Body.Words())
	}
	if said := contact.ForReport(after, "Ola", "Maryam Siddiqui"); !strings.Contains(said, "otherwise than decided: The school was closed by snow.") {
		t.Error(said)
	}
}

func TestTheWorkersOwnReasonIsOneSentenceAndNothingMore(t *testing.T) {
	v := newVisit(t)
	ola := v.Child("Ola Danso", "")
	p := v.decides(contact.Form{Child: ola, Arrangement: contact.Arrangement{Mode: pack.ByVideo, Constrained: true}})
	const sentence = "for reasons of how we can work safely, which the service has considered"
	for _, said := range []string{contact.ForReport(p, "Ola", "Maryam Siddiqui"), contact.ForFamily(p, "Ola", "Ms Danso")} {
		if !strings.Contains(said, sentence) {
			t.Error(said)
		}
	}
}

// plan is a decision that was made for a child of these examples.
func plan(a contact.Arrangement) *contact.Plan {
	return &contact.Plan{ArrangedBody: contact.ArrangedBody{Arrangement: a}, Decision: &decision.Decision{}}
}

var tuesday = casework.Moment(calendar.MustParse("2026-12-01"), calendar.NewTime(10, 0))

func TestInPlainWordsForAFourYearOld(t *testing.T) {
	p := plan(contact.Arrangement{Mode: pack.InPerson, Where: "At nursery", Starts: tuesday, With: "Miss Bell", WhyWith: "Mina is four and does not know me",
		ForChild: "Miss Bell will stay near you. I will bring paper and my best crayons."})
	want := `Hello Mina. My name is Ruth. It is my job to listen to children. I am coming to see you. We will meet at nursery. It will be on Tuesday. Miss Bell will be with us.

Miss Bell will stay near you. I will bring paper and my best crayons.

You can talk, or draw, or just play. You can stop when you like. It is all right not to know.

You do not have to choose between people you love. If I am worried about you, I will tell someone who can help. I will tell you first, if I can.

If I get something wrong, please tell me.`
	reads(t, contact.ForYounger(p, "Mina", "Ruth Adeyemi"), want)
}

func TestInPlainWordsForATwelveYearOldWhoIsDeaf(t *testing.T) {
	p := plan(contact.Arrangement{Mode: pack.InPerson, Where: "at school", Starts: tuesday, With: "a BSL interpreter whom your family does not know", WhyWith: "Joel signs, and nobody of his family should interpret for him",
		Asked: contact.AsAsked, Needs: "BSL; light on our faces; time", ForChild: "On a screen it is hard to see hands well, so I would rather be in the same room. Nobody at home will be asked to sign for you. You choose where we sit, so that the light is right."})
	want := `Dear Joel,

My name is Ruth Adeyemi. The court has asked me to find out how things are for you, and what you think. I want to tell you what I decided, and why.

We will meet in person, at school, on Tuesday 1 December 2026 at 10:00. A BSL interpreter whom your family does not know will be there too. This is what you asked for.

On a screen it is hard to see hands well, so I would rather be in the same room. Nobody at home will be asked to sign for you. You choose where we sit, so that the light is right.

You do not have to answer everything I ask, and you can stop when you like. I will not ask you to choose between the people you love. I cannot promise to keep everything secret. If I think that somebody is not safe, I have to tell people who can help, and I will tell you before I do if I can.

If you would like it to be different, or if I got something wrong, please tell me. You can also ask somebody you trust to tell me.

Ruth Adeyemi`
	reads(t, contact.ForOlder(p, "Joel", "Ruth Adeyemi"), want)
}

func TestInPlainWordsForASixteenYearOldWhoRefusesToMeet(t *testing.T) {
	p := plan(contact.Arrangement{Mode: pack.ByWriting, Asked: contact.Refused, ForChild: "You told your school that you have talked to enough people. I believe you. I will not come to your school or your home unannounced."})
	want := `Dear Amira,

My name is Ruth Adeyemi. The court has asked me to find out how things are for you, and what you think. I want to tell you what I decided, and why.

We will not meet for now. I will write to you instead. You have said that you do not want to meet me. That is your choice, and nobody will be cross with you.

You told your school that you have talked to enough people. I believe you. I will not come to your school or your home unannounced.

The court still wants to know what you think, if you want to say it. You can write to me, send a message, or ask somebody you trust to speak for you. You can also say nothing. I cannot promise to keep everything secret. If I think that somebody is not safe, I have to tell people who can help, and I will tell you before I do if I can.

If you change your mind, even late, tell me. I will be glad to meet you.

Ruth Adeyemi`
	reads(t, contact.ForOlder(p, "Amira", "Ruth Adeyemi"), want)
}

func reads(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("it reads\n%s\n\nwant\n%s", got, want)
	}
}

func TestNoSentenceForYoungerChildrenHasMoreThanFifteenWords(t *testing.T) {
	for _, mode := range pack.SeeingModes {
		for _, with := range []string{"", "Miss Bell"} {
			for _, starts := range []string{"", tuesday} {
				said := contact.ForYounger(plan(contact.Arrangement{Mode: mode, Where: "at nursery", With: with, Starts: starts}), "Mina", "Ruth Adeyemi")
				if long := contact.LongSentences(said); len(long) > 0 {
					t.Errorf("%s: %q", mode, long)
				}
			}
		}
	}
	if contact.LongSentences("I thought about it for a long time and then I made up my mind that school is best.") == nil {
		t.Error("a long sentence was not found")
	}
}
