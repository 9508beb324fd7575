package demo

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/report"
)

func init() {
	stories["choudhury"], stories["okafor"], stories["oneill"], stories["fields"] = choudhury, okafor, oneill, fields
}

// choudhury is a case in which somebody is worried about a child now, and what is due because of it.
func choudhury(s *scene) {
	s.screened()
	yasmin, imran, zara, adam := s.person("Yasmin"), s.person("Imran"), s.person("Zara"), s.person("Adam")
	s.knownAs(yasmin, "Ms Choudhury")
	s.knownAs(imran, "Mr Choudhury")
	s.hides(yasmin, casework.Address, imran, "She asked for it on her C8 form")
	s.hides(yasmin, casework.Phone, imran, "She asked for it on her C8 form")
	s.firstHearing()
	s.at(s.worked(-85), 10, 30)
	s.holds(s.dates().first, "Section 7 report. Adam to see his father on Saturdays; Zara as she wishes", "District Judge Iqbal")
	s.reads(casework.OrderText{
		Paragraphs: []casework.Paragraph{{Number: "3", Text: "Adam shall spend Saturdays with his father, and Zara as she wishes."}},
		Questions: []casework.Question{
			{Key: "a", Text: "What do Zara and Adam want, and how do they understand what has happened?", Paragraph: "4(a)", Report: "section7"},
			{Key: "b", Text: "Would more time with their father be good for each of them?", Paragraph: "4(b)", Report: "section7"},
		},
		Asks: []casework.Ask{{Report: "section7", What: "Section 7 report", By: s.dates().report, At: four, Paragraph: "4"}},
	})
	day := s.worked(-30)
	s.at(day, 16, 50)
	s.safely(casework.SafeBody{
		Of: yasmin, Use: s.detail(yasmin, casework.Phone), UseKind: casework.Phone, Times: "Evenings after 19.00", Messages: casework.NotSafe, Post: casework.NotSafe,
		MayAnswer: "Zara may answer; say only that you are a colleague of the library", ToldBy: "Ms Choudhury, at the office",
	})
	visit := s.note(casework.Visit, "Adam", day, 15, 30,
		"At school, in the quiet room. “Saturdays are good. We go to the allotment.” “I can’t stay over, because then Zara is by herself.” He would tell the judge that.")
	s.draws(drawn{
		words: "Saturdays are good. We go to the allotment.", says: "Adam likes his Saturdays with his father", about: []ref{adam},
		from: s.inNote(visit, adam, "in_person"),
	})
	s.looks("ruth")
	yesterday := s.worked(-1)
	s.at(yesterday, 12, 40)
	call := s.note(casework.Call, "Zara", yesterday, 12, 15,
		"Zara rang me herself, from school. “He was outside the gate again and he said get in the car. I said no. He went off really fast.” She is at school and with her form tutor. She asked me to tell her mother before her father is told anything.")
	s.draws(drawn{
		words: "He was outside the gate again and he said get in the car. I said no. He went off really fast.", says: "Mr Choudhury told Zara to get into his car outside school",
		about: []ref{zara}, happened: yesterday, from: s.inNote(call, zara, "by_phone", asked("She rang; nothing was asked")),
	})
	s.at(yesterday, 12, 55)
	worry := s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.RaiseWorry(c, s.Desk.Pack, s.by, id, casework.WorryForm{On: yesterday, At: clock(12, 50), WorriedBody: casework.WorriedBody{
			Children: []ref{zara}, From: call,
			Cause: "Zara says her father waited at the school gate again, told her to get into his car, and drove off fast when she did not.",
			Told: []casework.Told{
				{Whom: casework.ToLocalAuthority, Name: "Duty social worker, Wexshire County Council", When: casework.Moment(yesterday, clock(13, 5)), How: "Duty line", Reference: "Contact 5528"},
				{Whom: casework.ToManager, Name: "Colin Pryce", When: casework.Moment(yesterday, clock(13, 15)), How: "By telephone"},
			},
		}})
	})
	s.at(yesterday, 16, 10)
	w := s.begins("section16a", "ruth")
	w.says("trigger", report.Account, "Zara said on the telephone: “He was outside the gate again and he said get in the car. I said no. He went off really fast.”", s.lastItem(), of(zara), w.answers(1))
	s.looks("ruth")
	s.inTheNight(worry, yasmin)
}

// inTheNight is what the manager on call did in the same night: the police asked where Zara is, and the address, which is hidden, was shown to
// her at once. Her case’s manager looks at it on the next working day.
func (s *scene) inTheNight(worry, yasmin ref) {
	night := s.worked(-1)
	s.at(night, 21, 38)
	s.as("ines")
	address := s.detail(yasmin, casework.Address)
	s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.RevealUrgently(c, s.Desk.Pack, s.by, id, casework.UrgentForm{
			Fact: address, On: night, Why: "Zara rang 999: her father was at the door. The control room rang the service and asked where she is",
		})
	})
	s.at(night, 21, 52)
	s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.TellWorry(c, s.by, id, casework.ToldBody{Worry: worry, Told: casework.Told{
			Whom: casework.ToPolice, Name: "Control room, Wexshire Police", When: casework.Moment(night, clock(21, 40)), How: "999, put through to the manager on call", Reference: "Incident 611",
		}})
	})
}

// lastItem is what was drawn last, for a statement to rest on.
func (s *scene) lastItem() []report.Rest {
	items := evidence.Of(s.history(s.stream)).Items()
	if len(items) == 0 {
		return nil
	}
	return on(items[len(items)-1].Ref())
}

// okafor is a hearing that the court moved twice, and a child whom nobody has been able to see yet.
func okafor(s *scene) {
	s.screened()
	s.firstHearing()
	day := s.worked(-38)
	s.at(day, 9, 50)
	chidi, blessing := s.person("Chidi"), s.person("Blessing")
	s.knownAs(chidi, "Mr Okafor")
	s.knownAs(blessing, "Ms Okafor")
	s.holds(s.dates().first, "Section 7 report on where the three children should go to school if their mother moves to Bath", "District Judge Lenham")
	day = s.worked(-24)
	s.at(day, 11, 40)
	mother := s.note(casework.Call, "Blessing", day, 11, 0,
		"She has been offered a post in Bath from January. “If we go, they come to their dad every other Friday. The train is an hour and ten.” She sent the offer.")
	s.calls(blessing, "Lunchtime, and after 18.00")
	moving := s.draws(drawn{
		words: "If we go, they come to their dad every other Friday. The train is an hour and ten.", says: "Ms Okafor would bring the children to their father every other Friday if they move",
		from: s.inNote(mother, blessing, "by_phone"),
	})
	day = s.worked(-23)
	s.at(day, 17, 0)
	father := s.note(casework.Call, "Chidi", day, 16, 15,
		"“I do not want to stop her. I want them to finish the year here.” He takes Emeka and Ada to school three mornings a week. “Friday nights alone is not being their father.”")
	s.calls(chidi, "After 16.00")
	against := s.draws(drawn{
		words: "Friday nights alone is not being their father.", says: "Every other Friday would be too little time with their father, Mr Okafor says",
		from: s.inNote(father, chidi, "by_phone"),
	})
	s.draws(drawn{
		words: "Mr Okafor brings Emeka and Ada on Mondays, Tuesdays and Thursdays. Obi comes along and waves.", says: "Mr Okafor takes the children to school three mornings a week",
		from: paper("school", "St Aldhelm’s Primary School", "in_writing", s.worked(-20), written("E-mail of the school office"), knows("From the breakfast club’s register")),
	})
	s.sendsMoved(s.worked(-18), 3)
	s.sendsMoved(s.worked(-5), 7)
	s.at(s.worked(-4), 10, 30)
	s.note(casework.Attempt, "Emeka", s.worked(-4), 9, 0, "Went to school as agreed. Emeka is away with chickenpox. The office will ring when he is back.")
	s.at(s.worked(-3), 14, 0)
	w := s.begins("section7", "marcus")
	w.says("accounts", report.Account, "Ms Okafor said: “If we go, they come to their dad every other Friday. The train is an hour and ten.”", on(moving))
	w.says("accounts", report.Account, "Mr Okafor said: “Friday nights alone is not being their father.”", on(against))
	w.leans("moves", "analysis", report.Opinion, "A move in January would give each of the three children a new school in the middle of a year; the worksheet counts that as small for Obi.", on(moving))
	s.looks("marcus")
	s.at(s.worked(-2), 11, 15)
	s.withdraws("moves", "Its second page counts a move in the middle of a school year as small for a child under five. Nothing supports that.", "Write down, for each child, what a move changes and when; version 3 is being written")
}

// sendsMoved lets the court put the next hearing some days later.
func (s *scene) sendsMoved(on calendar.Date, days int) {
	s.at(on, 16, 5)
	c := s.toldLast()
	if len(c.Hearings) == 0 {
		return
	}
	postpone(&c.Hearings[len(c.Hearings)-1], days, s.days)
	c.LastModified = at(on, 16, 0)
	s.sends(c)
}

// oneill is a case in which the court and we differ on a birth date, a hidden address, and words given under conditions.
func oneill(s *scene) {
	s.screened()
	niamh, sean, cara := s.person("Niamh"), s.person("Sean"), s.person("Cara")
	s.knownAs(niamh, "Ms O’Neill")
	s.knownAs(sean, "Mr Brady")
	s.hides(niamh, casework.Address, sean, "She asked for it on her C8 form")
	s.firstHearing()
	s.at(s.worked(-28), 10, 10)
	s.holds(s.dates().first, "Section 7 report. Mr Brady to write to Cara once a week meanwhile", "District Judge Lenham")
	if born := s.born(cara); !born.IsZero() {
		s.records(cara, ref{}, casework.Born, born.AddMonths(1).String(), "Birth certificate shown by her mother")
	}
	s.safely(casework.SafeBody{
		Of: niamh, Use: s.detail(niamh, casework.Phone), UseKind: casework.Phone, Times: "School days, 10.00 to 14.00", Messages: casework.NotSafe, Post: casework.NotSafe,
		MayAnswer: "Nobody else", Beware: "Cara’s tablet shows calls to the family number", ToldBy: "Ms O’Neill, at the first hearing",
	})
	day := s.worked(-20)
	s.at(day, 13, 0)
	call := s.note(casework.Call, "Niamh", day, 12, 15,
		"She says that Cara sleeps through again. “She writes back to him and then she hides the letter.” She would agree to an hour at a café if somebody she trusts sits at the next table.")
	s.draws(drawn{
		words: "She writes back to him and then she hides the letter.", says: "Cara answers her father’s letters and hides the answers", about: []ref{cara},
		from: s.inNote(call, niamh, "by_phone"), heard: evidence.Who{Person: cara},
	})
	s.draws(drawn{
		words: "An agency present had recorded two reports about the former address this year.", says: "An agency has recorded two reports about the former address",
		from: paper("local_authority", "The chair of a conference", "in_writing", s.worked(-18), under("marac"), func(f *evidence.SourceForm) { f.Verbatim = false }),
	})
	day = s.worked(-6)
	s.at(day, 16, 0)
	visit := s.note(casework.Visit, "Cara", day, 15, 0,
		"In the school’s garden hut, on her own. “I like the letters. I don’t like not knowing if he is cross.” She asked me not to tell anybody where she keeps them. “You can tell the judge I would go to a café.”",
		func(f *casework.NoteForm) { f.Where = "At school" })
	s.draws(drawn{
		words: "You can tell the judge I would go to a café.", says: "Cara would meet her father at a café", about: []ref{cara}, from: s.inNote(visit, cara, "in_person"),
	})
	s.draws(drawn{
		words: "She asked me not to tell anybody where she keeps them.", says: "Cara keeps her father’s letters in a place of her own", about: []ref{cara},
		from: s.inNote(visit, cara, "in_person", under("childs_confidence")),
	})
	s.looks("ruth")
	s.at(s.worked(-2), 9, 20)
	s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.AddDetail(c, s.staff.by("colin"), id, casework.DetailForm{Of: niamh, Kind: casework.EmailAddress, Value: "n.oneill.new@example.org", Source: "An e-mail from her, this morning"})
	})
}

// born is the birth date of somebody as the record has it.
func (s *scene) born(person ref) calendar.Date {
	if p, known := s.state().Person(person); known {
		return p.Born()
	}
	return calendar.Date{}
}

// fields is a case after a fact-finding hearing: one matter found, one not proved, one duty late.
func fields(s *scene) {
	s.screened()
	s.firstHearing()
	aaron, chloe, mila := s.person("Aaron"), s.person("Chloe"), s.person("Mila")
	s.at(s.worked(-66), 9, 30)
	s.knownAs(aaron, "Mr Fields")
	s.knownAs(chloe, "Ms Winter")
	s.holds(s.dates().first, "Fact-finding on two matters of 2025, then a section 7 report", "His Honour Judge Marlow")
	statement := func(who ref, name string) *evidence.SourceForm {
		return paper("party", "", "court_papers", s.worked(-62), written(name), func(f *evidence.SourceForm) { f.Who = evidence.Who{Person: who} })
	}
	pushed := s.draws(drawn{
		words: "In the kitchen in February 2025 he pushed me against the door with Mila on my arm.", says: "Mr Fields pushed Ms Winter against a door in February 2025 while she held Mila",
		about: []ref{mila}, from: statement(chloe, "Statement of Ms Winter, paragraph 9"), passage: "paragraph 9",
	})
	phone := s.draws(drawn{
		words: "He read my messages every night.", says: "Mr Fields read Ms Winter’s messages", source: s.sourceOf(pushed), passage: "paragraph 12",
	})
	denied := s.draws(drawn{
		words: "I did not push her.", says: "Mr Fields did not push Ms Winter", from: statement(aaron, "Statement of Mr Fields, paragraph 4"),
	})
	never := s.draws(drawn{words: "I have never read her telephone.", says: "Mr Fields never read Ms Winter’s messages", source: s.sourceOf(denied)})
	s.disputes(pushed, denied)
	s.disputes(phone, never)
	s.draws(drawn{
		words: "Ms Winter reports that he read her messages.", says: "Mr Fields read Ms Winter’s messages, as she told the health visitor", repeats: phone,
		from:  paper("health", "The health visitor", "court_papers", s.worked(-61), written("Letter of the health visitor")),
		heard: evidence.Who{Person: chloe},
	})
	day := s.worked(-21)
	s.at(day, 16, 40)
	made := s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.MakeOrder(c, s.Desk.Pack, s.by, id, casework.OrderBody{
			Name: "Judgment and order after the fact-finding hearing", Made: day, Before: "His Honour Judge Marlow", ToldBy: "The court office, by e-mail",
			OrderText: casework.OrderText{Paragraphs: []casework.Paragraph{
				{Number: "31", Text: "I find that in February 2025 Mr Fields pushed Ms Winter against the kitchen door while she held Mila."},
				{Number: "36", Text: "I do not find it proved that Mr Fields read Ms Winter’s messages."},
			}},
		})
	})
	s.finds(true, made, "31", "I find that in February 2025 Mr Fields pushed Ms Winter against the kitchen door while she held Mila.", day, "His Honour Judge Marlow", pushed)
	s.finds(false, made, "36", "I do not find it proved that Mr Fields read Ms Winter’s messages.", day, "His Honour Judge Marlow", phone)
	day = s.worked(-10)
	s.at(day, 12, 10)
	meeting := s.note(casework.Meeting, "Aaron", day, 11, 0,
		"At the office, about the judgment. “I have read paragraph 31 every day. I have put my name down for the course.” He asked whether he may write to Ms Winter; I said to ask his solicitor first.")
	course := s.draws(drawn{
		words: "I have read paragraph 31 every day. I have put my name down for the course.", says: "Mr Fields has put his name down for a course", from: s.inNote(meeting, aaron, "in_person"),
	})
	s.at(s.worked(-8), 15, 0)
	s.plans("Ask the course whether Mr Fields has a place", "the file", s.worked(-3), "So that the report need not rest on his word alone", meeting)
	s.at(s.worked(-5), 10, 30)
	w := s.begins("section7", "marcus")
	w.says("history", report.Established, "The court found that in February 2025 Mr Fields pushed Ms Winter against the kitchen door while she held Mila.", on(pushed), func(f *report.WrittenBody) { f.By = "found" })
	w.says("history", report.Established, "It was not proved that Mr Fields read Ms Winter’s messages.", s.lastDecision(), func(f *report.WrittenBody) { f.By = "found" })
	w.says("accounts", report.Account, "Mr Fields said: “I have read paragraph 31 every day. I have put my name down for the course.”", on(course))
	s.looks("marcus")
	s.marked("Mr Fields trains the town’s under-elevens, and the paper has written about him")
	s.at(s.worked(-4), 12, 35)
	s.looks("beth")
	s.atWork("denise", "sanjay", "owen", "ines", "judith")
}

// lastDecision is the last finding, for a statement to rest on.
func (s *scene) lastDecision() []report.Rest {
	all := evidence.Of(s.history(s.stream)).Findings()
	if len(all) == 0 {
		return nil
	}
	return onDecision(all[len(all)-1].Ref())
}
