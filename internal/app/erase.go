package app

import "context"

type eraseCommand struct{ place }

// Run finishes what was cut short.
func (c eraseCommand) Run(ctx context.Context, s streams) error {
	record, _, err := c.open(ctx, false, true)
	if err != nil {
		return err
	}
	defer record.Close()
	return record.Ledger.FinishErasing(ctx)
}
