package ledger

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"candour/internal/words"
)

// Registry is every kind of entry the program knows. It is made once, by app.
type Registry struct{ kinds map[string]kind }

// NewRegistry gathers the features' sets. Two kinds of one name are refused.
func NewRegistry(sets ...*Set) (*Registry, error) {
	r := &Registry{kinds: map[string]kind{}}
	for _, set := range append([]*Set{&Kinds}, sets...) {
		for _, k := range set.kinds {
			if _, twice := r.kinds[k.name]; twice {
				return nil, fmt.Errorf("entry kind %q is defined twice", k.name)
			}
			r.kinds[k.name] = k
		}
	}
	return r, nil
}

// Names are the stored names of all kinds, sorted.
func (r *Registry) Names() []string {
	names := make([]string, 0, len(r.kinds))
	for name := range r.kinds {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Decode opens a stored body strictly. A kind this program does not know yields Unknown, not an error.
func (r *Registry) Decode(name string, stored []byte) (any, error) {
	k, ok := r.kinds[name]
	if !ok && !json.Valid(stored) {
		return nil, fmt.Errorf("%s: not JSON", name)
	}
	if !ok {
		return Unknown{Raw: slices.Clone(stored)}, nil
	}
	body, err := k.decode(stored)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return body, nil
}

// tellsNothingElse reports whether entries of a kind tell of nothing but what they say: they account for no erasure and, if files count, name none.
func (r *Registry) tellsNothingElse(name []byte, files bool) bool {
	k, known := r.kinds[string(name)]
	return known && !(files && k.files) && k.name != ErasedByLaw.name
}

// Refs are the subjects that a body names.
func (r *Registry) Refs(name string, body any) []Ref {
	if k, ok := r.kinds[name]; ok && reflect.TypeOf(body) == k.body {
		return k.refs(body)
	}
	return nil
}

// Line is how an entry reads on the timeline.
func (r *Registry) Line(p words.Printer, e Entry) words.Line {
	k, ok := r.kinds[e.Kind]
	switch {
	case e.Erased:
		return r.gapLine(p, e.Gap)
	case !ok || reflect.TypeOf(e.Body) != k.body:
		return words.Line{Text: p.Say("An entry made by a newer version of Candour, which this one cannot read.")}
	default:
		return k.line(p, e.Body)
	}
}

// Rule is the access rule that a person must meet to add this kind, and the states in which it may be added.
func (r *Registry) Rule(name string) (may string, in []string) {
	k := r.kinds[name]
	return k.may, k.in
}

// Means is the plain meaning of a kind.
func (r *Registry) Means(name string) string { return r.kinds[name].means }

// Confidential are the JSON names of a kind's fields that are confidential by nature.
func (r *Registry) Confidential(name string) []string { return r.kinds[name].confidential }

// Example is a kind's realistic body.
func (r *Registry) Example(name string) any { return r.kinds[name].example }

// Incomplete lists the kinds that do not say all that a kind must say.
func (r *Registry) Incomplete() []string {
	var bad []string
	for name, k := range r.kinds {
		if k.means == "" || k.may == "" || !k.lines || !isEmpty(k.body) && reflect.ValueOf(k.example).IsZero() {
			bad = append(bad, name)
		}
	}
	slices.Sort(bad)
	return bad
}

// isEmpty reports whether a body has nothing to give an example of.
func isEmpty(body reflect.Type) bool { return body.Kind() == reflect.Struct && body.NumField() == 0 }

// Shapes is the stored form of every kind: the whole tree of JSON names, types and optionality, and the example's bytes.
// A golden test compares it, so that a stored shape cannot change unseen.
func (r *Registry) Shapes() (string, error) {
	var out strings.Builder
	for _, name := range r.Names() {
		k := r.kinds[name]
		example, err := encodeJSON(k.example)
		if err != nil {
			return "", fmt.Errorf("example of %s: %w", name, err)
		}
		fmt.Fprintf(&out, "%s %s\n\t%s\n", name, shape(k.body), example)
	}
	return out.String(), nil
}

// shape writes the stored form of a Go type. Within names the structs that it stands in: one that holds itself is written by its name.
func shape(t reflect.Type, within ...reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return "?" + shape(t.Elem(), within...)
	case reflect.Slice, reflect.Array:
		return "[]" + shape(t.Elem(), within...)
	case reflect.Map:
		return "map[" + shape(t.Key(), within...) + "]" + shape(t.Elem(), within...)
	case reflect.Struct:
		if slices.Contains(within, t) {
			return t.String()
		}
		return structShape(t, append(within, t))
	default:
		return t.Kind().String()
	}
}

func structShape(t reflect.Type, within []reflect.Type) string {
	if t.NumField() == 0 || t.Field(0).PkgPath != "" {
		return t.String() // writes itself as text: a time, a date
	}
	fields := make([]string, 0, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			fields = append(fields, shape(f.Type, within...))
			continue
		}
		fields = append(fields, f.Tag.Get("json")+" "+shape(f.Type, within...))
	}
	slices.Sort(fields)
	return "{" + strings.Join(fields, "; ") + "}"
}
