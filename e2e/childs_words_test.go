//go:build e2e

package e2e

import (
	"fmt"
	"testing"
)

// What is said in the story of Jonah’s words. He is twelve.
const (
	everyWeekend = "I want to stay at Dad’s every weekend."
	everyOther   = "I said every other weekend. I never said every."
	house        = "A house with two doors. He said: “One is for me and one is for going.”"
	shouting     = "I don’t like it when there is shouting."
	dontTell     = "Please can Dad not read that bit"
	youWereRight = "You were right. I have written to the judge with what you really said, and I am sorry."
)

// TestAChildsCorrectionReachesTheReportAndTheAnswerReachesTheChild is told on a tablet; axe reads each sort of page on the way.
func TestAChildsCorrectionReachesTheReportAndTheAnswerReachesTheChild(t *testing.T) {
	w := week{t, t, ofItsOwn(t).address, &tally{looks: true}, map[string]hands{}}
	w.jonahsCase()
	ruth, tom := w.as("Ruth Adeyemi"), w.as("Tom Jeavons")
	tool := aToolIsIssued(tom)
	heIsToldWhoWillReadIt(ruth)
	hisWords := ruth.path()
	heSaysThreeThings(ruth, tom, tool)
	heWishes(ruth)
	report := theyAreQuoted(ruth, hisWords)
	heCorrectsOne(ruth, hisWords, report)
	theToolIsWithdrawn(tom, tool)
	ruth.open(caseOf(report))
	ruth.waitsFor("“Jonah does not like shouting” no longer stands as it did.")
}

// caseOf is the address of the case of one of its pages: /case/{case}/…
func caseOf(path string) string { return path[:len("/case/")+36] }

// jonahsCase opens a case by hand, and Ruth takes it.
func (w week) jonahsCase() {
	colin := w.given("Colin Pryce")
	colin.open("/cases")
	colin.tap("Open a case by hand")
	colin.choose("Private law")
	colin.write("Court number, if you know it", "WX26P00088")
	colin.write("Which court?", "Family Court at Wexcombe")
	colin.write("Child, number 1/Name in full", "Jonah Marsh")
	colin.write("Adult, number 1/Name in full", "Sally Marsh")
	colin.pick("Adult, number 1/Part in the case", "Applicant")
	colin.write("Adult, number 2/Name in full", "Peter Lowe")
	colin.pick("Adult, number 2/Part in the case", "Respondent")
	colin.tap("Open the case")
	colin.tap("Give it to somebody")
	colin.pick("Who?", "Ruth Adeyemi")
	colin.choose("The worker")
	colin.tap("Give it to them")
	ruth := w.given("Ruth Adeyemi")
	ruth.open("/cases")
	ruth.tap("Marsh")
	ruth.tap("Take it, or say why not")
	ruth.choose("Yes, I take it")
	ruth.tap("Say so")
}

// aToolIsIssued puts a tool of the pack on the list, and gives its address.
func aToolIsIssued(tom hands) string {
	tom.open("/guidance")
	tom.tap("How it looks to me")
	tom.write("Version", "2")
	tom.tap("Add it")
	return tom.path()
}

func heIsToldWhoWillReadIt(ruth hands) {
	ruth.open("/cases")
	ruth.tap("Marsh")
	ruth.tap("People")
	ruth.tap("Jonah Marsh")
	ruth.tap("The child’s words")
	ruth.tap("Who will read it")
	ruth.choose("In fuller sentences")
	ruth.says("The judge reads the report, and so do your parents and their lawyers.")
	ruth.write("How did you tell them?", "In person, at school")
	ruth.tap("Record that they know")
}

// said is one thing that Jonah says, with what is entered of it.
func said(ruth hands, form, prompt, words, inOneLine, theme string, withTool bool) {
	ruth.tap("Record what the child said")
	ruth.choose(form)
	ruth.write("What did you ask, in your words then?", prompt)
	ruth.write("What did the child say?", words)
	ruth.write("What is it, in one line?", inOneLine)
	ruth.pick("What is it about?", theme)
	ruth.pick("In what sort of place?", "At school")
	ruth.write("Who was near enough to hear?", "Nobody")
	if withTool {
		ruth.pick("Which tool did you use?", "How it looks to me")
		ruth.choose("If you used one/Yes")
	}
	ruth.tap("Record this")
	ruth.says(words)
}

// heSaysThreeThings has one tool used twice: before Ruth was trained in it, and since.
func heSaysThreeThings(ruth, tom hands, tool string) {
	said(ruth, "Word for word", "What is it like at your dad’s?", everyWeekend, "Jonah wants every weekend with his father", "Time with somebody", false)
	said(ruth, "By a drawing", "Can you draw where you live?", house, "Jonah drew a house with two doors", "Where I live", true)
	ruth.says("its use by somebody not trained in it")
	tom.open(tool)
	tom.tap("Record a training")
	tom.pick("Who was trained?", "Ruth Adeyemi")
	tom.date("Until when does it count?", ago(-300))
	tom.write("What shows it?", "The certificate, seen")
	tom.tap("Confirm it")
	tom.says("Confirmed by Tom Jeavons")
	said(ruth, "Word for word", "What is hard?", shouting, "Jonah does not like shouting", "Feeling safe or not", true)
}

// heWishes asks that his father does not read one of them, and is told that it cannot be kept.
func heWishes(ruth hands) {
	ruth.tap("What the child wishes about it")
	ruth.choose("Jonah does not like shouting")
	ruth.choose("Peter Lowe")
	ruth.write("What did the child say about it?", dontTell)
	ruth.tap("Record the wish")
	ruth.says("what it is about stands in no document for others")
	ruth.tap("It cannot be kept")
	ruth.write("Why can it not be kept?", "It bears on where he is safe.")
	ruth.write("What did you tell the child, in which words?", "I have to tell the judge this, because it is about being safe.")
	ruth.write("How did you tell them?", "in person")
	ruth.tap("Record that the child knows")
	ruth.says("It could not be kept")
}

// theyAreQuoted in a statement for the court, which is signed once Jonah was told what it says. It gives the address of the report.
func theyAreQuoted(ruth hands, hisWords string) string {
	ruth.texts = nil // to quote is to write it again
	ruth.open(caseOf(hisWords) + "/reports")
	ruth.tap("Start a report")
	ruth.choose("Position statement")
	ruth.tap("Begin")
	report := ruth.path()
	for _, quote := range []struct{ words, item string }{
		{"Jonah said: “" + everyWeekend + "”", "1: "}, {"Jonah drew a house with two doors.", "2: "}, {"Jonah said: “" + shouting + "”", "3: "},
	} {
		ruth.tap("Add a statement to this section: What the child says")
		ruth.write("What you want to say", quote.words)
		ruth.choose("The child’s words")
		ruth.choose(quote.item)
		ruth.pick("Which child is it about?", "Jonah")
		ruth.tap("Save it")
	}
	ruth.says("its use by somebody not trained in it")
	ruth.says("It is not on record that Jonah was told what the report says about them.")
	ruth.open(hisWords)
	ruth.tap("What the child was told of a report")
	ruth.pick("Which report?", "Position statement")
	ruth.write("What did you tell the child, in which words?", "I told the judge what you want, and about the shouting.")
	ruth.write("How did you tell them?", "in person")
	ruth.tap("Record this")
	ruth.open(report)
	for n := 1; ruth.offers("Keep it and say why"); n++ {
		ruth.tap("Keep it and say why")
		ruth.write("Why does it stay as it is?", fmt.Sprintf("The statement says so, %d.", n))
		ruth.tap("Keep it")
	}
	ruth.tap("Sign it")
	ruth.tap("Sign as Ruth Adeyemi")
	ruth.says("It stays as it was signed.")
	return report
}

// heCorrectsOne by letter; the report that quoted it is marked, and he has his answer.
func heCorrectsOne(ruth hands, hisWords, report string) {
	ruth.open(hisWords)
	ruth.tap("The child says something of it")
	ruth.choose("“That is not what I said”")
	ruth.write("In the child’s words", everyOther)
	ruth.write("What is it, in one line?", "Jonah says that he said every other weekend")
	ruth.choose("By a letter")
	ruth.tap("Record this")
	ruth.says("the position statement of")
	answer := ruth.path()
	ruth.open(caseOf(report))
	ruth.says("no longer stands as it did")
	ruth.says("They wait for an answer.")
	ruth.open(report)
	ruth.says("no longer stands as it did")
	ruth.open(answer)
	ruth.write("What did you tell the child, in which words?", youWereRight)
	ruth.write("How did you tell them?", "in person")
	ruth.tap("Record the answer")
	ruth.says(everyWeekend)
	ruth.says(everyOther)
	ruth.says(youWereRight)
}

func theToolIsWithdrawn(tom hands, tool string) {
	tom.open(tool)
	tom.tap("Withdraw it")
	tom.choose("No: it was found unsound")
	tom.write("Why is it withdrawn?", "Two of its questions give the answer")
	tom.tap("Withdraw it")
}
