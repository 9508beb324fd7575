package evidencepage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// markPage takes words of a note as evidence: the source is filled from the note, and nothing is typed twice.
type markPage struct{ accountPage }

func (p markPage) Title() string         { return "Mark words as evidence" }
func (p markPage) Body() templ.Component { return markBody(p) }

var errHeldBack = fault.Refuse("The words of this note are held back, because they say something that is now hidden. Read them first, where the case lists what stands already, "+
	"and write down what you need without the detail.", nil)

func (p Pages) markForm(c *web.Case) (markPage, error) {
	page, err := p.accountForm(c)
	if err != nil {
		return markPage{}, err
	}
	id, err := c.Entry("note")
	if err != nil {
		return markPage{}, err
	}
	note, ok := page.view.people.Note(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return markPage{}, fault.Absent(nil)
	}
	if note.HeldBack() {
		return markPage{}, errHeldBack
	}
	page.note = note
	return markPage{page}, nil
}

func (p Pages) showMark(c *web.Case) (web.Page, error) {
	page, err := p.markForm(c)
	if err != nil {
		return nil, err
	}
	words, err := p.wordsIn(c, page.note)
	if err == nil {
		page.fill(words)
	}
	return page, err
}

// fill gives the words that are marked, and what the note already says.
func (p markPage) fill(words string) {
	p.Form.Set("words", words)
	p.Form.Set("verbatim", "yes")
	if len(p.note.People) > 0 {
		p.Form.Set("who", string(p.note.People[0].Entry))
		p.Form.Set("kind", p.kindOf(p.note.People[0]))
		if p.kindOf(p.note.People[0]) == "party" {
			p.Form.Set("naming", "named") // the parties know each other, and a report gives each one's account by name
		}
	} else {
		p.Form.Set("who-name", p.note.With)
	}
	p.Form.Set("hand", "unknown")
}

// wordsIn are the words of the note in the quotation marks that the address counts from 1, or in the paragraphs that it names, or all of them.
func (p Pages) wordsIn(c *web.Case, note *casework.Note) (string, error) {
	said, _ := note.Words()
	if place := c.Query("paragraphs"); place != "" && p.Papers != nil {
		passage, err := p.Papers.Passage(c, "note:"+string(note.Entry.ID), place)
		return asWritten(said, passage.Words), err
	}
	all := casework.Quotations(said)
	if n, err := strconv.Atoi(c.Query("quoted")); err == nil && n > 0 && n <= len(all) {
		return all[n-1], nil
	}
	return said, nil
}

func (p markPage) kindOf(person ledger.Ref) string {
	who, ok := p.view.people.Person(person)
	switch {
	case ok && who.Kind == casework.Child:
		return "child"
	case ok && (who.Part() == "applicant" || who.Part() == "respondent"):
		return "party"
	default:
		return ""
	}
}

func (p Pages) mark(c *web.Case) (web.Page, error) {
	page, err := p.markForm(c)
	if err != nil {
		return nil, err
	}
	item := page.marked()
	if err := page.warn(); err != nil {
		return nil, err
	}
	if len(page.Form.Errors) > 0 {
		return page, nil
	}
	err = c.Act(page.Form, func(h *ledger.History) (ledger.Change, error) {
		return evidence.Draw(p.Pack, evidence.Of(h), c.By(), page.Form.ID, item)
	})
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("evidence", string(evidence.ItemOf(c.Stream, page.Form.ID)))), err
}

// marked is the item that the form gives, its source taken from the note.
func (p markPage) marked() evidence.ItemForm {
	_, holds := p.note.Words()
	item := p.account(evidence.Paper{Note: holds})
	item.From.Said = p.note.Entry.Happened
	if item.From.Said == nil {
		item.From.Said = ledger.AtMinute(p.note.At())
	}
	item.From.Obtained = obtainedBy[p.note.Sort]
	item.From.Present, item.From.Where = p.note.Others, p.note.Where
	if _, found := p.note.Find(item.Words); !found && item.From.Verbatim && item.Words != "" {
		p.Form.Errors.Add("words", "These words do not stand in the note. Take them exactly as they stand there, or say that they are in our words")
	}
	return item
}

// obtainedBy is how each sort of contact got us the words.
var obtainedBy = map[casework.NoteSort]string{
	casework.Call: "by_phone", casework.Visit: "in_person", casework.Meeting: "in_person", casework.Text: "in_writing", casework.Email: "in_writing",
	casework.Attempt: "in_person", casework.Other: "in_person",
}
