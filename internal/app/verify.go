package app

import (
	"context"
	"fmt"

	"candour/internal/ledger"
)

type verifyCommand struct {
	place
}

// Run checks the record and prints what it found. It changes nothing.
func (c verifyCommand) Run(ctx context.Context, s streams) error {
	record, _, err := c.open(ctx, false, true)
	if err != nil {
		return err
	}
	defer record.Close()
	found, err := record.Ledger.Verify(ctx, record.Files, func(entries int64) { fmt.Fprintf(s.notes, "%d entries checked\n", entries) })
	if err != nil {
		return fmt.Errorf("the check could not be carried out: %w", err)
	}
	fmt.Fprintf(s.out, "%d entries in %d streams checked, %d of them erased by law\n", found.Entries, found.Streams, found.Erased)
	for _, f := range found.Faults {
		fmt.Fprintln(s.out, f)
	}
	if len(found.Faults) > 0 {
		return fmt.Errorf("%d faults: %w", len(found.Faults), ledger.ErrFaults)
	}
	fmt.Fprintln(s.out, "The record is as it was written. Entries cut off before they were sealed into a log kept elsewhere would not show here.")
	return nil
}
