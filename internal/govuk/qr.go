package govuk

import (
	"fmt"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// QR is a QR code as a drawing that needs no script: its size in modules, the quiet zone included, and the path of the dark ones.
type QR struct {
	size int
	path string
}

// quiet is the empty border, in modules, that readers need (ISO/IEC 18004).
const quiet = 4

// NewQR is the code of a text.
func NewQR(text string) (QR, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return QR{}, fmt.Errorf("draw a QR code: %w", err)
	}
	side := code.Bounds().Dx()
	var path strings.Builder
	for y := range side {
		for x := range side {
			if dark, _, _, _ := code.At(x, y).RGBA(); dark == 0 {
				fmt.Fprintf(&path, "M%d %dh1v1h-1z", x+quiet, y+quiet)
			}
		}
	}
	return QR{side + 2*quiet, path.String()}, nil
}

func (q QR) box() string { return fmt.Sprintf("0 0 %d %d", q.size, q.size) }
