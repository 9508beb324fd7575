package typeset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// sheet is a Document as the template wants it: everything decided, nothing left to work out.
type sheet struct {
	Document
	Words      Words       `json:"words"`
	Lang       string      `json:"lang"`
	Region     string      `json:"region"`
	Day        []int       `json:"day"` // year, month, day
	Sections   []section   `json:"sections"`
	Sources    []sourceRow `json:"sources"`
	Provenance bool        `json:"provenance"` // whether there is any to attach
}

type section struct {
	Number  string  `json:"number"`
	Heading string  `json:"heading"`
	Blocks  []block `json:"blocks"`
}

// block has one of its fields. Paragraphs that follow each other stand in one list.
type block struct {
	Heading    string       `json:"heading,omitempty"`
	Paragraphs []*Paragraph `json:"paragraphs,omitempty"`
	Plain      *Paragraph   `json:"plain,omitempty"` // without a number
	Table      *Table       `json:"table,omitempty"`
	Picture    *plate       `json:"picture,omitempty"`
}

// plate is a picture as a file of the compiler, with its size on paper.
type plate struct {
	Path    string  `json:"path"`
	Width   float64 `json:"width"` // millimetres
	Alt     string  `json:"alt"`
	Caption string  `json:"caption"`
}

type sourceRow struct {
	Number      int      `json:"number"`
	Description string   `json:"description"`
	Used        []string `json:"used"` // numbers of the paragraphs that rest on it
}

// layOut makes the files for the compiler: the data, the pictures, the provenance.
func layOut(d Document) (map[string][]byte, error) {
	files := map[string][]byte{}
	date, err := time.Parse(time.DateOnly, d.Date)
	if err != nil {
		return nil, fmt.Errorf("the day of the document: %w", err)
	}
	day := []int{date.Year(), int(date.Month()), date.Day()}
	s := sheet{Document: d, Words: d.Words.orEnglish(), Day: day, Sources: sourceRows(d)}
	s.Document.Words, s.Document.Sections, s.Document.Sources = Words{}, nil, nil
	s.Lang, s.Region, _ = strings.Cut(d.Language, "-")
	for _, sec := range d.Sections {
		laid, err := laySection(sec, files)
		if err != nil {
			return nil, err
		}
		s.Sections = append(s.Sections, laid)
	}
	if p := provenance(d); p != nil {
		s.Provenance = true
		files["/provenance.json"] = p
	}
	data, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("write the document as JSON: %w", err)
	}
	files["/data.json"] = norm.NFC.Bytes(data) // as it is checked and read back
	return files, nil
}

func laySection(s Section, files map[string][]byte) (section, error) {
	laid := section{Number: s.Number, Heading: s.Heading}
	for _, b := range s.Blocks {
		switch {
		case b.Paragraph != nil && b.Paragraph.Number != "":
			if last := len(laid.Blocks) - 1; last >= 0 && laid.Blocks[last].Paragraphs != nil {
				laid.Blocks[last].Paragraphs = append(laid.Blocks[last].Paragraphs, b.Paragraph)
				continue
			}
			laid.Blocks = append(laid.Blocks, block{Paragraphs: []*Paragraph{b.Paragraph}})
		case b.Picture != nil:
			p, err := layPicture(b.Picture, files)
			if err != nil {
				return section{}, err
			}
			laid.Blocks = append(laid.Blocks, block{Picture: p})
		default:
			laid.Blocks = append(laid.Blocks, block{Heading: b.Heading, Plain: b.Paragraph, Table: b.Table})
		}
	}
	return laid, nil
}

// layPicture prints 150 dots to the inch where the page has room for it.
func layPicture(p *Picture, files map[string][]byte) (*plate, error) {
	const dotsPerMillimetre, widest, highest = 150 / 25.4, 160.0, 190.0
	c, format, err := image.DecodeConfig(bytes.NewReader(p.Image))
	if err != nil {
		return nil, fmt.Errorf("read the size of a picture: %w", err)
	}
	w, h := float64(max(c.Width, 1)), float64(max(c.Height, 1))
	path := fmt.Sprintf("/picture-%d.%s", len(files)+1, format)
	files[path] = p.Image
	return &plate{Path: path, Width: min(w/dotsPerMillimetre, widest, highest*w/h), Alt: p.Alt, Caption: p.Caption}, nil
}

func sourceRows(d Document) []sourceRow {
	used := map[int][]string{}
	for _, p := range d.paragraphs() {
		for _, n := range p.sources() {
			used[n] = append(used[n], p.Number)
		}
	}
	var rows []sourceRow
	for _, s := range d.Sources {
		rows = append(rows, sourceRow{s.Number, s.Description, used[s.Number]})
	}
	slices.SortFunc(rows, func(a, b sourceRow) int { return a.Number - b.Number })
	return rows
}
