package app

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
	"candour/internal/typeset"
)

// mayLeave refuses a bundle that would tell something hidden. Whoever is given it may be anybody, so what is hidden from one person of the case
// is in no bundle. Words are told of cases alone: of a closed side or a person nobody could say what may be told.
func mayLeave(ctx context.Context, record *store.Record, h *ledger.History, asked proof.Asked) error {
	if !asked.Words && len(asked.Documents) == 0 {
		return nil // numbers, times and hashes
	}
	if !casework.Of(h).Began() {
		return fault.Refuse("Words are told of a case only, and not of its closed side, a person or a draft. Without --words the bundle shows that nothing was changed.", nil)
	}
	gate, err := casework.GateOf(ctx, record.Ledger, h, casework.ToCourt())
	if err != nil {
		return err
	}
	texts, err := textsTold(h, asked)
	if err != nil {
		return err
	}
	if err := gate.Refuse("The bundle", texts...); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(asked.Documents)) {
		if err := gate.RefusePDF(ctx, ownPDF{}, "The document "+name, asked.Documents[name]); err != nil {
			return err
		}
	}
	return nil
}

// ownPDF reads PDFs that this service made, whose hashes stand in signatures, so that they may be read in our own process.
type ownPDF struct{}

func (ownPDF) Text(_ context.Context, pdf []byte) (string, error) { return typeset.Text(pdf) }

// textsTold are all texts of the entries that a bundle tells, those hidden since among them: a bundle tells what was written.
func textsTold(h *ledger.History, asked proof.Asked) ([]string, error) {
	var all []string
	for _, e := range h.Entries {
		if e.Version < asked.From || e.Version > asked.To {
			continue
		}
		body, err := json.Marshal(e.Body)
		if err != nil {
			return nil, fmt.Errorf("look through an entry: %w", err)
		}
		var value any
		if err := json.Unmarshal(body, &value); err != nil {
			return nil, fmt.Errorf("look through an entry: %w", err)
		}
		all = textsOf(value, all)
	}
	return all, nil
}

// textsOf adds the texts of a JSON value, each name of a field before what stands in it.
func textsOf(value any, all []string) []string {
	switch v := value.(type) {
	case string:
		if casework.OfNoWords(v) {
			return all
		}
		return append(all, v)
	case []any:
		for _, item := range v {
			all = textsOf(item, all)
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			all = textsOf(v[name], append(all, name))
		}
	}
	return all
}
