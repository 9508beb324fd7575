package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sync"
)

// strict is a JSON decoder that refuses unknown fields. It is used again with its buffer: a case has hundreds of entries of a few hundred
// bytes each, and a new decoder takes more memory than what it reads.
type strict struct {
	in bytes.Reader
	*json.Decoder
}

var stricts = sync.Pool{New: func() any {
	d := &strict{}
	d.Decoder = json.NewDecoder(&d.in)
	d.DisallowUnknownFields()
	return d
}}

// strictKept bounds what a decoder that is kept has read at once, and with it its buffer.
const strictKept = 16 << 10

// decodeStrict refuses unknown fields and anything after the value. A decoder that met an error is not used again.
func decodeStrict(data []byte, into any) error {
	d := stricts.Get().(*strict)
	d.in.Reset(data)
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more follows the value")
	}
	d.in.Reset(nil)
	if len(data) <= strictKept {
		stricts.Put(d)
	}
	return nil
}
