package bench

import (
	"context"
	"fmt"
	"slices"
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

// How long a report is, how many of its sentences are changed one after the other, and within how many seconds it must be made.
const (
	reportPages   = 28
	reportChanges = 10
	mostCold      = 6
	mostChanged   = 1
	mostOther     = 3
)

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
	cold, err := timed(func() error { _, err := render(ctx, again, longReport(kerseys)); return err })
	if err != nil {
		return nil, err
	}
	changed, other, err := renderRunning(ctx, again)
	if err != nil {
		return nil, err
	}
	return []Figure{
		{Of: "machine code of the typesetter, once for a machine", Value: made.Seconds(), Unit: "s"},
		{Of: "first report of a case, typesetter not running", Value: cold.Seconds(), Unit: "s", Target: atMost(mostCold)},
		{Of: fmt.Sprintf("one sentence of it changed, %d times another: half within", reportChanges), Value: changed.of(50).Seconds(), Unit: "s", Target: atMost(mostChanged)},
		{Of: "another report", Value: other.Seconds(), Unit: "s", Target: atMost(mostOther)},
	}, sheets(ctx, again)
}

// renderRunning is how long a press that has made a report takes when one sentence changed, for each of several, and then for a report of which
// nothing was made before.
func renderRunning(ctx context.Context, bench *workbench.Bench) (changed times, other time.Duration, err error) {
	for n := range reportChanges {
		took, err := timed(func() error { _, err := render(ctx, bench, withChange(longReport(kerseys), n)); return err })
		if err != nil {
			return nil, 0, err
		}
		changed = append(changed, took)
	}
	slices.Sort(changed)
	other, err = timed(func() error { _, err := render(ctx, bench, longReport(fernandes)); return err })
	return changed, other, err
}

func timed(do func() error) (time.Duration, error) {
	begun := time.Now()
	err := do()
	return time.Since(begun), err
}

func render(ctx context.Context, bench *workbench.Bench, d typeset.Document) ([]byte, error) {
	return bench.Render(ctx, "an invented case", d)
}

// sheets refuses a report that came out with more or fewer pages than the figures speak of.
func sheets(ctx context.Context, bench *workbench.Bench) error {
	pdf, err := render(ctx, bench, longReport(kerseys))
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

// reported is an invented family of which a report is made.
type reported struct {
	number, children string
	she, he, child   string
}

var (
	kerseys   = reported{"WX26P00417", "Rowan Kersey, born 30 January 2015\nIsla Kersey, born 2 June 2019", "Ms Kersey", "Mr Kersey", "Rowan"}
	fernandes = reported{"ZE26P01188", "Leila Fernandes, born 14 March 2016\nCaio Fernandes, born 9 September 2020", "Ms Achterberg", "Mr Fernandes", "Leila"}
)

// withChange is a report of which one sentence was written anew, each time another.
func withChange(d typeset.Document, n int) typeset.Document {
	section := d.Sections[(n*5)%len(d.Sections)]
	paragraph := section.Blocks[(n*7)%len(section.Blocks)].Paragraph
	paragraph.Statements[0].Text = fmt.Sprintf("The school counted %d days on which the children came late. ", n+3) + paragraph.Statements[0].Text
	return d
}

// longReport is a report on an invented family that fills 28 pages: twelve sections of numbered paragraphs, and sixty sources.
func longReport(of reported) typeset.Document {
	d := typeset.Document{
		Title: "Section 7 report", Language: "en-GB", Date: "2026-03-12", Contents: true,
		Particulars: []typeset.Particular{
			{Label: "Court", Value: "The Family Court at Wexcombe"}, {Label: "Case number", Value: of.number},
			{Label: "Children", Value: of.children},
		},
		Signature: &typeset.Signature{
			Declaration: "The facts stated in this report are true to the best of my knowledge and belief, and the opinions in it are my own.",
			Name:        "Ruth Adeyemi", Role: "Family court adviser", When: "12 March 2026",
		},
		Reference: of.number + " · Section 7 report",
	}
	for n := range reportSources {
		d.Sources = append(d.Sources, typeset.Source{
			Number: n + 1, Description: fmt.Sprintf("%s, to the author by telephone, call %d", of.she, n+1), Commitment: strings.Repeat("5c", 32),
		})
	}
	for n := range reportSections {
		d.Sections = append(d.Sections, of.section(n+1))
	}
	return d
}

// How long a report must be to fill its pages.
const (
	reportSources    = 60
	reportSections   = 12
	reportParagraphs = 12
)

func (of reported) section(n int) typeset.Section {
	s := typeset.Section{Number: fmt.Sprint(n), Heading: fmt.Sprintf("What was said in month %d", n)}
	for p := range reportParagraphs {
		source := (n*reportParagraphs+p)%reportSources + 1
		s.Blocks = append(s.Blocks, typeset.Block{Paragraph: &typeset.Paragraph{
			Number: fmt.Sprintf("%d.%d", n, p+1), Sources: []int{source},
			Statements: []typeset.Statement{{Text: fmt.Sprintf("%[1]s said that the handovers had gone badly since May, that the children were quiet for some days after each of them, "+
				"and that %[3]s had asked more than once whether somebody would tell the judge. %[2]s remembers it otherwise: he said that the children "+
				"were well when they came and well when they went, and that nobody had told him of any of this before the application was made.", of.she, of.he, of.child)}},
		}})
	}
	return s
}
