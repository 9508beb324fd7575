package demo

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/retention"
)

func init() { stories["kept"] = keptCase }

// heldNumber is the court’s number of the one that must be kept.
const heldNumber = "WX08P00164"

// kept are two cases of many years ago, put down by hand when the service began with Candour: the children are grown up, and somebody must
// decide whether the cases are erased. One of them must be kept for an inquiry.
var kept = []family{
	{
		Number: "WX09P00231", Court: "wexcombe", Stage: "hand", Story: "kept", Parents: []string{"Martin Castell", "father", "Joanne Castell", "mother"},
		Children: []string{"Imogen Castell 25 girl"}, Closed: "Final order made by consent. The paper file is with the records store.",
	},
	{
		Number: heldNumber, Court: "wexcombe", Stage: "hand", Story: "kept", Parents: []string{"Derek Rowntree", "father", "Alison Pike", "mother"},
		Children: []string{"Toby Rowntree 25 boy"}, Closed: "Final order made. The paper file is with the records store.",
	},
}

// keptCase is such a case. Its only child turned 25 some weeks before the demonstration starts.
func keptCase(s *scene) {
	began := calendar.DateInLondon(Begins()).AddDays(7 + s.n)
	s.as("colin")
	s.at(began, 10, 0)
	child, father, mother := s.names()
	s.byHand(calendar.Date{}, child, father, mother)
	s.does(func(c *casework.State, id entryID) (change, error) {
		born := s.today.AddMonths(-25 * 12).AddDays(-40 - 7*s.n%30)
		return casework.Record(c, s.by, id, casework.RecordedBody{Saying: casework.Saying{Of: c.Children()[0].Ref, Field: casework.Born, Value: born.String()}})
	})
	s.note(casework.Other, mother, began, 10, 20, "Brought over from the system before Candour. What was filed then is in the paper file, with the records store.")
	s.at(began, 11, 0)
	closed := began.AddMonths(-14 * 12)
	s.meetsAll(began, "Done before this case came into Candour")
	s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.CloseCase(c, s.Desk.Pack, s.by, id, casework.ClosedBody{On: closed, Why: s.Closed})
	})
	s.meetsAll(began, "Done before this case came into Candour")
	if s.Number == heldNumber {
		s.held()
	}
}

// names are the child, who applied and who answered.
func (s *scene) names() (child, applicant, respondent string) {
	children, err := s.family.children()
	if s.err == nil {
		s.err = err
	}
	if s.err != nil {
		return "", "", ""
	}
	return children[0].first + " " + children[0].last, s.Parents[0], s.Parents[2]
}

// held keeps the case from being erased.
func (s *scene) held() {
	s.at(s.worked(-30), 9, 30)
	s.as("priya")
	s.does(func(c *casework.State, id entryID) (change, error) {
		return retention.PutOnHold(c, s.by, id, retention.HeldBody{
			Reason: retention.Inquiry, Asked: "The secretary of the inquiry, by letter", Why: "It asked for every case of this court from 2006 to 2010.",
		})
	})
}
