package demo

import (
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/report"
)

func init() {
	stories["nowak"], stories["pugh"] = nowak, pugh
}

// nowak is a safeguarding letter half-way: both calls made, one check still out.
func nowak(s *scene) {
	s.screened()
	sofia, tomasz, maja := s.person("Sofia"), s.person("Tomasz"), s.person("Maja")
	day := s.worked(-12)
	s.at(day, 11, 20)
	s.knownAs(sofia, "Ms Nowak")
	mother := s.note(casework.Call, "Sofia", day, 10, 30,
		"She asks the court to decide where Maja goes to school from September. “Tomek and I agree on nearly everything, only not on this.” No worry about safety. "+
			"“He is a good dad. He is just late.” She would like letters in English and Mr Nowak in Polish.")
	s.safely(casework.SafeBody{Of: sofia, Times: "After 16.30, or at lunch", Messages: casework.YesIsSafe, Post: casework.YesIsSafe, MayAnswer: "Maja may pick up", ToldBy: "Ms Nowak, by telephone"})
	s.records(sofia, ref{}, casework.Interpreter, "none", "Ms Nowak, by telephone")
	said := s.draws(drawn{
		words: "He is a good dad. He is just late.", says: "Ms Nowak has no worry about Maja’s safety with her father", about: []ref{maja},
		from: s.inNote(mother, sofia, "by_phone", asked("Asked: does anything worry you about Maja’s safety?")),
	})
	day = s.worked(-11)
	s.at(day, 15, 0)
	s.knownAs(tomasz, "Mr Nowak")
	s.records(tomasz, ref{}, casework.Interpreter, "Polish", "Mr Nowak asked for one")
	father := s.note(casework.Call, "Tomasz", day, 14, 0,
		"With an interpreter by telephone. He says Maja should stay at her school, where her friends are. He has no worry about safety. "+
			"“Nie boję się o nią”, he said of Maja with her mother: “I am not afraid for her.”",
		func(f *casework.NoteForm) { f.Others = "A Polish interpreter of the service’s provider, on the line" })
	s.calls(tomasz, "After 14.00, with an interpreter")
	answer := s.draws(drawn{
		words: "I am not afraid for her.", says: "Mr Nowak has no worry about Maja’s safety with her mother", about: []ref{maja},
		from: s.inNote(father, tomasz, "by_phone", asked("Said in Polish; the interpreter’s words")),
	})
	s.at(s.worked(-8), 9, 50)
	council := s.draws(drawn{
		words: "Not known to this authority.", says: "The local authority does not know the family",
		from: paper("local_authority", "Wexshire County Council", "records_check", s.worked(-8), written("Answer to the check")),
	})
	s.at(s.worked(-6), 14, 10)
	w := s.begins("safeguarding_letter", "ruth")
	w.says("checks", report.Account, "Wexshire County Council answered that it does not know the family.", on(council))
	w.says("what_was_said", report.Account, "Ms Nowak said of Mr Nowak: “He is a good dad. He is just late.”", on(said), w.answers(2))
	w.says("what_was_said", report.Account, "Mr Nowak said, through an interpreter, of Maja with her mother: “I am not afraid for her.”", on(answer), w.answers(2), goesOn)
	s.looks("ruth")
	s.at(s.worked(-4), 10, 0)
	s.note(casework.Email, "Wexshire Police disclosure unit", s.worked(-4), 9, 45, "Asked again for the answer to the check. They say it will come within two working days.")
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
