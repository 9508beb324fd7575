package wordfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// File is what a Word file says.
type File struct {
	Properties map[string]string `json:"properties,omitempty"` // those that somebody gave it (ECMA-376 part 1, 22.3)
	Paragraphs []Paragraph       `json:"paragraphs"`
	Besides    []Beside          `json:"besides,omitempty"`
	Missing    bool              `json:"missing,omitempty"` // it has parts that no machine reads here, such as pictures
}

// Paragraph is a paragraph as it reads with all tracked changes accepted.
type Paragraph struct {
	Text    string `json:"text"` // a line feed is a new line within the paragraph
	Heading bool   `json:"heading,omitempty"`
	Marks   []Mark `json:"marks,omitempty"`   // those that stand around some of its words, each once
	Table   int    `json:"table,omitempty"`   // the table in which it stands, from 1; 0 for none
	Row     int    `json:"row,omitempty"`     // of all rows of the file, from 1
	Tracked bool   `json:"tracked,omitempty"` // something in it was a tracked change

	joins bool // its end was deleted, so that the next goes on in it
}

// Mark is a content control with a tag, or a bookmark. A copied control has the name of the first, and another number.
type Mark struct {
	Name  string `json:"name"`
	Which int    `json:"which"`
}

// Beside is what is written besides the paragraphs.
type Beside struct {
	Where Where  `json:"where"`
	Text  string `json:"text"`
}

// Where something stands besides the paragraphs.
type Where string

// The places besides the paragraphs.
const (
	Footnote Where = "footnote" // and notes at the end
	Comment  Where = "comment"
	Header   Where = "header" // heads and feet of pages
	TextBox  Where = "text box"
)

// What makes a file unreadable.
var (
	ErrUnreadable = errors.New("the file is no Word file that can be read")
	ErrTooLong    = errors.New("the file holds more than is read")
)

// Bounds are how much is read of one file.
type Bounds struct {
	Bytes   int64 // unpacked
	Letters int
}

// mostParagraphs and deepest bound what a file may make of little.
const (
	mostParagraphs = 50_000
	mostMarks      = 50 // open at once
	deepest        = 400
)

// Read reads a Word file.
func Read(file []byte, within Bounds) (File, error) {
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return File{}, ErrUnreadable
	}
	r := reading{room: within.Bytes, letters: within.Letters, seen: map[string]bool{}}
	for _, part := range parts.File {
		if err := r.part(part); err != nil {
			return File{}, err
		}
	}
	if !r.seen["word/document.xml"] {
		return File{}, ErrUnreadable
	}
	return r.file, nil
}

// reading is a file being read.
type reading struct {
	file    File
	room    int64 // bytes that may still be unpacked
	letters int   // bytes of words that may still be taken
	seen    map[string]bool
}

// part reads one part. Two of one name would be read differently by different programs.
func (r *reading) part(part *zip.File) error {
	if strings.HasSuffix(part.Name, "/") {
		return nil
	}
	if r.seen[part.Name] {
		return ErrUnreadable
	}
	r.seen[part.Name] = true
	content, err := r.unpacked(part)
	if err != nil {
		return err
	}
	switch where, shown := shownIn(part.Name); {
	case part.Name == "word/document.xml":
		return r.body(content)
	case part.Name == "docProps/custom.xml":
		return r.properties(content)
	case shown:
		return r.besides(where, content)
	default:
		r.file.Missing = r.file.Missing || holdsMore(part.Name)
		return nil
	}
}

func (r *reading) unpacked(part *zip.File) ([]byte, error) {
	from, err := part.Open()
	if err != nil {
		return nil, ErrUnreadable
	}
	defer from.Close()
	content, err := io.ReadAll(io.LimitReader(from, r.room+1))
	if err != nil {
		return nil, ErrUnreadable
	}
	if r.room -= int64(len(content)); r.room < 0 {
		return nil, ErrTooLong
	}
	return content, nil
}

// shownIn says where the words of a part stand on paper (ECMA-376 part 1, 11.3).
func shownIn(name string) (Where, bool) {
	folder, file := path.Split(name)
	if folder != "word/" || !strings.HasSuffix(file, ".xml") {
		return "", false
	}
	switch strings.TrimRight(strings.TrimSuffix(file, ".xml"), "0123456789") {
	case "footnotes", "endnotes":
		return Footnote, true
	case "comments":
		return Comment, true
	case "header", "footer":
		return Header, true
	default:
		return "", false
	}
}

// holdsMore reports whether a part may hold words that are not read here.
func holdsMore(name string) bool {
	folder := strings.ToLower(path.Dir(name))
	return slices.Contains([]string{"word/media", "word/embeddings", "word/charts", "word/diagrams", "word/activex"}, folder) ||
		folder == "word" && !slices.Contains([]string{".xml", ".rels"}, strings.ToLower(path.Ext(name)))
}
