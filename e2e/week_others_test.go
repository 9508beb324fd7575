//go:build e2e

package e2e

func (w week) aColleagueIsIll() {
	colin := w.as("Colin Pryce")
	colin.open("/")
	colin.tap("Team")
	colin.tap("Marcus Webb")
	colin.tap("Say that they are away, and who covers")
	colin.date("Until the end of which day?", ago(-4))
	colin.pick("Who covers?", "Beth Lawson")
	colin.tap("Write it down")
	colin.says("Beth Lawson")
}

// aCaseIsClosed ends the work on a case whose report the court followed.
func (w week) aCaseIsClosed() {
	asha := w.as("Asha Menon")
	asha.open("/cases")
	asha.tap("Ellison")
	asha.tap("Court")
	asha.tap("Close the case")
	asha.pick("Which order ended it?", "Standard directions order")
	asha.write("What was decided, or why does the work end?", "Matches and concerts, as agreed. No handovers.")
	asha.choose("As the report recommended")
	asha.choose("Was each child told what was decided, and by whom?/Yes")
	asha.write("Who told them, and what they said", "I did, at school; both are content")
	asha.choose("Did each child have a goodbye letter or visit?/Yes")
	asha.write("A letter or a visit, and by whom", "Letters, by me")
	asha.choose("Were the children and the parties asked how they found our work?/Yes")
	asha.write("Who was asked, and how", "All, by form")
	asha.choose("Decision hearing/It is not needed any more")
	asha.write("Decision hearing/Why not?", "Vacated: the order was by consent")
	asha.choose("A report begun by Asha Menon is not signed/It is not needed any more")
	asha.write("A report begun by Asha Menon is not signed/Why not?", "The order was by consent")
	asha.choose("Did the court order a review?/No")
	asha.pick("Who looks again", "Asha Menon")
	asha.tap("Close this case")
	asha.says("How the case was closed")
}

// theWrongFamily is a note that was written in the case of another family, and the minute in which it is put right.
func (w week) theWrongFamily() {
	w.aNoteInTheWrongCase(w.given("Ruth Adeyemi"))
	ruth := w.as("Ruth Adeyemi")
	ruth.tap("It was written in the wrong case")
	ruth.pick("Which case does it belong to?", "Nowak")
	ruth.write("How did it come to be here?", "I had both open")
	ruth.tap("Hide it now")
	ruth.says("It is hidden here")
	ruth.says("The note now stands where it belongs.")
	ruth.open("/cases")
	ruth.tap("Nowak")
	ruth.tap("Notes")
	ruth.says("Maja starts swimming on Thursday.")
}

func (w week) aNoteInTheWrongCase(ruth hands) {
	ruth.open("/cases")
	ruth.tap("Rees and Vaughan")
	ruth.tap("Write a note")
	ruth.pick("What was it?", "Call")
	ruth.write("Who it was with, if somebody else", "Mr Nowak")
	ruth.write("What was said or seen?", "Maja starts swimming on Thursday.")
	ruth.tap("Save the note")
}
