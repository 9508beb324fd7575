//go:build e2e

package e2e

// family is a case of the demonstration in which the job is done.
type family struct {
	title, parent string // "O’Neill and Brady", "Sean Brady"
}

// What is said in the story.
const (
	called      = "He said: “She is always in her uniform and on time when I bring her.”"
	uniform     = "She is always in her uniform and on time when I bring her."
	onTime      = "The child arrives at school on time and in her uniform"
	register    = "Late on nine of the last ten Mondays."
	lateMondays = "The child was late on nine of ten Mondays"
	corrected   = "Late on one of the last ten Mondays. The register of another child had been read."
)

// mainJob goes from the day’s list to a signed report, and to what asks for an answer when what it rested on no longer stands.
func mainJob(k, manager keyboard, f family, look func(name string)) {
	look("walk-through")
	k.follow("Today")
	look("today")
	k.follow("Cases")
	look("cases")
	k.follow(f.title)
	look("overview")
	noteOfACall(k, f, look)
	evidenceFromAPaper(k, look)
	startReport(k, look)
	writeReport(k, f, look)
	keepAsItIs(k, look)
	sign(k, manager, look)
	correct(k, f, look)
}

// noteOfACall writes a note, and marks words of it as evidence.
func noteOfACall(k keyboard, f family, look func(name string)) {
	k.follow("Write a note")
	look("write-note")
	k.pick("What was it?", "Call")
	k.choose(f.parent)
	k.date("20", "11", "2026")
	k.write("What was said or seen?", called)
	k.follow("Save the note")
	k.says(uniform)
	look("note")
	k.follow("Mark words as evidence")
	look("mark")
	k.write("The words, as they stand in the note", uniform)
	k.choose("Yes")
	k.write("In one line", onTime)
	k.choose("First hand")
	mayBeNamed(k)
	k.follow("Record as evidence")
	k.says(onTime)
	look("item")
}

// mayBeNamed records that whoever said it may be named in a report.
func mayBeNamed(k keyboard) {
	k.choose("May be named")
}

// evidenceFromAPaper records what a letter says.
func evidenceFromAPaper(k keyboard, look func(name string)) {
	k.follow("Evidence")
	look("evidence")
	k.follow("Record evidence")
	look("record-evidence")
	k.write("The exact words", register)
	k.choose("Yes")
	k.write("In one line", lateMondays)
	k.write("Somebody else", "Mrs Ellis, class teacher")
	k.pick("What sort of source", "School")
	k.date("18", "11", "2026")
	k.pick("How did we get it?", "In writing")
	k.choose("First hand")
	mayBeNamed(k)
	k.follow("Record this")
	k.says(lateMondays)
}

// startReport begins the report that the court ordered.
func startReport(k keyboard, look func(name string)) {
	k.follow("Reports")
	look("reports")
	k.follow("Start a report")
	look("start")
	k.choose("File the section 7 report")
	k.follow("Begin")
	k.says("Checks")
	look("report-begun")
}

// writeReport adds statements with what they rest on.
func writeReport(k keyboard, f family, look func(name string)) {
	k.follow("Add a statement to this section: Each adult’s account")
	look("statement")
	k.write("What you want to say", f.parent+" said by telephone on 20 November 2026 that the child is always in her uniform and on time when he brings her.")
	k.choose("Someone told us")
	k.choose("…, 20 November 2026")
	k.follow("Save it")

	k.follow("Add a statement to this section: What others who know")
	k.write("What you want to say", "Mrs Ellis, class teacher, wrote on 18 November 2026 that the child was late on nine of the last ten Mondays.")
	k.choose("Someone told us")
	k.choose("…Mrs Ellis")
	k.follow("Save it")

	k.follow("Add a statement to this section: What it means")
	look("statement-of-opinion")
	k.write("What you want to say", "In my opinion Monday mornings are hard for this child, and a steady routine would help.")
	k.choose("My opinion")
	k.choose("…Mrs Ellis")
	k.choose("(")
	k.follow("Save it")
	look("report")
}

// keepAsItIs answers every check that remains with a reason.
func keepAsItIs(k keyboard, look func(name string)) {
	for first := true; k.offers("Keep it and say why"); first = false {
		k.follow("Keep it and say why")
		if first {
			look("keep")
		}
		k.write("Why does it stay as it is?", "The court is told at the hearing; it could not be asked in time.")
		k.follow("Keep it")
	}
}

// sign lets a manager read the report, where the author’s stage asks for it, and signs it.
func sign(k, manager keyboard, look func(name string)) {
	manager.open(k.path())
	manager.follow("I have read it")
	manager.follow("I have read it")
	k.follow("Sign it")
	look("sign")
	k.follow("Sign as Ruth Adeyemi")
	k.says("It stays as it was signed.")
	look("signed")
}

// correct records that the school corrected its letter: the case and the day’s list then ask for an answer.
func correct(k keyboard, f family, look func(name string)) {
	k.follow("Evidence")
	k.follow("…" + lateMondays)
	k.follow("A document was corrected")
	look("replace")
	k.write("What was wrong with the earlier one?", "The school had read the register of another child.")
	k.write("What the correction says", corrected)
	k.choose("Yes")
	k.write("In one line", "The child was late on one of ten Mondays")
	k.write("Somebody else", "Mrs Ellis, class teacher")
	k.pick("What sort of source", "School")
	k.date("21", "11", "2026")
	k.pick("How did we get it?", "In writing")
	k.choose("First hand")
	k.follow("Record the correction")
	k.follow("Overview")
	k.says("no longer stands")
	look("overview-asks")
	k.follow("Today")
	k.says(f.title + ": something that a signed report rested on no longer stands.")
}
