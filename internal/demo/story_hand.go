package demo

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
)

func init() { stories["doran"] = doran }

// doran is a case that the court office told of by telephone. What is known of it was put down by hand, and the court’s own word is still to
// come: it does when the court is made to send applications.
func doran(s *scene) {
	day := s.dates().received
	s.at(day, 14, 10)
	s.byHand(day, "Tommy Doran", "Annie Doran", "Bridget Doran", "Michael Doran")
	bridget, michael := s.person("Bridget"), s.person("Michael")
	s.at(day, 14, 20)
	s.listed(casework.ListedBody{
		Type: "First hearing", Starts: casework.Moment(s.dates().hearing, clock(10, 30)), Venue: courts[s.Court].Name,
		ToldBy: "The court office, by telephone: time was abridged, and the papers follow",
	})
	s.at(day, 14, 40)
	s.allocated(s.Worker)
	s.as(s.Worker)
	s.at(day, 16, 0)
	s.meets(day, "Read out by the court office; no immediate risk in what was read", "Check the application for immediate risk and pass it to the local team")
	s.knownAs(bridget, "Ms Doran")
	s.note(casework.Call, "Bridget", day, 15, 20,
		"The family travels and is at Wexcombe until the end of next month. She would like the children to go to the school here meanwhile; Mr Doran would not. “They can read. I want it written down that they can read.” The papers have not come, so I asked nothing about what stands in them.")
	s.safely(casework.SafeBody{
		Of: bridget, Times: "Any day until 18.00", Messages: casework.YesIsSafe, Post: casework.NotSafe, MayAnswer: "Her sister may answer",
		Beware: "Letters to the site go to one box for everybody", ToldBy: "Ms Doran, by telephone",
	})
	s.knownAs(michael, "Mr Doran")
	s.note(casework.Attempt, "Michael", day, 15, 45, "No answer. I left no message: I do not know yet who else uses the number.")
	s.looks(s.Worker)
}

// byHand opens a case with the names that are known: the children, then who applies and who answers.
func (s *scene) byHand(received calendar.Date, names ...string) {
	colin := s.manager(s.Court)
	team := s.staff.teams[s.Court]
	form := casework.OpenForm{Case: s.fresh(), Team: team.ID, TeamIs: team.Name, OpenedBody: casework.OpenedBody{
		Side: s.fresh(), Law: pack.PrivateLaw, Number: s.Number, CourtName: courts[s.Court].Name, Received: received,
	}}
	for i, name := range names {
		body := casework.PersonAddedBody{Person: s.fresh(), Kind: casework.Child, Name: name}
		if i >= len(s.Children) {
			body.Kind, body.Part = casework.Adult, [...]string{"applicant", "respondent"}[i-len(s.Children)]
		}
		form.People = append(form.People, body)
	}
	if s.err != nil {
		return
	}
	s.stream, s.side = form.Case, form.Side
	streams := []ledger.StreamID{form.Case, form.Side}
	for _, p := range form.People {
		streams = append(streams, p.Person)
	}
	s.on(func(_ histories, id entryID) (change, error) { return casework.OpenCase(s.Desk.Pack, colin, id, form) }, streams...)
}

// listed puts a hearing into the case that the court has not told of by its system.
func (s *scene) listed(body casework.ListedBody) {
	s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.List(c, s.Desk.Pack, s.manager(s.Court), id, body)
	})
}
