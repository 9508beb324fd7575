package demopage

import (
	"candour/internal/demo"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
)

// step is one thing to do or to look at: whose work it is, where, what to do, why it matters, and how one knows that it worked.
type step struct {
	title string
	who   string     // whose work it is, by name; empty when it is done on this page
	where govuk.Link // the page it is done on; without an address while the reader may not see it
	do    string
	why   string
	known string
	court string       // what the court is made to do in it, as the last part of an address of ours
	also  []govuk.Link // further pages worth a look, for whoever may see them
}

// place is a case that the reader may see; the zero place is one that they may not.
type place struct {
	stream ledger.StreamID
	signed ledger.EntryID // the signing of the report that the reader writes, once there is one
}

// page is a link to a page of the case, without an address when the reader may not see the case.
func (p place) page(text string, parts ...string) govuk.Link {
	if p.stream == "" {
		return govuk.Link{Text: text}
	}
	path := "/case/" + string(p.stream)
	for _, part := range parts {
		path += "/" + part
	}
	return govuk.Link{Text: text, Href: path}
}

func (p place) named(name string) string { return string(demo.Named(p.stream, name)) }
func (p place) item(name string) string {
	return string(evidence.ItemOf(p.stream, demo.Named(p.stream, name)))
}

// filing is where the report that the reader signed is sent from; until it is signed, the report.
func (p place) filing() govuk.Link {
	if p.signed == "" {
		return p.page("The report", "report", p.named(demo.DraftReport))
	}
	return p.page("Filing with the court", "court", "filing", string(p.signed))
}

// mainSteps are the main job: an application that comes, and then the case of Rowan and Isla Halloran, which came some months ago.
func mainSteps(p place) []step {
	return append([]step{
		{
			title: "The court sends an application", court: "application",
			do:    "Press the button. The court then tells of a family that it has not told of before.",
			why:   "Applications come from the court’s own system, and nobody types them in. What the court sent is kept as it came, beside what people here find out.",
			known: "This page says so at its top.",
		}, {
			title: "A manager gives it to somebody", who: demo.NewcomersManager, where: govuk.Link{Text: "Team", Href: "/team"},
			do:    "Under “Children waiting for a worker”, find the family that waits since today, follow “Give to someone”, choose " + demo.Newcomer + " and “The worker”, and give it to her.",
			why:   "Until then no worker sees it: who may see a case follows from who works on it, and from nothing else. What the court expects stands beside each name.",
			known: "The family has left that list, and stands further down under " + demo.Newcomer + ".",
		}, {
			title: "Who is in the family, and how it is safe to reach them", who: demo.Newcomer, where: p.page("People", "people"),
			do:    "From here on we follow Rowan and Isla Halloran, whose case is some months old. Read how it is safe to reach Ms Mensah, and look for her address.",
			why:   "Mr Halloran must not learn where she lives. An address that is hidden from anybody is on no page, in no document and in no link; showing it is an act of its own, with a reason, and stays on record.",
			known: "You read “On record, hidden from Daniel Halloran”, and nowhere where she lives. How it is safe to reach her stands above every number.",
			also:  []govuk.Link{p.page("The case at a glance")},
		}, {
			title: "A call is written down", who: demo.Newcomer, where: p.page("Write a note", "write-note"),
			do:    "Choose “Call”, tick Adwoa Mensah, and write under “What was said or seen?”: She is content with the centre. “They come home calm, and Isla sleeps.” Then save the note.",
			why:   "With whom, when, and what was said: three fields, under a minute. Everything later rests on notes like this one.",
			known: "The note is shown with your name and the time. Stay on that page for the next step.",
		},
	}, append(evidenceSteps(p), reportSteps(p)...)...)
}

func evidenceSteps(p place) []step {
	return []step{
		{
			title: "Her words become evidence", who: demo.Newcomer, where: p.page("The notes of this case", "notes"),
			do:    "On the page of your note, follow “Mark words as evidence”. Keep only the words in quotation marks, answer “Yes” to word for word, put into one line what they say, such as “Isla sleeps well after visits”, choose “First hand” and “May be named”, and record it.",
			why:   "Who said it, when, and to whom is filled in already: nothing is typed twice. From now on every statement that leans on these words leads back to your note.",
			known: "The item has a number, and its page says who said it and that it stands.",
		}, {
			title: "A parent says that it is not so", who: demo.Newcomer, where: p.page("What Ms Mensah said of 9 May", "evidence", p.item(demo.JourneyItem)),
			do:    "Read what the page says of the journey of 9 May, and who disputes it.",
			why:   "That something was said, and that it is so, are two questions. Mr Halloran disputes the second. Until a court decides, a report may say that Ms Mensah said it; it may not say that it happened.",
			known: "The item is marked “Disputed”, and the sentence beside it names by whom.",
			also:  []govuk.Link{p.page("All evidence of this case", "evidence")},
		},
	}
}

func reportSteps(p place) []step {
	return append([]step{
		{
			title: "A report is put right", who: demo.Newcomer, where: p.page("The section 7 report", "report", p.named(demo.DraftReport)),
			do: "Under “Checks” stands what keeps it from being signed. Take out the statement that rests on nothing, “It is clear that Mr Halloran minimises his drinking”. Change 5.2 to “Thornmere Primary School has corrected its letter: Mr Halloran did not collect the children on 8 May.”; " +
				"under what it rests on, untick 11, the first letter, and tick 21, the correction. Then add a statement to “What I recommend”: whatever you would advise, as “My recommendation”, resting on 7.2 and answering question (f).",
			why:   "Every statement filed with a court says what it rests on. A check can also be kept as it is, with a reason, and then the reason is on record.",
			known: "Under “Checks” you read that nothing was found that stops the signature.",
			also:  []govuk.Link{p.page("As the judge will read it", "report", p.named(demo.DraftReport), "as-read")},
		}, {
			title: "Somebody reads it first", who: demo.NewcomersManager, where: p.page("I have read it", "report", p.named(demo.DraftReport), "have-read"),
			do:    "Say that you have read it. On the report itself you could comment on any statement.",
			why:   "A second pair of eyes advises, and decides nothing: the author signs. Who must read what stands with its source in the rules of the service.",
			known: "The report says that it has been read, by whom and when.",
		}, {
			title: "The author signs", who: demo.Newcomer, where: p.page("Sign the report", "report", p.named(demo.DraftReport), "sign"),
			do:    "Sign it. The PDF is made while you wait; the first one on a new machine can take a minute.",
			why:   "What is printed is what is signed: the PDF is read back and compared with the record, word by word, before the signature. Nothing in it changes afterwards.",
			known: "The report says “Signed by " + demo.Newcomer + "”, and leads to the PDF.",
		}, {
			title: "The report goes to the court", who: demo.Newcomer, where: p.filing(), court: "filings",
			do:    "Follow “Send it to the court”, and send it. Then come back here and let the court’s staff take it in, which at a real court takes hours.",
			why:   "It is sent once. If the answer is lost on the way, nothing sends it again by itself: a second filing would be a second document on the court’s file.",
			known: "The page of the filing says first that the court has accepted it, and after the court took it in that it is on the court’s file.",
		},
	}, afterwardsSteps(p)...)
}

func afterwardsSteps(p place) []step {
	return []step{
		{
			title: "A piece of evidence no longer stands", who: demo.Newcomer, where: p.page("What no longer stands", "no-longer-stands"),
			do:    "A safeguarding letter was filed before the first hearing, and leaned on a letter of the school. The school has since written that it named the wrong adult. Open the one thing on the list, see which statements rested on it, tick all three, choose “It is raised at the hearing”, give your reasons, and record your answer.",
			why:   "A filed report stays as it was signed. So somebody must say what follows, and the record shows who said it, and when.",
			known: "Nothing on the list waits for an answer any more, Today no longer asks you, and raising it stands among what is due, on the day of the hearing.",
			also: []govuk.Link{
				p.page("The filed letter", "report", p.named(demo.FiledLetter)),
				p.page("The school’s letter", "evidence", p.item(demo.SchoolLetter)),
				p.page("Its correction", "evidence", p.item(demo.SchoolMended)),
			},
		}, {
			title: "Nothing was lost on the way", who: demo.Newcomer, where: p.page("Timeline", "timeline"),
			do:    "Find your note, your evidence, the report and your answer.",
			why:   "Nothing in the record is edited or deleted. What was wrong is corrected by a new entry that points at what it corrects.",
			known: "Each has your name and the time beside it.",
		},
	}
}
