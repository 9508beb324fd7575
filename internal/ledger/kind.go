package ledger

import (
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"candour/internal/words"
)

// Spec is what every kind of entry says about itself. From it come strict decoding, the timeline, the access check, the fuzz seed and the documentation.
type Spec[T any] struct {
	Means        string                            // one plain sentence: what it means that this is on the record
	May          string                            // the access rule that a person must meet to add it
	In           []string                          // states of the subject in which it may be added; none means any
	Refs         func(T) []Ref                     // the subjects it names
	Confidential []string                          // JSON names of fields that are confidential by nature
	Line         func(words.Printer, T) words.Line // how it reads on the timeline
	Example      T                                 // one realistic body
}

// Set is the kinds that one feature writes; app gathers the sets of all features into a Registry.
type Set struct{ kinds []kind }

// kind is a Spec with its type forgotten, for the registry.
type kind struct {
	name         string
	means, may   string
	in           []string
	confidential []string
	body         reflect.Type
	example      any
	decode       func([]byte) (any, error)
	refs         func(any) []Ref
	line         func(words.Printer, any) words.Line
	lines        bool
	files        bool // a body may name some
}

// Kind is the typed handle with which a feature writes its own entries.
type Kind[T any] struct {
	name   string
	stored *form
}

// Define names a kind, fixes its stored shape and adds it to the feature's set. The name is the stored name and is written out, such as
// "evidence.outweighed/1"; a stored shape never changes: a new shape is a new name.
func Define[T any](set *Set, name string, spec Spec[T]) Kind[T] {
	stored := formOf[T]()
	set.kinds = append(set.kinds, kind{
		name: name, means: spec.Means, may: spec.May, in: spec.In, confidential: spec.Confidential,
		body: reflect.TypeFor[T](), example: spec.Example, lines: spec.Line != nil, files: mayName(reflect.TypeFor[T]()),
		decode: func(body []byte) (any, error) { return decodeIn[T](stored, body) },
		refs: func(body any) []Ref {
			if spec.Refs == nil {
				return nil
			}
			return spec.Refs(body.(T))
		},
		line: func(p words.Printer, body any) words.Line { return spec.Line(p, body.(T)) },
	})
	return Kind[T]{name: name, stored: stored}
}

// Name is the stored name of the kind.
func (k Kind[T]) Name() string { return k.name }

// New is the only way to make an entry of this kind. A body with a Validate method is asked first. Its Body is what the stored bytes say,
// and shares nothing with the body given: what cannot be read back is never recorded.
func (k Kind[T]) New(id EntryID, author Author, happened *Happened, body T) (New, error) {
	if v, ok := any(body).(interface{ Validate() error }); ok {
		if err := v.Validate(); err != nil {
			return New{}, fmt.Errorf("%s: %w", k.name, err)
		}
	}
	if err := author.validate(); err != nil {
		return New{}, fmt.Errorf("%s: %w", k.name, err)
	}
	if happened != nil {
		if err := happened.validate(); err != nil {
			return New{}, fmt.Errorf("%s: %w", k.name, err)
		}
	}
	raw, err := encodeJSON(body)
	if err != nil {
		return New{}, fmt.Errorf("%s: %w", k.name, err)
	}
	stored, err := decodeIn[T](k.stored, raw)
	if err != nil {
		return New{}, fmt.Errorf("%s cannot be read back: %w", k.name, err)
	}
	return New{ID: id, Kind: k.name, Author: author, Happened: copied(happened), Body: stored, raw: raw}, nil
}

func copied(h *Happened) *Happened {
	if h == nil {
		return nil
	}
	c := *h
	return &c
}

// In is the body of an entry when the entry is of this kind.
func (k Kind[T]) In(e Entry) (body T, ok bool) {
	if e.Kind != k.name {
		return body, false
	}
	body, ok = e.Body.(T)
	return body, ok
}

// New is an entry that is not yet on the record.
type New struct {
	ID       EntryID
	Kind     string
	Author   Author
	Happened *Happened
	Body     any
	raw      json.RawMessage
}

func (n New) envelope() ([]byte, error) {
	return envelope{envelopeHead{n.Kind, n.Author, n.Happened}, n.raw}.bytes()
}

// Entry is one act on the record.
type Entry struct {
	Stream   StreamID
	Version  int64
	ID       EntryID
	Recorded time.Time
	Kind     string
	Author   Author
	Happened *Happened
	Body     any  // the kind's body type; nil when Erased, Unknown when this program does not know the kind
	Erased   bool // the words were lawfully erased; only the header remains
	Gap      *Gap // of an erased entry: what it was and why its words are gone; nil when no account tells
}

// Ref names the thing that this entry introduced.
func (e Entry) Ref() Ref { return Ref{e.Stream, e.ID} }

// Unknown is the body of an entry whose kind this program does not know. A stream that holds one is shown read-only.
type Unknown struct{ Raw json.RawMessage }
