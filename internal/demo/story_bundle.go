package demo

import (
	"errors"

	"candour/internal/bundle"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/report"
)

// bundle is what Ruth Adeyemi sorted for the hearing: the filed letter and the school’s letter; and the school’s letter as an exhibit to her report. Neither
// is made yet: whoever tries the demonstration presses the button.
func (h *mainStory) bundle() {
	h.at(h.worked(-2), 16, 5)
	h.as("ruth")
	letter := redaction.Document{Sort: redaction.Attached, Of: h.sourceOf(h.school)}
	h.on(func(hs ledger.Histories, id entryID) (change, error) {
		filed, ok := report.Of(hs[h.stream]).Report(ref{Stream: h.stream, Entry: Named(h.stream, FiledLetter)})
		_, known := evidence.Of(hs[h.stream]).Source(letter.Of)
		if !ok || !known {
			return ledger.Change{}, errors.New("the documents of the bundle are not in the case")
		}
		return bundle.Arrange(h.Desk.Pack, hs[h.stream], h.by, id, h.nextHearing(), []bundle.Wish{
			{Document: redaction.Document{Sort: redaction.SignedReport, Of: filed.Ref}, Section: "reports"}, {Document: letter, Section: "other"},
		})
	}, h.stream)
	h.on(func(hs ledger.Histories, id entryID) (change, error) {
		of := ref{Stream: h.stream, Entry: Named(h.stream, DraftReport)}
		return bundle.NameExhibits(hs[h.stream], h.by, id, of, bundle.Initials(h.byName().Name), []bundle.Wish{
			{Document: letter, Place: "1", Says: "Letter of Thornmere Primary School, 12 May 2026"},
		})
	}, h.stream)
}

// nextHearing is the hearing that is to come; none when none is listed.
func (s *scene) nextHearing() ref {
	for _, h := range s.state().Hearings() {
		if !h.Day().IsZero() && !h.Day().Before(s.today) {
			return h.Ref
		}
	}
	return ref{}
}
