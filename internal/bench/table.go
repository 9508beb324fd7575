package bench

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"
)

// Print writes the result as a table to be read: a measurement's sentence, and under it its figures in columns.
func (r Result) Print(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "One run on this machine: %d cores, %s, %s, %s.\nAnother run or machine gives other figures; what else the machine did meanwhile is in them.\n",
		r.Machine.Cores, r.Machine.System, r.Machine.Go, r.Machine.Begun.Format("2 January 2006, 15:04 UTC"))
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, m := range r.Measurements {
		fmt.Fprintf(table, "\n%s\n", m.heading())
		for _, f := range m.Figures {
			fmt.Fprintf(table, "  %s\t%s\t%s\n", f.Of, f.value(), f.verdict())
		}
		if m.Error != "" {
			fmt.Fprintf(table, "  NOT MEASURED: %s\n", m.Error)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return printTrimmed(out, b.String())
}

// printTrimmed writes lines without the blanks that columns leave at their ends.
func printTrimmed(out io.Writer, text string) error {
	for line := range strings.Lines(text) {
		if _, err := fmt.Fprintln(out, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

// lineLength is how long the lines of a sentence may be.
const lineLength = 100

// heading is the name and the sentence, broken into lines that no column is aligned by.
func (m Measured) heading() string {
	lines := []string{m.Name + ":"}
	for word := range strings.FieldsSeq(m.Means) {
		last := &lines[len(lines)-1]
		if len(*last)+1+len(word) > lineLength {
			lines = append(lines, word)
			continue
		}
		*last += " " + word
	}
	return strings.Join(lines, "\n")
}

// value is a figure as one reads it: three digits that count, and its unit.
func (f Figure) value() string { return strings.TrimSpace(number(f.Value) + " " + f.Unit) }

func number(v float64) string {
	switch {
	case v >= 100 || v == math.Trunc(v):
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	default:
		return fmt.Sprintf("%.2f", v)
	}
}

// verdict is the target and whether it is met.
func (f Figure) verdict() string {
	if f.Target == nil {
		return ""
	}
	bound := "at most " + number(f.Target.AtMost)
	if f.Target.AtLeast > 0 {
		bound = "at least " + number(f.Target.AtLeast)
	}
	if !f.Target.Met(f.Value) {
		return bound + ": MISSED"
	}
	return bound + ": met"
}
