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

var errWordless = fault.Refuse("No words can be read in this paper: it may be a picture. Type the words that matter as new evidence.", nil)

var errCovered = fault.Refuse("Words of this passage are hidden from you. Somebody who may read them takes it as evidence.", nil)

// Passage is paragraphs of a paper that whoever looks may read, by the key of the paper and their numbers.
func (p Pages) Passage(c *web.Case, document, paragraphs string) (evidence.Passage, error) {
	place, err := comparison.ParseRange(paragraphs)
	if err != nil {
		return evidence.Passage{}, fault.Absent(err)
	}
	paper, all, err := p.paperOf(c, document)
	if err != nil {
		return evidence.Passage{}, err
	}
	return passageOf(paper, place.In(all))
}

// Whole is a paper that whoever looks may read, by its key. A note is marked in the note.
func (p Pages) Whole(c *web.Case, document string) (evidence.PaperText, error) {
	paper, all, err := p.paperOf(c, document)
	if redaction.HasNoWords(err) {
		return evidence.PaperText{}, errWordless
	}
	if err == nil && paper.Sort == redaction.OurNote {
		err = fault.Absent(nil)
	}
	if err != nil {
		return evidence.PaperText{}, err
	}
	text := evidence.PaperText{Paper: evidence.Paper{Name: paper.Called}}
	if paper.Sort == redaction.Attached {
		text.Source = paper.Of
	}
	for _, together := range comparison.Together(all) {
		text.Paragraphs = append(text.Paragraphs, paragraphOf(together))
	}
	return text, nil
}

// paragraphOf is what was read as one paragraph or several.
func paragraphOf(together []comparison.Paragraph) evidence.Paragraph {
	var read []string
	for _, x := range together {
		read = append(read, x.Words...)
	}
	printed, words := redaction.Numbered(strings.Join(read, " "))
	first, last := together[0], together[len(together)-1]
	return evidence.Paragraph{
		Number: first.Number, Last: last.Number, Page: first.Page, Printed: printed, Words: words, Hidden: strings.Contains(words, comparison.Covered),
	}
}

// Readable are the papers that whoever looks may read, but our own notes and reports, each with where its words are marked.
func (p Pages) Readable(c *web.Case) ([]govuk.Link, error) {
	side, err := c.Ledger().Read(c.Context(), casework.Of(c.History).Side)
	if err != nil {
		return nil, err
	}
	var all []govuk.Link
	for _, x := range p.offered(c, side) {
		if x.Sort != redaction.OurNote && x.Sort != redaction.SignedReport {
			all = append(all, govuk.Link{Text: x.Called, Href: c.URL("mark", x.Key())})
		}
	}
	return all, nil
}

// paperOf is a paper that whoever looks may read, with its paragraphs. A report of ours is none.
func (p Pages) paperOf(c *web.Case, document string) (redaction.Choice, []comparison.Paragraph, error) {
	side, err := c.Ledger().Read(c.Context(), casework.Of(c.History).Side)
	if err != nil {
		return redaction.Choice{}, nil, err
	}
	paper, there := redaction.Find(p.offered(c, side), document)
	if !there || paper.Sort == redaction.SignedReport {
		return redaction.Choice{}, nil, fault.Absent(nil)
	}
	gate, err := casework.GateOf(c.Context(), c.Ledger(), c.History, casework.ToColleague(c.Person.ID))
	if err != nil {
		return redaction.Choice{}, nil, err
	}
	all, err := paragraphsOf(c, p.Desk, paper, gate)
	return paper, all, err
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
