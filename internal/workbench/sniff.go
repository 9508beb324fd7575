package workbench

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// Type is what a file is by its own bytes. Its name and what its sender says of it count for nothing.
type Type string

const (
	Unknown Type = ""
	PDF     Type = "application/pdf"
	PNG     Type = "image/png"
	JPEG    Type = "image/jpeg"
	GIF     Type = "image/gif"
	WebP    Type = "image/webp"
	HEIC    Type = "image/heic"
	Plain   Type = "text/plain"
	Word    Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)

// IsPicture reports whether a file of this type is a picture by itself.
func (t Type) IsPicture() bool { return slices.Contains([]Type{PNG, JPEG, GIF, WebP, HEIC}, t) }

// sniffed is how much of a file's start is looked at.
const sniffed = 4 << 10

// Sniff says what a file is. It looks at a few bytes and decodes nothing, so it may run anywhere.
func Sniff(file []byte) Type {
	start := file[:min(len(file), sniffed)]
	switch {
	case bytes.HasPrefix(start, []byte("\x89PNG\r\n\x1a\n")):
		return PNG
	case bytes.HasPrefix(start, []byte("\xff\xd8\xff")):
		return JPEG
	case bytes.HasPrefix(start, []byte("GIF87a")), bytes.HasPrefix(start, []byte("GIF89a")):
		return GIF
	case isContainer(start, "RIFF", 8, "WEBP"):
		return WebP
	case isContainer(start, "", 4, "ftypheic", "ftypheix", "ftypmif1", "ftypheim", "ftyphevc"):
		return HEIC
	case bytes.Contains(start[:min(len(start), 1024)], []byte("%PDF-")): // readers allow other bytes before it, and so do senders
		return PDF
	case bytes.HasPrefix(start, []byte("PK\x03\x04")) && bytes.Contains(start, []byte("word/")): // the name of one of its first parts
		return Word
	case isText(start):
		return Plain
	}
	return Unknown
}

func isContainer(start []byte, prefix string, at int, brands ...string) bool {
	if len(start) < at || !bytes.HasPrefix(start, []byte(prefix)) {
		return false
	}
	for _, brand := range brands {
		if bytes.HasPrefix(start[at:], []byte(brand)) {
			return true
		}
	}
	return false
}

// isText says whether bytes could be the start of a text in UTF-8, UTF-16 with its mark, or Windows-1252.
func isText(start []byte) bool {
	if len(start) == 0 {
		return false
	}
	if bytes.HasPrefix(start, bigEndianMark) || bytes.HasPrefix(start, littleEndianMark) {
		return true
	}
	for _, c := range start {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f {
			return false
		}
	}
	return utf8.Valid(trimPartialRune(start)) || !slices.ContainsFunc(start, isNot1252)
}

// isNot1252 finds the five bytes that Windows-1252 does not use.
func isNot1252(c byte) bool { return strings.IndexByte("\x81\x8d\x8f\x90\x9d", c) >= 0 }

// trimPartialRune leaves out a last character that the cut went through.
func trimPartialRune(b []byte) []byte {
	for i := 1; i <= min(utf8.UTFMax, len(b)); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			return b
		}
	}
	return b
}
