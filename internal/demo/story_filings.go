package demo

import (
	"candour/internal/casework"
	"candour/internal/report"
)

// Names of acts in these stories, for the walk-through to lead to.
const (
	UnsureLetter  = "the signing of a letter of which nobody knows whether the court has it"
	RefusedLetter = "the signing of a letter that the court would not take"
)

func init() { stories["rees"], stories["wojcik"] = rees, wojcik }

// rees is a letter that was sent and whose answer was lost: nobody knows whether the court has it, and nothing sends it again by itself.
func rees(s *scene) {
	s.screened()
	sian, dylan, mabli := s.person("Siân"), s.person("Dylan"), s.person("Mabli")
	day := s.past.worked(-12)
	s.at(day, 10, 40)
	s.knownAs(sian, "Ms Rees")
	mother := s.note(casework.Call, "Siân", day, 10, 0,
		"She asks that Mabli is handed over at school and not on the doorstep. “We are fine on paper. It is the doorstep we cannot do.” Asked whether anything worries her about Mabli’s safety: “No. Never has.”")
	s.calls(sian, "Weekdays before 15.00")
	doorstep := s.draws(drawn{
		words: "We are fine on paper. It is the doorstep we cannot do.", says: "Handovers on the doorstep go badly, Ms Rees says", about: []ref{mabli},
		from: s.inNote(mother, sian, "by_phone"),
	})
	safe := s.draws(drawn{
		words: "No. Never has.", says: "Nothing worries Ms Rees about Mabli’s safety with her father", about: []ref{mabli}, source: s.sourceOf(doorstep),
	})
	day = s.past.worked(-11)
	s.at(day, 17, 20)
	s.knownAs(dylan, "Mr Vaughan")
	father := s.note(casework.Call, "Dylan", day, 16, 45,
		"“The school gate suits me. She comes out running.” He has been to court once before, about a parking fine. Nothing worries him about Mabli with her mother.")
	s.calls(dylan, "After 16.00")
	gate := s.draws(drawn{
		words: "The school gate suits me. She comes out running.", says: "Mr Vaughan agrees to handovers at school", about: []ref{mabli},
		from: s.inNote(father, dylan, "by_phone"),
	})
	s.at(s.past.worked(-9), 9, 50)
	checks := s.draws(drawn{
		words: "No record of either parent. Not known to children’s services.", says: "Neither the police nor the local authority has a record of the parents",
		from: paper("police", "Wexshire Police", "records_check", s.past.worked(-9), written("Answer to the joint check")),
	})
	s.at(s.past.worked(-5), 10, 10)
	w := s.begins("safeguarding_letter", "ruth")
	w.says("application", report.Account, "Ms Rees said that she and Mr Vaughan are “fine on paper. It is the doorstep we cannot do.”", on(doorstep))
	w.says("checks", report.Account, "Wexshire Police answered the joint check: no record of either parent, and not known to children’s services.", on(checks), w.answers(1))
	w.says("what_was_said", report.Account, "Asked whether anything worries her about Mabli’s safety, Ms Rees said: “No. Never has.”", on(safe), w.answers(2))
	w.says("what_was_said", report.Account, "Mr Vaughan said: “The school gate suits me. She comes out running.”", on(gate), w.answers(2), goesOn)
	w.says("known_outcomes", report.Account, "Wexshire Police have no record of either parent.", on(checks))
	view := w.says("issues", report.Opinion, "The parents differ on one thing only: how Mabli is handed over. Each of them has said that it could be done at the school.", on(doorstep, gate))
	w.says("advice", report.Recommendation, "I advise that the court asks the parents at the first hearing whether they agree to handovers at school. I do not advise a report.", onStatement(view), w.answers(3))
	w.says("limits", report.Linking, "I have not spoken to Mabli: at this stage nobody does. I have seen neither home.", nil)
	s.at(s.past.worked(-2), 15, 50)
	w.called(UnsureLetter).signs()
	s.listsAgain()
	s.at(s.worked(-1), 16, 40)
	w.filesUnheard()
	s.looks("ruth")
}

// wojcik is a letter that the court would not take.
func wojcik(s *scene) {
	s.screened()
	lukasz, zoe, leo := s.person("Łukasz"), s.person("Zoë"), s.person("Léo")
	day := s.past.worked(-13)
	s.at(day, 12, 10)
	s.knownAs(lukasz, "Mr Wójcik")
	father := s.note(casework.Call, "Łukasz", day, 11, 30,
		"He works on the boats, two weeks out and two weeks in, and asks for five days with Léo in each fortnight ashore. “I send a film every night I am out. He kisses the screen, she says.”")
	s.calls(lukasz, "When ashore; otherwise by e-mail")
	films := s.draws(drawn{
		words: "I send a film every night I am out. He kisses the screen, she says.", says: "Mr Wójcik sends Léo a film every night that he is at sea", about: []ref{leo},
		from: s.inNote(father, lukasz, "by_phone"),
	})
	day = s.past.worked(-12)
	s.at(day, 14, 50)
	s.knownAs(zoe, "Ms D’Angelo")
	mother := s.note(casework.Call, "Zoë", day, 14, 0,
		"She would begin with one night. “He knows his papa’s face. He does not know his papa’s flat.” She has no worry about safety and says so unasked.")
	s.calls(zoe, "Mornings")
	flat := s.draws(drawn{
		words: "He knows his papa’s face. He does not know his papa’s flat.", says: "Léo does not know his father’s flat, Ms D’Angelo says", about: []ref{leo},
		from: s.inNote(mother, zoe, "by_phone"),
	})
	s.at(s.past.worked(-8), 9, 20)
	checks := s.draws(drawn{
		words: "One call in March: a neighbour’s alarm. No concern for any person.", says: "The police know the mother’s address by one call about an alarm",
		from: paper("police", "Wexshire Police", "records_check", s.past.worked(-8), written("Answer to the check")),
	})
	s.at(s.past.worked(-6), 13, 30)
	w := s.begins("safeguarding_letter", "beth")
	w.says("application", report.Account, "Mr Wójcik works at sea, two weeks out and two weeks in. He said: “I send a film every night I am out.”", on(films))
	w.says("checks", report.Account, "Wexshire Police know of one call in March, about a neighbour’s alarm, and of no concern for any person.", on(checks), w.answers(1))
	w.says("what_was_said", report.Account, "Ms D’Angelo said of Léo: “He knows his papa’s face. He does not know his papa’s flat.”", on(flat), w.answers(2))
	w.says("known_outcomes", report.Account, "Wexshire Police named no concern for any person.", on(checks))
	view := w.says("issues", report.Opinion, "The parents do not differ on whether Léo spends time with his father, only on how it begins.", on(films, flat))
	w.says("advice", report.Recommendation, "I advise that the parents are asked to try two single nights before the first hearing.", onStatement(view), w.answers(3))
	w.says("limits", report.Linking, "I have not seen Léo or either home.", nil)
	s.at(s.past.worked(-4), 10, 30)
	w.readBy("colin", "Clear and short. Ready.")
	s.at(s.past.worked(-2), 11, 40)
	w.called(RefusedLetter).signs()
	s.listsAgain()
	s.at(s.worked(-1), 11, 5)
	w.filesInVain()
	s.looks("beth")
}
