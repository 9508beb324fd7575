package govuk

// FieldError says what is wrong with one field, in words that say how to mend it.
type FieldError struct {
	Field string // the Name of the Field
	Text  string
}

// Errors is what is wrong with a form, in the order of its fields.
type Errors []FieldError

// Add puts one more at the end, unless something is already said of the field: a person mends one thing there at a time.
func (e *Errors) Add(field, text string) {
	if e.For(field) == "" {
		*e = append(*e, FieldError{field, text})
	}
}

// For is what is wrong with a field: the first thing said of it, or nothing.
func (e Errors) For(field string) string {
	for _, each := range e {
		if each.Field == field {
			return each.Text
		}
	}
	return ""
}
