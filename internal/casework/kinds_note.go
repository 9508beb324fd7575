package casework

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// NoteSort is the sort of contact that a note records.
type NoteSort string

const (
	Call    NoteSort = "call"
	Visit   NoteSort = "visit"
	Attempt NoteSort = "attempt" // nobody was reached
	Text    NoteSort = "text"
	Meeting NoteSort = "meeting"
	Email   NoteSort = "email"
	Other   NoteSort = "other"
)

// NoteSorts are all sorts, in the order in which a form offers them.
var NoteSorts = []NoteSort{Call, Visit, Attempt, Text, Meeting, Email, Other}

var noteWords = map[NoteSort]string{
	Call: "Call with %s", Visit: "Visit to %s", Attempt: "Tried to reach %s", Text: "Text messages with %s",
	Meeting: "Meeting with %s", Email: "E-mail with %s", Other: "Note about %s",
}

// NoteBody is one contact, or the attempt at one. When it was stands in the entry.
type NoteBody struct {
	Sort   NoteSort     `json:"sort"`
	With   string       `json:"with"`             // as the writer names them
	People []ledger.Ref `json:"people,omitempty"` // those of them who are in the case
	About  []ledger.Ref `json:"about,omitempty"`  // the children it concerns
	Said   string       `json:"said"`             // what was said or seen, or how the attempt ended
	Others string       `json:"others,omitempty"` // who else was there
	Where  string       `json:"where,omitempty"`
	CopyOf ledger.Ref   `json:"copyOf,omitzero"` // the same note in the case it was first written in
	Moved  ledger.Ref   `json:"moved,omitzero"`  // the hidden entry of another case that this was written in by mistake
}

// Validate asks for three things and no more.
func (b NoteBody) Validate() error {
	var ps fault.Fields
	_, known := noteWords[b.Sort]
	ps.Need(known, "sort", "Choose what it was: a call, a visit, a text")
	ps.Need(given(b.With), "with", "Say who it was with")
	ps.Need(given(b.Said), "said", "Write what was said or seen")
	return ps.Err()
}

// NoteTaken is a call, a visit, a failed attempt, a text, a meeting or an e-mail. Its exact words can become evidence.
var NoteTaken = ledger.Define(&Kinds, "casework.note/1", ledger.Spec[NoteBody]{
	Means: "Somebody of the service was in contact with these people, or tried to be, and wrote down what was said.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b NoteBody) words.Line {
		return words.Line{Text: p.Say(noteWords[b.Sort], b.With), Words: firstWords(b.Said)}
	},
	Example: NoteBody{
		Sort: Call, With: "Niamh O’Neill", People: []ledger.Ref{exampleRef("03")}, About: []ledger.Ref{exampleRef("02")},
		Said: "She said Ola has slept badly since the summer. “She asks every night who is fetching her.”", Others: "Her sister, listening",
	},
})

// firstWords are as much of a text as a line of a timeline holds.
func firstWords(said string) string {
	const enough = 200
	said = strings.Join(strings.Fields(said), " ")
	if len(said) <= enough {
		return said
	}
	cut := strings.LastIndex(said[:enough], " ")
	if cut < 0 {
		return strings.ToValidUTF8(said[:enough], "") + "…"
	}
	return said[:cut] + "…"
}

// NoteCorrectedBody puts right what was written in a note. The first words stay beside it.
type NoteCorrectedBody struct {
	Note   ledger.Ref `json:"note"`
	With   string     `json:"with"`
	Said   string     `json:"said"`
	Others string     `json:"others,omitempty"`
	Why    string     `json:"why"`
}

// Validate asks for the words and for the reason.
func (b NoteCorrectedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Note.IsZero(), "note", "Choose the note to correct")
	ps.Need(given(b.With), "with", "Say who it was with")
	ps.Need(given(b.Said), "said", "Write what was said or seen")
	ps.Need(given(b.Why), "why", "Say what was wrong")
	return ps.Err()
}

// NoteCorrected puts a note right. What was first written stays in sight.
var NoteCorrected = ledger.Define(&Kinds, "casework.note_corrected/1", ledger.Spec[NoteCorrectedBody]{
	Means: "The note was written down wrongly; this is how it should read. The first words stay beside it.",
	May:   access.CaseWorker,
	Refs:  func(b NoteCorrectedBody) []ledger.Ref { return []ledger.Ref{b.Note} },
	Line: func(p words.Printer, b NoteCorrectedBody) words.Line {
		return words.Line{Text: p.Say("Note about %s corrected: %s", b.With, b.Why), Words: firstWords(b.Said)}
	},
	Example: NoteCorrectedBody{
		Note: exampleRef("20"), With: "Niamh O’Neill", Why: "It was every other night, not every night",
		Said: "She said Ola has slept badly since the summer. “She asks every other night who is fetching her.”",
	},
})
