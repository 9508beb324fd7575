package argument_test

import (
	"fmt"
	"maps"

	"pgregory.net/rapid"

	"candour/internal/argument"
)

// rests adds a step without exceptions.
func rests(r *argument.Records, conclusion argument.ID, premises ...argument.ID) {
	r.AddJustification(argument.Justification{
		ID: argument.ID(fmt.Sprint("step ", len(r.Justifications)+1)), Conclusion: conclusion, Premises: premises,
	})
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
