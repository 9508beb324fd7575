package workbench

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// pdfFile is a PDF from outside, in the child. The library that reads it panics on about one in ten broken files, which costs a page
// or the child, never more.
type pdfFile struct {
	bytes   []byte
	reader  *pdf.Reader
	limits  Limits
	letters int   // of text so far
	picture int64 // bytes of pictures so far
	locked  bool  // encrypted with an empty password: words can be read, raw streams not
}

func readPages(file []byte, limits Limits) ([]byte, error) {
	r, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	if errors.Is(err, pdf.ErrInvalidPassword) {
		return nil, locked
	}
	if err != nil {
		return nil, unreadable
	}
	f := &pdfFile{bytes: file, reader: r, limits: limits, locked: !r.Trailer().Key("Encrypt").IsNull()}
	count := r.NumPage()
	if count <= 0 {
		return nil, unreadable
	}
	if count > limits.Pages {
		return nil, tooManyPages
	}
	var pages []pageNote
	for n := 1; n <= count; n++ {
		pages = append(pages, f.page(n))
		if f.letters > limits.Letters {
			return nil, tooLong
		}
	}
	return json.Marshal(pages)
}

// page reads one page; what the library chokes on is missing, and said to be.
func (f *pdfFile) page(n int) (note pageNote) {
	w := &walker{file: f}
	defer func() {
		if recover() != nil {
			w.missing = true
		}
		note = pageNote{Text: w.text(), Pictures: w.pictures, Missing: w.missing}
		f.letters += utf8.RuneCountInString(note.Text)
	}()
	p := f.reader.Page(n)
	if p.V.IsNull() {
		w.missing = true
		return
	}
	w.annotations(p.V.Key("Annots"))
	w.content(p.V.Key("Contents"), p.Resources(), 0)
	return
}

// annotations takes what was filled into a form or noted in the margin. Links and whatever runs are left where they are.
func (w *walker) annotations(list pdf.Value) {
	const most = 2000
	for i := range min(list.Len(), most) {
		a := list.Index(i)
		switch a.Key("Subtype").Name() {
		case "Widget":
			if value := fieldValue(a); value != "" {
				w.fields = append(w.fields, strings.TrimSpace(inherited(a, "T").Text()+": "+value))
			}
		case "Link", "Popup":
		default:
			if words := strings.TrimSpace(a.Key("Contents").Text()); words != "" {
				w.fields = append(w.fields, "Note: "+words)
			}
		}
	}
}

func fieldValue(a pdf.Value) string {
	v := inherited(a, "V")
	switch v.Kind() {
	case pdf.String:
		return strings.TrimSpace(v.Text())
	case pdf.Name:
		if v.Name() != "Off" {
			return v.Name()
		}
	}
	return ""
}

// inherited looks for a field's key in it and in the fields it belongs to.
func inherited(a pdf.Value, key string) pdf.Value {
	const deepest = 8
	for range deepest {
		if v := a.Key(key); !v.IsNull() {
			return v
		}
		a = a.Key("Parent")
	}
	return pdf.Value{}
}
