//go:build e2e

package e2e

// What is said in the story.
const (
	called      = "He said: “She is always in her uniform and on time when I bring her.”"
	uniform     = "She is always in her uniform and on time when I bring her."
	onTime      = "The child arrives at school on time and in uniform"
	register    = "Late on nine of the last ten Mondays."
	lateMondays = "The child was late on nine of ten Mondays"
	corrected   = "Late on one of the last ten Mondays. The register of another child had been read."
	notAsked    = "The police and the local authority have been asked. Neither has answered yet."
	whyKept     = "Both were asked by telephone this morning; the answers go to the court when they come."
)

func (j *job) anApplicationArrives() {
	j.colin.reads("walk-through")
	told++
	for range 2 { // between the two families the court tells of one that is known by hand
		j.colin.follow("Send an application")
		j.colin.says("The court has sent an application.")
		j.colin.follow("Team")
		if j.colin.isSaid(j.title) {
			break
		}
		j.colin.follow("Walk-through")
	}
	j.colin.says(j.title)
	j.colin.reads("team")
}

func (j *job) theManagerGivesItToRuth() {
	j.colin.follow("Give to someone: " + j.title)
	j.colin.reads("allocate")
	j.colin.pick("Who?", "Ruth Adeyemi")
	j.colin.choose("The worker")
	j.colin.follow("Give it to them")
	j.colin.says("What is due, and why")
}

func (j *job) sheTakesIt() {
	j.ruth.follow("Today")
	j.ruth.reads("today")
	j.ruth.follow("Take it, or say why not")
	j.ruth.reads("take")
	j.ruth.choose("Yes, I take it")
	j.ruth.follow("Say so")
	j.ruth.says("What is due, and why")
}

func (j *job) sheReadsWhoIsInTheFamily() {
	j.ruth.follow("Cases")
	j.ruth.reads("cases")
	j.ruth.follow(j.title)
	j.ruth.says("File the safeguarding letter")
	j.ruth.reads("overview")
	j.ruth.follow("People")
	j.ruth.says(j.parent)
	j.ruth.reads("people")
	j.ruth.follow("Court")
	j.ruth.reads("court")
}

func (j *job) aCallIsWrittenDown() {
	j.ruth.follow("Overview")
	j.ruth.follow("Write a note")
	j.ruth.reads("write-note")
	j.ruth.pick("What was it?", "Call")
	j.ruth.choose(j.parent)
	j.ruth.choose("Earlier")
	j.ruth.date(ago(2))
	j.ruth.write("What was said or seen?", called)
	j.ruth.follow("Save the note")
	j.ruth.says(uniform)
	j.ruth.reads("note")
}

func (j *job) wordsOfTheCallBecomeEvidence() {
	j.ruth.follow("Mark words as evidence")
	j.ruth.reads("mark")
	j.ruth.write("The words, as they stand in the note", uniform)
	j.ruth.choose("Yes")
	j.ruth.write("In one line", onTime)
	j.ruth.choose("First hand")
	j.ruth.choose("May be named")
	j.ruth.follow("Record as evidence")
	j.ruth.says(onTime)
	j.ruth.reads("item")
}

func (j *job) aLetterOfTheSchoolIsRecorded() {
	j.ruth.follow("Evidence")
	j.ruth.reads("evidence")
	j.ruth.follow("Record evidence")
	j.ruth.reads("record-evidence")
	j.ruth.write("The exact words", register)
	j.aTeacherWrote(lateMondays, 4)
	j.ruth.choose("May be named")
	j.ruth.follow("Record this")
	j.ruth.says(lateMondays)
}

// aTeacherWrote says who wrote a letter of the school, some days ago, and what it comes to.
func (j *job) aTeacherWrote(inOneLine string, days int) {
	j.ruth.choose("Yes")
	j.ruth.write("In one line", inOneLine)
	j.ruth.write("Who it was, if somebody else", "Mrs Ellis, class teacher")
	j.ruth.pick("What sort of source", "School")
	j.ruth.date(ago(days))
	j.ruth.pick("How did we get it?", "In writing")
	j.ruth.choose("First hand")
}

func (j *job) theLetterToTheCourtIsBegun() {
	j.ruth.follow("Reports")
	j.ruth.reads("reports")
	j.ruth.follow("Start a report")
	j.ruth.reads("start")
	j.ruth.choose("File the safeguarding letter")
	j.ruth.follow("Begin")
	j.ruth.says("Checks")
	j.ruth.reads("report-begun")
}

func (j *job) everyStatementRestsOnEvidence() {
	j.ruth.follow("Add a statement to this section: What each party said")
	j.ruth.reads("statement")
	j.ruth.write("What you want to say", j.parent+" said by telephone on "+ago(2).Plain()+": “"+uniform+"”")
	j.ruth.choose("Someone told us")
	j.ruth.choose("1: " + j.parent)
	j.ruth.choose("(2)")
	j.ruth.follow("Save it")

	j.ruth.follow("Add a statement to this section: Issues for the court")
	j.ruth.write("What you want to say", "Mrs Ellis, class teacher, wrote on "+ago(4).Plain()+" that the child was late on nine of the last ten Mondays.")
	j.ruth.choose("Someone told us")
	j.ruth.choose("2: Mrs Ellis")
	j.ruth.follow("Save it")

	j.ruth.follow("Add a statement to this section: Advice")
	j.ruth.reads("statement-of-opinion")
	j.ruth.write("What you want to say", "In my opinion Monday mornings are hard for this child, and the court may want to ask both parents about them.")
	j.ruth.choose("My opinion")
	j.ruth.choose("2: Mrs Ellis")
	j.ruth.choose("(3)")
	j.ruth.follow("Save it")

	j.ruth.follow("Add a statement to this section: Checks made")
	j.ruth.write("What you want to say", notAsked)
	j.ruth.choose("I saw or heard it")
	j.ruth.choose("(1)")
	j.ruth.follow("Save it")
}

// theChecksAreAnswered keeps what the checks ask about, with a reason that is on record and in no document.
func (j *job) theChecksAreAnswered() {
	j.ruth.says("rests on nothing")
	j.ruth.reads("report")
	for first := true; j.ruth.offers("Keep it and say why"); first = false {
		j.ruth.follow("Keep it and say why")
		if first {
			j.ruth.reads("keep")
		}
		j.ruth.write("Why does it stay as it is?", whyKept)
		j.ruth.follow("Keep it")
	}
}

func (j *job) theManagerReadsIt() {
	j.colin.open(j.ruth.path())
	j.colin.reads("report-for-the-manager")
	j.colin.follow("I have read it")
	j.colin.reads("have-read")
	j.colin.follow("I have read it")
}
