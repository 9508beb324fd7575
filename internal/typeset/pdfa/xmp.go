package pdfa

import (
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"strings"
	"text/template"
	"unicode/utf16"
	"unicode/utf8"
)

// packet is the metadata (XMP, ISO 16684-1). PDF/A wants it to repeat the document information dictionary exactly, and to declare
// the PDF/UA property because PDF/A does not know it.
var packet = template.Must(template.New("xmp").Funcs(template.FuncMap{"xml": escape}).Parse(
	"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>" + `
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{{xml .Title}}</rdf:li></rdf:Alt></dc:title>
{{with .Author}}<dc:creator><rdf:Seq><rdf:li>{{xml .}}</rdf:li></rdf:Seq></dc:creator>
{{end}}<dc:language><rdf:Bag><rdf:li>{{xml .Language}}</rdf:li></rdf:Bag></dc:language>
{{with .Creator}}<xmp:CreatorTool>{{xml .}}</xmp:CreatorTool>
{{end}}{{with .Producer}}<pdf:Producer>{{xml .}}</pdf:Producer>
{{end}}{{with .Created}}<xmp:CreateDate>{{xml .}}</xmp:CreateDate>
{{end}}{{with .Modified}}<xmp:ModifyDate>{{xml .}}</xmp:ModifyDate>
{{end}}<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the document keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`))

// xmp repeats a document information dictionary as XMP.
func xmp(info dict, lang string) ([]byte, error) {
	var fields struct{ Title, Author, Creator, Producer, Created, Modified, Language string }
	for _, f := range []struct {
		into *string
		from string
	}{
		{&fields.Title, info.get("Title")}, {&fields.Author, info.get("Author")},
		{&fields.Creator, info.get("Creator")}, {&fields.Producer, info.get("Producer")}, {&fields.Language, lang},
		{&fields.Created, info.get("CreationDate")}, {&fields.Modified, info.get("ModDate")},
	} {
		text, err := textString(f.from)
		if err != nil {
			return nil, fmt.Errorf("metadata: %w", err)
		}
		*f.into = text
	}
	fields.Created, fields.Modified = isoDate(fields.Created), isoDate(fields.Modified)
	var out bytes.Buffer
	err := packet.Execute(&out, fields)
	return out.Bytes(), err
}

func escape(s string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(s))
	return b.String(), err
}

// isoDate turns D:20260312... into 2026-03-12; metadata of a document says no time of day.
func isoDate(d string) string {
	d = strings.TrimPrefix(d, "D:")
	if len(d) < 8 {
		return ""
	}
	return d[:4] + "-" + d[4:6] + "-" + d[6:8]
}

// textString reads a PDF text string, literal or hexadecimal, in UTF-16 or plain ASCII.
func textString(raw string) (string, error) {
	var b []byte
	var err error
	switch {
	case raw == "":
		return "", nil
	case strings.HasPrefix(raw, "<") && strings.HasSuffix(raw, ">"):
		b, err = hex.DecodeString(strings.Map(dropSpace, raw[1:len(raw)-1]))
	case strings.HasPrefix(raw, "(") && strings.HasSuffix(raw, ")"):
		b = unescape(raw[1 : len(raw)-1])
	default:
		err = errSyntax
	}
	if err != nil {
		return "", fmt.Errorf("a text string: %w", err)
	}
	if utf16be, ok := bytes.CutPrefix(b, []byte("\xFE\xFF")); ok {
		return decodeUTF16(utf16be), nil
	}
	if !utf8.Valid(b) {
		return "", fmt.Errorf("a text string in an encoding we do not know: %w", errSyntax)
	}
	return string(b), nil
}

func dropSpace(r rune) rune {
	if strings.ContainsRune(white, r) {
		return -1
	}
	return r
}

func decodeUTF16(b []byte) string {
	units := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		units = append(units, uint16(b[0])<<8|uint16(b[1]))
	}
	return string(utf16.Decode(units))
}

// unescape undoes the backslashes of a literal string.
func unescape(s string) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			out = append(out, s[i])
			continue
		}
		i++
		if n := octal(s[i:]); n > 0 {
			out = append(out, parseOctal(s[i:i+n]))
			i += n - 1
			continue
		}
		if at := strings.IndexByte("nrtbf", s[i]); at >= 0 {
			out = append(out, "\n\r\t\b\f"[at])
		} else {
			out = append(out, s[i])
		}
	}
	return out
}

func octal(s string) (n int) {
	for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '7' {
		n++
	}
	return n
}

func parseOctal(s string) (b byte) {
	for i := range len(s) {
		b = b<<3 | (s[i] - '0')
	}
	return b
}
