package evidence

import (
	"slices"

	"candour/internal/ledger"
	"candour/internal/pack"
)

// AddPapers puts papers on record, each as a source of its own from which items can be drawn: letters that came together, photographs of them, what came
// with an e-mail. The first bears the form’s id. A paper that this form put on record before is left as it is, and one that came twice is kept once.
func AddPapers(p *pack.Pack, s *State, by ledger.Author, form ledger.EntryID, all []SourceForm) (ledger.Change, error) {
	m, put := &making{s, ledger.Making{By: by}}, map[ledger.EntryID]bool{}
	for i, paper := range all {
		id := PaperOf(s.Stream, form, i, paper.Paper.File)
		if _, known := s.Source(m.ref(id)); !known && !put[id] {
			put[id] = true
			m.source(p, id, paper)
		}
	}
	return WithAttachmentJobs(m.done())
}

// PaperOf is the id of the i-th paper that a form brought.
func PaperOf(stream ledger.StreamID, form ledger.EntryID, i int, file ledger.File) ledger.EntryID {
	if i == 0 {
		return form
	}
	return ledger.DerivedID(stream, "paper "+file.SHA256+" of "+string(form))
}

// Papers are the sources that came with a file, the newest first.
func (s *State) Papers() []*Source {
	var all []*Source
	for _, source := range s.sources {
		if !source.Paper.File.IsZero() {
			all = append(all, source)
		}
	}
	slices.Reverse(all)
	return all
}
