package casework

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"candour/internal/disclosure"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Recipient is whoever something is about to reach. The zero Recipient is anybody at all, from whom every detail is kept.
type Recipient struct {
	sort   recipientSort
	person ledger.Ref      // in the case
	staff  ledger.StreamID // of the service
}

type recipientSort int

const (
	anybody recipientSort = iota
	ofTheCase
	theCourt
	colleague
)

// Anybody is whoever is none of the others: the public, a witness of the record, somebody whom nobody named.
func Anybody() Recipient { return Recipient{} }

// ToPerson is a person of the case. Their own details are not hidden from them.
func ToPerson(ref ledger.Ref) Recipient { return Recipient{sort: ofTheCase, person: ref} }

// ToCourt is the court, and so every party: what one of them may not have is kept from it (FPR 29.1 has the C8 form for what the court alone needs).
func ToCourt() Recipient { return Recipient{sort: theCourt} }

// ToColleague is somebody of the service. What they were shown by a Revealed entry is not kept from them.
func ToColleague(person ledger.StreamID) Recipient { return Recipient{sort: colleague, staff: person} }

// Gate finds the details of a case that are hidden from one recipient. Make it anew for each act: it is of one moment.
type Gate struct {
	*disclosure.Gate
	kept []Kept
}

// Kept is a hidden detail as it may be spoken of: what it is, whose, and from whom it is hidden. It has no value.
type Kept struct {
	Ref    ledger.Ref // names the detail, as Detail.Ref does
	Of     ledger.Ref // the person
	Kind   DetailKind
	Who    string
	Hiding Hiding
}

// Words name the detail: “an address of Niamh O’Neill, which is hidden from Tomasz Wilk”.
func (k Kept) Words(p words.Printer) string {
	return p.Say("%s of %s, which is %s", k.Kind.Named(p), k.Who, k.Hiding.Words(p))
}

// errOtherSide keeps a gate from being made of another case’s secrets, which would find none of this one’s.
var errOtherSide = errors.New("the closed side is not that of this case")

// GateOf is GateFor of a case as its history stands, with its closed side read now.
func GateOf(ctx context.Context, l *ledger.Ledger, h *ledger.History, to Recipient) (*Gate, error) {
	s := Of(h)
	if !s.Began() {
		return nil, errOtherSide
	}
	side, err := l.Read(ctx, s.Side)
	if err != nil {
		return nil, fmt.Errorf("read the closed side: %w", err)
	}
	return GateFor(s, SideOf(side), to)
}

// GateFor is the gate of a case for a recipient. Hidden are all values ever recorded as confidential that this recipient may not have, and what
// gives them away.
func GateFor(s *State, side *ClosedSide, to Recipient) (*Gate, error) {
	if !s.Began() || side.Case != s.Stream {
		return nil, errOtherSide
	}
	k := &keeping{State: s, side: side, to: to, shown: map[string]bool{}}
	k.sortOut()
	var secrets []disclosure.Secret
	for _, x := range k.secrets {
		secrets = append(secrets, x.secret)
	}
	g := &Gate{Gate: disclosure.New(secrets, k.known()...)}
	for _, x := range k.secrets {
		g.kept = append(g.kept, x.kept)
	}
	return g, nil
}

// KeepsNothing reports whether nothing at all is hidden from the recipient, so that whatever a text holds may reach them.
func (g *Gate) KeepsNothing() bool { return len(g.kept) == 0 }

// In are the hidden details that texts hold. What stands in two texts that follow each other is found too.
func (g *Gate) In(texts ...string) []Kept {
	return g.speakOf(g.Holds(strings.Join(texts, "\n")))
}

// HeldIn says of texts that everybody on a case will read which hidden details they hold, each once and in words that do not repeat it.
func HeldIn(ctx context.Context, l *ledger.Ledger, h *ledger.History, p words.Printer, texts ...string) ([]string, error) {
	gate, err := GateOf(ctx, l, h, ToCourt())
	if err != nil {
		return nil, err
	}
	var held []string
	for _, k := range gate.In(texts...) {
		if said := k.Words(p); !slices.Contains(held, said) {
			held = append(held, said)
		}
	}
	return held, nil
}

// Refuse is nil when a text holds no hidden detail, and otherwise the refusal: what it holds, and what to do. What names the text, such as
// “The report”.
func (g *Gate) Refuse(what string, texts ...string) error {
	if kept := g.In(texts...); len(kept) > 0 {
		return refusal(what, kept)
	}
	return nil
}

// RefusePDF is Refuse for a PDF that this service made. One that cannot be checked is refused too.
func (g *Gate) RefusePDF(ctx context.Context, by disclosure.Reader, what string, pdf []byte) error {
	verdict, found, err := g.PDF(ctx, by, pdf)
	switch verdict {
	case disclosure.Clean:
		return nil
	case disclosure.Holding:
		return refusal(what, g.speakOf(found))
	default:
		return fault.Refuse(what+" could not be read back, so nobody can say that it holds nothing hidden. Nothing has left. Try again; if it is refused again, tell your administrator.", err)
	}
}

func (g *Gate) speakOf(found []int) []Kept {
	var all []Kept
	for _, i := range found {
		all = append(all, g.kept[i])
	}
	return all
}

func refusal(what string, kept []Kept) error {
	var p words.Printer
	var all []string
	for _, k := range kept {
		if said := k.Words(p); !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return fault.Refuse(fmt.Sprintf("%s holds %s. Nothing has left. Take it out; or, if it may be known after all, record that with the detail first.",
		what, strings.Join(all, "; and ")), nil)
}

// keeping is the making of a gate.
type keeping struct {
	*State
	side    *ClosedSide
	to      Recipient
	shown   map[string]bool // values of details that this recipient may have
	secrets []keptSecret
}

type keptSecret struct {
	secret disclosure.Secret
	kept   Kept
}

// sortOut goes over every detail: first what the recipient may have, then what is kept from them.
func (k *keeping) sortOut() {
	for _, p := range k.people {
		for _, d := range p.details {
			if value := k.valueOf(d); !k.keeps(p, d) {
				k.shown[value] = true
			}
		}
	}
	for _, p := range k.people {
		for _, d := range p.details {
			if value := k.valueOf(d); k.keeps(p, d) && !k.own(value) {
				k.keep(Kept{d.Ref, p.Ref, d.Kind, "", d.Hiding}, value)
			}
		}
	}
	for _, f := range k.side.facts {
		if _, _, stands := k.Detail(f.Ref); !stands && !k.shown[f.Value] && k.canon(f.Of) != k.canon(k.to.person) {
			k.keep(Kept{f.Ref, f.Of, f.Kind, "", Hiding{}}, f.Value)
		}
	}
}

func (k *keeping) keep(kept Kept, value string) {
	kept.Of, kept.Who = k.canon(kept.Of), k.called(kept.Of)
	k.secrets = append(k.secrets, keptSecret{disclosure.Secret{Sort: sortOf[kept.Kind], Value: value}, kept})
}

// sortOf says how a detail is written; one that is not here is looked for as it stands.
var sortOf = map[DetailKind]disclosure.Sort{
	Address: disclosure.Place, Refuge: disclosure.Name, School: disclosure.Name, Workplace: disclosure.Name, Surgery: disclosure.Name, Centre: disclosure.Name,
	SocialWorker: disclosure.Name, ClosedNote: disclosure.Whole,
}

// valueOf is the value of a detail, of one in the open as it was recorded: it may be held back on pages.
func (k *keeping) valueOf(d *Detail) string {
	if fact, closed := k.side.Fact(d.Ref); closed {
		return fact.Value
	}
	if e, ok := k.history.Find(d.Ref.Entry); ok {
		if b, given := DetailGiven.In(e); given {
			return b.Value
		}
	}
	return d.Value
}

// keeps reports whether a detail is kept from the recipient.
func (k *keeping) keeps(p *Person, d *Detail) bool {
	switch {
	case k.to.sort == anybody:
		return true
	case k.to.sort == ofTheCase && k.canon(k.to.person) == p.Ref:
		return false
	case !d.Confidential():
		return k.to.sort != colleague && k.givesAway(p, d)
	case k.to.sort == colleague:
		return d.Hiding.Hidden() && !k.wasShown(d)
	case k.to.sort == ofTheCase:
		return k.hidesFrom(d, k.to.person)
	default:
		return d.Hiding.Hidden()
	}
}

// own reports whether a value is the recipient’s own too: two people with one telephone.
func (k *keeping) own(value string) bool {
	p, ok := k.Person(k.to.person)
	return ok && k.to.sort == ofTheCase && slices.ContainsFunc(p.details, func(d *Detail) bool { return k.valueOf(d) == value })
}

// wasShown reports whether a colleague was shown a detail.
func (k *keeping) wasShown(d *Detail) bool {
	return k.to.staff != "" && slices.ContainsFunc(k.reveals, func(r Reveal) bool { return r.Fact == d.Ref && r.Entry.Author.Person == k.to.staff })
}

// tellsWhere are the kinds of detail that lead to where somebody lives.
var tellsWhere = map[DetailKind]bool{School: true, Workplace: true, Surgery: true, Centre: true, Refuge: true}

// givesAway reports whether a detail in the open on which nobody has decided leads to somebody whose whereabouts are kept from the recipient. A
// child’s leads to whoever the child may live with.
func (k *keeping) givesAway(p *Person, d *Detail) bool {
	if d.Decided || !tellsWhere[d.Kind] {
		return false
	}
	return slices.ContainsFunc(k.people, func(other *Person) bool {
		return (other == p || p.Kind == Child) && slices.ContainsFunc(other.details, func(of *Detail) bool {
			return (of.Kind == Address || of.Kind == Refuge) && of.Confidential() && k.keeps(other, of)
		})
	})
}

// known are texts that everybody on the case has. Of anybody else nothing is known.
func (k *keeping) known() []string {
	if k.to.sort == anybody {
		return nil
	}
	all := []string{k.about.value(Court), k.about.value(LocalAuthority)}
	for _, p := range k.people {
		all = append(append(all, p.Name(), p.Called(), p.value(BirthPlace)), p.FormerNames()...)
	}
	for value := range k.shown {
		all = append(all, value)
	}
	return all
}
