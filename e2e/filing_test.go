//go:build e2e

package e2e

func (j *job) sheSignsIt() {
	report := j.ruth.path()
	j.ruth.follow("Read it as the judge will")
	j.ruth.says(uniform)
	j.ruth.reads("as-read")
	j.ruth.open(report)
	j.ruth.follow("Sign it")
	j.ruth.reads("sign")
	j.ruth.follow("Sign as Ruth Adeyemi")
	j.ruth.says("It stays as it was signed.")
	j.ruth.reads("signed")
}

func (j *job) thePaperIsWhatWasSigned() {
	readsWellOnPaper(j, j.ruth.fetch("The PDF that was signed"), []string{"Safeguarding letter to the court", uniform, "late on nine of the last ten Mondays", notAsked, "Ruth Adeyemi"}, []string{whyKept})
}

func (j *job) itIsSentToTheCourt() {
	j.ruth.follow("Send to the court")
	j.ruth.reads("send")
	j.ruth.follow("Send it")
	j.ruth.waitsFor("Accepted")
	j.ruth.reads("filing")
}

// theCourtOfficeHasIt lets the court’s staff take in the letter. The court’s system never shows letters of this type back, so Ruth asks.
func (j *job) theCourtOfficeHasIt() {
	filing := j.ruth.path()
	j.ruth.follow("Walk-through")
	j.ruth.follow("Take in what was filed")
	j.ruth.says("The court’s staff have taken in")
	j.ruth.open(filing)
	j.ruth.waitsFor("only the court office can confirm")
	j.ruth.follow("Record what you found at the court")
	j.ruth.reads("checked")
	j.ruth.choose("The court has it")
	j.ruth.write("How did you find out?", "Asked the court office by telephone.")
	j.ruth.follow("Record it")
	j.ruth.says("On the court’s file")
	j.ruth.reads("filing-confirmed")
}

func (j *job) theSchoolCorrectsItsLetter() {
	j.ruth.follow("Evidence")
	j.ruth.follow("…" + lateMondays)
	j.ruth.reads("item-in-use")
	j.ruth.follow("A document was corrected")
	j.ruth.reads("replace")
	j.ruth.write("What was wrong with the earlier one?", "The school had read the register of another child.")
	j.ruth.write("What the correction says", corrected)
	j.aTeacherWrote("The child was late on one of ten Mondays", 1)
	j.ruth.choose("May be named")
	j.ruth.follow("Record the correction")
}

func (j *job) theFiledLetterShowsIt() {
	j.ruth.follow("Overview")
	j.ruth.says("no longer stands")
	j.ruth.reads("overview-asks")
	j.ruth.follow("Today")
	j.ruth.says(j.title + ": Evidence 2")
	j.ruth.says("no longer stands as it did")
	j.ruth.reads("today-asks")
	j.ruth.follow("Cases")
	j.ruth.follow(j.title)
	j.ruth.follow("Reports")
	j.ruth.follow("Safeguarding letter")
	j.ruth.says("filed with")
	j.ruth.says("no longer stands as it did")
	j.ruth.reads("signed-no-longer-stands")
}

func (j *job) sheAnswersForIt() {
	j.ruth.follow("See what rested on it, and answer")
	j.ruth.says(corrected)
	j.ruth.reads("answer")
	j.ruth.choose("The court and the parties are told now")
	j.ruth.write("Your reasons", "The letter gave the register of another child. What it said of Mondays does not hold.")
	j.ruth.choose(j.parent)
	j.ruth.follow("Record this answer")
	j.ruth.says("Everything that rested on it in a signed report has been answered for.")
	j.ruth.reads("answered")
	j.ruth.follow("Overview")
	j.ruth.says("Tell the court")
}
