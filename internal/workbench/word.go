package workbench

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Words is what a Word file from outside (ECMA-376, .docx) says.
type Words struct {
	Text    string `json:"text"`    // what stands in it: its text, heads and feet of pages, notes and comments, a paragraph a line
	Besides string `json:"besides"` // what is written in it and seen by few: removed words, data about it, addresses of links, names of its parts
	Missing bool   `json:"missing"` // it has parts that no machine reads here: pictures, other files; what they say nobody knows
}

// Shown is the text as people see it, which says when something of the file is not in it.
func (w Words) Shown() string {
	if !w.Missing {
		return w.Text
	}
	return w.Text + "\n(Something in this file, such as a picture, could not be carried over.)\n"
}

// Word reads a Word file from outside.
func (b *Bench) Word(ctx context.Context, file []byte) (w Words, err error) {
	answer, err := b.read(ctx, kindWord, file)
	if err != nil {
		return Words{}, err
	}
	if err := json.Unmarshal(answer.body, &w); err != nil {
		return Words{}, unreadableFile(errFrame)
	}
	return Words{tidy(w.Text), tidy(w.Besides), w.Missing}, nil
}

// mostUnpacked is how many times the largest file a Word file may unpack to.
const mostUnpacked = 8

func readWord(file []byte, limits Limits) ([]byte, error) {
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, unreadable
	}
	w := wordReader{room: mostUnpacked * limits.File}
	for _, part := range parts.File {
		if err := w.part(part); err != nil {
			return nil, err
		}
	}
	said := Words{w.text.String(), parts.Comment + "\n" + w.besides.String() + "\n" + w.names.String(), w.missing}
	if !w.found {
		return nil, unreadable
	}
	if utf8.RuneCountInString(said.Text)+utf8.RuneCountInString(said.Besides) > 2*limits.Letters {
		return nil, tooLong
	}
	return json.Marshal(said)
}

// wordReader takes the words out of the parts of a Word file.
type wordReader struct {
	text    strings.Builder // what is shown
	besides strings.Builder // what else stands between marks
	names   strings.Builder // what marks say by themselves, and what parts are called
	missing bool
	found   bool  // the part that holds the text
	room    int64 // bytes that may still be unpacked
}

func (w *wordReader) part(part *zip.File) error {
	w.names.WriteString(part.Name + "\n" + part.Comment + "\n")
	if strings.HasSuffix(part.Name, "/") {
		return nil
	}
	content, err := w.unpacked(part)
	if err != nil {
		return err
	}
	if !isXML(part.Name) || w.xml(part.Name, content) != nil {
		w.missing = true
	}
	return nil
}

func (w *wordReader) unpacked(part *zip.File) ([]byte, error) {
	from, err := part.Open()
	if err != nil {
		return nil, unreadable
	}
	defer from.Close()
	content, err := io.ReadAll(io.LimitReader(from, w.room+1))
	if err != nil {
		return nil, unreadable
	}
	if w.room -= int64(len(content)); w.room < 0 {
		return nil, tooLong
	}
	return content, nil
}

func isXML(name string) bool {
	return slices.Contains([]string{".xml", ".rels"}, strings.ToLower(path.Ext(name)))
}

// shownParts are those of which people see the words (ECMA-376 part 1, 11.3).
var shownParts = []string{"document", "header", "footer", "footnotes", "endnotes", "comments"}

func isShown(name string) bool {
	folder, file := path.Split(name)
	return folder == "word/" && slices.ContainsFunc(shownParts, func(of string) bool {
		return strings.TrimRight(strings.TrimSuffix(file, ".xml"), "0123456789") == of
	})
}

// xml reads one part. What its attributes say is kept besides: there stand addresses of links and descriptions of pictures.
func (w *wordReader) xml(name string, content []byte) error {
	shown := isShown(name)
	w.found = w.found || name == "word/document.xml"
	from := xml.NewDecoder(bytes.NewReader(content))
	within := []string{""}
	for {
		token, err := from.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			within = append(within, t.Name.Local)
			w.begins(t, shown)
		case xml.EndElement:
			within = within[:len(within)-1]
			w.ends(name, t.Name.Local)
		case xml.CharData:
			w.says(string(t), shown && within[len(within)-1] == "t")
		case xml.Comment:
			w.names.WriteString(string(t) + "\n")
		}
	}
}

// begins keeps what the attributes of an element say, and the space that it stands for.
func (w *wordReader) begins(e xml.StartElement, shown bool) {
	for _, a := range e.Attr {
		w.names.WriteString(a.Value + "\n")
	}
	if slices.Contains([]string{"tab", "br", "cr"}, e.Name.Local) {
		w.says(" ", shown)
	}
}

// ends a line: in Word's own parts with a paragraph, for words of one paragraph stand in many elements, often cut within a word; elsewhere with each element.
func (w *wordReader) ends(part, element string) {
	if element == "p" || !strings.HasPrefix(part, "word/") {
		w.text.WriteByte('\n')
		w.besides.WriteByte('\n')
	}
}

func (w *wordReader) says(words string, shown bool) {
	if shown {
		w.text.WriteString(words)
	} else {
		w.besides.WriteString(words)
	}
}
