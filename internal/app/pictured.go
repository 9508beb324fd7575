package app

import (
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/storyboard"
	"candour/internal/storyboard/storyboardpage"
	"candour/internal/voice/voicepage"
	"candour/internal/web"
)

// childsWords are the pages of the children’s words.
func (s *service) childsWords() voicepage.Pages {
	return voicepage.Pages{Pack: s.features.pack, Footing: s.features.footing, Reports: s.features.reportsTold, Pictured: pictured}
}

// pictured are what the children of a case answered that a picture is not right, in their order. Of answers without words the last to a picture counts.
func pictured(c *web.Case) []voicepage.Pictured {
	var all []voicepage.Pictured
	boards := storyboard.Of(c.History)
	for _, e := range c.History.Entries {
		b, ok := e.Body.(storyboard.AnsweredBody)
		if !ok || b.Right {
			continue
		}
		board, known := boards.Find(b.Board.Entry)
		if !known {
			continue
		}
		panel, there := board.Panel(b.Panel)
		if b.Words == "" && (!there || panel.Answer == nil || panel.AnsweredAs != e.ID) {
			continue
		}
		all = append(all, answerTo(c, e, b, board, panel))
	}
	return all
}

// answerTo is one answer. The picture is none where it was taken out since.
func answerTo(c *web.Case, e ledger.Entry, b storyboard.AnsweredBody, board *storyboard.Board, panel *storyboard.Panel) voicepage.Pictured {
	a := voicepage.Pictured{
		Ref: e.Ref(), Child: board.Child, Words: b.Words, Picture: board.Title, Came: "worker", On: calendar.DateInLondon(e.Recorded),
		Board: govuk.Link{Text: "Add a picture", Href: c.URL(storyboardpage.Home, string(board.Entry.ID), "picture", "new")},
	}
	if e.Author.Person == "" {
		a.Came = "page"
	}
	if panel == nil {
		return a
	}
	a.Picture = panel.Words
	for _, about := range panel.About {
		a.About = append(a.About, about.Ref)
	}
	return a
}
