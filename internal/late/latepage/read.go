package latepage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/late"
	"candour/internal/ledger"
	"candour/internal/web"
)

// readPage asks why somebody needs to read words that are held back, and shows them once that is on record.
type readPage struct {
	web.CaseForm
	told
	place *late.Find
	words []string // none until they were asked for
}

func (p readPage) Title() string         { return "Read what is held back" }
func (p readPage) Body() templ.Component { return readBody(p) }

func (p Pages) readPage(c *web.Case) (readPage, error) {
	t, f, err := p.placeIn(c)
	if err != nil {
		return readPage{}, err
	}
	form, err := c.Form()
	page := readPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, told: t, place: f}
	if err == nil && !page.heldBack(f) {
		err = fault.Absent(nil)
	}
	return page, err
}

// placeIn is the place that the address names.
func (p Pages) placeIn(c *web.Case) (told, *late.Find, error) {
	id, err := c.Entry("place")
	if err != nil {
		return told{}, nil, err
	}
	t, err := p.tells(c)
	if err != nil {
		return t, nil, err
	}
	f, ok := t.found.Find(id)
	if !ok {
		return t, nil, fault.Absent(nil)
	}
	return t, f, nil
}

func (p Pages) showRead(c *web.Case) (web.Page, error) {
	page, err := p.readPage(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

// read puts on record that this person is about to be shown the details, and shows the words on the page that answers; no later page does.
func (p Pages) read(c *web.Case) (web.Page, error) {
	page, err := p.readPage(c)
	if err != nil {
		return nil, err
	}
	f, on := page.Form, []ledger.StreamID{casework.Of(c.History).Side}
	if at := page.place.Place.Stream; at != c.Stream {
		on = append(on, at) // a report that is being written
	}
	err = c.ActOn(f, on, func(hs ledger.Histories) (ledger.Change, error) {
		return late.Read(hs, c.Stream, c.By(), f.ID, page.place.Entry.ID, f.Text("why"))
	})
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	h, err := c.Ledger().Read(c.Context(), page.place.Place.Stream)
	if err != nil {
		return nil, err
	}
	page.words, err = casework.WordsHeldBack(h, page.place.Place.Entry)
	return page, err
}
