package practicepage

import (
	"strconv"

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
		{Term: "In force from", Detail: govuk.Text(p.piece.From.Plain())},
	}
	if p.piece.Use != "" {
		facts = append(facts, govuk.Fact{Term: "When it is used", Detail: govuk.Text(p.piece.Use)})
	}
	return append(facts, p.end()...)
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
