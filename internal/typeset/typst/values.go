package typst

import (
	"context"
	"fmt"
	"math"
)

// The values of the compiler's surroundings: these types, and Go's bool, float64, string.
// All of them can be compared with ==, which is how the compiler tells two objects apart.
type (
	undefined struct{}
	null      struct{}
	bigint    uint64 // as two's complement
	symbol    string

	// function fails where a JavaScript function would throw.
	function struct {
		call func(ctx context.Context, args ...any) (any, error)
	}
	array  struct{ items []any }
	octets struct{ bytes []byte }

	// object is whatever has named fields. handle is the address of the compiler's own half of an object that it made.
	object struct {
		class  string
		fields map[string]any
		names  []string // in the order they were set
		handle uint32
	}
)

// thrown is what a JavaScript engine would throw.
type thrown string

func (t thrown) Error() string { return string(t) }

func newObject(class string) *object { return &object{class: class, fields: map[string]any{}} }

func newError(message string) *object {
	e := newObject("Error")
	e.set("message", message)
	return e
}

func (o *object) set(name string, v any) {
	if _, known := o.fields[name]; !known {
		o.names = append(o.names, name)
	}
	o.fields[name] = v
}

// property is v[key], for the few kinds of v and key that the compiler asks about.
func property(v, key any) any {
	switch v := v.(type) {
	case *object:
		if field, ok := v.fields[fmt.Sprint(key)]; ok {
			return field
		}
	case *array:
		if i, ok := key.(float64); ok && i >= 0 && i < float64(len(v.items)) {
			return v.items[int(i)]
		}
	}
	return undefined{}
}

func length(v any) uint64 {
	switch v := v.(type) {
	case *array:
		return uint64(len(v.items))
	case *octets:
		return uint64(len(v.bytes))
	}
	return 0
}

func isObject(v any) bool {
	switch v.(type) {
	case *object, *array, *octets, *promise:
		return true
	}
	return false
}

func isSafeInteger(v any) bool {
	f, ok := v.(float64)
	return ok && f == math.Trunc(f) && math.Abs(f) < 1<<53
}

func number(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case bigint:
		return float64(int64(v))
	case bool:
		if v {
			return 1
		}
		return 0
	}
	return math.NaN()
}

// describe names a value in an error: its kind, and its words only where the compiler itself wrote them.
func describe(v any) string {
	switch v := v.(type) {
	case *object:
		if message, ok := v.fields["message"].(string); ok {
			return message
		}
		return v.class
	case string:
		return v
	case *array:
		return fmt.Sprintf("array of %d", len(v.items))
	case *octets:
		return fmt.Sprintf("%d bytes", len(v.bytes))
	case undefined:
		return "undefined"
	case null:
		return "null"
	case float64, bool, bigint:
		return fmt.Sprint(v)
	}
	return fmt.Sprintf("%T", v)
}
