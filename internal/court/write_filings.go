package court

import (
	"slices"
	"time"

	"candour/internal/court/hmcts"
	"candour/internal/ledger"
)

// tellSeenBack looks for filings of the case among the documents that the court lists. Where there are fewer documents than filings that they
// could be, none is taken for any: a person finds out.
func (w *writing) tellSeenBack(c *hmcts.CourtCase) {
	open := map[*Filing][]string{}
	for _, f := range w.held.filings {
		if f.Seen && (f.State == IsAccepted || f.State == IsUncertain) {
			open[f] = w.couldBe(c, f)
		}
	}
	for _, f := range w.held.filings {
		documents := open[f]
		if rivals := rivalsFor(documents, open); len(documents) > 0 && rivals <= len(documents) {
			w.seenBack(f, documents[0])
			for other := range open {
				open[other] = slices.DeleteFunc(open[other], func(d string) bool { return d == documents[0] })
			}
			delete(open, f)
		}
	}
}

// rivalsFor counts the filings that any of the documents could be.
func rivalsFor(documents []string, open map[*Filing][]string) int {
	n := 0
	for _, others := range open {
		if slices.ContainsFunc(others, func(d string) bool { return slices.Contains(documents, d) }) {
			n++
		}
	}
	return n
}

// seenWithin is how long after it was let out a filing may have been taken by the court when no answer came: longer than any call lasts.
const seenWithin = 10 * time.Minute

// couldBe are the documents that may be a filing, by its type and by the minute or name that the court gives them; none that is another filing.
func (w *writing) couldBe(c *hmcts.CourtCase, f *Filing) []string {
	from := f.Sent[len(f.Sent)-1].Recorded
	to := from.Add(seenWithin)
	if last := f.Entries[len(f.Entries)-1]; f.State == IsAccepted {
		to = last.Recorded.Add(time.Minute)
	}
	var all []string
	for _, d := range hmcts.SeenBack(c, f.Upload, f.File, from, to) {
		other := slices.ContainsFunc(w.held.filings, func(o *Filing) bool { return o.Document == d.ID })
		if d.ID != "" && !other {
			all = append(all, d.ID)
		}
	}
	return all
}

func (w *writing) seenBack(f *Filing, document string) {
	put(w, w.s.Stream, SeenBack, ledger.DerivedID(w.s.Stream, "seen back "+string(f.Ref.Entry)), nil, SeenBackBody{Filing: f.Ref, Document: document, Name: f.Name})
	known := &filed{h: w.h, by: By, now: f.Sent[len(f.Sent)-1].Recorded}
	known.reached(f)
	w.take(known.change, known.err)
}
