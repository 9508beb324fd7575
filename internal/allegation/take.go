package allegation

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// TakeForm is paragraphs of one document as somebody takes them into the table.
type TakeForm struct {
	Sort       Sort
	By         evidence.Who // who alleges it
	Paper      evidence.Paper
	Source     ledger.Ref // the document, where it is a source already
	On         calendar.Date
	Against    []ledger.Ref
	Paragraphs []Paragraph
}

// Take takes paragraphs of a document into the table. Each becomes an item of evidence of the party who alleges it.
func Take(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form TakeForm) (ledger.Change, error) {
	if err := form.check(casework.Of(h)); err != nil {
		return ledger.Change{}, err
	}
	s, t := evidence.Of(h), Of(h)
	gather := evidence.GatherForm{Source: form.Source}
	if form.Source.IsZero() {
		gather.Source, gather.From = source(s, form.By, form.Paper, form.On)
	}
	body := TabledBody{Sort: form.Sort}
	for i, paragraph := range form.Paragraphs {
		gather.Items = append(gather.Items, evidence.Gathered{ItemForm: item(paragraph.Words, paragraph.Words, paragraph.Number)})
		body.Matters = append(body.Matters, MatterBody{
			Number: t.last + 1 + i, Item: evidence.GatheredItem(h.Stream, id, i), Printed: paragraph.Number, Against: form.Against,
		})
	}
	m := &ledger.Making{By: by}
	m.Take(evidence.Gather(p, s, by, id, gather))
	ledger.Put(m, h.Stream, Tabled, id, nil, body)
	return m.Done()
}

func (f TakeForm) check(s *casework.State) error {
	ps := fault.FieldsOf(TabledBody{Sort: f.Sort, Matters: make([]MatterBody, len(f.Paragraphs))}.Validate())
	ps.Need(f.By != evidence.Who{}, "by", "Say who alleges it")
	ps.Need(!f.Source.IsZero() || strings.TrimSpace(f.Paper.Name) != "", "paper", "Name the document, such as “Threshold document of 3 March 2026”")
	ps.Need(!f.Source.IsZero() || !f.On.IsZero(), "on", "Give the date of the document")
	for _, ref := range f.Against {
		_, known := s.Person(ref)
		ps.Need(known, "against", "Choose people who are in this case")
	}
	return ps.Err()
}

// party is the kind of source that whoever alleges or responds is, in the pack.
const party = "party"

// source is the document of a party: the one on record with this name and day, or a new one.
func source(s *evidence.State, who evidence.Who, paper evidence.Paper, on calendar.Date) (ledger.Ref, *evidence.SourceForm) {
	for _, x := range s.Sources() {
		if x.Who == who && x.Paper == paper && x.On() == on {
			return x.Ref(), nil
		}
	}
	return ledger.Ref{}, &evidence.SourceForm{Said: ledger.OnDay(on.String()), SourceBody: evidence.SourceBody{
		Who: who, Kind: party, Obtained: "court_papers", Verbatim: true, Paper: paper, Naming: evidence.Named,
	}}
}

// item is words of a party’s document. How the party knows is not known yet.
func item(words, says, paragraph string) evidence.ItemForm {
	return evidence.ItemForm{ItemBody: evidence.ItemBody{
		Words: words, Says: strings.Join(strings.Fields(says), " "), Hand: "unknown", Passage: paragraph,
	}}
}
