package fault

import (
	"errors"
	"fmt"
)

// Kind says what sort of thing went wrong, so that a page, a command and a job can each answer in their own way.
type Kind int

const (
	Internal    Kind = iota // our mistake: the person is told only that there is a problem with the service
	Invalid                 // what was typed or sent cannot be taken; nothing was changed
	Denied                  // the person may know of the thing but may not do this to it now
	NotFound                // not there, or not theirs: the two are never told apart
	Conflict                // somebody else changed the same thing first
	Unavailable             // a part we need is not answering; trying again later may help
	TooLarge                // over a stated limit of size, count or pixels
)

func (k Kind) String() string {
	return [...]string{"internal", "invalid", "denied", "not found", "conflict", "unavailable", "too large"}[k]
}

// Error is an error with two readers.
type Error struct {
	Kind     Kind
	Sentence string // for the person: what happened, what was kept, what to do next; names nobody's secrets
	Cause    error  // for the log; may be nil
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return fmt.Sprintf("%s: %s", e.Kind, e.Sentence)
	}
	return fmt.Sprintf("%s: %s: %v", e.Kind, e.Sentence, e.Cause)
}

func (e *Error) Unwrap() error { return e.Cause }

// BadInput refuses what was typed or sent.
func BadInput(sentence string, cause error) error { return &Error{Invalid, sentence, cause} }

// Refuse says that this may not be done by this person or in this state.
func Refuse(sentence string, cause error) error { return &Error{Denied, sentence, cause} }

// Absent is the one answer for what is not there and for what may not be seen.
func Absent(cause error) error { return &Error{NotFound, "We cannot find that page.", cause} }

// Clash says that another entry came first.
func Clash(sentence string, cause error) error { return &Error{Conflict, sentence, cause} }

// Down says that something we depend on is not answering.
func Down(sentence string, cause error) error { return &Error{Unavailable, sentence, cause} }

// Oversize refuses what is over a limit.
func Oversize(sentence string, cause error) error { return &Error{TooLarge, sentence, cause} }

// KindOf is the kind of the outermost fault in err; Internal when there is none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// Sentence is what the person may be told, or "" when nothing but the general apology is fit to show.
func Sentence(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Sentence
	}
	return ""
}
