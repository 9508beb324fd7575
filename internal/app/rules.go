package app

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"candour/internal/pack"
	"candour/internal/wording"
	"candour/packs/england"
)

type rulesCommand struct {
	Measure measureCommand `cmd:"" help:"Count, for each rule, what it finds in sentences that were labelled by hand: found, right, wrong and missed, its precision and recall, and whether it is on."`
}

type measureCommand struct {
	Pack     string `type:"existingdir" placeholder:"FOLDER" help:"Measure the rules of the pack in this folder, with the sets in its folder wording, instead of the pack in the program."`
	Examples bool   `help:"Also print each sentence that a rule found wrongly or missed."`
}

// Help is what candour rules measure --help says besides.
func (measureCommand) Help() string {
	return "The rules are those of the pack’s wording.yaml; the sets are the files wording/*.tsv beside it, and wording/README.md says how they were made and " +
		"what they cannot show. “unseen” was written after the rules were fixed, and no rule is tuned on it; “development” is what they were tuned on. A rule is on " +
		"only if of at least ten sentences in which it found something in “unseen”, at least nine in ten were rightly found. Counts are of sentences. Rules that are off are " +
		"measured too. Nothing here is about a person: the sentences are invented, and no report is read."
}

// measuredFrom are the sets of a pack.
const measuredFrom = "wording"

// Run measures the rules and prints a table for each set.
func (c measureCommand) Run(s streams) error {
	files := fs.FS(england.FS)
	if c.Pack != "" {
		files = os.DirFS(filepath.Clean(c.Pack))
	}
	p, err := pack.Load(files)
	if err != nil {
		return err
	}
	sets, err := setsOf(p, files)
	for _, set := range sets {
		if err := c.print(s.out, set, p.Wording.Ready().Measure(set)); err != nil {
			return err
		}
	}
	return err
}

// setsOf are the labelled sentences beside a pack’s rules.
func setsOf(p *pack.Pack, files fs.FS) (sets []wording.Set, err error) {
	names, err := fs.Glob(files, measuredFrom+"/*.tsv")
	if len(names) == 0 && err == nil {
		return nil, errors.New("the pack has no sentences to measure its rules with: its folder wording holds no .tsv file")
	}
	slices.Reverse(names) // unseen before development
	for _, name := range names {
		file, openErr := files.Open(name)
		if openErr != nil {
			return sets, errors.Join(err, openErr)
		}
		set, readErr := wording.ReadSet(path.Base(name), file, func(id string) bool { _, known := p.Wording.Rule(id); return known })
		sets, err = append(sets, set), errors.Join(err, readErr, file.Close())
	}
	return sets, err
}

func (c measureCommand) print(out io.Writer, set wording.Set, figures []wording.Figure) error {
	fmt.Fprintf(out, "%s: %d sentences, labelled by hand\n\n", set.Name, len(set.Sentences))
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "rule\tfound\tright\twrong\tmissed\tprecision\trecall\t\t")
	for _, f := range figures {
		if f.Counted() {
			fmt.Fprintf(table, "%s\t%d\t\t\t\tcounts words\t\t%s\t\n", f.Rule.ID, f.Found+f.Missed, onOff(f.Rule))
			continue
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%.2f\t%.2f\t%s\t\n", f.Rule.ID, f.Found, f.Right, f.Found-f.Right, f.Missed, f.Precision(), f.Recall(), onOff(f.Rule))
	}
	err := table.Flush()
	if c.Examples {
		printExamples(out, figures)
	}
	fmt.Fprintln(out)
	return err
}

func onOff(r wording.Rule) string {
	if r.Off {
		return "off"
	}
	return "on"
}

func printExamples(out io.Writer, figures []wording.Figure) {
	for _, f := range figures {
		for _, text := range f.Wrong {
			fmt.Fprintf(out, "%s wrongly: %s\n", f.Rule.ID, text)
		}
		for _, text := range f.Not {
			fmt.Fprintf(out, "%s missed: %s\n", f.Rule.ID, text)
		}
	}
}
