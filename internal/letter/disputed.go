package letter

import (
	"context"
	"slices"

	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/report"
)

// Disputed is a paper with one line for each reply to a filed report that it names or repeats, before what it says of the case or, of a letter, after it. For
// the court alone the words of the replies are annexed. The case is read as h.
func (d Desk) Disputed(ctx context.Context, h *ledger.History, paper Paper, to leaving.Recipient) (Paper, error) {
	replied, err := report.DraftsRepliedTo(ctx, d.Ledger, h)
	if err != nil || len(replied) == 0 {
		return paper, err
	}
	lines, annexed := report.Disputed(d.Pack, report.RepliesIn(d.Pack, h, replied, paper.Texts()), to.Sort == leaving.TheCourt)
	if paper.Letter {
		paper.Document.Sections = slices.Concat(paper.Document.Sections, lines, annexed)
	} else {
		paper.Document.Sections = slices.Concat(lines, paper.Document.Sections, annexed)
	}
	return paper, nil
}
