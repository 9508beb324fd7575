package argumenttest

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"candour/internal/argument"
)

// AnyRecords draws a small tangle: circles of support, disputes, undercuts and exceptions are all likely.
func AnyRecords() *rapid.Generator[argument.Records] {
	return rapid.Custom(func(t *rapid.T) argument.Records {
		var r argument.Records
		for i := range rapid.IntRange(0, 4).Draw(t, "evidence") {
			r.AddEvidence(argument.ID(fmt.Sprint("e", i)))
		}
		for i := range rapid.IntRange(1, 8).Draw(t, "statements") {
			r.AddStatement(argument.ID(fmt.Sprint("s", i)))
		}
		for i := range rapid.IntRange(0, 14).Draw(t, "justifications") {
			r.AddJustification(AnyJustification(r, fmt.Sprint("j", i)).Draw(t, "justification"))
		}
		for range rapid.IntRange(0, 10).Draw(t, "defeats") {
			r.Defeats = append(r.Defeats, AnyDefeat(r).Draw(t, "defeat"))
		}
		return r
	})
}

// AnyJustification draws a step between items of r.
func AnyJustification(r argument.Records, id string) *rapid.Generator[argument.Justification] {
	return rapid.Custom(func(t *rapid.T) argument.Justification {
		item := rapid.SampledFrom(ItemIDs(r))
		return argument.Justification{
			ID:         argument.ID(id),
			Conclusion: rapid.SampledFrom(statementIDs(r)).Draw(t, "conclusion"),
			Premises:   rapid.SliceOfN(item, 0, 3).Draw(t, "premises"),
			Unless:     rapid.SliceOfN(item, 0, 1).Draw(t, "unless"),
		}
	})
}

// AnyDefeat draws a defeat from an item of r.
func AnyDefeat(r argument.Records) *rapid.Generator[argument.Defeat] {
	return rapid.Custom(func(t *rapid.T) argument.Defeat {
		targets := ItemIDs(r)
		for _, j := range r.Justifications {
			targets = append(targets, j.ID)
		}
		return argument.Defeat{
			From:  rapid.SampledFrom(ItemIDs(r)).Draw(t, "from"),
			To:    rapid.SampledFrom(targets).Draw(t, "to"),
			Cause: argument.Cause(rapid.IntRange(int(argument.Unstated), int(argument.ErasedByLaw)).Draw(t, "cause")),
		}
	})
}

// ItemIDs names every item, in order.
func ItemIDs(r argument.Records) []argument.ID {
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

var letter = map[argument.Sort]string{argument.Evidence: "E", argument.Statement: "S"}

// Text is records as candour argue reads them.
func Text(r argument.Records) string {
	var b strings.Builder
	for _, item := range r.Items {
		fmt.Fprintln(&b, letter[item.Sort], item.ID)
	}
	for _, j := range r.Justifications {
		fmt.Fprintln(&b, "J", j.ID, j.Conclusion, list(j.Premises), list(j.Unless))
	}
	for _, d := range r.Defeats {
		fmt.Fprintln(&b, "A", d.From, d.To)
	}
	return b.String()
}

func list(ids []argument.ID) string {
	if len(ids) == 0 {
		return "-"
	}
	var all []string
	for _, id := range ids {
		all = append(all, string(id))
	}
	return strings.Join(all, ",")
}
