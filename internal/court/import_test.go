package court_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

const (
	may  = "2026-05-10T10:00:00.000"
	june = "2026-06-10T10:00:00.000"
	july = "2026-07-10T10:00:00.000"
)

// gets imports payloads one after another and gives what became of the last.
func (w *world) gets(payloads ...variant) court.Result {
	w.t.Helper()
	var last court.Result
	for _, v := range payloads {
		results, file := w.File(w.t.Context(), "f.json", v.answer(w.t))
		if len(results) != 1 || file.Refused() || results[0].Refused() {
			w.t.Fatalf("%v %v", file.Errors, results[0].Errors)
		}
		last = results[0]
	}
	return last
}

func (w *world) person(law pack.Law, number, name string) *casework.Person {
	w.t.Helper()
	s, _ := w.open(law, number)
	for _, p := range s.People() {
		if p.Name() == name {
			return p
		}
	}
	w.t.Fatalf("%s is not in the case", name)
	return nil
}

// does carries out a verb on a case and its closed side.
func (w *world) does(law pack.Law, number string, verb func(*casework.State) (ledger.Change, error)) {
	w.t.Helper()
	s, _ := w.open(law, number)
	_, err := w.Ledger.Do(w.t.Context(), ledger.Act{
		On:   []ledger.Seen{{Stream: s.Stream, Version: ledger.Any}, {Stream: s.Side, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(casework.Of(hs[s.Stream])) },
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

var worker = ledger.By(ledger.NewStreamID())

// timeline is how the last entries of a case read.
func (w *world) timeline(law pack.Law, number string) []string {
	w.t.Helper()
	_, h := w.open(law, number)
	var lines []string
	for _, e := range h.Entries {
		lines = append(lines, w.Ledger.Registry().Line(words.Printer{}, e).Text)
	}
	return lines
}

func TestANewCaseIsOpenedWithItsPeopleHearingsAndDuties(t *testing.T) {
	w := newWorld(t)
	w.gets(private(t, june))
	s, _ := w.open(pack.PrivateLaw, privateNumber)
	if s.Law != pack.PrivateLaw || s.Track() != "cap" || s.Status() != casework.Unallocated || len(s.Children()) == 0 || len(s.Orders()) != 4 {
		t.Errorf("opened %+v: %d children, %d orders", s.Law, len(s.Children()), len(s.Orders()))
	}
	h, ok := s.HearingByCourt("2000004673")
	if starts, known := h.Starts(); !ok || !known || calendar.InLondon(starts).Format("15:04") != "10:00" || h.Type() != "First hearing" {
		t.Errorf("the hearing at 9:00 UTC in July is %v, %q", starts, h.Type())
	}
	if duties := s.DutiesFor("safeguarding_letter"); len(duties) != 1 || duties[0].Due.On.IsZero() {
		t.Errorf("duties for the letter: %+v", duties)
	}
}

func TestANewerPayloadTellsOnlyWhatChanged(t *testing.T) {
	w := newWorld(t)
	w.gets(private(t, may))
	_, before := w.open(pack.PrivateLaw, privateNumber)
	changed := private(t, june).with("children", 0, "firstName", "Josephine")
	changed.hearing(0)["hearingDaySchedule"].([]any)[0].(map[string]any)["hearingStartDateTime"] = "2026-07-16T13:00:00"
	changed.hearing(0)["hearingDaySchedule"].([]any)[0].(map[string]any)["hearingEndDateTime"] = "2026-07-16T13:45:00"
	if r := w.gets(changed); r.Result != court.Changed {
		t.Errorf("result %s", r.Result)
	}
	_, after := w.open(pack.PrivateLaw, privateNumber)
	lines := w.timeline(pack.PrivateLaw, privateNumber)[before.Version:]
	want := []string{"Joe Doe: the court gives name as Josephine Doe", "Hearing moved to Thursday 16 July 2026 at 14:00"}
	for _, line := range want {
		if !slices.Contains(lines, line) {
			t.Errorf("%q is not among %q", line, lines)
		}
	}
	if n := after.Version - before.Version; n > 4 {
		t.Errorf("%d new entries: %q", n, lines)
	}
}

func TestAnOlderPayloadIsKeptAndOverridesNothing(t *testing.T) {
	w := newWorld(t)
	w.gets(public(t, june).with("children", 0, "gender", "FEMALE"))
	if r := w.gets(public(t, may)); r.Result != court.Older {
		t.Errorf("result %s", r.Result)
	}
	p := w.person(pack.PublicLaw, publicNumber, "Timothy Jones")
	if now, _ := p.Fact(casework.Gender).Court(); now.Value != "FEMALE" || len(p.Fact(casework.Gender).History()) != 2 {
		t.Errorf("the court says %q of %+v", now.Value, p.Fact(casework.Gender).History())
	}
}

func TestTheSameContentLaterIsTheSameAndStillCounts(t *testing.T) {
	w := newWorld(t)
	w.gets(public(t, may))
	_, before := w.open(pack.PublicLaw, publicNumber)
	if r := w.gets(public(t, july)); r.Result != court.Same {
		t.Errorf("result %s", r.Result)
	}
	if _, after := w.open(pack.PublicLaw, publicNumber); after.Version != before.Version {
		t.Error("the open side grew")
	}
	w.gets(public(t, june).with("children", 0, "gender", "FEMALE"))
	p := w.person(pack.PublicLaw, publicNumber, "Timothy Jones")
	if now, _ := p.Fact(casework.Gender).Court(); now.Value != "MALE" {
		t.Errorf("what came late, of a time between, is now the court’s last word: %q", now.Value)
	}
}

func TestWhatAPractitionerRecordedStandsBesideTheCourts(t *testing.T) {
	w := newWorld(t)
	w.gets(private(t, may))
	joe := w.person(pack.PrivateLaw, privateNumber, "Joe Doe")
	w.does(pack.PrivateLaw, privateNumber, func(s *casework.State) (ledger.Change, error) {
		return casework.Record(s, worker, ledger.NewEntryID(), casework.RecordedBody{
			Saying: casework.Saying{Of: joe.Ref, Field: casework.Born, Value: "2020-01-02"}, Source: "Birth certificate",
		})
	})
	r := w.gets(private(t, june))
	joe = w.person(pack.PrivateLaw, privateNumber, "Joe Doe")
	if joe.Born() != calendar.MustParse("2020-01-02") || !joe.Fact(casework.Born).Differs() {
		t.Errorf("born %s", joe.Born())
	}
	want := "{/cases/0/case_data/children/0/value/dateOfBirth 2020-01-01 2020-01-02}"
	if got := fmt.Sprint(r.Contradictory); !strings.Contains(got, want) {
		t.Errorf("contradictory %s; want %s", got, want)
	}
	if r.Leaves()+1 != leavesOf(t, private(t, june).answer(t)) {
		t.Error("a leaf is lost from the account")
	}
}

func TestWhatVanishesIsSaidAndKept(t *testing.T) {
	w := newWorld(t)
	w.gets(public(t, may), public(t, june).without("children", 3).without("hearingDetails", 0).without("caseDocuments", 2))
	s, h := w.open(pack.PublicLaw, publicNumber)
	sarah := w.person(pack.PublicLaw, publicNumber, "Sarah Black")
	if since, gone := court.Of(h).Gone(sarah.Ref); !gone || since != "2026-06-10T10:00:00.000000Z" {
		t.Errorf("Sarah Black: %q %v", since, gone)
	}
	hearing, _ := s.HearingByCourt("f2be08a2-4daf-4aa3-b7ba-95843b4bcb89")
	if _, gone := court.Of(h).Gone(hearing.Ref); !gone {
		t.Error("the hearing is not gone")
	}
	if documents := court.SideOf(w.Read(s.Side)).Documents(); len(documents) != 3 || !documents[2].Gone {
		t.Errorf("%+v", documents)
	}
	w.gets(public(t, july))
	_, h = w.open(pack.PublicLaw, publicNumber)
	if _, gone := court.Of(h).Gone(sarah.Ref); gone {
		t.Error("Sarah Black is reported again and still gone")
	}
}

func TestAFailingHearingServiceTakesNoHearingAway(t *testing.T) {
	w := newWorld(t)
	silent := private(t, june)
	delete(silent.data, "hearingData")
	w.gets(private(t, may), silent)
	s, h := w.open(pack.PrivateLaw, privateNumber)
	for _, hearing := range s.Hearings() {
		if _, gone := court.Of(h).Gone(hearing.Ref); gone {
			t.Errorf("%s is gone", hearing.Type())
		}
	}
}

func TestTwoVersionsOfOneMomentAreAContradictionForAPerson(t *testing.T) {
	w := newWorld(t)
	w.gets(private(t, may))
	r := w.gets(private(t, may).with("children", 0, "dateOfBirth", "2020-01-05"))
	joe := w.person(pack.PrivateLaw, privateNumber, "Joe Doe")
	if !joe.Fact(casework.Born).Contradictory() || r.Result != court.Changed {
		t.Errorf("%s, born %+v", r.Result, joe.Fact(casework.Born).History())
	}
	s, h := w.open(pack.PrivateLaw, privateNumber)
	if got := court.Of(h).Contradictions(); len(got) != 1 || len(s.Disagreements()) == 0 {
		t.Errorf("contradictions %v", got)
	}
	if !slices.Contains(w.timeline(pack.PrivateLaw, privateNumber), "The court sent two different versions of the case, both as of 10 May 2026 at 11:00. Both are kept") {
		t.Errorf("the timeline does not say so: %q", w.timeline(pack.PrivateLaw, privateNumber))
	}
}

func TestACorrectedNameInPublicLawIsOfferedAndNeverMerged(t *testing.T) {
	w := newWorld(t)
	w.gets(public(t, may), public(t, june).with("children", 0, "firstName", "Tim"))
	s, _ := w.open(pack.PublicLaw, publicNumber)
	offers := s.Offers()
	if len(offers) != 1 || offers[0].As != "Tim Jones" || len(s.Children()) != 5 {
		t.Fatalf("%d children, offers %+v", len(s.Children()), offers)
	}
	w.does(pack.PublicLaw, publicNumber, func(s *casework.State) (ledger.Change, error) {
		return casework.Join(s, worker, ledger.NewEntryID(), casework.JoinBody{Kept: offers[0].Kept, Same: offers[0].Same, Why: "Same birthday, asked his mother"})
	})
	w.gets(public(t, july).with("children", 0, "firstName", "Tim"))
	s, h := w.open(pack.PublicLaw, publicNumber)
	tim := w.person(pack.PublicLaw, publicNumber, "Tim Jones")
	if _, gone := court.Of(h).Gone(offers[0].Kept, offers[0].Same); gone || len(s.Children()) != 4 || len(s.Offers()) != 0 || !slices.Equal(tim.FormerNames(), []string{"Timothy Jones"}) {
		t.Errorf("%d children, once %v", len(s.Children()), tim.FormerNames())
	}
}

func TestACaseMadeByHandUnderTheCourtsNumberIsTheSameCase(t *testing.T) {
	w := newWorld(t)
	stream, side, child := w.Begin(), w.Begin(), w.Begin()
	_, err := w.Ledger.Do(t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: stream, Version: ledger.Any}, {Stream: side, Version: ledger.Any}, {Stream: child, Version: ledger.Any}},
		Verb: func(ledger.Histories) (ledger.Change, error) {
			return casework.OpenCase(w.Pack, worker, ledger.NewEntryID(), casework.OpenForm{
				Case: stream, OpenedBody: casework.OpenedBody{Side: side, Law: pack.PublicLaw, CourtCase: publicNumber},
				People: []casework.PersonAddedBody{{Person: child, Kind: casework.Child, Name: "Sarah Black"}},
			})
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	w.gets(public(t, may))
	s, _ := w.open(pack.PublicLaw, publicNumber)
	if s.Stream != stream || len(s.Children()) != 5 || len(s.Offers()) != 1 || s.Offers()[0].As != "Sarah Black" {
		t.Errorf("%d children, offers %+v", len(s.Children()), s.Offers())
	}
}

func TestACaseMadeByHandUnderTheSameNumberIsPointedAtAndLeftAlone(t *testing.T) {
	w := newWorld(t)
	stream, side := w.Begin(), w.Begin()
	_, err := w.Ledger.Do(t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: stream, Version: ledger.Any}, {Stream: side, Version: ledger.Any}},
		Verb: func(ledger.Histories) (ledger.Change, error) {
			return casework.OpenCase(w.Pack, worker, ledger.NewEntryID(), casework.OpenForm{
				Case: stream, OpenedBody: casework.OpenedBody{Side: side, Law: pack.PublicLaw, Number: "SA26C00012"},
			})
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	before := w.Read(stream).Version
	numbered := public(t, may)
	numbered.data["familyManCaseNumber"] = "SA26C00012"
	w.gets(numbered)
	s, h := w.open(pack.PublicLaw, publicNumber)
	pointed := slices.ContainsFunc(h.Entries, func(e ledger.Entry) bool { b, ok := court.Namesake.In(e); return ok && b.Other == stream })
	if s.Stream == stream || !pointed || w.Read(stream).Version != before {
		t.Errorf("pointed at: %v", pointed)
	}
}

func TestTwoProgramsThatSeeACaseAtOnceOpenItOnce(t *testing.T) {
	folder := t.TempDir()
	one, other := worldIn(t, folder), worldIn(t, folder)
	raw := manyCases(t, 24)
	done := make(chan []court.Result)
	for _, w := range []*world{one, other} {
		go func() {
			results, _ := w.File(t.Context(), "f.json", raw)
			done <- results
		}()
	}
	news := map[string]int{}
	for range 2 {
		for _, r := range <-done {
			if r.Refused() {
				t.Errorf("case %s: %+v", r.Case, r.Errors)
			}
			if r.Result == court.New {
				news[r.Case]++
			}
		}
	}
	if len(news) != 24 {
		t.Errorf("%d cases were opened; want 24", len(news))
	}
	for number, n := range news {
		if n != 1 {
			t.Errorf("case %s was opened %d times", number, n)
		}
	}
}

func TestAPersonHiddenAsOfAnotherCaseIsNotBroughtBack(t *testing.T) {
	w := newWorld(t)
	w.gets(private(t, may))
	joe := w.person(pack.PrivateLaw, privateNumber, "Joe Doe")
	w.does(pack.PrivateLaw, privateNumber, func(s *casework.State) (ledger.Change, error) {
		n, err := casework.WrongCase.New(ledger.NewEntryID(), worker, nil, casework.WrongCaseBody{
			Entry: joe.Ref.Entry, Kind: casework.PersonAdded.Name(), Why: "The court mixed up two files",
		})
		var c ledger.Change
		c.Add(s.Stream, n)
		return c, err
	})
	w.gets(private(t, june).with("children", 0, "gender", "male"))
	s, _ := w.open(pack.PrivateLaw, privateNumber)
	for _, p := range s.People() {
		if p.Name() == "Joe Doe" {
			t.Error("Joe Doe is in the case again")
		}
	}
}

func TestADetailThatAPersonTookOutOfTheOpenStaysOut(t *testing.T) {
	w := newWorld(t)
	address := func(at, line string) variant {
		v := private(t, at)
		v.item("applicants", 0)["isAddressConfidential"] = "No"
		v.item("applicants", 0)["address"] = map[string]any{"AddressLine1": line, "PostTown": "Bristol", "PostCode": "BS1 4DJ"}
		delete(v.data, "applicantsConfidentialDetails")
		return v
	}
	w.gets(address(may, "9 Elder Street"))
	john := w.person(pack.PrivateLaw, privateNumber, "John Doe")
	i := slices.IndexFunc(john.Details(), func(d *casework.Detail) bool { return d.Kind == casework.Address })
	if i < 0 || john.Details()[i].Confidential() {
		t.Fatalf("details %+v", john.Details())
	}
	w.does(pack.PrivateLaw, privateNumber, func(s *casework.State) (ledger.Change, error) {
		return casework.Conceal(s, worker, ledger.NewEntryID(), casework.ConcealForm{Detail: john.Details()[i].Ref, Why: "He has been followed"})
	})
	w.gets(address(june, "9 Elder Street"), address(july, "17 Fresh Road"))
	for _, d := range w.person(pack.PrivateLaw, privateNumber, "John Doe").Details() {
		if d.Kind == casework.Address && (!d.Confidential() || !d.Hiding.Hidden()) {
			t.Errorf("the court’s payload put an address back into the open: %+v", d)
		}
	}
	if open := w.opened(pack.PrivateLaw, privateNumber); strings.Contains(open, "Fresh Road") {
		t.Error("the new address is in the open")
	}
}

func TestWhatAPersonKeepsHiddenTheCourtsPayloadDoesNotOpen(t *testing.T) {
	w := newWorld(t)
	w.gets(private(t, may))
	mary := w.person(pack.PrivateLaw, privateNumber, "Mary Richards")
	w.does(pack.PrivateLaw, privateNumber, func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, worker, ledger.NewEntryID(), casework.DetailForm{
			Of: mary.Ref, Kind: casework.Phone, Value: "01632 960 441", Source: "Ms Richards, by telephone", Hiding: casework.Hiding{From: casework.FromEveryone},
		})
	})
	shown := private(t, june)
	shown.item("respondents", 0)["isPhoneNumberConfidential"] = "No"
	shown.item("respondents", 0)["phoneNumber"] = "01632960441"
	w.gets(shown)
	if strings.Contains(w.opened(pack.PrivateLaw, privateNumber), "960441") {
		t.Error("the number is in the open")
	}
	shown.top["last_modified"] = july
	shown.item("children", 0)["gender"] = "male"
	w.gets(shown)
	if n := strings.Count(w.opened(pack.PrivateLaw, privateNumber), "Mary Richards: a telephone number"); n != 2 {
		t.Errorf("the number is told %d times; want once by a person and once by the court", n)
	}
}

func TestTwoPeopleOfOneNameWhomTheCourtTellsApartAreNotOfferedAsOne(t *testing.T) {
	w := newWorld(t)
	v := private(t, june)
	list := v.data["otherPeopleInTheCaseTable"].([]any)
	second := map[string]any{"id": "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", "value": v.item("otherPeopleInTheCaseTable", 0)}
	w.gets(private(t, may))
	v.data["otherPeopleInTheCaseTable"] = append(list, second)
	w.gets(v)
	if s, _ := w.open(pack.PrivateLaw, privateNumber); len(s.Offers()) != 0 {
		t.Errorf("offers %+v", s.Offers())
	}
}

func TestADetailThatTheCourtHidesLaterLeavesTheOpen(t *testing.T) {
	w := newWorld(t)
	number := func(at, flag, value string) variant {
		v := private(t, at)
		v.item("respondents", 0)["isPhoneNumberConfidential"] = flag
		v.item("respondents", 0)["phoneNumber"] = value
		return v
	}
	w.gets(number(may, "No", "01632 960441"), number(june, "Yes", "01632 960999"))
	mary := w.person(pack.PrivateLaw, privateNumber, "Mary Richards")
	i := slices.IndexFunc(mary.Details(), func(d *casework.Detail) bool { return d.Kind == casework.Phone })
	if i < 0 || !mary.Details()[i].Confidential() || mary.Details()[i].Hiding.From != casework.FromEveryone {
		t.Fatalf("details %+v", mary.Details())
	}
	s, h := w.open(pack.PrivateLaw, privateNumber)
	values := casework.SideOf(w.Read(s.Side)).Values()
	if !slices.Contains(values, "01632 960999") {
		t.Errorf("the closed side has %q", values)
	}
	for _, e := range casework.Shown(h) {
		if b, ok := casework.DetailGiven.In(e); ok && b.Value == "01632 960441" {
			t.Error("the number still stands in the open")
		}
	}
}

func TestAnOrdersNewDayMovesWhatIsDueUnlessSomebodyReadTheOrder(t *testing.T) {
	ordered := func(at, day string) variant {
		v := private(t, at)
		v.item("orderCollection", 0)["courtReportType"] = []any{"Section 7 report"}
		v.item("orderCollection", 0)["originalFilingDate"] = day
		return v
	}
	due := func(w *world) calendar.Date {
		s, _ := w.open(pack.PrivateLaw, privateNumber)
		duties := s.DutiesFor("section7")
		if len(duties) != 1 {
			t.Fatalf("duties %+v", duties)
		}
		return duties[0].Due.On
	}
	w := newWorld(t)
	w.gets(ordered(may, "2026-09-01"), ordered(june, "2026-09-15"))
	if got := due(w); got != calendar.MustParse("2026-09-15") {
		t.Errorf("due %s", got)
	}
	s, _ := w.open(pack.PrivateLaw, privateNumber)
	order, _ := s.OrderByCourt("6bd0f57a-bf08-4d7b-a34b-47f02e17bee1")
	w.does(pack.PrivateLaw, privateNumber, func(s *casework.State) (ledger.Change, error) {
		return casework.ReadOrder(s, w.Pack, worker, ledger.NewEntryID(), casework.OrderReadBody{
			Order: order.Ref, OrderText: casework.OrderText{Asks: []casework.Ask{{Report: "section7", What: "Section 7 report", By: calendar.MustParse("2026-09-11")}}},
		})
	})
	w.gets(ordered(july, "2026-09-29"))
	if got := due(w); got != calendar.MustParse("2026-09-11") {
		t.Errorf("what somebody read in the order was changed to %s", got)
	}
	last := w.timeline(pack.PrivateLaw, privateNumber)
	if want := "The court now gives for the order “Notice of proceedings (C6a) (Notice to non-parties)”: Section 7 report by 29 September 2026. What was read in the order was left as it is"; !slices.Contains(last, want) {
		t.Errorf("the timeline ends %q", last[len(last)-3:])
	}
}

// changes are what a payload may say otherwise than the fixture, one a line.
var publicChanges = []func(variant) variant{
	func(v variant) variant { return v.with("children", 0, "gender", "FEMALE") },
	func(v variant) variant { return v.with("children", 1, "firstName", "Jonathan") },
	func(v variant) variant { return v.with("respondents", 0, "telephoneNumber", "01632 960001") },
	func(v variant) variant { return v.with("respondents", 0, "relationshipToChild", "Father") },
	func(v variant) variant { return v.without("children", 3) },
	func(v variant) variant { return v.without("hearingDetails", 0) },
	func(v variant) variant { return v.without("caseDocuments", 1) },
	func(v variant) variant {
		return v.with("hearingDetails", 0, "startDate", "2050-02-02T10:00:00").with("hearingDetails", 0, "endDate", "2050-02-02T16:00:00")
	},
	func(v variant) variant { return v.with("hearingDetails", 1, "status", "VACATED") },
	func(v variant) variant { v.top["state"] = "FINAL_HEARING"; return v },
	func(v variant) variant { delete(v.item("children", 2), "gender"); return v },
}

var privateChanges = []func(variant) variant{
	func(v variant) variant { return v.with("children", 0, "firstName", "Josephine") },
	func(v variant) variant { return v.with("children", 0, "dateOfBirth", "2020-01-05") },
	func(v variant) variant { return v.with("childAndApplicantRelations", 0, "relationType", "stepFather") },
	func(v variant) variant { return v.with("childAndApplicantRelations", 0, "childLivesWith", "No") },
	func(v variant) variant { return v.with("applicants", 0, "phoneNumber", "07405 000001") },
	func(v variant) variant { return v.without("orderCollection", 1) },
	func(v variant) variant { return v.without("otherDocuments", 0) },
	func(v variant) variant { v.hearing(0)["hearingStatus"] = "CANCELLED"; return v },
	func(v variant) variant { delete(v.data, "hearingData"); return v },
	func(v variant) variant { return v.with("orderCollection", 0, "originalFilingDate", "2026-10-01") },
	func(v variant) variant { return v.without("otherPeopleInTheCaseTable", 0) },
}

// smallFamily is the private-law case with two of its children, one party on each side, and what these are to each other. Each of the others
// would only be one more of the same, and every person costs the record a stream.
func smallFamily(t testing.TB, at string) variant {
	v := private(t, at)
	kept := map[any]bool{}
	for list, n := range map[string]int{"children": 2, "applicants": 1, "respondents": 1, "otherPeopleInTheCaseTable": 1} {
		v.data[list] = v.data[list].([]any)[:n]
		for _, one := range v.data[list].([]any) {
			kept[one.(map[string]any)["id"]] = true
		}
	}
	for _, list := range []string{"childAndApplicantRelations", "childAndRespondentRelations", "childAndOtherPeopleRelations"} {
		v.data[list] = slices.DeleteFunc(v.data[list].([]any), func(one any) bool {
			relation := one.(map[string]any)["value"].(map[string]any)
			return !kept[relation["childId"]] || !kept[relation["partyId"]]
		})
	}
	return v
}

// payloads draws a few payloads of one case, some of them with the same time.
func payloads(t *rapid.T, base func(at string) variant, changes []func(variant) variant) []variant {
	var all []variant
	for i := range rapid.IntRange(2, 4).Draw(t, "payloads") {
		at := fmt.Sprintf("2026-06-%02dT10:00:00", rapid.IntRange(1, 4).Draw(t, fmt.Sprint("day ", i)))
		v := base(at)
		if v.data["orderCollection"] != nil {
			v.item("orderCollection", 0)["courtReportType"] = []any{"Section 7 report"}
			v.item("orderCollection", 0)["originalFilingDate"] = "2026-09-01"
		}
		// From the end, so that an element that one change takes away is not looked for by another.
		for _, n := range slices.Backward(rapid.SliceOfNDistinct(rapid.IntRange(0, len(changes)-1), 0, 4, rapid.ID).Draw(t, fmt.Sprint("changes ", i))) {
			v = changeIfThere(v, changes[n])
		}
		all = append(all, v)
	}
	return all
}

// changeIfThere makes a change unless what it changes was taken away by another.
func changeIfThere(v variant, change func(variant) variant) (changed variant) {
	defer func() {
		if recover() != nil {
			changed = v
		}
	}()
	return change(v)
}

func TestFilesInAnyOrderGiveTheSameView(t *testing.T) {
	t.Run("public", func(t *testing.T) {
		rapid.Check(t, anyOrder(newWorld(t), worldIn(t, t.TempDir()), pack.PublicLaw, public, publicChanges))
	})
	t.Run("private", func(t *testing.T) {
		rapid.Check(t, anyOrder(newWorld(t), worldIn(t, t.TempDir()), pack.PrivateLaw, smallFamily, privateChanges))
	})
}

// anyOrder imports the payloads of one case in two orders, each into a record of its own.
func anyOrder(one, other *world, law pack.Law, base func(testing.TB, string) variant, changes []func(variant) variant) func(*rapid.T) {
	count := 1_000_000_000_000_000 // gives every case a number of its own
	return func(t *rapid.T) {
		count++
		number := fmt.Sprintf("%016d", count)
		given := payloads(t, func(at string) variant {
			v := base(one.t, at)
			v.top["id"] = number
			return v
		}, changes)
		shuffled := rapid.Permutation(given).Draw(t, "order")
		one.gets(given...)
		other.gets(append(shuffled, given[0])...)
		if a, b := one.told(law, number), other.told(law, number); a != b {
			t.Fatalf("the view depends on the order:\n%s", difference(a, b))
		}
	}
}

func difference(a, b string) string {
	var out strings.Builder
	left, right := strings.Split(a, "\n"), strings.Split(b, "\n")
	for _, line := range left {
		if !slices.Contains(right, line) {
			fmt.Fprintln(&out, "-", line)
		}
	}
	for _, line := range right {
		if !slices.Contains(left, line) {
			fmt.Fprintln(&out, "+", line)
		}
	}
	return out.String()
}
