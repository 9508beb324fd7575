package disclosure

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"errors"
	"io"
	"regexp"
	"strings"
)

// mostUnpacked bounds what is unpacked of one PDF.
const mostUnpacked = 64 << 20

var errTooMuch = errors.New("there is more in the PDF than can be looked through")

var streamOf = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)

// Besides is what is written in a PDF besides the words of its pages: names, titles, outline, descriptions of pictures, data about the
// document, embedded files. Fonts and drawings are left out: their bytes are no words, and look like some by chance.
func Besides(pdf []byte) (string, error) {
	var b strings.Builder
	end := 0
	for _, at := range streamOf.FindAllSubmatchIndex(pdf, -1) {
		b.Write(pdf[end:at[0]])
		end = at[1]
		content, err := unpacked(pdf[at[2]:at[3]], mostUnpacked-b.Len())
		if err != nil {
			return "", err
		}
		if readable(content) {
			b.Write(content)
		}
	}
	b.Write(pdf[end:])
	return withHex(b.String()), nil
}

var inHex = regexp.MustCompile(`<[0-9A-Fa-f\s]{4,}>`)

// withHex is a text followed by what its hexadecimal strings say, as which a PDF may write any words (ISO 32000-1, 7.3.4.3).
func withHex(text string) string {
	var b strings.Builder
	b.WriteString(text)
	for _, run := range inHex.FindAllString(text, -1) {
		digits := strings.Join(strings.Fields(run[1:len(run)-1]), "")
		if len(digits)%2 == 1 {
			digits += "0"
		}
		said, err := hex.DecodeString(digits)
		if err == nil && readable(said) {
			b.WriteByte('\n')
			b.Write(said)
		}
	}
	return b.String()
}

// unpacked is a stream without its compression, or as it is.
func unpacked(stream []byte, room int) ([]byte, error) {
	from, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		return stream, nil // not compressed
	}
	content, _ := io.ReadAll(io.LimitReader(from, int64(max(room, 0))+1)) // what a damaged stream still gives is looked at
	if len(content) > room {
		return nil, errTooMuch
	}
	return content, nil
}

// readable reports whether bytes may be words: in one byte a letter, in two (of which one is then zero), or in UTF-8.
func readable(content []byte) bool {
	strange := 0
	for _, c := range content {
		if c < ' ' && c != 0 && c != '\t' && c != '\n' && c != '\r' || c == 0x7f {
			strange++
		}
	}
	return strange*50 <= len(content)
}
