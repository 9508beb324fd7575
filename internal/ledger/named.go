package ledger

import (
	"iter"
	"reflect"
)

// namedFiles are the files that a write's entries name, wherever in the body they stand.
func namedFiles(w Write) []NamedFile {
	var out []NamedFile
	for _, n := range w.Entries {
		for _, f := range filesIn(reflect.ValueOf(n.Body)) {
			out = append(out, NamedFile{ID: f.ID, Entry: Ref{w.Stream, n.ID}})
		}
	}
	return out
}

// filesIn finds files wherever in a body they stand.
func filesIn(v reflect.Value) []File {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return filesIn(v.Elem())
		}
	case reflect.Slice, reflect.Array, reflect.Map:
		if holdsNone(v.Type().Elem()) {
			return nil
		}
		return filesInEach(v.Seq2())
	case reflect.Struct:
		return filesInStruct(v)
	}
	return nil
}

func filesInEach(all iter.Seq2[reflect.Value, reflect.Value]) []File {
	var out []File
	for _, v := range all {
		out = append(out, filesIn(v)...)
	}
	return out
}

func filesInStruct(v reflect.Value) []File {
	if v.Type() == fileType {
		if f := v.Interface().(File); !f.IsZero() {
			return []File{f}
		}
		return nil
	}
	var out []File
	for i := range v.NumField() {
		// What JSON stores: exported fields, and those of embedded structs whatever their name.
		if f := v.Type().Field(i); f.IsExported() || f.Anonymous {
			out = append(out, filesIn(v.Field(i))...)
		}
	}
	return out
}

var fileType = reflect.TypeFor[File]()

// holdsNone spares a walk through every byte of a long text.
func holdsNone(element reflect.Type) bool {
	return element.Kind() <= reflect.Complex128 || element.Kind() == reflect.String
}

func filesInBody(body any) []File {
	if body == nil {
		return nil
	}
	return filesIn(reflect.ValueOf(body))
}
