package backup

import (
	"bytes"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// anyRow is a row of any columns a table may have.
var anyRow = rapid.SliceOfN(rapid.OneOf(
	rapid.Just[any](nil), rapid.Int64().AsAny(), rapid.String().AsAny(), rapid.SliceOf(rapid.Byte()).AsAny(),
), 1, 9)

func TestARowIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := anyRow.Draw(t, "row")
		written, err := appendRow(nil, row)
		if err != nil {
			t.Fatal(err)
		}
		from := bytes.NewReader(written)
		read, err := readRow(from, len(row))
		if err != nil || from.Len() != 0 {
			t.Fatalf("%d bytes are left: %v", from.Len(), err)
		}
		if !reflect.DeepEqual(read, row) {
			t.Errorf("%v was read as %v", row, read)
		}
	})
}

func FuzzNoRowFromOutsideDoesHarm(f *testing.F) {
	f.Add([]byte("t\x03abci\x02n"), 3)
	f.Add([]byte("b\xff\xff\xff\xff\x0f"), 1)
	f.Fuzz(func(t *testing.T, written []byte, columns int) {
		if columns < 1 || columns > 9 {
			return
		}
		row, err := readRow(bytes.NewReader(written), columns)
		if err != nil {
			return
		}
		if _, err := appendRow(nil, row); err != nil {
			t.Errorf("a row that was read cannot be written: %v", err)
		}
	})
}
