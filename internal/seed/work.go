package seed

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// work is what happens from the first calls to the end, in the order of its days.
func (t *told) work(today calendar.Date) []scene {
	end := t.closed
	if t.Open && today.Before(end) {
		end = today
	}
	var all []scene
	early := t.Received.AddDays(3)
	for range t.notes {
		all = append(all, scene{t.dayBetween(early, end), t.noted})
	}
	for i := range t.items {
		all = append(all, scene{t.dayBetween(t.Received.AddDays(13), end), func() { t.drawn(i) }})
	}
	all = append(all, t.hearings()...)
	all = append(all, t.reporting()...)
	slices.SortStableFunc(all, func(a, b scene) int { return a.day.Compare(b.day) })
	if t.Open {
		return all
	}
	return append(slices.DeleteFunc(all, func(x scene) bool { return x.day.After(t.closed) }), scene{t.closed.AddDays(1), t.ended})
}

func (t *told) dayBetween(from, to calendar.Date) calendar.Date {
	return from.AddDays(t.chance.IntN(max(1, from.DaysUntil(to))))
}

// hearings are what comes of the first, and of those after it.
func (t *told) hearings() []scene {
	if !t.longer {
		return []scene{{t.First, func() { t.held(t.First, one(t.chance, endings)) }}}
	}
	all := []scene{{t.First, t.ordered}}
	if t.law == pack.PrivateLaw {
		all = append(all, scene{t.Received.AddDays(22), func() { t.met("safeguarding_letter", "Filed with the court on paper") }})
	}
	between := t.First.DaysUntil(t.closed)
	if between > 150 {
		middle := sitting(t.First.AddDays(between / 2))
		all = append(all, scene{t.First.AddDays(20), func() { t.lists("Directions hearing", middle) }}, scene{middle, func() { t.held(middle, "Directions given") }})
	}
	final := t.final()
	return append(all,
		scene{t.First.AddDays(30), func() { t.lists("Final hearing", final) }},
		scene{final, func() { t.held(final, one(t.chance, endings)) }})
}

// ordered is the first hearing at which the court asks for a report.
func (t *told) ordered() {
	hearing := t.held(t.First, "Report ordered")
	ask := casework.Ask{Report: "section7", What: "Section 7 report", By: t.due(), At: calendar.NewTime(16, 0), Paragraph: "5"}
	if t.law == pack.PublicLaw {
		ask.Report, ask.What = "guardians_analysis", "Guardian’s analysis"
	}
	t.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MakeOrder(s, t.pack, t.by, id, casework.OrderBody{
			Name: "Order on directions", Made: t.First, Before: one(t.chance, judges), Hearing: hearing,
			OrderText: casework.OrderText{
				Paragraphs: []casework.Paragraph{{Number: "5", Text: "The officer of the service shall file the " + ask.What + " by 4pm on " + ask.By.Plain() + "."}},
				Questions:  []casework.Question{{Key: "a", Text: one(t.chance, asked), Paragraph: "5(a)", Report: ask.Report}},
				Asks:       []casework.Ask{ask},
			},
		})
	})
}

// noted is a contact, written down. Whom it may name does not change after the case was opened, so that nothing is folded for it.
func (t *told) noted() {
	if t.err != nil {
		return
	}
	if t.early == nil {
		t.early = casework.Of(t.is)
	}
	c := t.chance
	with := t.parents[c.IntN(len(t.parents))]
	who, _ := t.early.Person(with)
	body := casework.NoteBody{Sort: one(c, casework.NoteSorts), With: who.Name(), People: []ledger.Ref{with}, About: t.kids, Said: t.words(c.between(1, 5))}
	if body.Sort == casework.Visit {
		body.Where, body.Said = "At home", t.words(c.between(5, 14))
	}
	t.lastNote = t.puts(t.early, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, t.by, id, casework.NoteForm{NoteBody: body, When: casework.When(t.today(), calendar.NewTime(9, 0))})
	})
}

// drawn is an item of evidence; one in six of them is disputed by the other parent.
func (t *told) drawn(i int) {
	c := t.chance
	who, kind := evidence.Who{Person: t.parents[0]}, "party"
	switch c.IntN(4) {
	case 0:
		who, kind = evidence.Who{Person: one(c, t.kids)}, "child"
	case 1:
		who, kind = evidence.Who{Name: one(c, schools)}, "school"
	}
	form := t.account(who, kind, t.words(c.between(1, 3)))
	t.weighs(func(s *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		t.drew = append(t.drew, ledger.Ref{Stream: t.Stream, Entry: evidence.ItemOf(t.Stream, id)})
		return evidence.Draw(t.pack, s, t.by, id, form)
	})
	if kind == "party" && c.oneIn(3) {
		t.disputed(t.drew[len(t.drew)-1])
	}
}

func (t *told) account(who evidence.Who, kind, words string) evidence.ItemForm {
	return evidence.ItemForm{
		ItemBody: evidence.ItemBody{Words: words, Says: one(t.chance, matters), Hand: evidence.FirstHand, About: t.kids},
		From: &evidence.SourceForm{
			SourceBody: evidence.SourceBody{Who: who, Kind: kind, Obtained: one(t.chance, []string{"in_person", "by_phone", "in_writing"}), Naming: evidence.Named, Verbatim: true},
			Said:       ledger.OnDay(t.today().String()),
		},
	}
}

func (t *told) disputed(item ledger.Ref) {
	denial := t.account(evidence.Who{Person: t.parents[1]}, "party", "That is not how it was. "+t.words(1))
	t.weighs(func(s *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Dispute(t.pack, s, t.by, id, evidence.DisputeForm{Item: item, Denial: evidence.AccountForm{New: &denial}})
	})
}

// ended closes the case, and does what must be done for it then.
func (t *told) ended() {
	t.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.CloseCase(s, t.pack, t.by, id, casework.ClosedBody{On: t.today(), Why: "Final order made; the work has ended"})
	})
	t.met("", "Told at the last visit")
}
