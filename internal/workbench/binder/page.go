package binder

import (
	"bytes"
	"fmt"
	"math"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// seen are the entries of a page by which it is seen (ISO 32000-1, table 30).
var seen = []string{"Type", "Parent", "MediaBox", "CropBox", "Rotate", "Contents", "Resources", "UserUnit", "Group"}

// bare leaves a page nothing but what is seen of it. What was filled in or stamped on becomes part of it; notes in the margin are counted and left out.
func bare(from *model.Context, n int) (notes int, err error) {
	page, _, inherited, err := from.PageDict(n, false)
	if err != nil {
		return 0, fmt.Errorf("page %d: %w", n, err)
	}
	resources := types.Dict{}
	if inherited.Resources != nil {
		resources = inherited.Resources.Clone().(types.Dict)
	}
	drawn, notes, err := drawnOn(from, page, resources)
	if err != nil {
		return 0, err
	}
	page["Resources"] = resources
	if inherited.CropBox != nil {
		page["CropBox"] = inherited.CropBox.Array()
	}
	for key := range page {
		if !slices.Contains(seen, key) {
			delete(page, key)
		}
	}
	return notes, enclose(from, page, drawn)
}

// enclose keeps what is drawn after the content of a page from being drawn with what that content set.
func enclose(x *model.Context, page types.Dict, after []byte) error {
	begins, err := content(x, []byte("q\n"))
	if err != nil {
		return err
	}
	ends, err := content(x, append([]byte("\nQ\n"), after...))
	if err != nil {
		return err
	}
	all := types.Array{*begins}
	switch was, err := x.Dereference(page["Contents"]); was := was.(type) {
	case types.Array:
		all = append(all, was...)
	case types.StreamDict, *types.StreamDict:
		all = append(all, page["Contents"])
	default:
		if err != nil {
			return err
		}
	}
	page["Contents"] = append(all, *ends)
	return nil
}

func content(x *model.Context, drawing []byte) (*types.IndirectRef, error) {
	s, err := x.NewStreamDictForBuf(drawing)
	if err != nil {
		return nil, err
	}
	if err := s.Encode(); err != nil {
		return nil, err
	}
	return x.IndRefForNewObject(*s)
}

// drawnOn draws what lies on a page: fields that were filled in, stamps, text boxes.
func drawnOn(from *model.Context, page, resources types.Dict) (drawing []byte, notes int, err error) {
	list, err := from.DereferenceArray(page["Annots"])
	if err != nil {
		return nil, 0, ErrUnprintable
	}
	var b bytes.Buffer
	for _, x := range list {
		a, err := from.DereferenceDict(x)
		if err != nil {
			return nil, 0, ErrUnprintable
		}
		kind := a.Subtype()
		switch {
		case kind == nil || *kind == "Link" || invisible(a):
		case *kind == "Popup" || *kind == "Text":
			if *kind == "Text" {
				notes++
			}
		default:
			if err := draw(&b, from, a, resources); err != nil {
				return nil, 0, err
			}
		}
	}
	return b.Bytes(), notes, nil
}

// invisible reports whether something on a page is hidden both on a screen and on paper: flags 2 and 6 of ISO 32000-1, table 165.
func invisible(a types.Dict) bool {
	flags := a.IntEntry("F")
	return flags != nil && *flags&(1<<1|1<<5) != 0
}

// draw draws one thing as it says that it looks. One that shows something and does not say how is ErrUnprintable.
func draw(b *bytes.Buffer, from *model.Context, a, resources types.Dict) error {
	look, ok := appearance(from, a)
	if !ok {
		if showsNothing(from, a) {
			return nil
		}
		return ErrUnprintable
	}
	form, _, err := from.DereferenceStreamDict(look)
	if err != nil || form == nil {
		return ErrUnprintable
	}
	at, err := placed(from, form.Dict, a)
	if err != nil {
		return ErrUnprintable
	}
	pictures, err := from.DereferenceDict(resources["XObject"])
	if err != nil {
		return ErrUnprintable
	}
	if pictures == nil {
		pictures = types.Dict{}
	}
	pictures = pictures.Clone().(types.Dict)
	name := pictures.NewIDForPrefix("Laid", 0)
	pictures[name] = look
	resources["XObject"] = pictures
	form.Dict["Subtype"] = types.Name("Form")
	fmt.Fprintf(b, "q %.5f 0 0 %.5f %.5f %.5f cm /%s Do Q\n", at[0], at[1], at[2], at[3], name)
	return nil
}

// appearance is how something looks, of several states in the one that it is in; false when it does not say.
func appearance(from *model.Context, a types.Dict) (types.Object, bool) {
	looks, err := from.DereferenceDict(a["AP"])
	if err != nil || looks == nil {
		return nil, false
	}
	normal, err := from.Dereference(looks["N"])
	if err != nil {
		return nil, false
	}
	states, several := normal.(types.Dict)
	if !several {
		return looks["N"], normal != nil
	}
	state := a.NameEntry("AS")
	if state == nil {
		return nil, false
	}
	look, ok := states[*state]
	return look, ok
}

// showsNothing reports whether something without a look shows nothing: a field that is empty or not ticked, or a box whose state has no look.
func showsNothing(from *model.Context, a types.Dict) bool {
	if kind := a.Subtype(); kind == nil || *kind != "Widget" {
		return false
	}
	for range 8 { // fields belong to fields
		value, err := from.Dereference(a["V"])
		switch v := value.(type) {
		case types.StringLiteral:
			return v == ""
		case types.HexLiteral:
			return v == ""
		case types.Name:
			return v == "Off" || a["AP"] != nil
		}
		parent, parentErr := from.DereferenceDict(a["Parent"])
		if err != nil || parentErr != nil {
			return false
		}
		if parent == nil {
			return value == nil
		}
		a = parent
	}
	return false
}

// placed is by how much a look is made wider and higher and then moved, so that it fills its place (ISO 32000-1, algorithm 8.1).
func placed(from *model.Context, form, a types.Dict) (at [4]float64, err error) {
	place, err := numbers(from, a["Rect"], 4)
	if err != nil {
		return at, err
	}
	box, err := numbers(from, form["BBox"], 4)
	if err != nil {
		return at, err
	}
	m := []float64{1, 0, 0, 1, 0, 0}
	if form["Matrix"] != nil {
		if m, err = numbers(from, form["Matrix"], 6); err != nil {
			return at, err
		}
	}
	left, low, right, high := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, x := range []float64{box[0], box[2]} {
		for _, y := range []float64{box[1], box[3]} {
			px, py := m[0]*x+m[2]*y+m[4], m[1]*x+m[3]*y+m[5]
			left, right, low, high = min(left, px), max(right, px), min(low, py), max(high, py)
		}
	}
	if right <= left || high <= low {
		return at, ErrUnprintable
	}
	wide := math.Abs(place[2]-place[0]) / (right - left)
	tall := math.Abs(place[3]-place[1]) / (high - low)
	return [4]float64{wide, tall, min(place[0], place[2]) - left*wide, min(place[1], place[3]) - low*tall}, nil
}

func numbers(from *model.Context, o types.Object, count int) ([]float64, error) {
	list, err := from.DereferenceArray(o)
	if err != nil || len(list) != count {
		return nil, ErrUnprintable
	}
	all := make([]float64, count)
	for i, x := range list {
		if all[i], err = from.DereferenceNumber(x); err != nil {
			return nil, err
		}
	}
	return all, nil
}
