package ledger

import (
	"context"
	"fmt"
)

// Disclosed is an entry as an outsider checks it: the header as it is chained, the link that is stored beside it, and what its commit hides. R and
// Envelope are nil when the words were erased.
type Disclosed struct {
	Header      []byte
	Link        Hash
	R, Envelope []byte
}

// Disclose reads entries of a stream as they are stored, from one version to another, both included. It refuses one whose columns are not those
// of its header, which nobody outside could see; the rest is checked by whoever is given them. Whoever gives them away tells everything in them.
func (l *Ledger) Disclose(ctx context.Context, stream StreamID, from, to int64) ([]Disclosed, error) {
	rows, err := l.DB().QueryContext(ctx, `SELECT id, recorded, header, link, body FROM entry WHERE stream = $1 AND version >= $2 AND version <= $3 ORDER BY version`,
		string(stream), from, to)
	if err != nil {
		return nil, fmt.Errorf("read entries to disclose: %w", err)
	}
	defer rows.Close()
	var all []Disclosed
	for rows.Next() {
		var id EntryID
		var d Disclosed
		var recorded string
		var link, body []byte
		if err := rows.Scan(&id, &recorded, &d.Header, &link, &body); err != nil {
			return nil, err
		}
		if h, err := ParseHeader(d.Header); err == nil && (h.ID != id || FormatTime(h.Recorded) != recorded) {
			return nil, fmt.Errorf("entry %s: %w", id, errColumns)
		}
		copy(d.Link[:], link)
		if body != nil {
			r, words, err := l.decryptBody(ctx, stream, id, body)
			if err != nil {
				return nil, fmt.Errorf("entry %s: %w", id, err)
			}
			d.R, d.Envelope = r[:], words
		}
		all = append(all, d)
	}
	return all, rows.Err()
}

// LinkBefore is the link that stands before a version of a stream.
func (l *Ledger) LinkBefore(ctx context.Context, stream StreamID, version int64) (Hash, error) {
	if version <= 1 {
		return FirstLink(stream), nil
	}
	var stored []byte
	err := l.DB().QueryRowContext(ctx, `SELECT link FROM entry WHERE stream = $1 AND version = $2`, string(stream), version-1).Scan(&stored)
	if err != nil {
		return Hash{}, fmt.Errorf("link before version %d: %w", version, err)
	}
	var link Hash
	copy(link[:], stored)
	return link, nil
}
