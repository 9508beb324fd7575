package workbench

import (
	"github.com/ledongthuc/pdf"
	"github.com/pdfcpu/pdfcpu/pkg/font"
)

// typeface is a font of a page: what its codes mean, and how wide they are. The zero typeface shows codes as they are, and guesses.
type typeface struct {
	font     pdf.Font
	named    bool // the page has it
	two      bool // a code has two bytes: a composite font
	measured bool // it says how wide its letters are
	widths   map[int]float64
	other    float64 // how wide codes are of which it does not say
	unit     float64 // of widths, in the height of a letter: a thousandth, but for fonts drawn in the file
}

const (
	mostWidths = 1 << 16 // codes of a font; a file that says more of them is broken
	guess      = 0.5     // of the height of a letter: how wide one is, where no font says so
)

func typefaceOf(v pdf.Value) *typeface {
	t := &typeface{font: pdf.Font{V: v}, named: !v.IsNull(), widths: map[int]float64{}, unit: 0.001}
	switch v.Key("Subtype").Name() {
	case "Type0":
		t.composite(v.Key("DescendantFonts").Index(0))
	case "Type3":
		t.unit = v.Key("FontMatrix").Index(0).Float64()
		t.simple()
		t.measured = t.measured && t.unit > 0
	default:
		t.simple()
	}
	return t
}

// simple reads the widths of a font with codes of one byte: ISO 32000-1, 9.6.2. The fourteen standard fonts may come without.
func (t *typeface) simple() {
	first, widths := t.font.FirstChar(), t.font.V.Key("Widths")
	t.other = t.font.V.Key("FontDescriptor").Key("MissingWidth").Float64()
	for i := range min(widths.Len(), 256) {
		t.widths[first+i] = widths.Index(i).Float64()
	}
	if len(t.widths) == 0 {
		t.standard(t.font.BaseFont())
	}
	t.measured = len(t.widths) > 0
}

// standard are the widths of one of the fourteen standard fonts, as Adobe gives them for the codes of WinAnsiEncoding. Other encodings have the same for
// letters without accents.
func (t *typeface) standard(name string) {
	if !font.IsCoreFont(name) {
		return
	}
	for code := ' '; code <= 0xff; code++ {
		if w, err := font.CharWidth(name, code); err == nil {
			t.widths[int(code)] = float64(w)
		}
	}
}

// composite reads the widths of a font with codes of two bytes: ISO 32000-1, 9.7.4.3.
func (t *typeface) composite(descendant pdf.Value) {
	t.two, t.measured, t.other = true, !descendant.IsNull(), 1000
	if dw := descendant.Key("DW"); !dw.IsNull() {
		t.other = dw.Float64()
	}
	all, said := descendant.Key("W"), 0
	for i := 0; i+1 < all.Len() && said < mostWidths; {
		first, next := int(all.Index(i).Int64()), all.Index(i+1)
		if next.Kind() == pdf.Array {
			said += t.each(first, next)
			i += 2
			continue
		}
		said += t.alike(first, int(next.Int64()), all.Index(i+2).Float64())
		i += 3
	}
}

// each gives codes that follow each other a width each, and says how many it gave.
func (t *typeface) each(first int, widths pdf.Value) int {
	n := min(widths.Len(), mostWidths)
	for i := range n {
		t.widths[first+i] = widths.Index(i).Float64()
	}
	return n + 1
}

// alike gives all codes from one to another the same width, and says how many it gave.
func (t *typeface) alike(first, last int, width float64) int {
	first, last = max(first, 0), min(last, mostWidths-1)
	for code := first; code <= last; code++ {
		t.widths[code] = width
	}
	return max(last-first, 0) + 1
}

func (t *typeface) decode(raw string) string {
	if !t.named {
		return raw
	}
	return t.font.Encoder().Decode(raw)
}

// width is how wide codes are together, in heights of a letter.
func (t *typeface) width(raw string) (wide float64) {
	if !t.measured {
		letters, _ := t.count(raw)
		return float64(letters) * guess
	}
	for _, code := range t.codes(raw) {
		if w, known := t.widths[code]; known {
			wide += w * t.unit
		} else {
			wide += t.other * t.unit
		}
	}
	return wide
}

// count is how many letters codes are, and how many of them are spaces of one byte, between which words may be set apart.
func (t *typeface) count(raw string) (letters, spaces int) {
	for _, code := range t.codes(raw) {
		letters++
		if !t.two && code == ' ' {
			spaces++
		}
	}
	return letters, spaces
}

func (t *typeface) codes(raw string) []int {
	step := 1
	if t.two {
		step = 2
	}
	codes := make([]int, 0, len(raw)/step)
	for i := 0; i+step <= len(raw); i += step {
		code := int(raw[i])
		if t.two {
			code = code<<8 | int(raw[i+1])
		}
		codes = append(codes, code)
	}
	return codes
}
