package app

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/demo"
)

// invites runs candour admin invite on a folder.
func invites(t *testing.T, data, name string) (code int, out, notes string) {
	t.Helper()
	var o, n bytes.Buffer
	code = Run([]string{"admin", "invite", "--data", data, name}, strings.NewReader(""), &o, &n)
	return code, o.String(), n.String()
}

// joins uses the token of a printed link.
func joins(t *testing.T, data, printed, password string) error {
	t.Helper()
	link := regexp.MustCompile(`/join/(\S+)`).FindStringSubmatch(printed)
	if link == nil {
		t.Fatalf("no link in %q", printed)
	}
	record, _, err := place{Data: data}.open(t.Context(), false, true)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	_, err = access.Accounts{DB: record.Engine.Writer(), Clock: record.Ledger.Now}.Accept(t.Context(), link[1], password)
	return err
}

func TestWhoWasInvitedBeforeIsGivenANewLinkAndIsNoSecondPerson(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	_, first, _ := invites(t, data, "Piotr Sewell")
	if err := joins(t, data, first, "three plain words"); err != nil {
		t.Fatal(err)
	}
	code, again, notes := invites(t, data, "piotr sewell ")
	if code != allWell || !strings.Contains(notes, "work here already") {
		t.Fatalf("invited again: %d, %s", code, notes)
	}
	if err := joins(t, data, again, "three other words"); err != nil {
		t.Error(err)
	}
	record, _, err := place{Data: data}.open(t.Context(), false, true)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	people, err := access.Staff{Ledger: record.Ledger, Service: record.Service.Stream}.People(t.Context())
	if err != nil || len(people.All()) != 1 {
		t.Errorf("%d people work here, error %v", len(people.All()), err)
	}
}

func TestANameThatNobodyCanTypeIsRefusedInWords(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	for name, sentence := range map[string]string{
		"   ": "Enter the person’s name", "Piotr\nSewell": "on one line", "Piotr \xff": "in letters",
	} {
		if code, out, notes := invites(t, data, name); code != refused || out != "" || !strings.Contains(notes, sentence) {
			t.Errorf("%q: %d, %s%s", name, code, out, notes)
		}
	}
}

func TestNobodyIsInvitedIntoADemonstration(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	record, _, err := place{Data: data, Keys: demo.Keys(data)}.open(t.Context(), true, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := record.Close(); err != nil {
		t.Fatal(err)
	}
	var out, notes bytes.Buffer
	code := Run([]string{"admin", "invite", "--data", data, "--keys", demo.Keys(data), "Piotr Sewell"}, strings.NewReader(""), &out, &notes)
	if code != refused || out.Len() > 0 || !strings.Contains(notes.String(), "demonstration") {
		t.Errorf("%d, %s%s", code, out.String(), notes.String())
	}
}
