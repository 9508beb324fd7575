package bench

import (
	"context"
	"fmt"
	"strings"
	"time"

	"candour/internal/typeset"
	"candour/internal/workbench"
)

var rendering = Measurement{
	Name: "report",
	Means: fmt.Sprintf("A report of %d pages made into a PDF in a child process. "+
		"The typesetter's machine code is made once for a machine, by candour warm or in the background.", reportPages),
	Do: renderFigures,
}

const reportPages = 28

func renderFigures(ctx context.Context, r *Room) ([]Figure, error) {
	bench := &workbench.Bench{CacheDir: r.folder("cache")}
	made, err := timed(func() error {
		defer bench.Close()
		return bench.Warm(ctx, func(elapsed time.Duration) {
			if seconds := int(elapsed.Seconds()); seconds%10 == 0 {
				fmt.Fprintf(r.Notes, "machine code of the typesetter: %d seconds\n", seconds)
			}
		})
	})
	if err != nil {
		return nil, err
	}
	again := &workbench.Bench{CacheDir: bench.CacheDir}
	defer again.Close()
	first, err := timed(func() error { _, err := render(ctx, again); return err })
	if err != nil {
		return nil, err
	}
	next, err := timed(func() error { _, err := render(ctx, again); return err })
	if err != nil {
		return nil, err
	}
	return []Figure{
		{Of: "machine code of the typesetter, once for a machine", Value: made.Seconds(), Unit: "s"},
		{Of: "first report of a case, typesetter not running", Value: first.Seconds(), Unit: "s"},
		{Of: "next report of that case", Value: next.Seconds(), Unit: "s"},
	}, sheets(ctx, again)
}

func timed(do func() error) (time.Duration, error) {
	begun := time.Now()
	err := do()
	return time.Since(begun), err
}

func render(ctx context.Context, bench *workbench.Bench) ([]byte, error) {
	return bench.Render(ctx, "an invented case", longReport())
}

// sheets refuses a report that came out with more or fewer pages than the figures speak of.
func sheets(ctx context.Context, bench *workbench.Bench) error {
	pdf, err := render(ctx, bench)
	if err != nil {
		return err
	}
	text, err := bench.Text(ctx, pdf)
	if err != nil {
		return err
	}
	if last := fmt.Sprintf("Page %d of %d", reportPages, reportPages); !strings.Contains(text, last) {
		return fmt.Errorf("the report does not end with “%s”", last)
	}
	return nil
}

// longReport is a report on an invented family that fills 28 pages: twelve sections of numbered paragraphs, and sixty sources.
func longReport() typeset.Document {
	d := typeset.Document{
		Title: "Section 7 report", Language: "en-GB", Date: "2026-03-12", Contents: true,
		Particulars: []typeset.Particular{
			{Label: "Court", Value: "The Family Court at Wexcombe"}, {Label: "Case number", Value: "WX26P00417"},
			{Label: "Children", Value: "Rowan Kersey, born 30 January 2015\nIsla Kersey, born 2 June 2019"},
		},
		Signature: &typeset.Signature{
			Declaration: "The facts stated in this report are true to the best of my knowledge and belief, and the opinions in it are my own.",
			Name:        "Ruth Adeyemi", Role: "Family court adviser", When: "12 March 2026",
		},
		Reference: "WX26P00417 · Section 7 report",
	}
	for n := range reportSources {
		d.Sources = append(d.Sources, typeset.Source{
			Number: n + 1, Description: fmt.Sprintf("Ms Kersey, to the author by telephone, call %d", n+1), Commitment: strings.Repeat("5c", 32),
		})
	}
	for n := range reportSections {
		d.Sections = append(d.Sections, reportSection(n+1))
	}
	return d
}

// How long a report must be to fill its pages.
const (
	reportSources    = 60
	reportSections   = 12
	reportParagraphs = 12
)

func reportSection(n int) typeset.Section {
	s := typeset.Section{Number: fmt.Sprint(n), Heading: fmt.Sprintf("What was said in month %d", n)}
	for p := range reportParagraphs {
		source := (n*reportParagraphs+p)%reportSources + 1
		s.Blocks = append(s.Blocks, typeset.Block{Paragraph: &typeset.Paragraph{
			Number: fmt.Sprintf("%d.%d", n, p+1), Sources: []int{source},
			Statements: []typeset.Statement{{Text: "Ms Kersey said that the handovers had gone badly since May, that the children were quiet for some days after each of them, " +
				"and that Rowan had asked more than once whether somebody would tell the judge. Mr Kersey remembers it otherwise: he said that the children " +
				"were well when they came and well when they went, and that nobody had told him of any of this before the application was made."}},
		}})
	}
	return s
}
