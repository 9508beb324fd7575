package binder

import (
	"bytes"
	"image"
	"image/jpeg"
	"slices"
	"testing"
)

func TestWhatACameraWroteGoesAndThePictureStays(t *testing.T) {
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, image.NewRGBA(image.Rect(0, 0, 64, 48)), nil); err != nil {
		t.Fatal(err)
	}
	segment := func(marker byte, says string) []byte {
		return slices.Concat([]byte{0xFF, marker, 0, byte(len(says) + 2)}, []byte(says))
	}
	taken := slices.Concat(plain.Bytes()[:2], segment(0xE1, "Exif 51.5 north"), segment(0xFE, "at home"), plain.Bytes()[2:], []byte("and after its end"))
	got, ok := points(taken)
	if !ok || !bytes.Equal(got, plain.Bytes()) {
		t.Errorf("%v: %d bytes stay of %d, and want %d", ok, len(got), len(taken), plain.Len())
	}
	for cut := range len(plain.Bytes()) - 1 {
		if _, ok := points(plain.Bytes()[:cut]); ok {
			t.Fatalf("a picture cut off after %d bytes is taken for whole", cut)
		}
	}
}
