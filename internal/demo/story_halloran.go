package demo

import (
	"fmt"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/pack"
	"candour/internal/report"
)

// Names of acts in the main story, for the walk-through to lead to.
const (
	MainNumber     = "WX26P00417" // the court's number of the main case
	MotherCall     = "the safeguarding call with Ms Mensah"
	JourneyItem    = "what Ms Mensah said of 9 May"
	SchoolLetter   = "the school’s letter"
	FiledLetter    = "the safeguarding letter"
	DraftReport    = "the section 7 report"
	SchoolMended   = "the school’s correction"
	RestsOnNothing = "a statement that rests on nothing"
)

// halloran is the main story: Daniel Halloran, Adwoa Mensah, Rowan and Isla. What lies before the filed letter happened on days of its own.
func halloran(s *scene) {
	h := &mainStory{scene: s}
	h.screened()
	h.checks()
	h.callMother()
	h.callFather()
	h.schoolWrites()
	h.letter()
	h.firstHearing()
	h.order()
	h.afterwards()
	h.children()
	h.draft()
	h.bundle()
	h.corrected()
}

func init() { stories["halloran"] = halloran }

// mainStory keeps what later acts of the story lean on.
type mainStory struct {
	*scene
	motherCall, fatherCall, visit                              ref
	application, journey, denial, shouting, stopped, neverWent ref
	school, police, authority                                  ref
	father2, islaSays, rowanSays, rowanWants, centre           ref
	fathersHome, mothersHome                                   ref
	s7                                                         *writing
}

func (h *mainStory) callMother() {
	day := h.past.worked(-80)
	h.at(day, 10, 55)
	daniel, adwoa, rowan, isla := h.person("Daniel"), h.person("Adwoa"), h.person("Rowan"), h.person("Isla")
	h.knownAs(adwoa, "Ms Mensah")
	h.motherCall = h.called(MotherCall).note(casework.Call, "Adwoa", day, 10, 15,
		"She said the handovers have gone badly since the spring. “Isla told me Daddy had been drinking and the car was wobbling. She said she held "+
			"Rowan’s hand all the way.” That was about Saturday 9 May. She was not in the car. “He shouted at me at the handover on 28 March with the "+
			"children in the car.” She said: “He lost his licence in April.” She asks that letters are not sent to the flat and that nobody leaves a message on the family telephone.",
		func(f *casework.NoteForm) {
			f.Others = "She said she was alone; the children were at school"
			f.About = []ref{rowan, isla}
		})
	h.hides(adwoa, casework.Address, daniel, "She asked for it on her C8 form, and again on the telephone")
	h.hides(adwoa, casework.Phone, daniel, "She asked for it on her C8 form, and again on the telephone")
	h.safely(casework.SafeBody{
		Of: adwoa, Use: h.detail(adwoa, casework.Phone), UseKind: casework.Phone, Times: "School days, 9.30 to 14.45", Messages: casework.NotSafe,
		Post: casework.NotSafe, MayAnswer: "Nobody else", Beware: "The family telephone is shared", ToldBy: "Ms Mensah, by telephone",
	})
	h.at(day, 11, 20)
	asks := asked("Asked: what worries you about the children’s time with their father? Typed as she spoke and read back to her")
	h.journey = h.called(JourneyItem).draws(drawn{
		words: "Isla told me Daddy had been drinking and the car was wobbling. She said she held Rowan’s hand all the way.",
		says:  "Mr Halloran drove the children on 9 May after drinking", about: []ref{rowan, isla}, happened: may(9),
		from:  h.inNote(h.motherCall, adwoa, "by_phone", asks, knows("She was not in the car. She says that Isla told her at home that evening.")),
		heard: evidence.Who{Person: isla},
	})
	h.shouting = h.draws(drawn{
		words: "He shouted at me at the handover on 28 March with the children in the car.", says: "Mr Halloran shouted at Ms Mensah at the handover of 28 March",
		source: h.sourceOf(h.journey), happened: date("2026-03-28"),
	})
	h.draws(drawn{words: "He lost his licence in April.", says: "Mr Halloran lost his driving licence in April", source: h.sourceOf(h.journey), happened: date("2026-04-01")})
	h.records(adwoa, ref{}, casework.Interpreter, "none", "Ms Mensah, by telephone")
}

func (h *mainStory) callFather() {
	day := h.past.worked(-79)
	h.at(day, 15, 0)
	daniel, rowan, isla := h.person("Daniel"), h.person("Rowan"), h.person("Isla")
	h.knownAs(daniel, "Mr Halloran")
	h.fatherCall = h.note(casework.Call, "Daniel", day, 14, 10,
		"He says that none of it happened as it is told. “I had nothing to drink that day. I drove them straight back from my mum’s, and Rowan will tell you.” "+
			"Of 28 March: “We both raised our voices, and I am sorry that the children heard it.” He asks for every other weekend. “She stopped me seeing them in June "+
			"and never said why.” “We have never been to court about the children before.”",
		func(f *casework.NoteForm) { f.About = []ref{rowan, isla} })
	h.at(day, 15, 20)
	h.denial = h.draws(drawn{
		words: "I had nothing to drink that day. I drove them straight back from my mum’s, and Rowan will tell you.",
		says:  "Mr Halloran had nothing to drink before he drove the children on 9 May", happened: may(9), about: []ref{rowan, isla},
		from: h.inNote(h.fatherCall, daniel, "by_phone", asked("Told what Ms Mensah says of 9 May, and asked what he says")),
	})
	h.safely(casework.SafeBody{Of: daniel, Times: "After 9.00 on weekdays", Messages: casework.YesIsSafe, Post: casework.YesIsSafe, MayAnswer: "His brother", ToldBy: "Mr Halloran, by telephone"})
	h.disputes(h.journey, h.denial)
	both := h.draws(drawn{
		words: "We both raised our voices, and I am sorry that the children heard it.", says: "Both parents raised their voices at the handover of 28 March",
		source: h.sourceOf(h.denial), happened: date("2026-03-28"),
	})
	h.disputes(h.shouting, both)
	h.stopped = h.draws(drawn{
		words: "She stopped me seeing them in June and never said why.", says: "Ms Mensah stopped the children’s time with their father in June without a reason",
		source: h.sourceOf(h.denial), happened: date("2026-06-01"),
	})
	h.neverWent = h.draws(drawn{
		words: "We have never been to court about the children before.", says: "No court has decided anything about these children before",
		source: h.sourceOf(h.denial),
	})
}

func (h *mainStory) checks() {
	h.at(h.past.worked(-84), 16, 10)
	daniel := h.person("Daniel")
	h.application = h.draws(drawn{
		words: "I would like Rowan and Isla to spend every other weekend with me and half of the school holidays.",
		says:  "Mr Halloran asks for every other weekend and half of the school holidays",
		from: paper("party", "", "court_papers", h.past.worked(-90), written("Application on form C100, section 8"), func(f *evidence.SourceForm) {
			f.Who = evidence.Who{Person: daniel}
		}),
	})
	h.police = h.draws(drawn{
		words: "No record of any stop, call or report about Mr Halloran on 9 May 2026. No conviction or caution of either parent.",
		says:  "The police have no record for 9 May, and no conviction or caution of either parent", happened: may(9),
		from: paper("police", "Wexshire Police", "records_check", h.past.worked(-84), written("Answer to the check of 26 August")),
	})
	h.authority = h.draws(drawn{
		words: "One contact in July 2025, a request for advice about a parking dispute. No further action. No concern recorded about the children.",
		says:  "The local authority has recorded no concern about the children",
		from:  paper("local_authority", "Wexshire County Council", "records_check", h.past.worked(-84), written("Answer to the check of 26 August")),
	})
}

func (h *mainStory) schoolWrites() {
	h.at(h.past.worked(-78), 9, 40)
	h.school = h.called(SchoolLetter).draws(drawn{
		words: "On Friday 8 May Mr Halloran collected the children at 3.20pm. The member of staff at the gate noticed that he smelled strongly of alcohol.",
		says:  "Staff at the school smelled alcohol on Mr Halloran when he collected the children on 8 May", happened: may(8),
		from: paper("school", "Thornmere Primary School", "in_writing", may(12), h.attached("school-letter", "Letter of Mrs P. Tolland, deputy head, 12 May 2026"),
			knows("Mrs Tolland was told by a colleague whom the letter does not name"), asked("Sent by e-mail on request, with her agreement that both parents read it")),
		heard: evidence.Who{Name: "a member of staff who is not named"}, passage: "second paragraph",
	})
}

// letter is the safeguarding letter, which leans on the school's letter and was filed.
func (h *mainStory) letter() {
	h.at(h.past.worked(-74), 10, 0)
	w := h.called(FiledLetter).begins("safeguarding_letter", "marcus")
	w.says("application", report.Account, "Mr Halloran asks the court that Rowan and Isla spend every other weekend and half of the school holidays with him.", on(h.application))
	w.says("checks", report.Account, fmt.Sprintf("Wexshire Police answered on %s that they have no record for 9 May 2026, and no conviction or caution of either parent.",
		h.past.worked(-84).Plain()), on(h.police), w.answers(1))
	w.says("checks", report.Account, fmt.Sprintf("Wexshire County Council answered on %s that it has recorded no concern about the children.",
		h.past.worked(-84).Plain()), on(h.authority), w.answers(1))
	w.says("what_was_said", report.Account, "Ms Mensah said: “Isla told me Daddy had been drinking and the car was wobbling. She said she held Rowan’s hand all the way.” "+
		"That was about 9 May 2026. Ms Mensah was not in the car.", on(h.journey), w.answers(2))
	w.says("what_was_said", report.Account, "Mr Halloran said: “I had nothing to drink that day. I drove them straight back from my mum’s, and Rowan will tell you.” No court has decided what happened.",
		on(h.denial), w.answers(2), goesOn)
	school := w.says("what_was_said", report.Account, "Thornmere Primary School wrote on 12 May 2026 that Mr Halloran collected the children on 8 May, and that a member of staff “noticed that he smelled strongly of alcohol”.",
		on(h.school), w.answers(2))
	w.says("known_outcomes", report.Account, "Mr Halloran said that no court has decided anything about these children before.", on(h.neverWent))
	care := w.says("issues", report.Opinion, "On 8 May 2026 somebody outside the family smelled alcohol on Mr Halloran when he collected the children from school. That is a reason for care until the court has looked into it.", on(h.school))
	w.says("advice", report.Recommendation, "I advise that Rowan and Isla spend time with their father at a contact centre until the court has looked into whether he drank before he drove.", onStatement(care), w.answers(3))
	w.says("limits", report.Linking, "I have not spoken to Rowan or Isla: at this stage nobody does. I have seen neither home. The school’s letter does not name who was at the gate.", nil)
	h.at(h.past.worked(-73), 16, 30)
	h.looks("colin")
	w.comments("colin", school, "Who was at the gate? If the school can say, it is worth asking before the hearing.")
	h.at(h.past.worked(-72), 9, 40)
	h.weighs(func(_ *pack.Pack, e *evidence.State, id entryID) (change, error) {
		return evidence.LookAgain(e, h.by, id, h.past.worked(-72), evidence.LookedAgainBody{
			Item: h.school, How: "Rang the school office: the letter stands as it was written, and they do not know who was at the gate",
		})
	})
	h.at(h.past.worked(-72), 10, 14)
	w.signs()
	w.files()
	h.at(h.past.worked(-71), 9, 25)
	w.confirms("Rang the court office: Mrs Dunn has the letter on the file")
}

func (h *mainStory) order() {
	first := h.dates().first
	h.at(first, 17, 5)
	h.holds(first, "Section 7 report; until then Rowan and Isla spend every other Saturday with their father at the contact centre", "District Judge Lenham")
	h.at(h.past.worked(-63), 9, 30)
	h.allocated("ruth")
	h.as("ruth")
	h.at(h.past.worked(-63), 10, 40)
	due := h.dates().report
	h.reads(casework.OrderText{
		Paragraphs: []casework.Paragraph{
			{Number: "4", Text: "Until further order Rowan and Isla shall spend time with their father at Wexcombe Contact Centre every other Saturday."},
			{Number: "5", Text: "The Court Adviser shall file a section 7 report by 4pm on " + due.Plain() + ", dealing with the questions below."},
		},
		Questions: []casework.Question{
			{Key: "a", Text: "What are Rowan’s and Isla’s wishes and feelings?", Paragraph: "5(a)", Report: "section7"},
			{Key: "b", Text: "What is each parent’s home like for them?", Paragraph: "5(b)", Report: "section7"},
			{Key: "c", Text: "Mr Halloran’s drinking, so far as it is in dispute, and any effect on the children", Paragraph: "5(c)", Report: "section7"},
			{Key: "d", Text: "Can time with their father be safe for the children and for Ms Mensah, and what would it need?", Paragraph: "5(d)", Report: "section7"},
			{Key: "e", Text: "What would be the likely effect of any change?", Paragraph: "5(e)", Report: "section7"},
			{Key: "f", Text: "What do you recommend?", Paragraph: "5(f)", Report: "section7"},
		},
		Asks: []casework.Ask{{Report: "section7", What: "Section 7 report", By: due, At: four, Paragraph: "5"}},
	})
}
