package ledger

// tellGaps says of each erased entry, as far as the stream's own accounts tell, what it was and why its words are gone.
func (h *History) tellGaps() {
	places := map[EntryID]int{}
	for i, e := range h.Entries {
		if e.Erased {
			places[e.ID] = i
		}
	}
	if len(places) == 0 {
		return
	}
	for _, account := range h.Entries {
		body, _ := ErasedByLaw.In(account)
		for _, gone := range body.Entries {
			if i, erased := places[gone.Entry]; erased && gone.Stream == h.Stream {
				h.Entries[i].Gap = &Gap{Kind: gone.Kind, Ground: body.Ground, On: account.Recorded, Account: account.ID}
			}
		}
	}
}

// erasedSince reports whether something of the stream was erased after a version, or in another stream that is held in memory: what is held
// of that one is forgotten.
func (l *Ledger) erasedSince(h *History, version int64) bool {
	own := false
	for _, account := range h.Since(version) {
		own = own || account.Erased // the end of a stream that was erased as a whole
		body, _ := ErasedByLaw.In(account)
		for _, gone := range body.Entries {
			own = own || gone.Stream == h.Stream
			l.cache.drop(gone.Stream)
		}
		for _, gone := range body.Streams {
			l.cache.drop(gone.Stream)
		}
	}
	return own
}
