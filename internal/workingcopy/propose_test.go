package workingcopy_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/ledger"
	"candour/internal/workbench/wordfile"
	"candour/internal/workingcopy"
)

// id is the name of the n-th statement.
func id(n int) ledger.EntryID {
	return ledger.EntryID(fmt.Sprintf("0199e0c4-1c00-7c00-8000-%012d", n))
}

func mark(n int) string { return "s_" + strings.ReplaceAll(string(id(n)), "-", "") }

// the report of these tests: two sections of two statements each.
var (
	said = map[int]string{
		1: "Isla told me that she misses the dog.", 2: "Her teacher says that Isla is tired on Mondays.",
		3: "The father did not come on three of five days.", 4: "In my view the contact should go on with somebody there.",
	}
	titles = []workingcopy.Fixed{{Mark: "h_child", Text: "The child"}, {Mark: "h_analysis", Text: "Analysis"}}
)

func line(n int, section string) workingcopy.Line {
	return workingcopy.Line{ID: id(n), Section: section, Text: said[n]}
}

func report() []workingcopy.Line {
	return []workingcopy.Line{line(1, "child"), line(2, "child"), line(3, "analysis"), line(4, "analysis")}
}

// marked is a paragraph under a mark; which tells one control from another of its name.
func marked(text, name string, which int) wordfile.Paragraph {
	return wordfile.Paragraph{Text: text, Marks: []wordfile.Mark{{Name: name, Which: which}}}
}

func title(i int) wordfile.Paragraph { return marked(titles[i].Text, titles[i].Mark, 100+i) }

func statement(n int) wordfile.Paragraph { return marked(said[n], mark(n), n) }

func plain(text string) wordfile.Paragraph { return wordfile.Paragraph{Text: text} }

// asSent is the file as it left.
func asSent() []wordfile.Paragraph {
	return []wordfile.Paragraph{title(0), statement(1), statement(2), title(1), statement(3), statement(4)}
}

func proposes(paragraphs []wordfile.Paragraph) workingcopy.Proposal {
	return workingcopy.Propose(workingcopy.Input{Now: report(), Then: report(), Fixed: titles, File: wordfile.File{Paragraphs: paragraphs}})
}

// keys are the differences in their order.
func keys(p workingcopy.Proposal) (all []string) {
	for _, d := range p.Differences {
		key := strings.NewReplacer(string(id(1)), "1", string(id(2)), "2", string(id(3)), "3", string(id(4)), "4").Replace(d.Key)
		if d.Clash {
			key += " clash"
		}
		all = append(all, key)
	}
	return all
}

func TestWhatAFileProposes(t *testing.T) {
	with := func(change func([]wordfile.Paragraph) []wordfile.Paragraph) []wordfile.Paragraph {
		return change(asSent())
	}
	insert := func(at int, more ...wordfile.Paragraph) []wordfile.Paragraph {
		return slices.Insert(asSent(), at, more...)
	}
	merged := marked(said[1]+" "+said[2], mark(1), 1)
	merged.Marks = append(merged.Marks, wordfile.Mark{Name: mark(2), Which: 2})
	tracked := marked("Isla told me that she misses the cat.", mark(1), 1)
	tracked.Tracked = true
	cell := func(text string, row int) wordfile.Paragraph {
		return wordfile.Paragraph{Text: text, Table: 1, Row: row}
	}
	for name, test := range map[string]struct {
		file []wordfile.Paragraph
		want []string
	}{
		"as it left": {asSent(), nil},
		"other blanks": {with(func(p []wordfile.Paragraph) []wordfile.Paragraph {
			p[1].Text = " Isla told me  that\u00a0she misses the dog. "
			return p
		}), nil},
		"other words": {with(func(p []wordfile.Paragraph) []wordfile.Paragraph { p[1] = tracked; return p }), []string{"changed-1"}},
		"marks lost":  {with(func(p []wordfile.Paragraph) []wordfile.Paragraph { return unmarked(p) }), nil},
		"marks lost, other words": {with(func(p []wordfile.Paragraph) []wordfile.Paragraph {
			p = unmarked(p)
			p[4].Text = "The father did not come on four of five days."
			return p
		}), []string{"changed-3"}},
		"moved within its section":    {[]wordfile.Paragraph{title(0), statement(2), statement(1), title(1), statement(3), statement(4)}, []string{"moved-1"}},
		"moved to another section":    {[]wordfile.Paragraph{title(0), statement(1), title(1), statement(3), statement(2), statement(4)}, []string{"moved-2"}},
		"taken out":                   {slices.Delete(asSent(), 2, 3), []string{"gone-2"}},
		"the title of a section":      {slices.Delete(asSent(), 3, 4), nil},
		"the same title, other words": {with(func(p []wordfile.Paragraph) []wordfile.Paragraph { p[3].Text = "My analysis"; return p }), []string{"ours-3"}},
		"new between":                 {insert(2, plain("She sleeps well now.")), []string{"new-2"}},
		"copied":                      {insert(5, marked(said[1], mark(1), 77)), []string{"twice-5"}},
		"copied without its mark":     {insert(5, plain(said[1])), []string{"twice-5"}},
		"split": {with(func(p []wordfile.Paragraph) []wordfile.Paragraph {
			return slices.Replace(p, 5, 6, marked("In my view the contact should go on", mark(4), 4), marked("with somebody there.", mark(4), 4))
		}), []string{"changed-4", "split-6"}},
		"new under the mark of the one before": {insert(3, marked("Nobody asked about any of it.", mark(2), 2)), []string{"new-3"}},
		"merged":                               {slices.Replace(asSent(), 1, 3, merged), []string{"changed-1", "gone-2"}},
		"a table":                              {insert(3, cell("Day", 1), cell("Came", 1), cell("Monday", 2), cell("No", 2)), []string{"table-3"}},
	} {
		if got := keys(proposes(test.file)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if d := proposes(slices.Replace(asSent(), 1, 2, tracked)).Differences[0]; !d.Tracked || d.Old != said[1] || d.New != tracked.Text || !d.MayBeAccepted() {
		t.Errorf("a tracked change: %+v", d)
	}
	if d := proposes(slices.Replace(asSent(), 1, 3, merged)).Differences; !slices.Equal(d[0].Merged, []ledger.EntryID{id(2)}) || d[1].Into != id(1) {
		t.Errorf("merged: %+v", d)
	}
	if d := proposes(insert(3, cell("Day", 1), cell("Came", 1), cell("Monday", 2), cell("No", 2))).Differences[0]; d.New != "Day | Came\nMonday | No" {
		t.Errorf("a table: %q", d.New)
	}
	if d := proposes(insert(2, plain("She sleeps well now."))).Differences[0]; d.Place != (workingcopy.Place{Section: "child", Before: id(2)}) {
		t.Errorf("new between stands %+v", d.Place)
	}
}

func unmarked(p []wordfile.Paragraph) []wordfile.Paragraph {
	for i := range p {
		p[i].Marks = nil
	}
	return p
}

func TestWhatWasChangedSinceIsNeverOverwritten(t *testing.T) {
	since := func(change func(*workingcopy.Input)) []string {
		in := workingcopy.Input{Now: report(), Then: report(), Fixed: titles, File: wordfile.File{Paragraphs: asSent()}}
		change(&in)
		return keys(workingcopy.Propose(in))
	}
	now := func(in *workingcopy.Input) {
		in.Now[0].Text, in.Touched = "Isla told me that she misses Biscuit.", map[ledger.EntryID]bool{id(1): true}
	}
	for name, test := range map[string]struct {
		change func(*workingcopy.Input)
		want   []string
	}{
		"changed here alone": {now, nil},
		"changed in both": {func(in *workingcopy.Input) {
			now(in)
			in.File.Paragraphs[1].Text = "Isla told me that she misses the cat."
		}, []string{"changed-1 clash"}},
		"changed in both alike": {func(in *workingcopy.Input) { now(in); in.File.Paragraphs[1].Text = in.Now[0].Text }, nil},
		"taken out there":       {func(in *workingcopy.Input) { now(in); in.File.Paragraphs = slices.Delete(in.File.Paragraphs, 1, 2) }, []string{"gone-1 clash"}},
		"written here since": {func(in *workingcopy.Input) {
			in.Then = in.Then[1:]
			in.File.Paragraphs = slices.Delete(in.File.Paragraphs, 1, 2)
		}, nil},
		"taken out here": {func(in *workingcopy.Input) { in.Now = in.Now[1:] }, nil},
		"taken out here, changed there": {func(in *workingcopy.Input) {
			in.Now = in.Now[1:]
			in.File.Paragraphs[1].Text = "Isla told me that she misses the cat."
		}, []string{"out-1 clash"}},
		"moved here alone": {func(in *workingcopy.Input) {
			in.Now[0], in.Now[1] = in.Now[1], in.Now[0]
			in.Shifted = map[ledger.EntryID]bool{id(2): true}
		}, nil},
		"moved in both": {func(in *workingcopy.Input) {
			in.Now[0].Section, in.Shifted = "analysis", map[ledger.EntryID]bool{id(1): true}
			in.File.Paragraphs[1], in.File.Paragraphs[2] = in.File.Paragraphs[2], in.File.Paragraphs[1]
		}, []string{"moved-1 clash"}},
	} {
		if got := since(test.change); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestNoWordOfAFileIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		paragraph := rapid.Custom(func(t *rapid.T) wordfile.Paragraph {
			p := wordfile.Paragraph{Text: rapid.SampledFrom([]string{said[1], said[2], said[3] + " " + said[4], "Something new.", "The child", ""}).Draw(t, "text")}
			for range rapid.IntRange(0, 2).Draw(t, "marks") {
				p.Marks = append(p.Marks, wordfile.Mark{Name: rapid.SampledFrom([]string{mark(1), mark(2), mark(3), mark(4), "h_child", "h_analysis", "other"}).Draw(t, "mark"), Which: rapid.IntRange(1, 3).Draw(t, "which")})
			}
			if len(p.Marks) == 0 {
				p.Table = rapid.IntRange(0, 2).Draw(t, "table")
			}
			return p
		})
		file := rapid.SliceOfN(paragraph, 0, 12).Draw(t, "file")
		p := proposes(file)
		var told, there []string
		for _, x := range p.Passages {
			told = append(told, strings.Fields(strings.ReplaceAll(x.Text, " | ", " "))...)
			d, differs := p.Find(x.Key)
			if !differs && x.Statement == "" && !slices.ContainsFunc(titles, func(f workingcopy.Fixed) bool { return f.Text == x.Text }) {
				t.Errorf("nobody is told of %q", x.Text)
			}
			if differs && d.New != x.Text {
				t.Errorf("%q is shown as %q", x.Text, d.New)
			}
		}
		for _, x := range file {
			there = append(there, strings.Fields(x.Text)...)
		}
		if !slices.Equal(told, there) {
			t.Errorf("of %q is told %q", there, told)
		}
		seen := map[string]bool{}
		for _, d := range p.Differences {
			if seen[d.Key] {
				t.Errorf("two differences are called %s", d.Key)
			}
			seen[d.Key] = true
		}
	})
}
