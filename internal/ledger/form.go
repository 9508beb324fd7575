package ledger

import (
	"encoding"
	"encoding/base64"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// form is how a type is stored: exactly as encodeJSON writes it, without spaces and with the fields of a struct in their order. What is in
// that form is read in one pass. A page reads hundreds of entries, and encoding/json goes over each twice and finds every field by its name.
// Whatever is in another form, or of a type without one, is left to encoding/json, which also says what is wrong with it.
type form struct {
	read func(*exact, reflect.Value) // into a zero value
}

// reads reports whether something was stored in the form, and reads it into a zero value, of which it leaves anything when it was not.
func (f *form) reads(stored []byte, into reflect.Value) bool {
	e := exact{rest: stored}
	f.read(&e, into)
	return !e.failed && len(e.rest) == 0
}

// decodeIn reads a value in its form, or strictly in any.
func decodeIn[T any](f *form, stored []byte) (T, error) {
	var quick T
	if f.reads(stored, reflect.ValueOf(&quick).Elem()) {
		return quick, nil
	}
	var body T
	err := decodeStrict(stored, &body)
	return body, err
}

func formOf[T any]() *form { return forms{}.of(reflect.TypeFor[T]()) }

// forms are those of the types met so far; a type may hold itself.
type forms map[reflect.Type]*form

var (
	readsJSON = reflect.TypeFor[json.Unmarshaler]()
	readsText = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func (fs forms) of(t reflect.Type) *form {
	if f, met := fs[t]; met {
		return f
	}
	f := &form{}
	fs[t] = f
	switch pointer := reflect.PointerTo(t); {
	case pointer.Implements(readsJSON):
		f.read = readNothing
	case pointer.Implements(readsText):
		f.read = readText
	default:
		f.read = fs.ofKind(t)
	}
	return f
}

func (fs forms) ofKind(t reflect.Type) func(*exact, reflect.Value) {
	switch t.Kind() {
	case reflect.String:
		return func(e *exact, v reflect.Value) { v.SetString(e.text()) }
	case reflect.Bool:
		return func(e *exact, v reflect.Value) { v.SetBool(e.truth()) }
	case reflect.Int, reflect.Int64:
		return func(e *exact, v reflect.Value) { v.SetInt(e.number()) }
	case reflect.Pointer:
		return readPointer(fs.of(t.Elem()))
	case reflect.Slice:
		if t == bytesType {
			return readBytes
		}
		return readSlice(fs.of(t.Elem()))
	case reflect.Struct:
		return fs.ofStruct(t)
	default:
		return readNothing
	}
}

func readNothing(e *exact, _ reflect.Value) { e.failed = true }

func readText(e *exact, v reflect.Value) {
	text := e.text()
	if !e.failed && v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text)) != nil {
		e.failed = true
	}
}

var bytesType = reflect.TypeFor[[]byte]()

// readBytes reads them from base64, as which encoding/json writes them.
func readBytes(e *exact, v reflect.Value) {
	if e.skip("null") {
		return
	}
	plain, err := base64.StdEncoding.DecodeString(e.text())
	if e.failed = e.failed || err != nil; !e.failed {
		v.SetBytes(plain)
	}
}

func readPointer(to *form) func(*exact, reflect.Value) {
	return func(e *exact, v reflect.Value) {
		if !e.skip("null") {
			v.Set(reflect.New(v.Type().Elem()))
			to.read(e, v.Elem())
		}
	}
}

func readSlice(of *form) func(*exact, reflect.Value) {
	return func(e *exact, v reflect.Value) {
		if e.skip("null") {
			return
		}
		e.must("[")
		if e.skip("]") {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
			return
		}
		for n := 0; !e.failed; n++ {
			v.Grow(1)
			v.SetLen(n + 1)
			of.read(e, v.Index(n))
			if e.skip("]") {
				return
			}
			e.must(",")
		}
	}
}

// formField is a field of a struct, or of one that is embedded in it.
type formField struct {
	key   string // as stored: "name":
	index []int
	*form
}

func (fs forms) ofStruct(t reflect.Type) func(*exact, reflect.Value) {
	fields, plain := fs.fields(t, nil)
	for i, field := range fields {
		twice := slices.ContainsFunc(fields[:i], func(earlier formField) bool { return earlier.key == field.key })
		plain = plain && !twice
	}
	if !plain {
		return readNothing
	}
	return func(e *exact, v reflect.Value) { readFields(e, v, fields) }
}

// fields are those of a struct in the order in which they are stored; not plain when encoding/json has rules for them that are not here.
func (fs forms) fields(t reflect.Type, within []int) (all []formField, plain bool) {
	for i := range t.NumField() {
		field := t.Field(i)
		index := append(slices.Clone(within), i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case field.Anonymous && name == "" && field.Type.Kind() == reflect.Struct:
			inner, plain := fs.fields(field.Type, index)
			if !plain {
				return nil, false
			}
			all = append(all, inner...)
		case field.Anonymous || strings.Contains(options, "string"):
			return nil, false
		case name == "-" || !field.IsExported():
		case name == "":
			name = field.Name
			fallthrough
		default:
			all = append(all, formField{`"` + name + `":`, index, fs.of(field.Type)})
		}
	}
	return all, true
}

// readFields reads the fields that are there: some kinds leave out those that are empty.
func readFields(e *exact, v reflect.Value, fields []formField) {
	e.must("{")
	first := true
	for i := range fields {
		before := e.rest
		if !first && !e.skip(",") {
			break
		}
		if !e.skip(fields[i].key) {
			e.rest = before
			continue
		}
		fields[i].read(e, v.FieldByIndex(fields[i].index))
		first = false
	}
	e.must("}")
}
