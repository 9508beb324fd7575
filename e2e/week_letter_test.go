//go:build e2e

package e2e

// calls are the safety interviews with both parties: what was said, with the exact words in quotation marks, and what worrying words come to.
var calls = []struct{ who, said, inOneLine string }{
	{"Kiran Patel", "He was on his own and safe to speak. “I have never seen her hurt Anika. I worry about the drinking.” No police, no social worker. He would like to wait in another room.",
		"Mr Patel worries about Ms Shah’s drinking"},
	{"Meera Shah", "She was at her sister’s and safe to speak. “He broke the kitchen door in June while Anika was in her chair.” She does not drink, she says. She has told her health visitor.",
		"Mr Patel broke a door while Anika was in the room"},
}

// checks are what was asked of whom, and what came of it.
var checks = []struct{ check, whom, outcome, words, inOneLine string }{
	{"Police check", "The police", "Answered", "Called to the address once, on 14 June. A door was damaged. No further action.", "The police were called once in June about a damaged door"},
	{"Local-authority check", "Wexshire County Council", "Nothing known", "", ""},
	{"Local-authority check", "Marrow Bay Council", "Nothing known", "", ""},
}

// aSafeguardingLetter goes from an empty list of checks to a letter that can be signed.
func (w week) aSafeguardingLetter() {
	w.itIsRuths(w.given("Colin Pryce"), w.given("Ruth Adeyemi"))
	ruth := w.as("Ruth Adeyemi")
	ruth.open("/cases")
	ruth.tap("Patel and Shah")
	ruth.tap("Before the first hearing")
	for _, c := range checks {
		ruth.tap("Record that it was asked: " + c.check)
		if c.check == "Police check" {
			ruth.holds("Who was asked?", c.whom)
		} else {
			ruth.write("Who was asked?", c.whom)
		}
		ruth.tap("Record it")
	}
	for _, c := range calls {
		w.aCallAboutSafety(ruth, c.who, c.said, c.inOneLine)
	}
	for _, c := range checks {
		w.aCheckIsAnswered(ruth, c.whom, c.outcome, c.words, c.inOneLine)
	}
	w.theLetterIsFilled(ruth)
}

func (w week) itIsRuths(colin, ruth hands) {
	colin.open("/team")
	colin.tap("Give to someone: Patel and Shah")
	colin.pick("Who?", "Ruth Adeyemi")
	colin.choose("The worker")
	colin.tap("Give it to them")
	ruth.open("/")
	ruth.tap("Take it, or say why not")
	ruth.choose("Yes, I take it")
	ruth.tap("Say so")
}

func (w week) aCallAboutSafety(ruth hands, who, said, inOneLine string) {
	ruth.tap("Record the interview with " + who)
	ruth.unfold("What to ask")
	ruth.says("is it safe to speak now?")
	ruth.choose("Yes")
	ruth.write("What did they say about safety?", said)
	ruth.write("In one line, what do they say happened?", inOneLine)
	ruth.pick("Did they see or hear it themselves?", "First hand")
	ruth.choose("The court should be told that this is an issue")
	ruth.tap("Record the interview")
}

func (w week) aCheckIsAnswered(ruth hands, whom, outcome, words, inOneLine string) {
	ruth.tap(whom)
	ruth.tap("Record what came of it")
	ruth.choose(outcome)
	if words != "" {
		ruth.write("What they said about safety", words)
		ruth.choose("Is that word for word?/Yes")
		ruth.write("In one line, what does an answer say?", inOneLine)
	}
	ruth.tap("Record it")
	ruth.tap("Before the first hearing")
}

func (w week) theLetterIsFilled(ruth hands) {
	ruth.tap("Begin the safeguarding letter")
	ruth.choose("Yes")
	ruth.tap("Begin")
	ruth.says("He broke the kitchen door in June while Anika was in her chair.")
	ruth.says("Called to the address once, on 14 June.")
	ruth.tap("Add a statement to this section: Advice")
	ruth.write("What you want to say", "In my opinion the court may want to ask both about the door in June before anything else is decided.")
	ruth.choose("My opinion")
	ruth.choose("…: Meera Shah, ")
	ruth.tap("Save it")
	ruth.tap("Sign it")
	ruth.says("Sign as Ruth Adeyemi")
}
