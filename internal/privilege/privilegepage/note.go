package privilegepage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/privilege"
	"candour/internal/web"
)

// notePage is one privileged note with its corrections.
type notePage struct {
	page
	note *privilege.Note
}

func (p notePage) Title() string         { return "Privileged note" }
func (p notePage) Body() templ.Component { return noteBody(p) }

func (p Pages) note(c *web.Case) (web.Page, error) {
	page, err := p.page(c)
	if err != nil {
		return nil, err
	}
	n, err := named(c, page.kept)
	return notePage{page, n}, err
}

func (p notePage) facts() []govuk.Fact {
	n := p.note
	facts := []govuk.Fact{
		{Term: "When", Detail: govuk.Text(dayOf(n.Entry))},
		{Term: "With", Detail: govuk.Text(n.Name)},
		{Term: "What it was for", Detail: govuk.Text(termName(p.Pack.Privilege.By, n.By))},
		{Term: "Written by", Detail: govuk.Text(wrote(p.Case, n.Entry))},
	}
	if w := n.Waiver; w != nil {
		facts = append(facts, govuk.Fact{Term: "Privilege was waived", Detail: govuk.Words(p.waived(w))})
	}
	return facts
}

// waived is who decided it, when, how they said so, and why.
func (p notePage) waived(w *privilege.Waiver) string {
	return "On " + dayOf(w.Entry) + " by " + w.Who + " (" + termName(p.Pack.Privilege.Waivers, w.Decider) + "): " + w.Said + ".\n" + w.Why +
		"\nIt stands among the notes of the case since. Recorded by " + wrote(p.Case, w.Entry) + "."
}

func (p notePage) acts() []govuk.ActData {
	if !p.May(access.Guardian) || p.note.Waiver != nil {
		return nil
	}
	id := string(p.note.Entry.ID)
	return []govuk.ActData{
		{Link: govuk.Link{Text: "Correct it", Href: p.URL(Home, id, "correct")}, Means: "It was written down wrongly. The first version stays readable here."},
		{Link: govuk.Link{Text: "Privilege was waived", Href: p.URL(Home, id, "waive")}, Means: "Somebody whose decision it is gave it up. The note then stands among the notes of the case."},
	}
}
