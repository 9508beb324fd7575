package evidencepage

import "candour/internal/casework"

// typedWords are the fields of an account in which somebody writes in their own words.
var typedWords = []string{"words", "says", "where", "present", "how", "passage", "who-name", "heard-name"}

// warn asks for hidden details to be taken out of an account, and of what came with it, before it is kept: reports give accounts word for word.
func (p accountPage) warn(besides ...string) error {
	gate, err := casework.GateOf(p.Context(), p.Ledger(), p.History, casework.ToCourt())
	if err != nil {
		return err
	}
	typed, held := besides, []string(nil)
	for _, field := range typedWords {
		typed = append(typed, p.Form.Text(field))
	}
	for _, k := range gate.In(typed...) {
		held = append(held, k.Words(p.Words))
	}
	p.Form.MustGo(held)
	return nil
}
