package api

import (
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Problem is an error as its reader needs it (RFC 9457): what happened, what was kept, what to do next. Nothing that was sent is repeated in it.
type Problem struct {
	Title  string  `json:"title" doc:"The sort of problem in a few words."`
	Status int     `json:"status" doc:"The HTTP status."`
	Code   string  `json:"code" enum:"refused,unknown-client,scope,absent,invalid,hidden,key-used,changed,too-large,too-often,unavailable,uncertain,internal" doc:"The sort of problem, for programs."`
	Detail string  `json:"detail" doc:"What happened."`
	Kept   string  `json:"kept" doc:"What was kept of the request."`
	Next   string  `json:"next" doc:"What to do next."`
	Number string  `json:"number,omitempty" doc:"Joins what a person reads out to a line of the service’s log."`
	Wrong  []Wrong `json:"wrong,omitempty" doc:"What is wrong with which part of the request."`
	Stands *Entry  `json:"stands,omitempty" doc:"What stands on the record under the key that was used again with other words."`
	Since  []Entry `json:"since,omitempty" doc:"What was recorded since the version that the client had seen."`

	headers http.Header
}

// Wrong is what is wrong with one part of a request.
type Wrong struct {
	Where string `json:"where" doc:"The field, or where it stands in the request."`
	Says  string `json:"says" doc:"What to put right."`
}

func (p *Problem) Error() string             { return p.Detail }
func (p *Problem) GetStatus() int            { return p.Status }
func (p *Problem) GetHeaders() http.Header   { return p.headers }
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// What is said of several problems.
const (
	nothingKept = "Nothing was recorded."
	putRight    = "Put it right and send it again."
)

// huma makes errors of its own for what does not fit the description: they are Problems too, and repeat no value.
func init() {
	huma.DefaultArrayNullable = false // a list of nothing is a list
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		if len(errs) == 1 {
			if p := new(Problem); errors.As(errs[0], &p) {
				return p
			}
		}
		p := &Problem{Title: http.StatusText(status), Status: status, Code: codes[status], Detail: sentence(message), Kept: nothingKept, Next: putRight}
		for _, err := range errs {
			p.Wrong = append(p.Wrong, wrongOf(err))
		}
		if p.Code == "" {
			p.Code = "invalid"
		}
		return p
	}
}

// codes are those of what the library finds wrong by itself.
var codes = map[int]string{
	http.StatusRequestEntityTooLarge: "too-large", http.StatusInternalServerError: "internal", http.StatusNotFound: "absent",
}

func sentence(message string) string {
	if message == "validation failed" {
		return "The request is not as the description of this interface has it."
	}
	return "The request could not be read: " + message + "."
}

// wrongOf is where something is wrong and what, without the value that was sent.
func wrongOf(err error) Wrong {
	var at huma.ErrorDetailer
	if !errors.As(err, &at) {
		return Wrong{Where: "request", Says: "It could not be read."}
	}
	d := at.ErrorDetail()
	return Wrong{d.Location, d.Message}
}

// unknown is the one answer to whoever is not let in, for whatever reason.
func unknown() *Problem {
	return &Problem{
		Title: "Not let in", Status: http.StatusUnauthorized, Code: "unknown-client", Detail: "No client is let in with this.", Kept: nothingKept,
		Next:    "Send the token in the header Authorization: Bearer …. If it was let in before, it has ended: ask an administrator for another.",
		headers: http.Header{"WWW-Authenticate": {`Bearer realm="candour"`}},
	}
}

// absent is the one answer for what is not there and for what is not theirs.
func absent() *Problem {
	return &Problem{
		Title: "Not found", Status: http.StatusNotFound, Code: "absent", Detail: "There is nothing here that the person whom this client acts for may see or do.",
		Kept: nothingKept, Next: "Ask for the list of cases: it has those that they may see.",
	}
}

// problemOf is what an error is to a client. Of what has no sentence it says nothing but that it went wrong.
func problemOf(err error) *Problem {
	if p := new(Problem); errors.As(err, &p) {
		return p
	}
	if errors.Is(err, ledger.ErrOutcomeUnknown) {
		return &Problem{
			Title: "Not known", Status: http.StatusServiceUnavailable, Code: "uncertain", Detail: "It is not known whether this was recorded.",
			Kept: "Perhaps all of it, perhaps nothing.", Next: "Send the same again with the same key: it is recorded once.",
		}
	}
	p := &Problem{Kept: nothingKept, Detail: fault.Sentence(err), Next: putRight}
	for _, field := range fault.FieldsOf(err) {
		p.Wrong = append(p.Wrong, Wrong{field.Name, field.Sentence})
	}
	switch fault.KindOf(err) {
	case fault.NotFound:
		return absent()
	case fault.Invalid:
		p.Title, p.Status, p.Code = "Not taken", http.StatusUnprocessableEntity, "invalid"
	case fault.Denied:
		p.Title, p.Status, p.Code, p.Next = "Refused", http.StatusForbidden, "refused", "It may not be done now. Look at the case on its page."
	case fault.Conflict:
		p.Title, p.Status, p.Code, p.Next = "Something came first", http.StatusConflict, "changed", "Read what changed, and send it again if it still holds."
	case fault.Unavailable:
		p.Title, p.Status, p.Code, p.Next = "Not now", http.StatusServiceUnavailable, "unavailable", "Send the same again in a minute, with the same key."
	case fault.TooLarge:
		p.Title, p.Status, p.Code = "Too large", http.StatusRequestEntityTooLarge, "too-large"
	default:
		p.Title, p.Status, p.Code = "Something went wrong", http.StatusInternalServerError, "internal"
		p.Detail, p.Next = "Sorry, there is a problem with the service.", "Send the same again in a minute, with the same key. Tell whoever runs the service the number if it stays so."
	}
	return p
}
