//go:build e2e

package e2e

import (
	"testing"
	"time"

	"candour/internal/calendar"
)

// family is a family of whom the court tells when it is asked for an application.
type family struct {
	title  string // of its case
	parent string
}

// families in the order in which the court tells of them.
var families = []family{
	{title: "Adu and Croft", parent: "Samuel Adu"},
	{title: "Byrne", parent: "Patrick Byrne"},
}

// told is how many of the families the court has told of.
var told int

// job is the main job in one family’s case, and the people who do it.
type job struct {
	testing.TB
	ruth, colin keyboard // the practitioner and her manager
	family
}

func TestTheMainJobByKeyboard(t *testing.T) { mainJob(t, withScripts) }

func TestTheMainJobWithoutJavaScript(t *testing.T) { mainJob(t, withoutScripts) }

// mainJob goes from an application of the court to a filed letter, and to the answer when what it rested on no longer stands. Every step
// is done with the keys Tab, Enter, space and the arrows, and by typing.
func mainJob(t *testing.T, m manner) {
	if told == len(families) {
		t.Fatal("the court of the demonstration has told of every family: each run of the tests begins one anew")
	}
	j := job{t, signIn(t, "Ruth Adeyemi", m), signIn(t, "Colin Pryce", m), families[told]}
	j.anApplicationArrives()
	j.theManagerGivesItToRuth()
	j.sheTakesIt()
	j.sheReadsWhoIsInTheFamily()
	j.aCallIsWrittenDown()
	j.wordsOfTheCallBecomeEvidence()
	j.aLetterOfTheSchoolIsRecorded()
	j.theLetterToTheCourtIsBegun()
	j.everyStatementRestsOnEvidence()
	j.theChecksAreAnswered()
	j.theManagerReadsIt()
	j.sheSignsIt()
	j.thePaperIsWhatWasSigned()
	j.itIsSentToTheCourt()
	j.theCourtOfficeHasIt()
	j.theSchoolCorrectsItsLetter()
	j.theFiledLetterShowsIt()
	j.sheAnswersForIt()
}

// ago is a day before today, on which things were said.
func ago(days int) calendar.Date { return calendar.DateInLondon(time.Now()).AddDays(-days) }
