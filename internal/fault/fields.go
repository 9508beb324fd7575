package fault

import (
	"errors"
	"strings"
)

// Field is what is wrong with one field of a form.
type Field struct {
	Name     string // the field's name on the form
	Sentence string // what to put right, such as "Say who told you this"
}

// Fields is an error about several fields of a form at once. A verb returns it; the page shows each sentence at its field and
// keeps everything that was typed.
type Fields []Field

func (f Fields) Error() string {
	names := make([]string, len(f))
	for i, field := range f {
		names[i] = field.Name
	}
	return "the form cannot be taken: see " + strings.Join(names, ", ")
}

// Need adds a sentence about a field unless the condition holds.
func (f *Fields) Need(ok bool, name, sentence string) {
	if !ok {
		*f = append(*f, Field{name, sentence})
	}
}

// Err is the fields as an error, nil when nothing is wrong.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// Unwrap makes the fields a fault of kind Invalid, whose sentence is the first field's.
func (f Fields) Unwrap() error {
	if len(f) == 0 {
		return nil
	}
	return BadInput(f[0].Sentence, nil)
}

// FieldsOf are the fields that an error is about, none when it is of another sort.
func FieldsOf(err error) Fields {
	var f Fields
	errors.As(err, &f)
	return f
}
