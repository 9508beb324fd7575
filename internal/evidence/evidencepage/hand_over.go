package evidencepage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// handOver gives somebody what may be seen of an attachment, unless it holds a detail that was not shown to them: then they ask for that first.
// What a picture shows no machine can say; it is handed over to those who read the case.
func (p Pages) handOver(c *web.Case, of ledger.EntryID, file ledger.File) (web.Page, error) {
	if casework.HoldsBackFile(c.History, of) {
		return nil, fault.Refuse("Somebody looked at this document and saw that it shows what is hidden. It is held back.", nil)
	}
	from, err := p.Files.Get(c.Context(), file)
	if err != nil {
		return nil, fmt.Errorf("open an attachment: %w", err)
	}
	content, err := io.ReadAll(from)
	if err != nil {
		return nil, fmt.Errorf("read an attachment: %w", err)
	}
	if err := p.mayHave(c, file.Media, content); err != nil {
		return nil, err
	}
	return web.Download{Name: "document" + extension(file.Media), Media: file.Media, Size: file.Size, From: bytes.NewReader(content)}, nil
}

// mayHave refuses what holds a detail that is hidden from whoever asks.
func (p Pages) mayHave(c *web.Case, media string, content []byte) error {
	gate, err := casework.GateOf(c.Context(), c.Ledger(), c.History, casework.ToColleague(c.Person.ID))
	if err != nil || gate.KeepsNothing() {
		return err
	}
	text, err := p.wordsOf(c.Context(), media, content)
	if err != nil {
		return fault.Refuse("This document could not be looked through for what is hidden in this case. Try again; if it is refused again, tell your administrator.", err)
	}
	if kept := gate.In(text); len(kept) > 0 {
		return fault.Refuse("This document holds "+kept[0].Words(c.Words)+". Ask to be shown that first, under People; then open the document.", nil)
	}
	return nil
}

var errUnread = errors.New("nobody is there to read a file of this type")

// wordsOf are the words of what we made of an attachment; of a picture none.
func (p Pages) wordsOf(ctx context.Context, media string, content []byte) (string, error) {
	switch {
	case media == "text/plain":
		return string(content), nil
	case strings.HasPrefix(media, "image/"):
		return "", nil
	case media != "application/pdf" || p.Reader == nil:
		return "", errUnread
	default:
		return p.Reader.Text(ctx, content)
	}
}
