package report

import (
	"candour/internal/casework"
	"candour/internal/ledger"
)

// Whole are the entries of a case that make up a report, found by the one that began it or by its signature, and the report’s own stream. None
// of them makes sense without the others. What was answered for it, and what the court’s system said of it, is not of the report.
func Whole(h *ledger.History, ref ledger.Ref) (entries []ledger.EntryID, draft ledger.StreamID, ok bool) {
	r, ok := Of(h).find(func(r *Report) bool { return r.Ref == ref || r.Signed != nil && r.Signed.Ref == ref })
	if !ok {
		return nil, "", false
	}
	for _, e := range casework.Shown(h) {
		if r.has(e) {
			entries = append(entries, e.ID)
		}
	}
	return entries, r.Draft, true
}

func (r *Report) has(e ledger.Entry) bool {
	switch b := e.Body.(type) {
	case OpenedBody:
		return e.Ref() == r.Ref
	case PassedBody:
		return b.Report == r.Ref
	case SignedBody:
		return b.Report == r.Ref
	case FiledBody:
		return r.Signed != nil && b.Signed == r.Signed.Ref
	case NotFiledBody:
		return r.Signed != nil && b.Signed == r.Signed.Ref
	default:
		return false
	}
}

// Versions are the entries of a report’s own stream that gave a statement its words, one after the other.
func Versions(h *ledger.History, statement ledger.Ref) []ledger.Ref {
	if h == nil {
		return nil
	}
	var all []ledger.Ref
	for _, e := range h.Entries {
		if b, changed := Changed.In(e); e.Ref() == statement || changed && b.Statement == statement {
			all = append(all, e.Ref())
		}
	}
	return all
}
