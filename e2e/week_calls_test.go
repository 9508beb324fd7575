//go:build e2e

package e2e

const (
	sianSaid = "She says he came to the door after dark. “He said he would take Mabli and I would never find her.” She asked what she can do."
	takeHer  = "He said he would take Mabli and I would never find her."
)

func (w week) whatCameIn() {
	ruth := w.as("Ruth Adeyemi")
	ruth.tap("Look at your notices")
	for ruth.offers("Seen") {
		ruth.tap("Seen")
	}
	ruth.says("Choudhury")
	ruth.tap("I have looked")
	ruth.says("Nothing")
}

func (w week) aMothersCall() {
	ruth := w.as("Ruth Adeyemi")
	ruth.tap("Cases")
	ruth.tap("Rees and Vaughan")
	ruth.tap("Write a note")
	ruth.says("Ms Rees. When: Weekdays before 15.00.")
	ruth.pick("What was it?", "Call")
	ruth.choose("Siân Rees")
	ruth.write("What was said or seen?", sianSaid)
	ruth.tap("Save the note")
}

func (w week) itsWorryingWords() {
	ruth := w.as("Ruth Adeyemi")
	ruth.tap("Mark as evidence: “He said he would take Mabli")
	ruth.holds("The words, as they stand in the note", takeHer)
	ruth.holds("Who said it?", "Siân Rees")
	ruth.holds("What sort of source is that?", "A parent or other party")
	ruth.write("In one line, what does it say happened?", "Mr Vaughan threatened to take Mabli away")
	ruth.choose("First hand")
	ruth.tap("Record as evidence")
	ruth.says(takeHer)
}

func (w week) ringingBack() {
	ruth := w.as("Ruth Adeyemi")
	ruth.tap("People")
	ruth.says("How it is safe to reach Ms Rees")
	ruth.says("Weekdays before 15.00")
	ruth.says("07700 900")
	ruth.tap("Overview")
	ruth.tap("Write a note")
	ruth.says("Ms Rees. When: Weekdays before 15.00.")
	ruth.pick("What was it?", "Tried to reach them")
	ruth.choose("Siân Rees")
	ruth.write("What was said or seen?", "No answer; I left my name.")
	ruth.tap("Save the note")
}

func (w week) aReferral() {
	ruth := w.as("Ruth Adeyemi")
	ruth.tap("Overview")
	ruth.tap("Worried about a child now")
	ruth.write("What gives you cause for worry?", "Ms Rees was told that Mabli would be taken and not found.")
	ruth.choose("The local authority")
	ruth.write("Who took it?", "Nadia, duty team")
	ruth.write("How did you tell them?", "duty line")
	ruth.write("Their reference", "WX-4471")
	ruth.tap("Record this")
	ruth.says("Confirm the referral in writing")
	ruth.tap("File the section 16A risk assessment")
	ruth.says("Children Act 1989 s16A")
	ruth.tap("Write the report")
	ruth.choose("File the section 16A risk assessment")
	ruth.tap("Begin")
	ruth.says("Section 16A")
}
