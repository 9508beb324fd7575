package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"candour/internal/ledger/proof"
)

type witnessCommand struct {
	Folder string `arg:"" help:"Your own folder: your key, the log’s public key, and the last checkpoint you co-signed. Keep it where nobody who runs the service can write."`
	Shelf  string `arg:"" optional:"" help:"Folder with the service’s checkpoint and log: the one it publishes to, or one made by candour prove --log. The co-signed checkpoint is put there too, in witnessed."`
	Name   string `placeholder:"NAME" help:"Begin: make a key of this name, such as archive.example. With --log-key."`
	LogKey string `placeholder:"KEY" help:"Begin: the public key of the log, as the service gives it away (signing-key.pub in its keyring’s folder)."`
}

// Help is what candour witness --help says besides.
func (witnessCommand) Help() string {
	return "Once:        candour witness FOLDER --name archive.example --log-key \"$(cat signing-key.pub)\"\n" +
		"Then hourly: candour witness FOLDER SHELF\n\n" +
		"It reads the whole log, and co-signs (C2SP tlog-cosignature) only if the log goes on from the last checkpoint that you co-signed, no stream in it goes back, " +
		"and each census since counts the streams that are there. It ends with 1 and the reason when it refuses: tell people who do not run the service. " +
		"The service shows your co-signature once it is told your key, which the first command prints, in CANDOUR_WITNESSES. Of cases it sees random names, numbers and hashes."
}

var errNotBegun = errors.New("--name and --log-key go together")

// Run begins, or reads the log and co-signs.
func (c witnessCommand) Run(_ context.Context, s streams) error {
	if (c.Name == "") != (c.LogKey == "") {
		return usage{errNotBegun}
	}
	if c.Name != "" {
		if err := proof.NewWitness(c.Folder, c.Name, c.LogKey); err != nil {
			return err
		}
	}
	witness, err := proof.OpenWitness(c.Folder, time.Now)
	if err != nil {
		return err
	}
	if c.Name != "" {
		fmt.Fprintln(s.out, witness.PublicKey())
	}
	if c.Shelf == "" {
		return nil
	}
	seen, err := witness.Cosign(proof.Shelf{Folder: c.Shelf})
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Co-signed: %s, %d records.\n", seen.Of.Origin, seen.Of.Size)
	return nil
}
