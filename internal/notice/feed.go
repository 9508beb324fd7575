package notice

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/words"
)

// FeedBody is the digest of the secret in the address of somebody’s calendar.
type FeedBody struct {
	Digest string `json:"digest"` // SHA-256 in hex
}

// Validate asks for a whole digest.
func (b FeedBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Digest) == hex.EncodedLen(sha256.Size), "digest", "Open the form again")
	return ps.Err()
}

// FeedMade gives a person’s calendar a secret address, in place of any before.
var FeedMade = ledger.Define(&Kinds, "notice.feed_made/1", ledger.Spec[FeedBody]{
	Means:        "Whoever holds the address that this person was shown reads when they are at court or on a visit, with a short reference and no name; an earlier address no longer answers.",
	May:          access.Self,
	Confidential: []string{"digest"},
	Line: func(p words.Printer, _ FeedBody) words.Line {
		return words.Line{Text: p.Say("A calendar address was made")}
	},
	Example: FeedBody{"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
})

// FeedEndedBody ends the address of somebody’s calendar.
type FeedEndedBody struct{}

// FeedEnded says that the address of a person’s calendar answers no more.
var FeedEnded = ledger.Define(&Kinds, "notice.feed_ended/1", ledger.Spec[FeedEndedBody]{
	Means: "The address of this person’s calendar answers no more.",
	May:   access.Self,
	Line: func(p words.Printer, _ FeedEndedBody) words.Line {
		return words.Line{Text: p.Say("The calendar address was ended")}
	},
})

// Feed is the address of a person’s calendar, as their own stream tells it.
type Feed struct {
	Digest string // "" when there is none
	Since  time.Time
}

// FeedOf is the calendar address of a person, from their own stream.
func FeedOf(h *ledger.History) *Feed { return feeds.Of(h) }

var feeds = ledger.NewFold(func(f *Feed, e ledger.Entry) {
	switch b := e.Body.(type) {
	case FeedBody:
		f.Digest, f.Since = b.Digest, e.Recorded
	case FeedEndedBody:
		f.Digest, f.Since = "", time.Time{}
	}
})

// FeedView is feed_1: one row for each person whose calendar has an address. The address itself is kept nowhere.
var FeedView = &ledger.View{
	Name:    "feed_1",
	Columns: texts("token"),
	Indexes: [][]string{{"token"}},
	Rows: func(h *ledger.History) [][]any {
		if f := FeedOf(h); f.Digest != "" {
			return [][]any{{f.Digest}}
		}
		return nil
	},
}

// NewSecret is a new secret for an address: 130 random bits as text.
func NewSecret() string { return rand.Text() }

// SecretDigest is what is kept of a secret. It is random and long, so that a plain sum is enough: nobody finds it by guessing.
func SecretDigest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// MakeFeed gives a person’s calendar an address.
func MakeFeed(person ledger.StreamID, id ledger.EntryID, secret string) (ledger.Change, error) {
	m := &ledger.Making{By: ledger.By(person)}
	ledger.Put(m, person, FeedMade, id, nil, FeedBody{SecretDigest(secret)})
	return m.Done()
}

// EndFeed ends the address of a person’s calendar.
func EndFeed(person ledger.StreamID, id ledger.EntryID) (ledger.Change, error) {
	m := &ledger.Making{By: ledger.By(person)}
	ledger.Put(m, person, FeedEnded, id, nil, FeedEndedBody{})
	return m.Done()
}

// WhoseFeed is whose calendar answers at an address; fault.Absent when nobody’s does.
func WhoseFeed(ctx context.Context, db view.DB, secret string) (ledger.StreamID, error) {
	whose, err := view.One[ledger.StreamID](ctx, db, `SELECT stream FROM feed_1 WHERE token = $1`, SecretDigest(secret))
	switch {
	case errors.Is(err, view.ErrNone):
		return "", fault.Absent(nil)
	case err != nil:
		return "", fmt.Errorf("find whose calendar it is: %w", err)
	}
	return whose, nil
}
