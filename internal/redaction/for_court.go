package redaction

import (
	"context"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// ForCourt are the copies that were made for the court, and so for every party, and may be handed over: each can stand where the document itself may not.
// One that was made for anybody else is for nobody but them.
func ForCourt(pk *pack.Pack, open, side *ledger.History) []Choice {
	documents := Choices(pk, open, side)
	var all []Choice
	for _, c := range Of(open).copies {
		of, there := Find(documents, c.Document.Key())
		if there && c.ForBundle(pk) {
			copied := ", copy of words made on " + calendar.DateInLondon(c.Made.Entry.Recorded).Plain()
			all = append(all, Choice{
				Document: Document{Sort: CopyOfWords, Of: c.Ref}, copied: c.Document, file: c.Made.File,
				What: words.UpperFirst(of.What) + copied, Called: of.Called + copied,
			})
		}
	}
	return all
}

// ForBundle reports whether the copy can stand in a bundle as it is.
func (c *Copy) ForBundle(pk *pack.Pack) bool {
	return c.Wanted.To.Sort == leaving.TheCourt && c.AsMade() && !c.Dropped && !c.Waits(pk)
}

// CopyFile is File of the copy that a document is.
func (d Desk) CopyFile(ctx context.Context, h *ledger.History, of Document) ([]byte, error) {
	c, ok := Of(h).Copy(of.Of)
	if !ok || of.Sort != CopyOfWords {
		return nil, fault.Absent(nil)
	}
	return d.File(ctx, h, c)
}
