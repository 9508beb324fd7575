package govuk

import (
	"maps"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// Field is what every question of a form has.
type Field struct {
	Name  string // of the value in the form
	ID    string // of the field on the page, where Errors lead; the Name unless given
	Label string // the question: a label, or the legend where there are several boxes
	Hint  string
	Value string // what was typed before; kept whatever is wrong with it
	Error string // what is wrong with it, usually Errors.For(Name)
	Quiet bool   // the label is read aloud only, where the row of a table says the same to those who see it
}

func (f Field) labelClass() string {
	if f.Quiet {
		return "govuk-visually-hidden"
	}
	return "govuk-label"
}

func (f Field) id() string {
	if f.ID == "" {
		return f.Name
	}
	return f.ID
}

func (f Field) hintID() string  { return f.id() + "-hint" }
func (f Field) errorID() string { return f.id() + "-error" }

// describedBy is the attribute that reads hint and error aloud with the field.
func (f Field) describedBy() templ.Attributes {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.hintID())
	}
	if f.Error != "" {
		ids = append(ids, f.errorID())
	}
	if len(ids) == 0 {
		return nil
	}
	return templ.Attributes{"aria-describedby": strings.Join(ids, " ")}
}

// with adds the class's error form to it when the field has an error.
func (f Field) with(class string) string {
	if f.Error == "" {
		return class
	}
	base, _, _ := strings.Cut(class, " ")
	return class + " " + base + "--error"
}

// itemID names the i-th of several boxes: the first bears the field's own id, so that an error leads to it.
func (f Field) itemID(i int) string {
	if i == 0 {
		return f.id()
	}
	return f.id() + "-" + strconv.Itoa(i+1)
}

// help is the attributes for what the browser may do with what is typed: nothing, unless the field is about the reader themself.
func help(autocomplete string) templ.Attributes {
	attributes := maps.Clone(Private())
	if autocomplete != "" {
		attributes["autocomplete"] = autocomplete
	}
	return attributes
}

// Option is one of the answers offered.
type Option struct {
	Value, Label string
	Hint         string
	Tag          templ.Component // after the label, such as a standing; may be nil
	More         templ.Component // asked only when this one is chosen; may be nil
	Or           bool            // the word "or" stands before it
}
