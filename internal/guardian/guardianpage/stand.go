package guardianpage

import (
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/guardian"
)

// said is how far the court has been told: in a sentence, what to do, and whether a person can send or say something.
type said struct {
	what, do string
	kind     govuk.AskKind
	send     bool // it may be sent by hand
	tell     bool // a person may say that they told the court another way
}

const notConnected = "The court was not told yet: this service is not connected to the court’s system."

// saying is how far the court has been told of the list as it is.
func (r record) saying() said {
	st := r.stand
	switch st.State {
	case guardian.NothingToTell:
		return said{what: "There is nothing to tell the court."}
	case guardian.IsTold:
		return said{what: toldOn(st)}
	case guardian.NoNumber:
		return said{
			what: "Not yet: the case has no number in the court’s system, or not a sure one. The court is told by itself once it has.",
			do:   "Until then, if the court must know, tell it another way and record that.", tell: true,
		}
	case guardian.Waiting:
		return r.waiting()
	case guardian.BeingSent:
		return said{what: "It is being sent to the court, and nothing is known yet.", do: "Look again in a minute."}
	default:
		return saidOf(st)
	}
}

func (r record) waiting() said {
	if !r.Connected {
		return said{what: notConnected, do: "Tell it another way and record that.", kind: govuk.AskUnsure, tell: true}
	}
	what := "Not yet: it leaves by itself as soon as the court’s system can take it."
	if r.stand.Why != "" {
		what += " Last time: " + r.stand.Why
	}
	return said{what: what, do: "You need do nothing. If it still says so tomorrow, send it or tell the court another way.", send: true, tell: true}
}

// saidOf is what to say of a list that needs a person.
func saidOf(st guardian.Stand) said {
	again := said{kind: govuk.AskUnsure, send: true, tell: true}
	switch st.State {
	case guardian.IsRefused:
		again.what = "The court refused: " + st.Why
		again.do = "Put right what it says. Then send the list again, or tell the court another way."
	case guardian.IsUncertain:
		again.what = "It is not known whether the court has this list: the connection broke while it was being sent, or the court’s system failed."
		again.do = "Ask the court office, or send the list again: what the court has already is no change to it, and it writes to nobody."
	case guardian.IsHeldBack:
		again.what = st.Why
		again.do = "Record another number or address to reach the guardian at, or say of the detail that it may be known. Then send the list again."
	case guardian.GivenUp:
		again.what = "The court’s system could not be reached, time after time. " + st.Why
		again.do = "Send the list again, or tell the court another way."
	default:
		again.what = "The court was told of a guardian, and there is none any more. Its system does not take an empty list from us."
		again.do, again.send = "Tell the court office by telephone or e-mail that nobody is guardian now, and record that.", false
	}
	return again
}

// toldOn says when the court was told, and how.
func toldOn(st guardian.Stand) string {
	if st.Otherwise {
		return "The court was told on " + calendar.DateOf(st.At.Happened.Start()).Plain() + ", another way: " + st.Why
	}
	return "The court was told on " + when(st.At) + ", by its system."
}

// word is how far the court has been told, in a few words.
var word = map[guardian.State]string{
	guardian.IsRefused: "The court refused the list of guardians", guardian.IsUncertain: "Not known if the court has the list of guardians",
	guardian.IsHeldBack: "The list of guardians was held back", guardian.GivenUp: "The court could not be told of the guardians",
	guardian.NobodyLeft: "The court must be told that there is no guardian", guardian.Waiting: "The court was not told of the guardians",
}
