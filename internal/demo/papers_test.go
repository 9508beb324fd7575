package demo

import (
	"context"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
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

// counted is a press that remembers which papers were asked for.
type counted struct {
	report.Press
	names map[string]bool
}

func (c counted) Render(ctx context.Context, caseName string, d typeset.Document) ([]byte, error) {
	c.names[paperName(d)] = true
	return c.Press.Render(ctx, caseName, d)
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
	printer, wanted := press(t), map[string]bool{}
	for name, d := range letters {
		wanted[name] = true
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
		if err := (committed{}).Proof(t.Context(), d, printed(t, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name := range mornings {
		t.Run(name, func(t *testing.T) { maps.Copy(wanted, toldOn(t, name).papers) })
	}
	if !t.Failed() {
		noPaperIsLeftOver(t, wanted)
	}
}

// noPaperIsLeftOver finds papers that no story signs any more, and removes them when the papers are printed anew.
func noPaperIsLeftOver(t *testing.T, wanted map[string]bool) {
	t.Helper()
	all, err := filepath.Glob("papers/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range all {
		switch {
		case wanted[strings.TrimSuffix(filepath.Base(path), ".pdf")]:
		case !*update:
			t.Errorf("no story signs %s: run go generate ./internal/demo", path)
		case os.Remove(path) != nil:
			t.Errorf("%s cannot be removed", path)
		}
	}
}

func TestAPaperThatIsNoLongerTrueSaysWhatToRun(t *testing.T) {
	d := letters["school-letter"]
	d.Reference = "WX26P09999"
	_, missing := committed{}.Render(t.Context(), "a letter", d)
	other := committed{}.Proof(t.Context(), letters["school-correction"], printed(t, "school-letter"))
	for _, err := range []error{missing, other} {
		if err == nil || !strings.Contains(err.Error(), "go generate ./internal/demo") {
			t.Errorf("the telling stops with %v", err)
		}
	}
}

func printed(t *testing.T, name string) []byte {
	t.Helper()
	pdf, err := os.ReadFile(filepath.Join("papers", name+".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}
