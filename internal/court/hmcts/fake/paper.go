package fake

import (
	"bytes"
	"fmt"
	"strings"

	"candour/internal/court/hmcts"
)

// Sheet is a one-page PDF with a line of plain text for each argument, for documents whose words do not matter.
func Sheet(lines ...string) []byte {
	var content strings.Builder
	content.WriteString("BT /F1 12 Tf 72 770 Td 16 TL")
	for _, line := range lines {
		fmt.Fprintf(&content, " (%s) Tj T*", pdfText(line))
	}
	content.WriteString(" ET")
	return pdf(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", content.Len(), content.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	)
}

// pdfText escapes a line; a letter that the plain font does not have becomes a question mark.
func pdfText(line string) string {
	var text strings.Builder
	for _, r := range line {
		switch {
		case strings.ContainsRune(`()\`, r):
			text.WriteByte('\\')
			text.WriteRune(r)
		case r >= ' ' && r < 0x7f:
			text.WriteRune(r)
		case r >= 0xa0 && r <= 0xff:
			fmt.Fprintf(&text, `\%03o`, r)
		default:
			text.WriteByte('?')
		}
	}
	return text.String()
}

// pdf puts objects, numbered from 1, into a file with its table of places.
func pdf(objects ...string) []byte {
	var file bytes.Buffer
	file.WriteString("%PDF-1.7\n")
	var places []int
	for i, object := range objects {
		places = append(places, file.Len())
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, place := range places {
		fmt.Fprintf(&file, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(&file, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return file.Bytes()
}

// FillPapers puts a sheet with its name behind every document of a recorded answer that has no file yet.
func (c *Court) FillPapers(answer hmcts.Response) {
	for _, told := range answer.Cases {
		for _, d := range told.Documents {
			c.mu.Lock()
			if _, there := c.papers[d.ID]; !there && d.ID != "" {
				c.papers[d.ID] = Paper{d.Name, Sheet(d.Name, "Category: "+d.Category)}
			}
			c.mu.Unlock()
		}
	}
}
