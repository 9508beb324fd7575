package demo

import (
	"fmt"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/pack"
	"candour/internal/plan"
	"candour/internal/report"
	"candour/internal/storyboard"
	"candour/internal/voice"
)

func init() {
	stories["archer"], stories["ellison"], stories["popescu"] = archer, ellison, popescu
}

// archer is a child impact report that is nearly ready: read by a manager, one check kept with a reason.
func archer(s *scene) {
	s.screened()
	s.firstHearing()
	mei, david, leo := s.person("Mei"), s.person("David"), s.person("Leo")
	day := s.worked(-40)
	s.at(day, 11, 15)
	s.knownAs(mei, "Ms Chen")
	s.knownAs(david, "Mr Archer")
	s.safely(casework.SafeBody{Of: mei, Times: "Any weekday", Messages: casework.YesIsSafe, Post: casework.YesIsSafe, MayAnswer: "Anybody", ToldBy: "Ms Chen"})
	mother := s.note(casework.Call, "Mei", day, 10, 30,
		"She asks that Leo’s weeks stay as they are. “He goes quiet on Sunday nights, and by Tuesday he is himself again.” She has asked Mr Archer to meet; he has not answered.")
	quiet := s.draws(drawn{
		words: "He goes quiet on Sunday nights, and by Tuesday he is himself again.", says: "Leo is quiet after weekends with his father", about: []ref{leo},
		from: s.inNote(mother, mei, "by_phone"),
	})
	day = s.worked(-38)
	s.at(day, 18, 0)
	father := s.note(casework.Call, "David", day, 17, 20,
		"“He is quiet because he does not like saying goodbye. So am I.” He would like Sunday nights too, so that Leo goes to school from his home on Mondays.")
	s.calls(david, "Weekdays after 17.00")
	because := s.draws(drawn{
		words: "He is quiet because he does not like saying goodbye. So am I.", says: "Leo is quiet because he does not like saying goodbye", about: []ref{leo},
		from: s.inNote(father, david, "by_phone"),
	})
	s.at(s.worked(-35), 9, 30)
	police := s.draws(drawn{
		words: "No record of either adult at either address.", says: "The police have no record of either parent",
		from: paper("police", "Dorset Police", "records_check", s.worked(-130), written("Answer to the check made for an earlier application")),
	})
	day = s.worked(-20)
	s.at(day, 16, 10)
	visit := s.note(casework.Visit, "Leo", day, 15, 15,
		"At school, in the art room, alone. He drew the week as a train with seven carriages. “Sunday is the tunnel.” “If Daddy’s was on Monday morning as well there would be no tunnel.” He agreed that the judge reads this.")
	tunnel := s.draws(drawn{
		words: "If Daddy’s was on Monday morning as well there would be no tunnel.", says: "Leo would like Sunday nights at his father’s", about: []ref{leo},
		from: s.inNote(visit, leo, "direct_work", asked("While drawing his week as a train")),
	})
	school := s.draws(drawn{
		words: "Attendance 97 per cent. On Mondays he arrives late more often than on other days.", says: "Leo is late for school more often on Mondays", about: []ref{leo},
		from: paper("school", "Seaview Junior School", "in_writing", s.worked(-18), written("Register, autumn term")),
	})
	s.at(s.worked(-10), 10, 20)
	w := s.begins("child_impact_1", "asha")
	w.says("checks", report.Account, "Dorset Police have no record of either parent. The answer was given for an earlier application.", on(police), w.answers(3))
	w.says("accounts", report.Account, "Ms Chen said: “He goes quiet on Sunday nights, and by Tuesday he is himself again.”", on(quiet), w.answers(3))
	w.says("accounts", report.Account, "Mr Archer said: “He is quiet because he does not like saying goodbye. So am I.”", on(because), goesOn, w.answers(3))
	child := w.says("child", report.ChildsWords, "Leo drew his week as a train. “Sunday is the tunnel.” “If Daddy’s was on Monday morning as well there would be no tunnel.”", on(tunnel), of(leo), w.answers(2))
	impact := w.says("impact", report.Opinion, "For Leo the hard part of the week is the change on Sunday evening, not the time with either parent.", on(tunnel, quiet, because), of(leo), w.answers(1))
	w.says("next", report.Recommendation, "The court could decide now: Leo’s weekends with his father could last until school on Monday, for a trial of one term.", onStatement(impact), w.answers(4))
	w.says("limits", report.Linking, "I have seen neither home.", nil)
	s.at(s.worked(-9), 9, 40)
	w.comments("denise", child, "Lovely. Did he say that both parents may read it?")
	w.comments("denise", impact, "The register says he is late on Mondays. Does it belong here?")
	s.at(s.worked(-8), 14, 30)
	w.says("impact", report.Account, "Seaview Junior School’s register shows that he arrives late on Mondays more often than on other days.", on(school), of(leo), w.answers(1))
	w.keeps(report.OutOfDate, "Asked for again on the day of the first call; the police say that nothing newer can come before the hearing")
	w.tells(leo, "I told the judge about the tunnel, and how it would be gone.")
	w.readBy("denise", "Clear, and Leo is in it. Ready when you are.")
	s.looks("asha")
}

// keeps keeps what checks of a sort found as it is, with a reason.
func (w *writing) keeps(sort report.CheckSort, why string) {
	r := w.reading()
	if r == nil {
		return
	}
	kept := false
	for _, c := range r.OpenChecks() {
		if c.Sort == sort {
			kept = true
			w.edits(func(_ *report.Draft, id entryID) (change, error) { return report.Keep(r, w.by, id, c.Key, why) })
		}
	}
	if !kept && w.err == nil {
		w.err = fmt.Errorf("no check of the sort %q is open to be kept", sort)
	}
}

// Names of acts in this story, for the walk-through to lead to.
const (
	CorrectedReport = "the child impact report"
	SecondReport    = "the second child impact report"
)

// ellison is a child impact report whose draft was given to a parent, that was filed, and that the other parent disputes since.
func ellison(s *scene) {
	s.screened()
	s.firstHearing()
	robert, karen, tom, jess := s.person("Robert"), s.person("Karen"), s.person("Tom"), s.person("Jess")
	day := s.past.worked(-70)
	s.at(day, 11, 0)
	s.knownAs(robert, "Mr Ellison")
	s.knownAs(karen, "Ms Ellison")
	father := s.note(casework.Call, "Robert", day, 10, 10, "“They text me every day. They just do not come.” He does not want them made to.")
	s.calls(robert, "Any time")
	notMade := s.draws(drawn{
		words: "They text me every day. They just do not come.", says: "Tom and Jess write to their father daily and do not visit", from: s.inNote(father, robert, "by_phone"),
	})
	day = s.past.worked(-68)
	s.at(day, 13, 0)
	mother := s.note(casework.Call, "Karen", day, 12, 20, "“I drive them there and they will not get out of the car. I do not know what else to do.” She would go to the sessions the school offers.")
	s.calls(karen, "Before 15.00")
	drives := s.draws(drawn{
		words: "I drive them there and they will not get out of the car.", says: "Ms Ellison drives Tom and Jess to their father’s, and they stay in the car", from: s.inNote(mother, karen, "by_phone"),
	})
	s.at(s.past.worked(-66), 9, 30)
	checks := s.draws(drawn{
		words: "No record of either adult.", says: "The police have no record of either parent",
		from: paper("police", "Dorset Police", "records_check", s.past.worked(-66), written("Answer to the check")),
	})
	day = s.past.worked(-50)
	s.at(day, 17, 10)
	visit := s.note(casework.Visit, "Tom", day, 15, 30,
		"At the library, Tom first and then Jess, each alone. Tom: “I am not choosing. I am just done with the arguing.” Jess: “If he came to my match and did not talk to Mum, that would be normal.” Both agreed that the judge and their parents read this.",
		func(f *casework.NoteForm) {
			f.With, f.People, f.About, f.Where = "Tom and Jess", []ref{tom, jess}, []ref{tom, jess}, "Marrow Bay library"
		})
	tomSays := s.draws(drawn{words: "I am not choosing. I am just done with the arguing.", says: "Tom does not want to choose, and wants the arguing to end", about: []ref{tom}, from: s.inNote(visit, tom, "in_person")})
	jessSays := s.draws(drawn{words: "If he came to my match and did not talk to Mum, that would be normal.", says: "Jess would like her father to come to her match", about: []ref{jess}, from: s.inNote(visit, jess, "in_person")})
	s.at(s.past.worked(-34), 10, 0)
	w := s.called(CorrectedReport).begins("child_impact_1", "asha")
	w.says("checks", report.Account, "Dorset Police have no record of either parent.", on(checks), w.answers(3))
	asked := w.says("accounts", report.Account, "Mr Ellison said: “They text me every day. They just do not come.”", on(notMade), w.answers(3))
	driven := w.says("accounts", report.Account, "Ms Ellison said: “I drive them there and they will not get out of the car.”", on(drives), w.answers(3))
	w.says("child", report.ChildsWords, "Tom said: “I am not choosing. I am just done with the arguing.”", on(tomSays), of(tom), w.answers(2))
	w.says("child", report.ChildsWords, "Jess said: “If he came to my match and did not talk to Mum, that would be normal.”", on(jessSays), of(jess), w.answers(2))
	both := w.says("impact", report.Opinion, "Neither Tom nor Jess refuses their father. Both keep away from the moments when their parents meet.", on(tomSays, jessSays, notMade, drives), w.answers(1))
	w.says("next", report.Recommendation, "I advise that Mr Ellison comes to the children’s matches and concerts, that the parents do not meet to hand them over, and that the court looks at it again after one school term.", onStatement(both), w.answers(4))
	w.says("limits", report.Linking, "I have not spoken to their teachers.", nil)
	s.at(s.past.worked(-33), 11, 30)
	w.shares(karen, s.past.worked(-29), "I told Tom and Jess on the telephone what the report says of them, and that their parents read it")
	s.at(s.past.worked(-29), 12, 10)
	w.isCorrected(karen, driven, "I did not say that it happens every time. In May they got out and stayed for tea.", "I drive them there, and mostly they do not get out.",
		"It gives what she said on the telephone, word for word. What she says now stands beside it on the record, and I have told her that she can reply once the report is filed.")
	s.at(s.past.worked(-28), 15, 0)
	w.tells(tom, "The report says that you are not choosing, and are done with the arguing. Your parents have read it.")
	w.tells(jess, "The report says what you told me about your match. Your parents have read it.")
	w.readBy("denise", "Good. The advice follows from what they said.")
	s.at(s.past.worked(-24), 9, 50)
	w.signs()
	w.files()
	s.at(s.past.worked(-23), 14, 10)
	w.takenIn()
	s.at(s.worked(-2), 10, 30)
	match := s.note(casework.Text, "Jess", s.worked(-2), 8, 40, "“He came on Saturday. We lost. It was fine.”")
	s.at(s.worked(-2), 11, 20)
	w.isRepliedTo(robert, asked, "I said that they do not come. I also said that nobody has asked them why, and the report leaves that out.")
	s.at(s.worked(-1), 9, 40)
	second := s.called(SecondReport).begins("child_impact_2", "asha")
	second.says("since", report.Observation, "Jess wrote to me on "+s.worked(-2).Plain()+" that her father came to her match, and that it was fine.", onNote(match))
	s.listsAgain()
	s.looks("asha")
}

// popescu is a case at its beginning, with an interpreter, a drawing, and a letter that a child wrote.
func popescu(s *scene) {
	s.screened()
	s.firstHearing()
	ioana, mihai, andrei := s.person("Ioana"), s.person("Mihai"), s.person("Andrei")
	day := s.worked(-18)
	s.at(day, 10, 40)
	s.knownAs(ioana, "Ms Popescu")
	s.knownAs(mihai, "Mr Popescu")
	s.records(mihai, ref{}, casework.Interpreter, "Romanian", "Mr Popescu, by letter")
	s.note(casework.Call, "Ioana", day, 10, 0, "She asks for help with the form about interpreters. She and Mr Popescu use one calendar for the children. “It is the holidays we cannot do.”")
	day = s.worked(-15)
	s.at(day, 15, 20)
	s.note(casework.Meeting, "Mihai", day, 14, 30, "At the office, with an interpreter. He brought three years of holiday photographs. “I want them to know my mother while she can walk with them.”")
	s.at(s.worked(-12), 9, 40)
	dog := s.note(casework.Call, "Mihai", s.worked(-12), 9, 10, "“My landlord’s dog is loose in the yard. Ring, and I come down to the gate.”")
	loose := s.draws(drawn{words: "My landlord’s dog is loose in the yard. Ring, and I come down to the gate.", says: "A dog is loose in the yard of Mr Popescu’s house", from: s.inNote(dog, mihai, "by_phone")})
	s.warns("The yard of Mr Popescu’s house", "A dog is loose there. Ring from the street, and he comes to the gate.", loose, s.worked(0).AddDays(90), "He told us of it himself, by telephone")
	elena := s.person("Elena")
	s.at(s.worked(-10), 11, 0)
	s.willFindOut(plan.LineBody{
		Find: "How Andrei would like the summer to be", From: andrei, Way: plan.See, Due: s.worked(-5), Tell: plan.TellAll,
		Why: []decision.Consideration{{Words: "Each parent says something else of him"}},
	})
	school := s.willFindOut(plan.LineBody{
		Find: "How both children are at school on Mondays", Outside: "Their form tutors", Way: plan.Paper, Due: s.coming(6), Tell: plan.TellAll,
		Why: []decision.Consideration{{Words: "Ms Popescu says that they are tired after a weekend away"}},
	})
	s.willFindOut(plan.LineBody{
		Find: "What Mr Popescu’s mother can still do with the children", From: mihai, Way: plan.Talk, Due: s.coming(8), Tell: plan.TellAdults,
		Why: []decision.Consideration{{Words: "He asks for a long holiday because of her health"}},
	})
	s.at(s.worked(-10), 15, 0)
	s.givesPlan(ioana, "Asha Menon")
	s.at(s.worked(-9), 14, 30)
	s.sees("at school", s.worked(-5), 15, 30, andrei, elena)
	day = s.worked(-5)
	s.at(day, 16, 20)
	s.saw(andrei, 35, "His own letter; boxes for the week")
	s.saw(elena, 20, "Paper and crayons")
	visit := s.note(casework.Visit, "Andrei", day, 15, 30,
		"At school, alone. He had written a letter to the judge and read it to me: “Please can the summer be half and half like a sandwich.” He wants it sent. Elena drew a plane.")
	s.draws(drawn{
		words: "Please can the summer be half and half like a sandwich.", says: "Andrei would like the summer divided in two", about: []ref{andrei},
		from: s.inNote(visit, andrei, "direct_work", asked("A letter that he had written before I came"), func(f *evidence.SourceForm) { f.Paper.Name = "Letter of Andrei to the judge" }),
	})
	s.promises("Send Andrei’s letter to the judge", "the court", s.coming(2), "Your promise to Andrei on "+day.Plain(), visit)
	s.at(day, 17, 5)
	s.explains(andrei, "older", "He asked whether the judge shows it to his parents.")
	all := s.hears(andrei, "I want all of July with Tata, so I can go to the sea with Bunica.", "Andrei wants July with his father", "What would you put into the summer boxes?", "time", "week")
	s.wishes(andrei, all, ioana, "Please don’t let Mama read that one. She will think I like it better there.")
	s.at(s.worked(-4), 9, 30)
	s.willFindOut(plan.LineBody{
		Find: "How both children are at school on Mondays", Outside: "The school’s office", Way: plan.Paper, Due: s.coming(6), Tell: plan.TellAll,
		Why:     []decision.Consideration{{Words: "Ms Popescu says that they are tired after a weekend away"}},
		Instead: school, Changed: "The tutors may not write to us themselves", Say: "I will ask the school’s office instead of their tutors.",
	})
	s.at(s.worked(-4), 10, 15)
	s.pictures(elena, "next", pack.Younger, storyboard.Looks{Child: "girl", Skin: 2, Grown: []string{"woman", "man"}, GrownSkin: 2, Worker: "woman", WorkerSkin: 3, Home: "house"},
		storyboard.Stroke{Path: "M10 60L60 40L110 60L60 55L10 60", Colour: storyboard.Colours[0], Width: 6})
	s.sendsMoved(s.worked(-3), 7)
	s.at(s.worked(-2), 15, 45)
	now := s.answersBack(all, voice.Missed, "Not all of July. Two weeks, and then Mama comes to the sea too.", "Andrei says that he meant two weeks of July")
	s.isAnswered(now, "You were right, I missed the end. I wrote both down. What you asked of me stands: if that has to change, I tell you first.")
	s.seesOtherwise(andrei, contact.Arrangement{
		Mode: pack.ByVideo, Starts: casework.Moment(s.coming(3), calendar.NewTime(16, 0)), Asked: contact.AsAsked, Needs: "He shows his drawings to the camera",
		NotLearned: "How he is with his sister in the room", ForChild: "You asked for the tablet, because you will be at the sea.", ForFamily: "Andrei asked to talk by video while he is away.",
	}, decision.MadeBody{
		Question: "How to see Andrei", Reasons: "He is at the sea until the week before the hearing and asked for a call. He has met me and talks freely",
		Options: []decision.Option{
			{Name: "By video", For: []decision.Consideration{{Words: "He asked for it"}}, Against: []decision.Consideration{{Words: "Somebody may be near whom I cannot see"}}},
			{Name: "In person, after the holiday", For: []decision.Consideration{{Words: "It is what the policy says"}}, Against: []decision.Consideration{{Words: "The report is due before that"}}},
		},
	})
	s.looks("asha")
}
