package message

import (
	"context"
	"errors"
	"net/mail"
	"regexp"
	"strconv"
	"strings"

	"candour/internal/fault"
)

// Ways are how messages leave: by mail, by text, by both or not at all.
type Ways struct {
	Mail *Mail
	Text *Text
}

// Any reports whether messages leave at all.
func (w Ways) Any() bool { return w.Mail != nil || w.Text != nil }

// Message is one notice to one person.
type Message struct {
	ID     string // the same whenever this message is sent, so that who gets it twice can see that it is one
	To     string // a mail address or a telephone number
	Notice Notice
}

// number is a telephone number as ITU-T E.164 writes it.
var number = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)

// longestAddress is what RFC 5321 (4.5.3.1.3) allows.
const longestAddress = 254

// isMail reports whether somebody can be reached by mail here: one plain address, without the name of anybody.
func isMail(to string) bool {
	parsed, err := mail.ParseAddress(to)
	return err == nil && parsed.Name == "" && parsed.Address == to && len(to) <= longestAddress
}

// Faults of an address, in words for the person who typed it.
var (
	errNoAddress = fault.Fields{{Name: "to", Sentence: "Enter a mail address, such as name@example.org, or a telephone number that begins with + and the country, such as +447700900123"}}
	errNoMail    = fault.Fields{{Name: "to", Sentence: "This service sends no mail"}}
	errNoText    = fault.Fields{{Name: "to", Sentence: "This service sends no texts"}}
)

// Check is nil when messages can be sent to an address or a number.
func (w Ways) Check(to string) error {
	switch byMail, byText := isMail(to), number.MatchString(to); {
	case !byMail && !byText:
		return errNoAddress
	case byMail && w.Mail == nil:
		return errNoMail
	case byText && w.Text == nil:
		return errNoText
	}
	return nil
}

// Send sends a message, and answers what the server said that took it. Its error is a *Failure, unless nothing was tried.
func (w Ways) Send(ctx context.Context, m Message) (answer string, err error) {
	if m.Notice == (Notice{}) {
		return "", errors.New("a message that says nothing")
	}
	if err := w.Check(m.To); err != nil {
		return "", err
	}
	if strings.HasPrefix(m.To, "+") {
		return w.Text.send(ctx, m)
	}
	return w.Mail.send(ctx, m)
}

// Failure is a message that was not taken, or perhaps was.
type Failure struct {
	Uncertain bool // it may have been taken, so it must not be sent again
	Again     bool // it was surely not taken, and may be another time
	Code      int  // the server's answer by number; 0 when there was none

	doing string // what was being done
	said  string // what the server, or the network, said
}

// Error names nobody and repeats nothing that a server said.
func (f *Failure) Error() string {
	words := "the message was not taken"
	if f.Uncertain {
		words = "whether the message was taken is not known"
	}
	words += ": " + f.doing
	if f.Code != 0 {
		words += ", answered " + strconv.Itoa(f.Code)
	}
	return words
}

// Said is what the server or the network said, for the operator who typed the address; for no log.
func (f *Failure) Said() string { return f.said }
