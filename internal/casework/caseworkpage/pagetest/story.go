package pagetest

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// tell puts the story on record.
func (f *Family) tell() {
	f.t.Helper()
	f.Case = f.Begin()
	f.Side = f.Begin()
	f.Does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenCase(f.Pack, f.Colin.By(), id, casework.OpenForm{
			Case: f.Case, Team: f.Wexcombe, TeamIs: "Wexcombe family team",
			OpenedBody: casework.OpenedBody{
				Side: f.Side, Law: pack.PrivateLaw, Number: Number, CourtName: "Family Court at Wexcombe", Track: "cap",
				Received: date("2026-08-21"), Issued: date("2026-08-20"),
			},
		})
	})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{Worker: f.Ruth.ID, Name: f.Ruth.Name, As: access.Allocated})
	})
	f.thePeople()
	f.theCourt()
	f.theWork()
}

func (f *Family) thePeople() {
	f.t.Helper()
	f.Rowan = f.add(casework.PersonAddedBody{Kind: casework.Child, Name: "Rowan Kersey", Born: date("2015-01-30")})
	f.Isla = f.add(casework.PersonAddedBody{Kind: casework.Child, Name: "Isla Kersey", Born: date("2019-06-02")})
	f.Daniel = f.add(casework.PersonAddedBody{Kind: casework.Adult, Name: "Daniel Kersey", Called: "Mr Kersey", Part: "applicant"})
	f.Hannah = f.add(casework.PersonAddedBody{Kind: casework.Adult, Name: "Hannah Ashdown", Called: "Ms Ashdown", Part: "respondent"})
	for _, child := range []ledger.Ref{f.Rowan, f.Isla} {
		f.known(f.Daniel, child, casework.Relation, "Father")
		f.known(f.Daniel, child, casework.Responsibility, casework.Yes)
		f.known(f.Hannah, child, casework.Relation, "Mother")
		f.known(f.Hannah, child, casework.Responsibility, casework.Yes)
		f.known(f.Hannah, child, casework.LivesWith, casework.Yes)
		f.known(child, ledger.Ref{}, casework.Living, "With their mother since March")
	}
	f.known(f.Hannah, ledger.Ref{}, casework.Firm, "Finch and Vale")
	f.AddressFact, f.PhoneFact = f.hide(casework.Address, Address), f.hide(casework.Phone, Phone)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.SetSafe(s, f.Ruth.By(), id, casework.SafeForm{SafeBody: casework.SafeBody{
			Of: f.Hannah, Use: f.PhoneFact, UseKind: casework.Phone, Times: "School days, 9.30 to 14.45", Messages: casework.NotSafe,
			Post: casework.NotSafe, MayAnswer: "Nobody else", Beware: "The family phone is shared", ToldBy: "Ms Ashdown, by telephone",
		}})
	})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, f.Ruth.By(), id, casework.DetailForm{
			Of: f.Daniel, Kind: casework.Phone, Value: "01632 960112", Source: "Mr Kersey", Hiding: casework.Hiding{From: casework.FromNobody},
		})
	})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.CourtSays(s, ledger.ByService("court import"), id, casework.CourtSaidBody{
			Saying: casework.Saying{Of: f.Isla, Field: casework.Born, Value: "2019-02-06"}, Court: &casework.CourtWord{At: ledger.FormatTime(day(8, 20, 14, 0))},
		})
	})
}

func (f *Family) theCourt() {
	f.t.Helper()
	f.FirstHearing = f.listed("First hearing", date("2026-09-15"))
	f.Clock.Set(day(9, 1, 10, 55))
	f.Call = f.note(casework.Call, "Ms Ashdown", f.Hannah, date("2026-09-01"), calendar.NewTime(10, 15),
		"She said the handovers have gone badly since May. “Isla told me Daddy had been drinking and the car was wobbling. She said she held Rowan’s hand all the way.”")
	f.Clock.Set(day(9, 16, 9, 20))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Hold(s, f.Ruth.By(), id, casework.HeldBody{
			Hearing: f.FirstHearing, Outcome: "Section 7 report; time with Mr Kersey at the contact centre every other Saturday", Before: "District Judge Lenham",
			ToldBy: "I was there",
		})
	})
	f.Order = f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MakeOrder(s, f.Pack, f.Ruth.By(), id, casework.OrderBody{
			Name: "Order on directions", Made: date("2026-09-15"), Before: "District Judge Lenham", Hearing: f.FirstHearing,
			OrderText: casework.OrderText{
				Paragraphs: []casework.Paragraph{{Number: "5", Text: "The Court Adviser shall file a section 7 report by 4pm on 11 December 2026."}},
				Questions: []casework.Question{
					{Key: "a", Text: "What are Rowan’s and Isla’s wishes and feelings?", Paragraph: "5(a)", Report: "section7"},
					{Key: "b", Text: "Is time with their father safe, and how should it be arranged?", Paragraph: "5(b)", Report: "section7"},
				},
				Asks: []casework.Ask{{Report: "section7", What: "Section 7 report", By: date("2026-12-11"), At: calendar.NewTime(16, 0), Paragraph: "5"}},
			},
		})
	})
	f.NextHearing = f.listed("Dispute resolution appointment", date("2027-01-05"))
}

func (f *Family) listed(sort string, on calendar.Date) ledger.Ref {
	f.t.Helper()
	return f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.List(s, f.Pack, f.Ruth.By(), id, casework.ListedBody{
			Type: sort, Starts: casework.Moment(on, calendar.NewTime(10, 0)), Attendance: "In person", Before: "District Judge Lenham",
			ToldBy: "The court office",
		})
	})
}

func (f *Family) theWork() {
	f.t.Helper()
	for _, d := range f.State().Duties() {
		if d.Report == "section7" || !d.Open() {
			continue
		}
		f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.MeetDuty(s, f.Ruth.By(), id, casework.DutyDoneBody{Duty: d.Ref, On: date("2026-09-09"), How: "Filed with the court"})
		})
	}
	f.Clock.Set(day(11, 16, 15, 40))
	f.Visit = f.note(casework.Visit, "Isla", f.Isla, date("2026-11-16"), calendar.NewTime(11, 0),
		"At school, on her own. “I want to sleep at Mummy’s and do days with Daddy. Not my bedroom, at school please.” She asked what happens next.")
	f.Promise = f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenDuty(s, f.Ruth.By(), id, casework.DutyBody{
			What: "Tell Isla and Rowan what happens next", To: "Isla and Rowan", Due: casework.Due{On: date("2026-11-27")},
			Because: casework.Because{Made: casework.ByPromise, Words: "Your promise to Isla on 16 November", Ref: f.Visit},
		})
	})
}

func (f *Family) note(sort casework.NoteSort, with string, who ledger.Ref, on calendar.Date, at calendar.TimeOfDay, said string) ledger.Ref {
	f.t.Helper()
	return f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, f.Ruth.By(), id, casework.NoteForm{
			NoteBody: casework.NoteBody{Sort: sort, With: with, People: []ledger.Ref{who}, About: []ledger.Ref{f.Isla, f.Rowan}, Said: said},
			When:     casework.When(on, at),
		})
	})
}
