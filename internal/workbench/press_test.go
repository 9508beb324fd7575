package workbench_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"candour/internal/fault"
	"candour/internal/typeset"
	"candour/internal/workbench/workertest"
)

func letter(words string) typeset.Document {
	return typeset.Document{Title: "Letter", Language: "en-GB", Date: "2026-03-12", Sections: []typeset.Section{{
		Heading: "To the court", Blocks: []typeset.Block{{Paragraph: &typeset.Paragraph{Statements: []typeset.Statement{{Text: words}}}}},
	}}}
}

func TestPressServesOneCaseInAllItsLife(t *testing.T) {
	ctx := context.Background()
	b := workertest.Bench(t)
	b.Presses = 2
	for _, step := range []struct {
		caseName string
		waiting  []string
	}{
		{"first", []string{"first"}},
		{"second", []string{"first", "second"}},
		{"first", []string{"second", "first"}},
		{"third", []string{"first", "third"}}, // the second's press was of no use to the third
	} {
		if _, err := b.Render(ctx, step.caseName, letter("words of the "+step.caseName)); err != nil {
			t.Fatal(err)
		}
		if got := b.WaitingCases(); !slices.Equal(got, step.waiting) {
			t.Errorf("after a document of the %s case, presses of %q wait, want %q", step.caseName, got, step.waiting)
		}
	}
}

func TestWarmPressTakesTheFirstCaseThatComes(t *testing.T) {
	ctx := context.Background()
	b := workertest.Bench(t)
	if err := b.Warm(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if got := b.WaitingCases(); !slices.Equal(got, []string{""}) {
		t.Fatalf("presses of %q wait", got)
	}
	if _, err := b.Render(ctx, "first", letter("words")); err != nil {
		t.Fatal(err)
	}
	if got := b.WaitingCases(); !slices.Equal(got, []string{"first"}) {
		t.Errorf("presses of %q wait", got)
	}
}

func TestPressThatDiedIsReplacedUnseen(t *testing.T) {
	ctx := context.Background()
	b := workertest.Bench(t)
	for range 2 {
		if _, err := b.Render(ctx, "first", letter("words")); err != nil {
			t.Fatal(err)
		}
		b.KillWaiting()
	}
}

func TestManyCasesShareFewPresses(t *testing.T) {
	b := workertest.Bench(t)
	b.Presses = 2
	var writers sync.WaitGroup
	for n := range 5 {
		writers.Go(func() {
			d := letter(fmt.Sprintf("words number %d", n))
			pdf, err := b.Render(context.Background(), fmt.Sprint("case ", n%3), d)
			if err != nil {
				t.Error(err)
				return
			}
			if err := b.Proof(context.Background(), d, pdf); err != nil {
				t.Error(err)
			}
		})
	}
	writers.Wait()
}

func TestClosedBenchMakesNoMoreDocuments(t *testing.T) {
	b := workertest.Bench(t)
	b.Close()
	if _, err := b.Render(context.Background(), "first", letter("words")); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("Render = %v", err)
	}
	b.Close()
}

func TestWhoLeavesDoesNotWaitForTheirDocument(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := workertest.Bench(t).Render(ctx, "first", letter("words")); !errors.Is(err, context.Canceled) {
		t.Errorf("Render = %v", err)
	}
}
