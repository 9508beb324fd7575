package demopage

import (
	"candour/internal/demo"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// step is one thing to look at or to do: where, and what to notice there.
type step struct {
	link   govuk.Link
	notice string
	also   []govuk.Link
}

// walks are the cases that the page leads into, with what is to be seen in each.
var walks = []struct {
	law    pack.Law
	number string
	steps  func(place) []step
}{
	{pack.PrivateLaw, demo.MainNumber, mainSteps},
	{pack.PrivateLaw, "WX26P00344", worriedStep},
	{pack.PrivateLaw, "WX26P00480", hiddenStep},
	{pack.PrivateLaw, "WX26P00388", foundStep},
	{pack.PublicLaw, "WX26C00064", guardianStep},
	{pack.PrivateLaw, "BH26P00118", impactStep},
}

// place is a case that the reader may see.
type place struct{ stream ledger.StreamID }

func (p place) page(parts ...string) string {
	path := "/case/" + string(p.stream)
	for _, part := range parts {
		path += "/" + part
	}
	return path
}

func (p place) named(name string) string { return string(demo.Named(p.stream, name)) }
func (p place) item(name string) string {
	return string(evidence.ItemOf(p.stream, demo.Named(p.stream, name)))
}

// mainSteps are the main job, in the case of Rowan and Isla Halloran.
func mainSteps(p place) []step {
	return []step{
		{
			govuk.Link{Text: "1. An application arrives", Href: "/team"},
			"The court sends applications by itself, and nobody types them in. Make it send one with the button on this page: it then waits here for the manager to give it to somebody. Whatever the court sent is kept as it came.",
			nil,
		}, {
			govuk.Link{Text: "2. Who is in the family, and how it is safe to reach them", Href: p.page("people")},
			"Ms Mensah’s address is on record and hidden from Mr Halloran. It is nowhere on the page: showing it is an act of its own, with a reason, and stays on record. How it is safe to reach her stands above every number.",
			[]govuk.Link{{Text: "The case at a glance", Href: p.page()}},
		}, {
			govuk.Link{Text: "3. A call is written down", Href: p.page("note", p.named(demo.MotherCall))},
			"With whom, when, and what was said: three fields, under a minute.",
			[]govuk.Link{{Text: "Write a note yourself", Href: p.page("write-note")}},
		}, {
			govuk.Link{Text: "4. Words of the note become evidence", Href: p.page("note", p.named(demo.MotherCall), "mark")},
			"Mark some words: who said them, when, and how we know is filled in already. Nothing is typed twice.",
			[]govuk.Link{{Text: "All evidence of this case", Href: p.page("evidence")}},
		}, {
			govuk.Link{Text: "5. A parent says that it is not so", Href: p.page("evidence", p.item(demo.JourneyItem))},
			"An item has two standings: that it was said, and that it is so. Mr Halloran disputes the second. Until a court decides, a report may say that Ms Mensah said it. It may not say that it happened.",
			nil,
		}, {
			govuk.Link{Text: "6. A report in which every statement rests on something", Href: p.page("report", p.named(demo.DraftReport))},
			"The court’s own questions come first, then what must be put right before anybody can sign. One statement rests on nothing, and one on something that no longer stands. Mend them, or keep them with a reason.",
			[]govuk.Link{{Text: "As the judge will read it", Href: p.page("report", p.named(demo.DraftReport), "as-read")}},
		}, {
			govuk.Link{Text: "7. Signed, printed and filed", Href: p.page("report", p.named(demo.FiledLetter))},
			"What was printed is what was signed: the PDF was read back and compared, word by word, before the signature. This letter was filed with the court before the first hearing and has not changed since.",
			nil,
		}, {
			govuk.Link{Text: "8. A piece of evidence no longer stands", Href: p.page("no-longer-stands")},
			"The filed letter leaned on a letter of the school. The school has now corrected it: it had named the wrong adult. Three statements of the filed letter rested on it, and a person must say what follows.",
			[]govuk.Link{{Text: "The school’s letter", Href: p.page("evidence", p.item(demo.SchoolLetter))}, {Text: "Its correction", Href: p.page("evidence", p.item(demo.SchoolMended))}},
		},
	}
}

func worriedStep(p place) []step {
	return []step{{
		govuk.Link{Text: "Worried about a child now", Href: p.page()},
		"A girl rang from school. The local authority was told within minutes; the referral in writing and the risk assessment are due because of it, and one is late.",
		nil,
	}}
}

func hiddenStep(p place) []step {
	return []step{{
		govuk.Link{Text: "What may not be seen, and what is not agreed", Href: p.page("people")},
		"The court and we give different dates of birth, and a person settles which is right. A new address for e-mail came this week, and nobody has decided yet from whom it is hidden: until then, from everybody.",
		nil,
	}}
}

func foundStep(p place) []step {
	return []step{{
		govuk.Link{Text: "After a court has decided", Href: p.page("evidence")},
		"One matter was found, one was not proved. Only that settles them: what the parents said of each stays beside it.",
		nil,
	}}
}

func guardianStep(p place) []step {
	return []step{{
		govuk.Link{Text: "A guardian’s analysis in public law", Href: p.page("reports")},
		"Filed for the case management hearing. Nobody may withhold it from the court.",
		nil,
	}}
}

func impactStep(p place) []step {
	return []step{{
		govuk.Link{Text: "A child impact report, read by a manager", Href: p.page("reports")},
		"Her comments stand beside the statements and in no document. The author signs.",
		nil,
	}}
}
