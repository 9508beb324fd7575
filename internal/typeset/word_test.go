package typeset_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"candour/internal/typeset"
)

// aLetter has everything that a Word file can hold.
func aLetter() typeset.Document {
	said := func(text string) typeset.Block {
		return typeset.Block{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: text}}}}
	}
	return typeset.Document{
		Title: "Meeting Ola & Zoë", Language: "en-GB", Date: "2026-11-24", Author: "Ruth Adeyemi", Notice: "For Ms O’Neill alone.",
		Particulars: []typeset.Particular{{Label: "To", Value: "Niamh O’Neill\n3 Quay Street"}, {Label: "From", Value: "Ruth Adeyemi"}},
		Sections: []typeset.Section{
			{Blocks: []typeset.Block{said("Dear Ms O’Neill"), said("I suggest Tuesday, <4> o’clock.")}},
			{Heading: "Days", Blocks: []typeset.Block{{Table: &typeset.Table{Caption: "When", Columns: []string{"Day", "What"}, Rows: [][]string{{"1 May", "A visit"}}}}}},
		},
	}
}

func TestAWordFileSaysWhatTheDocumentSaysAndNothingElse(t *testing.T) {
	d := aLetter()
	file := wordOf(t, d)
	if err := typeset.WordSays(d, wordText(t, file)); err != nil {
		t.Error(err)
	}
	d.Sections[0].Blocks = d.Sections[0].Blocks[:1]
	if err := typeset.WordSays(d, wordText(t, file)); err == nil {
		t.Error("a Word file with a paragraph more passes for the document")
	}
}

func TestTheSameDocumentMakesTheSameWordFile(t *testing.T) {
	if !bytes.Equal(wordOf(t, aLetter()), wordOf(t, aLetter())) {
		t.Error("two files differ")
	}
}

func TestWhatAWordFileCannotHoldIsRefused(t *testing.T) {
	d := aLetter()
	d.Sources = []typeset.Source{{Number: 1, Description: "A letter"}}
	if _, err := typeset.Word(d); err == nil {
		t.Error("the table of sources was left out")
	}
}

func wordOf(t *testing.T, d typeset.Document) []byte {
	t.Helper()
	file, err := typeset.Word(d)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// wordText reads the text of a Word file; every part must be XML.
func wordText(t *testing.T, file []byte) string {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, part := range parts.File {
		from, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		xmlText(t, part.Name, from, &text)
	}
	return text.String()
}

func xmlText(t *testing.T, name string, from io.Reader, text *strings.Builder) {
	t.Helper()
	tokens, within := xml.NewDecoder(from), ""
	for {
		token, err := tokens.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			within = x.Name.Local
			if within == "p" || within == "br" {
				text.WriteByte('\n')
			}
		case xml.CharData:
			if name == "word/document.xml" && within == "t" {
				text.Write(x)
			}
		}
	}
}

func TestALetterIsTheSameWordsInPDFAndInWord(t *testing.T) {
	d := aLetter()
	pdf := render(t, d)
	if err := bench.Proof(t.Context(), d, pdf); err != nil {
		t.Errorf("the PDF: %v", err)
	}
	words, err := bench.Word(t.Context(), wordOf(t, d))
	if err != nil {
		t.Fatal(err)
	}
	if err := typeset.WordSays(d, words.Text); err != nil {
		t.Errorf("the Word file: %v", err)
	}
}
