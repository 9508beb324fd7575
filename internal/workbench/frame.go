package workbench

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// frame is what goes through a pipe in either direction: four magic bytes, the length of the header (32 bits, big-endian), the
// header as JSON, the body.
type frame struct {
	header
	body []byte
}

// header says what the body is. Size is its length in bytes.
type header struct {
	Kind string          `json:"kind"`
	Note json.RawMessage `json:"note,omitempty"`
	Size int64           `json:"size"`
}

const (
	frameMagic = "CWB1"
	maxHeader  = 64 << 10
)

var errFrame = errors.New("not a frame")

func newFrame(kind string, note any, body []byte) (frame, error) {
	f := frame{header{Kind: kind}, body}
	if note != nil {
		n, err := json.Marshal(note)
		if err != nil {
			return frame{}, fmt.Errorf("write the note of a frame: %w", err)
		}
		f.Note = n
	}
	return f, nil
}

func writeFrame(w io.Writer, f frame) error {
	f.Size = int64(len(f.body))
	head, err := json.Marshal(f.header)
	if err != nil {
		return fmt.Errorf("write the header of a frame: %w", err)
	}
	if len(head) > maxHeader {
		return fmt.Errorf("a header of %d bytes: %w", len(head), errFrame)
	}
	start := binary.BigEndian.AppendUint32([]byte(frameMagic), uint32(len(head)))
	if _, err := w.Write(append(start, head...)); err != nil {
		return err
	}
	_, err = w.Write(f.body)
	return err
}

// readFrame trusts nothing that it reads: a body longer than limit is refused before a byte of it is kept, and memory grows only
// with what has really come. The end of the pipe before a frame is io.EOF.
func readFrame(r io.Reader, limit int64) (frame, error) {
	var start [8]byte
	if _, err := io.ReadFull(r, start[:]); err != nil {
		return frame{}, err
	}
	size := binary.BigEndian.Uint32(start[4:])
	if string(start[:4]) != frameMagic || size > maxHeader {
		return frame{}, errFrame
	}
	head, err := readBytes(r, int64(size))
	if err != nil {
		return frame{}, fmt.Errorf("the header of a frame: %w", err)
	}
	var f frame
	d := json.NewDecoder(bytes.NewReader(head))
	d.DisallowUnknownFields()
	if err := d.Decode(&f.header); err != nil || d.More() {
		return frame{}, fmt.Errorf("the header of a frame: %w", errFrame)
	}
	if f.Size < 0 || f.Size > limit {
		return frame{}, fmt.Errorf("a body of %d bytes, over the limit of %d: %w", f.Size, limit, errFrame)
	}
	if f.body, err = readBytes(r, f.Size); err != nil {
		return frame{}, fmt.Errorf("the body of a frame: %w", err)
	}
	return f, nil
}

func readBytes(r io.Reader, n int64) ([]byte, error) {
	var b bytes.Buffer
	if _, err := io.CopyN(&b, r, n); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return b.Bytes(), nil
}

// read decodes the note into v, strictly.
func (f frame) read(v any) error {
	d := json.NewDecoder(bytes.NewReader(f.Note))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return fmt.Errorf("the note of a frame: %w", errFrame)
	}
	return nil
}
