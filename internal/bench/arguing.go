package bench

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"time"

	"candour/internal/argument"
	"candour/internal/argument/exchange"
	"candour/internal/argument/families"
)

var arguing = Measurement{
	Name: "argue",
	Means: fmt.Sprintf("What stands, worked out. Attack graphs made anew of the families that solvers are compared by: candour argue as a process of its own, reading and writing included, "+
		"its bound half of what the fastest solver took elsewhere; and a graph already parsed. Then the records of a case. Each the middle one of %d. "+
		"Bounds are as they were measured on another machine of two cores; to carry them over, compare how long that and this machine take for the loop named last.", argued),
	Do: argueFigures,
}

const (
	argued          = 5
	calibratedBytes = 256 << 20
	largeGraph      = 1_000_000 // arguments from which the bound on a parsed graph holds
)

func argueFigures(ctx context.Context, r *Room) (all []Figure, err error) {
	for _, g := range families.Graphs() {
		fmt.Fprintf(r.Notes, "an attack graph: %s, %d arguments\n", g.Name, g.Arguments)
		figures, err := graphFigures(ctx, r, g)
		if err != nil {
			return all, err
		}
		all = append(all, figures...)
	}
	cases, err := caseFigures()
	return slices.Concat(all, cases, []Figure{calibration()}), err
}

// graphFigures are how long a graph takes as a process, and once it is parsed.
func graphFigures(ctx context.Context, r *Room, g families.Graph) ([]Figure, error) {
	text := g.Text()
	file := r.folder("graph.af")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return nil, err
	}
	whole, err := middle(func() error { return exec.CommandContext(ctx, r.Program, "argue", file).Run() })
	if err != nil {
		return nil, fmt.Errorf("candour argue: %w", err)
	}
	graph, err := exchange.Read(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	parsed, err := middle(func() error { graph.Evaluate(); return nil })
	name := fmt.Sprintf("%s, %d arguments", g.Name, g.Arguments)
	return []Figure{
		{Of: name + ": whole process", Value: whole.Seconds(), Unit: "s", Target: atMost(g.Fastest / 2)},
		{Of: name + ": once parsed", Value: parsed.Seconds(), Unit: "s", Target: parsedTarget(g)},
	}, err
}

func parsedTarget(g families.Graph) *Target {
	if g.Arguments < largeGraph {
		return nil
	}
	return atMost(0.8)
}

// caseFigures are how long the records of a case take, from a list of records to what stands.
func caseFigures() (all []Figure, err error) {
	for _, c := range []struct {
		records int
		most    float64 // ms
	}{{300, 0.1}, {5_000, 2}} {
		graph, err := argument.New(families.CaseLike(c.records))
		if err != nil {
			return nil, err
		}
		const times = 200 // one is too short to be told by the clock
		took, err := middle(func() error {
			for range times {
				graph.Evaluate()
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		all = append(all, Figure{Of: fmt.Sprintf("a case of %d records in full", c.records), Value: took.Seconds() * 1000 / times, Unit: "ms", Target: atMost(c.most)})
	}
	return all, nil
}

// calibration is how long this machine takes for a loop that is the same everywhere.
func calibration() Figure {
	block := make([]byte, 1<<20)
	took, _ := middle(func() error {
		for range calibratedBytes / len(block) {
			sum := sha256.Sum256(block)
			copy(block, sum[:])
		}
		return nil
	})
	return Figure{Of: fmt.Sprintf("the loop: SHA-256 of %d MiB on one core", calibratedBytes>>20), Value: took.Seconds(), Unit: "s"}
}

// middle is how long the middle one of several takes.
func middle(do func() error) (time.Duration, error) {
	var all []time.Duration
	for range argued {
		took, err := timed(do)
		if err != nil {
			return 0, err
		}
		all = append(all, took)
	}
	slices.Sort(all)
	return all[argued/2], nil
}
