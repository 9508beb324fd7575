package storyboard

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Held says of texts for a child, each once and without repeating it, what they may not say: what is hidden from the child, what is hidden from anybody
// else in the case, for a storyboard lies about in two homes, and words of the evidence that the child did not say, or asked not to pass on.
func Held(ctx context.Context, l *ledger.Ledger, h *ledger.History, p words.Printer, child ledger.Ref, texts ...string) ([]string, error) {
	gates, err := gatesOf(ctx, l, h, child)
	if err != nil {
		return nil, err
	}
	return gates.held(p, texts...), nil
}

// HeldAtHome is Held for a young person’s own page, which anybody at home may see: there even the child’s own words of the evidence are left out.
func HeldAtHome(ctx context.Context, l *ledger.Ledger, h *ledger.History, p words.Printer, child ledger.Ref, texts ...string) ([]string, error) {
	gates, err := gatesOf(ctx, l, h, child)
	if err != nil {
		return nil, err
	}
	return gates.atHome().held(p, texts...), nil
}

// gates are what Held asks of one case at one moment, for as many texts as there are.
type gates struct {
	all      []*casework.Gate
	evidence *evidence.State
	child    ledger.Ref
	home     bool // anybody at home may read it
}

func (g gates) atHome() gates {
	g.home = true
	return g
}

func gatesOf(ctx context.Context, l *ledger.Ledger, h *ledger.History, child ledger.Ref) (gates, error) {
	g := gates{evidence: evidence.Of(h), child: child}
	for _, to := range []casework.Recipient{casework.ToCourt(), casework.ToPerson(child)} {
		gate, err := casework.GateOf(ctx, l, h, to)
		if err != nil {
			return gates{}, err
		}
		g.all = append(g.all, gate)
	}
	return g, nil
}

func (g gates) held(p words.Printer, texts ...string) (held []string) {
	for _, gate := range g.all {
		for _, k := range gate.In(texts...) {
			if said := k.Words(p); !slices.Contains(held, said) {
				held = append(held, said)
			}
		}
	}
	for _, i := range g.repeated(texts) {
		if g.ofChild(i) {
			held = append(held, p.Say("words of evidence %d, which the child asked not to pass on, or which are their own", i.Number))
		} else {
			held = append(held, p.Say("words of evidence %d, which the child did not say: put it in fair and simple words", i.Number))
		}
	}
	return held
}

// alike is how many words in a row are somebody’s own words and no accident.
const alike = 5

func (g gates) ofChild(i *evidence.Item) bool {
	return i.Source != nil && i.Source.Who.Person == g.child
}

// mayRepeat reports whether the words of an item may stand in a text: the child’s own, with no condition on them, where not everybody at home reads it.
func (g gates) mayRepeat(i *evidence.Item) bool {
	return g.ofChild(i) && !g.home && len(i.Source.Handling) == 0
}

// repeated are the items of evidence whose words stand in texts and may not.
func (g gates) repeated(texts []string) []*evidence.Item {
	said := " " + plainWords(strings.Join(texts, " . ")) + " "
	var all []*evidence.Item
	for _, i := range g.evidence.Items() {
		if g.mayRepeat(i) {
			continue
		}
		if sharesRun(said, i.Words) || sharesRun(said, i.Says) {
			all = append(all, i)
		}
	}
	return all
}

func sharesRun(said, of string) bool {
	all := strings.Fields(plainWords(of))
	for i := 0; i+alike <= len(all); i++ {
		if strings.Contains(said, " "+strings.Join(all[i:i+alike], " ")+" ") {
			return true
		}
	}
	return false
}

// plainWords are the words of a text in small letters, with one space between them.
func plainWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\''
	}), " ")
}
