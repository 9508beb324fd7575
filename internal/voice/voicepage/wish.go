package voicepage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/voice"
	"candour/internal/web"
)

// wishPage asks what a child does not want passed on, and to whom.
type wishPage struct{ formPage }

func (p wishPage) Title() string         { return "What the child wishes about it" }
func (p wishPage) Body() templ.Component { return wishBody(p) }

func (p Pages) showWish(c *web.Case) (web.Page, error) {
	page, err := p.asking(c)
	if err == nil {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	}
	return wishPage{page}, err
}

// court is the answer that the court is not to read it.
const court = "court"

func (p Pages) wish(c *web.Case) (web.Page, error) {
	page, err := p.asking(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := voice.WishForm{Child: page.child.Ref, Items: page.refs(f.Entries("items")), Words: f.Text("words"), On: f.Date("on", "The day")}
	for _, from := range f.All("from") {
		if from == court {
			form.Court = true
			continue
		}
		form.From = append(form.From, ledger.Ref{Stream: c.Stream, Entry: ledger.EntryID(from)})
	}
	again, err := page.acts(nil, func(h *ledger.History) (ledger.Change, error) {
		return voice.MakeWish(p.Pack, h, c.By(), f.ID, form)
	})
	if again {
		return wishPage{page}, nil
	}
	return c.SeeOther(page.at()), err
}

func (p childPage) refs(ids []ledger.EntryID) []ledger.Ref {
	var all []ledger.Ref
	for _, id := range ids {
		all = append(all, ledger.Ref{Stream: p.Stream, Entry: id})
	}
	return all
}

// saidOptions are what the child said, and what they said of it since, to choose from.
func (p wishPage) saidOptions() []govuk.Option {
	var all []govuk.Option
	add := func(item ledger.Ref, hint string) {
		if i, known := evidence.Of(p.History).Item(item); known {
			all = append(all, govuk.Option{Value: string(i.Entry.ID), Label: i.Says, Hint: hint})
		}
	}
	for _, s := range p.state.Said(p.child.Ref) {
		add(s.Body.Item, s.On().Plain())
		for _, c := range p.state.CorrectionsOf(s.Body.Item) {
			add(c.Body.Account, c.On().Plain()+", “"+string(c.Body.Sort)+"”")
		}
	}
	return all
}

// readers are those who may be meant: the court, and the adults of the case.
func (p wishPage) readers() []govuk.Option {
	all := []govuk.Option{{Value: court, Label: "The court"}}
	for _, who := range casework.Of(p.History).People() {
		if who.Kind != casework.Child {
			all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
		}
	}
	return all
}

// notKeptPage asks what the child was told of a wish that cannot be kept.
type notKeptPage struct{ formPage }

func (p notKeptPage) Title() string         { return "This wish cannot be kept" }
func (p notKeptPage) Body() templ.Component { return notKeptBody(p) }

func (p Pages) notKeptPage(c *web.Case) (notKeptPage, *voice.Wish, error) {
	page, err := p.asking(c)
	if err != nil {
		return notKeptPage{}, nil, err
	}
	of, err := page.ref("wish")
	w, known := page.state.Wish(of.Entry)
	if err == nil && (!known || w.Body.Child != page.child.Ref) {
		err = fault.Absent(nil)
	}
	return notKeptPage{page}, w, err
}

func (p Pages) showNotKept(c *web.Case) (web.Page, error) {
	page, _, err := p.notKeptPage(c)
	if err == nil {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	}
	return page, err
}

func (p Pages) notKept(c *web.Case) (web.Page, error) {
	page, w, err := p.notKeptPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := voice.NotKeptForm{On: f.Date("on", "The day"), NotKeptBody: voice.NotKeptBody{
		Wish: w.Entry.Ref(), Why: f.Text("why"), Told: f.Text("told"), How: f.Text("how"),
	}}
	again, err := page.acts([]string{form.Why, form.Told, form.How}, func(h *ledger.History) (ledger.Change, error) {
		return voice.CannotKeep(p.Pack, h, c.By(), f.ID, form)
	})
	if again {
		return page, nil
	}
	return c.SeeOther(page.at()), err
}
