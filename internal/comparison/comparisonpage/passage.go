package comparisonpage

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/comparison"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/redaction"
	"candour/internal/redline"
	"candour/internal/web"
)

var errCovered = fault.Refuse("Words of this passage are hidden from you. Somebody who may read them takes it as evidence.", nil)

// Passage is paragraphs of a paper that whoever looks may read, by the key of the paper and their numbers.
func (p Pages) Passage(c *web.Case, document, paragraphs string) (evidence.Passage, error) {
	side, err := c.Ledger().Read(c.Context(), casework.Of(c.History).Side)
	if err != nil {
		return evidence.Passage{}, err
	}
	paper, there := redaction.Find(p.offered(c, side), document)
	place, err := comparison.ParseRange(paragraphs)
	if !there || err != nil || paper.Sort == redaction.SignedReport {
		return evidence.Passage{}, fault.Absent(err)
	}
	gate, err := casework.GateOf(c.Context(), c.Ledger(), c.History, casework.ToColleague(c.Person.ID))
	if err != nil {
		return evidence.Passage{}, err
	}
	all, err := paragraphsOf(c, p.Desk, paper, gate)
	if err != nil {
		return evidence.Passage{}, err
	}
	return passageOf(paper, place.In(all))
}

func passageOf(paper redaction.Choice, paragraphs []comparison.Paragraph) (evidence.Passage, error) {
	if len(paragraphs) == 0 {
		return evidence.Passage{}, fault.Absent(nil)
	}
	passage := evidence.Passage{Words: comparison.Say(paragraphs), Paper: evidence.Paper{Name: paper.Called, Page: paragraphs[0].Page}}
	if strings.Contains(passage.Words, comparison.Covered) {
		return evidence.Passage{}, errCovered
	}
	switch paper.Sort {
	case redaction.Attached:
		passage.Source = paper.Of
	case redaction.OurNote:
		passage.Paper.Note = paper.Of
	}
	return passage, nil
}

// marked is a side of a changed passage with the link by which it becomes evidence; without one where its words are hidden, or are our own report’s.
func (p comparePage) marked(paper redaction.Choice, side []redline.Run, place comparison.Range, as string) templ.Component {
	if place == (comparison.Range{}) || paper.Sort == redaction.SignedReport || covers(side) {
		return govuk.Redline(side)
	}
	return markable(side, govuk.Link{Text: "Make this evidence", Hidden: "paragraph " + strconv.Itoa(place.First) + as, Href: p.markURL(paper, place), Act: true})
}

func (p comparePage) markURL(paper redaction.Choice, place comparison.Range) string {
	if paper.Sort == redaction.OurNote {
		return p.URL("note", string(paper.Of.Entry), "mark") + "?paragraphs=" + place.String()
	}
	return p.URL("evidence", "new", paper.Key(), place.String())
}

func covers(side []redline.Run) bool { return comparison.Passage{Before: side}.Covers() }
