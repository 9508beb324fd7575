package court

import (
	"slices"
)

// tellDocuments says in the open that the court's list of documents changed. A category that itself tells of confidential details is not named.
func (w *writing) tellDocuments(now []Document) {
	body := ListsBody{At: w.now.at}
	before := w.side.Documents()
	for _, d := range now {
		if !slices.ContainsFunc(before, func(l Listed) bool { return l.Document.key() == d.key() }) {
			body.New = append(body.New, d.OpenSort(w.pk, w.s.Law))
		}
	}
	for _, l := range before {
		if !l.Gone && w.isNewest() && !slices.ContainsFunc(now, func(d Document) bool { return l.Document.key() == d.key() }) {
			body.Gone++
		}
	}
	if len(body.New) > 0 || body.Gone > 0 {
		put(w, w.s.Stream, Lists, w.id("lists"), nil, body)
	}
}

// isNewest reports whether the payload that has come is the court's last word.
func (w *writing) isNewest() bool { return w.tellings[len(w.tellings)-1] == w.now }
