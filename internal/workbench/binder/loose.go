package binder

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// ErrUnprintable is a file of which something can be seen on a screen that its pages alone would not show.
var ErrUnprintable = errors.New("something in the file would not be printed")

// Pages are the loose pages of a file.
type Pages struct {
	PDF   []byte
	Count int
	Notes int // notes in the margin that are no part of a page, and were left out
}

// Loose takes the pages out of a PDF.
func Loose(file []byte) (Pages, error) {
	from, err := open(file)
	if err != nil {
		return Pages{}, err
	}
	if hidden(from) {
		return Pages{}, ErrUnprintable
	}
	made := Pages{Count: from.PageCount}
	for n := 1; n <= from.PageCount; n++ {
		notes, err := bare(from, n)
		if err != nil {
			return Pages{}, err
		}
		made.Notes += notes
	}
	to, err := empty()
	if err != nil {
		return Pages{}, err
	}
	if err := add(to, from); err != nil {
		return Pages{}, err
	}
	made.PDF, err = write(to)
	return made, err
}

// settings of the library: it reads no configuration, and is patient with what producers get wrong.
func settings() *model.Configuration {
	api.DisableConfigDir()
	c := model.NewDefaultConfiguration()
	c.ValidationMode = model.ValidationRelaxed
	c.Offline = true
	c.OptimizeResourceDicts = false // what a page draws with is taken as it is
	return c
}

func open(file []byte) (*model.Context, error) {
	from, err := api.ReadContext(bytes.NewReader(file), settings())
	if err != nil {
		return nil, fmt.Errorf("read a PDF: %w", err)
	}
	return from, from.EnsurePageCount()
}

func empty() (*model.Context, error) {
	a4 := types.PaperSize["A4"]
	return pdfcpu.CreateContextWithXRefTable(settings(), a4)
}

// add puts all pages of one file behind those of another.
func add(to, from *model.Context) error {
	from.Names, from.Form = nil, nil
	all := make([]int, from.PageCount)
	for i := range all {
		all[i] = i + 1
	}
	if err := pdfcpu.AddPages(from, to, all, false); err != nil {
		return fmt.Errorf("put pages together: %w", err)
	}
	to.PageCount += from.PageCount
	return nil
}

func write(to *model.Context) ([]byte, error) {
	for _, e := range to.Table {
		if e == nil || e.Free {
			continue
		}
		withoutBesides(e.Object)
		if s, ok := e.Object.(types.StreamDict); ok {
			clean, err := withoutCamera(s)
			if err != nil {
				return nil, err
			}
			e.Object = clean
		}
	}
	var made bytes.Buffer
	if err := api.WriteContext(to, &made); err != nil {
		return nil, fmt.Errorf("write a PDF: %w", err)
	}
	return made.Bytes(), nil
}

// withoutBesides takes out of an object what is kept beside what is seen: what programs left there for themselves, data about it, what it once was part of.
func withoutBesides(o types.Object) {
	var d types.Dict
	switch o := o.(type) {
	case types.Dict:
		d = o
	case types.StreamDict:
		d = o.Dict
	}
	for _, key := range []string{"PieceInfo", "Metadata", "AF", "AA", "StructParent", "StructParents", "LastModified"} {
		delete(d, key)
	}
}

// hidden reports whether a file has layers, of which some may be shown and others not.
func hidden(from *model.Context) bool {
	root, err := from.Catalog()
	if err != nil {
		return true
	}
	layers, err := from.DereferenceDict(root["OCProperties"])
	if err != nil || layers == nil {
		return err != nil
	}
	rule, err := from.DereferenceDict(layers["D"])
	if err != nil || rule == nil {
		return err != nil
	}
	off, err := from.DereferenceArray(rule["OFF"])
	base := rule.NameEntry("BaseState")
	return err != nil || len(off) > 0 || base != nil && *base != "ON"
}
