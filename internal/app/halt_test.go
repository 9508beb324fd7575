//go:build unix

package app

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

// Where a server of these tests halts, when it has claimed a filing and not sent it.
const (
	beforePermission = "before it asks for the permission to send"
	beforeCall       = "when it has the permission, before it calls the court"
)

func TestAServerHeldUpForLongerThanItsLeaseBetweenClaimAndSendFilesNothingTwice(t *testing.T) {
	for where, becomes := range map[string]struct {
		meanwhile court.FilingState // in the hands of another server
		then      int               // so many at court
	}{
		beforePermission: {court.IsAccepted, 1},
		beforeCall:       {court.IsUncertain, 0},
	} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			o := openOffice(t, func() time.Duration { return 0 })
			stream := o.hers("1700000000000001")
			o.queues(o.signs(stream))
			o.must(o.opens(haltsAt + "=" + where))
			held := o.server
			if said, err := held.line(); said != halted {
				t.Fatalf("it never came so far: %q %v", said, err)
			}
			o.must(o.opens()) // by its clock the lease of the other is over
			o.settles([]ledger.StreamID{stream})
			o.is(stream, becomes.meanwhile, becomes.then)
			held.finish(t)
			o.is(stream, court.IsAccepted, 1)
			o.server.finish(t)
			o.is(stream, court.IsAccepted, 1)
		})
	}
}

// queues files a signed report.
func (o *office) queues(signed ledger.Ref) {
	o.t.Helper()
	o.does(signed.Stream, func(h *ledger.History) (ledger.Change, error) {
		return court.File(o.pack, h, ledger.By(o.ruth), ledger.NewEntryID(), court.FileForm{Signed: signed, Now: time.Now()})
	})
}

// is checks how the filing of a case stands, and how many the court counts.
func (o *office) is(stream ledger.StreamID, state court.FilingState, atCourt int) {
	o.t.Helper()
	if f := o.filing(stream); f.State != state {
		o.t.Errorf("the filing is %s; want %s", f.State, state)
	}
	if n := len(o.court.Filings("")); n != atCourt {
		o.t.Errorf("the court counts %d filings; want %d", n, atCourt)
	}
}

// serveAndHalt is serve on a machine that stands still at a point.
func (c serveCommand) serveAndHalt(where string) func(context.Context, streams, []hmcts.Settings) error {
	return func(ctx context.Context, s streams, courts []hmcts.Settings) error {
		record, features, err := c.open(ctx, false, false)
		if err != nil {
			return err
		}
		defer record.Close()
		service, err := newService(record, features, manner{courts: courts, cache: c.cache(), log: slog.New(slog.NewTextHandler(s.notes, nil))})
		if err != nil {
			return err
		}
		defer service.close()
		switch sender := &service.courts.sender; where {
		case beforePermission:
			sender.Files = haltingFiles{sender.Files, record}
		case beforeCall:
			sender.Uploaders[hmcts.Private] = haltingUploader{sender.Uploaders[hmcts.Private], record}
		}
		service.jobs.Handlers = service.handlers()
		return listen(ctx, s, c.Addr, service)
	}
}

// haltingFiles halt when the PDF of a filing is read.
type haltingFiles struct {
	ledger.Files
	record *store.Record
}

func (f haltingFiles) Get(ctx context.Context, file ledger.File) (io.Reader, error) {
	halt(ctx, f.record)
	return f.Files.Get(ctx, file)
}

// haltingUploader halts when it is to call the court.
type haltingUploader struct {
	court.Uploader
	record *store.Record
}

func (u haltingUploader) Upload(ctx context.Context, filing hmcts.Upload) hmcts.Outcome {
	halt(ctx, u.record)
	return u.Uploader.Upload(ctx, filing)
}

const halted = "halted"

// halt stops this program until somebody lets it go on. It waits until the program does nothing else: stopped while it writes, it would keep the
// file's only right to write.
func halt(ctx context.Context, record *store.Record) {
	for others := 1; others > 0; {
		time.Sleep(50 * time.Millisecond)
		now := ledger.FormatTime(record.Ledger.Now())
		err := record.Engine.DB().QueryRowContext(ctx, `SELECT COUNT(*) FROM job WHERE kind <> $1 AND ended = '' AND (lease > $2 OR due <= $2)`, court.FileJob, now).Scan(&others)
		if err != nil {
			fmt.Println(err)
			return
		}
	}
	goOn := make(chan os.Signal, 1)
	signal.Notify(goOn, syscall.SIGCONT)
	fmt.Println(halted)
	_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP) // a program may always stop itself; its threads may do so a little later
	<-goOn
}
