package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// detailPage asks for a number, an address or another way in which somebody can be reached or found; or for one that takes another’s place.
type detailPage struct {
	formPage
	who      *casework.Person
	replaces *casework.Detail // nil for a new one
}

func (p detailPage) Title() string {
	if p.replaces != nil {
		return "Another number or address"
	}
	return "A number or address"
}

func (p detailPage) Body() templ.Component { return detailBody(p) }

func (p Pages) detailPage(c *web.Case, who *casework.Person, replaces *casework.Detail) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		if replaces != nil {
			form.Set("kind", string(replaces.Kind))
		}
		return detailPage{p.formPage(c, form), who, replaces}
	}
}

// detailIn is the detail named in the address with whose it is; no detail where none is named.
func (p Pages) detailIn(c *web.Case) (*casework.Person, *casework.Detail, error) {
	s := p.seen(c)
	id, err := c.Entry("detail")
	if err != nil {
		return nil, nil, err
	}
	for _, stream := range []ledger.StreamID{s.State.Stream, s.State.Side} {
		if who, d, ok := s.State.Detail(ledger.Ref{Stream: stream, Entry: id}); ok {
			return who, d, nil
		}
	}
	return nil, nil, fault.Absent(nil)
}

func (p Pages) showAddDetail(c *web.Case) (web.Page, error) {
	who, err := p.personIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.detailPage(c, who, nil))
}

func (p Pages) addDetail(c *web.Case) (web.Page, error) {
	who, err := p.personIn(c)
	if err != nil {
		return nil, err
	}
	return p.putDetail(c, who, nil)
}

func (p Pages) showDetail(c *web.Case) (web.Page, error) {
	who, d, err := p.detailIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.detailPage(c, who, d))
}

func (p Pages) replaceDetail(c *web.Case) (web.Page, error) {
	who, d, err := p.detailIn(c)
	if err != nil {
		return nil, err
	}
	return p.putDetail(c, who, d)
}

func (p Pages) putDetail(c *web.Case, who *casework.Person, replaces *casework.Detail) (web.Page, error) {
	s := p.seen(c)
	return sendTo(c, []ledger.StreamID{s.State.Side}, p.detailPage(c, who, replaces), func(f *web.Form) act {
		form := casework.DetailForm{
			Of: who.Ref, Kind: casework.DetailKind(f.Text("kind")), Value: f.Text("value"), Source: f.Text("source"), Hiding: s.hidingIn(f),
		}
		if replaces != nil {
			form.Replaces = replaces.Ref
		}
		return func(s *casework.State) (ledger.Change, error) { return casework.AddDetail(s, c.By(), f.ID, form) }
	}, c.URL("people"))
}

func detailKinds() []govuk.Option {
	var all []govuk.Option
	for _, kind := range casework.DetailKinds {
		all = append(all, govuk.Option{Value: string(kind), Label: detailWords[kind]})
	}
	return all
}
