package report

import (
	"slices"
	"strings"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Suggestion is a wording that a reader suggests for a statement.
type Suggestion struct {
	SuggestedBody
	Entry    ledger.Entry
	Taken    *Act[SuggestionTakenBody]    // nil unless the author took it
	Declined *Act[SuggestionDeclinedBody] // nil unless the author declined it
}

// Waits reports whether nobody has answered it.
func (s *Suggestion) Waits() bool { return s.Taken == nil && s.Declined == nil }

func (d *Draft) applySuggestion(e ledger.Entry) {
	switch b := e.Body.(type) {
	case SuggestedBody:
		d.suggestions = append(d.suggestions, &Suggestion{SuggestedBody: b, Entry: e})
	case SuggestionTakenBody:
		if s, ok := d.Suggestion(b.Suggestion.Entry); ok {
			s.Taken = &Act[SuggestionTakenBody]{b, e}
		}
	case SuggestionDeclinedBody:
		if s, ok := d.Suggestion(b.Suggestion.Entry); ok {
			s.Declined = &Act[SuggestionDeclinedBody]{b, e}
		}
	}
}

// Suggestion is the suggestion that an entry put on record.
func (d *Draft) Suggestion(id ledger.EntryID) (*Suggestion, bool) {
	i := slices.IndexFunc(d.suggestions, func(s *Suggestion) bool { return s.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return d.suggestions[i], true
}

// SuggestionsOn are the wordings suggested for a statement, oldest first.
func (d *Draft) SuggestionsOn(statement ledger.Ref) []*Suggestion {
	return slices.DeleteFunc(slices.Clone(d.suggestions), func(s *Suggestion) bool { return s.Statement != statement })
}

// Suggest puts a wording on record for the author to take or decline. It is for the words that the reader had before them: when they
// were changed since, the reader looks at them first.
func Suggest(d *Draft, by ledger.Author, id ledger.EntryID, form SuggestedBody) (ledger.Change, error) {
	if err := d.open(); err != nil {
		return ledger.Change{}, err
	}
	s, known := d.Statement(form.Statement)
	if !known {
		return ledger.Change{}, problem("suggest", "This statement was taken out meanwhile. Comment on the whole report instead")
	}
	if form.On != s.Last.ID {
		return ledger.Change{}, &ledger.Conflict{Since: []ledger.Entry{s.Last}}
	}
	form.Was, form.Text = s.Text, strings.TrimSpace(lineEnds.Replace(form.Text))
	return one(d.Stream, by, Suggested, id, form)
}

// TakeSuggestion gives a statement the words that a reader suggested, as a change like any other. When it was changed since the reader read it, that is a
// conflict: a person looks at both.
func TakeSuggestion(p *pack.Pack, d *Draft, by ledger.Author, id ledger.EntryID, suggestion ledger.EntryID) (ledger.Change, error) {
	s, err := d.waiting(by, suggestion)
	if err != nil {
		return ledger.Change{}, err
	}
	statement, there := d.Statement(s.Statement)
	switch {
	case !there:
		return ledger.Change{}, fault.Refuse("This statement was taken out meanwhile. Decline the wording, or add it as a new statement.", nil)
	case statement.Last.ID != s.On:
		return ledger.Change{}, &ledger.Conflict{Since: []ledger.Entry{statement.Last}}
	}
	saying := statement.Saying
	saying.Text = s.Text
	m := &ledger.Making{By: by}
	ledger.Put(m, d.Stream, SuggestionTaken, id, nil, SuggestionTakenBody{s.Entry.Ref()})
	m.Take(Change(p, d, by, ledger.DerivedID(d.Stream, "suggestion "+string(suggestion)), ChangeForm{ChangedBody: ChangedBody{s.Statement, saying}}))
	return m.Done()
}

// DeclineSuggestion leaves the statement as it is.
func DeclineSuggestion(d *Draft, by ledger.Author, id ledger.EntryID, suggestion ledger.EntryID, why string) (ledger.Change, error) {
	s, err := d.waiting(by, suggestion)
	if err != nil {
		return ledger.Change{}, err
	}
	return one(d.Stream, by, SuggestionDeclined, id, SuggestionDeclinedBody{s.Entry.Ref(), strings.TrimSpace(why)})
}

// waiting is a suggestion that its author may answer now.
func (d *Draft) waiting(by ledger.Author, suggestion ledger.EntryID) (*Suggestion, error) {
	if err := d.open(); err != nil {
		return nil, err
	}
	s, ok := d.Suggestion(suggestion)
	switch {
	case !ok:
		return nil, fault.Absent(nil)
	case by.Person != d.Author:
		return nil, fault.Refuse("The author takes a wording or declines it.", nil)
	case !s.Waits():
		return nil, fault.Refuse("This was answered already.", nil)
	}
	return s, nil
}
