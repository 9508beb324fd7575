package incoming

import (
	"slices"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/workbench/mailfile"
)

// Email is an e-mail that was brought.
type Email struct {
	CameBody
	Entry  ledger.Entry
	Sorted *SortedBody // nil while it waits
}

// Emails are those of a case.
type Emails struct{ all []*Email }

// Of are the e-mails of a case, from its closed side.
func Of(side *ledger.History) *Emails { return folding.Of(side) }

var folding = casework.NewFold(func(s *Emails, e ledger.Entry) {
	switch b := e.Body.(type) {
	case CameBody:
		s.all = append(s.all, &Email{CameBody: b, Entry: e})
	case SortedBody:
		if email, ok := s.Find(b.Came.Entry); ok {
			email.Sorted = &b
		}
	}
})

// Find is an e-mail by the id of its entry.
func (s *Emails) Find(id ledger.EntryID) (*Email, bool) {
	i := slices.IndexFunc(s.all, func(e *Email) bool { return e.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.all[i], true
}

// Waiting are those that nobody has sorted, the oldest first.
func (s *Emails) Waiting() []*Email {
	return slices.DeleteFunc(slices.Clone(s.all), func(e *Email) bool { return e.Sorted != nil })
}

// Bring keeps an e-mail as it came, to be sorted.
func Bring(s *casework.State, by ledger.Author, id ledger.EntryID, file ledger.File) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Side, Came, id, nil, CameBody{Case: s.Case(), File: file})
	ledger.Put(m, s.Case().Stream, Waits, ledger.DerivedID(s.Case().Stream, "waits "+string(id)), nil, WaitsBody{Came: ledger.Ref{Stream: s.Side, Entry: id}})
	return m.Done()
}

// SortForm is what an e-mail becomes.
type SortForm struct {
	Email  ledger.Ref
	Note   casework.NoteForm
	Papers []evidence.SourceForm // its attachments that are kept
}

// Sort makes an e-mail a note of contact, and its attachments papers of the case, in one act on both sides.
func Sort(p *pack.Pack, h, side *ledger.History, by ledger.Author, id ledger.EntryID, form SortForm) (ledger.Change, error) {
	if err := waits(side, form.Email); err != nil {
		return ledger.Change{}, err
	}
	change, err := casework.AddNote(casework.Of(h), nil, by, id, form.Note)
	if err != nil {
		return ledger.Change{}, err
	}
	if len(form.Papers) > 0 {
		papers, err := evidence.AddPapers(p, evidence.Of(h), by, PapersOf(h.Stream, id), form.Papers)
		if err != nil {
			return ledger.Change{}, err
		}
		join(&change, papers)
	}
	sorted, err := end(h.Stream, side, by, ledger.DerivedID(side.Stream, "sorted by "+string(id)), SortedBody{Came: form.Email, Note: ledger.Ref{Stream: h.Stream, Entry: id}})
	join(&change, sorted)
	return change, err
}

// PutAside says that an e-mail becomes nothing, and why. It stays as it came.
func PutAside(h, side *ledger.History, by ledger.Author, id ledger.EntryID, email ledger.Ref, why string) (ledger.Change, error) {
	if err := waits(side, email); err != nil {
		return ledger.Change{}, err
	}
	return end(h.Stream, side, by, id, SortedBody{Came: email, Why: why})
}

func waits(side *ledger.History, email ledger.Ref) error {
	if e, ok := Of(side).Find(email.Entry); !ok || e.Sorted != nil {
		return fault.Refuse("This e-mail is sorted already.", nil)
	}
	return nil
}

// end says on both sides of a case that an e-mail waits no longer.
func end(of ledger.StreamID, side *ledger.History, by ledger.Author, id ledger.EntryID, body SortedBody) (ledger.Change, error) {
	m := &ledger.Making{By: by}
	ledger.Put(m, of, SeenTo, ledger.DerivedID(of, "seen to "+string(body.Came.Entry)), nil, SeenToBody{Came: body.Came})
	ledger.Put(m, side.Stream, Sorted, id, nil, body)
	return m.Done()
}

// PapersOf is the id under which the attachments of an e-mail are added when a form sorts it.
func PapersOf(stream ledger.StreamID, form ledger.EntryID) ledger.EntryID {
	return ledger.DerivedID(stream, "papers of "+string(form))
}

func join(to *ledger.Change, more ledger.Change) {
	for stream, entries := range more.Entries {
		to.Add(stream, entries...)
	}
	to.Jobs = append(to.Jobs, more.Jobs...)
}

// Sender is the person of the case who seems to have sent a mail: by an e-mail address in the open, or by the name. Somebody confirms it. Hidden addresses
// are not compared: that one is whose would be told by it.
func Sender(s *casework.State, from mailfile.Address) (*casework.Person, bool) {
	for _, p := range s.People() {
		for _, d := range p.Details() {
			if d.Kind == casework.EmailAddress && from.Address != "" && strings.EqualFold(d.Value, from.Address) {
				return p, true
			}
		}
	}
	for _, p := range s.People() {
		if from.Name != "" && strings.EqualFold(strings.TrimSpace(from.Name), p.Name()) {
			return p, true
		}
	}
	return nil, false
}

// When is the moment at which a mail was sent, as two fields of a form ask it; zero for one that says none, or says one to come.
func When(m mailfile.Mail, now time.Time) (on calendar.Date, at string) {
	if m.Date.IsZero() || m.Date.After(now) {
		return calendar.Date{}, ""
	}
	return calendar.DateInLondon(m.Date), calendar.InLondon(m.Date).Format("15:04")
}

// Said are the words of a mail under its subject.
func Said(m mailfile.Mail) string {
	text := strings.TrimSpace(m.Text)
	if m.Subject == "" {
		return text
	}
	return strings.TrimSpace("Subject: " + m.Subject + "\n\n" + text)
}

// To are those to whom a mail went, by name.
func To(m mailfile.Mail) string {
	var all []string
	for _, a := range m.To {
		all = append(all, a.Words())
	}
	return strings.Join(all, ", ")
}

func given(text string) bool { return strings.TrimSpace(text) != "" }
