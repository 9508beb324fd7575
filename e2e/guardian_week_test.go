//go:build e2e

package e2e

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// TestAGuardiansWeek is played on a tablet, as a practitioner’s is: within minutes of hands-on time, nothing typed twice.
func TestAGuardiansWeek(t *testing.T) {
	w := aWeek(t)
	w.row("Appointed by telephone, before anything came from the court", 3, week.appointedByTelephone)
	w.row("The court’s own word came, and is joined to it", 3, week.theCourtsCaseIsJoined)
	w.row("The appointment is filed by itself, and the page says so", 1, week.theCourtIsToldOfTheGuardian)
	w.row("A threshold document of 25 matters taken into the table", 3, week.theThresholdIsTaken)
	w.row("Three parties’ responses to 25 matters", 10, week.threePartiesRespond)
	w.row("The letter to the independent reviewing officer", 6, week.theReviewingOfficerIsTold)
}

// appointedByTelephone opens the case that the court office told of, and Beth takes it.
func (w week) appointedByTelephone() {
	colin := w.as("Colin Pryce")
	colin.tap("Cases")
	colin.tap("Open a case by hand")
	colin.choose("Public law")
	colin.write("Court number, if you know it", "WX26C00079")
	colin.write("Which court?", "Family Court at Wexcombe")
	colin.write("Child, number 1/Name in full", "Alfie Rudd")
	colin.write("Child, number 2/Name in full", "Ivy Rudd")
	colin.write("Adult, number 1/Name in full", "Gemma Rudd")
	colin.pick("Adult, number 1/Part in the case", "Respondent")
	colin.write("Adult, number 2/Name in full", "Kyle Rudd")
	colin.pick("Adult, number 2/Part in the case", "Respondent")
	colin.tap("Open the case")
	colin.tap("Give it to somebody")
	colin.pick("Who?", "Beth Lawson")
	colin.choose("The worker")
	colin.tap("Give it to them")
	beth := w.as("Beth Lawson")
	beth.open("/")
	beth.tap("Take it, or say why not")
	beth.choose("Yes, I take it")
	beth.tap("Say so")
	w.bethIsAppointed(beth)
}

// bethIsAppointed records what the court office said by telephone: who is guardian, and of which children, is filled in.
func (w week) bethIsAppointed(beth hands) {
	beth.open("/cases")
	beth.tap("Rudd")
	beth.tap("People")
	beth.tap("Who is guardian, and what the court was told")
	beth.tap("Appoint a guardian")
	beth.holds("Which worker?", "Beth Lawson")
	beth.holds("From which day?/Year", strconv.Itoa(ago(0).Year()))
	beth.choose("By telephone from the court office")
	beth.write("Who said so?", "Mr Lunt, listing")
	beth.tap("Record the appointment")
	beth.says("the case has no number in the court’s system")
}

// theCourtIsToldOfTheGuardian looks whether the list went to the court, once the case has its number there.
func (w week) theCourtIsToldOfTheGuardian() {
	beth := w.as("Beth Lawson")
	beth.tap("People")
	beth.tap("Who is guardian, and what the court was told")
	beth.waitsFor("The court was told on")
}

// theCourtsCaseIsJoined says that what the court sent at last is the case that was opened by hand, and the people in it are those.
func (w week) theCourtsCaseIsJoined() {
	w.theCourtTells(w.given("Colin Pryce"))
	colin := w.as("Colin Pryce")
	colin.open("/cases")
	colin.tap("Rudd")
	colin.tap("Look at both cases and say")
	colin.choose("They are one and the same")
	colin.write("How do you know?", "One number, one family")
	colin.tap("Record")
	beth := w.as("Beth Lawson")
	beth.open("/cases")
	beth.tap("Rudd")
	beth.waitsFor("Look at both and say")
	for range 4 {
		beth.tap("Look at both and say")
		beth.choose("They are one and the same")
		beth.tap("Record")
	}
	beth.says("Alfie Rudd, 3")
}

// theCourtTells has the court tell of all the families that it has not told of yet, of whom this is one.
func (w week) theCourtTells(colin hands) {
	for range 5 {
		colin.open("/demonstration")
		colin.tap("Send an application")
	}
	colin.open("/cases")
	colin.tap("Rudd")
	colin.waitsFor("Look at both cases and say")
}

// matters are what a local authority alleges, in a document of numbered paragraphs.
func matters() string {
	var b strings.Builder
	b.WriteString("Threshold document\n\n")
	for n := 1; n <= 25; n++ {
		fmt.Fprintf(&b, "%d. On %d May the children were alone in the yard for an hour.\n\n", n, n)
	}
	return b.String()
}

func (w week) theThresholdIsTaken() {
	beth := w.as("Beth Lawson")
	beth.tap("Evidence")
	beth.tap("Add papers")
	beth.brings("The files", written(w.t, "Threshold document.txt", []byte(matters())))
	beth.pick("From whom are they?", "Wexshire County Council")
	beth.pick("What sort of source is that?", "Local authority")
	beth.date("Of which day are they?", ago(3))
	beth.tap("Add them")
	beth.tap("All evidence")
	beth.tap("Threshold and schedule")
	beth.tap("Take matters into the table")
	beth.unfold("Mark them in a document of the case instead")
	beth.tap("…Threshold document")
	beth.choose("Threshold")
	beth.pick("Who alleges it?", "Wexshire County Council")
	beth.choose("Gemma Rudd")
	beth.choose("Kyle Rudd")
	beth.tap("Take them into the table")
	beth.says("On 25 May the children were alone in the yard for an hour.")
}

// responses of each party: what they say to most matters, and to the fifth of each five.
var responses = []struct{ party, most, fifth, words string }{
	{"Gemma Rudd", "Denied", "Partly agreed", "Not all of %d"},
	{"Kyle Rudd", "Not known", "Denied", "At sea on %d"},
	{"Pam Rudd", "Agreed", "Silent", ""},
}

func (w week) threePartiesRespond() {
	beth := w.as("Beth Lawson")
	for _, r := range responses {
		beth.tap("Enter a party’s responses")
		if r.party == "Pam Rudd" { // the grandmother, who is no party in the court’s record
			beth.write("Their name, if somebody else", r.party)
		} else {
			beth.pick("Whose responses are these?", r.party)
		}
		beth.write("Which document are they in?", "Of "+strings.Fields(r.party)[0])
		beth.date("What date does it bear?", ago(1))
		for n := 1; n <= 25; n++ {
			say := r.most
			if n%5 == 0 {
				say = r.fifth
			}
			beth.choose(fmt.Sprintf("%d. On/%s", n, say))
			if n%5 == 0 && r.words != "" {
				beth.write(fmt.Sprintf("Their words on %d", n), fmt.Sprintf(r.words, n))
			}
		}
		beth.tap("Record the responses")
	}
	beth.says("Not all of 5")
	beth.says("At sea on 5")
}

func (w week) theReviewingOfficerIsTold() {
	beth := w.as("Beth Lawson")
	beth.tap("Notes")
	beth.tap("Letters")
	beth.tap("Write a letter")
	beth.pick("To whom?", "The local authority")
	beth.choose("Letter to the independent reviewing officer")
	beth.tap("Begin the letter")
	beth.write("To whom, by name?", "Ms Oduya, independent reviewing officer")
	beth.replaces("The letter", "No order of the court is on record in this case.", "The court made care orders on both children today.")
	beth.replaces("The letter", "[what matters in it]", "they stay together with their carers")
	beth.replaces("The letter", "[what is open, and who does it by when]", "life-story work, by the social worker, by spring")
	beth.replaces("The letter", "[what you ask them to watch]", "that they see their grandmother each month")
	beth.replaces("The letter", "[their wishes, in their own words]", "“Can Ivy sleep in my room?”")
	beth.choose("By e-mail, outside Candour")
	beth.replaces("Which order, row or request; or who agreed", "[Which of those in rule 12.73 is the reviewing officer, or which order allows it?]", "Paragraph 4 of the order")
	beth.tap("Look at it")
	beth.says("Dear Ms Oduya")
	beth.tap("Keep it as sent")
	beth.says("Get the PDF")
}
