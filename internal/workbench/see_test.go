package workbench_test

import (
	"context"
	"testing"

	"candour/internal/fault"
	"candour/internal/workbench"
	"candour/internal/workbench/workertest"
)

func TestAnyFileIsSeenAsWhatItsBytesSay(t *testing.T) {
	t.Parallel()
	b := workertest.Bench(t)
	ctx := context.Background()
	if v, err := b.See(ctx, armed(t)); err != nil || v.Type != workbench.PDF || len(v.Reading.Pages) != 1 {
		t.Errorf("a PDF: %+v, %v", v, err)
	}
	if v, err := b.See(ctx, fromCamera(t, 1)); err != nil || v.Type != workbench.JPEG || v.Picture.Width != 80 {
		t.Errorf("a photograph: %v, %v", v.Type, err)
	}
	if v, err := b.See(ctx, []byte("Dear Ms Hartley,\r\n")); err != nil || v.Text != "Dear Ms Hartley,\n" {
		t.Errorf("a text: %+v, %v", v, err)
	}
	if v, err := b.See(ctx, []byte("PK\x03\x04\x14\x00")); fault.KindOf(err) != fault.Invalid || v.Type != workbench.Unknown {
		t.Errorf("a ZIP file: %v, %v", v, err)
	}
}
