package bringover_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/bringover"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/view"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// example is what the guide shows.
const example = "../../docs/operations/bring-over"

// office is a service into which somebody brings files over.
type office struct {
	*ledgertest.Record
	bringover.Bringer
	t *testing.T
}

func newOffice(t *testing.T) *office {
	t.Helper()
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	views := append(slices.Clone(casework.Views), access.ReadRows, access.Ties(casework.Ties))
	o := &office{Record: ledgertest.New(t, ledgertest.Kinds(&access.Kinds, &casework.Kinds), views...), t: t}
	o.Bringer = bringover.Bringer{
		Ledger: o.Record.Ledger, Service: o.Record.Service.Stream, Pack: rules, Source: "the old case list", AsOf: calendar.MustParse("2026-11-20"),
	}
	return o
}

// guide are the files of the guide, with changes: a file's name to what replaces what.
func (o *office) guide(changes ...[3]string) []bringover.File {
	o.t.Helper()
	var files []bringover.File
	for _, name := range []string{"cases.csv", "people.csv", "staff.csv", "teams.csv"} { // the order does not matter
		raw, err := os.ReadFile(filepath.Join(example, name))
		if err != nil {
			o.t.Fatal(err)
		}
		text := string(raw)
		for _, c := range changes {
			if c[0] == name {
				if !strings.Contains(text, c[1]) {
					o.t.Fatalf("%s holds no %q", name, c[1])
				}
				text = strings.Replace(text, c[1], c[2], 1)
			}
		}
		files = append(files, o.read(name, text))
	}
	return files
}

func (o *office) read(name, text string) bringover.File {
	o.t.Helper()
	f, err := bringover.Read(name, strings.NewReader(text))
	if err != nil {
		o.t.Fatal(err)
	}
	return f
}

func (o *office) brings(write bool, files []bringover.File) bringover.Result {
	o.t.Helper()
	o.Write = write
	r, err := o.Run(o.t.Context(), files)
	if err != nil || !r.Agrees() {
		o.t.Fatalf("%+v %v", r, err)
	}
	return r
}

// faults are what is wrong, in words.
func faults(r bringover.Result) (all []string) {
	for _, f := range r.Faults {
		all = append(all, f.String())
	}
	return all
}

func (o *office) people() *access.People {
	o.t.Helper()
	people, err := access.Staff{Ledger: o.Record.Ledger, Service: o.Record.Service.Stream}.People(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return people
}

// entries counts all that is on record.
func (o *office) entries() int64 {
	o.t.Helper()
	n, err := view.All[int64](o.t.Context(), o.Record.Ledger.DB(), `SELECT count(*) FROM entry`)
	if err != nil {
		o.t.Fatal(err)
	}
	return n[0]
}

// later is a time after all that the files say.
func (o *office) later() time.Time { return o.AsOf.AddDays(1).At(calendar.NewTime(9, 0)).UTC }

// caseOf is a case by its number.
func (o *office) caseOf(law pack.Law, number string) *casework.State {
	o.t.Helper()
	stream, known, err := casework.ByNumber(o.t.Context(), o.Record.Ledger.DB(), law, number)
	if err != nil || !known {
		o.t.Fatalf("%s: %v", number, err)
	}
	h, err := o.Record.Ledger.Read(o.t.Context(), stream)
	if err != nil {
		o.t.Fatal(err)
	}
	return casework.Of(h)
}

func TestADryRunSaysWhatWouldComeAndWritesNothing(t *testing.T) {
	o := newOffice(t)
	before := o.entries()
	r := o.brings(false, o.guide())
	want := []bringover.Account{{"cases.csv", 3, 3, 0, 0}, {"people.csv", 7, 7, 0, 0}, {"staff.csv", 4, 4, 0, 0}, {"teams.csv", 2, 2, 0, 0}}
	if !slices.Equal(r.Accounts, want) || r.Refused() || o.entries() != before {
		t.Errorf("%+v, %d entries where there were %d", r, o.entries(), before)
	}
}

func TestASecondRunChangesNothing(t *testing.T) {
	o := newOffice(t)
	if r := o.brings(true, o.guide()); r.Refused() {
		t.Fatal(faults(r))
	}
	before := o.entries()
	for _, write := range []bool{true, false} {
		r := o.brings(write, o.guide())
		want := []bringover.Account{{"cases.csv", 3, 0, 3, 0}, {"people.csv", 7, 0, 7, 0}, {"staff.csv", 4, 0, 4, 0}, {"teams.csv", 2, 0, 2, 0}}
		if !slices.Equal(r.Accounts, want) || o.entries() != before {
			t.Errorf("%+v, %d entries where there were %d", r, o.entries(), before)
		}
	}
}

func TestARunThatWasBrokenOffGoesOn(t *testing.T) {
	o := newOffice(t)
	whole := o.guide()
	o.brings(true, whole[2:]) // teams and staff, and then the machine stopped
	r := o.brings(true, whole)
	want := []bringover.Account{{"cases.csv", 3, 3, 0, 0}, {"people.csv", 7, 7, 0, 0}, {"staff.csv", 4, 0, 4, 0}, {"teams.csv", 2, 0, 2, 0}}
	if !slices.Equal(r.Accounts, want) {
		t.Errorf("%+v", r)
	}
}

func TestACaseComesOverAsIfTypedHereAndMarked(t *testing.T) {
	o := newOffice(t)
	o.brings(true, o.guide())
	s := o.caseOf(pack.PrivateLaw, "ZX26P00017")
	worker, allocated := s.Worker(o.later())
	_, team := s.Team()
	if len(s.People()) != 4 || !allocated || worker.Name != "Ifor Penhale" || worker.From != calendar.MustParse("2026-09-04") || team != "Wexcombe private law" {
		t.Errorf("%d people, %+v, %s", len(s.People()), worker, team)
	}
	h, err := o.Record.Ledger.Read(t.Context(), s.Stream)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(h.Entries, func(e ledger.Entry) bool { return e.Kind == casework.BroughtOver.Name() })
	if i < 0 {
		t.Fatal("the case is not marked")
	}
	body := h.Entries[i].Body.(casework.BroughtOverBody)
	if body.Source != "the old case list" || body.On != o.AsOf || body.Of != s.Case() || h.Entries[i].Author != bringover.By {
		t.Errorf("%+v by %+v", body, h.Entries[i].Author)
	}
	if len(s.Duties()) == 0 {
		t.Error("nothing is to be done by rule")
	}
}

func TestNobodyBroughtOverReadsACaseUntilASecondPersonHasConfirmedTheirRole(t *testing.T) {
	o := newOffice(t)
	o.brings(true, o.guide())
	people := o.people()
	ifor, known := people.Named("Ifor Penhale")
	if !known || len(ifor.Roles) != 0 || len(people.Waiting()) != 4 {
		t.Fatalf("%+v, %d roles wait", ifor, len(people.Waiting()))
	}
	s := o.caseOf(pack.PrivateLaw, "ZX26P00017")
	ties, _, err := access.Between(t.Context(), o.Record.Ledger.DB(), ifor.ID, s.Stream, o.later(), o.later())
	if err != nil || len(ties) == 0 || access.Decide(ifor, access.CaseReader, ties).Allowed {
		t.Errorf("%v %v", ties, err)
	}
	ifor.Roles = []access.Role{access.Practitioner}
	if !access.Decide(ifor, access.CaseReader, ties).Allowed {
		t.Error("their case stays closed to them once the role is confirmed")
	}
}

func TestWhatIsWrongWithALineIsSaidByItsNumberAndRepeatsNothing(t *testing.T) {
	o := newOffice(t) // a dry run leaves it as it was
	for want, change := range map[string][3]string{
		"staff.csv line 3, role: Choose a role":                                {"staff.csv", "Ifor Penhale,practitioner", "Ifor Penhale,adviser"},
		"staff.csv line 3, team: There is no team of that name":                {"staff.csv", "practitioner,Wexcombe", "practitioner,Wexcome"},
		"staff.csv line 3, manages: Write yes or no":                           {"staff.csv", "practitioner,Wexcombe private law,", "practitioner,Wexcombe private law,perhaps"},
		"staff.csv line 5, manages: Name the team":                             {"staff.csv", "quality,,", "quality,,yes"},
		"staff.csv line 4, name: An earlier line names the same":               {"staff.csv", "Sunita Marlowe", "ifor penhale"},
		"teams.csv line 3, team: An earlier line names the same":               {"teams.csv", "Milborough public law", "Wexcombe Private Law"},
		"cases.csv line 2, law: Write private or public":                       {"cases.csv", "ZX26P00017,private", "ZX26P00017,family"},
		"cases.csv line 2, number: Enter the court’s number":                   {"cases.csv", "ZX26P00017", ""},
		"cases.csv line 3, number: An earlier line names the same":             {"cases.csv", "ZX26P00023", "ZX26P00017"},
		"cases.csv line 2, received: Write the day as 2026-11-20":              {"cases.csv", "2026-09-02", "02/09/2026"},
		"cases.csv line 2, received: This day is after the day of the files":   {"cases.csv", "2026-09-02", "2062-09-02"},
		"cases.csv line 2, track: There is no such track":                      {"cases.csv", "2026-08-31,cap,", "2026-08-31,fast,"},
		"cases.csv line 2, team: There is no team of that name":                {"cases.csv", "Wexcombe private law,Ifor", "Wexcome,Ifor"},
		"cases.csv line 2, worker: No practitioner or manager has that name":   {"cases.csv", "Ifor Penhale", "Dafydd Oakes"},
		"cases.csv line 2, worker: They are not in the team that has the case": {"cases.csv", "Ifor Penhale", "Sunita Marlowe"},
		"people.csv line 2, kind: Write child or adult":                        {"people.csv", "ZX26P00017,child", "ZX26P00017,boy"},
		"people.csv line 2, name: Enter the name":                              {"people.csv", "Elin Fairweather", ""},
		"people.csv line 4, part: There is no such part in a case":             {"people.csv", ",applicant", ",mother"},
		"people.csv line 2, number: No line of the cases has this number":      {"people.csv", "ZX26P00017", "ZX26P00018"},
		"people.csv line 3: people.csv line 2, of the same case, is refused":   {"people.csv", "2017-03-09", "9 March"},
		"cases.csv line 2: people.csv line 2, of the same case, is refused":    {"people.csv", "2017-03-09", "2017-02-30"},
	} {
		r := o.brings(false, o.guide(change))
		all := strings.Join(faults(r), "\n")
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in %q", want, all)
		}
		for _, name := range []string{"Fairweather", "Penhale", "ZX26"} {
			if strings.Contains(all, name) {
				t.Errorf("%s: %q repeats what stands in a line", want, all)
			}
		}
	}
}

func TestWhatIsSoundComesOverBesideWhatIsRefused(t *testing.T) {
	o := newOffice(t)
	r := o.brings(true, o.guide([3]string{"people.csv", "2017-03-09", "9 March"}))
	want := []bringover.Account{{"cases.csv", 3, 2, 0, 1}, {"people.csv", 7, 3, 0, 4}, {"staff.csv", 4, 4, 0, 0}, {"teams.csv", 2, 2, 0, 0}}
	if !slices.Equal(r.Accounts, want) {
		t.Errorf("%+v", r.Accounts)
	}
	r = o.brings(true, o.guide())
	want = []bringover.Account{{"cases.csv", 3, 1, 2, 0}, {"people.csv", 7, 4, 3, 0}, {"staff.csv", 4, 0, 4, 0}, {"teams.csv", 2, 0, 2, 0}}
	if !slices.Equal(r.Accounts, want) {
		t.Errorf("once it was put right: %+v", r.Accounts)
	}
}

func TestACaseOnRecordIsLeftAsItIs(t *testing.T) {
	o := newOffice(t)
	o.brings(true, o.guide())
	before := o.entries()
	r := o.brings(true, o.guide([3]string{"cases.csv", "Family Court at Milborough", "Another court"}, [3]string{"people.csv", "Elin Fairweather", "Elen Fairweather"}))
	if all := faults(r); o.entries() != before || len(all) != 1 || !strings.HasPrefix(all[0], "people.csv line 2: The case is on record without this person.") {
		t.Errorf("%q, %d entries where there were %d", all, o.entries(), before)
	}
}

func TestFilesNeedASourceAndADayAndAreNamedOnce(t *testing.T) {
	o := newOffice(t)
	files := o.guide()
	if _, err := o.Run(t.Context(), append(files, files[0])); err == nil {
		t.Error("a file named twice")
	}
	o.Source = " "
	if _, err := o.Run(t.Context(), files); err == nil {
		t.Error("no source")
	}
}
