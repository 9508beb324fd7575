package typeset

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"
)

// PageBreak stands between two pages in what Text gives.
const PageBreak = "\f"

// Text reads the words of a PDF that a Press made, page after page, by another library than the one that wrote them.
// It is not for files from outside, on which that library may run wild: see workbench.
func Text(made []byte) (text string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("read the text of a PDF: the reader stopped: %T", r)
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		return "", fmt.Errorf("read the text of a PDF: %w", err)
	}
	var pages []string
	for n := 1; n <= r.NumPage(); n++ {
		page, err := r.Page(n).GetPlainText(nil)
		if err != nil {
			return "", fmt.Errorf("read the text of page %d: %w", n, err)
		}
		pages = append(pages, page)
	}
	return strings.Join(pages, PageBreak), nil
}
