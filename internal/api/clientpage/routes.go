package clientpage

import (
	"candour/internal/access"
	"candour/internal/api"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Home is the list of other systems.
const Home = "/systems"

const systemURL = Home + "/{system}"

// MineURL is where somebody sees which systems act for them.
const MineURL = "/me/systems"

// Pages holds what these pages stand on.
type Pages struct {
	Service ledger.StreamID // the service's own stream
	Uses    *api.Uses
	Check   func(string) error // whether the service may tell anybody at an address
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For(Home, access.Administrator, p.list, nil),
		web.For(Home+"/ask", access.Administrator, p.showAsk, p.ask),
		web.For(systemURL, access.Administrator, p.system, nil),
		web.For(systemURL+"/confirm", access.Administrator, nil, p.confirm),
		web.For(systemURL+"/token", access.Administrator, nil, p.makeToken),
		web.For(systemURL+"/token/confirm", access.Administrator, nil, p.confirmToken),
		web.For(systemURL+"/token/end", access.Administrator, nil, p.endToken),
		web.For(systemURL+"/changes", access.Administrator, p.showHook, p.setHook),
		web.For(systemURL+"/changes/stop", access.Administrator, nil, p.stopHook),
		web.For(systemURL+"/end", access.Administrator, p.showEnd, p.end),
		web.For(MineURL, access.SignedIn, p.mine, nil),
		web.For(MineURL+"/{system}/end", access.SignedIn, nil, p.endMine),
	}
}

// clients are all other systems as they stand.
func (p Pages) clients(v *web.Visit) (*api.Clients, error) {
	h, err := v.Ledger().Read(v.Context(), p.Service)
	if err != nil {
		return nil, err
	}
	return api.ClientsOf.Of(h), nil
}

// named is the system of the address.
func (p Pages) named(v *web.Visit) (*api.Client, error) {
	id, err := v.Entry("system")
	if err != nil {
		return nil, err
	}
	all, err := p.clients(v)
	if err != nil {
		return nil, err
	}
	c, known := all.Find(ledger.Ref{Stream: p.Service, Entry: id})
	if !known {
		return nil, fault.Absent(nil)
	}
	return c, nil
}

// verb decides from the systems as they stand.
type verb func(*api.Clients) (ledger.Change, error)

// act carries out a form about other systems.
func (p Pages) act(v *web.Visit, f *web.Form, do verb) error {
	_, err := v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: p.Service, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return do(api.ClientsOf.Of(hs[p.Service])) },
	})
	if err == nil {
		v.Forget(f)
	}
	return err
}

func urlOf(c *api.Client, more string) string { return Home + "/" + string(c.Asked.ID) + more }
