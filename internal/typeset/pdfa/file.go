package pdfa

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// file is a PDF with one plain cross-reference table: the kind that Typst writes.
type file struct {
	bytes   []byte
	xref    int   // where its table begins
	offsets []int // where each object begins, by number; 0 is free
	trailer dict
}

func open(b []byte) (*file, error) {
	f := &file{bytes: b}
	if !bytes.HasPrefix(b, []byte("%PDF-1.7")) {
		return nil, errors.New("not a PDF 1.7")
	}
	if err := f.findTable(); err != nil {
		return nil, err
	}
	if err := f.readTable(); err != nil {
		return nil, fmt.Errorf("read the cross-reference table: %w", err)
	}
	if f.trailer.get("Prev") != "" || f.trailer.get("Encrypt") != "" {
		return nil, errors.New("the file was updated or encrypted since it was made")
	}
	return f, nil
}

func (f *file) findTable() error {
	const tail = 64
	end := f.bytes[max(0, len(f.bytes)-tail):]
	i := bytes.LastIndex(end, []byte("startxref"))
	if i < 0 {
		return errors.New("no startxref at the end")
	}
	fields := strings.Fields(string(end[i:]))
	if len(fields) != 3 || fields[2] != "%%EOF" {
		return errors.New("the end is not as we know it")
	}
	at, err := strconv.Atoi(fields[1])
	if err != nil || at <= 0 || at >= len(f.bytes) {
		return errors.New("startxref points nowhere")
	}
	f.xref = at
	return nil
}

// readTable reads "xref", one section that begins at object 0, and the trailer.
func (f *file) readTable() error {
	const entry = 20
	s := scanner{b: f.bytes, at: f.xref}
	if !s.take("xref") {
		return errors.New("a cross-reference stream, or none")
	}
	first, count := s.integer(), s.integer()
	if first != 0 || count < 1 || count > len(f.bytes)/entry {
		return errors.New("sections that we do not know")
	}
	s.space()
	for range count {
		if s.at+entry > len(f.bytes) {
			return errSyntax
		}
		offset, err := strconv.Atoi(string(f.bytes[s.at : s.at+10]))
		if err != nil {
			return err
		}
		if f.bytes[s.at+17] != 'n' {
			offset = 0
		}
		f.offsets = append(f.offsets, offset)
		s.at += entry
	}
	s.space()
	if !s.take("trailer") {
		return errors.New("no trailer after it")
	}
	var err error
	f.trailer, err = parseDict(s.rest())
	return err
}

// integer passes white space and a whole number; -1 when there is none.
func (s *scanner) integer() int {
	s.space()
	start := s.at
	s.word()
	n, err := strconv.Atoi(string(s.b[start:s.at]))
	if err != nil {
		return -1
	}
	return n
}

// reference reads "12 0 R".
func reference(value string) (int, error) {
	number, ok := strings.CutSuffix(value, " 0 R")
	n, err := strconv.Atoi(number)
	if !ok || err != nil {
		return 0, fmt.Errorf("%q is no reference", value)
	}
	return n, nil
}

// object is the dictionary that a reference points at.
func (f *file) object(ref string) (int, dict, error) {
	n, err := reference(ref)
	if err != nil {
		return 0, nil, err
	}
	if n <= 0 || n >= len(f.offsets) || f.offsets[n] <= 0 || f.offsets[n] >= len(f.bytes) {
		return 0, nil, fmt.Errorf("object %d is not in the file", n)
	}
	body, ok := bytes.CutPrefix(f.bytes[f.offsets[n]:], []byte(strconv.Itoa(n)+" 0 obj"))
	if !ok {
		return 0, nil, fmt.Errorf("object %d is not where the table says", n)
	}
	d, err := parseDict(body)
	if err != nil {
		return 0, nil, fmt.Errorf("object %d: %w", n, err)
	}
	return n, d, nil
}

// filespecs are the attached files, by object number.
func (f *file) filespecs() (map[int]dict, error) {
	found := map[int]dict{}
	for n, offset := range f.offsets {
		if offset == 0 {
			continue
		}
		_, d, err := f.object(fmt.Sprintf("%d 0 R", n))
		if errors.Is(err, errSyntax) {
			continue // an array or a number: no file is attached by it
		}
		if err != nil {
			return nil, err
		}
		if d.get("Type") == "/Filespec" {
			found[n] = d
		}
	}
	return found, nil
}
