package reportpage

import (
	"strings"
	"unicode/utf16"

	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// WordingURL is where the editor asks what the rules on wording ask. It is of no case: what is answered is about the words that are sent and says
// nothing of any record, so that there is no look to put on record each time that somebody stops typing, and nothing of it is kept.
const WordingURL = "/wording"

// askedAbout is what a rule asks about a statement of the editor, as its script reads it.
type askedAbout struct {
	Row  string   `json:"row"`
	Key  string   `json:"key"`
	Says string   `json:"says"`
	Asks string   `json:"asks"`
	At   [][2]int `json:"at"` // where each passage begins and ends in the text, in UTF-16 units as scripts count
}

// wording answers what the rules of the pack ask about statements that are being written. Each has a row, the text, the kind, and whether what it rests
// on is disputed, in fields named as those of the form of a section.
func (p Pages) wording(v *web.Visit) (web.Page, error) {
	f, err := v.Form()
	if err != nil {
		return nil, err
	}
	all := []askedAbout{}
	for _, row := range f.All("row") {
		kind, _, _ := strings.Cut(f.Text("kind-"+row), ":")
		text := f.Text("text-" + row)
		for _, a := range report.AskAbout(p.Desk.Pack, kind, text, f.Ticked("disputed-"+row)) {
			all = append(all, askedAbout{row, a.Key, a.Says, a.Asks, places(text, a)})
		}
	}
	return web.Data{Of: all}, nil
}

// places are where passages stand in a text, in UTF-16 units.
func places(text string, a report.Asked) [][2]int {
	all := make([][2]int, len(a.At))
	for i, f := range a.At {
		begins := units(text[:f.Start])
		all[i] = [2]int{begins, begins + units(f.Words)}
	}
	return all
}

// units is how long scripts take a text to be.
func units(text string) (n int) {
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// disputed reports whether something that may be cited is an item of evidence that is disputed.
func disputed(c report.Choice) bool { return c.Sort == report.OnItem && c.Standing == footing.Disputed }

// aside is what was asked about the wording of a row and set aside, for the editor not to ask it again.
func (p writePage) aside(r report.RejoinedRow) string {
	return strings.Join(p.now.AskedInVain(ledger.Ref{Stream: p.now.Stream, Entry: ledger.EntryID(r.Key)}), " ")
}
