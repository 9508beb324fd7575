package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
)

type verifyCommand struct {
	place
	Checkpoint string   `placeholder:"FILE" help:"A signed checkpoint kept elsewhere. With it, what was sealed by then and was cut off, taken away or put back since is seen, whoever did it."`
	WordsOnly  bool     `help:"Check every entry and file alone. The rows of lists, searches and of who may see what, which take most of the time, are not compared with them, and the answer says so."`
	Bundle     string   `placeholder:"FILE" help:"A bundle that you were given: a ZIP file, or the folder it was unpacked to. It is checked without any record. With --key."`
	Key        string   `placeholder:"KEY" help:"With --bundle: the public key of the log, as the service gives it away, or a file that holds it. Take it from elsewhere than the bundle."`
	Witness    []string `placeholder:"KEY" help:"With --bundle: public key of a witness whose co-signature you would believe."`
	Printed    string   `placeholder:"RECORDS ROOT" help:"With --bundle: the checkpoint printed at the foot of a document, from which the log must go on. The bundle must have been made with --since RECORDS."`
	Earlier    string   `placeholder:"FILE" help:"With --bundle: a bundle of the same case that you were given before. What it proved must still stand."`
}

// Run checks the record and prints what it found. It changes nothing and makes no file, so that a copy that cannot be written to can be checked.
func (c verifyCommand) Run(ctx context.Context, s streams) error {
	if c.Bundle != "" {
		return bundleCheck{c.Bundle, c.Key, c.Witness, c.Printed, c.Earlier}.run(s)
	}
	record, _, err := c.openAs(ctx, store.Place{Reading: true})
	if err != nil {
		return err
	}
	err = c.check(ctx, s, record)
	if closed := record.Close(); closed != nil {
		return errors.Join(fmt.Errorf("the check could not be carried out: %w", closed), err)
	}
	return err
}

// garbage is how much more than is held may have been let go before it is collected, in percent: little is held at once of a record, and much let go.
const garbage = 400

func (c verifyCommand) check(ctx context.Context, s streams, record *store.Record) error {
	defer debug.SetGCPercent(debug.SetGCPercent(garbage))
	check := record.Ledger.Verify
	if c.WordsOnly {
		check = record.Ledger.VerifyWords
	}
	found, err := check(ctx, record.Files, func(entries int64) { fmt.Fprintf(s.notes, "%d entries checked\n", entries) })
	if err != nil {
		return fmt.Errorf("the check could not be carried out: %w", err)
	}
	fmt.Fprintf(s.out, "%d entries in %d streams checked, %d of them erased by law\n", found.Entries, found.Streams, found.Erased)
	fmt.Fprintln(s.out, rowsChecked(found))
	if found.Unfinished > 0 {
		fmt.Fprintf(s.out, "%d streams of which words were erased still have an old key: candour erase destroys it\n", found.Unfinished)
	}
	for _, f := range found.Faults {
		fmt.Fprintln(s.out, f)
	}
	log, err := c.log(ctx, record)
	if err != nil {
		return fmt.Errorf("the check could not be carried out: %w", err)
	}
	for _, fault := range log.Faults {
		fmt.Fprintln(s.out, fault)
	}
	if n := len(found.Faults) + len(log.Faults); n > 0 {
		return fmt.Errorf("%d faults: %w", n, ledger.ErrFaults)
	}
	fmt.Fprintf(s.out, "%s is as it was written. %s\n", whole(found), c.reach(log))
	return nil
}

// rowsChecked says how far lists, searches and who may see what were held against the record they follow from.
func rowsChecked(found ledger.Verification) string {
	if !found.RowsRead {
		return "Not compared: the rows of lists and of who may see what, with the record that they follow from"
	}
	says := fmt.Sprintf("%d rows of lists and of who may see what compared with the record that they follow from", found.Rows)
	if found.RowsUnread > 0 {
		says += fmt.Sprintf("; those of %d streams were not, for not all their entries can be read", found.RowsUnread)
	}
	if found.RowsBehind > 0 {
		says += fmt.Sprintf("; of %d streams some are still to be drawn, and were not", found.RowsBehind)
	}
	return says
}

// whole is what was found to be as it was written.
func whole(found ledger.Verification) string {
	if !found.RowsRead {
		return "The record, without those rows,"
	}
	return "The record"
}

// log checks the log that streams are proved into, against the checkpoint that was handed in, if one was.
func (c verifyCommand) log(ctx context.Context, record *store.Record) (proof.Found, error) {
	var earlier []byte
	if c.Checkpoint != "" {
		var err error
		if earlier, err = os.ReadFile(c.Checkpoint); err != nil {
			return proof.Found{}, usage{err}
		}
	}
	keys, err := proof.LoadKeys(c.keys())
	if errors.Is(err, fs.ErrNotExist) && earlier == nil { // nothing was ever sealed, or the log says otherwise
		return proof.Check(ctx, record.Engine.DB(), note.VerifierList(), "")
	}
	if err != nil {
		return proof.Found{}, fmt.Errorf("signing key: %w", err)
	}
	return proof.Check(ctx, record.Engine.DB(), keys.Known(), string(earlier))
}

// reach says how far the check could see.
func (c verifyCommand) reach(log proof.Found) string {
	switch {
	case c.Checkpoint != "":
		return "It holds everything that had been sealed when that checkpoint was signed."
	case log.Records > 0:
		return "Whoever administers the database could have put all of it back to an older copy: a checkpoint kept elsewhere would show that (--checkpoint)."
	default:
		return "Nothing was sealed yet: entries cut off at the end of a stream would not show."
	}
}
