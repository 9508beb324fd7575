package app

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"candour/internal/ledger"
	"candour/internal/ledger/backup"
	"candour/internal/ledger/postgres/pgtest"
	"candour/internal/ledger/sqlite"
)

// fourCases is an answer of a court, with names that must not be read in a backup.
const fourCases = "../court/hmcts/testdata/prl/prl-api_CafCaasResponse_4cases.json"

// filled is a service that holds cases, and the name of a person in one of them.
func filled(t *testing.T) *held {
	t.Helper()
	h := holds(t)
	h.serving().Close()
	h.fill()
	return h
}

func (h *held) fill() {
	h.t.Helper()
	h.must(importCommand{place: h.place, Files: []string{fourCases}})
}

// backsUp writes a backup that the first custodian's identity opens.
func (h *held) backsUp(file string) string {
	h.t.Helper()
	file = filepath.Join(h.t.TempDir(), file)
	h.must(backupCommand{place: h.place, File: file, To: h.recipients()})
	return file
}

// elsewhere is an empty place that has the keyring: where a backup is put.
func (h *held) elsewhere() place {
	h.t.Helper()
	return place{Data: filepath.Join(h.t.TempDir(), "data"), Keys: h.Keys, clock: h.clock.Now}
}

func (h *held) restores(file string, to place) (string, error) {
	return h.try(restoreCommand{place: to, File: file, NoCheckpoint: true, NoRegister: true}, h.custodians[0].String())
}

// sums are what a place holds, table by table.
func sums(t *testing.T, p place) []backup.Sum {
	t.Helper()
	at, err := p.bare(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer at.Close()
	all, err := backup.Sums(t.Context(), at.Databases())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// finds is how many of the service's lists name a person.
func (h *held) finds(p place) int {
	h.t.Helper()
	record, _, err := p.open(h.t.Context(), false, true)
	if err != nil {
		h.t.Fatal(err)
	}
	defer record.Close()
	var n int
	if err := record.Engine.DB().QueryRow(`SELECT COUNT(*) FROM person_1`).Scan(&n); err != nil {
		h.t.Fatal(err)
	}
	return n
}

func TestARestoredRecordIsTheOneThatWasBackedUp(t *testing.T) {
	h := filled(t)
	server := h.serving()
	file := h.backsUp("candour.age")
	to := h.elsewhere()
	if said, err := h.restores(file, to); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	if said, code := run(t, "verify", "--data", to.Data, "--keys", to.Keys); code != allWell {
		t.Error(said)
	}
	if have, want := h.finds(to), h.finds(h.place); have != want || want == 0 {
		t.Errorf("lists of the restored record name %d people, and of the other %d", have, want)
	}
	if at, err := backup.Made(t.Context(), server.Engine.DB()); err != nil || at != ledger.FormatTime(h.clock.Now()) {
		t.Errorf("the backup was noted as made at %q, %v", at, err)
	}
	if said, err := h.restores(file, to); !errors.Is(err, backup.ErrNotEmpty) {
		t.Errorf("a backup was put where a record is: %v %s", err, said)
	}
}

func TestABackupIsSaidToBeMadeOnceItsNameOutlivesAFailureOfThePower(t *testing.T) {
	h := filled(t)
	file, failed := filepath.Join(t.TempDir(), "candour.age"), errors.New("the disk does not answer")
	c := backupCommand{place: h.place, File: file, To: h.recipients(), settle: func(folder string) error {
		if _, err := os.Stat(file); err != nil || folder != filepath.Dir(file) {
			t.Errorf("%s is settled, and the file is there: %v", folder, err)
		}
		return failed
	}}
	if said, err := h.try(c, ""); !errors.Is(err, failed) || strings.Contains(said, "is whole") {
		t.Errorf("%v %s", err, said)
	}
	if at, err := backup.Made(t.Context(), h.serving().Engine.DB()); err != nil || at != "" {
		t.Errorf("it is noted as made at %q, %v", at, err)
	}
}

func TestNoWordOfTheRecordStandsInABackup(t *testing.T) {
	h := filled(t)
	written, err := os.ReadFile(h.backsUp("candour.age"))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := os.ReadFile(fourCases)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Applicant", "Respondent", "caseTypeOfApplication"} {
		if !bytes.Contains(answer, []byte(word)) {
			t.Errorf("the court did not say %q", word)
		}
	}
	plain := opened(t, h, written)
	for field := range bytes.FieldsFuncSeq(answer, func(r rune) bool { return r == '"' || r == ',' || r == ':' || r == '{' || r == '}' || r == '\n' }) {
		if word := bytes.TrimSpace(field); len(word) > 6 && (bytes.Contains(written, word) || bytes.Contains(plain, word)) {
			t.Errorf("%q stands in the backup", word)
		}
	}
}

// opened is what a backup holds once its own encryption is taken off: bodies are encrypted still.
func opened(t *testing.T, h *held, written []byte) []byte {
	t.Helper()
	plain, err := age.Decrypt(bytes.NewReader(written), h.custodians[1])
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	if _, err := all.ReadFrom(plain); err != nil {
		t.Fatal(err)
	}
	return all.Bytes()
}

func TestABackupThatWasCutShortOrChangedIsRefusedAndNothingIsPutAnywhere(t *testing.T) {
	h := filled(t)
	whole, err := os.ReadFile(h.backsUp("candour.age"))
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(whole)
	changed[len(changed)/2] ^= 1
	for name, content := range map[string][]byte{
		"cut in the middle": whole[:len(whole)/2], "cut at its end": whole[:len(whole)-1], "changed": changed,
		"empty": nil, "longer": append(bytes.Clone(whole), 0),
	} {
		file := filepath.Join(t.TempDir(), "candour.age")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		to := h.elsewhere()
		if said, err := h.restores(file, to); !errors.Is(err, backup.ErrNotWhole) && !errors.Is(err, backup.ErrNotOpened) {
			t.Errorf("%s: %v %s", name, err, said)
		}
		if there, err := sqlite.Has(to.Data); err != nil || there {
			t.Errorf("%s: something was put there: %v", name, err)
		}
	}
}

func TestABackupOpensForItsRecipientsAloneAndWithItsOwnKeyring(t *testing.T) {
	h, other := filled(t), holds(t)
	file := h.backsUp("candour.age")
	if said, err := other.restores(file, other.elsewhere()); !errors.Is(err, backup.ErrNotOpened) {
		t.Errorf("a stranger's identity: %v %s", err, said)
	}
	to := h.elsewhere()
	to.Keys = other.Keys
	if said, err := h.restores(file, to); !errors.Is(err, ledger.ErrForeignKeyring) {
		t.Errorf("a foreign keyring: %v %s", err, said)
	}
	if said, err := h.try(restoreCommand{File: file, Check: true}, h.custodians[1].String()); err != nil || !strings.Contains(said, "is whole") {
		t.Errorf("on another machine: %v %s", err, said)
	}
	if said, err := h.try(backupCommand{place: h.place, File: file, To: h.recipients()}, ""); !errors.Is(err, errFileThere) {
		t.Errorf("a backup over another: %v %s", err, said)
	}
}

func TestAServiceMovesToPostgreSQLAndBackAndBothPlacesHoldTheSame(t *testing.T) {
	owner := databases(t)
	h := filled(t)
	if said, code := run(t, "migrate", "--db", owner); code != allWell {
		t.Fatal(said)
	}
	there := place{DB: pgtest.As(owner, pgtest.Program), Keys: h.Keys, clock: h.clock.Now}
	if said := h.must(copyCommand{From: h.Data, To: there.DB, Keys: h.Keys}); !strings.Contains(said, "Both places hold the same") {
		t.Error(said)
	}
	if have, want := h.finds(there), h.finds(h.place); have != want {
		t.Errorf("lists at the new place name %d people, and at the old %d", have, want)
	}
	back := h.elsewhere()
	h.must(copyCommand{From: there.DB, To: back.Data, Keys: h.Keys})
	first, last := sums(t, h.place), sums(t, back)
	for i := range first {
		if first[i] != last[i] {
			t.Errorf("there and back %s is %+v and was %+v", first[i].Table, last[i], first[i])
		}
	}
	if said, code := run(t, "verify", "--data", back.Data, "--keys", back.Keys); code != allWell {
		t.Error(said)
	}
	h.finds(back)
	if said, err := h.try(copyCommand{From: h.Data, To: back.Data, Keys: h.Keys}, ""); !errors.Is(err, backup.ErrNotEmpty) {
		t.Errorf("a copy over a record: %v %s", err, said)
	}
}

func TestACopyMadeWhileTheSourceIsServedIsFinishedOnceItIsNot(t *testing.T) {
	h := filled(t)
	to := h.elsewhere()
	target, err := to.bare(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	source := h.serving()
	if _, err := backup.Begin(t.Context(), target.Databases(), "copy of "+string(source.Service.Stream)); err != nil {
		t.Fatal(err)
	}
	writes := func(int64) { begins(t, source, 1) } // somebody is at work all the while
	if _, err := backup.Copy(t.Context(), source.Databases(), target.Databases(), writes); !errors.Is(err, backup.ErrWentOn) {
		t.Errorf("the copy of a place that went on: %v", err)
	}
	if record, _, err := to.open(t.Context(), false, true); !errors.Is(err, backup.ErrUnfinished) {
		t.Errorf("it opened: %v %v", record, err)
	}
	h.must(copyCommand{From: h.Data, To: to.Data, Keys: h.Keys})
	begins(t, source, 1)
	h.must(copyCommand{From: h.Data, To: to.Data, Keys: h.Keys}) // a whole copy takes what its source got since
	h.finds(to)
	if said, err := h.try(copyCommand{From: h.Data, To: to.Data, Keys: h.Keys}, ""); !errors.Is(err, backup.ErrNotEmpty) {
		t.Errorf("a copy over a place in use: %v %s", err, said)
	}
}
