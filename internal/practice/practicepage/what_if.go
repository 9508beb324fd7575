package practicepage

import (
	"fmt"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/practice"
	"candour/internal/web"
)

// whatIfPage is what would fall if a piece of guidance or a tool were withdrawn: report by report, in the cases that the visitor may see.
type whatIfPage struct {
	*web.Visit
	piece   *practice.Piece
	resting []supposed // of this page of the list
	all     int
	number  int // of this page, from 1
}

// supposed is a report with what would fall in it.
type supposed struct {
	Resting
	falls Falling
}

func (p whatIfPage) Title() string         { return "What would no longer stand" }
func (p whatIfPage) Body() templ.Component { return whatIfBody(p) }

func (p Pages) whatIf(v *web.Visit) (web.Page, error) {
	piece, err := find(v)
	if err != nil {
		return nil, err
	}
	if p.WouldFall == nil || piece.Withdrawn != nil {
		return nil, fault.Absent(nil)
	}
	resting, err := p.Resting(v)
	if err != nil {
		return nil, err
	}
	all := on(resting, piece.Ref.Stream)
	page := whatIfPage{Visit: v, piece: piece, all: len(all), number: pageOf(v, len(all))}
	from := (page.number - 1) * mostCases
	for _, r := range all[from:min(from+mostCases, len(all))] {
		falls, err := p.WouldFall(v, piece.Ref, r)
		if err != nil {
			return nil, err
		}
		page.resting = append(page.resting, supposed{r, falls})
	}
	return page, nil
}

// rows are the reports of one sort: those that were filed, on which only that it was found unsound bears, or the others.
func (p whatIfPage) rows(filed bool) []govuk.RowData {
	var rows []govuk.RowData
	for _, r := range p.resting {
		if r.Filed == filed {
			rows = append(rows, govuk.RowData{What: r.To, Why: govuk.Text(r.wouldFall()), State: govuk.Tag(r.State)})
		}
	}
	return rows
}

func (s supposed) wouldFall() string {
	f := s.falls
	switch {
	case s.Decides:
		return "It would no longer stand, and somebody would be asked to look at it again."
	case f == Falling{}:
		return "Nothing in it would change."
	case f.Further == 0:
		return fmt.Sprintf("%s would no longer stand.", count(f.Direct, "statement"))
	default:
		return fmt.Sprintf("%s would no longer stand, and with it %s further on, which rest on these.", count(f.Direct, "statement"), count(f.Further, "statement"))
	}
}

func (p whatIfPage) pagination() govuk.PaginationData {
	url := pieceURL(p.piece.Ref.Stream, "what-if")
	return govuk.PaginationData{Page: p.number, Pages: pages(p.all), Href: func(n int) string { return url + "?page=" + strconv.Itoa(n) }}
}
