package courtpage

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/workbench"
)

// documentsPage is the court's documents. Nothing tells open papers from confidential ones, so all of them are for those who work on the case.
type documentsPage struct {
	web.CasePage
	pack  *pack.Pack
	state *casework.State
	all   []court.Listed
}

func (p documentsPage) Title() string         { return "Documents of the court" }
func (p documentsPage) Body() templ.Component { return documentsBody(p) }

func (p Pages) documents(c *web.Case) (web.Page, error) {
	side, err := courtSide(c)
	if err != nil {
		return nil, err
	}
	return documentsPage{CasePage: web.CasePage{Case: c}, pack: p.Pack, state: casework.Of(c.History), all: side.Documents()}, nil
}

func courtSide(c *web.Case) (*court.Side, error) {
	h, err := c.Ledger().Read(c.Context(), casework.Of(c.History).Side)
	if err != nil {
		return nil, fmt.Errorf("read the closed side: %w", err)
	}
	return court.SideOf(h), nil
}

var documentColumns = []govuk.Column{{Head: "Document"}, {Head: "Sort", Lead: "Sort"}, {Head: "Listed as of", Lead: "Listed as of"}, {Head: "How it stands", Lead: "How it stands"}}

func (p documentsPage) rows() [][]templ.Component {
	var rows [][]templ.Component
	for _, d := range p.all {
		rows = append(rows, []templ.Component{documentName(p, d), govuk.Text(d.Sort(p.pack, p.state.Law)), govuk.Text(when(d.At)), documentState(d)})
	}
	return rows
}

// shown is what a document is called in the list.
func shown(d court.Listed) string {
	if d.Name == "" {
		return "Document without a name"
	}
	return d.Name
}

func documentURL(c *web.Case, d court.Listed) string { return c.URL("court", "documents", d.ID) }

// words say how a document stands.
func words(d court.Listed) string {
	switch {
	case d.Redacted:
		return "Redacted by the court: there is nothing to fetch."
	case len(d.Alarms) > 0:
		return "The court later gave another file for it. Both are kept; this is the first. Ask the court which is right."
	case len(d.Files) > 0 && d.Gone:
		return "Fetched; the court no longer lists it."
	case len(d.Files) > 0:
		return "Fetched."
	case d.Missing != "":
		return "Not fetched. " + d.Missing
	case d.ID == "":
		return "The court gives no way to fetch it."
	case d.Gone:
		return "Never fetched, and the court no longer lists it."
	default:
		return "Not fetched yet."
	}
}

// documentPage asks why somebody needs to see a document, and hands it over once that is on record. It asks for one that was made to hold confidential
// contact details, and, while something in the case is hidden from whoever asks, for every other too: no machine can read all that a document
// from outside says, and nobody has looked through its pages for this person.
type documentPage struct {
	web.CaseForm
	document court.Listed
}

func (p documentPage) Title() string         { return "Open a document that may be confidential" }
func (p documentPage) Body() templ.Component { return documentBody(p) }

// documentIn is the fetched document of the address.
func documentIn(c *web.Case) (court.Listed, error) {
	side, err := courtSide(c)
	if err != nil {
		return court.Listed{}, err
	}
	d, ok := side.Document(c.Request.PathValue("document"))
	if !ok || len(d.Files) == 0 {
		return court.Listed{}, fault.Absent(nil)
	}
	return d, nil
}

func (p Pages) document(c *web.Case) (web.Page, error) {
	d, err := documentIn(c)
	if err != nil {
		return nil, err
	}
	open, err := mayHaveAny(c)
	if err != nil {
		return nil, err
	}
	if open && !d.Confidential {
		return p.download(c, d)
	}
	form, err := c.Form()
	return documentPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, d}, err
}

// mayHaveAny reports whether nothing in the case is hidden from whoever asks, so that no document can tell them any such thing.
func mayHaveAny(c *web.Case) (bool, error) {
	gate, err := casework.GateOf(c.Context(), c.Ledger(), c.History, casework.ToColleague(c.Person.ID))
	return err == nil && gate.KeepsNothing(), err
}

// heading says what is known of what the document holds.
func (p documentPage) heading() string {
	if p.document.Confidential {
		return "This document holds confidential contact details"
	}
	return "Nobody has looked through this document for what is hidden in this case"
}

// showDocument puts on record that this person is about to be given the document, and hands it over.
func (p Pages) showDocument(c *web.Case) (web.Page, error) {
	d, err := documentIn(c)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	err = c.Act(form, func(h *ledger.History) (ledger.Change, error) {
		return court.ShowDocument(h, c.By(), form.ID, court.ShownBody{Document: d.ID, Why: form.Text("why")})
	})
	if form.Refused(err) {
		return documentPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, d}, nil
	}
	if err != nil {
		return nil, err
	}
	return p.download(c, d)
}

// download hands the file over under a name that says nothing: the court's own may hold a person's. A picture is made anew: what its camera wrote
// into it, such as where it was taken, stays behind.
func (p Pages) download(c *web.Case, d court.Listed) (web.Page, error) {
	file := d.Files[0]
	from, err := p.Files.Get(c.Context(), file)
	if err != nil {
		return nil, fmt.Errorf("open a document of the court: %w", err)
	}
	start := bufio.NewReader(from)
	beginning, _ := start.Peek(512) // what cannot be read is seen by whoever reads on
	if workbench.Sniff(beginning).IsPicture() {
		return p.picture(c, d, start)
	}
	return web.Download{Name: nameOf(d, file.Media), Media: file.Media, Size: file.Size, From: start}, nil
}

func (p Pages) picture(c *web.Case, d court.Listed, from io.Reader) (web.Page, error) {
	file, err := io.ReadAll(from)
	if err != nil {
		return nil, fmt.Errorf("read a document of the court: %w", err)
	}
	made, err := p.Reader.Picture(c.Context(), file)
	switch fault.KindOf(err) {
	case fault.Invalid, fault.TooLarge:
		return nil, fault.Refuse("This picture cannot be made anew without what its camera wrote into it, which may say where it was taken. It is not handed over. "+
			"Ask the court for a PDF, or for a JPEG or PNG picture.", err)
	}
	if err != nil {
		return nil, err
	}
	media := string(made.Type)
	return web.Download{Name: nameOf(d, media), Media: media, Size: int64(len(made.Image)), From: bytes.NewReader(made.Image)}, nil
}

func nameOf(d court.Listed, media string) string {
	return fmt.Sprintf("court-document-%.8s%s", d.ID, ending(media))
}

// ending is the usual ending of the name of a file of a type.
func ending(media string) string {
	if media == "application/pdf" {
		return ".pdf"
	}
	endings, err := mime.ExtensionsByType(media)
	if err != nil || len(endings) == 0 {
		return ""
	}
	return endings[len(endings)-1]
}
