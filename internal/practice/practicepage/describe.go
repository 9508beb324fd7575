package practicepage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/web"
)

// describePage asks when a piece is used and when not. It begins with what was said last, or else with what the pack knows of a tool of that name.
type describePage struct {
	form  *web.Form
	piece *practice.Piece
	known string // where the pack has it from; "" when it does not know it
}

func (p describePage) Title() string         { return "When it is used" }
func (p describePage) Errors() govuk.Errors  { return p.form.Errors }
func (p describePage) Body() templ.Component { return describeBody(p) }

func (p Pages) describePage(v *web.Visit) (describePage, error) {
	piece, err := find(v)
	if err != nil {
		return describePage{}, err
	}
	form, err := v.Form()
	page := describePage{form: form, piece: piece}
	if t, known := p.Pack.ToolNamed(piece.Name); known {
		page.known = t.Cite()
	}
	return page, err
}

func (p Pages) showDescribe(v *web.Visit) (web.Page, error) {
	page, err := p.describePage(v)
	if err != nil {
		return nil, err
	}
	page.fill(p.before(page.piece))
	return page, nil
}

// before is what is known of a piece so far.
func (p Pages) before(piece *practice.Piece) practice.DescribedBody {
	if piece.Described != nil {
		return *piece.Described
	}
	t, known := p.Pack.ToolNamed(piece.Name)
	if !known {
		return practice.DescribedBody{When: piece.Use}
	}
	return practice.DescribedBody{
		Former: t.Former, Derived: t.Derived, Law: string(t.Law), When: t.When, NotWhen: t.NotWhen, Needs: t.Needs, Mode: t.Mode, Training: t.Training, Source: t.Cite(),
	}
}

func (p describePage) fill(b practice.DescribedBody) {
	p.form.Set("former", strings.Join(b.Former, "\n"))
	for name, text := range map[string]string{
		"renamed": b.Renamed, "derived": b.Derived, "owner": b.Owner, "law": b.Law, "when": b.When, "notwhen": b.NotWhen, "needs": b.Needs, "mode": b.Mode,
		"training": b.Training, "source": b.Source,
	} {
		p.form.Set(name, text)
	}
	p.form.SetDate("reviewed", b.Reviewed)
	p.form.SetDate("due", b.Due)
}

func (p Pages) describe(v *web.Visit) (web.Page, error) {
	page, err := p.describePage(v)
	if err != nil {
		return nil, err
	}
	f, stream := page.form, page.piece.Ref.Stream
	body := practice.DescribedBody{
		Former: lines(f.Text("former")), Renamed: f.Text("renamed"), Derived: f.Text("derived"), Owner: f.Text("owner"), Law: f.Text("law"), When: f.Text("when"),
		NotWhen: f.Text("notwhen"), Needs: f.Text("needs"), Mode: f.Text("mode"), Training: f.Text("training"), Source: f.Text("source"),
		Reviewed: f.Date("reviewed", "The day of the review"), Due: f.Date("due", "The day of the next review"),
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	_, err = v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: stream, Version: f.Version}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return practice.Describe(practice.Of(hs[stream]), v.By(), f.ID, body)
		},
	})
	if f.Refused(err) {
		return page, nil
	}
	v.Forget(f)
	return v.SeeOther(pieceURL(stream)), err
}

// lines are the lines of a text that hold something.
func lines(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

func (p describePage) laws() []govuk.Option {
	return []govuk.Option{{Value: "", Label: "Not known"}, {Value: "private", Label: "Private law"}, {Value: "public", Label: "Public law"}, {Value: "both", Label: "Both"}}
}
