package bundlepage

import (
	"bytes"
	"fmt"
	"net/url"

	"github.com/a-h/templ"

	"candour/internal/bundle"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/web"
	"candour/internal/words"
)

// madePage is a bundle, or the exhibits of a report: how far it has come, what is in it and what is not, and how it leaves.
type madePage struct {
	web.CaseForm
	pack *pack.Pack
	work *bundle.Work
	far  string // "3 of 12"
}

func (p madePage) Title() string         { return "A bundle that was made" }
func (p madePage) Body() templ.Component { return madeBody(p) }

func (p Pages) madePage(c *web.Case) (madePage, error) {
	id, err := c.Entry("made")
	if err != nil {
		return madePage{}, err
	}
	w, ok := bundle.Of(c.History).Work(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return madePage{}, fault.Absent(nil)
	}
	page := madePage{pack: p.Desk.Pack, work: w}
	if !w.Done() {
		if page.far, err = p.Desk.Far(c.Context(), w); err != nil {
			return madePage{}, err
		}
	}
	form, err := c.Form()
	page.CaseForm = web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}
	return page, err
}

func (p Pages) showMade(c *web.Case) (web.Page, error) {
	page, err := p.madePage(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

// handOver puts on the register that it leaves, and hands it over under a name that says nothing.
func (p Pages) handOver(c *web.Case) (web.Page, error) {
	page, err := p.madePage(c)
	if err != nil {
		return nil, err
	}
	pdf, err := p.Desk.File(c.Context(), c.History, page.work)
	if err != nil {
		return nil, err
	}
	f := page.Form
	if err := holdsHidden(c, f, f.Text("why")); err != nil {
		return nil, err
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
		return bundle.HandOver(p.Desk.Pack, h, page.work.Ref, bundle.HandOverForm{ID: f.ID, By: c.By(), Now: c.Now, How: leaving.How(f.Text("how")), Why: f.Text("why")})
	})
	if f.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	return web.Download{Name: page.file(), Media: "application/pdf", Size: int64(len(pdf)), From: bytes.NewReader(pdf)}, nil
}

func (p madePage) file() string {
	if p.work.Report.IsZero() {
		return "bundle.pdf"
	}
	return "exhibits.pdf"
}

// back leads to where it was arranged.
func (p madePage) back() (text, address string) {
	if p.work.Report.IsZero() {
		return "Bundle for a hearing", p.URL(Home)
	}
	return "Exhibits", p.URL("report", string(p.work.Report.Entry), ExhibitsHome)
}

// making says how far the making has come.
func (p madePage) making() string {
	if p.far == "" {
		return "It is being made."
	}
	return "It is being made: " + p.far + " documents are ready."
}

// contents are its documents with their pages.
func (p madePage) contents() [][]templ.Component {
	var all [][]templ.Component
	for _, x := range p.work.Made.Parts {
		title := x.Title
		if x.Mark != "" {
			title = "Exhibit " + x.Mark + ": " + title
		}
		pages := x.Range()
		if pages == "" {
			pages = "Not in it"
		}
		all = append(all, []templ.Component{govuk.Text(title), govuk.Text(pages)})
	}
	return all
}

// leftOut is why a document’s own pages are not in it, or not all of them. Leads is what can be done about it; none where nothing can.
type leftOut struct {
	Says  string
	Leads govuk.Link
}

// left are the documents that were left out.
func (p madePage) left() []leftOut {
	var all []leftOut
	for _, x := range p.work.Made.Parts {
		switch {
		case x.Out == bundle.Held:
			all = append(all, p.held(x))
		case x.Out == bundle.Paper:
			all = append(all, leftOut{Says: "To be handed over as a paper: " + x.Title + ". A sheet says so. " + x.Why})
		case x.Out == bundle.Absent:
			all = append(all, leftOut{Says: "Not in the case any more: one document. " + x.Why})
		case x.Why != "":
			all = append(all, leftOut{Says: x.Title + ". " + x.Why})
		}
	}
	return all
}

// held leads from what is held back to a copy of its words for the court, or to the copy that it is.
func (p madePage) held(x bundle.Part) leftOut {
	says, called := "Held back: "+x.Title+". "+x.Why, ": "+x.Title
	if x.Document.Sort == redaction.CopyOfWords {
		return leftOut{says, govuk.Link{Text: "Open the copy" + called, Href: p.URL("copies", string(x.Document.Of.Entry))}}
	}
	to := url.Values{"document": {x.Document.Key()}, "to": {string(leaving.TheCourt)}}
	return leftOut{
		says + " Make a copy of it without that and put the copy in its place, or take it out.",
		govuk.Link{Text: "Make a copy for the court" + called, Href: p.URL("copies", "new") + "?" + to.Encode()},
	}
}

// long asks about a bundle with more pages than the rules allow.
func (p madePage) long() string {
	most := p.work.TooLong(p.pack)
	if most == 0 {
		return ""
	}
	return fmt.Sprintf("It has %d pages. A bundle may have %d sheets unless the court directed otherwise: %s.", p.work.Made.Pages, most, p.pack.Bundles.Limit.Cite())
}

// departures say when it left before.
func (p madePage) departures() []string {
	var all []string
	for _, d := range p.work.Left {
		all = append(all, "It was handed over by "+p.People.Name(d.Entry.Author)+" on "+calendar.DateInLondon(d.Entry.Recorded).Plain()+", "+d.How.Words()+".")
	}
	return all
}

// ways are how a file can go.
func ways() []govuk.Option {
	var all []govuk.Option
	for _, h := range leaving.Hows {
		if h != leaving.Told {
			all = append(all, govuk.Option{Value: string(h), Label: words.UpperFirst(h.Words())})
		}
	}
	return all
}
