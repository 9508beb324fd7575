package report

import (
	"fmt"
	"slices"

	"candour/internal/pack"
)

// regard asks about each matter of the checklist to which the court must have regard that no opinion of a report addresses, once it recommends
// something. An opinion, or a heading, addresses a matter by naming it in one of the words of the pack.
func (l *looking) regard() {
	list, asked := l.Pack.Checklist(l.Type.Checklist)
	if !asked || !l.advises() {
		return
	}
	for _, item := range list.Items {
		if !l.addresses(item) {
			l.find(Check{
				Sort: NotAddressed, Advice: true, Sentence: fmt.Sprintf("No opinion in the report addresses %s.", item.Text),
				Mend: item.Ask + " It is on the checklist to which the court must have regard (" + list.Law + "). If it plays no part here, a sentence can say why.",
			}, list.ID, item.ID)
		}
	}
}

func (r *Reading) addresses(item pack.ChecklistItem) bool {
	return slices.ContainsFunc(r.Statements(), func(s *Placed) bool {
		return (s.Kind == Opinion || s.Kind == Heading) && item.NamedIn(s.Text)
	})
}
