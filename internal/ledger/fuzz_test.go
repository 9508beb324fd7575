package ledger

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"testing"
	"time"
)

var someStream, someID = StreamID("5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69"), EntryID("0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f")

func FuzzHeaderIsReadOnlyInItsStoredForm(f *testing.F) {
	good := Header{Stream: someStream, Version: 12, ID: someID, Recorded: time.Date(2026, 11, 22, 0, 43, 52, 0, time.UTC)}.Bytes()
	f.Add(good)
	f.Add(bytes.ReplaceAll(good, []byte("version 12"), []byte("version +12")))
	f.Add(bytes.ReplaceAll(good, []byte("version 12"), []byte("version 012")))
	f.Add(bytes.ReplaceAll(good, []byte("\n"), []byte("\r\n")))
	f.Add(bytes.ToUpper(good))
	f.Add(append(good, '\n'))
	f.Fuzz(func(t *testing.T, stored []byte) {
		h, err := ParseHeader(stored)
		if err == nil && !bytes.Equal(h.Bytes(), stored) {
			t.Errorf("%q was read and is written as %q", stored, h.Bytes())
		}
	})
}

func FuzzEnvelopeIsReadWholeOrNotAtAll(f *testing.F) {
	for _, seed := range []string{
		`{"kind":"a/1","author":{"person":"p"},"happened":null,"body":{}}`,
		`{"kind":"a/1","author":{"service":"s","for":"p"},"happened":{"from":"2026-05-09","precision":"day"},"body":{"words":"\u2028"}}`,
		`{"kind":"a/1","author":{},"happened":null,"body":{}} more`,
		`{"kind":"a/1","other":1}`, `[]`, `null`, ``,
	} {
		f.Add([]byte(seed))
	}
	registry, err := NewRegistry()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, stored []byte) {
		e, err := decodeEnvelope(stored)
		if err != nil {
			return
		}
		if _, err := registry.Decode(e.Kind, e.Body); err != nil && e.Kind != Opened.Name() && json.Valid(e.Body) {
			t.Errorf("a kind that is not known failed a read: %v", err)
		} else if err == nil && !json.Valid(stored) {
			t.Errorf("%q was read and is not JSON", stored)
		}
		if json.Valid(stored) != json.Valid(e.Body) {
			t.Errorf("%q was read with the body %q", stored, e.Body)
		}
		again, err := e.bytes()
		if err != nil {
			return // a body that is absent has nothing to be written as
		}
		plain, err := encodeJSON(struct {
			envelopeHead
			Body json.RawMessage `json:"body"`
		}{e.envelopeHead, e.Body})
		if json.Valid(e.Body) && isCompact(e.Body) && (err != nil || string(plain) != string(again)) {
			t.Errorf("%q was read and is written as %q, by encoding/json alone as %q, %v", stored, again, plain, err)
		}
		if back, err := decodeEnvelope(again); err != nil || back.Kind != e.Kind || back.Author != e.Author {
			t.Errorf("%q was read, and written as %q is not: %v", stored, again, err)
		}
	})
}

func isCompact(body []byte) bool {
	var b bytes.Buffer
	return json.Compact(&b, body) == nil && bytes.Equal(b.Bytes(), body)
}

func FuzzBodyOpensOnlyAsItWasSealed(f *testing.F) {
	var key Key
	var r random
	rand.Read(key[:])
	words := []byte(`{"kind":"a/1"}`)
	good, err := encryptBody(rand.Reader, key, someStream, someID, r, words)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:24])
	f.Add(good[:len(good)-1])
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, stored []byte) {
		plain, err := decrypt(nil, key, associated(someStream, someID), stored)
		if err == nil && !bytes.Equal(stored, good) {
			t.Errorf("%x opens as %q", stored, plain)
		}
		if _, _, err := splitBody(stored); err == nil && len(stored) < len(r) {
			t.Error("a body without its random was taken apart")
		}
	})
}

func FuzzWhatAKindTakesItGivesBack(f *testing.F) {
	f.Add(`{"keyring":"k","demo":true}`)
	f.Add(`{"keyring":"\ud800","demo":false}`)
	f.Add(`{"keyring":"k","demo":true,"more":1}`)
	f.Fuzz(func(t *testing.T, body string) {
		var b OpenedBody
		if json.Unmarshal([]byte(body), &b) != nil {
			return
		}
		n, err := Opened.New(someID, ByService("test"), nil, b)
		if err != nil {
			t.Fatalf("%+v is refused: %v", b, err)
		}
		var back OpenedBody
		if err := decodeStrict(n.raw, &back); err != nil || back != n.Body {
			t.Errorf("%+v is stored as %s and read as %+v, %v", b, n.raw, back, err)
		}
	})
}
