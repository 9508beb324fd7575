package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Author is who made an entry: a person's stream, or the service acting by itself under a name.
type Author struct {
	Person  StreamID `json:"person,omitempty"`
	Service string   `json:"service,omitempty"` // "court import", "sweep"
	For     StreamID `json:"for,omitempty"`     // whom a job acted for
}

// By is an entry made by a person.
func By(person StreamID) Author { return Author{Person: person} }

// ByService is an entry made by the service itself, under the name of the job that made it.
func ByService(name string) Author { return Author{Service: name} }

func (a Author) validate() error {
	if (a.Person == "") == (a.Service == "") {
		return errors.New("an entry is made by one person or by one named service")
	}
	return nil
}

// Precision says how closely a time in life is known.
type Precision string

const (
	ToTheMinute Precision = "minute"
	ToTheDay    Precision = "day"
	ToTheMonth  Precision = "month"
	ToTheYear   Precision = "year"
)

// Happened is when something happened in life, as against when it was recorded.
// From and To are "2026-05-09T15:30:00.000000Z" when known to the minute, and otherwise "2026-05-09", the first day of the month or year meant.
type Happened struct {
	From      string    `json:"from"`
	To        string    `json:"to,omitempty"`
	Precision Precision `json:"precision"`
}

// OnDay is a happening known to the day, given as "2026-05-09".
func OnDay(day string) *Happened { return &Happened{From: day, Precision: ToTheDay} }

// AtMinute is a happening known to the minute.
func AtMinute(t time.Time) *Happened {
	return &Happened{From: FormatTime(t.Truncate(time.Minute)), Precision: ToTheMinute}
}

// Start is the beginning of the happening; days begin at midnight UTC.
func (h Happened) Start() time.Time {
	text := h.From
	if h.Precision != ToTheMinute {
		text += "T00:00:00.000000Z"
	}
	t, err := ParseTime(text)
	if err != nil {
		return time.Time{} // validate has refused such a value; a zero time is harmless
	}
	return t
}

func (h Happened) layout() string {
	if h.Precision == ToTheMinute {
		return timeLayout
	}
	return time.DateOnly
}

func (h Happened) validate() error {
	switch h.Precision {
	case ToTheMinute, ToTheDay, ToTheMonth, ToTheYear:
	default:
		return fmt.Errorf("precision %q is not known", h.Precision)
	}
	from, err := time.Parse(h.layout(), h.From)
	if err != nil {
		return fmt.Errorf("when it happened: %w", err)
	}
	if h.To == "" {
		return nil
	}
	to, err := time.Parse(h.layout(), h.To)
	if err != nil {
		return fmt.Errorf("when it ended: %w", err)
	}
	if to.Before(from) {
		return errors.New("it ended before it began")
	}
	return nil
}

// envelope is the part of an entry that is encrypted and committed to: JSON with the keys of its head and then body.
type envelope struct {
	envelopeHead
	Body json.RawMessage
}

// envelopeHead is what an envelope says before its body. The order of its fields is the order of its stored keys.
type envelopeHead struct {
	Kind     string    `json:"kind"`
	Author   Author    `json:"author"`
	Happened *Happened `json:"happened"`
}

var envelopeForm = formOf[envelopeHead]()

// bodyKey stands before the body, and nowhere before that: within a string its quotes would be escaped.
const bodyKey = `,"body":`

// bytes joins the body on as it is: it is stored JSON already, and may be long.
func (e envelope) bytes() ([]byte, error) {
	if len(e.Body) == 0 {
		return nil, errors.New("envelope without a body")
	}
	before, err := encodeJSON(e.envelopeHead)
	if err != nil {
		return nil, err
	}
	return slices.Concat(before[:len(before)-1], []byte(bodyKey), e.Body, []byte("}")), nil
}

// encodeJSON is the stored form of JSON: encoding/json without HTML escaping and without the final newline.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// kindOf is the kind of an envelope that begins as every one does; nothing of another. It shares the memory of what is stored.
func kindOf(stored []byte) []byte {
	after, ok := bytes.CutPrefix(stored, []byte(`{"kind":"`))
	kind, _, ended := bytes.Cut(after, []byte(`"`))
	if !ok || !ended {
		return nil
	}
	return kind
}

// decodeEnvelope cuts the body off as it is, so that it is read once, by its kind. The body shares the memory of what is stored.
func decodeEnvelope(stored []byte) (envelope, error) {
	before, body, ok := bytes.Cut(stored, []byte(bodyKey))
	body, ended := bytes.CutSuffix(body, []byte("}"))
	if !ok || !ended {
		return envelope{}, errors.New("envelope without a body")
	}
	head, err := decodeIn[envelopeHead](envelopeForm, slices.Concat(before, []byte("}")))
	if err != nil {
		return envelope{}, fmt.Errorf("envelope: %w", err)
	}
	return envelope{head, body}, nil
}
