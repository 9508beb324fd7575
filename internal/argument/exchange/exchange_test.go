package exchange_test

import (
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"candour/internal/argument/exchange"
	"candour/internal/fault"
)

func run(t *testing.T, text string, certificate bool) string {
	t.Helper()
	var out strings.Builder
	if err := exchange.Run(strings.NewReader(text), &out, certificate); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// text puts records written with "; " between them on lines of their own.
func text(records string) string { return strings.ReplaceAll(records, "; ", "\n") + "\n" }

func TestTheAnswersOfTheDefinition(t *testing.T) {
	for _, tt := range []struct{ name, records, want string }{
		{"supported", "E e1; S s1; J j1 s1 e1 -",
			"e1 in; s1 in"},
		{"only each other", "S p; S q; J j1 p q -; J j2 q p -",
			"p out; q out"},
		{"party's dispute", "E e; E d; S s; J j s e -; D e d",
			"e undec; d undec; s undec"},
		{"court accepts despite", "E e1; E r; E f; S k; S s1; J jk k r f; J j1 s1 e1 -; A k e1",
			"e1 in; r in; f in; k out; s1 in"},
		{"one premise fallen, one disputed", "E a; E b; E x; E d; S s; J j s a,b -; A x a; A b d; A d b",
			"a out; b undec; x in; d undec; s out"},
		{"an attack graph", "p af 5; # a comment; 1 2; 2 3; 4 5; 5 4",
			"1 in; 2 out; 3 in; 4 undec; 5 undec"},
		{"a step that needs nothing", "S s; J j s - -",
			"s in"},
		{"an undercut", "E e; E u; S s; J j s e -; A u j",
			"e in; u in; s out"},
		{"attackers without attack", "p af 2",
			"1 in; 2 in"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := run(t, text(tt.records), false); got != text(tt.want) {
				t.Errorf("got\n%swant\n%s", got, text(tt.want))
			}
		})
	}
}

func TestAnEmptyFileHasNoAnswers(t *testing.T) {
	for _, empty := range []string{"", "\n", "# nothing here", "p af 0\n"} {
		if got := run(t, empty, false); got != "" {
			t.Errorf("%q gives %q", empty, got)
		}
	}
}

func TestSpacesCommentsAndLineEndingsAreFree(t *testing.T) {
	if got := run(t, "# family\r\n\r\n  E\te1  # said\r\nS s1\r\nJ j s1 e1 -", false); got != "e1 in\ns1 in\n" {
		t.Errorf("%q", got)
	}
}

func TestACertificateNamesRankAndRule(t *testing.T) {
	got := run(t, text("E e; E d; E x; S s; S u; J j s e -; J ju u d -; A x d; A u e; A e u"), true)
	want := text("e in 5 e; d out 2; x in 1 x; s in 7 j; u out 4")
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := run(t, text("p af 3; 1 2; 3 3"), true); got != text("1 in 1 1; 2 out 2; 3 undec 3 3") {
		t.Errorf("%s", got)
	}
}

func TestAWrongLineIsSaidByNumber(t *testing.T) {
	for _, tt := range []struct{ name, records, sentence string }{
		{"unknown record", "E e; X y",
			"Line 2: a line starts with E, S, J, A or D."},
		{"fields missing", "E e; S s; J j s e",
			"Line 3: such a line reads “J name conclusion p1,p2 u1,u2”."},
		{"fields left over", "E e f",
			"Line 1: such a line reads “E name”."},
		{"not declared", "E e; # comment; A e nobody",
			"Line 3: “nobody” is not the name of any record."},
		{"dispute with nobody", "E e; E d; D e d; D e nobody",
			"Line 4: “nobody” is not the name of any record."},
		{"premise not declared", "S s; J j s - -; J k s a,b -",
			"Line 3: “a” is not the name of any record."},
		{"an empty premise", "S s; E e; J k s e,,e -",
			"Line 3: “” is not the name of any record."},
		{"declared twice", "E e; S s; S e",
			"Line 3: “e” is the name of an earlier record."},
		{"a step named as an item", "E e; S s; J e s - -",
			"Line 3: “e” is the name of another record."},
		{"evidence concluded", "E e; J j e - -",
			"Line 2: “e” is evidence, which rests on nothing; only a statement is concluded."},
		{"a step used as a record", "S s; J j s - -; A j s",
			"Line 3: “j” is a justification where evidence or a statement is needed."},
		{"a name that means none", "E -",
			"Line 1: a name has no comma and is not “-”, which stands for none."},
		{"a name with a comma", "E a,b",
			"Line 1: a name has no comma and is not “-”, which stands for none."},
		{"another problem line", "p cnf 3",
			"Line 1: an attack graph starts “p af N”, N being how many arguments it has."},
		{"no number", "p af many",
			"Line 1: “many” is not a number of arguments from 0 to 10000000."},
		{"a number too large", "p af 99999999999999999999",
			"Line 1: “99999999999999999999” is not a number of arguments from 0 to 10000000."},
		{"half an attack", "p af 2; 1",
			"Line 2: an attack is two numbers, “i j”."},
		{"outside the graph", "p af 2; 1 2; 1 3",
			"Line 3: “3” is not an argument from 1 to 2."},
		{"argument nought", "p af 2; 0 1",
			"Line 2: “0” is not an argument from 1 to 2."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := exchange.Run(strings.NewReader(text(tt.records)), io.Discard, false)
			if got := fault.Sentence(err); got != tt.sentence || fault.KindOf(err) != fault.Invalid {
				t.Errorf("got  %s\nwant %s", got, tt.sentence)
			}
		})
	}
}

func TestALineTooLongIsRefused(t *testing.T) {
	endless := io.MultiReader(strings.NewReader("E e\n# "), io.LimitReader(zeroes{}, 20<<20))
	err := exchange.Run(endless, io.Discard, false)
	if got := fault.Sentence(err); got != "Line 2: it is longer than 16777216 bytes." {
		t.Errorf("%v", err)
	}
}

type zeroes struct{}

func (zeroes) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

func TestAReadOrWriteThatFailsIsAnError(t *testing.T) {
	broken := errors.New("broken")
	in := io.MultiReader(strings.NewReader("E e\n"), iotest.ErrReader(broken))
	if err := exchange.Run(in, io.Discard, false); !errors.Is(err, broken) {
		t.Errorf("reading: %v", err)
	}
	_, full := io.Pipe()
	full.CloseWithError(broken)
	if err := exchange.Run(strings.NewReader("E e\n"), full, true); err == nil {
		t.Error("writing to nowhere went well")
	}
}

func FuzzRun(f *testing.F) {
	f.Add("E e1\nS s1\nJ j1 s1 e1 -\nA e1 s1\nD e1 s1\n", false)
	f.Add("S p\nS q\nJ j1 p q p\nJ j2 q p -\nA p j2\n", true)
	f.Add("p af 3\n1 2\n2 3 # comment\n", true)
	f.Fuzz(func(t *testing.T, text string, certificate bool) {
		if declared(text) > 1000 {
			t.Skip("a large graph is only slow")
		}
		var out strings.Builder
		if err := exchange.Run(strings.NewReader(text), &out, certificate); err != nil {
			if fault.Sentence(err) == "" || out.Len() > 0 {
				t.Fatalf("%v after %q", err, out.String())
			}
			return
		}
		for line := range strings.Lines(out.String()) {
			fields := strings.Split(strings.TrimSuffix(line, "\n"), " ")
			if len(fields) < 2 || !slices.Contains([]string{"in", "out", "undec"}, fields[1]) {
				t.Fatalf("%q", line)
			}
		}
	})
}

// declared is how many arguments a text may claim to have.
func declared(text string) int {
	most := 0
	for _, digits := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		n, err := strconv.Atoi(digits)
		if err != nil {
			return math.MaxInt
		}
		most = max(most, n)
	}
	return most
}
