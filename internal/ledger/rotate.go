package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"golang.org/x/crypto/chacha20poly1305"

	"candour/internal/ledger/durable"
)

// CopiesKept is how long the longest-lived copy of a key store is about, unless a service says otherwise.
const CopiesKept = 35 * 24 * time.Hour

// ChangeKeyring changes the keyring of a folder, whole and durable or not at all, while no other program changes it. Servers that have it open
// take the change up by themselves.
func ChangeKeyring(folder string, change func(*Keyring)) (*Keyring, error) {
	if err := CheckOwner(folder); err != nil {
		return nil, err
	}
	unlock, err := lockFolder(folder)
	if err != nil {
		return nil, fmt.Errorf("hold the keyring: %w", err)
	}
	defer unlock()
	ring, err := LoadKeyring(folder)
	if err != nil {
		return nil, err
	}
	change(ring)
	if err := ring.check(); err != nil {
		return nil, err
	}
	stored, err := json.MarshalIndent(ring, "", "  ")
	if err != nil {
		return nil, err
	}
	if err := durable.Over(folder, keyringFile, stored); err != nil {
		return nil, fmt.Errorf("write the keyring: %w", err)
	}
	return LoadKeyring(folder)
}

// Prepare adds a new key that waits: it opens what other programs wrap under it, and wraps nothing here yet. One that waits already is enough.
func (k *Keyring) Prepare(now time.Time) {
	last := k.Epochs[len(k.Epochs)-1]
	if last.Waiting {
		return
	}
	fresh := Epoch{Number: last.Number + 1, Key: make([]byte, chacha20poly1305.KeySize), Made: now.UTC(), Waiting: true}
	rand.Read(fresh.Key)
	k.Epochs = append(k.Epochs, fresh)
}

// Use lets the newest key wrap from now on.
func (k *Keyring) Use() { k.Epochs[len(k.Epochs)-1].Waiting = false }

// Newest is the number of the key under which new keys are wrapped, and when it was made: the zero time for the first.
func (k *Keyring) Newest() (number int64, made time.Time) {
	newest := k.newest()
	return newest.Number, newest.Made
}

// Unfinished reports whether a rotation was begun and not ended: a key waits, or an older one was not retired.
func (k *Keyring) Unfinished() bool {
	newest := k.newest().Number
	for _, e := range k.Epochs {
		if e.Waiting || e.Number < newest && e.Retired.IsZero() {
			return true
		}
	}
	return false
}

// Retire notes that no stream key lies any more under the keys before the newest, and until when each is kept for older copies of the key store.
// A key under which some were found since it was retired is kept from now on as long again.
func (k *Keyring) Retire(found map[int64]int64, now time.Time, kept time.Duration) {
	newest := k.newest().Number
	for i := range k.Epochs {
		e := &k.Epochs[i]
		if e.Number < newest && (e.Retired.IsZero() || found[e.Number] > 0) {
			e.Retired, e.Kept = now.UTC(), now.Add(kept).UTC()
		}
	}
}

// Destroy takes out the keys whose time has come and answers their numbers. What is wrapped under them opens nowhere any more.
func (k *Keyring) Destroy(now time.Time) (destroyed []int64) {
	k.Epochs = slices.DeleteFunc(k.Epochs, func(e Epoch) bool {
		due := !e.Retired.IsZero() && !now.Before(e.Kept)
		if due {
			k.Destroyed = append(k.Destroyed, Destroyed{Number: e.Number, On: now.UTC()})
			destroyed = append(destroyed, e.Number)
		}
		return due
	})
	return destroyed
}

// lastKnown is the keyring as its file has it, or as it was when that cannot be read now.
func (s *KeyStore) lastKnown() *Keyring {
	ring, err := s.keyring()
	if err != nil {
		return s.ring.Load()
	}
	return ring
}

// copiesKept is how long the longest-lived copy of the key store is about, as the last rotation was told.
func (k *Keyring) copiesKept() time.Duration {
	for _, e := range slices.Backward(k.Epochs) {
		if !e.Retired.IsZero() {
			return e.Kept.Sub(e.Retired)
		}
	}
	return CopiesKept
}

// destroyedOn is the day on which the last of the keys up to a number was destroyed; the zero time when that is not known.
func (k *Keyring) destroyedOn(number int64) (on time.Time) {
	for _, gone := range k.Destroyed {
		if gone.Number <= number && gone.On.After(on) {
			on = gone.On
		}
	}
	return on
}

// Under counts the stream keys that lie under each key of the keyring.
func (s *KeyStore) Under(ctx context.Context) (map[int64]int64, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT epoch, COUNT(*) FROM stream_key GROUP BY epoch`)
	if err != nil {
		return nil, fmt.Errorf("count stream keys: %w", err)
	}
	defer rows.Close()
	under := map[int64]int64{}
	for rows.Next() {
		var epoch, count int64
		if err := rows.Scan(&epoch, &count); err != nil {
			return nil, fmt.Errorf("count stream keys: %w", err)
		}
		under[epoch] = count
	}
	return under, rows.Err()
}

// wrapAtOnce is how many stream keys one transaction wraps again, so that those who begin streams meanwhile hardly wait.
const wrapAtOnce = 500

// WrapAgain wraps every stream key under the newest key of the keyring, telling how many it has done. It may be broken off and run again, and
// everything else goes on meanwhile. The login of the key store must be one that may change keys.
func (s *KeyStore) WrapAgain(ctx context.Context, progress func(done int64)) error {
	ring, err := s.keyring()
	if err != nil {
		return err
	}
	wrap := wrapping{db: s.db, ring: ring, progress: progress}
	for {
		before := wrap.done
		if err := wrap.pass(ctx); err != nil {
			return fmt.Errorf("wrap stream keys again: %w", err)
		}
		if wrap.done == before {
			return nil // nor has any server wrapped one under an older key since
		}
	}
}

// MayChange refuses a login of the key store that may add keys and not change them.
func (s *KeyStore) MayChange(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, `UPDATE stream_key SET epoch = epoch WHERE stream = ''`)
	return err
}

// wrapping is one run through the key store.
type wrapping struct {
	db       *sql.DB
	ring     *Keyring
	progress func(done int64)
	done     int64
}

// wrappedKey is a row of the key store.
type wrappedKey struct {
	stream   StreamID
	n, epoch int64
	wrapped  []byte
}

// pass goes through the streams in their order once.
func (w *wrapping) pass(ctx context.Context) error {
	var after wrappedKey
	for {
		some, err := w.some(ctx, after)
		if err != nil || len(some) == 0 {
			return err
		}
		after = some[len(some)-1]
		w.done += int64(len(some))
		w.progress(w.done)
	}
}

func (w *wrapping) some(ctx context.Context, after wrappedKey) ([]wrappedKey, error) {
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	older, err := w.older(ctx, tx, after)
	if err != nil {
		return nil, err
	}
	for _, k := range older {
		if err := wrapOne(ctx, tx, w.ring, k); err != nil {
			return nil, err
		}
	}
	return older, tx.Commit()
}

// older are the next keys that do not lie under the newest of the keyring.
func (w *wrapping) older(ctx context.Context, tx *sql.Tx, after wrappedKey) ([]wrappedKey, error) {
	rows, err := tx.QueryContext(ctx, `SELECT stream, n, epoch, wrapped FROM stream_key WHERE (stream, n) > ($1, $2) AND epoch <> $3
		ORDER BY stream, n LIMIT $4`, string(after.stream), after.n, w.ring.newest().Number, wrapAtOnce)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var older []wrappedKey
	for rows.Next() {
		var k wrappedKey
		if err := rows.Scan(&k.stream, &k.n, &k.epoch, &k.wrapped); err != nil {
			return nil, err
		}
		older = append(older, k)
	}
	return older, rows.Err()
}

// wrapOne leaves a key alone that is no longer there: its stream was erased or given another meanwhile.
func wrapOne(ctx context.Context, tx *sql.Tx, ring *Keyring, k wrappedKey) error {
	from, err := ring.epoch(k.epoch)
	if err != nil {
		return err
	}
	key, err := unwrapKey(from, k.stream, k.wrapped)
	if err != nil {
		return fmt.Errorf("stream %s: %w", k.stream, err)
	}
	to := ring.newest()
	wrapped, err := wrapKey(to, k.stream, key)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE stream_key SET epoch = $1, wrapped = $2 WHERE stream = $3 AND n = $4 AND epoch = $5`,
		to.Number, wrapped, string(k.stream), k.n, k.epoch)
	return err
}

// RekeyAll gives every stream a new key and encrypts its words again under it, telling how many it has done: for when a key of the keyring leaked,
// and with it every stream key in any copy of the key store. It may be broken off and run again, and takes the logins of an erasure.
func (l *Ledger) RekeyAll(ctx context.Context, progress func(streams int64)) error {
	done := int64(0)
	for after := StreamID(""); ; {
		some, err := l.streamsOf(ctx, `SELECT stream FROM head WHERE stream > $1 AND keyed <> $2 ORDER BY stream LIMIT 500`, string(after), erasedWhole)
		if err != nil {
			return fmt.Errorf("give every stream a new key: %w", err)
		}
		if len(some) == 0 {
			return nil
		}
		for _, stream := range some {
			if err := l.destroyOldKeys(ctx, stream); err != nil {
				return fmt.Errorf("give every stream a new key: %w", mayNot(err))
			}
		}
		after = some[len(some)-1]
		done += int64(len(some))
		progress(done)
	}
}
