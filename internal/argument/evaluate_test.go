package argument_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/argument"
	"candour/internal/argument/argumenttest"
	"candour/internal/argument/certificate"
	"candour/internal/argument/families"
)

func TestTheAnswerIsTheWellFoundedModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		if got, want := answers(evaluate(t, r)), argumenttest.WellFounded(r); !maps.Equal(got, want) {
			t.Fatalf("got  %v\nwant %v", got, want)
		}
	})
}

func TestOnAttacksAloneTheAnswerIsTheGroundedLabelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "arguments")
		var attacks []argument.Attack
		if n > 0 {
			argumentNumber := rapid.Int32Range(0, int32(n-1))
			attacks = rapid.SliceOf(rapid.Custom(func(t *rapid.T) argument.Attack {
				return argument.Attack{From: argumentNumber.Draw(t, "from"), To: argumentNumber.Draw(t, "to")}
			})).Draw(t, "attacks")
		}
		g, err := argument.NewAttackGraph(n, attacks)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := labelsInOrder(g.Evaluate()), grounded(n, attacks); !slices.Equal(got, want) {
			t.Fatalf("got  %v\nwant %v", got, want)
		}
	})
}

func labelsInOrder(l *argument.Labelling) []argument.Label {
	var labels []argument.Label
	for _, label := range l.All() {
		labels = append(labels, label)
	}
	return labels
}

// grounded labels as Dung's definition reads: in when every attacker is out, out when one is in, until nothing changes.
func grounded(n int, attacks []argument.Attack) []argument.Label {
	label := make([]argument.Label, n)
	for changed := true; changed; {
		changed = false
		for i := range label {
			was := label[i]
			if was == argument.Undecided {
				label[i] = fromAttackers(int32(i), attacks, label)
				changed = changed || label[i] != was
			}
		}
	}
	if n == 0 {
		return nil
	}
	return label
}

func fromAttackers(i int32, attacks []argument.Attack, label []argument.Label) argument.Label {
	answer := argument.In
	for _, a := range attacks {
		if a.To != i {
			continue
		}
		switch label[a.From] {
		case argument.In:
			return argument.Out
		case argument.Undecided:
			answer = argument.Undecided
		}
	}
	return answer
}

func TestTheOrderOfRecordsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		shuffled := argument.Records{
			Items:          rapid.Permutation(r.Items).Draw(t, "items"),
			Justifications: rapid.Permutation(r.Justifications).Draw(t, "justifications"),
			Defeats:        rapid.Permutation(r.Defeats).Draw(t, "defeats"),
		}
		before, after := evaluate(t, r), evaluate(t, shuffled)
		for id, label := range before.All() {
			if after.Label(id) != label || after.Why(id).Rank != before.Why(id).Rank {
				t.Fatalf("%s is %v by rank %d, and shuffled %v by rank %d",
					id, label, before.Why(id).Rank, after.Label(id), after.Why(id).Rank)
			}
		}
	})
}

func TestAddingARecordChangesOnlyWhatLiesDownstream(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		before := evaluate(t, r)
		more, changed := addOne(t, r)
		after := evaluate(t, more)
		g, err := argument.New(more)
		if err != nil {
			t.Fatal(err)
		}
		reach := append(g.Downstream(changed), changed)
		for _, c := range argument.Changes(before, after) {
			if !slices.Contains(reach, c.Record) {
				t.Fatalf("a change at %s changed %v, which is not downstream", changed, c)
			}
		}
	})
}

// addOne adds one record and says which record it acts upon.
func addOne(t *rapid.T, r argument.Records) (argument.Records, argument.ID) {
	more := argument.Records{Items: slices.Clone(r.Items), Justifications: slices.Clone(r.Justifications), Defeats: slices.Clone(r.Defeats)}
	switch rapid.SampledFrom([]string{"evidence", "statement", "justification", "defeat"}).Draw(t, "added") {
	case "evidence":
		more.AddEvidence("added")
	case "statement":
		more.AddStatement("added")
	case "justification":
		more.AddJustification(argumenttest.AnyJustification(r, "added").Draw(t, "justification"))
	default:
		d := argumenttest.AnyDefeat(r).Draw(t, "defeat")
		more.Defeats = append(more.Defeats, d)
		return more, d.To
	}
	return more, "added"
}

func TestAFindingThatSettlesADisputeNeverOverturnsWhatWasSettled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		before := evaluate(t, r)
		var disputed []argument.ID
		for id, label := range before.All() {
			if label == argument.Undecided {
				disputed = append(disputed, id)
			}
		}
		if len(disputed) == 0 {
			t.Skip("nothing is disputed")
		}
		r.AddEvidence("finding")
		r.AddDefeat(argument.NotProved, "finding", rapid.SampledFrom(disputed).Draw(t, "settled"))
		for _, c := range argument.Changes(before, evaluate(t, r)) {
			if !c.New && c.Was != argument.Undecided {
				t.Fatalf("the finding overturned %v", c)
			}
		}
	})
}

func TestSupportThatOnlyCirclesHoldsNothingUp(t *testing.T) {
	var r argument.Records
	r.AddStatement("p", "q", "leans on p")
	rests(&r, "p", "q")
	rests(&r, "q", "p")
	rests(&r, "leans on p", "p")
	l := evaluate(t, r)
	for id, want := range map[argument.ID]argument.Cause{
		"p":          argument.Circular,
		"q":          argument.Circular,
		"leans on p": argument.SourceGone,
	} {
		if w := l.Why(id); w.Standing != argument.NoLongerStands || w.Cause != want {
			t.Errorf("%s %s", id, w.Words())
		}
	}
}

// Circles that lean on circles are settled one after another, each with its own cause.
func TestACircleThatRestsOnACircleWaitsForIt(t *testing.T) {
	var r argument.Records
	r.AddStatement("a", "b", "c", "d")
	rests(&r, "a", "b")
	rests(&r, "b", "a")
	rests(&r, "c", "d")
	rests(&r, "d", "c")
	rests(&r, "c", "a")
	l := evaluate(t, r)
	if a, c := l.Why("a"), l.Why("c"); a.Rank >= c.Rank || c.Cause != argument.Circular || len(c.Grounds) != 2 {
		t.Errorf("a: %+v\nc: %+v", a, c)
	}
}

// The step that would close the circle does not hold, so there is none.
func TestAStepThatDoesNotHoldClosesNoCircle(t *testing.T) {
	var r argument.Records
	r.AddEvidence("opinion")
	r.AddStatement("a", "b", "m")
	rests(&r, "a", "b")
	rests(&r, "b", "a")
	rests(&r, "m", "a")
	r.AddJustification(argument.Justification{ID: "from m", Conclusion: "a", Premises: []argument.ID{"m"}})
	r.AddDefeat(argument.NoWeight, "opinion", "from m")
	l := evaluate(t, r)
	if a, m := l.Why("a"), l.Why("m"); a.Cause != argument.Circular || m.Cause != argument.SourceGone {
		t.Errorf("a: %s, m: %s", a.Words(), m.Words())
	}
}

func TestACertificateIsAcceptedAndAnyOtherAnswerIsNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := argumenttest.AnyRecords().Draw(t, "records")
		lines := slices.Collect(evaluate(t, r).Certificate())
		if err := certificate.Check(r, slices.Values(lines)); err != nil {
			t.Fatal(err)
		}
		for i, line := range lines {
			for _, forged := range forgeries(r, line) {
				lines[i] = forged
				if certificate.Check(r, slices.Values(lines)) == nil {
					t.Fatalf("accepted %+v for %+v", forged, line)
				}
			}
			lines[i] = line
		}
	})
}

// forgeries are the line with each other label, by every rule, at its own rank and above all others.
func forgeries(r argument.Records, line argument.Certified) []argument.Certified {
	rules := []argument.ID{"", line.Record}
	for _, j := range r.Justifications {
		if j.Conclusion == line.Record {
			rules = append(rules, j.ID)
		}
	}
	var forged []argument.Certified
	for _, label := range []argument.Label{argument.In, argument.Undecided, argument.Out, 3} {
		for _, rule := range rules {
			if label != line.Label {
				forged = append(forged,
					argument.Certified{Record: line.Record, Label: label, Rank: line.Rank, Rule: rule},
					argument.Certified{Record: line.Record, Label: label, Rank: 1000, Rule: rule})
			}
		}
	}
	return forged
}

func TestACertificateHoldsForALargeCase(t *testing.T) {
	r := families.CaseLike(5000)
	if err := certificate.Check(r, evaluate(t, r).Certificate()); err != nil {
		t.Error(err)
	}
}

// One ring of two hundred thousand statements would be as deep if it were followed by recursion.
func TestALongRingIsSettled(t *testing.T) {
	var r argument.Records
	names := make([]argument.ID, 200_000)
	for i := range names {
		names[i] = argument.ID(fmt.Sprint("s", i))
	}
	r.AddStatement(names...)
	for i, id := range names {
		rests(&r, id, names[(i+1)%len(names)])
	}
	for id, label := range evaluate(t, r).All() {
		if label != argument.Out {
			t.Fatalf("%s is %v", id, label)
		}
	}
}
