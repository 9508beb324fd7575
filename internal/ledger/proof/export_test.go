package proof

import "context"

// Resign signs a log anew over the records that lie in its tables, as whoever holds the key can.
func Resign(ctx context.Context, l Log) error {
	tx, err := l.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	size, err := lock(ctx, tx)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM log_hash`); err != nil {
		return err
	}
	g := &growing{tx: tx, tree: hashesIn(ctx, tx)}
	var texts []string
	for text, err := range stored(ctx, tx, 0, size) {
		if err != nil {
			return err
		}
		texts = append(texts, text)
	}
	for _, text := range texts {
		if err := g.add(text); err != nil {
			return err
		}
	}
	if err := g.tree.store(tx); err != nil {
		return err
	}
	if err := l.sign(ctx, g, size); err != nil {
		return err
	}
	return tx.Commit()
}

// Counted is how many streams a census of the log would count.
func Counted(ctx context.Context, l Log) (int64, error) {
	c, err := l.count(ctx)
	return c.Streams, err
}
