package ledger

import (
	"iter"
	"reflect"
	"slices"
	"sync"
)

// namedFiles are the files that a write's entries name, wherever in the body they stand.
func namedFiles(w Write) []NamedFile {
	var out []NamedFile
	for _, n := range w.Entries {
		for _, f := range filesInBody(n.Body) {
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
	if body == nil || !mayName(reflect.TypeOf(body)) {
		return nil
	}
	return filesIn(reflect.ValueOf(body))
}

// naming holds for types met whether a value of them may name a file: few kinds do, and every body is asked.
var naming sync.Map

func mayName(t reflect.Type) bool {
	known, met := naming.Load(t)
	if !met {
		known, _ = naming.LoadOrStore(t, holdsFiles(t, nil))
	}
	return known.(bool)
}

// holdsFiles looks through a type. Within names the types that it stands in: one may hold itself.
func holdsFiles(t reflect.Type, within []reflect.Type) bool {
	if t == fileType || t.Kind() == reflect.Interface {
		return true
	}
	if slices.Contains(within, t) {
		return false
	}
	within = append(within, t)
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return holdsFiles(t.Elem(), within)
	case reflect.Struct:
		for i := range t.NumField() {
			if holdsFiles(t.Field(i).Type, within) {
				return true
			}
		}
	}
	return false
}

// FilesOf are the files that an entry names, wherever in its body they stand; none of an erased one.
func FilesOf(e Entry) []File { return filesInBody(e.Body) }
