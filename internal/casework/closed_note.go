package casework

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Texts are all texts of a note that somebody typed.
func (b NoteBody) Texts() []string { return []string{b.With, b.Said, b.Others, b.Where} }

// KeepNoteClosed keeps a note that must say hidden details out of the open: it stands on the closed side as a confidential detail of whose they are,
// hidden from whom they are hidden, and is shown as any such detail is. Held is what a gate found in it.
func KeepNoteClosed(s *State, by ledger.Author, id ledger.EntryID, form NoteForm, held []Kept) (ledger.Change, error) {
	if len(held) == 0 {
		return ledger.Change{}, fault.Refuse("This note holds nothing that is hidden any more. Write it as any other.", nil)
	}
	form.Said = lineEnds.Replace(form.Said)
	if err := form.check(s, nil); err != nil {
		return ledger.Change{}, err
	}
	detail := DetailForm{Of: held[0].Of, Kind: ClosedNote, Value: form.asText(), Source: form.With, Hiding: strictest(held)}
	return AddDetail(s, by, id, detail)
}

// asText is the note as one text.
func (f NoteForm) asText() string {
	var p words.Printer
	head := p.Say(noteWords[f.Sort], f.With) + ", " + calendar.DateInLondon(f.When.Start()).Plain()
	return strings.Join(slices.DeleteFunc([]string{head, f.Where, f.Others, f.Said}, func(s string) bool { return s == "" }), "\n")
}

// strictest hides from everybody from whom anything held is hidden. Several people’s secrets are hidden from everyone, for each may be the one
// from whom another’s are kept; what nobody has decided on stays so.
func strictest(held []Kept) Hiding {
	hiding := held[0].Hiding
	for _, k := range held[1:] {
		switch {
		case hiding.From == Undecided || k.Hiding.From == Undecided:
			hiding = Hiding{}
		case hiding.From != k.Hiding.From || !slices.Equal(hiding.People, k.Hiding.People):
			hiding = Hiding{From: FromEveryone}
		}
	}
	if hiding.From == FromNobody { // it is kept only as what gives another detail away
		return Hiding{}
	}
	return hiding
}
