package court_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/store"
	"candour/internal/report"
)

// In the environment of this test's own program, asProgram makes it one of the others, that works on a folder: a server that sends what is
// queued to a court, or an importer of a file.
const (
	asProgram  = "COURT_TEST_PROGRAM"
	serverOf   = "COURT_TEST_FOLDER"
	courtAt    = "COURT_TEST_COURT"
	importerOf = "COURT_TEST_FILE"
)

// programs are what it can be besides the test. Each may be killed.
var programs = map[string]func(context.Context, *store.Record) error{"server": serves, "importer": imports}

// runs runs one of the programs over the record of its folder, and says with which exit it ends.
func runs(program func(context.Context, *store.Record) error) int {
	ctx := context.Background()
	record, err := recordIn(ctx, os.Getenv(serverOf))
	if err == nil {
		defer record.Close()
		err = program(ctx, record)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// recordIn opens the record of a folder as worldIn does, with no test to help.
func recordIn(ctx context.Context, folder string) (*store.Record, error) {
	registry, err := ledger.NewRegistry(&casework.Kinds, &report.Kinds, &court.Kinds)
	if err != nil {
		return nil, err
	}
	place, err := ledgertest.Begun(folder)
	if err != nil {
		return nil, err
	}
	place.Registry, place.Clock, place.Existing = registry, ledgertest.NewClock().Now, true
	place.Views = append(casework.Views[:len(casework.Views):len(casework.Views)], court.CaseRows, access.Ties(casework.Ties))
	return store.Open(ctx, place)
}

// serves sends what is queued, with no more than a server has, until it is killed.
func serves(ctx context.Context, record *store.Record) error {
	at := os.Getenv(courtAt)
	settings := hmcts.Settings{
		Jurisdiction: hmcts.Private, PlainHTTP: true, Token: hmcts.FixedToken("token-private"),
		Search: at + "/family-api/cases", Document: at + "/family-api/cases/documents/{document}/binary", Upload: at + "/prl-document-api/{case}/document",
	}
	client, err := hmcts.NewClient(settings, hmcts.NewDialer(settings.Hosts()...))
	if err != nil {
		return err
	}
	quiet := slog.New(slog.DiscardHandler)
	sender := court.Sender{
		Ledger: record.Ledger, Files: record.Files, Reader: asWritten{}, Log: quiet, Uploaders: map[hmcts.Jurisdiction]court.Uploader{hmcts.Private: client},
	}
	runner := &job.Runner{
		DB: record.Engine.Writer(), Clock: record.Ledger.Now, Log: quiet, Handlers: map[string]job.Handler{court.FileJob: sender.Send},
	}
	for {
		if _, err := runner.One(ctx); err != nil {
			return err
		}
	}
}

func imports(ctx context.Context, record *store.Record) error {
	pk, err := england1()
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(os.Getenv(importerOf))
	if err != nil {
		return err
	}
	(&court.Importer{Ledger: record.Ledger, Pack: pk, Service: record.Service.Stream}).File(ctx, "many.json", raw)
	return nil
}
