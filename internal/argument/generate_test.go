package argument_test

import (
	"fmt"
	"maps"
	"math/rand/v2"

	"pgregory.net/rapid"

	"candour/internal/argument"
)

// anyRecords draws a small tangle: circles of support, disputes, undercuts and exceptions are all likely.
func anyRecords() *rapid.Generator[argument.Records] {
	return rapid.Custom(func(t *rapid.T) argument.Records {
		var r argument.Records
		for i := range rapid.IntRange(0, 4).Draw(t, "evidence") {
			r.AddEvidence(argument.ID(fmt.Sprint("e", i)))
		}
		for i := range rapid.IntRange(1, 8).Draw(t, "statements") {
			r.AddStatement(argument.ID(fmt.Sprint("s", i)))
		}
		for i := range rapid.IntRange(0, 14).Draw(t, "justifications") {
			r.AddJustification(anyJustification(r, fmt.Sprint("j", i)).Draw(t, "justification"))
		}
		for range rapid.IntRange(0, 10).Draw(t, "defeats") {
			r.Defeats = append(r.Defeats, anyDefeat(r).Draw(t, "defeat"))
		}
		return r
	})
}

func anyJustification(r argument.Records, id string) *rapid.Generator[argument.Justification] {
	return rapid.Custom(func(t *rapid.T) argument.Justification {
		item := rapid.SampledFrom(itemIDs(r))
		return argument.Justification{
			ID:         argument.ID(id),
			Conclusion: rapid.SampledFrom(statementIDs(r)).Draw(t, "conclusion"),
			Premises:   rapid.SliceOfN(item, 0, 3).Draw(t, "premises"),
			Unless:     rapid.SliceOfN(item, 0, 1).Draw(t, "unless"),
		}
	})
}

func anyDefeat(r argument.Records) *rapid.Generator[argument.Defeat] {
	return rapid.Custom(func(t *rapid.T) argument.Defeat {
		targets := itemIDs(r)
		for _, j := range r.Justifications {
			targets = append(targets, j.ID)
		}
		return argument.Defeat{
			From:  rapid.SampledFrom(itemIDs(r)).Draw(t, "from"),
			To:    rapid.SampledFrom(targets).Draw(t, "to"),
			Cause: argument.Cause(rapid.IntRange(int(argument.Unstated), int(argument.ErasedByLaw)).Draw(t, "cause")),
		}
	})
}

func itemIDs(r argument.Records) []argument.ID {
	var ids []argument.ID
	for _, item := range r.Items {
		ids = append(ids, item.ID)
	}
	return ids
}

func statementIDs(r argument.Records) []argument.ID {
	var ids []argument.ID
	for _, item := range r.Items {
		if item.Sort == argument.Statement {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

// rests adds a step without exceptions.
func rests(r *argument.Records, conclusion argument.ID, premises ...argument.ID) {
	r.AddJustification(argument.Justification{
		ID: argument.ID(fmt.Sprint("step ", len(r.Justifications)+1)), Conclusion: conclusion, Premises: premises,
	})
}

// caseLike makes n records shaped as a case shapes them: statements that rest on evidence, some second-hand, some disputed, some corrected.
func caseLike(n int) argument.Records {
	chance := rand.New(rand.NewPCG(1, 2))
	var r argument.Records
	for i := 0; len(r.Items) < n; i++ {
		said, so := argument.ID(fmt.Sprint("said", i)), argument.ID(fmt.Sprint("so", i))
		r.AddEvidence(said)
		r.AddStatement(so)
		step := argument.Justification{ID: "step-" + so, Conclusion: so, Premises: []argument.ID{said}}
		if i > 0 && chance.IntN(2) == 0 {
			step.Premises = append(step.Premises, r.Items[chance.IntN(2*i)].ID)
		}
		r.AddJustification(step)
		if i > 0 && chance.IntN(4) == 0 {
			r.AddDispute(so, argument.ID(fmt.Sprint("so", chance.IntN(i))))
		}
		if i > 0 && chance.IntN(10) == 0 {
			r.AddDefeat(argument.Replaced, said, argument.ID(fmt.Sprint("said", chance.IntN(i))))
		}
	}
	return r
}

// evaluate makes a labelling of records that must be sound.
func evaluate(t rapid.TB, r argument.Records) *argument.Labelling {
	t.Helper()
	g, err := argument.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return g.Evaluate()
}

func answers(l *argument.Labelling) map[argument.ID]argument.Label { return maps.Collect(l.All()) }
