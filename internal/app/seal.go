package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
)

// sealJob is the kind of the job that proves what is new into the log.
const sealJob = "service.seal"

// sealEvery is how long at most something new waits to be sealed.
const sealEvery = time.Minute

// sealing proves the record into its log, and keeps the newest checkpoint elsewhere when it is told where.
type sealing struct {
	record  *ledger.Ledger
	service ledger.StreamID
	log     proof.Log
	shelf   string // folder; "" when checkpoints lie beside the record alone
}

func newSealing(ctx context.Context, record *store.Record, keys, shelf string) (*sealing, error) {
	opened, err := proof.OpenKeys(keys, logName(record))
	if err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	s := &sealing{
		record: record.Ledger, service: record.Service.Stream, shelf: shelf,
		log: proof.Log{DB: record.Engine.Writer(), Signer: opened.Signer, Clock: record.Ledger.Now},
	}
	return s, s.compare(ctx, record, opened)
}

// logName is what the record's log is called: as random as the record's own name.
func logName(record *store.Record) string { return "candour/" + string(record.Service.Stream) }

// errBehind refuses to serve a record that is not the one whose checkpoint was given away: nothing may be sealed over that.
var errBehind = errors.New("the record is not the one that its last published checkpoint is of: it was put back to an older copy, or changed. Run candour verify")

// compare holds the record against the checkpoint on the shelf before anything new is sealed.
func (s *sealing) compare(ctx context.Context, record *store.Record, keys proof.Keys) error {
	if s.shelf == "" {
		return nil
	}
	kept, err := proof.Shelf{Folder: s.shelf}.Get()
	if err != nil {
		return fmt.Errorf("the checkpoint kept elsewhere: %w", err)
	}
	found, err := proof.Check(ctx, record.Engine.DB(), keys.Known(), kept)
	if err == nil && len(found.Faults) > 0 {
		err = fmt.Errorf("%w (%s)", errBehind, found.Faults[0])
	}
	return err
}

// ask puts the one job on record that seals for as long as the service exists.
func (s *sealing) ask(ctx context.Context) error {
	return s.record.Append(ctx, ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(s.service, sealJob), Kind: sealJob, Stream: s.service, Due: s.record.Now(),
	}}})
}

// seal is the handler of the job. It comes back within the minute.
func (s *sealing) seal(ctx context.Context, _ ledger.Job) error {
	if _, err := s.log.Seal(ctx); err != nil {
		return err
	}
	if err := s.publish(ctx); err != nil {
		return fmt.Errorf("keep the checkpoint elsewhere: %w", err)
	}
	return &job.Later{At: s.record.Now().Add(sealEvery)}
}

func (s *sealing) publish(ctx context.Context) error {
	signed, _, err := s.log.Newest(ctx)
	if err != nil || s.shelf == "" || signed == "" {
		return err
	}
	register, err := s.log.Register(ctx, s.record)
	if err != nil {
		return err
	}
	shelf := proof.Shelf{Folder: s.shelf}
	return errors.Join(shelf.PutRegister(register), shelf.Put(signed))
}
