package clamav

import (
	"context"
	"errors"
	"io"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Files keeps files as another does, once clamd has looked at them. What it refuses is named by nothing: its key is forgotten at once, and its
// bytes are swept away with everything that no entry names.
type Files struct {
	ledger.Files
	Clamd Clamd
}

const (
	harmful   = "The file is known to do harm, and was not kept. Ask whoever sent it for it in another form, and tell your administrator that it came."
	unchecked = "Files are looked at by a virus scanner before they are kept, and this one could not be. The file was not kept. Try again in a few minutes; if it is refused again, tell your administrator."
)

// Put implements ledger.Files. The error is Invalid with a Harmful in it for what clamd knows, and Unavailable when it could not look.
func (f Files) Put(ctx context.Context, media string, plain io.Reader) (ledger.File, error) {
	scan, err := f.Clamd.begin(ctx)
	if err != nil {
		return ledger.File{}, fault.Down(unchecked, err)
	}
	defer scan.close()
	file, err := f.Files.Put(ctx, media, io.TeeReader(plain, scan))
	if err != nil {
		return ledger.File{}, err
	}
	if err := scan.verdict(); errors.As(err, new(*Harmful)) {
		return ledger.File{}, fault.BadInput(harmful, err)
	} else if err != nil {
		return ledger.File{}, fault.Down(unchecked, err)
	}
	return file, nil
}
