//go:build e2e

package e2e

import "testing"

const (
	atWork   = "She starts at the Quibblethorpe Bakery on Monday."
	corrects = "She starts work on Monday."
)

// TestWhatIsHiddenLateIsFoundHeldBackAndAnswered is what happens when somebody says too late that a detail must be hidden.
func TestWhatIsHiddenLateIsFoundHeldBackAndAnswered(t *testing.T) {
	k := signIn(t, "Ruth Adeyemi", withScripts)
	k.open("/cases")
	k.follow("O’Neill and Brady")
	k.follow("Write a note")
	k.pick("What was it?", "Call")
	k.choose("Niamh O’Neill")
	k.choose("Just now")
	k.write("What was said or seen?", atWork)
	k.follow("Save the note")
	k.says(atWork)
	note := k.path()
	k.follow("People")
	k.follow("Niamh O’Neill")
	k.follow("Add a number or address")
	k.pick("What is it?", "Place of work")
	k.write("The number or address itself", "Quibblethorpe Bakery")
	k.choose("From everyone outside the service")
	k.follow("Record")

	k.open(note)
	k.waitsFor("Held back: says something that is now hidden")
	k.reads("late-held-back")
	k.follow("Overview")
	k.follow("See where, and answer")
	k.says("It says a place of work of Niamh O’Neill, hidden by Ruth Adeyemi")
	k.reads("late-list")

	k.follow("…: In the case itself")
	k.choose("Corrected: it no longer says it")
	k.follow("Record this answer")
	k.says("What stands still says a place of work of Niamh O’Neill")
	k.reads("late-refused")
	k.open(note)
	k.follow("Correct")
	k.write("How should it read?", corrects)
	k.write("What was wrong?", "Where she works is confidential")
	k.follow("Correct it")
	k.says(corrects)

	k.follow("Overview")
	k.follow("See where, and answer")
	k.follow("…: In the case itself")
	k.choose("Corrected: it no longer says it")
	k.follow("Record this answer")
	k.says("Corrected: it no longer says it. Ruth Adeyemi")
	k.reads("late-answered")
}
