package demo

import (
	"fmt"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/pack"
	"candour/internal/report"
)

// afterwards is what Ruth Adeyemi has done since the case is hers.
func (h *mainStory) afterwards() {
	h.licence()
	day := h.worked(-19)
	h.at(day, 12, 5)
	daniel := h.person("Daniel")
	meeting := h.note(casework.Meeting, "Daniel", day, 10, 30,
		"At the office. He brought the children’s drawings from the centre. I asked about alcohol. “Two or three pints at the weekend. Never before driving.” "+
			"He offered a test. “Whatever it takes, as long as it is the same for both of us.” His brother has moved in with him and shares the school run.",
		func(f *casework.NoteForm) { f.Where = "Wexcombe office" })
	h.father2 = h.draws(drawn{
		words: "Two or three pints at the weekend. Never before driving.", says: "Mr Halloran drinks two or three pints at the weekend and never before driving",
		from: h.inNote(meeting, daniel, "in_person"),
	})
	day = h.worked(-16)
	h.at(day, 11, 30)
	adwoa := h.person("Adwoa")
	call := h.note(casework.Call, "Adwoa", day, 10, 5,
		"Rung at 10.05 on the number she gave. “I stopped June because of the car. I told him so on the doorstep and in a message.” She read the message out. "+
			"She is content with the centre. “They come home calm.” About the licence she said again that she had been wrong.")
	reason := h.draws(drawn{
		words: "I stopped June because of the car. I told him so on the doorstep and in a message.",
		says:  "Ms Mensah told Mr Halloran in June why she stopped the children’s time with him", happened: date("2026-06-01"),
		from: h.inNote(call, adwoa, "by_phone"),
	})
	h.disputes(h.stopped, reason)
	h.atHome()
	h.atCentre()
}

// atHome is what Ruth Adeyemi saw of both homes. The note of Ms Mensah’s says nothing of where it is.
func (h *mainStory) atHome() {
	day := h.worked(-15)
	h.at(day, 17, 40)
	h.fathersHome = h.note(casework.Visit, "Daniel", day, 16, 30,
		"At his flat, with his brother there. One room has two beds, made, and a shelf each. The dog slept in the hall. He showed me where the children’s drawings hang. Nothing to drink in sight; I opened no cupboard.",
		func(f *casework.NoteForm) { f.Where, f.Others = "At his home", "His brother, Liam Halloran" })
	day = h.worked(-14)
	h.at(day, 11, 20)
	h.mothersHome = h.note(casework.Visit, "Adwoa", day, 10, 10,
		"At home, the children at school. Each child has a room. Rowan’s door has a sign that says knock. Photographs of both parents stand on the shelf in the hall. She asked again that nobody writes to this address.",
		func(f *casework.NoteForm) { f.Where = "At her home" })
}

// licence is what Ms Mensah said, took back, and what the record says.
func (h *mainStory) licence() {
	day := h.worked(-40)
	h.at(day, 10, 20)
	adwoa := h.person("Adwoa")
	call := h.note(casework.Call, "Adwoa", day, 9, 50, "About dates at the centre. She said: “I was wrong about his licence. It was a speed course. I am sorry I said it.”")
	var first ref
	for _, i := range evidence.Of(h.history(h.stream)).Items() {
		if i.ItemBody.Says == "Mr Halloran lost his driving licence in April" {
			first = i.Ref()
		}
	}
	now := h.draws(drawn{
		words: "I was wrong about his licence. It was a speed course.", says: "Mr Halloran went on a speed awareness course in April",
		from: h.inNote(call, adwoa, "by_phone"),
	})
	h.takesBack(first, now)
	record := h.draws(drawn{
		words: "Entitled to drive, categories B and B1, without interruption since 2009. No endorsement.", says: "Mr Halloran has been entitled to drive without interruption since 2009",
		from: paper("official_record", "Driver and Vehicle Licensing Agency", "seen_original", h.worked(-44), written("Driving record, shown by Mr Halloran")),
	})
	h.weighs(func(p *pack.Pack, e *evidence.State, id entryID) (change, error) {
		return evidence.Outweigh(p, e, h.by, id, evidence.OutweighedBody{Better: record, Worse: first, Why: "The driving record is the official one, and Ms Mensah says that she was wrong"})
	})
}

// atCentre is how the Saturdays go.
func (h *mainStory) atCentre() {
	day := h.worked(-12)
	h.at(day, 15, 10)
	centre := paper("contact_centre", "Wexcombe Contact Centre", "in_writing", day, written("Notes of four Saturdays"),
		knows("Two workers were in the room each time and wrote the notes the same day"))
	h.centre = h.draws(drawn{
		words: "Four visits of four took place. Both children ran to their father each time. Isla asked once when she can go to his flat to see the dog. No concern.",
		says:  "Time with their father at the contact centre has gone well, four times of four", from: centre,
	})
}

// children is the visit to Rowan and Isla, and what they said.
func (h *mainStory) children() {
	day := h.worked(-9)
	h.at(day, 15, 40)
	rowan, isla := h.person("Rowan"), h.person("Isla")
	h.visit = h.note(casework.Visit, "Isla", day, 11, 0,
		"At school, each on their own. Isla chose the reading corner and drew while we talked. “I miss Biscuit. I want to sleep at Mummy’s and go to Daddy’s for the day.” "+
			"“Daddy’s car goes wobbly on the bumpy road.” She asked what happens next. “Not my bedroom, at school please.” Biscuit is her father’s dog.\n"+
			"Rowan, afterwards, in the library: “He wasn’t drunk. He had a Coke at Grandma’s.” “I don’t want to choose. I want Saturdays and some Sundays.” He asked to read what the report says he said.",
		func(f *casework.NoteForm) {
			f.With, f.People, f.About, f.Where = "Isla and Rowan", []ref{isla, rowan}, []ref{isla, rowan}, "Thornmere Primary School"
		})
	h.islaSays = h.draws(drawn{
		words: "I miss Biscuit. I want to sleep at Mummy’s and go to Daddy’s for the day.", says: "Isla wants to sleep at her mother’s and spend days with her father",
		about: []ref{isla}, from: h.inNote(h.visit, isla, "in_person", asked("While she drew; nothing was asked about sleeping")),
	})
	h.draws(drawn{words: "Daddy’s car goes wobbly on the bumpy road.", says: "The car wobbles on a bumpy road, Isla says", about: []ref{isla}, source: h.sourceOf(h.islaSays)})
	h.rowanSays = h.draws(drawn{
		words: "He wasn’t drunk. He had a Coke at Grandma’s.", says: "Mr Halloran had drunk nothing but a Coke on 9 May, Rowan says", about: []ref{rowan}, happened: may(9),
		matter: h.denial, from: h.inNote(h.visit, rowan, "in_person", asked("Asked: is there a journey you remember?")),
	})
	h.rowanWants = h.draws(drawn{
		words: "I don’t want to choose. I want Saturdays and some Sundays.", says: "Rowan wants Saturdays and some Sundays with his father", about: []ref{rowan}, source: h.sourceOf(h.rowanSays),
	})
	h.promises("Tell Isla and Rowan what happens next", "Isla and Rowan", h.coming(3), "Your promise to Isla on "+day.Plain(), h.visit)
}

// draft is the section 7 report, not finished: some questions wait, and some statements have nothing that holds them up.
func (h *mainStory) draft() {
	day := h.worked(-7)
	h.at(day, 9, 30)
	isla, rowan := h.person("Isla"), h.person("Rowan")
	seen := h.worked(-9).Plain()
	w := h.called(DraftReport).begins("section7", "ruth")
	h.s7 = w
	w.says("sources", report.Observation, fmt.Sprintf("I met Isla and then Rowan, each on their own, at Thornmere Primary School on %s. Isla chose the reading corner and drew while we talked.", seen), onNote(h.visit))
	w.says("sources", report.Account, "I have read the notes of Wexcombe Contact Centre of four Saturdays.", on(h.centre))
	w.says("child", report.ChildsWords, "Isla said: “I miss Biscuit. I want to sleep at Mummy’s and go to Daddy’s for the day.” Biscuit is her father’s dog.", on(h.islaSays), of(isla), w.answers(1))
	w.says("child", report.ChildsWords, "Rowan said: “He wasn’t drunk. He had a Coke at Grandma’s.”", on(h.rowanSays), of(rowan), w.answers(1))
	w.says("child", report.ChildsWords, "He also said: “I don’t want to choose. I want Saturdays and some Sundays.”", on(h.rowanWants), of(rowan), w.answers(1), goesOn)
	w.says("accounts", report.Account, fmt.Sprintf("Mr Halloran told me on %s that he drinks “two or three pints at the weekend” and “never before driving”.", h.worked(-19).Plain()), on(h.father2), w.answers(3))
	w.says("accounts", report.Account, "Ms Mensah told Marcus Webb: “Isla told me Daddy had been drinking and the car was wobbling.” Ms Mensah was not in the car.", on(h.journey), w.answers(3))
	w.says("accounts", report.Account, "Mr Halloran says: “I had nothing to drink that day.” No court has decided what happened on 9 May.", on(h.denial), goesOn, w.answers(3))
	w.says("professionals", report.Account, "Wexcombe Contact Centre writes that four visits of four took place, and that both children ran to their father each time.", on(h.centre), w.answers(4))
	w.says("professionals", report.Account, "Thornmere Primary School noticed that Mr Halloran smelled of alcohol when he collected the children on 8 May.", on(h.school), w.answers(3))
	w.says("history", report.Linking, "No court has decided anything of 9 May or of 28 March. What each parent says stands in part 4.", nil)
	h.at(day, 16, 20)
	w.says("analysis", report.Opinion, "Neither child spoke of being frightened in their father’s car when I met them, apart.", on(h.islaSays, h.rowanSays), w.answers(3))
	w.says("sources", report.Observation, fmt.Sprintf("I saw Mr Halloran’s home on %s, with his brother there, and Ms Mensah’s on %s.", h.worked(-15).Plain(), h.worked(-14).Plain()), onNote(h.fathersHome, h.mothersHome))
	w.says("accounts", report.Observation, "At their father’s home one room has two beds, made, and a shelf for each child. At their mother’s each child has a room, and photographs of both parents stand in the hall.", onNote(h.fathersHome, h.mothersHome), w.answers(2))
	together := w.says("analysis", report.Opinion, "Time with their father at the centre has been good for both children. Both ask for more of it, and neither asks for nights.", on(h.islaSays, h.rowanWants, h.centre), w.answers(4))
	w.says("options", report.Opinion, "The Saturdays could stay at the centre: that is safe, and keeps from both children the dog, the home and the grandmother of whom they speak. They could move to Mr Halloran’s home by day: that gives them what they ask for, and rests on the court’s view of 9 May.", onStatement(together), w.answers(5))
	w.says("limits", report.Linking, "I was not there on 9 May, and no court has decided what happened. I have not met the children’s grandmother.", nil)
	alone := w.called(RestsOnNothing).says("analysis", report.Opinion, "It is clear that Mr Halloran minimises his drinking.", nil, w.answers(3))
	h.at(h.worked(-6), 11, 0)
	h.looks("colin")
	w.comments("colin", alone, "What did you see or hear that this comes from?")
	h.at(h.worked(-5), 15, 10)
	w.tells(isla, "I wrote to the judge where you want to sleep, and that you miss Biscuit. The judge decides.")
	w.tells(rowan, "I read out to you what the report says that you said. Your mum and dad read it too.")
	h.at(h.worked(-4), 16, 42)
	h.looks("ruth")
}

// corrected is the school's correction, which puts its letter out, and with it what was filed upon it.
func (h *mainStory) corrected() {
	h.at(h.worked(-1), 15, 10)
	h.as("marcus")
	mended := h.called(SchoolMended).draws(drawn{
		words: "Our letter of 12 May named the wrong adult. The children were collected by their uncle, Mr Liam Halloran. Mr Daniel Halloran was not at school that day. We are sorry.",
		says:  "Mr Halloran did not collect the children on 8 May; their uncle did", happened: may(8),
		from: paper("school", "Thornmere Primary School", "in_writing", h.worked(-2), h.attached("school-correction", "Letter of Mrs P. Tolland, deputy head, correcting hers of 12 May"),
			knows("Mrs Tolland has since read the teaching assistant’s own note of 8 May")),
		heard: evidence.Who{Name: "the teaching assistant’s own note"}, passage: "first paragraph",
	})
	h.corrects(h.school, mended, "The school’s letter of 12 May named the wrong adult")
}
