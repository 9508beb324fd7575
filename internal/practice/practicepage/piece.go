package practicepage

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/web"
)

// piecePage is one piece of guidance or tool, with what rests on it.
type piecePage struct {
	*web.Visit
	piece   *practice.Piece
	resting []Resting
	whatIf  bool // it can be asked what would fall if it were withdrawn
	affected
}

func (p piecePage) Title() string         { return "Guidance or a tool" }
func (p piecePage) Body() templ.Component { return pieceBody(p) }

func (p Pages) show(v *web.Visit) (web.Page, error) {
	piece, err := find(v)
	if err != nil {
		return nil, err
	}
	resting, err := p.Resting(v)
	if err != nil {
		return nil, err
	}
	a, err := p.affected(v, piece)
	some := on(resting, piece.Ref.Stream)
	return piecePage{v, piece, some, p.WouldFall != nil && piece.Withdrawn == nil && len(some) > 0, a}, err
}

// find is the piece of the address. A stream that holds anything else is not there.
func find(v *web.Visit) (*practice.Piece, error) {
	stream, err := ledger.ParseStreamID(v.Request.PathValue("piece"))
	if err != nil {
		return nil, fault.Absent(err)
	}
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return nil, err
	}
	piece := practice.Of(h)
	if !piece.Began() {
		return nil, fault.Absent(nil)
	}
	return piece, nil
}

func (p piecePage) facts() []govuk.Fact {
	facts := []govuk.Fact{
		{Term: "What it is", Detail: govuk.Text(map[practice.Sort]string{practice.Guidance: "Guidance", practice.Tool: "A tool"}[p.piece.Sort])},
		{Term: "Published by", Detail: govuk.Text(p.piece.Publisher)},
		{Term: "How it stands", Detail: govuk.Tag(string(p.piece.Status(calendar.DateInLondon(p.Now))))},
		{Term: "In force from", Detail: govuk.Text(p.piece.From.Plain())},
	}
	if p.piece.Use != "" && p.piece.Described == nil {
		facts = append(facts, govuk.Fact{Term: "When it is used", Detail: govuk.Text(p.piece.Use)})
	}
	return append(append(facts, p.described()...), p.end()...)
}

// described is what is known of its use.
func (p piecePage) described() []govuk.Fact {
	d := p.piece.Described
	if d == nil {
		return nil
	}
	var facts []govuk.Fact
	for _, f := range []struct{ term, words string }{
		{"Called before", strings.Join(d.Former, "; ")}, {"Called from now on", d.Renamed}, {"Made from", d.Derived}, {"Looked after by", d.Owner},
		{"Last looked at", d.Reviewed.Plain()}, {"Looked at again by", d.Due.Plain()}, {"Law", lawWords[d.Law]},
		{"Use it", d.When}, {"Do not use it", d.NotWhen}, {"What must be so first", d.Needs}, {"How", d.Mode}, {"Training needed", orNone(d.Training)}, {"Published at", d.Source},
	} {
		if f.words != "" {
			facts = append(facts, govuk.Fact{Term: f.term, Detail: govuk.Text(f.words)})
		}
	}
	return facts
}

var lawWords = map[string]string{"private": "Private law", "public": "Public law", "both": "Private and public law"}

func orNone(training string) string {
	if training == "" {
		return "None"
	}
	return training
}

// trained are those who were trained in it, with until when it counts and who confirmed it.
func (p piecePage) trained() []govuk.RowData {
	var rows []govuk.RowData
	today := calendar.DateInLondon(p.Now)
	for _, t := range p.piece.Trained {
		state := "Trained"
		if !t.Counts(today) {
			state = "Not now"
		}
		rows = append(rows, govuk.RowData{
			What: govuk.Link{Text: t.Name}, State: govuk.Tag(state),
			Why: govuk.Text("From " + t.On.Plain() + " until " + t.Until.Plain() + ". " + t.How + ". Confirmed by " + p.People.Name(t.Entry.Author) + "."),
		})
	}
	return rows
}

// end is what is known of its withdrawal.
func (p piecePage) end() []govuk.Fact {
	w := p.piece.Withdrawn
	if w == nil {
		return nil
	}
	reach := "What was done before that day still counts."
	if w.Unsound {
		reach = "It was found unsound: what was done with it before that day must be looked at again too."
	}
	facts := []govuk.Fact{
		{Term: "Withdrawn from", Detail: govuk.Text(w.From.Plain() + ". " + reach)},
		{Term: "Why", Detail: govuk.Text(w.Why)},
		{Term: "Withdrawn by", Detail: govuk.Text(p.People.Name(w.Entry.Author) + ", " + calendar.DateInLondon(w.Entry.Recorded).Plain())},
	}
	if w.Instead != "" {
		facts = append(facts, govuk.Fact{Term: "Instead of it", Detail: govuk.Text(w.Instead)})
	}
	return facts
}

func (p piecePage) rows() []govuk.RowData {
	var rows []govuk.RowData
	for _, r := range p.resting {
		words := "One statement rests on it"
		if r.Lines > 1 {
			words = strconv.Itoa(r.Lines) + " statements rest on it"
		}
		if r.Decides {
			words = "It rests on it"
		}
		rows = append(rows, govuk.RowData{What: r.To, Why: govuk.Text(words), State: govuk.Tag(r.State)})
	}
	return rows
}
