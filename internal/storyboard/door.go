package storyboard

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/view"
)

// ErrNotTheWord is for whoever has no page, no word, or neither: they are told the same.
var ErrNotTheWord = fault.Fields{{Name: "word", Sentence: "That did not work. Check the word and try again."}}

// Patience is how long every answer takes that shows no picture. It is more than finding a page and putting a wrong word on record takes, so that how
// long somebody waits does not tell them whether there is a page.
const Patience = 700 * time.Millisecond

// Door opens young people’s own pages.
type Door struct {
	Ledger   *ledger.Ledger
	Now      time.Time
	Patience time.Duration
}

// Open is a storyboard and what its page shows now, for whoever gives the secret of its address and the word. The try is on record before it is answered.
// Anybody else is told ErrNotTheWord after Patience: of no page, one that is shut, expired or locked, and a wrong word. Any other error is for the log,
// and its reader is told ErrNotTheWord too.
func (d Door) Open(ctx context.Context, secret, word string) (*Board, []*Panel, error) {
	began := time.Now()
	board, shown, err := d.open(ctx, secret, word)
	if err != nil {
		wait(ctx, d.Patience-time.Since(began))
		return nil, nil, err
	}
	return board, shown, nil
}

func wait(ctx context.Context, long time.Duration) {
	select {
	case <-time.After(long):
	case <-ctx.Done():
	}
}

func (d Door) open(ctx context.Context, secret, word string) (*Board, []*Panel, error) {
	stream, err := view.One[ledger.StreamID](ctx, d.Ledger.DB(), `SELECT stream FROM own_page_1 WHERE token = $1 AND until_on >= $2`,
		digest(secret), calendar.DateInLondon(d.Now).String())
	if errors.Is(err, view.ErrNone) {
		wordHash(word, []byte("nobody’s page"))
		return nil, nil, ErrNotTheWord
	}
	if err != nil {
		return nil, nil, fmt.Errorf("find a page: %w", err)
	}
	h, err := d.try(ctx, stream, secret, word)
	if err != nil {
		return nil, nil, err
	}
	board, page := ofSecret(h, secret)
	shown, _, err := page.Now(ctx, d.Ledger, h, board)
	return board, shown, err
}

// try puts a try on record under an id of its own, for the same wrong word given twice is two tries; an opening that follows another is the same one. It
// is the case as it stands with the page open.
func (d Door) try(ctx context.Context, stream ledger.StreamID, secret, word string) (*ledger.History, error) {
	salt := sha256.Sum256([]byte("salt " + secret))
	given := wordHash(word, salt[:16])
	right, id := false, ledger.NewEntryID()
	after, err := d.Ledger.Do(ctx, ledger.Act{Form: id, On: []ledger.Seen{{Stream: stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		board, page := ofSecret(hs[stream], secret)
		if page == nil || casework.Of(hs[stream]).Status() == casework.Closed || !page.Answers(d.Now) {
			return ledger.Change{}, ErrNotTheWord
		}
		right = subtle.ConstantTimeCompare([]byte(given), []byte(page.Word)) == 1
		if right && page.openNow(d.Now) {
			return ledger.Change{}, nil
		}
		return one(board, ledger.ByService("own page"), Tried, id, TriedBody{Page: page.Entry.Ref(), Right: right})
	}})
	if err == nil && !right {
		err = ErrNotTheWord
	}
	return after[stream], err
}

// How long a page stays open in the record’s eyes, and how many openings of one day it takes in: more tell nobody anything.
const (
	opening       = 10 * time.Minute
	openingsOfDay = 12
)

// openNow reports whether a further right word is no news: the last try was right and was just now, or there were many today.
func (p *Page) openNow(now time.Time) bool {
	if len(p.Tries) == 0 || !p.Tries[len(p.Tries)-1].Right {
		return false
	}
	today := 0
	for _, t := range p.Tries {
		if t.Right && calendar.DateInLondon(t.At) == calendar.DateInLondon(now) {
			today++
		}
	}
	return today >= openingsOfDay || now.Sub(p.Tries[len(p.Tries)-1].At) < opening
}

func ofSecret(h *ledger.History, secret string) (*Board, *Page) {
	for _, b := range Of(h).All() {
		for _, p := range b.Pages {
			if p.Digest == digest(secret) {
				return b, p
			}
		}
	}
	return nil, nil
}
