package privilegepage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/privilege"
	"candour/internal/web"
)

// readersPage says who reads the privileged notes of a case besides its guardian, and names somebody more.
type readersPage struct{ inForm }

func (p readersPage) Title() string         { return "Who reads the privileged notes" }
func (p readersPage) Body() templ.Component { return readersBody(p) }

func (p Pages) showReaders(c *web.Case) (web.Page, error) {
	in, err := p.inForm(c)
	return readersPage{in}, err
}

func (p Pages) name(c *web.Case) (web.Page, error) {
	in, err := p.inForm(c)
	if err != nil {
		return nil, err
	}
	page, f := readersPage{in}, in.Form
	body := page.chosen()
	err = page.act(func(_ *casework.State, k *privilege.Kept) (ledger.Change, error) {
		return privilege.Name(k, c.By(), f.ID, body)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL(Home, "readers")), err
}

// chosen is who was chosen of those offered; nobody when nobody was.
func (p readersPage) chosen() privilege.ReaderBody {
	body := privilege.ReaderBody{Why: p.Form.Text("why")}
	for _, who := range p.mayBeNamed() {
		if string(who.ID) == p.Form.Text("person") {
			body.Person, body.Name = who.ID, who.Name
		}
	}
	return body
}

// mayBeNamed are those whom the policies would let read the notes once they are named, and who do not read them yet.
func (p readersPage) mayBeNamed() []access.Person {
	return slices.DeleteFunc(p.People.All(), func(who access.Person) bool {
		named := append(slices.Clone(p.Ties), access.Tie{Subject: who.ID, Relation: access.Privy})
		return access.Decide(who, access.PrivilegedRead, p.Ties).Allowed || !access.Decide(who, access.PrivilegedRead, named).Allowed
	})
}

func (p readersPage) options() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, who := range p.mayBeNamed() {
		all = append(all, govuk.Option{Value: string(who.ID), Label: who.Name})
	}
	return all
}

func (p readersPage) row(r *privilege.Reader) govuk.RowData {
	return govuk.RowData{
		When: govuk.ClockData{Words: dayOf(r.Entry), Past: true},
		What: govuk.Link{Text: r.Name, Hidden: "reads them no longer", Href: p.URL(Home, "readers", string(r.Entry.ID), "end")},
		Why:  govuk.Text(r.Why),
	}
}

// endPage says that somebody whom the guardian named no longer reads them.
type endPage struct {
	inForm
	reader *privilege.Reader
}

func (p endPage) Title() string         { return "Somebody no longer reads the privileged notes" }
func (p endPage) Body() templ.Component { return endBody(p) }

func (p Pages) endPage(c *web.Case) (endPage, error) {
	in, err := p.inForm(c)
	if err != nil {
		return endPage{}, err
	}
	id, err := c.Entry("reader")
	if err != nil {
		return endPage{}, err
	}
	r, ok := in.kept.Reader(id)
	if !ok || r.Ended != nil {
		return endPage{}, fault.Absent(nil)
	}
	return endPage{in, r}, nil
}

func (p Pages) showEnd(c *web.Case) (web.Page, error) {
	page, err := p.endPage(c)
	return page, err
}

func (p Pages) end(c *web.Case) (web.Page, error) {
	page, err := p.endPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	err = page.act(func(_ *casework.State, k *privilege.Kept) (ledger.Change, error) {
		r, _ := k.Reader(page.reader.Entry.ID)
		return privilege.End(r, c.By(), f.ID, f.Text("why"))
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL(Home, "readers")), err
}
