package demo

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/safeguarding"
)

func init() {
	stories["nowak"], stories["pugh"] = nowak, pugh
}

// nowak is a safeguarding letter half-way: both parties were spoken to, one check is still out.
func nowak(s *scene) {
	s.screened()
	sofia, tomasz, maja := s.person("Sofia"), s.person("Tomasz"), s.person("Maja")
	day := s.worked(-13)
	s.at(day, 10, 0)
	police := s.sendsCheck("police", "Wexshire Police", "", day, sofia, tomasz)
	s.at(day, 10, 5)
	council := s.sendsCheck("local_authority", "Wexshire County Council", "Wexcombe, since 2017", day, maja, sofia, tomasz)
	day = s.worked(-12)
	s.at(day, 11, 20)
	s.knownAs(sofia, "Ms Nowak")
	s.interviews(safeguarding.InterviewForm{
		Party: sofia, How: "by_phone", Safe: true, When: casework.When(day, calendar.NewTime(10, 30)),
		Said: "Asked: does anything worry you about Maja’s safety? “No. He is a good dad. He is just late.” She would like letters in English and Mr Nowak in Polish.",
		Marked: []safeguarding.Marked{{
			Words: "He is a good dad. He is just late.", Says: "Ms Nowak has no worry about Maja’s safety with her father", Hand: evidence.FirstHand, About: []ref{maja},
		}},
	})
	s.safely(casework.SafeBody{Of: sofia, Times: "After 16.30, or at lunch", Messages: casework.YesIsSafe, Post: casework.YesIsSafe, MayAnswer: "Maja may pick up", ToldBy: "Ms Nowak, by telephone"})
	s.records(sofia, ref{}, casework.Interpreter, "none", "Ms Nowak, by telephone")
	day = s.worked(-11)
	s.at(day, 15, 0)
	s.knownAs(tomasz, "Mr Nowak")
	s.records(tomasz, ref{}, casework.Interpreter, "Polish", "Mr Nowak asked for one")
	s.interviews(safeguarding.InterviewForm{
		Party: tomasz, How: "by_phone", Safe: true, Interpreter: "Polish, by telephone", When: casework.When(day, calendar.NewTime(14, 0)),
		Others: "A Polish interpreter of the service’s provider, on the line",
		Said:   "He has no worry about safety. “Nie boję się o nią”, he said of Maja with her mother: “I am not afraid for her.”",
		Marked: []safeguarding.Marked{{
			Words: "I am not afraid for her.", Says: "Mr Nowak has no worry about Maja’s safety with her mother", Hand: evidence.FirstHand, About: []ref{maja},
		}},
	})
	s.calls(tomasz, "After 14.00, with an interpreter")
	s.at(s.worked(-8), 9, 50)
	s.answered(council, safeguarding.NothingKnown, s.worked(-8), "Not known to this authority.")
	s.at(s.worked(-6), 14, 10)
	s.fillsLetter()
	s.looks("ruth")
	s.at(s.worked(-4), 10, 0)
	s.chases(police, s.worked(-4), "By e-mail to the disclosure unit. They say it will come within two working days.")
	s.plans("Ring the police disclosure unit: the check is the last thing missing", "Wexshire Police", s.coming(0), "Their word of "+s.worked(-4).Plain()+" that it would come within two working days", ref{})
	s.looks("ruth")
}

// pugh is a first call to somebody who signs, and a detail on which nobody has decided.
func pugh(s *scene) {
	s.screened()
	gareth, lowri := s.person("Gareth"), s.person("Lowri")
	day := s.worked(-8)
	s.at(day, 10, 30)
	s.note(casework.Attempt, "Gareth", day, 10, 0, "No answer. I left no message: I do not know yet who else uses the number.")
	day = s.worked(-7)
	s.at(day, 14, 40)
	s.knownAs(lowri, "Ms Pugh")
	s.records(lowri, ref{}, casework.Interpreter, "British Sign Language", "Ms Pugh, by text message")
	s.records(lowri, ref{}, casework.Adjustments, "Video calls with an interpreter; texts before and after, so that she knows it is us", "Ms Pugh, by text message")
	call := s.note(casework.Call, "Lowri", day, 13, 30,
		"By video, with an interpreter. She asks that Gareth does not learn where she and the children live now. “He is not a bad father. I left because of the shouting, and I want it quiet for them.” "+
			"Elin and Dylan see their father at his sister’s on Sundays, which she wants to go on.",
		func(f *casework.NoteForm) { f.Others = "A sign language interpreter" })
	s.hides(lowri, casework.Address, gareth, "She asked for it by video on "+day.Plain())
	s.hides(lowri, casework.Phone, gareth, "She asked for it by video on "+day.Plain())
	s.safely(casework.SafeBody{
		Of: lowri, Use: s.detail(lowri, casework.Phone), UseKind: casework.Phone, Times: "Weekdays, 13.00 to 15.00, by video; a text first",
		Messages: casework.YesIsSafe, Post: casework.NotSafe, MayAnswer: "Nobody else", ToldBy: "Ms Pugh, by video",
	})
	s.draws(drawn{
		words: "I left because of the shouting, and I want it quiet for them.", says: "There was shouting at home before Ms Pugh left",
		from: s.inNote(call, lowri, "by_video", asked("Through a sign language interpreter")),
	})
	day = s.worked(-6)
	s.at(day, 11, 0)
	s.knownAs(gareth, "Mr Pugh")
	s.note(casework.Call, "Gareth", day, 10, 20,
		"He asks to have the children for two nights a week. He says Sundays at his sister’s are good but short. “Elin asks me to tell the bear story and there is never time to finish it.” He was told what a safeguarding letter is.")
	s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.AddDetail(c, s.by, id, casework.DetailForm{Of: lowri, Kind: casework.School, Value: "Little Acorns Nursery, Quarry Lane", Source: "The health visitor, by e-mail"})
	})
	s.at(s.worked(-5), 9, 30)
	s.draws(drawn{
		words: "No record of either parent.", says: "The police have no record of either parent",
		from: paper("police", "Wexshire Police", "records_check", s.worked(-5), written("Answer to the check")),
	})
	s.draws(drawn{
		words: "The neighbour hears shouting through the wall, last in September.", says: "A neighbour heard shouting in September",
		from: paper("anonymous", "A neighbour", "by_phone", s.worked(-5), under("anonymous_referrer"), func(f *evidence.SourceForm) { f.Verbatim = false }),
	})
	s.looks("marcus")
}
