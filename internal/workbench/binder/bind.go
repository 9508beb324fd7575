package binder

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Part is loose pages that are bound as one: a document, the sheet before it, or the index.
type Part struct {
	Title string `json:"title,omitempty"` // of its bookmark; none when empty
	Group string `json:"group,omitempty"` // over the bookmarks of parts that follow each other
	Label string `json:"label,omitempty"` // stands before the number of its pages: "C"
	First int    `json:"first,omitempty"` // the number of its first page; 0 for pages that bear none
	Pages int    `json:"pages"`           // so many it must have
	Index bool   `json:"index,omitempty"` // its links lead to parts
}

// Link is the address by which a row of the index leads to a part, counted from 1. Nothing else may stand for it.
func Link(part int) string { return linkBegins + strconv.Itoa(part) }

const linkBegins = "candour:part:"

var errPages = errors.New("a part has not as many pages as were counted")

// Bind makes one PDF of parts, each given as a PDF.
func Bind(title string, parts []Part, files [][]byte) ([]byte, error) {
	to, err := empty()
	if err != nil {
		return nil, err
	}
	b := &book{Context: to, parts: parts}
	for i, file := range files {
		if err := b.add(parts[i], file); err != nil {
			return nil, fmt.Errorf("part %d: %w", i+1, err)
		}
	}
	if err := b.link(); err != nil {
		return nil, err
	}
	if err := b.label(); err != nil {
		return nil, err
	}
	if err := pdfcpu.AddBookmarks(to, b.bookmarks(), true); err != nil {
		return nil, fmt.Errorf("set bookmarks: %w", err)
	}
	return b.finish(title)
}

// book is a PDF being bound.
type book struct {
	*model.Context
	parts  []Part
	begins []int  // the page at which each part begins, from 1
	links  []link // of the index
}

// link is a place on a page that leads to a part.
type link struct {
	page  int
	place types.Object
	part  int
}

func (b *book) add(p Part, file []byte) error {
	from, err := open(file)
	if err != nil {
		return err
	}
	if from.PageCount != p.Pages {
		return errPages
	}
	for n := 1; n <= from.PageCount; n++ {
		if p.Index {
			if err := b.keepLinks(from, n); err != nil {
				return err
			}
		}
		if _, err := bare(from, n); err != nil {
			return err
		}
	}
	b.begins = append(b.begins, b.PageCount+1)
	return add(b.Context, from)
}

// keepLinks takes the links of a page of the index out of it, to be set anew once every part has its place.
func (b *book) keepLinks(from *model.Context, n int) error {
	page, _, _, err := from.PageDict(n, false)
	if err != nil {
		return err
	}
	list, err := from.DereferenceArray(page["Annots"])
	if err != nil {
		return err
	}
	for _, x := range list {
		a, err := from.DereferenceDict(x)
		if err != nil {
			return err
		}
		act, err := from.DereferenceDict(a["A"])
		if err != nil || act == nil {
			continue
		}
		address, err := act.StringOrHexLiteralEntry("URI")
		if err != nil || address == nil {
			continue
		}
		place, err := numbers(from, a["Rect"], 4)
		if part, ours := strings.CutPrefix(*address, linkBegins); ours && err == nil {
			to, _ := strconv.Atoi(part) // 0 leads nowhere, and is refused below
			b.links = append(b.links, link{b.PageCount + n, types.NewNumberArray(place...), to})
		}
	}
	return nil
}

var errLink = errors.New("a row of the index leads nowhere")

// link sets the links of the index, each to the first page of its part.
func (b *book) link() error {
	for _, l := range b.links {
		if l.part < 1 || l.part > len(b.begins) {
			return errLink
		}
		to, err := b.PageDictIndRef(b.begins[l.part-1])
		if err != nil {
			return err
		}
		a := types.Dict{
			"Type": types.Name("Annot"), "Subtype": types.Name("Link"), "Rect": l.place, "Border": types.NewIntegerArray(0, 0, 0),
			"Dest": types.Array{*to, types.Name("Fit")},
		}
		words, err := types.EscapedUTF16String(b.parts[l.part-1].Title)
		if err != nil {
			return err
		}
		a["Contents"] = types.StringLiteral(*words) // read out by programs to who does not see it
		ref, err := b.IndRefForNewObject(a)
		if err != nil {
			return err
		}
		page, _, _, err := b.PageDict(l.page, false)
		if err != nil {
			return err
		}
		page["Annots"] = append(page.ArrayEntry("Annots"), *ref)
	}
	return nil
}

// stamp is how a label is printed: on white, at the foot of the page on the right, in letters of 14 points.
const stamp = "fontname:Helvetica-Bold, points:14, scale:1 abs, rot:0, pos:br, offset:-18 14, fillcolor:#000000, bgcolor:#ffffff, margins:3, opacity:1"

// label prints its label on each page, and names the pages by them for programs that show the file.
func (b *book) label() error {
	printed := map[int]*model.Watermark{}
	names := types.Array{}
	for i, p := range b.parts {
		name := types.Dict{"S": types.Name("D"), "St": types.Integer(p.First), "P": types.StringLiteral(p.Label)}
		if p.First == 0 {
			name = types.Dict{"S": types.Name("r")}
		}
		names = append(names, types.Integer(b.begins[i]-1), name)
		for n := range p.Pages {
			if p.First == 0 {
				break
			}
			w, err := api.TextWatermark(p.Label+strconv.Itoa(p.First+n), stamp, true, false, types.POINTS)
			if err != nil {
				return fmt.Errorf("make a label: %w", err)
			}
			printed[b.begins[i]+n] = w
		}
	}
	b.RootDict["PageLabels"] = types.Dict{"Nums": names}
	if len(printed) == 0 {
		return nil
	}
	return pdfcpu.AddWatermarksMap(b.Context, printed)
}

// bookmarks are one for each part with a title, under its group.
func (b *book) bookmarks() []pdfcpu.Bookmark {
	var all []pdfcpu.Bookmark
	group := ""
	for i, p := range b.parts {
		own := pdfcpu.Bookmark{Title: p.Title, PageFrom: b.begins[i]}
		switch {
		case p.Title == "":
		case p.Group == "":
			all = append(all, own)
		case p.Group == group:
			last := &all[len(all)-1]
			last.Kids = append(last.Kids, own)
		default:
			all = append(all, pdfcpu.Bookmark{Title: p.Group, PageFrom: b.begins[i], Bold: true, Kids: []pdfcpu.Bookmark{own}})
		}
		group = p.Group
	}
	return all
}

func (b *book) finish(title string) ([]byte, error) {
	b.RootDict["Lang"] = types.StringLiteral("en-GB")
	b.RootDict["PageMode"] = types.Name("UseOutlines")
	encoded, err := types.EscapedUTF16String(title)
	if err != nil {
		return nil, err
	}
	info, err := b.IndRefForNewObject(types.Dict{"Title": types.StringLiteral(*encoded)})
	if err != nil {
		return nil, err
	}
	b.Info = info
	return write(b.Context)
}
