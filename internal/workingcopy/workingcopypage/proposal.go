package workingcopypage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/comparison"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/workingcopy"
)

// proposalPage lists what a copy proposes, and what was made of each so far.
type proposalPage struct {
	onReport
	copy     *workingcopy.Copy
	proposed workingcopy.Proposal
}

func (p proposalPage) Title() string         { return "What the Word file proposes" }
func (p proposalPage) Body() templ.Component { return proposalBody(p) }

func (p Pages) proposal(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	copied, proposed, err := v.copied()
	if err != nil {
		return nil, err
	}
	page, err := v.page()
	return proposalPage{page, copied, proposed}, err
}

func (p proposalPage) waiting() []workingcopy.Difference { return p.proposed.Waiting(p.copy) }

func (p proposalPage) at(d workingcopy.Difference) string {
	return p.v.url(Home, "back", string(p.copy.Ref.Entry), d.Key)
}

// answered is how many differences were answered.
func (p proposalPage) answered() int { return p.copy.Answered() }

// called says what a difference is: “4.2 has other words”.
func (v *view) called(d workingcopy.Difference) string {
	number := v.number(d.Statement)
	switch d.Sort {
	case workingcopy.Changed:
		return number + " has other words"
	case workingcopy.Moved:
		return number + " stands elsewhere"
	case workingcopy.Gone:
		return number + " is not in the file"
	case workingcopy.Twice:
		return number + " stands there once more"
	case workingcopy.Split:
		return "A part of " + number + " stands by itself"
	case workingcopy.Table:
		return "A table was put in"
	case workingcopy.Ours:
		return "A title or a question was changed"
	case workingcopy.Out:
		return "A statement that was taken out since has other words"
	default:
		return "A new paragraph"
	}
}

// number is the number of a statement as it is printed; a heading has none.
func (v *view) number(id ledger.EntryID) string {
	s, ok := v.Statement(ledger.Ref{Stream: v.Draft.Stream, Entry: id})
	switch {
	case !ok:
		return "A statement"
	case s.Number == "":
		return "The heading “" + s.Text + "”"
	default:
		return s.Number
	}
}

// row is a difference with how its words begin.
func (p proposalPage) row(d workingcopy.Difference) govuk.RowData {
	row := govuk.RowData{What: govuk.Link{Text: p.v.called(d), Href: p.at(d)}, Why: govuk.Words(beginning(d))}
	if !d.MayBeAccepted() {
		row.State = govuk.Text("Cannot be accepted")
	}
	return row
}

// beginning is how the words of a difference begin.
func beginning(d workingcopy.Difference) string {
	text := d.New
	if text == "" {
		text = d.Old
	}
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= longest {
		return string(letters)
	}
	return string(letters[:longest]) + "…"
}

// longest is how many letters of a text are shown in a list.
const longest = 120

// besides are the notes, comments and heads of pages that a copy does not have by itself.
func (p proposalPage) besides() (all []string) {
	for _, b := range p.proposed.Besides {
		all = append(all, "In a "+string(b.Where)+": "+b.Text)
	}
	return all
}

// table is the words of the report and those of the file side by side.
func sideBySide(d workingcopy.Difference) govuk.TableData {
	t := govuk.TableData{Caption: "The words of the report now, and those of the file", Columns: []govuk.Column{
		{Head: "What became of it"}, {Head: "In the report now", Lead: "In the report now: "}, {Head: "In the Word file", Lead: "In the Word file: "},
	}}
	old := d.Old
	if d.Adds() {
		old = ""
	}
	for _, x := range comparison.Compare(paragraphs(old), paragraphs(d.New)) {
		t.Rows = append(t.Rows, []templ.Component{govuk.Text(verdict(x)), govuk.Redline(x.Before), govuk.Redline(x.After)})
	}
	return t
}

func paragraphs(text string) (all []comparison.Paragraph) {
	for line := range strings.SplitSeq(text, "\n") {
		if words := strings.Fields(line); len(words) > 0 {
			all = append(all, comparison.Paragraph{Number: len(all) + 1, Page: 1, Words: words})
		}
	}
	return all
}

func verdict(p comparison.Passage) string {
	switch {
	case len(p.Before) == 0:
		return "Added"
	case len(p.After) == 0:
		return "Removed"
	case p.Changed():
		return "Changed"
	default:
		return "The same"
	}
}
