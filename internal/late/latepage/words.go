package latepage

import (
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/late"
	"candour/internal/words"
)

// sentence is what waits, after the name of the case or by itself.
func sentence(before, said string) string {
	if before == "" {
		return words.UpperFirst(said)
	}
	return before + said
}

// nothingWaits says why the list is empty.
func nothingWaits(p standsAlreadyPage) string {
	switch {
	case p.hidesNothing():
		return "Nothing is hidden in this case."
	case p.far.Of == 0:
		return "Nobody has looked through this case yet."
	default:
		return "Nothing waits for an answer."
	}
}

// answeredRow is a place with the answer that was given.
func (p standsAlreadyPage) answeredRow(f *late.Find) govuk.RowData {
	a := f.Answer
	why := says(f, a.Says) + ". " + p.People.Name(a.Entry.Author) + ", " + calendar.DateInLondon(a.Entry.Recorded).Plain() + "."
	if a.Why != "" {
		why += " “" + a.Why + "”"
	}
	row := p.row(f)
	row.Why = govuk.Text(why)
	if !p.heldBack(f) {
		row.State = nil
	}
	return row
}
