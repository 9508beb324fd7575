package casework

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"candour/internal/ledger"
)

// passage is one text of an entry’s body.
type passage struct {
	at   string // JSON Pointer from the body
	text string
}

// ofNoWords are texts that nobody typed and nobody reads: names of streams, entries and files, hashes and keys.
var ofNoWords = regexp.MustCompile(`^(?i:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|AGE-SECRET-KEY-[0-9A-Z]+)$`)

// OfNoWords reports whether a text is one that nobody typed and nobody reads. By chance any letters and digits stand in one.
func OfNoWords(text string) bool { return ofNoWords.MatchString(text) }

// passagesOf are all texts of a body in the order in which it is stored, whatever its kind: of a kind that was made today too.
func passagesOf(body any) ([]passage, error) {
	stored, err := storedAs(body)
	if err != nil {
		return nil, err
	}
	var all []passage
	err = eachText(json.NewDecoder(bytes.NewReader(stored)), "", func(at, text string) {
		if !OfNoWords(text) {
			all = append(all, passage{at, text})
		}
	})
	return all, err
}

func storedAs(body any) ([]byte, error) {
	if unknown, ok := body.(ledger.Unknown); ok {
		return unknown.Raw, nil
	}
	stored, err := json.Marshal(body)
	if err != nil {
		return nil, fmt.Errorf("the texts of an entry: %w", err)
	}
	return stored, nil
}

// eachText hands every text of a JSON value to do, with where it stands.
func eachText(from *json.Decoder, at string, do func(at, text string)) error {
	token, err := from.Token()
	if err != nil {
		return err
	}
	switch t := token.(type) {
	case string:
		do(at, t)
	case json.Delim:
		for i := 0; from.More(); i++ {
			part := strconv.Itoa(i)
			if t == '{' {
				if part, err = nameIn(from); err != nil {
					return err
				}
			}
			if err := eachText(from, at+"/"+part, do); err != nil {
				return err
			}
		}
		_, err = from.Token() // its end
	}
	return err
}

func nameIn(from *json.Decoder) (string, error) {
	token, err := from.Token()
	name, _ := token.(string)
	return escaped.Replace(name), err
}

// escaped is the name of a field as a part of a JSON Pointer (RFC 6901, 3).
var (
	escaped   = strings.NewReplacer("~", "~0", "/", "~1")
	unescaped = strings.NewReplacer("~1", "/", "~0", "~")
)

// HeldBackWords stand in place of words that say something which has become hidden since.
const HeldBackWords = "Held back: says something that is now hidden"

// heldBack is a body with other words in some places.
func heldBack(body any, places []string) (any, error) {
	stored, err := storedAs(body)
	if err != nil {
		return nil, err
	}
	var whole any
	from := json.NewDecoder(bytes.NewReader(stored))
	from.UseNumber()
	if err := from.Decode(&whole); err != nil {
		return nil, err
	}
	for _, at := range places {
		if whole, err = replaced(whole, strings.Split(at, "/")[1:]); err != nil {
			return nil, err
		}
	}
	if stored, err = json.Marshal(whole); err != nil {
		return nil, err
	}
	if _, unknown := body.(ledger.Unknown); unknown {
		return ledger.Unknown{Raw: stored}, nil
	}
	again := reflect.New(reflect.TypeOf(body))
	if err := json.Unmarshal(stored, again.Interface()); err != nil {
		return nil, fmt.Errorf("hold words back: %w", err)
	}
	return again.Elem().Interface(), nil
}

var errNoPlace = errors.New("an entry has no text where one is to be held back")

// replaced is a JSON value with the words that say that something is held back at a place within it.
func replaced(in any, at []string) (any, error) {
	if len(at) == 0 {
		if _, isText := in.(string); !isText {
			return nil, errNoPlace
		}
		return HeldBackWords, nil
	}
	var err error
	switch v := in.(type) {
	case map[string]any:
		name := unescaped.Replace(at[0])
		v[name], err = replaced(v[name], at[1:])
	case []any:
		i, bad := strconv.Atoi(at[0])
		if bad != nil || i < 0 || i >= len(v) {
			return nil, errNoPlace
		}
		v[i], err = replaced(v[i], at[1:])
	default:
		return nil, errNoPlace
	}
	return in, err
}

// SaysIn reports whether a body has a text in any of some places.
func SaysIn(body any, places []string) bool {
	all, err := passagesOf(body)
	return err == nil && slices.ContainsFunc(all, func(p passage) bool { return slices.Contains(places, p.at) })
}

// Look is what a body holds, of whatever kind, and in which of its texts. What stands in several texts that follow each other is found too.
func (g *Gate) Look(body any) (held []Kept, at []string, err error) {
	all, err := passagesOf(body)
	if err != nil {
		return nil, nil, err
	}
	missing := g.Holds(together(all))
	var found []int
	for size := 1; size <= len(all) && len(missing) > 0; size++ {
		for i := range len(all) - size + 1 {
			window := all[i : i+size]
			here := slices.DeleteFunc(g.Holds(together(window)), func(n int) bool { return size > 1 && !slices.Contains(missing, n) })
			if len(here) == 0 {
				continue
			}
			found = append(found, here...)
			for _, p := range window {
				at = append(at, p.at)
			}
		}
		missing = slices.DeleteFunc(missing, func(n int) bool { return slices.Contains(found, n) })
	}
	slices.Sort(found)
	slices.Sort(at)
	return g.speakOf(slices.Compact(found)), slices.Compact(at), nil
}

func together(all []passage) string {
	texts := make([]string, len(all))
	for i, p := range all {
		texts[i] = p.text
	}
	return strings.Join(texts, "\n")
}
