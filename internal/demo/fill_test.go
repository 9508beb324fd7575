package demo

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/allegation"
	"candour/internal/bundle"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/closing"
	"candour/internal/contact"
	"candour/internal/court"
	"candour/internal/cover"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/guardian"
	"candour/internal/handover"
	"candour/internal/incoming"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	outgoing "candour/internal/letter"
	"candour/internal/notice"
	"candour/internal/pack"
	"candour/internal/plan"
	"candour/internal/practice"
	"candour/internal/report"
	"candour/internal/retention"
	"candour/internal/safeguarding"
	"candour/internal/storyboard"
	"candour/internal/view"
	"candour/internal/voice"
	"candour/internal/warning"
	"candour/packs/england"
)

// mornings are moments at which somebody may start the demonstration: a usual one, a Sunday before dawn, and one long after the papers.
var mornings = map[string]time.Time{
	"a Tuesday morning":   time.Date(2026, 11, 24, 8, 52, 0, 0, time.UTC),
	"a Sunday night":      time.Date(2026, 11, 22, 3, 24, 0, 0, time.UTC),
	"in summer next year": time.Date(2027, 7, 14, 12, 0, 0, 0, time.UTC),
}

var england1 = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

func nameIn(h *ledger.History, person ledger.Ref) string {
	if p, ok := casework.Of(h).Person(person); ok {
		return p.Name()
	}
	return ""
}

// told is the demonstration as it was told on some morning, and which papers that asked for.
type told struct {
	*store.Record
	folder string
	papers map[string]bool
}

// tellings are what was told on each morning, in a folder each, once for all tests that only read it.
var (
	tellings = map[string]told{}
	folders  string
)

func TestMain(m *testing.M) {
	var err error
	if folders, err = os.MkdirTemp("", "candour-demo-"); err != nil {
		panic(err)
	}
	code := m.Run()
	for _, t := range tellings {
		err = errors.Join(err, t.Close())
	}
	if err = errors.Join(err, os.RemoveAll(folders)); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// toldOn is what was told on a morning. Whoever changes it takes a copy.
func toldOn(t testing.TB, morning string) told {
	t.Helper()
	if _, done := tellings[morning]; !done {
		tellings[morning] = tellInto(t, filepath.Join(folders, morning), mornings[morning])
	}
	return tellings[morning]
}

// copyOf is what was told on a morning, to be changed.
func copyOf(t *testing.T, morning string) *store.Record {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(folder, os.DirFS(toldOn(t, morning).folder)); err != nil {
		t.Fatal(err)
	}
	keys, err := filepath.Glob(filepath.Join(Keys(folder), "*"))
	for _, key := range keys { // a copy of a file is open to more than the file was
		err = errors.Join(err, os.Chmod(key, 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
	record := openIn(t, folder, desk(t), NewClock(func() time.Time { return mornings[morning] }).Now)
	t.Cleanup(func() { record.Close() })
	return record
}

// desk is what reports of the demonstration are written at.
func desk(t testing.TB) report.Desk {
	t.Helper()
	rules, err := england1()
	if err != nil {
		t.Fatal(err)
	}
	return report.Desk{Pack: rules, Footing: footing.New(rules, evidence.Contribute(nameIn), report.Contribute)}
}

// openIn opens the record of a folder, and begins one where there is none.
func openIn(t testing.TB, folder string, desk report.Desk, clock ledger.Clock) *store.Record {
	t.Helper()
	registry, err := ledger.NewRegistry(&access.Kinds, &footing.Kinds, &practice.Kinds, &casework.Kinds, &evidence.Kinds, &decision.Kinds, &contact.Kinds, &voice.Kinds, &storyboard.Kinds, &warning.Kinds, &report.Kinds, &safeguarding.Kinds, &closing.Kinds, &retention.Kinds, &court.Kinds, &guardian.Kinds, &allegation.Kinds,
		&bundle.Kinds, &cover.Kinds, &handover.Kinds, &incoming.Kinds, &leaving.Kinds, &notice.Kinds, &plan.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	record, err := store.Open(context.Background(), store.Place{
		Folder: folder, Keys: Keys(folder), Registry: registry, Clock: clock, Demo: true,
		Views: append(append(casework.Views[:len(casework.Views):len(casework.Views)], retention.Views(desk.Pack)...),
			court.CaseRows, evidence.View(desk.Pack), access.ReadRows, access.Ties(casework.Ties, desk.Ties), desk.Footing.View(), desk.View(), practice.View, report.Register),
	})
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// tellInto tells the demonstration into a folder, as at a moment.
func tellInto(t testing.TB, folder string, now time.Time) told {
	t.Helper()
	at, clock := desk(t), NewClock(func() time.Time { return now })
	clock.Set(Begins())
	record := openIn(t, folder, at, clock.Now)
	fakeCourt, err := OpenCourt(clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { fakeCourt.Close() })
	printer := counted{press(t), map[string]bool{}}
	r := Record{Ledger: record.Ledger, Files: record.Files, Service: record.Service.Stream, Desk: at, Press: printer}
	if err := Fill(t.Context(), r, clock, fakeCourt); err != nil {
		t.Fatal(err)
	}
	return told{record, folder, printer.names}
}

func TestTheRecordThatIsToldVerifies(t *testing.T) {
	record := toldOn(t, "a Tuesday morning")
	found, err := record.Ledger.Verify(t.Context(), record.Files, func(int64) {})
	if err != nil || len(found.Faults) > 0 {
		t.Fatalf("%v %v", err, found.Faults)
	}
}

func TestAForgedTieADroppedRowAndAChangedDueDateAreFound(t *testing.T) {
	record := copyOf(t, "a Tuesday morning")
	for _, change := range []struct{ statement, found string }{
		{`INSERT INTO tie_1 (stream, version, n, subject, relation, from_at, until_at)
			SELECT stream, 1, 99, 'somebody', 'covers', from_at, until_at FROM tie_1 LIMIT 1`, "tie_1 are not those that follow from it: 1 foreign"},
		{`DELETE FROM person_1 WHERE row = (SELECT MIN(row) FROM person_1)`, "person_1 are not those that follow from it: 1 missing"},
		{`UPDATE duty_1 SET due_on = '2031-01-01' WHERE row = (SELECT MIN(row) FROM duty_1)`, "duty_1 are not those that follow from it: 1 changed (due_on)"},
	} {
		if _, err := record.Engine.Writer().ExecContext(t.Context(), change.statement); err != nil {
			t.Fatal(err)
		}
		found, err := record.Ledger.Verify(t.Context(), record.Files, nil)
		if err != nil || !slices.ContainsFunc(found.Faults, func(f ledger.Fault) bool { return strings.Contains(f.What, change.found) }) {
			t.Errorf("%v %v, want one that says %q", err, found.Faults, change.found)
		}
	}
}

// caseOf is the case of a number that is told.
func caseOf(t *testing.T, record told, number string) *ledger.History {
	t.Helper()
	return caseIn(t, record, pack.PrivateLaw, number)
}

func caseIn(t *testing.T, record told, law pack.Law, number string) *ledger.History {
	t.Helper()
	stream, known, err := casework.ByNumber(t.Context(), record.Engine.DB(), law, number)
	if err != nil || !known {
		t.Fatal(number, err)
	}
	h, err := record.Ledger.Read(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestTheOfficeHasALetterAnEmailAHandoverATakenAndAnUntakenCaseAndALeave(t *testing.T) {
	for name, now := range mornings {
		t.Run(name, func(t *testing.T) {
			record := toldOn(t, name)
			if sent := outgoing.All(caseOf(t, record, lettered)); len(sent) != 1 || sent[0].Template != "school" {
				t.Errorf("letters sent: %+v", sent)
			}
			if n := incoming.WaitingIn(caseOf(t, record, mailed)); n != 1 {
				t.Errorf("%d e-mails wait", n)
			}
			if note := handover.Of(caseOf(t, record, handedOver)).Goes(); note == nil {
				t.Error("no handover note waits to be read")
			}
			if a, waits := casework.Of(caseOf(t, record, handedOver)).Offered(); !waits || a.Name != Newcomer {
				t.Error("the newcomer is not asked to take a case")
			}
			if w, has := casework.Of(caseOf(t, record, taken)).Worker(now); !has || w.NotTaken() {
				t.Error("the case that was given is not taken")
			}
			if _, has := casework.Of(caseOf(t, record, notTaken)).Worker(now); has {
				t.Error("a case that could not be taken has a worker")
			}
			if rows, err := view.All[string](t.Context(), record.Engine.DB(), `SELECT subject FROM tie_1 WHERE relation = 'covers' AND from_at > $1`, ledger.FormatTime(now)); err != nil || len(rows) < 2 {
				t.Errorf("covered in a leave to come: %d, %v", len(rows), err)
			}
		})
	}
}

func TestABundleAnExhibitAFactualCorrectionAndAReplyAreThereToFind(t *testing.T) {
	for name := range mornings {
		t.Run(name, func(t *testing.T) {
			record := toldOn(t, name)
			h := caseOf(t, record, MainNumber)
			bundles := bundle.Of(h)
			if bundles.Arranged == nil || len(bundles.Arranged.Documents) != 2 || bundles.Arranged.Hearing.IsZero() {
				t.Errorf("the bundle is sorted as %+v", bundles.Arranged)
			}
			if x := bundles.ExhibitsOf(ledger.Ref{Stream: h.Stream, Entry: Named(h.Stream, DraftReport)}); x == nil || len(x.Exhibits) != 1 {
				t.Errorf("the exhibits are %+v", x)
			}
			replied := caseOf(t, record, "BH26P00121")
			for wanted, r := range map[string]ledger.EntryID{"corrected": Named(replied.Stream, CorrectedReport), "a reply": Named(replied.Stream, SecondReport)} {
				of, _ := report.Of(replied).Report(ledger.Ref{Stream: replied.Stream, Entry: r})
				reading, err := desk(t).Open(t.Context(), record.Ledger, replied, of, calendar.DateInLondon(mornings[name]))
				if err != nil {
					t.Fatal(err)
				}
				if all := reading.Draft.Corrections; wanted == "corrected" && (len(all) != 1 || all[0].Answer == nil) {
					t.Errorf("the corrections are %+v", all)
				}
				if wanted == "a reply" && len(reading.Carried) != 1 {
					t.Errorf("the later report says %d replies", len(reading.Carried))
				}
			}
		})
	}
}

func TestTheCourtHasBeenToldWhoIsGuardianOfAChildInPublicLaw(t *testing.T) {
	h := caseIn(t, toldOn(t, "a Tuesday morning"), pack.PublicLaw, appointedIn)
	now := guardian.Of(h).Now(casework.Of(h))
	if len(now) != 1 || now[0].Name != "Beth Lawson" || len(now[0].Of) != 1 || now[0].How != guardian.ByOrder {
		t.Errorf("guardians: %+v", now)
	}
	if st := guardian.StandOf(h); st.State != guardian.IsTold || len(st.List) != 1 {
		t.Errorf("the court was told: %+v", st)
	}
}

func TestNothingAsksToBeSeenThatCameLongAgo(t *testing.T) {
	const summer = "in summer next year"
	now, record := mornings[summer], toldOn(t, summer)
	streams, err := view.All[string](t.Context(), record.Engine.DB(), `SELECT stream FROM case_1`)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, stream := range streams {
		h, err := record.Ledger.Read(t.Context(), ledger.StreamID(stream))
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range notice.Asked(h) {
			asked++
			if now.Sub(a.Entry.Recorded) > 7*24*time.Hour {
				t.Errorf("%s asks to see what came %s", casework.Of(h).Number(), a.Entry.Recorded)
			}
		}
	}
	if asked == 0 {
		t.Error("nothing asks to be seen")
	}
}
