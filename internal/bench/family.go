package bench

import (
	"context"
	"fmt"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// caseEntries is how long the case is whose page is measured: half a year of work on a contested case.
const caseEntries = 300

// family is an invented case on record.
type family struct {
	*told
	n        int // its place among all
	today    calendar.Date
	children []ledger.Ref
	parents  []ledger.Ref
	people   []ledger.Ref // everybody
	order    ledger.Ref
}

// streamsOfCase is how many streams a case needs: its own, its closed side, and one for each person.
const streamsOfCase = 2 + 5

// tellCase puts a case of 300 entries on record, which a worker has: five people and what is known of them, three hearings and an order,
// what is due, fifty items of evidence of which some are disputed and some decided, and notes.
func tellCase(ctx context.Context, l *ledger.Ledger, p *pack.Pack, worker access.Person, n int) (ledger.StreamID, error) {
	streams, err := l.NewStreams(ctx, streamsOfCase)
	if err != nil {
		return "", err
	}
	f := &family{told: newTold(p, streams[0], ledger.By(worker.ID), l.Now()), n: n, today: calendar.DateInLondon(l.Now())}
	f.opened(streams)
	f.allocated(worker)
	f.known()
	f.atCourt()
	f.evidence()
	f.notes()
	return streams[0], f.record(ctx, l)
}

// officeTeam has the cases, so that they wait for no team and stand on no other manager's list.
const officeTeam ledger.StreamID = "3d6a9c1e-7b52-4f0a-9c38-2f1e5d7a8b46"

var firstNames = []string{"Rowan", "Isla", "Hannah", "Daniel", "Margaret"}

// opened is the case with its people: two children, their parents and a grandmother.
func (f *family) opened(streams []ledger.StreamID) {
	name := fmt.Sprintf("Kersey%d", f.n)
	kinds := []casework.PersonKind{casework.Child, casework.Child, casework.Adult, casework.Adult, casework.Adult}
	parts := []string{"", "", "applicant", "respondent", ""}
	var people []casework.PersonAddedBody
	for i, first := range firstNames {
		people = append(people, casework.PersonAddedBody{Person: streams[2+i], Kind: kinds[i], Name: first + " " + name, Part: parts[i]})
		f.people = append(f.people, ledger.Ref{Stream: streams[0], Entry: ledger.DerivedID(streams[0], "person "+string(streams[2+i]))})
	}
	f.children, f.parents = f.people[:2], f.people[2:4]
	people[0].Born, people[1].Born = f.today.AddDays(-11*365), f.today.AddDays(-7*365)
	f.does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenCase(f.pack, f.by, id, casework.OpenForm{
			Case: streams[0], Team: officeTeam, TeamIs: "Wexcombe family team", People: people,
			OpenedBody: casework.OpenedBody{
				Side: streams[1], Law: pack.PrivateLaw, Number: fmt.Sprintf("WX26P%05d", f.n), CourtCase: fmt.Sprint(1_690_000_000_000_000 + f.n), CourtName: "Family Court at Wexcombe", Track: "cap",
				Received: f.today.AddDays(-180), Issued: f.today.AddDays(-181),
			},
		})
	})
}

func (f *family) allocated(worker access.Person) {
	f.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.by, id, casework.AllocatedBody{Worker: worker.ID, Name: worker.Name, As: access.Allocated})
	})
}

// known is what is known of everybody, what the court says of it, and what is confidential.
func (f *family) known() {
	var sayings []casework.Saying
	for _, child := range f.children {
		for i, parent := range f.parents {
			for field, value := range map[casework.Field]string{
				casework.Relation: []string{"Mother", "Father"}[i], casework.Responsibility: casework.Yes, casework.LivesWith: []string{casework.Yes, casework.No}[i],
			} {
				sayings = append(sayings, casework.Saying{Of: parent, To: child, Field: field, Value: value})
			}
		}
		sayings = append(sayings, casework.Saying{Of: child, Field: casework.Living, Value: "With their mother since March"})
	}
	for _, person := range f.people {
		for field, value := range map[casework.Field]string{casework.Needs: "None known", casework.Interpreter: "none", casework.Adjustments: "none"} {
			sayings = append(sayings, casework.Saying{Of: person, Field: field, Value: value})
		}
	}
	f.acts(len(sayings), func(s *casework.State, i int, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.by, id, casework.RecordedBody{Saying: sayings[i]})
	})
	f.acts(len(sayings), func(s *casework.State, i int, id ledger.EntryID) (ledger.Change, error) {
		return casework.CourtSays(s, ledger.ByService("court import"), id, casework.CourtSaidBody{
			Saying: sayings[i], Court: &casework.CourtWord{At: ledger.FormatTime(f.now)},
		})
	})
	f.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, f.by, id, casework.DetailForm{
			Of: f.parents[0], Kind: casework.Address, Value: "14 Ferry Cottages, Hythe End", Source: "Ms Kersey",
			Hiding: casework.Hiding{From: casework.FromSome, People: f.parents[1:]},
		})
	})
}

// atCourt is two hearings held and one to come, and the order that asks for a report.
func (f *family) atCourt() {
	listed := f.acts(3, func(s *casework.State, i int, id ledger.EntryID) (ledger.Change, error) {
		return casework.List(s, f.pack, f.by, id, casework.ListedBody{
			Type: "First hearing", Starts: casework.Moment(f.today.AddDays(60*(i-2)+20), calendar.NewTime(10, 0)), Attendance: "In person",
			Before: "District Judge Lenham", ToldBy: "The court office",
		})
	})
	f.acts(2, func(s *casework.State, i int, id ledger.EntryID) (ledger.Change, error) {
		return casework.Hold(s, f.by, id, casework.HeldBody{Hearing: listed[i], Outcome: "Section 7 report", Before: "District Judge Lenham", ToldBy: "I was there"})
	})
	due := f.today.AddDays(14)
	f.order = f.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MakeOrder(s, f.pack, f.by, id, casework.OrderBody{
			Name: "Order on directions", Made: f.today.AddDays(-40), Before: "District Judge Lenham", Hearing: listed[1],
			OrderText: casework.OrderText{
				Paragraphs: []casework.Paragraph{{Number: "5", Text: "The Court Adviser shall file a section 7 report by 4pm on " + due.Plain() + "."}},
				Questions:  []casework.Question{{Key: "a", Text: "What are the children’s wishes and feelings?", Paragraph: "5(a)", Report: "section7"}},
				Asks:       []casework.Ask{{Report: "section7", What: "Section 7 report", By: due, At: calendar.NewTime(16, 0), Paragraph: "5"}},
			},
		})
	})
}

// How many items of evidence there are, and which are disputed, found or no longer relied on.
const (
	items       = 50
	disputeEach = 6
	findEach    = 12
)

func (f *family) evidence() {
	for i := range items {
		item := f.drawn(i)
		switch {
		case i%findEach == 5:
			f.found(item)
		case i%disputeEach == 2:
			f.disputed(item)
		}
	}
}

func (f *family) drawn(i int) ledger.Ref {
	sources := []struct {
		who  evidence.Who
		kind string
	}{
		{evidence.Who{Person: f.parents[0]}, "party"}, {evidence.Who{Person: f.children[i%2]}, "child"},
		{evidence.Who{Name: "Hill Road School"}, "school"}, {evidence.Who{Person: f.parents[1]}, "party"},
	}
	from := sources[i%len(sources)]
	form := f.account(from.who, from.kind, i, "The handover of the children on a Saturday went badly and they were upset for some days afterwards.")
	ref := f.weighs(func(s *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Draw(f.pack, s, f.by, id, form)
	})
	return ledger.Ref{Stream: ref.Stream, Entry: evidence.ItemOf(ref.Stream, ref.Entry)}
}

func (f *family) account(who evidence.Who, kind string, i int, words string) evidence.ItemForm {
	return evidence.ItemForm{
		ItemBody: evidence.ItemBody{Words: words, Says: fmt.Sprintf("What happened on Saturday %d", i), Hand: evidence.FirstHand, About: f.children},
		From: &evidence.SourceForm{
			SourceBody: evidence.SourceBody{Who: who, Kind: kind, Obtained: "in_person", Naming: evidence.Named, Verbatim: true},
			Said:       ledger.OnDay(f.today.AddDays(-3 * (i + 1)).String()),
		},
	}
}

func (f *family) disputed(item ledger.Ref) {
	denial := f.account(evidence.Who{Person: f.parents[1]}, "party", 1, "That is not how it was. I was there, and the children were well.")
	f.weighs(func(s *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Dispute(f.pack, s, f.by, id, evidence.DisputeForm{Item: item, Denial: evidence.AccountForm{New: &denial}})
	})
}

func (f *family) found(item ledger.Ref) {
	f.weighs(func(s *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Find(s, f.by, id, evidence.FindForm{
			On: f.today.AddDays(-40),
			FoundBody: evidence.FoundBody{
				Items: []ledger.Ref{item}, Proved: true, Court: "Family Court at Wexcombe", Judge: "District Judge Lenham",
				Paper: evidence.Paper{Court: f.order, Paragraph: "23"},
			},
		})
	})
}

// notes fill the case up.
func (f *family) notes() {
	f.acts(max(caseEntries-len(f.is.Entries), 0), func(s *casework.State, i int, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, f.by, id, casework.NoteForm{
			NoteBody: casework.NoteBody{
				Sort: casework.Call, With: "Ms Kersey", People: f.parents[:1], About: f.children,
				Said: "She said that the handovers have gone better since the autumn, and that the children ask when they will be told what happens next. " +
					"We agreed that I shall see them at school on Thursday, each on their own.",
			},
			When: casework.When(f.today.AddDays(-1-i), calendar.NewTime(10, 15)),
		})
	})
}
