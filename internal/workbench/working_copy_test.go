package workbench_test

import (
	"context"
	"testing"

	"candour/internal/fault"
	"candour/internal/typeset"
	"candour/internal/workbench/workertest"
)

func TestAWorkingCopyIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	b := workertest.Bench(t)
	file, err := typeset.WorkingCopy{
		Title: "Report", Language: "en-GB", Date: "2026-11-24", Header: "Working copy", Facts: []typeset.Particular{{Label: "CandourVersion", Value: "31"}},
		Passages: []typeset.CopyPassage{
			{Style: typeset.CopySection, Mark: "h_child", Text: "The child"},
			{Style: typeset.CopyStatement, Mark: "s_1", Text: "She is <well> & said:\n“Yes.”", Note: "Rests on: Mrs Osei", Remarks: []typeset.Remark{{By: "Colin Pryce", Text: "Who else?"}}},
		},
	}.Word()
	if err != nil {
		t.Fatal(err)
	}
	said, err := b.WorkingCopy(context.Background(), file)
	if err != nil || said.Missing || len(said.Paragraphs) != 2 || said.Properties["CandourVersion"] != "31" || len(said.Besides) != 3 {
		t.Fatalf("%+v, %v", said, err)
	}
	if p := said.Paragraphs[1]; p.Text != "She is <well> & said:\n“Yes.”" || len(p.Marks) != 1 || p.Marks[0].Name != "s_1" {
		t.Errorf("a statement came back as %+v", p)
	}
	if _, err := b.WorkingCopy(context.Background(), file[:len(file)/2]); fault.KindOf(err) != fault.Invalid {
		t.Errorf("half of it: %v", err)
	}
}
