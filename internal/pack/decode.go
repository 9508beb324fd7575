package pack

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// decoder reads one file into Go values, strictly, and goes on after a problem so that all of them are found.
// goccy's own strict mode stops at the first; so structs, lists and maps are walked here and only single values are left to it.
type decoder struct {
	file        string
	lines       map[string]int // of every field seen, by path
	problems    Problems
	unconfirmed []Unconfirmed
}

func newDecoder(file string) *decoder { return &decoder{file: file, lines: map[string]int{}} }

// vocabulary is a type with a closed list of values.
type vocabulary interface{ choices() []string }

var basisType = reflect.TypeFor[Basis]()

func (d *decoder) decode(data []byte, into any) {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		d.failed("", err)
		return
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		d.problem("", 0, "the file must hold one document")
		return
	}
	d.value("", file.Docs[0].Body, reflect.ValueOf(into).Elem())
}

func (d *decoder) value(path string, node ast.Node, into reflect.Value) {
	d.lines[path] = node.GetToken().Position.Line
	if _, empty := node.(*ast.NullNode); empty {
		return
	}
	text, fromText := into.Addr().Interface().(encoding.TextUnmarshaler)
	switch {
	case fromText:
		d.text(path, node, text)
	case into.Kind() == reflect.Struct:
		d.structure(path, node, into)
	case into.Kind() == reflect.Slice:
		d.list(path, node, into)
	case into.Kind() == reflect.Map:
		d.mapping(path, node, into)
	default:
		d.single(path, node, into)
	}
}

func (d *decoder) single(path string, node ast.Node, into reflect.Value) {
	if _, scalar := node.(ast.ScalarNode); !scalar {
		d.problem(path, d.lines[path], "must be a single value")
		return
	}
	if err := yaml.NodeToValue(node, into.Addr().Interface(), yaml.Strict()); err != nil {
		d.failed(path, err)
		return
	}
	d.known(path, into)
}

// text reads a value that has its own way of being written: a date, a time of day.
func (d *decoder) text(path string, node ast.Node, into encoding.TextUnmarshaler) {
	if _, scalar := node.(ast.ScalarNode); !scalar {
		d.problem(path, d.lines[path], "must be a single value")
		return
	}
	if err := into.UnmarshalText([]byte(node.GetToken().Value)); err != nil {
		d.failed(path, err)
	}
}

// known refuses a word that its type does not have.
func (d *decoder) known(path string, value reflect.Value) {
	if v, closed := value.Interface().(vocabulary); closed && !slices.Contains(v.choices(), value.String()) {
		d.problem(path, d.lines[path], fmt.Sprintf("%q is not one of: %s", value.String(), strings.Join(v.choices(), ", ")))
	}
}

func (d *decoder) list(path string, node ast.Node, into reflect.Value) {
	sequence, ok := node.(*ast.SequenceNode)
	if !ok {
		d.problem(path, d.lines[path], "must be a list")
		return
	}
	into.Set(reflect.MakeSlice(into.Type(), len(sequence.Values), len(sequence.Values)))
	for i, item := range sequence.Values {
		d.value(fmt.Sprintf("%s[%d]", path, i), item, into.Index(i))
	}
}

func (d *decoder) mapping(path string, node ast.Node, into reflect.Value) {
	into.Set(reflect.MakeMap(into.Type()))
	d.eachKey(path, node, func(key string, value ast.Node) {
		name, item := reflect.New(into.Type().Key()).Elem(), reflect.New(into.Type().Elem()).Elem()
		name.SetString(key)
		d.value(join(path, key), value, item)
		d.known(join(path, key), name)
		into.SetMapIndex(name, item)
	})
}

func (d *decoder) structure(path string, node ast.Node, into reflect.Value) {
	fields := fieldsOf(into)
	d.eachKey(path, node, func(key string, value ast.Node) {
		field, known := fields[key]
		if !known {
			d.problem(join(path, key), value.GetToken().Position.Line, "there is no such field here")
			return
		}
		d.value(join(path, key), value, field.value)
	})
	d.missing(path, fields)
	d.noteUnconfirmed(path, into)
}

func (d *decoder) eachKey(path string, node ast.Node, visit func(key string, value ast.Node)) {
	entries, ok := node.(ast.MapNode)
	if !ok {
		d.problem(path, d.lines[path], "must be fields with values")
		return
	}
	seen := map[string]bool{}
	for entries := entries.MapRange(); entries.Next(); {
		key := entries.Key().GetToken().Value
		if seen[key] {
			d.problem(join(path, key), entries.Key().GetToken().Position.Line, "is given twice")
			continue
		}
		seen[key] = true
		visit(key, entries.Value())
	}
}

func (d *decoder) missing(path string, fields map[string]field) {
	for _, name := range sortedKeys(fields) {
		if fields[name].needed && fields[name].value.IsZero() {
			d.problem(join(path, name), d.lines[path], "is missing")
		}
	}
}

func (d *decoder) noteUnconfirmed(path string, value reflect.Value) {
	embedded := value.FieldByName(basisType.Name())
	if !embedded.IsValid() || embedded.Type() != basisType {
		return
	}
	if basis := embedded.Interface().(Basis); basis.Unconfirmed() {
		if id := value.FieldByName("ID"); id.IsValid() {
			path = id.String()
		}
		d.unconfirmed = append(d.unconfirmed, Unconfirmed{File: d.file, Where: path, Source: basis.Source})
	}
}

func (d *decoder) problem(path string, line int, says string) {
	d.problems = append(d.problems, Problem{File: d.file, Line: line, Field: strings.TrimPrefix(path, "."), Says: says})
}

// failed keeps the line and the bare message of an error of the YAML library, not its excerpt of the file.
func (d *decoder) failed(path string, err error) {
	line, says := d.lines[path], err.Error()
	if syntax := yaml.Error(nil); errors.As(err, &syntax) {
		says = syntax.GetMessage()
		if token := syntax.GetToken(); token != nil {
			line = token.Position.Line
		}
	}
	d.problem(path, line, says)
}

// field is a field of a struct that a file may set.
type field struct {
	value  reflect.Value
	needed bool
}

// fieldsOf are the fields by their names in a file, those of inlined structs among them.
func fieldsOf(value reflect.Value) map[string]field {
	fields := map[string]field{}
	for i := range value.NumField() {
		declared := value.Type().Field(i)
		name, option, _ := strings.Cut(declared.Tag.Get("yaml"), ",")
		if option == "inline" {
			for inner, f := range fieldsOf(value.Field(i)) {
				fields[inner] = f
			}
			continue
		}
		if name != "" {
			fields[name] = field{value.Field(i), declared.Tag.Get("need") == "yes"}
		}
	}
	return fields
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func words[T ~string](all ...T) []string {
	texts := make([]string, len(all))
	for i, word := range all {
		texts[i] = string(word)
	}
	return texts
}
