package privilegepage

import (
	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/privilege"
	"candour/internal/web"
)

// Home is the part of a case in which these pages are.
const Home = "privileged"

// Pages holds what these pages stand on.
type Pages struct{ Pack *pack.Pack }

type handler = func(*web.Case) (web.Page, error)

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		apart("", access.PrivilegedRead, p.notes, nil),
		apart("/write", access.Guardian, p.showWrite, p.write),
		apart("/readers", access.Guardian, p.showReaders, p.name),
		apart("/readers/{reader}/end", access.Guardian, p.showEnd, p.end),
		apart("/{note}", access.PrivilegedRead, p.note, nil),
		apart("/{note}/correct", access.Guardian, p.showCorrect, p.correct),
		apart("/{note}/waive", access.Guardian, p.showWaive, p.waive),
	}
}

func apart(path string, rule access.Rule, show, send handler) web.Route {
	return web.ForCase("/case/{case}/"+Home+path, rule, show, send).Apart(privilege.Side)
}

// page is what every page here is made of.
type page struct {
	web.CasePage
	Pack *pack.Pack
	kept *privilege.Kept
}

// inForm is what every page here with a form is made of.
type inForm struct {
	web.CaseForm
	Pack *pack.Pack
	kept *privilege.Kept
}

func keptOf(c *web.Case) (*privilege.Kept, error) {
	side, err := c.Ledger().Read(c.Context(), privilege.Side(c.Stream))
	if err != nil {
		return nil, err
	}
	return privilege.Of(side), nil
}

func (p Pages) page(c *web.Case) (page, error) {
	kept, err := keptOf(c)
	return page{web.CasePage{Case: c}, p.Pack, kept}, err
}

func (p Pages) inForm(c *web.Case) (inForm, error) {
	kept, err := keptOf(c)
	if err != nil {
		return inForm{}, err
	}
	form, err := c.Form()
	return inForm{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.Pack, kept}, err
}

// named is the note that the address names.
func named(c *web.Case, kept *privilege.Kept) (*privilege.Note, error) {
	id, err := c.Entry("note")
	if err != nil {
		return nil, err
	}
	n, ok := kept.Note(id)
	if !ok {
		return nil, fault.Absent(nil)
	}
	return n, nil
}

// verb is what a form does, to the case and to its privileged notes as they stand when it is done.
type verb func(*casework.State, *privilege.Kept) (ledger.Change, error)

// act carries a form out once every field could be read. Otherwise it only asks what else is wrong.
func (p inForm) act(do verb) error {
	side := privilege.Side(p.Stream)
	if len(p.Form.Errors) > 0 {
		_, err := do(casework.Of(p.History), p.kept)
		return err
	}
	if err := p.Ledger().BeginStreams(p.Context(), side); err != nil {
		return err
	}
	return p.ActOn(p.Form, []ledger.StreamID{side}, func(hs ledger.Histories) (ledger.Change, error) {
		return do(casework.Of(hs[p.Stream]), privilege.Of(hs[side]))
	})
}

// mustGo asks for hidden details to be taken out: whoever reads privileged notes is shown such a detail where it is kept, with a reason.
func (p inForm) mustGo(texts ...string) error {
	held, err := casework.HeldIn(p.Context(), p.Ledger(), p.History, p.Words, texts...)
	if err == nil {
		p.Form.MustGo(held)
	}
	return err
}

// MayRead reports whether whoever looks at a case reads its privileged notes, for pages that are not of the stream apart.
func MayRead(c *web.Case) (bool, error) {
	return c.MayApart(access.PrivilegedRead, privilege.Side(c.Stream))
}

func noteURL(c *web.Case, n *privilege.Note) string { return c.URL(Home, string(n.Entry.ID)) }
