package demo

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/workbench/workertest"
)

var update = flag.Bool("update", false, "print the papers anew")

// printing is a press that prints every document and keeps it among the papers.
type printing struct {
	report.Press
	t testing.TB
}

func (p printing) Render(ctx context.Context, caseName string, d typeset.Document) ([]byte, error) {
	pdf, err := p.Press.Render(ctx, caseName, d)
	if err == nil {
		keep(p.t, paperName(d), pdf)
	}
	return pdf, err
}

func keep(t testing.TB, name string, pdf []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join("papers", name+".pdf"), pdf, 0o644); err != nil {
		t.Fatal(err)
	}
}

// press is the real one when the papers are printed anew, and otherwise those committed.
func press(t testing.TB) report.Press {
	t.Helper()
	if !*update {
		return committed{}
	}
	bench, err := workertest.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bench.Close() })
	papers = os.DirFS(".")
	return printing{bench, t}
}

func TestThePapersAreTrue(t *testing.T) {
	printer := press(t)
	for name, d := range letters {
		if *update {
			pdf, err := printer.Render(t.Context(), "a letter", d)
			if err != nil {
				t.Fatal(err)
			}
			keep(t, name, pdf)
			if err := os.Remove(filepath.Join("papers", paperName(d)+".pdf")); err != nil {
				t.Fatal(err)
			}
		}
		pdf, err := os.ReadFile(filepath.Join("papers", name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		if err := (committed{}).Proof(t.Context(), d, pdf); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, now := range mornings {
		t.Run(name, func(t *testing.T) { tellInto(t, now, printer) })
	}
}
