package workbench

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"candour/internal/fault"
	"candour/internal/typeset"
)

// Reading is what a PDF from outside says, page by page: all that anyone is shown of it.
type Reading struct{ Pages []Page }

// Page is the words of a page in the order of the file, and its pictures, encoded anew.
type Page struct {
	Text     string
	Pictures []Picture
	Missing  bool // something is drawn there that could not be carried over; say so wherever the page is shown
}

// pageNote is a page as a child tells it.
type pageNote struct {
	Text     string         `json:"text"`
	Pictures []pagesPicture `json:"pictures,omitempty"`
	Missing  bool           `json:"missing,omitempty"`
}

type pagesPicture struct {
	pictureNote
	Image []byte `json:"image"`
}

// PDF reads a PDF from outside. Form fields that were filled in and notes in the margin are part of a page's text.
func (b *Bench) PDF(ctx context.Context, file []byte) (Reading, error) {
	if Sniff(file) != PDF {
		return Reading{}, fault.BadInput("This file is not a PDF.", nil)
	}
	answer, err := b.read(ctx, kindPages, file)
	if err != nil {
		return Reading{}, err
	}
	r, err := checkPages(answer.body, b.Limits.orDefault())
	if err != nil {
		return Reading{}, unreadableFile(err)
	}
	return r, nil
}

// checkPages distrusts the child.
func checkPages(answer []byte, limits Limits) (Reading, error) {
	var notes []pageNote
	if err := json.Unmarshal(answer, &notes); err != nil {
		return Reading{}, fmt.Errorf("the pages of a PDF: %w", errFrame)
	}
	if len(notes) > limits.Pages {
		return Reading{}, fmt.Errorf("%d pages: %w", len(notes), errFrame)
	}
	var r Reading
	letters := 0
	for _, n := range notes {
		page := Page{Text: tidy(n.Text), Missing: n.Missing}
		if letters += utf8.RuneCountInString(page.Text); letters > limits.Letters {
			return Reading{}, fmt.Errorf("%d letters: %w", letters, errFrame)
		}
		for _, x := range n.Pictures {
			p := Picture{Image: x.Image, Type: x.Type, Width: x.Width, Height: x.Height}
			if err := p.check(limits); err != nil {
				return Reading{}, err
			}
			page.Pictures = append(page.Pictures, p)
		}
		r.Pages = append(r.Pages, page)
	}
	return r, nil
}

// ReadingCopy makes a PDF of a reading, for those who want it on paper. The title is printed and is the PDF's; received is the day the
// file came, as 2026-03-12; the case is the one whose file it is.
func (b *Bench) ReadingCopy(ctx context.Context, caseName, title, received string, r Reading) ([]byte, error) {
	return b.Render(ctx, caseName, r.document(title, received))
}

func (r Reading) document(title, received string) typeset.Document {
	d := typeset.Document{
		Title:    typeset.Printable(title),
		Language: "en-GB",
		Date:     received,
		Banner:   "Reading copy: the words and pictures of a file we received, set anew",
	}
	for i, page := range r.Pages {
		d.Sections = append(d.Sections, typeset.Section{
			Heading: fmt.Sprintf("Page %d of %d", i+1, len(r.Pages)),
			Blocks:  page.blocks(i + 1),
		})
	}
	return d
}

func (p Page) blocks(number int) []typeset.Block {
	var blocks []typeset.Block
	add := func(text string) {
		if text = strings.TrimSpace(typeset.Printable(text)); text != "" {
			blocks = append(blocks, typeset.Block{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: text}}}})
		}
	}
	for paragraph := range strings.SplitSeq(p.Text, "\n\n") {
		add(paragraph)
	}
	for i, x := range p.Pictures {
		blocks = append(blocks, typeset.Block{Picture: &typeset.Picture{
			Image: x.Image, Alt: fmt.Sprintf("Picture %d on page %d of the file; nobody has described it.", i+1, number),
		}})
	}
	if p.Missing {
		add("Something on this page could not be copied: a drawing, a stamp, handwriting, or a scan of a kind that we cannot read. If it matters, ask for another copy.")
	}
	if len(blocks) == 0 {
		add("This page is empty.")
	}
	return blocks
}
