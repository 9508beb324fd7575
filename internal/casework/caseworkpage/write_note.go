package caseworkpage

import (
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// writeNotePage is one form for a call, a visit, a failed attempt, a text, a meeting or an e-mail. Three answers save it: with whom, when
// and what was said; the first two can be a tick and "just now", which is the moment at which the page was opened.
type writeNotePage struct {
	formPage
	linked []linkedCase // those that this person may write in
}

func (p writeNotePage) Title() string         { return "Write a note" }
func (p writeNotePage) Body() templ.Component { return writeNoteBody(p) }

func (p Pages) writeNotePage(c *web.Case, mine []linkedCase) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		form.Set("sort", string(casework.Call))
		form.Set("moment", ledger.FormatTime(c.Now.Truncate(time.Minute)))
		return writeNotePage{p.formPage(c, form), mine}
	}
}

// writable are the linked cases in which this person may write too.
func writable(c *web.Case) ([]linkedCase, error) {
	return linked(c, casework.Of(c.History), access.CaseWorker)
}

func (p Pages) showWriteNote(c *web.Case) (web.Page, error) {
	mine, err := writable(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.writeNotePage(c, mine))
}

func (p Pages) writeNote(c *web.Case) (web.Page, error) {
	mine, err := writable(c)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	also := chosen(form, mine)
	note := p.noteIn(c, form)
	held, err := heldIn(c, note.Texts(), also...)
	if err != nil {
		return nil, err
	}
	if form.HoldsHidden(kept(c, held)) {
		return p.keepNoteClosed(c, form, note, mine, held)
	}
	verb := func(hs ledger.Histories) (ledger.Change, error) {
		return casework.AddNote(casework.Of(hs[c.Stream]), statesOf(hs, also), c.By(), form.ID, note)
	}
	if len(form.Errors) > 0 {
		_, err = verb(ledger.Histories{c.Stream: c.History})
	} else {
		err = c.ActOn(form, also, verb)
	}
	if form.Refused(err) {
		return p.writeNotePage(c, mine)(form), nil
	}
	return c.SeeOther(c.URL("note", string(form.ID))), err
}

// keepNoteClosed keeps a note whose writer says that what is hidden must stand in it.
func (p Pages) keepNoteClosed(c *web.Case, form *web.Form, note casework.NoteForm, mine []linkedCase, held []casework.Kept) (web.Page, error) {
	if len(chosen(form, mine)) > 0 {
		form.Errors.Add("also", "A confidential note stands in one case. Write the other one there")
	}
	err := try(c, form, []ledger.StreamID{casework.Of(c.History).Side}, func(s *casework.State) (ledger.Change, error) {
		return casework.KeepNoteClosed(s, c.By(), form.ID, note, held)
	})
	if form.Refused(err) {
		return p.writeNotePage(c, mine)(form), nil
	}
	return c.SeeOther(c.URL("people")), err
}

// noteIn is the note as it was filled in. Who it was with is what was typed, or the names of those who were ticked.
func (p Pages) noteIn(c *web.Case, f *web.Form) casework.NoteForm {
	s := p.seen(c)
	people := s.inCaseAll(f.Entries("people"))
	with := f.Text("with")
	for _, ref := range people {
		if who, ok := s.State.Person(ref); ok {
			with = strings.TrimPrefix(with+", "+who.Called(), ", ")
		}
	}
	return casework.NoteForm{
		NoteBody: casework.NoteBody{
			Sort: casework.NoteSort(f.Text("sort")), With: with, People: people, About: s.inCaseAll(f.Entries("about")),
			Said: f.Text("said"), Others: f.Text("others"), Where: f.Text("where"),
		},
		When: whenIn(f),
		Now:  c.Now,
	}
}

// earlier is the answer that it was not just now; the day is then asked for, and the time if it is known.
const earlier = "earlier"

// whenIn is when the contact was. "Just now" holds the moment at which the page was opened, so that a draft taken up next morning still
// means what its writer meant. A day or time typed beside it would leave one of the two out, and is asked about.
func whenIn(f *web.Form) *ledger.Happened {
	day, at := f.Date("when", "The day"), f.Time("at", "The time")
	opened, err := ledger.ParseTime(f.Text("moment"))
	if err != nil {
		return casework.When(day, at)
	}
	if !day.IsZero() || !at.IsZero() {
		f.Errors.Add("moment", "Choose just now, or earlier with the day you typed")
	}
	return ledger.AtMinute(opened)
}

// moments are the answers to when it was.
func (p writeNotePage) moments() []govuk.Option {
	opened, err := ledger.ParseTime(p.Form.Text("moment"))
	if err != nil {
		opened = p.Now.Truncate(time.Minute)
	}
	return []govuk.Option{
		{Value: ledger.FormatTime(opened), Label: "Just now: " + at(opened)},
		{Value: earlier, Label: "Earlier", More: whenEarlier(p)},
	}
}

// chosen are the linked cases that were ticked, out of those offered.
func chosen(f *web.Form, offered []linkedCase) []ledger.StreamID {
	ticked := f.All("also")
	var streams []ledger.StreamID
	for _, l := range offered {
		if slices.Contains(ticked, string(l.To)) {
			streams = append(streams, l.To)
		}
	}
	return streams
}

func statesOf(hs ledger.Histories, streams []ledger.StreamID) []*casework.State {
	var states []*casework.State
	for _, s := range streams {
		if h := hs[s]; h != nil {
			states = append(states, casework.Of(h))
		}
	}
	return states
}

// sortWords is what each sort of contact is called in the form.
var sortWords = map[casework.NoteSort]string{
	casework.Call: "Call", casework.Visit: "Visit", casework.Attempt: "Tried to reach them", casework.Text: "Text messages",
	casework.Meeting: "Meeting", casework.Email: "E-mail", casework.Other: "Something else",
}

func noteSorts() []govuk.Option {
	var all []govuk.Option
	for _, sort := range casework.NoteSorts {
		all = append(all, govuk.Option{Value: string(sort), Label: sortWords[sort]})
	}
	return all
}

// peopleOptions are people to tick, by name.
func peopleOptions(people []*casework.Person) []govuk.Option {
	var all []govuk.Option
	for _, who := range people {
		all = append(all, govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()})
	}
	return all
}

func (p writeNotePage) alsoOptions() []govuk.Option {
	var all []govuk.Option
	for _, l := range p.linked {
		all = append(all, govuk.Option{Value: string(l.To), Label: l.Title, Hint: string(l.How)})
	}
	return all
}
