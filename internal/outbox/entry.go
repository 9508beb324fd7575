package outbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Entry is what somebody wrote on a tablet: one of Note, Words and Task. Days are YYYY-MM-DD and times HH:MM, in London.
type Entry struct {
	Case    ledger.EntryID `json:"case"`    // its number on the tablet
	Written string         `json:"written"` // by the tablet’s clock, as ledger.FormatTime writes it
	Note    *Note          `json:"note,omitempty"`
	Words   *Words         `json:"words,omitempty"`
	Task    *Task          `json:"task,omitempty"`
}

// Note is a visit, a call, a conversation, or the attempt at one. People are named by who they are.
type Note struct {
	Sort   string `json:"sort"`
	With   string `json:"with"`
	On     string `json:"on"`
	At     string `json:"at,omitempty"`
	Said   string `json:"said"`
	Others string `json:"others,omitempty"`
	Where  string `json:"where,omitempty"`
	About  []int  `json:"about,omitempty"` // children by their place in what was prepared, from 1
}

// Words are what a child said.
type Words struct {
	Child       int    `json:"child"` // by the place in what was prepared, from 1
	Form        string `json:"form"`
	Prompt      string `json:"prompt"`
	Words       string `json:"words"`
	Says        string `json:"says"`
	Theme       string `json:"theme"`
	Place       string `json:"place"`
	Near        string `json:"near"`
	On          string `json:"on"`
	Unexplained string `json:"unexplained,omitempty"`
	Wish        bool   `json:"wish,omitempty"` // the child asked that somebody does not read this
}

// Task is something to be done.
type Task struct {
	What string `json:"what"`
	To   string `json:"to"`
	On   string `json:"on,omitempty"`
}

// errEntry says that what was sealed is no entry of ours.
var errEntry = errors.New("what was sealed is no entry")

// read reads an entry as a tablet wrote it.
func read(plain []byte) (Entry, error) {
	var e Entry
	d := json.NewDecoder(bytes.NewReader(plain))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		return Entry{}, errEntry // its own error would repeat words of the entry
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Entry{}, errEntry
	}
	e.clean()
	return e, e.check()
}

func (e *Entry) check() error {
	parts := 0
	for _, has := range []bool{e.Note != nil, e.Words != nil, e.Task != nil} {
		if has {
			parts++
		}
	}
	_, wrong := ledger.ParseTime(e.Written)
	_, unnamed := ledger.ParseEntryID(string(e.Case))
	if parts != 1 || wrong != nil || unnamed != nil {
		return errEntry
	}
	return nil
}

// clean makes every text such as may be stored.
func (e *Entry) clean() {
	for _, text := range e.fields() {
		*text = strings.TrimSpace(unstorable.Replace(strings.ToValidUTF8(*text, "\uFFFD")))
	}
}

var unstorable = strings.NewReplacer("\x00", "", "\r\n", "\n", "\r", "\n")

func (e *Entry) fields() (all []*string) {
	if n := e.Note; n != nil {
		all = append(all, &n.Sort, &n.With, &n.On, &n.At, &n.Said, &n.Others, &n.Where)
	}
	if w := e.Words; w != nil {
		all = append(all, &w.Form, &w.Prompt, &w.Words, &w.Says, &w.Theme, &w.Place, &w.Near, &w.On, &w.Unexplained)
	}
	if t := e.Task; t != nil {
		all = append(all, &t.What, &t.To, &t.On)
	}
	return all
}

// Texts are all words of the entry.
func (e Entry) Texts() []string {
	fields := e.fields()
	texts := make([]string, len(fields))
	for i, text := range fields {
		texts[i] = *text
	}
	return texts
}

// At is when it was written, by the tablet’s clock.
func (e Entry) At() time.Time {
	at, _ := ledger.ParseTime(e.Written) // read checked it
	return at
}

// writtenAt is a stored time as people read it.
func writtenAt(stored string) string {
	at, err := ledger.ParseTime(stored)
	if err != nil {
		return ""
	}
	return calendar.InLondon(at).Format("on 2 January 2006 at 15:04")
}

func given(text string) bool { return strings.TrimSpace(text) != "" }
