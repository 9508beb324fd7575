package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// covered is the set of characters that our letters can print, read from the regular font; its bold and italic have the same.
var covered = sync.OnceValues(func() (coverage, error) {
	font, err := unpackFont("Regular")
	if err != nil {
		return nil, fmt.Errorf("unpack the regular font: %w", err)
	}
	return readCoverage(font)
})

// coverage holds characters of the first plane; ours are all there.
type coverage map[rune]bool

func (c coverage) prints(r rune) bool { return c[r] || r == '\n' || r == '\t' }

var errFont = errors.New("not a font that we know")

// readCoverage reads the character map of a TrueType font (ISO/IEC 14496-22, cmap format 4).
func readCoverage(font []byte) (coverage, error) {
	cmap, err := fontTable(font, "cmap")
	if err != nil {
		return nil, err
	}
	const header, record, unicodeBMP = 4, 8, 0x0003_0001
	for at := header; at+record <= len(cmap) && at < header+record*int(u16(cmap, 2)); at += record {
		if binary.BigEndian.Uint32(cmap[at:]) != unicodeBMP {
			continue
		}
		offset := int(binary.BigEndian.Uint32(cmap[at+4:]))
		if offset+16 > len(cmap) || u16(cmap, offset) != 4 {
			return nil, errFont
		}
		return readSegments(cmap[offset:])
	}
	return nil, fmt.Errorf("no character map: %w", errFont)
}

func fontTable(font []byte, name string) ([]byte, error) {
	const header, record = 12, 16
	for at := header; at+record <= len(font) && at < header+record*int(u16(font, 4)); at += record {
		if string(font[at:at+4]) != name {
			continue
		}
		start, size := int(binary.BigEndian.Uint32(font[at+8:])), int(binary.BigEndian.Uint32(font[at+12:]))
		if start+size > len(font) {
			return nil, errFont
		}
		return font[start : start+size], nil
	}
	return nil, fmt.Errorf("no table %s: %w", name, errFont)
}

// readSegments reads four parallel arrays: the last character of each segment, the first, what to add, and where its glyphs are listed.
func readSegments(b []byte) (coverage, error) {
	segments := int(u16(b, 6)) / 2
	ends, starts := 14, 16+2*segments
	deltas, ranges := starts+2*segments, starts+4*segments
	if ranges+2*segments > len(b) {
		return nil, errFont
	}
	c := coverage{}
	for i := range segments {
		first, last := u16(b, starts+2*i), u16(b, ends+2*i)
		for r := int(first); r <= int(last) && r != 0xFFFF; r++ {
			glyph := uint16(r)
			if list := u16(b, ranges+2*i); list != 0 {
				at := ranges + 2*i + int(list) + 2*(r-int(first))
				if at+2 > len(b) {
					return nil, errFont
				}
				glyph = u16(b, at)
			}
			if glyph != 0 && glyph+u16(b, deltas+2*i) != 0 {
				c[rune(r)] = true
			}
		}
	}
	return c, nil
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }

// Printable is text with every character that our letters cannot print replaced by a mark: for words from outside, which nobody here
// can put otherwise.
func Printable(text string) string {
	letters, err := covered()
	if err != nil {
		return text // Check finds the same error, and refuses
	}
	return strings.Map(func(r rune) rune {
		if letters.prints(r) {
			return r
		}
		return unprintableMark
	}, norm.NFC.String(text))
}

const unprintableMark = '□'
