package bench

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"candour/internal/court"
	"candour/internal/court/hmcts"
)

var importing = Measurement{
	Name: "import",
	Means: fmt.Sprintf("New cases imported a second, of both courts: %d cases in one file, the courts' own samples of every size repeated under numbers of their own.",
		importedCases),
	Do: importFigures,
}

const importedCases = 600

// samples are answers of the court services to searches, with the court's own test cases (NOTICE).
//
//go:embed samples/*.json
var samples embed.FS

func importFigures(ctx context.Context, r *Room) (_ []Figure, err error) {
	file, err := manyCases(importedCases)
	if err != nil {
		return nil, fmt.Errorf("repeat the samples: %w", err)
	}
	s, err := r.Open(ctx, r.folder("import"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Record.Close()) }()
	importer := court.Importer{Ledger: s.Record.Ledger, Pack: s.Pack, Service: s.Record.Service.Stream}
	fmt.Fprintf(r.Notes, "import of %d cases\n", importedCases)
	var took time.Duration
	cpu, err := processorTimeOf(func() error {
		begun := time.Now()
		cases, whole := importer.File(ctx, "samples", file)
		took = time.Since(begun)
		return taken(cases, whole)
	})
	return []Figure{
		{Of: "cases", Value: importedCases / took.Seconds(), Unit: "a second", Target: atLeast(200)},
		{Of: "CPU of each", Value: milliseconds(cpu) / importedCases, Unit: "ms"},
	}, err
}

// taken refuses an import that did not open every case.
func taken(cases []court.Result, whole court.FileResult) error {
	if whole.Refused() || len(cases) != importedCases {
		return fmt.Errorf("%d of %d cases came in", len(cases), importedCases)
	}
	for _, c := range cases {
		if c.Result != court.New {
			return fmt.Errorf("a case of the samples was answered as %s", c.Result)
		}
	}
	return nil
}

// manyCases is one answer of a court with n cases, the samples in turn, each under a number of its own.
func manyCases(n int) ([]byte, error) {
	all, err := sampleCases()
	if err != nil {
		return nil, err
	}
	var bodies [][]byte
	for i := range n {
		c, number := all[i%len(all)], fmt.Sprintf("%016d", 4_000_000_000_000_000+i)
		bodies = append(bodies, bytes.ReplaceAll(c.Raw, []byte(c.ID), []byte(number)))
	}
	return append(append([]byte("["), bytes.Join(bodies, []byte(","))...), ']'), nil
}

func sampleCases() ([]hmcts.CourtCase, error) {
	names, err := fs.Glob(samples, "samples/*.json")
	if err != nil {
		return nil, err
	}
	var all []hmcts.CourtCase
	for _, name := range names {
		raw, err := samples.ReadFile(name)
		if err != nil {
			return nil, err
		}
		answer, err := hmcts.Parse(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, answer.Cases...)
	}
	return all, nil
}
