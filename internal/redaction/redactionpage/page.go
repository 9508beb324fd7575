package redactionpage

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/web"
	"candour/internal/words"
)

// pagePage is one page of a document as it is marked for the recipient: what it says, what was found in it, and what is removed.
type pagePage struct {
	copyForm
	number int
	page   redaction.Page
	found  []redaction.Found // that is kept from the recipient
	hidden []redaction.Found // that is hidden from whoever looks
}

func (p pagePage) Title() string         { return "Look at a page for somebody" }
func (p pagePage) Body() templ.Component { return pageBody(p) }

func pageOf(in *inCopy) (pagePage, error) {
	number, err := strconv.Atoi(in.Request.PathValue("page"))
	page, ok := in.text.Page(number)
	if err != nil || !ok {
		return pagePage{}, fault.Absent(err)
	}
	form, err := in.form()
	return pagePage{form, number, page, in.found(number), redaction.Hidden(in.colleague, in.text, number)}, err
}

func showPage(in *inCopy) (web.Page, error) {
	page, err := pageOf(in)
	return page, err
}

// mark marks what was typed.
func mark(in *inCopy) (web.Page, error) {
	p, err := pageOf(in)
	if err != nil {
		return nil, err
	}
	f := p.Form
	if err := holdsHidden(in.Case, f, "why"); err != nil {
		return nil, err
	}
	return p.marks(redaction.MarkForm{
		Words: f.Text("words"), Lines: f.Text("lines"), Everywhere: f.Ticked("everywhere"), Ground: redaction.Ground(f.Text("ground")), Why: f.Text("why"),
	})
}

// markFound marks what the service found, one place of it or all.
func markFound(in *inCopy) (web.Page, error) {
	p, err := pageOf(in)
	if err != nil {
		return nil, err
	}
	form := redaction.MarkForm{Ground: redaction.Confidential}
	chosen := p.Form.Text("found")
	var why []string
	for _, f := range p.found {
		if chosen == "all" && f.Bars || chosen == spanKey(f.Span) {
			form.At = append(form.At, f.Span)
			if !slices.Contains(why, f.Says) {
				why = append(why, f.Says)
			}
		}
	}
	if form.At == nil {
		return in.SeeOther(p.here()), nil // somebody marked it meanwhile
	}
	form.Why = words.UpperFirst(strings.Join(why, "; and "))
	return p.marks(form)
}

// marks puts a mark on record, and shows the page again.
func (p pagePage) marks(form redaction.MarkForm) (web.Page, error) {
	verb := func(h *ledger.History) (ledger.Change, error) {
		return redaction.PutMark(h, p.text, p.By(), p.Form.ID, p.copy.Ref, p.number, form)
	}
	var err error
	if len(p.Form.Errors) > 0 {
		_, err = verb(p.History)
	} else {
		err = p.Act(p.Form, verb)
	}
	if p.Form.Refused(err) {
		return p, nil
	}
	return p.SeeOther(p.here()), err
}

// looked says that the page may leave as it is marked, and leads on to the next that nobody has looked at.
func looked(in *inCopy) (web.Page, error) {
	p, err := pageOf(in)
	if err != nil {
		return nil, err
	}
	err = in.Act(p.Form, func(h *ledger.History) (ledger.Change, error) {
		return redaction.Look(h, in.text, p.found, in.By(), p.Form.ID, in.copy.Ref, p.number, p.Form.Text("shown"))
	})
	if p.Form.Refused(err) {
		return p, nil
	}
	for _, n := range in.copy.Unlooked(in.text) {
		if n != p.number {
			return in.SeeOther(in.pageURL(n)), err
		}
	}
	return in.SeeOther(in.url()), err
}

func (p pagePage) here(parts ...string) string { return p.pageURL(p.number, parts...) }

// data is a further form of this page, which asks for nothing but a press.
func (p pagePage) data(act string) govuk.FormData {
	d := p.Form.Data()
	d.Action, d.Entry, d.Draft, d.Saved = p.here(act), string(ledger.NewEntryID()), "", ""
	return d
}

// lookedData is the form that says the page was looked at, with how it is marked as it is shown.
func (p pagePage) lookedData() govuk.FormData {
	d := p.data("looked")
	d.Hidden = append(d.Hidden, govuk.Hidden{Name: "shown", Value: p.copy.Shown(p.number)})
	return d
}

// markData is the form that marks, wherever the page was shown from.
func (p pagePage) markData() govuk.FormData {
	d := p.Form.Data()
	d.Action, d.Draft = p.here(), p.here()+"?draft=1"
	return d
}

func spanKey(s redaction.Span) string { return strconv.Itoa(s.From) + "-" + strconv.Itoa(s.To) }

// at says in which line something was found.
func (p pagePage) at(f redaction.Found) string { return lineOf(p.page, f.Span) }

// held reports whether the page may not leave as it is marked.
func (p pagePage) held() bool {
	return slices.ContainsFunc(p.found, func(f redaction.Found) bool { return f.Bars })
}

// waits reports whether somebody may say now that they looked at it.
func (p pagePage) waits() bool {
	_, looked := p.copy.LookedAt(p.number)
	return p.copy.Open() && !p.held() && !looked
}

// stands is how the page stands, in a sentence.
func (p pagePage) stands() string { return copyPage{p.inCopy}.stands(p.number) }

// elsewhere are the places on other pages, or unmarked on this one, where words that are removed here stand too.
func (p pagePage) elsewhere() []govuk.Link {
	var here []redaction.Removal
	for _, r := range p.copy.Removals() {
		if r.Page == p.number {
			here = append(here, r)
		}
	}
	var all []govuk.Link
	for _, s := range p.text.Elsewhere(p.copy.Removals()) {
		if slices.ContainsFunc(here, func(r redaction.Removal) bool { return slices.Contains(p.text.Find(p.text.Says(r.Span)), s) }) {
			all = append(all, p.place(s))
		}
	}
	return all
}

// line is a line of the page as it is drawn.
type line struct {
	Number int
	Opens  bool
	Runs   []run
}

// run is words of a line that are alike.
type run struct {
	Words   string
	Removed redaction.Ground // "" when they are left
	Found   bool             // they hold what is kept from the recipient
	Hidden  bool             // they are hidden from whoever looks, and stand covered
}

func (r run) like(other run) bool {
	return r.Removed == other.Removed && r.Found == other.Found && r.Hidden == other.Hidden
}

// lines are the page, line by line.
func (p pagePage) lines() []line {
	var all []line
	for _, l := range p.page.Lines() {
		drawn := line{Number: l.Number, Opens: l.Opens}
		for i, w := range l.Words {
			r := p.word(l.First + i)
			r.Words = w
			if r.Hidden {
				r.Words = "▇▇▇"
			}
			if last := len(drawn.Runs) - 1; last >= 0 && drawn.Runs[last].like(r) {
				if !r.Hidden {
					drawn.Runs[last].Words += " " + r.Words
				}
				continue
			}
			drawn.Runs = append(drawn.Runs, r)
		}
		all = append(all, drawn)
	}
	return all
}

func (p pagePage) word(n int) run {
	in := func(found []redaction.Found) bool {
		return slices.ContainsFunc(found, func(f redaction.Found) bool { return f.From <= n && n <= f.To })
	}
	r := run{Found: in(p.found), Hidden: in(p.hidden)}
	for _, x := range p.copy.Removals() {
		if x.Page == p.number && x.From <= n && n <= x.To {
			r.Removed = x.Ground
		}
	}
	return r
}

func grounds() []govuk.Option {
	var all []govuk.Option
	for _, g := range redaction.Grounds {
		all = append(all, govuk.Option{Value: string(g), Label: words.UpperFirst(g.Words())})
	}
	return all
}

// marked are the marks on the page, with whether each holds for the recipient.
func (p pagePage) marked() []govuk.RowData {
	var all []govuk.RowData
	for _, m := range p.marksOn(p.number) {
		row := govuk.RowData{What: govuk.Link{Text: words.UpperFirst(m.Ground.Words()) + ", " + p.where(m)}, Why: govuk.Text(m.Why + ". " + done(p.Case, m.Entry) + ".")}
		act := govuk.Link{Text: "Lift it", Hidden: "for " + p.to() + ": " + p.where(m), Href: p.url("mark", string(m.Ref.Entry)) + "?page=" + strconv.Itoa(p.number), Act: true}
		if why, lifted := p.copy.Lifted(m); lifted {
			row.Why = govuk.Text("Lifted for " + p.to() + ": " + why)
			act.Text = "Keep it after all"
		}
		if p.copy.Open() {
			row.State = govuk.Anchor(act)
		}
		all = append(all, row)
	}
	return all
}

// where says in which lines of the page a mark is.
func (p pagePage) where(m redaction.Mark) string {
	var at []string
	for _, s := range m.Spans {
		if said := p.at(redaction.Found{Span: s}); s.Page == p.number && !slices.Contains(at, strings.ToLower(said)) {
			at = append(at, strings.ToLower(said))
		}
	}
	return strings.Join(at, ", ")
}

func everywhere() []govuk.Option {
	return []govuk.Option{{Value: "yes", Label: "Everywhere in this document where the words stand"}}
}
