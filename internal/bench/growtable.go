package bench

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
)

// mostGrowth is how many times as much a page may take with 100,000 cases as with 10,000.
const mostGrowth = 1.5

// Print writes the run as a table to be read: a measurement's sentence, and under it its figures, a column for each size, and how they grew.
func (g Growth) Print(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s. One run on this machine: %d cores, %s, %s, %s, %s in all.\n", g.Engine, g.Machine.Cores, g.Machine.System, g.Machine.Go,
		g.Machine.Begun.Format("2 January 2006, 15:04 UTC"), g.Took.Round(time.Second))
	if g.Busy != "" {
		fmt.Fprintf(&b, "Computing or waiting to compute on average of a minute, before and after: %s.\n", g.Busy)
	}
	fmt.Fprint(&b, "Another run or machine gives other figures; what else the machine did meanwhile is in them. CPU is that of this program; of a PostgreSQL server it is not in it.\n"+
		"The last columns: b of the power law cases^b that lies nearest, and how many times as much as with 10,000 cases, or the fewest.\n")
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "\ncases\t%s\tcases^b\ttimes\t\n", strings.Join(g.sizes(), "\t"))
	for _, m := range g.measurements() {
		fmt.Fprintf(table, "\n%s\n", m.heading())
		for _, f := range m.Figures {
			fmt.Fprintf(table, "  %s\n", strings.Join(g.row(m.Name, f), "\t"))
		}
		for _, failed := range g.failures(m.Name) {
			fmt.Fprintf(table, "  NOT MEASURED %s\n", failed)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return printTrimmed(out, b.String())
}

func (g Growth) sizes() []string {
	var all []string
	for _, s := range g.Steps {
		all = append(all, fmt.Sprint(s.Cases))
	}
	return all
}

// measurements are those of the size that has most figures of each.
func (g Growth) measurements() []Measured {
	var all []Measured
	for _, s := range g.Steps {
		for i, m := range s.Measurements {
			switch {
			case i == len(all):
				all = append(all, m)
			case len(m.Figures) > len(all[i].Figures):
				all[i] = m
			}
		}
	}
	return all
}

func (g Growth) failures(measurement string) []string {
	var all []string
	for _, s := range g.Steps {
		for _, m := range s.Measurements {
			if m.Name == measurement && m.Error != "" {
				all = append(all, fmt.Sprintf("at %d cases: %s", s.Cases, m.Error))
			}
		}
	}
	return all
}

// row is a figure at every size, how it grew, and whether what the design asks is met.
func (g Growth) row(measurement string, f Figure) []string {
	samples := g.samples(measurement, f.Of)
	name := f.Of
	if f.Unit != "" {
		name += ", " + f.Unit
	}
	row := []string{name}
	for _, s := range g.Steps {
		value := "–"
		for _, x := range samples {
			if x.cases == s.Cases {
				value = number(x.value)
			}
		}
		row = append(row, value)
	}
	b, told := exponent(samples)
	row = append(row, orDash(told, fmt.Sprintf("%.2f", b)))
	times, told := ratio(samples)
	row = append(row, orDash(told, fmt.Sprintf("%.2f", times)))
	return append(row, strings.Join(verdicts(f, samples, times, told), "; "))
}

func orDash(told bool, text string) string {
	if !told {
		return "–"
	}
	return text
}

// verdicts say of the largest size whether the figure's own bound is met, and of a page whether it grew too much.
func verdicts(f Figure, samples []sample, times float64, told bool) []string {
	var all []string
	if f.Target != nil && len(samples) > 0 {
		f.Value = samples[len(samples)-1].value
		all = append(all, f.verdict())
	}
	if f.Steady && told {
		all = append(all, "grows "+Figure{Value: times, Target: atMost(mostGrowth)}.verdict())
	}
	return all
}

func (g Growth) samples(measurement, figure string) []sample {
	var all []sample
	for _, s := range g.Steps {
		for _, m := range s.Measurements {
			for _, f := range m.Figures {
				if m.Name == measurement && f.Of == figure {
					all = append(all, sample{s.Cases, f.Value})
				}
			}
		}
	}
	return all
}
