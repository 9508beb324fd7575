package app

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
)

// sealJob is the kind of the job that proves what is new into the log, and censusJob of the one that counts the streams there once a day.
const (
	sealJob   = "service.seal"
	censusJob = "service.census"
)

// sealEvery is how long at most something new waits to be sealed.
const sealEvery = time.Minute

// elsewhere is what lies outside the service and its administrator's reach. The zero elsewhere is nowhere.
type elsewhere struct {
	Checkpoints string   `env:"CANDOUR_CHECKPOINTS" placeholder:"FOLDER" help:"Folder in which the newest signed checkpoint and the log are kept, on a machine that whoever administers the record does not run. Without it nobody outside can see whether the record was put back or changed."`
	Called      string   `name:"checkpoints-called" env:"CANDOUR_CHECKPOINTS_CALLED" placeholder:"WORDS" default:"a place outside this service" help:"What people call that place: pages of a case say that the seal is kept by it."`
	Witnesses   []string `env:"CANDOUR_WITNESSES" placeholder:"KEY" help:"Public keys of witnesses, as candour witness prints them, whose co-signatures on that folder are believed."`
}

// shelf is the folder; nil when there is none.
func (e elsewhere) shelf() *proof.Shelf {
	if e.Checkpoints == "" {
		return nil
	}
	return &proof.Shelf{Folder: e.Checkpoints}
}

// witnesses are the keys of those who are believed.
func (e elsewhere) witnesses() ([]note.Verifier, error) {
	var all []note.Verifier
	for _, text := range e.Witnesses {
		key, err := proof.WitnessKey(text)
		if err != nil {
			return nil, usage{err}
		}
		all = append(all, key)
	}
	return all, nil
}

// sealing proves the record into its log, and keeps the newest checkpoint elsewhere when it is told where. It is the report.Seals of a service.
type sealing struct {
	record    *ledger.Ledger
	service   ledger.StreamID
	log       proof.Log
	keys      proof.Keys
	elsewhere elsewhere
	witnesses []note.Verifier
	notes     *slog.Logger

	mu      sync.Mutex
	reach   proof.Reach // as last looked at
	awaited int64       // how long the log was when it was last looked at: the place elsewhere shall hold that much
	keptAt  time.Time   // when it last did
}

func newSealing(ctx context.Context, record *store.Record, keys string, e elsewhere, notes *slog.Logger) (*sealing, error) {
	opened, err := proof.KeysFor(ctx, record.Engine.DB(), keys, logName(record))
	if err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	s := &sealing{
		record: record.Ledger, service: record.Service.Stream, log: logOf(record, opened), keys: opened, elsewhere: e, notes: notes,
		keptAt: record.Ledger.Now(),
	}
	if s.witnesses, err = e.witnesses(); err != nil {
		return nil, err
	}
	return s, s.compare(ctx)
}

// logOf is the log of a record, sealed under its key.
func logOf(record *store.Record, keys proof.Keys) proof.Log {
	return proof.Log{DB: record.Engine.Writer(), Reader: record.Engine.DB(), Signer: keys.Signer, Clock: record.Ledger.Now}
}

// logName is what the record's log is called when candour keys init has named none: as random as the record's own name.
func logName(record *store.Record) string { return "candour/" + string(record.Service.Stream) }

// compare holds the record against the checkpoint on the shelf before anything new is sealed.
func (s *sealing) compare(ctx context.Context) error {
	shelf := s.elsewhere.shelf()
	if shelf == nil {
		return nil
	}
	kept, err := shelf.Get()
	if err == nil {
		err = s.log.GoesOnFrom(ctx, kept, s.keys.Known())
	}
	if err != nil {
		return fmt.Errorf("the checkpoint kept elsewhere: %w", err)
	}
	return nil
}

// ask puts on record the one job that seals, and the one that counts, for as long as the service exists.
func (s *sealing) ask(ctx context.Context) error {
	now := s.record.Now()
	return s.record.Append(ctx, ledger.Append{Jobs: []ledger.Job{
		{ID: ledger.DerivedID(s.service, sealJob), Kind: sealJob, Stream: s.service, Due: now},
		{ID: ledger.DerivedID(s.service, censusJob), Kind: censusJob, Stream: s.service, Due: nextNight(now)},
	}})
}

// everyMinute is the handler of the job that seals and, in one server at a time, keeps elsewhere what shows it. That this cannot be done holds
// up no sealing.
func (s *sealing) everyMinute(ctx context.Context, _ ledger.Job) error {
	if err := s.once(ctx); err != nil {
		return err
	}
	return &job.Later{At: s.record.Now().Add(sealEvery)}
}

// once seals what is new, and keeps elsewhere what shows it.
func (s *sealing) once(ctx context.Context) error {
	if err := s.sealNow(ctx); err != nil {
		return err
	}
	if err := s.publish(ctx); err != nil {
		s.notes.Error("the checkpoint could not be kept elsewhere", "error", err)
	}
	s.look(ctx)
	return nil
}

// publish puts the erasure register on the shelf, and then the log's records and the checkpoint. The checkpoint is the one that was read before the
// register was made: whatever another program seals meanwhile, the register goes at least as far.
func (s *sealing) publish(ctx context.Context) error {
	shelf := s.elsewhere.shelf()
	if shelf == nil {
		return nil
	}
	newest, _, err := s.log.Newest(ctx)
	if err != nil || newest == "" {
		return err
	}
	register, err := s.log.Register(ctx, s.record)
	if err != nil {
		return err
	}
	if err := shelf.PutRegister(register, s.keys.Known()); err != nil {
		return fmt.Errorf("the erasure register kept elsewhere: %w", err)
	}
	return shelf.Publish(ctx, s.log, newest, s.keys.Known())
}

// everyNight is the handler of the job that counts. After a pause it is done at once, and then the night after.
func (s *sealing) everyNight(ctx context.Context, _ ledger.Job) error {
	if err := s.log.Census(ctx); err != nil {
		return err
	}
	return &job.Later{At: nextNight(s.record.Now())}
}

// Checkpoint implements report.Seals.
func (s *sealing) Checkpoint(ctx context.Context) (string, error) {
	if err := s.sealNow(ctx); err != nil {
		return "", err
	}
	r, err := s.newest(ctx)
	return r.Printed(), err
}

// Seal implements report.Seals. The job that comes within the minute does what this could not.
func (s *sealing) Seal(ctx context.Context) {
	if err := s.sealNow(ctx); err != nil {
		s.notes.Warn("what was just signed is not sealed yet", "error", err)
	}
}
