package ledger

import "time"

// Head is where a stream stands, as an engine finds it under its lock: the zero version before it begins. A reader asks for no more than version
// and link.
type Head struct {
	Version, Keyed int64
	Link           Hash
	Recorded       time.Time // of the last entry
	Drawn          string    // name of the set of views in which the stream's rows are drawn
}

// NotBegun is where a stream stands that has no entry yet.
func NotBegun(stream StreamID) Head { return Head{Link: FirstLink(stream)} }

// Placed is an entry that has its place in its stream, ready to be stored.
type Placed struct {
	Header
	Stored []byte // the header's exact bytes
	Link   Hash
	Body   []byte
}

// Refusal is why the batch cannot join a stream that stands there: *Moved, *Rekeyed, or nil.
func (s *StreamBatch) Refusal(from Head) error {
	switch {
	case s.Expected != Any && s.Expected != from.Version:
		return &Moved{Stream: s.Stream, Expected: s.Expected, Actual: from.Version}
	case s.drawn != nil && s.drawn.from != from.Drawn:
		return &Moved{Stream: s.Stream, Expected: s.Expected, Actual: from.Version}
	case from.Version > 0 && s.Keyed != from.Keyed:
		return &Rekeyed{Stream: s.Stream, Keyed: from.Keyed}
	default:
		return nil
	}
}

// Place gives the batch's entries their places after a head, and answers the head that follows, which it also notes in the batch. Recorded
// time never runs back within a stream.
func (s *StreamBatch) Place(from Head) ([]Placed, Head) {
	rows, to := make([]Placed, len(s.Rows)), from
	to.Keyed = s.Keyed
	switch {
	case s.drawn != nil:
		to.Drawn = s.drawn.to
	case s.sets != nil && len(s.Rows) > 0:
		to.Drawn = s.sets.after(from)
	}
	for i, row := range s.Rows {
		if row.Recorded.After(to.Recorded) {
			to.Recorded = row.Recorded
		}
		to.Version++
		h := Header{Stream: s.Stream, Version: to.Version, ID: row.ID, Recorded: to.Recorded, Commit: row.Commit}
		stored := h.Bytes()
		to.Link = NextLink(to.Link, stored)
		rows[i] = Placed{h, stored, to.Link, row.Body}
	}
	for i, v := range s.Views {
		if v.Added {
			s.Views[i] = v.recorded(rows)
		}
	}
	s.Version, s.Link = to.Version, to.Link
	return rows, to
}
