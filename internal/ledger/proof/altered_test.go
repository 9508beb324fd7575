package proof_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"candour/internal/ledger/proof"
)

// older are all rows of the tables of the record, to be put back later.
func (o *outside) older() (putBack func()) {
	o.t.Helper()
	tables := []string{"entry", "head", "log", "log_record", "log_note", "log_hash"}
	for _, table := range tables {
		o.change(`CREATE TABLE older_` + table + ` AS SELECT * FROM ` + table)
	}
	return func() {
		o.t.Helper()
		for _, table := range tables {
			o.change(`DELETE FROM ` + table)
			o.change(`INSERT INTO ` + table + ` SELECT * FROM older_` + table)
		}
	}
}

// flips changes one byte of what a column of an entry holds.
func flips(column string, version int64) func(*outside) {
	return func(o *outside) {
		o.t.Helper()
		var is any
		o.must(o.admin.QueryRowContext(o.t.Context(), `SELECT `+column+` FROM entry WHERE stream = $1 AND version = $2`, string(o.stream), version).Scan(&is))
		switch held := is.(type) {
		case []byte:
			held[len(held)/2] ^= 1
		case string:
			flipped := []byte(held)
			flipped[len(held)-3] ^= 1
			is = string(flipped)
		}
		o.change(`UPDATE entry SET `+column+` = $1 WHERE stream = $2 AND version = $3`, is, string(o.stream), version)
	}
}

// renames gives an entry another number.
func (o *outside) renames() {
	o.change(`UPDATE entry SET version = 9 WHERE stream = $1 AND version = 2`, string(o.stream))
}

// moves gives an entry to another stream.
func (o *outside) moves() {
	o.change(`UPDATE entry SET stream = $1, version = 9 WHERE stream = $2 AND version = 2`, string(o.other), string(o.stream))
}

func (o *outside) takes(version int64) {
	o.change(`DELETE FROM entry WHERE stream = $1 AND version = $2`, string(o.stream), version)
}

// branches begins the stream, which had three entries, anew with so many that say other words.
func branches(entries int) func(*outside) {
	return func(o *outside) {
		o.t.Helper()
		o.remove()
		for i := range entries {
			o.note(o.stream, fmt.Sprint("other words ", i))
		}
	}
}

// cut takes the last entry of the stream away, with its head, so that the chain holds.
func (o *outside) cut() {
	o.t.Helper()
	o.change(`DELETE FROM entry WHERE stream = $1 AND version = 3`, string(o.stream))
	o.change(`UPDATE head SET version = 2, sealed = 2, link = (SELECT e.link FROM entry e WHERE e.stream = head.stream AND e.version = 2)
		WHERE stream = $1`, string(o.stream))
}

// remove takes a whole stream away.
func (o *outside) remove() {
	o.t.Helper()
	o.change(`DELETE FROM entry WHERE stream = $1`, string(o.stream))
	o.change(`DELETE FROM head WHERE stream = $1`, string(o.stream))
}

// forgetting takes the stream's records out of the log too and signs it anew, as whoever has the signing key can.
func (o *outside) forgetting(where string) {
	o.t.Helper()
	o.change(`DELETE FROM log_record WHERE stream = $1`+where, string(o.stream))
	o.change(`DELETE FROM log_note`)
	o.must(o.renumber())
}

// renumber closes the gaps in the log's numbers and signs what is left.
func (o *outside) renumber() error {
	o.t.Helper()
	var left []int64
	rows, err := o.admin.QueryContext(o.t.Context(), `SELECT n FROM log_record ORDER BY n`)
	o.must(err)
	for rows.Next() {
		var n int64
		o.must(rows.Scan(&n))
		left = append(left, n)
	}
	o.must(errors.Join(rows.Err(), rows.Close()))
	for i, n := range left {
		o.change(`UPDATE log_record SET n = $1 WHERE n = $2`, i, n)
	}
	o.change(`UPDATE log SET size = $1`, len(left))
	log := o.Log
	log.DB = o.admin
	return proof.Resign(o.t.Context(), log)
}

// swap exchanges two entries.
func (o *outside) swap() {
	o.t.Helper()
	for _, move := range [][2]int64{{1, -1}, {2, 1}, {-1, 2}} {
		o.change(`UPDATE entry SET version = $1 WHERE stream = $2 AND version = $3`, move[1], string(o.stream), move[0])
	}
}

// Each of these can be done by whoever administers the database, and some only by whoever has the signing key besides. All concern the stream of the
// bundle, and so a bundle asked for anew shows each: not made at all, or not going on from the earlier bundle or from what the witness co-signed.
// Sealing and the witness see the log alone: what is changed below a head they cannot see.
func TestEachWayToAlterTheRecordIsFoundByVerifyAndByAnOutsider(t *testing.T) {
	const (
		bundle  = "bundle"
		sealing = "sealing"
		witness = "witness"
	)
	for _, way := range []struct {
		name    string
		alter   func(*outside)
		refuses []string // besides verify
		because string   // what the bundle says
	}{
		{"a byte of the stored words of an entry changed", flips("body", 2), []string{bundle}, "words do not open"},
		{"a byte of an entry's header changed", flips("header", 2), []string{bundle}, "does not carry the chain on"},
		{"a byte of an entry's link changed", flips("link", 2), []string{bundle}, "does not carry the chain on"},
		{"a byte of the link that was sealed changed", flips("link", 3), []string{bundle}, "does not carry the chain on"},
		{"a byte of an entry's id changed", flips("id", 2), []string{bundle}, "not what the header says"},
		{"a byte of an entry's time changed", flips("recorded", 2), []string{bundle}, "not what the header says"},
		{"an entry's number changed", (*outside).renames, []string{bundle}, "does not carry the chain on"},
		{"an entry given to another stream", (*outside).moves, []string{bundle}, "does not carry the chain on"},
		{"an entry deleted", func(o *outside) { o.takes(2) }, []string{bundle}, "does not carry the chain on"},
		{"two entries reordered", (*outside).swap, []string{bundle}, "does not carry the chain on"},
		{"a stream cut below its last seal", (*outside).cut, []string{bundle}, "do not end where the stream was sealed"},
		{"a stream cut below its last seal, and the log with it, signed anew", func(o *outside) { o.cut(); o.forgetting(` AND version = 3`) }, []string{witness, bundle}, "was not sealed and counted"},
		{"a whole stream removed", (*outside).remove, []string{bundle}, "do not end where the stream was sealed"},
		{"a whole stream removed, and from the log too, signed anew", func(o *outside) { o.remove(); o.forgetting(``) }, []string{witness, bundle}, "was not sealed and counted"},
		{"a whole stream written anew, and in the log too, signed anew", func(o *outside) { o.remove(); o.forgetting(``); branches(3)(o) }, []string{witness, bundle}, "the stream was another one at version 1"},
		{"two branches of one stream sealed, the second as long as the first", branches(3), []string{witness, bundle}, "the record does not prove it"},
		{"two branches of one stream sealed, the second longer", branches(4), []string{bundle}, "the stream was another one at version 1"},
	} {
		t.Run(way.name, func(t *testing.T) {
			o := beheld(t)
			way.alter(o)
			o.found(way.because, way.refuses...)
		})
	}
	t.Run("an older copy of the whole database put back", func(t *testing.T) {
		o := beheld(t)
		putBack := o.older()
		o.note(o.stream, "the fourth words")
		o.counted()
		o.must(o.publish(o.shelf))
		_, err := o.witness.Cosign(o.shelf)
		o.must(err)
		o.kept = o.seal()
		o.given, err = o.bundle(4)
		o.must(err)
		o.shown, err = o.given.Check(o.keys.Known(), nil)
		o.must(err)
		putBack()
		o.found("was not sealed and counted", witness, bundle)
	})
}

// found demands that verify, with a checkpoint kept elsewhere, sees what was done, and that of those outside exactly these refuse: the service's own
// sealing, the witness, and a bundle that somebody asks for who was given one before. The service goes on meanwhile as if nothing had been.
func (o *outside) found(because string, refuse ...string) {
	o.t.Helper()
	v, err := o.Ledger.Verify(o.t.Context(), o.Files, nil)
	o.must(err)
	if faults := o.check(o.kept); len(v.Faults)+len(faults) == 0 {
		o.t.Error("verify with an earlier checkpoint found nothing")
	}
	o.note(o.other, "words written since")
	elsewhere := proof.Shelf{Folder: o.t.TempDir()}
	sealing := errors.Join(o.sealsOn(), o.publish(elsewhere))
	unproven := o.unproven() // which asks the witness for nothing but what it co-signed before
	_, refused := o.witness.Cosign(elsewhere)
	for who, why := range map[string]error{"sealing": sealing, "witness": refused, "bundle": unproven} {
		if must := slices.Contains(refuse, who); must != (why != nil) {
			o.t.Errorf("the %s says %v; it must refuse: %t", who, why, must)
		}
	}
	if unproven != nil && !strings.Contains(unproven.Error(), because) {
		o.t.Errorf("the bundle says %v, and not %q", unproven, because)
	}
}

func (o *outside) sealsOn() error {
	if _, err := o.Seal(o.t.Context()); err != nil {
		return err
	}
	return o.Census(o.t.Context())
}

// unproven is what an outsider finds who was given a bundle before and has from the witness what it co-signed last: why the service cannot prove again
// what it has proven, or proves it of another log. They ask the service for a bundle, and trust nothing else of it.
func (o *outside) unproven() error {
	seen := o.cosigned()
	p := proof.Prover{Ledger: o.Ledger, Log: o.Log, Known: o.keys.Known(), LogKey: o.keys.Public}
	again, err := p.Bundle(o.t.Context(), proof.Asked{Stream: o.stream, From: 1, To: o.shown.To, Words: true, Since: seen.Size})
	if err != nil {
		return err
	}
	now, err := again.Check(o.keys.Known(), nil)
	if err != nil {
		return err
	}
	return errors.Join(again.GoesOnFrom(o.given, now, o.shown), again.GoesOnFromPrinted(proof.Printed{Size: seen.Size, Root: seen.Root}, now))
}

// cosigned is the checkpoint that the witness co-signed last, out of its own folder.
func (o *outside) cosigned() proof.Checkpoint {
	o.t.Helper()
	signed, err := proof.Shelf{Folder: o.witness.Folder}.Get()
	o.must(err)
	seen, all, err := proof.OpenCosigned(signed, o.keys.Known(), o.witnesses())
	if err != nil || len(all) != 1 {
		o.t.Fatalf("the witness holds %+v, %v", all, err)
	}
	return seen
}
