package pdfa

import (
	"bytes"
	"encoding/binary"
	"math"
)

// srgb is an ICC profile (version 4.2, ISO 15076-1) of the colour space sRGB (IEC 61966-2-1), built from its definition, so that no
// file of another maker is shipped. Typst's colours are sRGB.
func srgb() []byte {
	curve := parametric(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", multilingual("sRGB")},
		{"cprt", multilingual("No copyright, use freely")},
		{"wtpt", xyz(0.96420, 1.00000, 0.82491)}, // D50, the profile connection space
		{"chad", fixed("sf32", 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00924, 0.01508, 0.75168)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	const header, entry = 128, 12
	var table, data bytes.Buffer
	put32(&table, uint32(len(tags)))
	for _, tag := range tags {
		table.WriteString(tag.name)
		put32(&table, uint32(header+4+entry*len(tags)+data.Len()))
		put32(&table, uint32(len(tag.data)))
		data.Write(tag.data)
	}
	return append(profileHeader(header+table.Len()+data.Len()), append(table.Bytes(), data.Bytes()...)...)
}

func profileHeader(size int) []byte {
	h := make([]byte, 128)
	binary.BigEndian.PutUint32(h, uint32(size))
	binary.BigEndian.PutUint32(h[8:], 0x04200000)
	copy(h[12:], "mntrRGB XYZ ")
	binary.BigEndian.PutUint16(h[24:], 2026) // the date, as year, month, day
	binary.BigEndian.PutUint16(h[26:], 1)
	binary.BigEndian.PutUint16(h[28:], 1)
	copy(h[36:], "acsp")
	copy(h[68:], fixed("", 0.96420, 1.00000, 0.82491)) // illuminant of the connection space
	return h
}

func put32(b *bytes.Buffer, v uint32) { b.Write(binary.BigEndian.AppendUint32(nil, v)) }

// fixed is an element of the given type, or bare numbers, in 16.16 fixed point.
func fixed(kind string, values ...float64) []byte {
	var b bytes.Buffer
	if kind != "" {
		b.WriteString(kind + "\x00\x00\x00\x00")
	}
	for _, v := range values {
		put32(&b, uint32(int32(math.Round(v*65536))))
	}
	return b.Bytes()
}

func xyz(x, y, z float64) []byte { return fixed("XYZ ", x, y, z) }

// parametric is a tone curve of type 3: (a·x+b)^g above d, c·x below it.
func parametric(g, a, b, c, d float64) []byte {
	curve := append([]byte("para\x00\x00\x00\x00"), 0, 3, 0, 0)
	return append(curve, fixed("", g, a, b, c, d)...)
}

// multilingual is a text in one language, padded to four bytes.
func multilingual(text string) []byte {
	var b bytes.Buffer
	b.WriteString("mluc\x00\x00\x00\x00")
	put32(&b, 1)
	put32(&b, 12)
	b.WriteString("enUS")
	put32(&b, uint32(2*len(text)))
	put32(&b, 28)
	for _, c := range []byte(text) {
		b.Write([]byte{0, c})
	}
	for b.Len()%4 != 0 {
		b.WriteByte(0)
	}
	return b.Bytes()
}
