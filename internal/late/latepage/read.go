package latepage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
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

	note *casework.Note // with its words, of a note that this person may correct; nil otherwise
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
	if c.May(access.CaseWorker) {
		page.note = noteIn(h, page.place.Place)
	}
	return page, err
}

// noteIn is the note that an entry words now, as it was before any of it was held back; nil when it words none.
func noteIn(h *ledger.History, place ledger.Ref) *casework.Note {
	for _, n := range casework.Of(h).Notes() {
		if _, worded := n.Words(); worded == place {
			whole, _ := casework.Of(casework.Unhidden(h)).Note(n.Ref())
			return whole
		}
	}
	return nil
}

// correcting is the form that corrects the note: it begins with what the note says, which was just shown, and keeps no draft of it.
func (p readPage) correcting() govuk.FormData {
	data := p.Form.Data()
	data.Action, data.Entry = p.CaseForm.URL("note", string(p.note.Entry.ID), "correct"), string(ledger.NewEntryID())
	data.Draft, data.Saved = "", ""
	return data
}

// asNow is a field of that form with what the note says now.
func asNow(name, label, value string) govuk.Field {
	return govuk.Field{Name: name, Label: label, Value: value}
}

// said is what the note says now, who it was with, and who else was there.
func (p readPage) said() (said, with, others string) {
	said, _ = p.note.Words()
	with, others = p.note.With, p.note.Others
	if last := len(p.note.Corrections) - 1; last >= 0 {
		with, others = p.note.Corrections[last].With, p.note.Corrections[last].Others
	}
	return said, with, others
}
