package demopage

import (
	"candour/internal/demo"
	"candour/internal/pack"
)

// sights are what else is worth seeing: in which case, and what there.
var sights = []struct {
	law    pack.Law
	number string
	step   func(place) step
}{
	{pack.PrivateLaw, "WX26P00344", worried},
	{pack.PrivateLaw, "WX26P00344", shownInTheNight},
	{pack.PrivateLaw, "WX26P00480", notAgreed},
	{pack.PrivateLaw, "WX26P00498", uncertain},
	{pack.PrivateLaw, "WX26P00503", refused},
	{pack.PrivateLaw, "WX26P00548", byHand},
	{pack.PrivateLaw, "WX26P00388", decided},
	{pack.PrivateLaw, "WX26P00290", referred},
	{pack.PrivateLaw, "BH26P00118", keptCheck},
	{pack.PublicLaw, "WX26C00064", guardian},
	{pack.PrivateLaw, demo.MainNumber, bundled},
	{pack.PrivateLaw, demo.MainNumber, exhibited},
	{pack.PrivateLaw, "BH26P00121", factCorrected},
	{pack.PrivateLaw, "BH26P00121", replied},
}

func worried(p place) step {
	return step{
		title: "Worried about a child now", who: demo.Newcomer, where: p.page("Zara and Adam Choudhury"),
		do:  "See what is due, and why. The same button as on every case page, “Worried about a child now”, began it.",
		why: "A girl rang from school. The local authority was told within minutes; the referral in writing and the risk assessment are due because of it.",
	}
}

func shownInTheNight(p place) step {
	return step{
		title: "A hidden address, shown in an emergency", who: demo.NewcomersManager, where: p.page("Zara and Adam Choudhury", "timeline"),
		do:  "Find what the manager on call did in the night, and what is due from you because of it.",
		why: "For somebody in danger nothing is locked: the address was shown at once, the act recorded, and it is looked at on the next working day.",
	}
}

func notAgreed(p place) step {
	return step{
		title: "What may not be seen, and what is not agreed", who: demo.Newcomer, where: p.page("Cara Brady", "people"),
		do:  "The court and we give different dates of birth: say which is right. Decide from whom the new address for e-mail is hidden.",
		why: "What the court says never overwrites what was found out here. A detail on which nobody has decided is hidden from everybody.",
	}
}

func uncertain(p place) step {
	return step{
		title: "A filing of which nobody knows whether it arrived", who: demo.Newcomer, where: p.page("Filing with the court", "court", "filing", p.named(demo.UnsureLetter)),
		do:  "Read what is known, and record what you find out at the court.",
		why: "The connection broke before the court’s answer. Nothing sends it a second time by itself.",
	}
}

func refused(p place) step {
	return step{
		title: "A filing that the court would not take", who: "Beth Lawson", where: p.page("Filing with the court", "court", "filing", p.named(demo.RefusedLetter)),
		do:  "Read why, and send it again.",
		why: "A refusal is known to have left nothing at the court, so that sending again is safe.",
	}
}

func byHand(p place) step {
	return step{
		title: "A case that the court’s system does not know of yet", who: demo.Newcomer, where: p.page("Tommy and Annie Doran"),
		do:  "The court office rang, and the papers follow. See what is known, and what is said in words not to be.",
		why: "Work cannot wait for a message. Whoever opens a case by hand gives what is known; what the court sends later never overwrites it.",
	}
}

func decided(p place) step {
	return step{
		title: "After a court has decided", who: "Marcus Webb", where: p.page("Mila Fields", "evidence"),
		do:  "One matter was found, one was not proved. A health visitor’s letter only repeats what Ms Winter said, and the two count once.",
		why: "Only a finding, an admission or a conviction settles a matter. What each parent said of it stays beside it.",
	}
}

func referred(p place) step {
	return step{
		title: "A closed case, left to the head of practice", who: "Judith Farrar", where: p.page("Oskar Lindqvist", "no-longer-stands"),
		do:  "See what the surgery corrected after the last hearing, and what rested on it. Say what follows.",
		why: "When a case is closed nobody works on it any more. The head of practice sees it from the moment at which it is referred to her, and no other case.",
	}
}

func keptCheck(p place) step {
	return step{
		title: "A check that was kept, with a reason", who: "Asha Menon", where: p.page("Leo Archer", "reports"),
		do:  "Open the child impact report. One source is older than the rules like; the author says why it stays. Her manager’s comments stand beside the statements, and in no document.",
		why: "The machine checks; a person judges, and the reason is part of the record.",
	}
}

func guardian(p place) step {
	return step{
		title: "A guardian’s analysis in public law", who: "Beth Lawson", where: p.page("Bobby Denby", "reports"),
		do:  "See what was filed for the case management hearing.",
		why: "A guardian is independent: nobody may withhold the analysis from the court.",
	}
}

func bundled(p place) step {
	return step{
		title: "The bundle for a hearing", who: demo.Newcomer, where: p.page("Bundle for a hearing", "bundle"),
		do:  "Two documents are sorted into sections. Press “Make the bundle”, wait for it, and look at what is in it and what was held back.",
		why: "The court gets one PDF with numbered pages and an index. What is hidden from a party is held back, and a copy without it can stand in its place.",
	}
}

func exhibited(p place) step {
	return step{
		title: "An exhibit to a report", who: demo.Newcomer, where: p.page("Exhibits to the section 7 report", "report", p.named(demo.DraftReport), "exhibits"),
		do:  "The school’s letter is exhibit RA1. Press “Make the exhibits”, or give another document its number.",
		why: "Whoever reads the report finds the paper itself behind it, with its mark.",
	}
}

func factCorrected(p place) step {
	return step{
		title: "A factual correction, and its answer", who: "Asha Menon", where: p.page("Factual corrections", "report", p.named(demo.CorrectedReport), "corrections"),
		do:  "Ms Ellison was given the draft. See what she says is wrong, and why the author kept the words.",
		why: "A wrong fact is cheap to mend before filing. The draft goes to nobody before its author says that it is safe and permitted, and that the child was told first.",
	}
}

func replied(p place) step {
	return step{
		title: "Somebody disputes a filed report", who: "Asha Menon", where: p.page("The second child impact report", "report", p.named(demo.SecondReport), "as-read"),
		do:  "Find the line that says that Mr Ellison disputes a paragraph of the first report, and his words in the annex.",
		why: "A later document never repeats a disputed paragraph as if nobody had answered it, and takes no side.",
	}
}
