package ledger

import (
	"reflect"
	"testing"

	"candour/internal/calendar"
)

// word is a type that is text.
type word string

// within stands in another body, and may hold itself.
type within struct {
	Of    Ref      `json:"of"`
	Also  *Ref     `json:"also,omitempty"`
	Inner []within `json:"inner,omitempty"`
}

// everything has a field of each sort that bodies have.
type everything struct {
	within
	Word    word          `json:"word"`
	Other   string        `json:"other,omitempty"`
	Words   []word        `json:"words"`
	Yes     bool          `json:"yes,omitempty"`
	Count   int           `json:"count"`
	Big     int64         `json:"big,omitempty"`
	On      calendar.Date `json:"on,omitzero"`
	Nested  within        `json:"nested,omitzero"`
	Bytes   []byte        `json:"bytes,omitempty"`
	Unnamed string
	Left    string `json:"-"`
}

func someOfEverything() []everything {
	ref := Ref{Stream: someStream, Entry: someID}
	full := everything{
		within: within{Of: ref, Also: &ref, Inner: []within{{Of: ref}, {Inner: []within{}}}},
		Word:   "the child’s “own” words,\nin two lines \\ \u2028", Other: "o", Words: []word{"", "a"}, Yes: true, Count: -7, Big: 1 << 62,
		On: calendar.NewDate(2026, 5, 9), Nested: within{Also: &ref}, Bytes: []byte("a page\x00\xff"), Unnamed: "<b>",
	}
	return []everything{{}, full, {Words: []word{}}, {Other: "o", Yes: true}}
}

func TestWhatIsStoredIsReadInItsForm(t *testing.T) {
	f := formOf[everything]()
	for _, body := range someOfEverything() {
		stored, err := encodeJSON(body)
		if err != nil {
			t.Fatal(err)
		}
		var quick, strict everything
		if !f.reads(stored, reflect.ValueOf(&quick).Elem()) {
			t.Errorf("%s is not in its form", stored)
			continue
		}
		if err := decodeStrict(stored, &strict); err != nil || !reflect.DeepEqual(quick, strict) {
			t.Errorf("%s is read as\n%+v by its form and as\n%+v by encoding/json, %v", stored, quick, strict, err)
		}
	}
}

func TestAnotherFormOfTheSameWordsIsReadAsWell(t *testing.T) {
	got, err := decodeIn[within](formOf[within](), []byte(` {"inner": null, "OF": {"entry": "e", "stream": "s"}}`))
	if err != nil || got.Of != (Ref{Stream: "s", Entry: "e"}) {
		t.Errorf("read as %+v, %v", got, err)
	}
	if _, err := decodeIn[within](formOf[within](), []byte(`{"of":{"stream":"s","entry":"e"},"more":1}`)); err == nil {
		t.Error("a field that is not known was read")
	}
}

func TestATypeThatJSONHasOtherRulesForIsLeftToIt(t *testing.T) {
	type quoted struct {
		N int `json:"n,string"`
	}
	type twice struct {
		within
		Of string `json:"of"`
	}
	type mapped struct {
		Words map[string]string `json:"words"`
	}
	check := func(read bool) {
		t.Helper()
		if read {
			t.Error("it was read by a form")
		}
	}
	check(formOf[quoted]().reads([]byte(`{"n":"1"}`), reflect.ValueOf(new(quoted)).Elem()))
	check(formOf[twice]().reads([]byte(`{"of":"x"}`), reflect.ValueOf(new(twice)).Elem()))
	check(formOf[mapped]().reads([]byte(`{"words":{"a":"b"}}`), reflect.ValueOf(new(mapped)).Elem()))
	if got, err := decodeIn[mapped](formOf[mapped](), []byte(`{"words":{"a":"b"}}`)); err != nil || got.Words["a"] != "b" {
		t.Errorf("read as %q, %v", got.Words, err)
	}
}

func FuzzAFormReadsNothingThatEncodingJSONDoesNot(f *testing.F) {
	for _, body := range someOfEverything() {
		stored, err := encodeJSON(body)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(stored)
	}
	f.Add([]byte(`{"of":{},"word":"\ud800","words":null,"count":-0,"Unnamed":""}`))
	f.Add([]byte(`{"of":{"stream":"a","entry":"b"},"word":"` + "\xff" + `","words":[],"count":007,"Unnamed":""}`))
	f.Add([]byte(`{"of":{},"inner":[{},{"also":null},],"count":1}`))
	f.Add([]byte(`{"of":{},"word":"","words":null,"count":0,"bytes":"YQ=\u003d","Unnamed":""}`))
	f.Add([]byte(`{"of":{},"word":"","words":null,"count":0,"bytes":"YQ","Unnamed":""}`))
	form := formOf[everything]()
	f.Fuzz(func(t *testing.T, stored []byte) {
		var quick, strict everything
		if !form.reads(stored, reflect.ValueOf(&quick).Elem()) {
			return
		}
		if err := decodeStrict(stored, &strict); err != nil || !reflect.DeepEqual(quick, strict) {
			t.Errorf("%q is read as\n%+v by its form and as\n%+v by encoding/json, %v", stored, quick, strict, err)
		}
	})
}
