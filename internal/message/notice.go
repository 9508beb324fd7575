package message

import (
	"fmt"
	"strings"
)

// Notice is one of the things that a message may say. The zero Notice says nothing and is not sent.
type Notice struct {
	subject string
	words   string
}

// signIn is how a notice ends: with the address at which to sign in, when there is one.
func signIn(at string) string {
	if at == "" {
		return "Sign in as you always do."
	}
	return "Sign in: " + at
}

// Waits tells a worker how many things wait for them, and nothing about any. At is the service's address, and may be empty.
func Waits(n int, at string) Notice {
	words := "One thing waits for you in Candour. "
	if n != 1 {
		words = fmt.Sprintf("%d things wait for you in Candour. ", n)
	}
	return Notice{subject: "Something waits for you in Candour", words: words + signIn(at)}
}

// Overdue tells somebody that a check-in of a lone visit did not come, and nothing about it: neither whose it is nor where.
func Overdue(at string) Notice {
	return Notice{subject: "A visit check-in is overdue", words: "A visit check-in is overdue, open Candour. " + signIn(at)}
}

// WatchWasOff tells somebody who watches over a lone visit that the service did not for a while, and nothing about the visit.
func WatchWasOff(at string) Notice {
	return Notice{subject: "Candour did not watch over a visit", words: "For a while Candour did not watch over a visit that you watch over, open Candour. " + signIn(at)}
}

// AddressHeld tells the worker, and who watches over a lone visit, that a check-in address takes no word for a while, and nothing about the visit.
func AddressHeld(at string) Notice {
	return Notice{subject: "A check-in address takes no word", words: "Wrong words were given at a check-in address, and it takes none for a while, open Candour. " + signIn(at)}
}

// Trial is what a test of the settings sends.
func Trial() Notice {
	return Notice{subject: "A test message from Candour", words: "This is a test message from Candour. Nothing needs to be done."}
}

// Trouble is something wrong with a service that whoever runs it must see to.
type Trouble int

// All troubles there are, the worst first.
const (
	NotRecording Trouble = iota
	ReadOnly
	NotSealing
	NotKeptElsewhere
	CourtSilent
	NotWatching
)

var troubles = map[Trouble]string{
	NotRecording:     "What people send cannot be recorded.",
	ReadOnly:         "The record was restored and lacks what was published: it can only be read.",
	NotSealing:       "Nothing was sealed for ten minutes.",
	NotKeptElsewhere: "Checkpoints were not kept elsewhere for ten minutes.",
	CourtSilent:      "A court has not answered for half an hour.",
	NotWatching:      "Nobody watches over lone visits.",
}

func (t Trouble) String() string { return troubles[t] }

// Alarm tells whoever runs the service what is wrong with it now; with nothing, that what was is over.
func Alarm(now []Trouble) Notice {
	if len(now) == 0 {
		return Notice{subject: "Candour: over", words: "Candour: what was wrong with your service is over."}
	}
	sentences := make([]string, len(now))
	for i, t := range now {
		sentences[i] = t.String()
	}
	return Notice{subject: "Candour: alarm", words: "Candour: something is wrong with your service. " + strings.Join(sentences, " ") + " Its log says why."}
}
