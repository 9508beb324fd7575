package argument_test

import (
	"fmt"

	"candour/internal/argument"
)

// A school's letter says that it noticed something; a report relies on it; the school then corrects its letter.
func Example() {
	var r argument.Records
	r.AddEvidence("letter", "correction")
	r.AddStatement("noticed", "report 4.3")
	r.AddJustification(argument.Justification{ID: "j1", Conclusion: "noticed", Premises: []argument.ID{"letter"}})
	r.AddJustification(argument.Justification{ID: "j2", Conclusion: "report 4.3", Premises: []argument.ID{"noticed"}})
	r.AddDefeat(argument.Replaced, "correction", "letter")

	graph, err := argument.New(r)
	if err != nil {
		fmt.Println(err)
		return
	}
	names := map[argument.ID]string{
		"letter":     "the school’s letter of 12 May",
		"correction": "the school’s correction of 3 June",
		"noticed":    "what the school noticed",
		"report 4.3": "paragraph 4.3",
	}
	stands := graph.Evaluate()
	for id := range stands.All() {
		fmt.Println(stands.Sentence(id, func(id argument.ID) string { return names[id] }))
	}
	// Output:
	// The school’s letter of 12 May no longer stands: it was replaced by the school’s correction of 3 June.
	// The school’s correction of 3 June stands: nothing challenges it.
	// What the school noticed no longer stands: it rests on the school’s letter of 12 May, which was replaced by the school’s correction of 3 June.
	// Paragraph 4.3 no longer stands: it rests on what the school noticed, and that on the school’s letter of 12 May, which was replaced by the school’s correction of 3 June.
}
