package court

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
)

// Side is what the closed side of a case holds of the court: its payloads and its documents.
type Side struct {
	payloads []payload // by the court's time, and at one time by content
	began    map[thingKey]ledger.EntryID
	details  map[detailKey]heldDetail
	files    map[string][]heldFile // by document
}

// payload is one entry of kind Received.
type payload struct {
	ReceivedBody
	entry ledger.Entry
}

// heldFile is one file of a document.
type heldFile struct {
	file    ledger.File
	name    string
	missing string // why there is none
	at      ledger.Entry
}

// SideOf is the court's part of a closed side as its history tells it.
func SideOf(h *ledger.History) *Side {
	return sides.Of(h)
}

var sides = casework.NewFold(func(s *Side, e ledger.Entry) {
	switch b := e.Body.(type) {
	case ReceivedBody:
		s.applyReceived(e, b)
	case FetchedBody:
		s.keep(b, e)
	case AlteredBody:
		s.keep(b.FetchedBody, e)
	case MissingBody:
		s.keep(FetchedBody{Document: b.Document}, e)
		s.files[b.Document][len(s.files[b.Document])-1].missing = b.Why
	case casework.ConfidentialBody:
		s.details = holdDetail(s.details, b.Of, b.Kind, b.Source, b.Court, heldDetail{ref: e.Ref(), value: b.Value})
	}
})

func (s *Side) applyReceived(e ledger.Entry, b ReceivedBody) {
	p := payload{b, e}
	i, _ := slices.BinarySearchFunc(s.payloads, p, payload.compare)
	s.payloads = slices.Insert(s.payloads, i, p)
	if s.began == nil {
		s.began = map[thingKey]ledger.EntryID{}
	}
	for _, began := range b.Began {
		key := thingKey(began.Key)
		if _, twice := s.began[key]; !twice {
			s.began[key] = began.Entry
		}
	}
}

func (p payload) compare(other payload) int {
	return cmp.Or(cmp.Compare(p.At, other.At), cmp.Compare(p.Content, other.Content), cmp.Compare(p.entry.Version, other.entry.Version))
}

// newest is the payload with the court's latest time; false before any came.
func (s *Side) newest() (payload, bool) {
	if len(s.payloads) == 0 {
		return payload{}, false
	}
	return s.payloads[len(s.payloads)-1], true
}

// contradicts reports whether there are several payloads for a time.
func (s *Side) contradicts(at string) bool {
	n := 0
	for _, p := range s.payloads {
		if p.At == at {
			n++
		}
	}
	return n > 1
}

// has reports whether a payload of that time and content is kept.
func (s *Side) has(at, content string) bool {
	return slices.ContainsFunc(s.payloads, func(p payload) bool { return p.At == at && p.Content == content })
}

// holds reports whether the bytes of a payload of that content are kept.
func (s *Side) holds(content string) bool {
	return slices.ContainsFunc(s.payloads, func(p payload) bool { return p.Content == content && len(p.Payload) > 0 })
}

// known is a copy of which thing of the court goes under which entry.
func (s *Side) known() map[thingKey]ledger.EntryID {
	known := maps.Clone(s.began)
	if known == nil {
		known = map[thingKey]ledger.EntryID{}
	}
	return known
}

// Newest is what the court said last, read anew from its payload; false before anything came.
func (s *Side) Newest() (hmcts.CourtCase, bool, error) {
	last, ok := s.newest()
	if !ok {
		return hmcts.CourtCase{}, false, nil
	}
	c, err := s.open(last)
	return c, err == nil, err
}

// LastRead is when the newest payload was recorded, and the court's own time of last change.
func (s *Side) LastRead() (recorded ledger.Entry, at string) {
	last, _ := s.newest()
	return last.entry, last.At
}

// open reads a payload, or the one of the same content that is kept in its place.
func (s *Side) open(p payload) (hmcts.CourtCase, error) {
	if kept := s.sameAs(p); len(kept.Payload) > 0 {
		return unpack(kept.Payload)
	}
	return hmcts.CourtCase{}, fmt.Errorf("the payload of %s is not kept", p.At)
}

// sameAs is the entry that keeps the bytes of a payload, which may be another of the same content.
func (s *Side) sameAs(p payload) payload {
	for _, kept := range s.payloads {
		if len(p.Payload) == 0 && kept.Content == p.Content && len(kept.Payload) > 0 {
			return kept
		}
	}
	return p
}

// writers are kept because each holds most of a megabyte.
var writers = sync.Pool{New: func() any { w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed); return w }} // the level is one that there is

// packed compresses the bytes of a payload.
func packed(raw []byte) []byte {
	var out bytes.Buffer
	w := writers.Get().(*gzip.Writer)
	defer writers.Put(w)
	w.Reset(&out)
	_, _ = w.Write(raw) // into memory, which takes everything
	_ = w.Close()
	return out.Bytes()
}

// unpack reads a case from the compressed bytes of its payload.
func unpack(kept []byte) (hmcts.CourtCase, error) {
	r, err := gzip.NewReader(bytes.NewReader(kept))
	if err != nil {
		return hmcts.CourtCase{}, fmt.Errorf("a kept payload: %w", err)
	}
	raw, err := io.ReadAll(io.LimitReader(r, hmcts.MaxPayload+1))
	if err != nil {
		return hmcts.CourtCase{}, fmt.Errorf("a kept payload: %w", err)
	}
	response, err := hmcts.Parse(raw)
	switch {
	case err != nil:
		return hmcts.CourtCase{}, fmt.Errorf("a kept payload: %w", err)
	case len(response.Cases) != 1:
		return hmcts.CourtCase{}, fmt.Errorf("a kept payload holds %d cases", len(response.Cases))
	default:
		return response.Cases[0], nil
	}
}
