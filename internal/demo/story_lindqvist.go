package demo

import (
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/report"
)

func init() { stories["lindqvist"] = lindqvist }

// closedStory is a closed case whose filed report leaned on something that has since been corrected, with what its report rests on.
type closedStory struct {
	*scene
	peter, helen, oskar ref

	office, flatCall, visit, herHome, herCall, atSchool  ref // notes
	application, police, council, school, surgery        ref
	quiet, homeIs, swedish, hisFear, flat, inhaler, calm ref // what the father says
	agrees, worries, herFear                             ref // what the mother says
	wait, beds, nights, door, counted                    ref // what Oskar says
}

func lindqvist(s *scene) {
	s.screened()
	s.firstHearing()
	c := &closedStory{scene: s, peter: s.person("Peter"), helen: s.person("Helen"), oskar: s.person("Oskar")}
	s.at(s.past.worked(-150), 9, 30)
	s.knownAs(c.peter, "Mr Lindqvist")
	s.knownAs(c.helen, "Ms Marsh")
	s.holds(s.dates().first, "Section 7 report", "District Judge Iqbal")
	c.papers()
	c.father()
	c.atHome()
	c.mother()
	c.surgeryWrites()
	c.newFlat()
	c.checks()
	c.again()
	c.writes()
	s.closes()
	c.correction()
}

// and is another thing that somebody said on the same occasion as an item.
func (c *closedStory) and(first ref, words, says string, about ...ref) ref {
	return c.draws(drawn{words: words, says: says, about: about, source: c.sourceOf(first)})
}

func (c *closedStory) papers() {
	c.at(c.past.worked(-149), 11, 0)
	c.application = c.draws(drawn{
		words: "I would like Oskar to be with me on Wednesday nights and every other weekend.", says: "Mr Lindqvist asks for Wednesday nights and every other weekend", about: []ref{c.oskar},
		from: paper("party", "", "court_papers", c.past.worked(-190), written("Application on form C100"), func(f *evidence.SourceForm) { f.Who = evidence.Who{Person: c.peter} }),
	})
	c.at(c.past.worked(-126), 14, 20)
	c.school = c.draws(drawn{
		words: "Oskar’s attendance was 97 per cent. He reads with pleasure and has two firm friends. Both parents come to every meeting and sit next to each other.",
		says:  "Oskar does well at school, and both his parents come to every meeting", about: []ref{c.oskar},
		from: paper("school", "Larkfield Infant School", "in_writing", c.past.worked(-126), written("Letter of the class teacher"), knows("She has taught him for a year")),
	})
}

func (c *closedStory) father() {
	day := c.past.worked(-114)
	c.at(day, 11, 30)
	c.office = c.note(casework.Meeting, "Peter", day, 10, 0,
		"At the office, an hour, alone. “He goes quiet on the second Sunday. Twelve days is too long when you are six.” “His home is at Helen’s. I am not asking for that.” "+
			"“We read in Swedish. I am the only one he hears it from.” Asked whether he has ever been afraid of her, or for Oskar: “No. We are just sad at each other.” He moves on 8 August.",
		func(f *casework.NoteForm) { f.Where = "Wexcombe office" })
	c.quiet = c.draws(drawn{
		words: "He goes quiet on the second Sunday. Twelve days is too long when you are six.", says: "Oskar goes quiet before a wait of twelve days, his father says", about: []ref{c.oskar},
		from: c.inNote(c.office, c.peter, "in_person"),
	})
	c.homeIs = c.and(c.quiet, "His home is at Helen’s. I am not asking for that.", "Mr Lindqvist does not ask that Oskar lives with him", c.oskar)
	c.swedish = c.and(c.quiet, "We read in Swedish. I am the only one he hears it from.", "Oskar hears Swedish from his father alone", c.oskar)
	c.hisFear = c.and(c.quiet, "No. We are just sad at each other.", "Mr Lindqvist has never been afraid of Ms Marsh, or for Oskar")
}

// atHome is the visit to Oskar at his mother’s, and to her when he had gone to play.
func (c *closedStory) atHome() {
	day := c.past.worked(-110)
	c.at(day, 16, 0)
	c.visit = c.note(casework.Visit, "Oskar", day, 14, 0,
		"At his mother’s, alone in his room with the door open, 40 minutes. He built a garage of bricks and showed me how his inhaler works. “I have two beds and one of them is a boat.” "+
			"“Fridays are too far to wait.” Asked what the judge should know: “I want to sleep at Papa’s when it is not a weekend. My bear has to come.” "+
			"“I don’t like it when they talk at the door and I have my shoes on.” I told him that his parents and the judge read what he says. “All right.”",
		func(f *casework.NoteForm) { f.Where = "At his mother’s" })
	c.wait = c.draws(drawn{
		words: "Fridays are too far to wait.", says: "Oskar wants to see his father before Fridays", about: []ref{c.oskar},
		from: c.inNote(c.visit, c.oskar, "in_person", asked("He said it while he built; nothing was asked about days")),
	})
	c.beds = c.and(c.wait, "I have two beds and one of them is a boat.", "Oskar has a bed in each home", c.oskar)
	c.nights = c.and(c.wait, "I want to sleep at Papa’s when it is not a weekend. My bear has to come.", "Oskar wants to sleep at his father’s in the week", c.oskar)
	c.door = c.and(c.wait, "I don’t like it when they talk at the door and I have my shoes on.", "Oskar does not like it when his parents talk at the door", c.oskar)
	c.herHome = c.note(casework.Visit, "Helen", day, 14, 45,
		"At her home, 45 minutes, Oskar in the garden. He has a room of his own. The surgery’s plan for his asthma hangs on the fridge; inhaler and spacer lie on the shelf under it. "+
			"Asked whether she has ever been afraid of him, or for Oskar: “No, never. He is a good father.”",
		func(f *casework.NoteForm) { f.Where = "At her home" })
	c.herFear = c.draws(drawn{
		words: "No, never. He is a good father.", says: "Ms Marsh has never been afraid of Mr Lindqvist, or for Oskar", from: c.inNote(c.herHome, c.helen, "in_person"),
	})
}

func (c *closedStory) mother() {
	day := c.past.worked(-105)
	c.at(day, 12, 0)
	c.herCall = c.note(casework.Call, "Helen", day, 11, 20,
		"25 minutes. “Wednesday tea as well would be fine with me.” She collects him at six. “A night before school worries me. He was worn out in the spring, and I have not seen the flat.”")
	c.agrees = c.draws(drawn{words: "Wednesday tea as well would be fine with me.", says: "Ms Marsh agrees to Wednesdays", from: c.inNote(c.herCall, c.helen, "by_phone")})
	c.worries = c.and(c.agrees, "A night before school worries me. He was worn out in the spring, and I have not seen the flat.", "Ms Marsh is worried about a night before school", c.oskar)
}

func (c *closedStory) surgeryWrites() {
	c.at(c.past.worked(-100), 10, 15)
	c.surgery = c.called("the surgery’s letter").draws(drawn{
		words: "Oskar has asthma, well controlled. He has needed no urgent care in the last year.", says: "Oskar’s asthma is well controlled", about: []ref{c.oskar},
		from: paper("health", "Quarry Lane Surgery", "in_writing", c.past.worked(-100), written("Letter of the practice nurse")),
	})
}

func (c *closedStory) newFlat() {
	day := c.past.worked(-98)
	c.at(day, 17, 0)
	c.flatCall = c.note(casework.Call, "Peter", day, 16, 20,
		"20 minutes. He has moved. “It has two rooms and the bigger one is his. We can walk to school in ten minutes.” “One inhaler is in his bag and one is by my door.” "+
			"I told him of Ms Marsh’s worry. “He is asleep by half past seven with me too. She can come and look whenever she likes.”")
	c.flat = c.draws(drawn{
		words: "It has two rooms and the bigger one is his. We can walk to school in ten minutes.", says: "Oskar has a room in his father’s flat, ten minutes from school", about: []ref{c.oskar},
		from: c.inNote(c.flatCall, c.peter, "by_phone"),
	})
	c.inhaler = c.and(c.flat, "One inhaler is in his bag and one is by my door.", "Mr Lindqvist keeps an inhaler for Oskar", c.oskar)
	c.calm = c.and(c.flat, "He is asleep by half past seven with me too. She can come and look whenever she likes.", "Oskar is asleep by half past seven at his father’s", c.oskar)
}

// checks are asked for anew, since those made for the safeguarding letter would be too old by the day of the report.
func (c *closedStory) checks() {
	c.at(c.past.worked(-79), 15, 0)
	c.police = c.draws(drawn{
		words: "No record of either parent.", says: "The police have no record of either parent",
		from: paper("police", "Wexshire Police", "records_check", c.past.worked(-80), written("Answer to the check")),
	})
	c.council = c.draws(drawn{
		words: "Oskar is not known to us.", says: "The local authority does not know Oskar", about: []ref{c.oskar},
		from: paper("local_authority", "Wexshire County Council", "records_check", c.past.worked(-79), written("Answer to the check")),
	})
}

// again is the second visit to Oskar, to tell him what the report will say.
func (c *closedStory) again() {
	day := c.past.worked(-73)
	c.at(day, 14, 30)
	c.atSchool = c.note(casework.Visit, "Oskar", day, 13, 30,
		"At school, in the library, 25 minutes, alone. I drew two weeks as fourteen boxes and told him what I would say to the judge, and that the judge decides. He counted. "+
			"“Then it is only Sunday to Wednesday. That’s good.” He asked who brings the bear.",
		func(f *casework.NoteForm) { f.Where = "Larkfield Infant School" })
	c.counted = c.draws(drawn{
		words: "Then it is only Sunday to Wednesday. That’s good.", says: "Oskar thinks that Sunday to Wednesday is a good wait", about: []ref{c.oskar},
		from: c.inNote(c.atSchool, c.oskar, "in_person"),
	})
}

// writes is the report, read by a colleague, signed, filed and taken in.
func (c *closedStory) writes() {
	c.at(c.past.worked(-72), 10, 0)
	w := c.begins("section7", "marcus")
	health := c.says(w)
	c.thinks(w)
	c.at(c.past.worked(-70), 11, 0)
	w.comments("beth", health, "Good. Say when the letter was written, if it matters.")
	w.tells(c.oskar, "I told the judge that Fridays are too far to wait, and what you said about the door. The judge decides.")
	w.readBy("beth", "Clear, and in his words.")
	c.at(c.past.worked(-66), 15, 30)
	w.signs()
	w.files()
	w.takenIn()
}

// says is the part of the report that gives what was seen and said. It answers with what it says of Oskar’s health.
func (c *closedStory) says(w *writing) (health ref) {
	w.says("sources", report.Observation, "I met Mr Lindqvist alone at the Wexcombe office on "+c.past.worked(-114).Plain()+", for an hour, and spoke with him by telephone on "+c.past.worked(-98).Plain()+", for 20 minutes.", onNote(c.office, c.flatCall))
	w.says("sources", report.Observation, "I met Oskar twice, each time alone: at his mother’s on "+c.past.worked(-110).Plain()+", in his room with the door open, for 40 minutes; and at school on "+c.past.worked(-73).Plain()+", in the library, for 25 minutes.", onNote(c.visit, c.atSchool))
	w.says("sources", report.Observation, "I met Ms Marsh alone at her home on "+c.past.worked(-110).Plain()+", for 45 minutes, and spoke with her by telephone on "+c.past.worked(-105).Plain()+", for 25 minutes.", onNote(c.herHome, c.herCall))
	w.says("sources", report.Account, "I read Mr Lindqvist’s application, the answers of Wexshire Police and of Wexshire County Council to our new checks, and the letters of Larkfield Infant School and of Quarry Lane Surgery.", on(c.application, c.police, c.council, c.school))

	w.says("child", report.Observation, "Oskar is six. While we talked at his mother’s he built a garage of bricks, and showed me how his inhaler works. He spoke of days and nights before I asked.", onNote(c.visit), of(c.oskar))
	w.says("child", report.ChildsWords, "Oskar said: “Fridays are too far to wait.” Of his two homes he said: “I have two beds and one of them is a boat.”", on(c.wait, c.beds), of(c.oskar), w.answers(3))
	w.says("child", report.ChildsWords, "I asked what the judge should know. He said: “I want to sleep at Papa’s when it is not a weekend. My bear has to come.”", on(c.nights), of(c.oskar), w.answers(3))
	w.says("child", report.ChildsWords, "Of the moments in which his parents meet he said: “I don’t like it when they talk at the door and I have my shoes on.”", on(c.door), of(c.oskar), w.answers(3))
	w.says("child", report.Observation, "I told him that his parents and the judge read what he says. He said that this was all right.", onNote(c.visit), of(c.oskar))

	w.says("accounts", report.Account, "Mr Lindqvist asks the court: “I would like Oskar to be with me on Wednesday nights and every other weekend.” To me he said: “His home is at Helen’s. I am not asking for that.”", on(c.application, c.homeIs), w.answers(1, 2))
	w.says("accounts", report.Account, "Of the time between weekends Mr Lindqvist said: “He goes quiet on the second Sunday. Twelve days is too long when you are six.” He also said: “We read in Swedish. I am the only one he hears it from.”", on(c.quiet, c.swedish))
	w.says("accounts", report.Account, "Of his new flat Mr Lindqvist said: “It has two rooms and the bigger one is his. We can walk to school in ten minutes.” Of the asthma he said: “One inhaler is in his bag and one is by my door.”", on(c.flat, c.inhaler), w.answers(4))
	w.says("accounts", report.Account, "Ms Marsh said: “Wednesday tea as well would be fine with me.” Of a night she said: “A night before school worries me. He was worn out in the spring, and I have not seen the flat.”", on(c.agrees, c.worries), w.answers(2))
	w.says("accounts", report.Account, "Mr Lindqvist answers: “He is asleep by half past seven with me too. She can come and look whenever she likes.”", on(c.calm))
	w.says("accounts", report.Account, "I asked each of them, alone, whether they had ever been afraid of the other, or for Oskar. Mr Lindqvist said: “No. We are just sad at each other.” Ms Marsh said: “No, never. He is a good father.”", on(c.hisFear, c.herFear), w.answers(7))
	w.says("accounts", report.Observation, "At Ms Marsh’s home Oskar has a room of his own. The surgery’s plan for his asthma hangs on the fridge, with inhaler and spacer on the shelf under it.", onNote(c.herHome), w.answers(4))

	w.says("professionals", report.Account, "Wexshire Police answered on "+c.past.worked(-80).Plain()+": “No record of either parent.” Wexshire County Council answered on "+c.past.worked(-79).Plain()+": “Oskar is not known to us.”", on(c.police, c.council), w.answers(7))
	w.says("professionals", report.Account, "Larkfield Infant School wrote on "+c.past.worked(-126).Plain()+" that Oskar’s attendance was 97 per cent, that he reads with pleasure and has two firm friends, and that “both parents come to every meeting and sit next to each other”.", on(c.school), w.answers(5))
	health = w.says("professionals", report.Account, "Quarry Lane Surgery writes that Oskar has asthma, well controlled, and has needed no urgent care in the last year.", on(c.surgery), w.answers(5, 7))
	w.says("history", report.Linking, "No court has made a finding about this family, and none is asked for. Neither parent says that the other has harmed Oskar or them.", nil)
	return health
}

// thinks is the part of the report that says what its author makes of it: by the welfare checklist, then two choices beside each other.
func (c *closedStory) thinks(w *writing) {
	w.says("analysis", report.Opinion, "Wishes and feelings: Oskar said in July, without being asked, that the wait between his weekends with his father is too long, and in September he counted it out. He is six: I give weight to what he feels about the wait; how many nights are right is for adults to decide.", on(c.wait, c.nights, c.counted), w.answers(3))
	needs := w.says("analysis", report.Opinion, "Needs, age and background: Oskar needs a settled bedtime before school, his inhaler wherever he sleeps, and both his languages. His school and his surgery describe a boy whose needs are met.", on(c.school, c.surgery, c.inhaler, c.swedish), w.answers(5))
	change := w.says("analysis", report.Opinion, "The effect of a change: every other weekend alone leaves twelve days between one weekend with his father and the next. With a night in each week the longest wait is six days. What would be new to him is one school night in another bed, in a flat that he is only getting to know.", on(c.application, c.wait, c.flat), w.answers(6))
	harm := w.says("analysis", report.Opinion, "Harm: nothing that I was told, read or saw suggests that Oskar has been harmed by either parent or is likely to be. What troubles him is being handed over at the door, where his parents talk above his head. If that goes on it will weigh on him more than any timetable.", on(c.police, c.council, c.hisFear, c.herFear, c.door), w.answers(7))
	able := w.says("analysis", report.Opinion, "How capable each parent is: both keep to his bedtime, both know his asthma, and neither speaks against the other. Oskar is ready for a night in the week. Both homes can manage his asthma.", on(c.surgery, c.inhaler, c.calm, c.worries, c.herFear), w.answers(8))
	home := w.says("analysis", report.Opinion, "Where Oskar lives: both parents say that his home is with his mother, and neither asks for anything else. He is well there, and nothing speaks for a change.", on(c.homeIs, c.worries, c.school), w.answers(1))
	w.says("analysis", report.Opinion, "What the court can order: the parents agree where Oskar lives and on the weekends, and have not been able to settle the Wednesdays. An order that gives days and times would spare him more talk at the door; no order would leave it to the door.", on(c.homeIs, c.agrees, c.worries, c.door))

	w.says("childs_view", report.ChildsWords, "On "+c.past.worked(-73).Plain()+" I drew two weeks for Oskar as fourteen boxes, told him what I would advise, and that the judge decides. He counted and said: “Then it is only Sunday to Wednesday. That’s good.”", on(c.counted), of(c.oskar))

	tea := w.says("options", report.Opinion, "Every other weekend, and tea on Wednesdays until six, as Ms Marsh proposes. For it: nothing changes on a school night, and both parents could begin tomorrow. Against it: each Wednesday ends at the door, no night shortens the wait, and it is less than Oskar asks for.", on(c.agrees, c.worries, c.nights, c.door))
	night := w.says("options", report.Opinion, "Every other weekend, and Wednesday nights, as Mr Lindqvist asks. For it: the longest wait is six days, Mr Lindqvist brings him to school on Thursdays so that nobody meets at the door, and it is what Oskar asks for. Against it: it is a school night, Ms Marsh has not seen the flat, and both parents have to agree on school mornings.", on(c.application, c.flat, c.worries, c.nights))
	weighed := w.says("options", report.Opinion, "I prefer Wednesday nights to tea on Wednesdays. What speaks against the nights can be put right: Ms Marsh can see the flat, and mornings can be agreed. What speaks against tea alone, the wait of twelve days, cannot.", onStatement(change, able, tea, night))
	w.says("recommendation", report.Recommendation, "I recommend that Oskar lives with his mother, and spends Wednesday nights and every other weekend with his father.", onStatement(home, weighed, able), w.answers(1, 2))
	w.says("recommendation", report.Recommendation, "I recommend that he is handed over at school whenever it is a school day.", onStatement(harm))
	w.says("recommendation", report.Recommendation, "I recommend that Ms Marsh sees the flat before the first Wednesday, and that each home keeps an inhaler and the surgery’s plan.", onStatement(needs, weighed))
	w.says("limits", report.Linking, "I have not seen Mr Lindqvist’s new flat: he moved after I had met him. I have not seen Oskar together with his father. I have read the surgery’s letter and not its records.", nil)
}

// correction is what the surgery wrote when all was done, and to whom the answer was left.
func (c *closedStory) correction() {
	c.at(c.worked(-3), 11, 15)
	c.as("marcus")
	mended := c.draws(drawn{
		words: "Our letter left out two visits to hospital in spring. We apologise: they were filed under another name.", says: "Oskar was twice in hospital for his asthma in spring", about: []ref{c.oskar},
		from: paper("health", "Quarry Lane Surgery", "in_writing", c.worked(-4), written("Second letter of the practice nurse")),
	})
	c.corrects(c.surgery, mended, "The surgery’s first letter left out two visits to hospital")
	c.at(c.worked(-2), 10, 5)
	c.refers("The final order is made and the case is closed. Somebody has to say whether the parents and the court should be told of the two visits.")
}
