package wordfile

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// walk hands each token of a part to what reads it.
func walk(content []byte, take func(xml.Token) error) error {
	from := xml.NewDecoder(bytes.NewReader(content))
	depth := 0
	for {
		token, err := from.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return ErrUnreadable
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth > deepest {
				return ErrTooLong
			}
		case xml.EndElement:
			depth--
		}
		if err := take(token); err != nil {
			return err
		}
	}
}

// body reads the main part.
func (r *reading) body(content []byte) error {
	b := newBody(&r.letters)
	if err := walk(content, b.take); err != nil {
		return err
	}
	r.file.Paragraphs = b.paragraphs
	r.file.Besides = append(r.file.Besides, b.besides...)
	r.file.Missing = r.file.Missing || b.missing
	return nil
}

// besides reads a part of notes, comments or heads of pages, a paragraph at a time.
func (r *reading) besides(where Where, content []byte) error {
	b := newBody(&r.letters)
	if err := walk(content, b.take); err != nil {
		return err
	}
	for _, p := range b.paragraphs {
		if text := strings.TrimSpace(p.Text); text != "" {
			r.file.Besides = append(r.file.Besides, Beside{where, text})
		}
	}
	r.file.Besides = append(r.file.Besides, b.besides...)
	r.file.Missing = r.file.Missing || b.missing
	return nil
}

// properties reads what somebody gave the file: a name each, with a text.
func (r *reading) properties(content []byte) error {
	name, all := "", map[string]string{}
	err := walk(content, func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "property" {
				name = attr(t, "name")
			}
		case xml.CharData:
			if r.letters -= len(t); r.letters < 0 {
				return ErrTooLong
			}
			if name != "" {
				all[name] += strings.TrimSpace(string(t))
			}
		}
		return nil
	})
	r.file.Properties = all
	return err
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
