package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"candour/internal/court"
	"candour/internal/fault"
)

type importCommand struct {
	place
	JSON  bool     `help:"Print one JSON object for each case, and a last one for each file that counts what stands outside any case."`
	Files []string `arg:"" help:"Files with an answer of a court to a search, as downloaded. Nothing is asked of any court."`
}

// errRefused says that something of the files was not taken. What could be taken is on record.
var errRefused = errors.New("something was refused; the rest was kept")

// Run imports the files one after another. A file that cannot be read loses none of the others.
func (c importCommand) Run(ctx context.Context, s streams) error {
	record, features, err := c.open(ctx, false, false)
	if err != nil {
		return err
	}
	defer record.Close()
	if record.Service.Demo {
		return errDemoFolder
	}
	importer := &court.Importer{Ledger: record.Ledger, Pack: features.pack, Service: record.Service.Stream}
	refused := false
	for _, name := range c.Files {
		importer.Progress = func(done, of int) { fmt.Fprintf(s.notes, "%s: %d of %d cases\n", name, done, of) }
		cases, whole := importFile(ctx, importer, name)
		if err := c.print(s, cases, whole); err != nil {
			return err
		}
		refused = refused || anyRefused(cases, whole)
	}
	if refused {
		return errRefused
	}
	return nil
}

// importFile reads one file; one that is not there is a result like any other.
func importFile(ctx context.Context, importer *court.Importer, name string) ([]court.Result, court.FileResult) {
	raw, err := readFile(name)
	if err != nil {
		return nil, court.FileResult{File: name, Errors: []court.Mistake{{File: name, Why: fault.Sentence(err), Cause: err}}}
	}
	return importer.File(ctx, name, raw)
}

// biggestAnswer bounds what one file may hold; ten thousand cases, the most a court sends at once, take less.
const biggestAnswer = 1 << 30

func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fault.BadInput("The file cannot be opened.", err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, biggestAnswer+1))
	if err != nil {
		return nil, fault.BadInput("The file cannot be read.", err)
	}
	if len(raw) > biggestAnswer {
		return nil, fault.Oversize("The file is larger than any answer of a court.", nil)
	}
	return raw, nil
}

func anyRefused(cases []court.Result, whole court.FileResult) bool {
	for _, r := range cases {
		if r.Refused() {
			return true
		}
	}
	return whole.Refused()
}

func (c importCommand) print(s streams, cases []court.Result, whole court.FileResult) error {
	for _, r := range cases {
		tellMistakes(s.notes, r.Errors)
		if err := c.line(s.out, r, caseWords(r)); err != nil {
			return err
		}
	}
	tellMistakes(s.notes, whole.Errors)
	return c.line(s.out, whole, fmt.Sprintf("%s: %d cases", whole.File, whole.Cases))
}

// caseWords is what became of a case in one line, naming nobody.
func caseWords(r court.Result) string {
	return fmt.Sprintf("%s: case %s of %s law is %s: %d taken, %d ignored, %d unknown, %d contradictory, %d confidential, %d documents",
		r.File, r.Case, r.Jurisdiction, r.Result, r.Taken, len(r.Ignored), len(r.Unknown), len(r.Contradictory), len(r.Account.Confidential), r.Documents)
}

func tellMistakes(notes io.Writer, mistakes []court.Mistake) {
	for _, m := range mistakes {
		fmt.Fprintf(notes, "%s: at byte %d: %s\n", m.File, m.Byte, m.Why)
	}
}

func (c importCommand) line(out io.Writer, result any, words string) error {
	if !c.JSON {
		_, err := fmt.Fprintln(out, words)
		return err
	}
	return json.NewEncoder(out).Encode(result)
}
