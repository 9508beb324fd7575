package bringover

import (
	"errors"
	"strings"
	"testing"

	"candour/internal/csvfile"
)

func TestAFileIsToldByItsFirstLine(t *testing.T) {
	for text, want := range map[string]string{
		"team\nA\n": Teams, "\ufeffTeam\r\nA\r\n": Teams, "manages,team,role,name\n": Staff, "number,kind,name,called,born,part\n": People,
	} {
		if f, err := Read("a.csv", strings.NewReader(text)); err != nil || f.Sort != want {
			t.Errorf("%q: %s %v", text, f.Sort, err)
		}
	}
	for _, text := range []string{"", "\n", "team,team\n", "name,role\n", "team;name\n", "\"team\n"} {
		if _, err := Read("a.csv", strings.NewReader(text)); !errors.Is(err, csvfile.ErrHeading) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestALineThatIsNoneIsNamedByItsNumberAndNothingThatStandsThere(t *testing.T) {
	text := "name,role,team,manages\n" +
		"Ifor Penhale,practitioner,A,no\n" +
		"Ifor Secret,practitioner\n" +
		"\"Ifor\nSecret\",practitioner,A,no\n" +
		"Ifor \"Secret\",practitioner,A,no\n" +
		"Ifor \xff Secret,practitioner,A,no\n" +
		strings.Repeat("Secret", 100) + ",practitioner,A,no\n" +
		"Gwen Ashdown,manager,A,yes\n"
	f, err := Read("staff.csv", strings.NewReader(text))
	if err != nil || len(f.Lines) != 2 || f.Lines[1].Number != 9 || f.Lines[1].At("name") != "Gwen Ashdown" {
		t.Fatalf("%+v %v", f, err)
	}
	var said []string
	for _, fault := range f.Faults {
		said = append(said, fault.String())
	}
	all := strings.Join(said, "\n")
	if len(said) != 5 || strings.Contains(all, "Secret") || strings.Contains(all, "Ifor") {
		t.Fatal(all)
	}
	for i, want := range []string{"line 3: It has 2 values", "line 4, name: ", "line 6: A quotation mark", "line 7, name: It is not written in UTF-8", "line 8, name: It is longer"} {
		if !strings.HasPrefix(said[i], "staff.csv "+want) {
			t.Errorf("%q does not begin with %q", said[i], want)
		}
	}
}

func FuzzEveryLineReadIsALineOrAFault(f *testing.F) {
	f.Add([]byte("team\nA\n\nB,C\n\"D\nE\"\n"))
	f.Add([]byte("name,role,team,manages\nGwen Ashdown,manager,A,yes\n"))
	f.Add([]byte("number,kind,name,called,born,part\n\"\"\",,,,,\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := Read("a.csv", strings.NewReader(string(text)))
		if err != nil {
			return
		}
		before := map[int]bool{}
		for _, l := range file.Lines {
			if len(columns[file.Sort]) == 0 || l.Number < 2 || before[l.Number] {
				t.Errorf("%+v", l)
			}
			before[l.Number] = true
		}
		for _, fault := range file.Faults {
			if fault.Line < 2 || before[fault.Line] {
				t.Errorf("%+v", fault)
			}
			before[fault.Line] = true
		}
		if a := newBooks([]File{file}).result().Accounts[0]; a.Read != len(before) || a.Refused != len(file.Faults) {
			t.Errorf("%+v", a)
		}
	})
}
