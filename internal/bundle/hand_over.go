package bundle

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/redaction"
)

// File is what was made, unless it is held back or what stands in it may not leave any more.
func (d Desk) File(ctx context.Context, h *ledger.History, w *Work) ([]byte, error) {
	if w.Made == nil {
		return nil, fault.Refuse("It is not made yet.", nil)
	}
	if casework.HoldsBackFile(h, w.MadeBy.ID) || casework.HoldsBack(h, w.MadeBy.ID) {
		return nil, fault.Refuse("This is held back: it says something that is hidden now. Make it anew.", nil)
	}
	gate, err := casework.GateOf(ctx, d.Ledger, h, casework.ToCourt())
	if err != nil {
		return nil, err
	}
	data, err := d.read(ctx, w.Made.Words)
	if err != nil {
		return nil, err
	}
	var said []string
	if err := json.Unmarshal(data, &said); err != nil {
		return nil, fmt.Errorf("the words of a bundle: %w", err)
	}
	for _, text := range said {
		if err := gate.Refuse("The bundle", text); err != nil {
			return nil, err
		}
	}
	if err := d.copiesMayLeave(ctx, h, w.Made.Parts); err != nil {
		return nil, err
	}
	return d.read(ctx, w.Made.File)
}

// copiesMayLeave refuses what holds a copy of words that was marked otherwise since, or is not allowed to leave any more.
func (d Desk) copiesMayLeave(ctx context.Context, h *ledger.History, parts []Part) error {
	for _, p := range parts {
		if p.Out != In || p.Document.Sort != redaction.CopyOfWords {
			continue
		}
		if _, err := d.papers().CopyFile(ctx, h, p.Document); err != nil {
			return fault.Refuse("A copy in it may not leave as it is any more: "+p.Title+". Make that copy anew, sort it in, and make this anew. Nothing has left.", err)
		}
	}
	return nil
}

func (d Desk) read(ctx context.Context, f ledger.File) ([]byte, error) {
	from, err := d.Files.Get(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("open a bundle: %w", err)
	}
	return io.ReadAll(from)
}

// HandOverForm is how something made leaves.
type HandOverForm struct {
	ID  ledger.EntryID
	By  ledger.Author
	Now time.Time
	How leaving.How
	Why string // it is longer than the pack allows
}

// TooLong is the number of sheets that a bundle may have, when it has more; 0 otherwise.
func (w *Work) TooLong(p *pack.Pack) int {
	if most := p.Bundles.Limit.Sheets; w.Made != nil && w.Report.IsZero() && w.Made.Pages > most {
		return most
	}
	return 0
}

// HandOver puts on the register that a bundle, or the exhibits of a report, goes to the court and the parties.
func HandOver(p *pack.Pack, h *ledger.History, of ledger.Ref, form HandOverForm) (ledger.Change, error) {
	w, ok := Of(h).Work(of)
	if !ok || w.Made == nil {
		return ledger.Change{}, fault.Absent(nil)
	}
	body, _, err := leaving.Allows(p, casework.Of(h), form.Now, leaving.LeftBody{
		What: fmt.Sprintf("%s, %d pages", w.Made.Title, w.Made.Pages), Of: w.MadeBy.Ref(), To: leaving.Recipient{Sort: leaving.TheCourt},
		Purpose: "For the court and the parties", Gateway: p.Leaving.ToCourt().ID, Authority: form.Why, How: form.How,
	})
	ps := fault.FieldsOf(err)
	ps.Need(form.How.Words() != "", "how", "Say how it goes")
	ps.Need(w.TooLong(p) == 0 || given(form.Why), "why", "Say why it is longer: which direction of the court allows it")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: form.By}
	ledger.Put(m, h.Stream, leaving.Left, form.ID, nil, body)
	return m.Done()
}
