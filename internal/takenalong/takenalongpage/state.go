package takenalongpage

import (
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/takenalong"
	"candour/internal/web"
)

// named are the ids that a device sends, as far as they are ids; no more than a device can hold.
func (p Pages) named(f *web.Form) (taken []ledger.EntryID, err error) {
	all := f.All("id")
	if len(all) > 4*p.Pack.Along.Most {
		return nil, fault.BadInput("That is more than a tablet holds.", nil)
	}
	for _, text := range all {
		id, err := ledger.ParseEntryID(text)
		if err != nil {
			return nil, fault.BadInput("That is nothing that was taken along.", err)
		}
		taken = append(taken, id)
	}
	return taken, nil
}

// kept is what a device is told: what it keeps. Everything else it wipes.
type kept struct {
	Keep []ledger.EntryID `json:"keep"`
}

func (p Pages) state(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	taken, err := p.named(f)
	if err != nil {
		return nil, err
	}
	people, err := p.Staff.People(v.Context())
	if err != nil {
		return nil, err
	}
	keep, err := takenalong.Keeps(v.Context(), v.DB(), p.Devices, people, v.Now, taken)
	return web.Data{Of: kept{keep}}, err
}

// gone takes the word of a device that it wiped what it names. What nobody knows it names in vain.
func (p Pages) gone(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	taken, err := p.named(f)
	if err != nil {
		return nil, err
	}
	rows, err := takenalong.Named(v.Context(), v.DB(), taken)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		_, err := v.Do(ledger.Act{On: []ledger.Seen{{Stream: r.Case, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return takenalong.Wiped(hs[r.Case], r.Taken, takenalong.How(f.Text("how")))
		}})
		if err != nil {
			return nil, err
		}
	}
	return web.Data{Of: kept{}}, nil
}
