package api

import (
	"errors"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Note is a contact as a client records it.
type Note struct {
	Sort   string   `json:"sort" enum:"call,visit,attempt,text,meeting,email,other" doc:"attempt: nobody was reached."`
	With   string   `json:"with" minLength:"1" maxLength:"500" doc:"With whom it was, as the writer names them."`
	On     string   `json:"on" format:"date" doc:"The day in London on which it was."`
	At     string   `json:"at,omitempty" pattern:"^([01][0-9]|2[0-3]):[0-5][0-9]$" doc:"The time of day in London, if it is known."`
	Said   string   `json:"said" minLength:"1" maxLength:"100000" doc:"What was said or seen, or how the attempt ended."`
	Others string   `json:"others,omitempty" maxLength:"2000" doc:"Who else was there."`
	Where  string   `json:"where,omitempty" maxLength:"2000"`
	People []string `json:"people,omitempty" maxItems:"100" doc:"Ids of those of them who are in the case."`
	About  []string `json:"about,omitempty" maxItems:"100" doc:"Ids of the children it concerns."`
	Seen   int64    `json:"seen,omitempty" minimum:"1" doc:"The version of the case that the client has read. Anything recorded since is a conflict. Without it the note stands beside whatever came."`
}

type noteInput struct {
	OfCase
	Key  string `header:"Idempotency-Key" required:"true" doc:"The id of the entry that the note becomes: a new UUID in lower case, the same each time the same note is sent."`
	Body Note
}

type noteOutput struct{ Body Entry }

func (a *API) notes(h huma.API) {
	serve(a, h, a.operation(h, WriteNotes, huma.Operation{
		OperationID: "record-note", Method: http.MethodPost, Path: "/cases/{case}/notes", Summary: "Record a call, a visit, an attempt, a meeting",
		Description:   "The same key with the same words is answered as the first time, and recorded once. With other words it is a conflict, which says what stands.",
		DefaultStatus: http.StatusCreated, MaxBodyBytes: 1 << 20, Errors: []int{http.StatusConflict, http.StatusRequestEntityTooLarge},
	}), recordNote)
}

func recordNote(v *web.Visit, in *noteInput) (*noteOutput, error) {
	c, err := v.Open(access.CaseWorker)
	if err != nil {
		return nil, err
	}
	key, err := ledger.ParseEntryID(in.Key)
	if err != nil {
		return nil, fault.Fields{{Name: "Idempotency-Key", Sentence: "Send a new UUID of 36 characters in lower case."}}
	}
	form, err := in.Body.form(c)
	if err != nil {
		return nil, err
	}
	if err := holdsNothingHidden(c, key, form); err != nil {
		return nil, err
	}
	after, err := v.Do(noteAct(c, key, form, in.Body.Seen))
	if err != nil {
		return nil, noteProblem(c, key, err)
	}
	return toldNote(c, after[c.Stream], key)
}

func noteAct(c *web.Case, key ledger.EntryID, form casework.NoteForm, seen int64) ledger.Act {
	on := ledger.Seen{Stream: c.Stream, Version: ledger.Any}
	if seen > 0 {
		on.Version = seen
	}
	return ledger.Act{Form: key, Strict: seen > 0, On: []ledger.Seen{on}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return casework.AddNote(casework.Of(hs[c.Stream]), nil, c.By(), key, form)
	}}
}

// form is the note as the page's form has it.
func (n Note) form(c *web.Case) (form casework.NoteForm, err error) {
	var wrong fault.Fields
	day, err := calendar.ParseDate(n.On)
	wrong.Need(err == nil, "on", "Send a day such as 2026-11-24.")
	var at calendar.TimeOfDay
	if n.At != "" {
		at = calendar.NewTime(digits(n.At[:2]), digits(n.At[3:]))
	}
	s := casework.Of(c.History)
	people, all := inCase(s, n.People)
	wrong.Need(all, "people", "Choose people who are in this case.")
	about, all := inCase(s, n.About)
	wrong.Need(all, "about", "Choose people who are in this case.")
	return casework.NoteForm{
		NoteBody: casework.NoteBody{Sort: casework.NoteSort(n.Sort), With: n.With, People: people, About: about, Said: n.Said, Others: n.Others, Where: n.Where},
		When:     casework.When(day, at), Now: c.Now,
	}, wrong.Err()
}

// digits is the value of two figures.
func digits(two string) int { return int(two[0]-'0')*10 + int(two[1]-'0') }

// inCase are people of a case by their ids; false when one is not in it.
func inCase(s *casework.State, ids []string) (refs []ledger.Ref, all bool) {
	for _, id := range ids {
		i := slices.IndexFunc(s.People(), func(p *casework.Person) bool { return string(p.Ref.Entry) == id })
		if i < 0 {
			return nil, false
		}
		refs = append(refs, s.People()[i].Ref)
	}
	return refs, true
}

// holdsNothingHidden refuses a note that says what is hidden, as the page warns of it. One that is on record is answered as the first time.
func holdsNothingHidden(c *web.Case, key ledger.EntryID, form casework.NoteForm) error {
	if _, recorded := c.History.Find(key); recorded {
		return nil
	}
	gate, err := casework.GateOf(c.Context(), c.Ledger(), c.History, casework.ToCourt())
	if err != nil {
		return err
	}
	held := gate.In(form.Texts()...)
	if len(held) == 0 {
		return nil
	}
	problem := &Problem{
		Title: "It says what is hidden", Status: http.StatusUnprocessableEntity, Code: "hidden", Kept: nothingKept,
		Detail: "The note says something that is hidden, and everybody on the case would read it.",
		Next:   "Take it out. If it must stand, somebody writes it on the case’s page as a confidential note.",
	}
	for _, k := range held {
		problem.Wrong = append(problem.Wrong, Wrong{"said", "It holds " + k.Words(c.Words) + "."})
	}
	return problem
}

// noteProblem says of a conflict what stands, or what changed.
func noteProblem(c *web.Case, key ledger.EntryID, err error) error {
	changed := new(ledger.Conflict)
	if !errors.Is(err, ledger.ErrReused) && !errors.As(err, &changed) {
		return err
	}
	h, failed := c.Ledger().Read(c.Context(), c.Stream)
	if failed != nil {
		return failed
	}
	t, failed := newTelling(c, h)
	if failed != nil {
		return failed
	}
	if errors.Is(err, ledger.ErrReused) {
		return t.keyUsed(key)
	}
	problem := &Problem{
		Title: "Something came first", Status: http.StatusConflict, Code: "changed", Kept: nothingKept,
		Detail: "Something was recorded in the case since the version that the client had seen.",
		Next:   "Read what changed. If the note still holds, send it again with the same key and the newest version as seen.",
	}
	for _, e := range changed.Since {
		problem.Since = append(problem.Since, t.entry(e.Version))
	}
	return problem
}

func (t *telling) keyUsed(key ledger.EntryID) *Problem {
	problem := &Problem{
		Title: "The key was used", Status: http.StatusConflict, Code: "key-used", Detail: "This key was used before with other words. What was sent first stands.",
		Kept: "What was sent first.", Next: "Send what is new with a new key. To put right what stands, correct it on the case’s page.",
	}
	for version, e := range t.shown {
		if e.ID == key {
			stands := t.entry(version)
			problem.Stands = &stands
		}
	}
	return problem
}

func toldNote(c *web.Case, h *ledger.History, key ledger.EntryID) (*noteOutput, error) {
	t, err := newTelling(c, h)
	if err != nil {
		return nil, err
	}
	e, _ := h.Find(key)
	return &noteOutput{t.entry(e.Version)}, nil
}
