package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// finishErasing goes on with every stream of which words were erased and whose old keys are still there.
func (l *Ledger) finishErasing(ctx context.Context) error {
	rows, err := l.DB().QueryContext(ctx, `SELECT stream FROM erasing ORDER BY stream`)
	if err != nil {
		return fmt.Errorf("finish erasing: %w", err)
	}
	defer rows.Close()
	var streams []StreamID
	for rows.Next() {
		var stream StreamID
		if err := rows.Scan(&stream); err != nil {
			return fmt.Errorf("finish erasing: %w", err)
		}
		streams = append(streams, stream)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("finish erasing: %w", err)
	}
	return l.finishAll(ctx, streams)
}

// finishAll destroys the old keys of streams, so that whatever else holds their bodies as they were cannot read them, and takes what
// was removed out of the databases' own files.
func (l *Ledger) finishAll(ctx context.Context, streams []StreamID) error {
	if len(streams) == 0 {
		return nil
	}
	for _, stream := range streams {
		if err := l.destroyOldKeys(ctx, stream); err != nil {
			return fmt.Errorf("destroy the old keys of an erased stream: %w", mayNot(err))
		}
	}
	if err := l.scrub(ctx); err != nil {
		return fmt.Errorf("clear what was erased out of the files: %w", err)
	}
	done := make([]Statement, len(streams))
	for i, stream := range streams {
		done[i] = Statement{`DELETE FROM erasing WHERE stream = $1`, []any{string(stream)}}
	}
	return mayNot(l.engine.Commit(ctx, []*Batch{{Erases: done}})[0])
}

// scrubber is an engine whose files keep for a while what its tables no longer hold.
type scrubber interface {
	Scrub(ctx context.Context, views []*View) error
}

func (l *Ledger) scrub(ctx context.Context) error {
	if s, able := l.engine.(scrubber); able {
		return s.Scrub(ctx, append(l.keptByOthers(), l.views...))
	}
	return nil
}

// destroyOldKeys leaves a stream that was erased as a whole without a key, and gives another a new one first.
func (l *Ledger) destroyOldKeys(ctx context.Context, stream StreamID) error {
	for range tries {
		err := l.rekey(ctx, stream)
		if moved, rekeyed := new(Moved), new(Rekeyed); errors.As(err, &moved) || errors.As(err, &rekeyed) {
			continue
		}
		return err
	}
	return fmt.Errorf("the stream moved %d times while it was re-keyed", tries)
}

// erasedWhole is the number of the key that the head of a stream names once all of it was erased: there is no such key.
const erasedWhole = 0

// rekey does what is left to do of: make a new key, move the bodies under it, destroy the old ones. Each step is durable before the next.
func (l *Ledger) rekey(ctx context.Context, stream StreamID) error {
	var at StreamBatch
	err := l.DB().QueryRowContext(ctx, `SELECT version, keyed FROM head WHERE stream = $1`, string(stream)).Scan(&at.Expected, &at.Keyed)
	if err != nil {
		return fmt.Errorf("head: %w", err)
	}
	if at.Stream = stream; at.Keyed == erasedWhole {
		return l.keys.destroy(ctx, stream)
	}
	keys, err := l.keys.afresh(ctx, stream)
	if err != nil {
		return err
	}
	to := keys[len(keys)-1]
	if len(keys) == 1 {
		if to, err = l.keys.addKey(ctx, stream, to.number+1); err != nil {
			return err
		}
	}
	if to.number > at.Keyed {
		if err := l.moveBodies(ctx, at, to); err != nil {
			return errors.Join(err, l.rekeyedMeanwhile(ctx, at))
		}
	}
	return l.keys.destroyBefore(ctx, stream, to)
}

// rekeyedMeanwhile is *Rekeyed when another program has moved the bodies, or begun to: what was read of them is then no longer to be trusted.
func (l *Ledger) rekeyedMeanwhile(ctx context.Context, at StreamBatch) error {
	now := Rekeyed{Stream: at.Stream}
	if err := l.DB().QueryRowContext(ctx, `SELECT keyed FROM head WHERE stream = $1`, string(at.Stream)).Scan(&now.Keyed); err != nil || now.Keyed == at.Keyed {
		return err
	}
	return &now
}

// moveBodies encrypts what a stream still says again under another key: r, commit, header and link stay as they are.
func (l *Ledger) moveBodies(ctx context.Context, at StreamBatch, to streamKey) error {
	from, err := l.keys.exactly(ctx, at.Stream, at.Keyed)
	if err != nil {
		return err
	}
	m := moving{Ledger: l, stream: at.Stream, from: from.Key, to: to.Key}
	if err := m.bodies(ctx); err != nil {
		return err
	}
	if err := m.drafts(ctx); err != nil {
		return err
	}
	if err := m.secondFactor(ctx); err != nil {
		return err
	}
	m.then(`UPDATE head SET keyed = $1 WHERE stream = $2`, to.number, string(at.Stream))
	return l.engine.Commit(ctx, []*Batch{{Streams: []StreamBatch{at}, Erases: m.statements}})[0]
}

// moving is what takes a stream's words from one key to another.
type moving struct {
	*Ledger
	stream     StreamID
	from, to   Key
	statements []Statement
}

func (m *moving) then(sql string, args ...any) {
	m.statements = append(m.statements, Statement{sql, args})
}

func (m *moving) again(bound, stored []byte) ([]byte, error) {
	plain, err := decrypt(nil, m.from, bound, stored)
	if err != nil {
		return nil, err
	}
	return encrypt(m.chance, m.to, bound, plain)
}

func (m *moving) bodies(ctx context.Context) error {
	rows, err := m.DB().QueryContext(ctx, `SELECT version, id, body FROM entry WHERE stream = $1 AND body IS NOT NULL ORDER BY version`, string(m.stream))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var version int64
		var id EntryID
		var stored []byte
		if err := rows.Scan(&version, &id, &stored); err != nil {
			return err
		}
		body, err := m.again(associated(m.stream, id), stored)
		if err != nil {
			return fmt.Errorf("version %d: %w", version, err)
		}
		m.then(`UPDATE entry SET body = $1 WHERE stream = $2 AND version = $3`, body, string(m.stream), version)
	}
	return rows.Err()
}

// drafts moves what people are typing. One that is saved meanwhile is not touched: Keep sees to it.
func (m *moving) drafts(ctx context.Context) error {
	rows, err := m.DB().QueryContext(ctx, `SELECT person, form, subject, words FROM draft WHERE stream = $1`, string(m.stream))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var person, form, subject string
		var kept []byte
		if err := rows.Scan(&person, &form, &subject, &kept); err != nil {
			return err
		}
		if moved, err := m.again(labelled(m.stream, draftLabel), kept); err == nil {
			m.then(`UPDATE draft SET words = $1 WHERE person = $2 AND form = $3 AND subject = $4 AND words = $5`, moved, person, form, subject, kept)
		}
	}
	return rows.Err()
}

// secondFactor moves what a person's codes are made with, which lies under their own key. One that is set up meanwhile is seen to by Keep.
func (m *moving) secondFactor(ctx context.Context) error {
	var kept []byte
	err := m.DB().QueryRowContext(ctx, `SELECT secret FROM second_factor WHERE person = $1`, string(m.stream)).Scan(&kept)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if moved, err := m.again(labelled(m.stream, SecondFactorLabel), kept); err == nil {
		m.then(`UPDATE second_factor SET secret = $1 WHERE person = $2 AND secret = $3`, moved, string(m.stream), kept)
	}
	return nil
}
