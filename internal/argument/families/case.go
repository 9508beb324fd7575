package families

import (
	"fmt"
	"math/rand/v2"

	"candour/internal/argument"
)

// CaseLike makes n records shaped as a case shapes them: statements that rest on evidence, some second-hand, some disputed, some corrected.
func CaseLike(n int) argument.Records {
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
