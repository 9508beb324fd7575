package evidencepage

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/workbench"
)

// accountPage is a form in which somebody's words are given: a new item with its source. Several acts begin with one.
type accountPage struct {
	web.CaseForm
	view *view
	item *evidence.Item    // what the words answer; nil for a new item
	note *casework.Note    // in which the words are marked; nil otherwise
	from *evidence.Passage // of a paper, in which the words are marked; nil otherwise
}

// asksSource reports whether the form asks who said it and how they know: a paper that came by hand has a source on record, which says so.
func (p accountPage) asksSource() bool { return p.from == nil || p.from.Source.IsZero() }

// account reads the item that the form gives, with its source. A problem with a date or a file is noted on the form.
func (p accountPage) account(paper evidence.Paper) evidence.ItemForm {
	f := p.Form
	source := evidence.SourceForm{SourceBody: evidence.SourceBody{
		Who: p.who("who"), Kind: f.Text("kind"), Knows: f.Text("knows"), Where: f.Text("where"), Present: f.Text("present"),
		Obtained: f.Text("obtained"), How: f.Text("how"), Verbatim: f.Text("verbatim") != "no", Paper: paper,
		Naming: f.Text("naming"), Handling: f.All("handling"),
	}}
	if said := f.Date("said", "When it was said"); !said.IsZero() {
		source.Said = ledger.OnDay(said.String())
	}
	item := evidence.ItemForm{From: &source, ItemBody: evidence.ItemBody{
		Words: f.Text("words"), Says: f.Text("says"), About: p.children(), Hand: f.Text("hand"), Heard: p.who("heard"),
		Origin: p.ref(f.Entry("origin")), Matter: p.ref(f.Entry("matter")), Passage: f.Text("passage"),
	}}
	if on := f.Date("happened", "When it happened"); !on.IsZero() {
		item.Happened = ledger.OnDay(on.String())
	}
	return item
}

// who is a person of the case chosen from the list, or a name typed beside it.
func (p accountPage) who(field string) evidence.Who {
	if id := p.Form.Entry(field); id != "" {
		return evidence.Who{Person: p.ref(id)}
	}
	return evidence.Who{Name: p.Form.Text(field + "-name")}
}

func (p accountPage) children() []ledger.Ref {
	var out []ledger.Ref
	for _, id := range p.Form.Entries("about") {
		out = append(out, p.ref(id))
	}
	return out
}

func (p accountPage) ref(id ledger.EntryID) ledger.Ref {
	if id == "" {
		return ledger.Ref{}
	}
	return ledger.Ref{Stream: p.Stream, Entry: id}
}

// attached stores the file sent with the form, if one was. Its bytes are kept as they came; what people see is made from them later.
func (p Pages) attached(c *web.Case, f *web.Form) (evidence.Paper, error) {
	paper := evidence.Paper{Name: f.Text("paper"), Paragraph: f.Text("paragraph")}
	file, header, err := c.Request.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return paper, nil
	}
	if err != nil {
		return paper, err
	}
	defer file.Close()
	paper.File, err = p.kept(c, f.ID, file)
	if paper.Name == "" {
		paper.Name = nameOf(header)
	}
	return paper, err
}

// withFile is a handler whose form may bring a file. A second click brings the same bytes, which stored again would be another file and so
// another act: when the form turns out to be on record, the handler runs once more and finds the file that was stored first.
func withFile(send func(*web.Case) (web.Page, error)) func(*web.Case) (web.Page, error) {
	return func(c *web.Case) (web.Page, error) {
		page, err := send(c)
		if errors.Is(err, ledger.ErrReused) {
			return send(c)
		}
		return page, err
	}
}

// kept is the file as stored: the one that this form stored before, if these are its bytes, or else a new one.
func (p Pages) kept(c *web.Case, form ledger.EntryID, file multipart.File) (ledger.File, error) {
	h, err := c.Ledger().Read(c.Context(), c.Stream)
	if err != nil {
		return ledger.File{}, err
	}
	first, sent := evidence.FileOf(h, form)
	if !sent {
		return p.keep(c, file)
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return ledger.File{}, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return ledger.File{}, err
	}
	if hex.EncodeToString(sum.Sum(nil)) == first.SHA256 {
		return first, nil
	}
	return p.keep(c, file)
}

func (p Pages) keep(c *web.Case, file multipart.File) (ledger.File, error) {
	var start [512]byte
	n, err := file.Read(start[:])
	if errors.Is(err, io.EOF) {
		return ledger.File{}, fault.BadInput("The file is empty. Choose it again.", err)
	}
	if err != nil {
		return ledger.File{}, err
	}
	if _, err := file.Seek(0, 0); err != nil {
		return ledger.File{}, err
	}
	return p.Files.Put(c.Context(), string(workbench.Sniff(start[:n])), file)
}

// nameOf is what a browser calls the file, cut to a length that reads well and without what cannot be read.
func nameOf(header *multipart.FileHeader) string {
	name := []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, header.Filename))
	return string(name[:min(len(name), 120)])
}

func (p accountPage) personOptions(none string) []govuk.Option {
	out := []govuk.Option{{Value: "", Label: none}}
	for _, person := range p.view.people.People() {
		out = append(out, govuk.Option{Value: string(person.Ref.Entry), Label: person.Name()})
	}
	return out
}

func (p accountPage) childOptions() []govuk.Option {
	var out []govuk.Option
	for _, child := range p.view.people.Children() {
		out = append(out, govuk.Option{Value: string(child.Ref.Entry), Label: child.Name()})
	}
	return out
}

// itemOptions are the items of the case, to choose one from.
func (v *view) itemOptions(none string, but *evidence.Item) []govuk.Option {
	out := []govuk.Option{{Value: "", Label: none}}
	for _, i := range v.evidence.Items() {
		if i != but {
			out = append(out, govuk.Option{Value: string(i.Entry.ID), Label: short(v.label(i))})
		}
	}
	return out
}

// optionLength is how long a choice of a list may be before a telephone cuts it.
const optionLength = 60

// short is a label cut at a word for a list to choose from; the item’s own page has all of it.
func short(label string) string {
	letters := []rune(label)
	if len(letters) <= optionLength {
		return label
	}
	cut := string(letters[:optionLength])
	if space := strings.LastIndex(cut, " "); space > 0 {
		cut = cut[:space]
	}
	return cut + "…"
}

func (p accountPage) kindOptions() []govuk.Option {
	out := []govuk.Option{{Value: "", Label: "Choose"}}
	for _, k := range p.view.pack.Evidence.Sources {
		if !k.Tool {
			out = append(out, govuk.Option{Value: k.ID, Label: k.Name})
		}
	}
	return out
}

func (p accountPage) handlingOptions() []govuk.Option {
	var out []govuk.Option
	for _, h := range p.view.pack.Evidence.Handling {
		out = append(out, govuk.Option{Value: h.ID, Label: h.Name, Hint: h.Explain})
	}
	return out
}

// date is a date field with what was typed.
func date(f *web.Form, name, label, hint string) govuk.DateInputData {
	return govuk.DateInputData{
		Field: f.Field(name, label, hint), Day: f.Text(name + "-day"), Month: f.Text(name + "-month"), Year: f.Text(name + "-year"),
	}
}

// data is the form, which may send a file.
func (p accountPage) data() govuk.FormData {
	d := p.Form.Data()
	d.Files = true
	return d
}
