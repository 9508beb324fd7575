package retentionpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/retention"
	"candour/internal/web"
)

// streamField carries the name of the stream that the form begins, so that a form sent twice begins one.
const streamField = "stream"

// erasePage asks on which ground a case, or an entry of it, is to be erased, and what becomes of every place that repeats its words.
type erasePage struct {
	inCase
	form   *web.Form
	fresh  ledger.StreamID
	target retention.Target
	entry  ledger.Entry // none for a whole case
	beside []ledger.StreamID
	places []retention.Found
}

func (p erasePage) Title() string {
	if p.entry.ID == "" {
		return "Propose to erase the case"
	}
	return "Propose to erase an entry"
}

func (p erasePage) Errors() govuk.Errors  { return p.form.Errors }
func (p erasePage) Clashed() bool         { return p.form.Conflict != nil }
func (p erasePage) Body() templ.Component { return eraseBody(p) }

func (p Pages) erasePage(c *web.Case) (erasePage, error) {
	in, err := p.inCase(c)
	if err != nil {
		return erasePage{}, err
	}
	page := erasePage{inCase: in, target: retention.Target{Case: c.Stream}}
	if c.Request.PathValue("entry") != "" {
		if err := page.find(c); err != nil {
			return page, err
		}
	}
	a, err := retention.Look(c.Context(), c.Ledger(), p.Pack, c.History)
	if err != nil {
		return page, err
	}
	page.beside = a.Streams()
	if page.places, err = titled(c, a, a.Places(page.target)); err != nil {
		return page, err
	}
	page.form, err = c.Form()
	return page, err
}

// titled adds to the places in linked cases what those are called, where that is the person’s to see.
func titled(c *web.Case, a retention.Around, places []retention.Found) ([]retention.Found, error) {
	var cases []ledger.StreamID
	for _, f := range places {
		if f.In != "" && !slices.Contains(cases, f.In) {
			cases = append(cases, f.In)
		}
	}
	allowed, err := c.Allowed(access.CaseReader, cases...)
	if err != nil {
		return nil, err
	}
	for i, f := range places {
		if allowed[f.In] {
			places[i].Name += ", " + casework.Of(a.Beside[f.In]).Title()
		}
	}
	return places, nil
}

// find is the entry of the address, if it may be erased while its case stays.
func (p *erasePage) find(c *web.Case) error {
	id, err := c.Entry("entry")
	if err != nil {
		return err
	}
	e, ok := casework.Find(c.History, id)
	if !ok || !retention.MayGoAlone(e) {
		return fault.Absent(nil)
	}
	p.entry, p.target.Entry = e, id
	return nil
}

func (p Pages) showErase(c *web.Case) (web.Page, error) {
	page, err := p.erasePage(c)
	if err != nil {
		return nil, err
	}
	page.fresh, err = unbegun(c, page.form)
	return page, err
}

// unbegun is the stream that the form is to begin. A form that was sent before, and whose other words are kept, begins another.
func unbegun(c *web.Case, f *web.Form) (ledger.StreamID, error) {
	kept, err := ledger.ParseStreamID(f.Text(streamField))
	if err != nil {
		return ledger.NewStreamID(), nil // none was kept
	}
	h, err := c.Ledger().Read(c.Context(), kept)
	if err != nil || h.Version == 0 {
		return kept, err
	}
	return ledger.NewStreamID(), nil
}

func (p Pages) erase(c *web.Case) (web.Page, error) {
	page, err := p.erasePage(c)
	if err != nil {
		return nil, err
	}
	f := page.form
	fresh, err := ledger.ParseStreamID(f.Text(streamField))
	if err != nil {
		return nil, fault.BadInput("Open the form again, and send it once more.", err)
	}
	form := page.read()
	page.fresh = fresh
	if err := c.Ledger().BeginStreams(c.Context(), fresh); err != nil {
		return nil, err
	}
	err = c.ActOn(f, append(page.beside, fresh), func(hs ledger.Histories) (ledger.Change, error) {
		a := retention.Around{Pack: p.Pack, Case: hs[c.Stream], Beside: hs}
		return retention.Propose(a, hs[fresh], c.By(), f.ID, today(c.Visit), form)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("erasure", string(fresh))), err
}

// read is the form as it was sent.
func (p erasePage) read() retention.ProposeForm {
	f := p.form
	form := retention.ProposeForm{
		Target: p.target, Ground: pack.GroundID(f.Text("ground")), Why: f.Text("why"),
		Order: retention.Order{Which: f.Text("order"), On: f.Date("order-on", "The day of the order"), Paper: f.Text("order-paper")},
	}
	for _, found := range p.places {
		form.Places = append(form.Places, retention.AnsweredPlace{
			Place: found.Place, Answer: retention.PlaceAnswer(f.Text(found.Field())), Why: f.Text(found.Field() + "-why"),
		})
	}
	return form
}

func (p erasePage) data() govuk.FormData {
	data := p.form.Data()
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: streamField, Value: string(p.fresh)})
	return data
}

func (p erasePage) grounds() []govuk.Option {
	var all []govuk.Option
	for _, g := range p.pages.Pack.Retention.GroundsFor(p.target.Erasable()) {
		o := govuk.Option{Value: string(g.ID), Label: g.Name, Hint: g.Explain + " Authority: " + g.Cite() + "."}
		if g.ID == pack.CourtOrder {
			o.More = orderFields(p.form)
		}
		all = append(all, o)
	}
	return all
}

// heading is the question that the page asks.
func (p erasePage) heading() string {
	if p.target.Whole() {
		return "Propose to erase the case"
	}
	return "This should not be here"
}

// lede says what comes of it.
func (p erasePage) lede() string {
	if p.target.Whole() {
		return "Everything in the case, on its closed side and in its reports is erased once another information governance officer confirms it. It cannot be brought back."
	}
	return "Propose to erase this entry for good. Nothing is erased until an information governance officer confirms it; a gap stays that says when and on which ground."
}

// stops says what stands in the way, as a sentence; "" when nothing does.
func (p erasePage) stops() string {
	holds := retention.HoldsOn(p.History).InForce(today(p.Visit))
	if len(holds) == 0 {
		return ""
	}
	return "The case is on hold for " + holds[0].Reason.Words() + ", " + untilWords(holds[0].Until) + ". Nothing in it can be erased until the hold ends."
}

// what is the entry in words: its line on the timeline, and what it says.
func (p inCase) what(e ledger.Entry) (line string, said []string) {
	if casework.Hidden(p.History)[e.ID] != "" && !p.May(access.Reviewer) && !p.May(access.RecordKeeper) {
		return "An entry that was hidden as written in the wrong case", nil
	}
	l := p.Ledger().Registry().Line(p.Words, e)
	if l.Words != "" {
		said = append(said, l.Words)
	}
	if note, ok := e.Body.(casework.NoteBody); ok && l.Words != note.Said {
		said = append(said, note.Said)
	}
	return l.Text, said
}

func answerOptions(f retention.Found) []govuk.Option {
	labels := map[retention.PlaceAnswer]string{
		retention.EraseToo: "Erase it too", retention.Keep: "Keep it, because …", retention.Tell: "Tell whoever holds it",
	}
	var all []govuk.Option
	for _, a := range f.Answers() {
		all = append(all, govuk.Option{Value: string(a), Label: labels[a]})
	}
	return all
}
