package caseworkpage

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// samePage puts two things of the case side by side and asks whether they are one: two people, hearings, orders or things to do.
type samePage struct {
	formPage
	kept, same ledger.Ref
}

func (p samePage) Title() string         { return "One, or two?" }
func (p samePage) Body() templ.Component { return sameBody(p) }

// pairIn are the two things that the address names.
func (p Pages) pairIn(c *web.Case) (kept, same ledger.Ref, err error) {
	one, err := c.Entry("kept")
	if err != nil {
		return kept, same, err
	}
	other, err := c.Entry("same")
	if err != nil {
		return kept, same, err
	}
	s := p.seen(c)
	kept, same = s.inCase(one), s.inCase(other)
	if len(s.thing(kept)) == 0 || len(s.thing(same)) == 0 {
		return kept, same, fault.Absent(nil)
	}
	return kept, same, nil
}

func (p Pages) samePage(c *web.Case, kept, same ledger.Ref) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return samePage{p.formPage(c, form), kept, same} }
}

func (p Pages) showSame(c *web.Case) (web.Page, error) {
	kept, same, err := p.pairIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.samePage(c, kept, same))
}

func (p Pages) setSame(c *web.Case) (web.Page, error) {
	kept, same, err := p.pairIn(c)
	if err != nil {
		return nil, err
	}
	page := samePage{p.formPage(c, nil), kept, same}
	_, above := page.above()
	return send(c, p.samePage(c, kept, same), func(f *web.Form) act {
		body, answer := casework.JoinBody{Kept: kept, Same: same, Why: f.Text("why")}, f.Text("answer")
		return func(s *casework.State) (ledger.Change, error) {
			switch answer {
			case "one":
				body.Why = cmp.Or(body.Why, page.since())
				return casework.Join(s, c.By(), f.ID, body)
			case "two":
				return casework.KeepApart(s, c.By(), f.ID, body)
			case "part":
				return casework.SplitUp(s, c.By(), f.ID, body)
			default:
				return ledger.Change{}, fault.Fields{{Name: "answer", Sentence: "Say whether they are one or two"}}
			}
		}
	}, above)
}

// above is the page on which the two stand: people under People, and what is of the court under Court.
func (p samePage) above() (name, path string) {
	if _, person := p.State.Person(p.kept); person {
		return "People", p.URL("people")
	}
	return "Court", p.URL("court")
}

// offers are the questions whether two people are one, or whether two other things are, that nobody has answered.
func (s seen) offers(ofPeople bool) []casework.OfferedBody {
	return slices.DeleteFunc(s.State.Offers(), func(o casework.OfferedBody) bool {
		_, person := s.State.Person(o.Kept)
		return person != ofPeople
	})
}

// since is what speaks for the two being one, where that was asked.
func (p samePage) since() string {
	for _, o := range p.State.Offers() {
		if o.Kept == p.kept && o.Same == p.same {
			return o.Since
		}
	}
	return ""
}

// hint says what need not be typed.
func (p samePage) hint() string {
	if p.since() == "" {
		return ""
	}
	return "If they are one, you can leave this empty: " + p.since()
}

// joined reports whether the two are held to be one now.
func (p samePage) joined() bool {
	return isOne(p.State.Person, p) || isOne(p.State.Hearing, p) || isOne(p.State.Order, p) || isOne(p.State.Duty, p)
}

func isOne[T any](find func(ledger.Ref) (*T, bool), p samePage) bool {
	one, found := find(p.kept)
	other, _ := find(p.same)
	return found && one == other
}

func (p samePage) answers() []govuk.Option {
	if p.joined() {
		return []govuk.Option{{Value: "part", Label: "They are not the same after all", Hint: "Each has its own history again."}}
	}
	return []govuk.Option{
		{Value: "one", Label: "They are one and the same", Hint: "Both histories then stand together. It can be taken back."},
		{Value: "two", Label: "They are two", Hint: "We do not ask again."},
	}
}

// thing is what one would tell a thing of the case by.
func (s seen) thing(ref ledger.Ref) []govuk.Fact {
	if p, ok := s.State.Person(ref); ok {
		return []govuk.Fact{
			{Term: "Name", Detail: govuk.Text(p.Name())}, {Term: "Born", Detail: govuk.Text(orUnknown(p.Born().Plain()))},
			{Term: "Part", Detail: govuk.Text(orUnknown(s.partWords(p.Part())))},
		}
	}
	if h, ok := s.State.Hearing(ref); ok {
		return []govuk.Fact{{Term: "Hearing", Detail: govuk.Text(s.hearingType(h))}, {Term: "When", Detail: govuk.Text(s.hearingWhen(h))}}
	}
	if o, ok := s.State.Order(ref); ok {
		return []govuk.Fact{{Term: "Order", Detail: govuk.Text(o.Name)}, {Term: "Made", Detail: govuk.Text(orUnknown(o.Made.Plain()))}}
	}
	if d, ok := s.State.Duty(ref); ok {
		return []govuk.Fact{{Term: "To be done", Detail: govuk.Text(d.What)}, {Term: "By", Detail: govuk.Text(orUnknown(d.Due.On.Plain()))}}
	}
	return nil
}

func orUnknown(text string) string {
	if text == "" {
		return notKnown
	}
	return text
}
