package argument_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/argument"
	"candour/internal/argument/argumenttest"
)

// without is the records with something undisputed against each of ids: the definition of taking them out.
func without(r argument.Records, ids []argument.ID) argument.Records {
	then := argument.Records{Items: slices.Clone(r.Items), Justifications: r.Justifications, Defeats: slices.Clone(r.Defeats)}
	then.AddEvidence("the settlement")
	then.AddDefeat(argument.DecidedAgainst, "the settlement", ids...)
	return then
}

func out(s argument.Settlement) []argument.ID {
	if s.For {
		return s.By
	}
	return []argument.ID{s.About}
}

func TestEveryTwoThatDenyEachOtherAreInOneDispute(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		l := evaluate(t, r)
		found := map[[2]argument.ID]int{}
		for _, d := range l.Disputes() {
			for _, by := range d.By {
				found[pair(d.About, by)]++
			}
		}
		for _, a := range r.Defeats {
			both := slices.ContainsFunc(r.Defeats, func(b argument.Defeat) bool { return b.From == a.To && b.To == a.From })
			open := l.Label(a.From) == argument.Undecided && l.Label(a.To) == argument.Undecided
			if want := both && open && a.From != a.To; want != (found[pair(a.From, a.To)] == 1) {
				t.Fatalf("%s and %s deny each other: %v; in %d disputes", a.From, a.To, want, found[pair(a.From, a.To)])
			}
		}
	})
}

func pair(a, b argument.ID) [2]argument.ID { return [2]argument.ID{min(a, b), max(a, b)} }

func TestASettlementIsWhatADecisionWouldBring(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		l := evaluate(t, r)
		for _, d := range l.Disputes() {
			for _, s := range []argument.Settlement{{Dispute: d, For: true}, {Dispute: d}} {
				then, err := l.Settle(s)
				if err != nil {
					t.Fatal(err)
				}
				want := argumenttest.WellFounded(without(r, out(s)))
				for id, is := range then.All() {
					if is != want[id] {
						t.Fatalf("%+v: %s is %v, want %v", s, id, is, want[id])
					}
					if was := l.Label(id); was != argument.Undecided && was != is {
						t.Fatalf("settling a dispute overturned %s", id)
					}
				}
			}
		}
	})
}

func TestWhatAloneLetsADisputedRecordStand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		l := evaluate(t, r)
		for id, is := range l.All() {
			var want []argument.Settlement
			for _, d := range l.Disputes() {
				for _, s := range []argument.Settlement{{Dispute: d, For: true}, {Dispute: d}} {
					if is == argument.Undecided && argumenttest.WellFounded(without(r, out(s)))[id] == argument.In {
						want = append(want, s)
					}
				}
			}
			if got := l.SettledAlone(id); !slices.EqualFunc(got, want, same) {
				t.Fatalf("%s: %+v, want %+v", id, got, want)
			}
		}
	})
}

func same(a, b argument.Settlement) bool {
	return a.About == b.About && a.For == b.For && slices.Equal(a.By, b.By)
}

func TestWhatIsWantedBringsARecordBackAndNothingOfItIsIdle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		l := evaluate(t, r)
		for id, is := range l.All() {
			wants, found := l.Wanting(id)
			if is == argument.In && (len(wants) > 0 || !found) {
				t.Fatalf("%s stands and wants %v", id, wants)
			}
			if is == argument.Undecided {
				for _, w := range wants {
					if w.Gap || l.Label(w.Record) != argument.Undecided {
						t.Fatalf("%s is disputed and wants %+v, which is not", id, w)
					}
				}
			}
			if !found || slices.ContainsFunc(wants, func(w argument.Want) bool { return w.Gap }) {
				continue
			}
			if !standsWithout(r, id, wants) {
				t.Fatalf("%s does not stand without %+v", id, wants)
			}
			for i := range wants {
				if standsWithout(r, id, slices.Delete(slices.Clone(wants), i, i+1)) {
					t.Fatalf("%s stands without the rest of %+v: %+v is idle", id, wants, wants[i])
				}
			}
		}
	})
}

func standsWithout(r argument.Records, id argument.ID, wants []argument.Want) bool {
	var ids []argument.ID
	for _, w := range wants {
		ids = append(ids, w.Record)
	}
	return argumenttest.WellFounded(without(r, ids))[id] == argument.In
}

// The cases of a family court.
func TestWhatWouldHaveToBeSettled(t *testing.T) {
	for _, tt := range []struct {
		name  string
		build func(*argument.Records)
		alone []argument.Settlement
		wants []argument.ID // of paragraph 8
	}{
		{"one dispute", func(r *argument.Records) {
			dispute(r)
			rests(r, "paragraph 8", "that he drove after drinking")
		}, []argument.Settlement{{Dispute: argument.Dispute{About: "that he drove after drinking", By: []argument.ID{"Mr Kersey’s account"}}, For: true}},
			[]argument.ID{"Mr Kersey’s account"}},

		{"two disputes together", func(r *argument.Records) {
			dispute(r)
			r.AddEvidence("what Isla said", "what he said of that")
			r.AddDispute("what Isla said", "what he said of that")
			rests(r, "paragraph 8", "that he drove after drinking", "what Isla said")
		}, nil, []argument.ID{"Mr Kersey’s account", "what he said of that"}},

		{"a dispute, and a letter that was corrected", func(r *argument.Records) {
			dispute(r)
			r.AddEvidence("the letter", "the correction")
			r.AddDefeat(argument.Replaced, "the correction", "the letter")
			rests(r, "paragraph 8", "that he drove after drinking", "the letter")
		}, nil, []argument.ID{"Mr Kersey’s account", "the correction"}},

		{"the shorter of two ways", func(r *argument.Records) {
			r.AddEvidence("the letter", "the correction", "the second correction", "the email", "the first email")
			r.AddDefeat(argument.Replaced, "the correction", "the letter")
			r.AddDefeat(argument.Replaced, "the second correction", "the letter")
			r.AddDefeat(argument.Replaced, "the first email", "the email")
			rests(r, "paragraph 8", "the letter")
			rests(r, "paragraph 8", "the email")
		}, nil, []argument.ID{"the first email"}},

		{"a note made from the correction, which says the same", func(r *argument.Records) {
			r.AddEvidence("the letter", "the correction")
			r.AddStatement("the note")
			rests(r, "the note", "the correction")
			r.AddDefeat(argument.Replaced, "the correction", "the letter")
			r.AddDefeat(argument.Replaced, "the note", "the letter")
			rests(r, "paragraph 8", "the letter")
		}, nil, []argument.ID{"the correction"}},

		{"nothing given", func(*argument.Records) {}, nil, []argument.ID{"paragraph 8"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var r argument.Records
			r.AddStatement("paragraph 8")
			tt.build(&r)
			l := evaluate(t, r)
			if got := l.SettledAlone("paragraph 8"); !slices.EqualFunc(got, tt.alone, same) {
				t.Errorf("alone: %+v", got)
			}
			wants, found := l.Wanting("paragraph 8")
			var records []argument.ID
			for _, w := range wants {
				records = append(records, w.Record)
			}
			if !found || !slices.Equal(records, tt.wants) {
				t.Errorf("%+v, %v", wants, found)
			}
		})
	}
}

func TestAWalkGoesDownAndExplainsEachRecordOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		l := evaluate(t, r)
		for id := range l.All() {
			explained := map[argument.ID]bool{}
			var above []argument.Line
			for i, line := range l.Walk(id) {
				if line.Depth > len(above) || (i == 0) != (line.Depth == 0) {
					t.Fatalf("line %d stands %d deep under %d", i, line.Depth, len(above))
				}
				above = append(above[:line.Depth], line)
				if line.Depth > 0 && line.Onward && line.Why.Rank >= above[line.Depth-1].Why.Rank {
					t.Fatalf("%s ranks no lower than what it stands under", line.Record)
				}
				if line.Onward && !line.Again && explained[line.Record] && len(line.Why.Grounds) > 0 {
					t.Fatalf("%s is explained twice", line.Record)
				}
				explained[line.Record] = explained[line.Record] || line.Onward
			}
		}
	})
}

func TestWhatTwoThingsRestOnIsExplainedUnderTheFirst(t *testing.T) {
	var r argument.Records
	r.AddEvidence("the call")
	r.AddStatement("the account", "paragraph 1", "paragraph 2", "the advice")
	rests(&r, "the account", "the call")
	rests(&r, "paragraph 1", "the account")
	rests(&r, "paragraph 2", "the account")
	rests(&r, "the advice", "paragraph 1", "paragraph 2")
	var got []string
	for _, line := range evaluate(t, r).Walk("the advice") {
		got = append(got, fmt.Sprint(line.Depth, " ", line.Record, map[bool]string{true: " again"}[line.Again]))
	}
	want := []string{"0 the advice", "1 paragraph 1", "2 the account", "3 the call", "1 paragraph 2", "2 the account again"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
