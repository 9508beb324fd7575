package exchange

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"candour/internal/argument"
)

// Run reads records in either format and writes what stands, with a certificate if asked for.
func Run(in io.Reader, out io.Writer, certificate bool) error {
	graph, err := Read(in)
	if err != nil {
		return err
	}
	write := WriteLabels
	if certificate {
		write = WriteCertificate
	}
	return write(out, graph.Evaluate())
}

// WriteLabels writes a line "name label" for every item.
func WriteLabels(out io.Writer, labelling *argument.Labelling) error {
	w := bufio.NewWriterSize(out, 1<<16)
	var line []byte
	for i := range labelling.Items() {
		line = append(labelling.AppendLine(line[:0], i), '\n')
		w.Write(line)
	}
	return flush(w)
}

// WriteCertificate writes a line "name label rank rule" for every item, or "name out rank".
func WriteCertificate(out io.Writer, labelling *argument.Labelling) error {
	w := bufio.NewWriterSize(out, 1<<16)
	var digits [20]byte
	for line := range labelling.Certificate() {
		w.WriteString(string(line.Record))
		w.WriteByte(' ')
		w.WriteString(line.Label.String())
		w.WriteByte(' ')
		w.Write(strconv.AppendInt(digits[:0], int64(line.Rank), 10))
		if line.Rule != "" {
			w.WriteByte(' ')
			w.WriteString(string(line.Rule))
		}
		w.WriteByte('\n')
	}
	return flush(w)
}

// flush reports the first error of all the writes before it.
func flush(w *bufio.Writer) error {
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write what stands: %w", err)
	}
	return nil
}
