package caseworkpage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
)

// notePage is one note with its corrections.
type notePage struct {
	page
	note *casework.Note
}

func (p notePage) Title() string         { return "Note" }
func (p notePage) Body() templ.Component { return noteBody(p) }

func (p Pages) note(c *web.Case) (web.Page, error) {
	n, err := p.noteNamed(c)
	if err != nil {
		return nil, err
	}
	return notePage{p.page(c), n}, nil
}

// noteNamed is the note that the address names.
func (p Pages) noteNamed(c *web.Case) (*casework.Note, error) {
	return inAddress(c, "note", (*casework.State).Note)
}

// heading is what the note is of: "Call with Ms Ashdown".
func (p notePage) heading() string {
	return p.Ledger().Registry().Line(p.Words, p.note.Entry).Text
}

func (p notePage) over() string {
	return "Note · written by " + p.People.Name(p.note.Entry.Author) + ", " + at(p.note.Entry.Recorded)
}

func (p notePage) facts() []govuk.Fact {
	with, others := p.note.With, p.note.Others
	if n := len(p.note.Corrections); n > 0 {
		with, others = p.note.Corrections[n-1].With, p.note.Corrections[n-1].Others
	}
	facts := []govuk.Fact{
		{Term: "When", Detail: govuk.Text(happened(p.note.Entry))},
		{Term: "With", Detail: govuk.Text(with)},
		{Term: "Who else was there", Detail: govuk.Text(orUnknown(others))},
	}
	if p.note.Where != "" {
		facts = append(facts, govuk.Fact{Term: "Where", Detail: govuk.Text(p.note.Where)})
	}
	if p.WrittenAway != nil {
		if said := p.WrittenAway(p.History, p.note.Ref()); said != "" {
			facts = append(facts, govuk.Fact{Term: "Written", Detail: govuk.Text(said)})
		}
	}
	return append(facts, govuk.Fact{Term: "About", Detail: govuk.Text(p.firstNames(p.note.About))})
}

// firstNames are children as one would write of them; all of the case when none is named.
func (s seen) firstNames(refs []ledger.Ref) string {
	var names []string
	for _, ref := range refs {
		if child, ok := s.State.Person(ref); ok {
			names = append(names, child.FirstName())
		}
	}
	if len(names) == 0 {
		return "All the children"
	}
	return words.List(names)
}

func (p notePage) acts() []govuk.ActData {
	if !p.May(access.CaseWorker) {
		return nil
	}
	id := string(p.note.Entry.ID)
	return append(p.marks(), []govuk.ActData{
		{Link: govuk.Link{Text: "Correct it", Href: p.URL("note", id, "correct")}, Means: "We wrote it down wrongly. The first version stays readable."},
		{Link: govuk.Link{Text: "Take it into a linked case", Href: p.URL("note", id, "carry")}, Means: "Both cases keep why, and what allows it."},
		{Link: govuk.Link{Text: "It was written in the wrong case", Href: p.URL("wrong-case", id)}, Means: "It is hidden here at once, written where it belongs, and you see who had read it."},
		{Link: govuk.Link{Text: "Hide it at once", Href: p.URL("contain", id)}, Means: "Whatever is wrong with it. Only a reviewer sees it, until somebody else says what becomes of it."},
		{Link: govuk.Link{Text: "It should not be here at all", Href: p.URL("erase", id)}, Means: "Propose to erase it for good. Somebody else must confirm it, and a gap stays that says why."},
	}...)
}

// mostMarks is how many quotations of a note are offered by themselves.
const mostMarks = 5

// marks lead to where words of the note become evidence: each quotation by itself, and then whatever words.
func (p notePage) marks() []govuk.ActData {
	address := p.URL("note", string(p.note.Entry.ID), "mark")
	var all []govuk.ActData
	for i, words := range casework.Quotations(p.words()) {
		if i < mostMarks && !p.note.HeldBack() {
			all = append(all, govuk.ActData{Link: govuk.Link{Text: "Mark as evidence: “" + words + "”", Href: fmt.Sprintf("%s?quoted=%d", address, i+1)}})
		}
	}
	return append(all, govuk.ActData{
		Link: govuk.Link{Text: "Mark words as evidence", Href: address}, Means: "Nothing is typed twice: who said it and when is already filled in.",
	})
}

// words are what the note says now.
func (p notePage) words() string {
	said, _ := p.note.Words()
	return said
}

// paragraphsOf are the paragraphs of a text as it was typed.
func paragraphsOf(text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), func(p string) bool { return strings.TrimSpace(p) == "" })
}
