package accesspage

import (
	"fmt"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// qrCode is a QR code as a drawing that needs no script: its size in modules, the quiet zone included, and the path of the dark ones.
type qrCode struct {
	size int
	path string
}

// quiet is the empty border, in modules, that readers need (ISO/IEC 18004).
const quiet = 4

func newQRCode(text string) (qrCode, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return qrCode{}, fmt.Errorf("draw a QR code: %w", err)
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
	return qrCode{side + 2*quiet, path.String()}, nil
}

func (q qrCode) box() string { return fmt.Sprintf("0 0 %d %d", q.size, q.size) }
