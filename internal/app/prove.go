package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
	"candour/internal/pack"
	"candour/internal/report"
)

type proveCommand struct {
	place
	elsewhere
	What  string `arg:"" optional:"" help:"What to prove: a case (its number, or its name in the address of its page), or CASE/ENTRY, one entry of it. Of a report, the signature is proven and its PDF enclosed."`
	Out   string `arg:"" optional:"" help:"Where to put the bundle: a ZIP file when the name ends in .zip, and otherwise a folder."`
	By    string `placeholder:"NAME" help:"Who gives it away. It stands in the case from then on."`
	To    string `placeholder:"NAME" help:"To whom."`
	Why   string `placeholder:"WORDS" help:"Why."`
	Words bool   `help:"Of a whole case, tell everything that stands in it. Without this the bundle shows only that nothing was changed, and when each entry was made."`
	Since int64  `placeholder:"RECORDS" help:"Show besides that the log goes on from this number of records, as printed at the foot of a document."`
	Log   string `placeholder:"FOLDER" help:"Put checkpoint and log in a folder, for a witness who cannot read where the service publishes them."`
}

// Help is what candour prove --help says besides.
func (proveCommand) Help() string {
	return "A bundle is a disclosure: the entries that are told stand in it as they were written, and it shows how many others follow and when. That it was made is put on record in the case " +
		"first. Whoever is given it checks it with candour verify --bundle, or by hand with sha256sum: its README.txt has the steps. They need the log’s public key from elsewhere than the " +
		"bundle: signing-key.pub in the keyring’s folder, given away or printed in public."
}

var (
	errWhatToProve = errors.New("say what to prove and where to put it, with --by, --to and --why; or --log FOLDER")
	errNoSuchCase  = errors.New("there is no such case or entry on record")
)

// Run puts the disclosure on record, seals it, and writes the bundle.
func (c proveCommand) Run(ctx context.Context, s streams) error {
	if c.Log == "" && (c.What == "" || c.Out == "" || c.By == "" || c.To == "" || c.Why == "") {
		return usage{errWhatToProve}
	}
	record, features, err := c.open(ctx, false, true)
	if err != nil {
		return err
	}
	defer record.Close()
	seals, err := newSealing(ctx, record, c.keys(), c.elsewhere, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	if c.Log != "" {
		return c.log(ctx, s, seals)
	}
	return c.prove(ctx, s, record, features, seals)
}

// log puts the log in a folder.
func (c proveCommand) log(ctx context.Context, s streams, seals *sealing) error {
	signed, _, err := seals.log.Newest(ctx)
	if err != nil || signed == "" {
		return err
	}
	if err := (proof.Shelf{Folder: c.Log}).Publish(ctx, seals.log, signed, seals.keys.Known()); err != nil {
		return err
	}
	fmt.Fprint(s.out, signed)
	return nil
}

func (c proveCommand) prove(ctx context.Context, s streams, record *store.Record, features *features, seals *sealing) error {
	asked, given, err := c.asked(ctx, record, features)
	if err != nil {
		return err
	}
	if err := disclosed(ctx, record.Ledger, asked.Stream, given); err != nil {
		return fmt.Errorf("put the disclosure on record: %w", err)
	}
	if _, err := seals.log.Seal(ctx); err != nil {
		return err
	}
	if err := seals.log.Census(ctx); err != nil {
		return err
	}
	asked.Since = c.Since
	prover := proof.Prover{Ledger: record.Ledger, Log: seals.log, Known: seals.keys.Known(), LogKey: seals.keys.Public}
	if prover.Cosigned, err = c.cosigned(seals.keys); err != nil {
		return err
	}
	bundle, err := prover.Bundle(ctx, asked)
	if err != nil {
		return err
	}
	if err := bundle.Write(c.Out); err != nil {
		return err
	}
	shown, err := bundle.Check(seals.keys.Known(), nil)
	fmt.Fprint(s.out, shown)
	return err
}

// cosigned is the newest checkpoint that a witness co-signed; "" when none did.
func (c proveCommand) cosigned(keys proof.Keys) (string, error) {
	witnesses, err := c.witnesses()
	shelf := c.shelf()
	if err != nil || shelf == nil {
		return "", err
	}
	signed, _, err := shelf.Witnessed(keys.Known(), witnesses)
	return signed, err
}

// asked finds what is to be proven, and how it will stand on record that it was.
func (c proveCommand) asked(ctx context.Context, record *store.Record, features *features) (proof.Asked, proof.GivenBody, error) {
	given := proof.GivenBody{Words: c.Words, By: c.By, To: c.To, Why: c.Why}
	name, entry, one := strings.Cut(c.What, "/")
	stream, err := c.stream(ctx, record, name)
	if err != nil {
		return proof.Asked{}, given, err
	}
	h, err := record.Ledger.Read(ctx, stream)
	if err != nil {
		return proof.Asked{}, given, err
	}
	if h.Version == 0 {
		return proof.Asked{}, given, errNoSuchCase
	}
	if !one {
		asked := proof.Asked{Stream: stream, From: 1, To: h.Version, Words: c.Words}
		return asked, given, mayLeave(ctx, record, h, asked)
	}
	e, ok := h.Find(ledger.EntryID(entry))
	if r, known := report.Of(h).Report(ledger.Ref{Stream: stream, Entry: ledger.EntryID(entry)}); known && r.Signed != nil {
		e, ok = r.Signed.Entry, true
	}
	if !ok {
		return proof.Asked{}, given, errNoSuchCase
	}
	given.Entry, given.Words = e.ID, true
	documents, err := documentsOf(ctx, record, e)
	if err != nil {
		return proof.Asked{}, given, err
	}
	asked := proof.Asked{Stream: stream, From: e.Version, To: e.Version, Words: true, Documents: documents}
	return asked, given, mayLeave(ctx, record, h, asked)
}

// stream is that of a case by its name in addresses, or by its number: the one people use, or the court's own.
func (c proveCommand) stream(ctx context.Context, record *store.Record, name string) (ledger.StreamID, error) {
	if stream, err := ledger.ParseStreamID(name); err == nil {
		return stream, nil
	}
	db := record.Ledger.DB()
	for _, law := range []pack.Law{pack.PrivateLaw, pack.PublicLaw} {
		if stream, ok, err := casework.ByNumber(ctx, db, law, name); err != nil || ok {
			return stream, err
		}
		if stream, err := court.FindCase(ctx, db, law, name); err != nil || stream != "" {
			return stream, err
		}
	}
	return "", errNoSuchCase
}

// documentsOf is the PDF of a signed report.
func documentsOf(ctx context.Context, record *store.Record, e ledger.Entry) (map[string][]byte, error) {
	signed, ok := report.Signed.In(e)
	if !ok {
		return nil, nil
	}
	from, err := record.Files.Get(ctx, signed.PDF)
	if err != nil {
		return nil, fmt.Errorf("open the signed report: %w", err)
	}
	pdf, err := io.ReadAll(from)
	return map[string][]byte{signed.Type + ".pdf": pdf}, err
}

// disclosed puts on record, in the stream that is proven, that it is.
func disclosed(ctx context.Context, l *ledger.Ledger, stream ledger.StreamID, body proof.GivenBody) error {
	_, err := l.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(ledger.Histories) (ledger.Change, error) {
			m := &ledger.Making{By: access.Host}
			ledger.Put(m, stream, proof.Given, ledger.NewEntryID(), nil, body)
			return m.Done()
		},
	})
	return err
}
