package workbench

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

var (
	bigEndianMark    = []byte{0xFE, 0xFF}
	littleEndianMark = []byte{0xFF, 0xFE}
	utf8Mark         = []byte{0xEF, 0xBB, 0xBF}
)

// Plain reads a plain text in UTF-8, UTF-16 with its mark, or Windows-1252, and gives it as UTF-8 with "\n" at line ends and no other
// control characters. A file that is none of these is refused.
func (b *Bench) Plain(ctx context.Context, file []byte) (string, error) {
	answer, err := b.read(ctx, kindPlain, file)
	if err != nil {
		return "", err
	}
	if !utf8.Valid(answer.body) {
		return "", unreadableFile(errFrame)
	}
	return tidy(string(answer.body)), nil
}

func readPlain(file []byte, limits Limits) ([]byte, error) {
	if Sniff(file) != Plain {
		return nil, notText
	}
	text, err := decodePlain(file)
	if err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(text) > limits.Letters {
		return nil, tooLong
	}
	return []byte(tidy(text)), nil
}

func decodePlain(file []byte) (string, error) {
	switch {
	case bytes.HasPrefix(file, bigEndianMark):
		return decode16(file[2:], binary.BigEndian)
	case bytes.HasPrefix(file, littleEndianMark):
		return decode16(file[2:], binary.LittleEndian)
	case utf8.Valid(file):
		return string(bytes.TrimPrefix(file, utf8Mark)), nil
	}
	return decode1252(file)
}

func decode16(b []byte, order binary.ByteOrder) (string, error) {
	if len(b)%2 != 0 {
		return "", notText
	}
	units := make([]uint16, 0, len(b)/2)
	for ; len(b) > 0; b = b[2:] {
		units = append(units, order.Uint16(b))
	}
	text := string(utf16.Decode(units))
	if strings.ContainsRune(text, unicode.ReplacementChar) {
		return "", notText
	}
	return text, nil
}

func decode1252(file []byte) (string, error) {
	if slices.ContainsFunc(file, isNot1252) {
		return "", notText
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(file)
	if err != nil {
		return "", notText
	}
	return string(text), nil
}

// tidy makes every line end "\n" and leaves out what a person cannot see and a page might obey: control characters, and marks that
// turn the direction of writing around.
func tidy(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || isTurning(r) {
			return -1
		}
		return r
	}, text)
}

func isTurning(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' || r == '\uFEFF'
}
