package binder

import (
	"encoding/binary"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// withoutCamera takes out of a picture on a page what its camera wrote into it: where and when it was taken, comments, previews. The points stay as they
// are. A picture in which that cannot be told apart is ErrUnprintable.
func withoutCamera(s types.StreamDict) (types.StreamDict, error) {
	if !s.HasSoleFilterNamed("DCTDecode") {
		return s, nil
	}
	raw, ok := points(s.Raw)
	if !ok {
		return s, ErrUnprintable
	}
	size := int64(len(raw))
	s.Raw, s.Content, s.StreamLength, s.StreamLengthObjNr = raw, nil, &size, nil
	s.Dict["Length"] = types.Integer(size)
	return s, nil
}

// points is a JPEG without what is no part of the picture (ITU T.81, annex B). Of what programs add, JFIF, colour profiles and Adobe’s transform stay: the
// colours depend on them.
func points(jpeg []byte) ([]byte, bool) {
	if len(jpeg) < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8 {
		return nil, false
	}
	kept := append([]byte{}, jpeg[:2]...)
	for at := 2; at+1 < len(jpeg); {
		marker := jpeg[at+1]
		switch {
		case jpeg[at] != 0xFF:
			return nil, false
		case marker == 0xFF: // filled
			at++
			continue
		case marker == 0xD9:
			return append(kept, 0xFF, 0xD9), true
		case at+4 > len(jpeg):
			return nil, false
		}
		end := at + 2 + int(binary.BigEndian.Uint16(jpeg[at+2:]))
		if marker == 0xDA {
			end = scanEnd(jpeg, end)
		}
		if end > len(jpeg) {
			return nil, false
		}
		if belongs(marker) {
			kept = append(kept, jpeg[at:end]...)
		}
		at = end
	}
	return nil, false
}

// belongs reports whether a segment is a part of the picture.
func belongs(marker byte) bool {
	added := marker >= 0xE0 && marker <= 0xEF || marker == 0xFE
	return !added || marker == 0xE0 || marker == 0xE2 || marker == 0xEE
}

// scanEnd is where the points that begin at a place end: at a marker that is not among them.
func scanEnd(jpeg []byte, at int) int {
	for ; at+1 < len(jpeg); at++ {
		if next := jpeg[at+1]; jpeg[at] == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7) {
			return at
		}
	}
	return len(jpeg) + 1
}
