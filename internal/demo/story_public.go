package demo

import (
	"fmt"

	"candour/internal/allegation"
	"candour/internal/casework"
	"candour/internal/pack"
	"candour/internal/report"
)

func init() {
	stories["pike"], stories["denby"], stories["yusuf"], stories["tyler"], stories["archie"], stories["alfie"] = pike, denby, yusuf, tyler, archie, alfie
}

// pike is a guardian who prepares for the case management hearing.
func pike(s *scene) {
	s.screened()
	donna, ruby, jayden := s.person("Donna"), s.person("Ruby"), s.person("Jayden")
	day := s.worked(-12)
	s.at(day, 12, 0)
	s.knownAs(donna, "Ms Pike")
	mother := s.note(casework.Meeting, "Donna", day, 10, 45,
		"At her flat. She showed me the new bed for Ruby. “I stopped seeing Lee in June and I told the health visitor the same week.” The cupboards were full and the flat was warm.")
	s.draws(drawn{words: "I stopped seeing Lee in June and I told the health visitor the same week.", says: "Ms Pike ended the relationship in June and said so at the time", from: s.inNote(mother, donna, "in_person")})
	warm := s.draws(drawn{
		words: "The cupboards were full and the flat was warm.", says: "The flat was warm and there was food on that day",
		from: s.inNote(mother, donna, "in_person", ownSight),
	})
	day = s.worked(-8)
	s.at(day, 11, 30)
	visit := s.note(casework.Visit, "Ruby", day, 10, 15,
		"At her foster carers’, on the kitchen floor with the farm. “The pig sleeps at Nana’s and then he goes home when the farmer says.” She looked for Jayden when he left the room.",
		func(f *casework.NoteForm) { f.About = []ref{ruby, jayden} })
	pig := s.draws(drawn{
		words: "The pig sleeps at Nana’s and then he goes home when the farmer says.", says: "Ruby played that somebody says when one goes home", about: []ref{ruby},
		from: s.inNote(visit, ruby, "direct_work", asked("While playing with the farm; nothing was asked")),
	})
	visitor := s.draws(drawn{
		words: "Mum has kept every appointment since 3 July. Weights on their lines.", says: "Ms Pike has kept every health appointment since July",
		from: paper("health", "The health visitor", "in_writing", s.worked(-7), written("E-mail of the health visitor")),
	})
	s.at(s.worked(-6), 9, 30)
	matters := s.alleges(s.worked(-9), donna, "1. Ms Pike let Mr Lee Marsh into her home in May after he had hit her.\n"+
		"2. On 30 May Ruby was found in the yard alone.\n3. Ms Pike missed three health appointments between April and June.")
	s.responds(donna, "Response to threshold", s.worked(-7), answer(matters[0], allegation.Partly, "He came in. I did not ask him to, and I rang my sister."),
		answer(matters[1], allegation.Denied, "I was at the window the whole time."), answer(matters[2], allegation.Agreed, ""))
	s.at(s.worked(-4), 14, 0)
	w := s.begins("guardians_analysis", "beth")
	w.says("child", report.ChildsWords, "Ruby, at play: “The pig sleeps at Nana’s and then he goes home when the farmer says.”", on(pig), of(ruby), w.answers(1))
	w.says("child", report.Linking, "Jayden is two and says single words. I sat with him and Ruby for an hour.", nil, of(jayden), instead)
	w.says("evidence", report.Account, "The health visitor writes that Ms Pike has kept every appointment since 3 July.", on(visitor), w.answers(2))
	w.says("evidence", report.Observation, "When I visited, the cupboards were full and the flat was warm.", on(warm))
	w.tells(ruby, "I told the judge about the pig, and that somebody has to say when he goes home.")
	s.looks("beth")
}

// instead marks a statement that says why a child's own words are not in the report.
func instead(f *report.WrittenBody) { f.Instead = true }

// ownSight says that the words are what we saw ourselves.
func ownSight(f *sourceForm) {
	f.Kind, f.Who.Name, f.Who.Person = "own_observation", "Beth Lawson", ref{}
}

// denby is a guardian's analysis that was filed for the case management hearing, and the work since.
func denby(s *scene) {
	s.screened()
	s.appointed("His Honour Judge Marlow, order on gatekeeping")
	shauna, bobby := s.person("Shauna"), s.person("Bobby")
	day := s.past.worked(-60)
	s.at(day, 12, 0)
	s.knownAs(shauna, "Ms Doyle")
	s.records(shauna, bobby, casework.Relation, "Mother", "The local authority’s application")
	s.records(s.person("Craig"), bobby, casework.Relation, "Father", "The local authority’s application")
	mother := s.note(casework.Meeting, "Shauna", day, 11, 0,
		"At the family centre, while Bobby slept. “I know what I got wrong. I did not ring anybody, and I should have.” She asked what the court would need to see.")
	says := s.draws(drawn{words: "I know what I got wrong. I did not ring anybody, and I should have.", says: "Ms Doyle says that she should have asked for help and did not", from: s.inNote(mother, shauna, "in_person")})
	centre := s.draws(drawn{
		words: "Six sessions of six. Ms Doyle reads Bobby’s cues and comforts him. She leaves five minutes early for the bus, with notice.", says: "Time with her son goes well, the centre writes", about: []ref{bobby},
		from: paper("contact_centre", "Wexcombe Family Centre", "in_writing", s.past.worked(-58), written("Session notes")),
	})
	hospital := s.draws(drawn{
		words: "Bruise to the left upper arm, explained as a fall against the cot. The explanation is possible.", says: "The bruise may have come from a fall against the cot", about: []ref{bobby},
		from: paper("health", "Wexcombe Hospital, children’s ward", "court_papers", s.past.worked(-75), written("Report of the paediatrician")),
	})
	s.at(s.past.worked(-53), 10, 0)
	w := s.called("the guardian’s analysis").begins("guardians_analysis", "beth")
	w.says("child", report.Linking, "Bobby is one. He cannot tell me what he wants. I watched him with his mother and with his carers.", nil, of(bobby), instead, w.answers(1))
	w.says("evidence", report.Account, "The children’s ward of Wexcombe Hospital writes that the bruise was explained as a fall against the cot, and that the explanation is possible.", on(hospital), w.answers(2))
	w.says("evidence", report.Account, "Wexcombe Family Centre writes that Ms Doyle “reads Bobby’s cues and comforts him”.", on(centre), w.answers(2))
	w.says("evidence", report.Account, "Ms Doyle said: “I know what I got wrong. I did not ring anybody, and I should have.”", on(says), w.answers(2))
	view := w.says("options", report.Opinion, "Bobby could go home to his mother, with help that comes to the house, or stay with his carers until it is known whether that help comes. Going home spares him a longer wait for her; staying is safer if the help does not come.", on(centre, says), of(bobby), w.answers(3))
	w.says("management", report.Recommendation, "I ask that the local authority says, before the hearing that follows this one, what help with Bobby’s care it can give at home, and from when.", onStatement(view), w.answers(2))
	w.says("recommendation", report.Recommendation, "I advise that nothing is decided about where Bobby lives until that is known.", onStatement(view), of(bobby), w.answers(4))
	w.says("limits", report.Linking, "I have not seen Bobby at his mother’s home, and I have not spoken to his father. The local authority has not said yet what help it can give.", nil)
	w.readBy("colin", "You set both ways beside each other. I would sign it.")
	s.at(s.past.worked(-50), 11, 20)
	w.signs()
	w.files()
	s.asks()
	s.firstHearing()
	s.at(s.dates().first, 17, 10)
	s.holds(s.dates().first, "The local authority to say within four weeks what help it can give at home", "His Honour Judge Marlow")
	day = s.worked(-13)
	s.at(day, 15, 30)
	s.note(casework.Visit, "Bobby", day, 14, 0, "With his mother at the family centre. He brought her the same book four times. She read it four times.")
	s.at(s.worked(-6), 9, 40)
	s.draws(drawn{
		words: "A worker can come three mornings a week from the first of next month.", says: "The local authority offers help at home on three mornings a week",
		from: paper("local_authority", "Wexshire County Council", "in_writing", s.worked(-6), written("Letter of the social worker")),
	})
	s.told("Say in writing what the help at home means for Bobby", s.coming(14), casework.Telling{
		How: casework.ByEmail, By: "the clerk of His Honour Judge Marlow", On: s.worked(-6),
	})
	s.looks("beth")
}

// yusuf is three children, a hearing put off, and a colleague who stands in.
func yusuf(s *scene) {
	s.screened()
	s.firstHearing()
	nadia, omar := s.person("Nadia"), s.person("Omar")
	s.at(s.dates().first, 17, 30)
	s.holds(s.dates().first, "Assessment of Ms Yusuf’s parents; issues resolution hearing to be listed", "Her Honour Judge Penrose")
	day := s.worked(-50)
	s.at(day, 17, 0)
	visit := s.note(casework.Visit, "Nadia", day, 15, 30,
		"At her grandparents’, in the kitchen, alone. “I want to stay at Jaddati’s and have Mama come every day.” “Omar says he doesn’t mind but he does.” Omar showed me his football and said nothing about home. Layla slept.",
		func(f *casework.NoteForm) { f.About = []ref{nadia, omar} })
	s.draws(drawn{words: "I want to stay at Jaddati’s and have Mama come every day.", says: "Nadia wants to stay with her grandparents and see her mother every day", about: []ref{nadia}, from: s.inNote(visit, nadia, "in_person")})
	s.draws(drawn{words: "Omar says he doesn’t mind but he does.", says: "Omar minds, Nadia says", about: []ref{omar}, source: s.sourceOf(s.last())})
	s.at(s.worked(-14), 16, 10)
	c := s.toldLast()
	if n := len(c.Hearings); n > 0 {
		before := c.Hearings[n-1]
		before.Status, before.Cancelled = "VACATED_AND_RE_LISTED", "HM3"
		c.Hearings[n-1] = before
		next := s.hearing(s.n, 2, s.coming(50), "")
		c.Hearings = append(c.Hearings, next)
		c.LastModified = at(s.worked(-14), 16, 0)
		s.sends(c)
	}
	s.at(s.worked(-7), 9, 0)
	s.covers("marcus", s.worked(-7), s.coming(9), "Beth Lawson is in a long hearing in another case; Nadia knows")
	s.at(s.worked(-3), 14, 30)
	s.as("marcus")
	s.note(casework.Call, "Amina", s.worked(-3), 14, 0, "To say that I stand in for Beth until the end of next week. She asked whether the new hearing has an interpreter. I said that I would find out and ring back.")
	s.looks("marcus")
}

// last is the item that was drawn last.
func (s *scene) last() ref {
	if rests := s.lastItem(); len(rests) > 0 {
		return rests[0].Ref
	}
	return ref{}
}

// tyler is an earlier case of the same mother, closed by agreement.
func tyler(s *scene) {
	s.screened()
	s.firstHearing()
	s.at(s.worked(-205), 10, 0)
	s.holds(s.dates().first, "The parents have agreed how Tyler spends his week; order by consent at a final hearing", "District Judge Lenham")
	s.note(casework.Call, "Kelly", s.worked(-205), 9, 30, "“We wrote it on the fridge: four nights, three nights. Tyler knows it by heart.”")
	s.closes()
}

// archie is a baby whose parents had a case before: the two are linked, and nothing crosses by it.
func archie(s *scene) {
	s.linked(pack.PrivateLaw, "WX25P00871", casework.Siblings, "Archie and the child of the other case have the same parents; the application says so")
}

// alfie has a half-brother in care proceedings, which the manager knows who gives both cases out.
func alfie(s *scene) {
	s.linked(pack.PublicLaw, "WX26C00064", casework.HalfSiblings, "Mr Denby is the father in both; Ms Whitcombe’s application names Bobby")
}

// linked is the manager’s word that this case belongs together with an earlier one.
func (s *scene) linked(law pack.Law, number string, how casework.How, why string) {
	s.at(s.worked(-1), 15, 0)
	if s.err != nil {
		return
	}
	earlier, known, err := casework.ByNumber(s.ctx, s.Ledger.DB(), law, number)
	if err == nil && !known {
		err = fmt.Errorf("there is no case %s to link with", number)
	}
	if s.err = err; err != nil {
		return
	}
	s.by = s.manager(s.Court)
	s.on(func(hs histories, id entryID) (change, error) {
		return casework.LinkCases(casework.Of(hs[s.stream]), casework.Of(hs[earlier]), s.by, id, casework.LinkForm{How: how, Why: why})
	}, s.stream, earlier)
}
