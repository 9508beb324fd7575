package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/court"
	"candour/internal/ledger/proof"
	"candour/internal/pack"
)

// imported is a place with a case in it, and what says where it is.
func imported(t *testing.T) (p place, at []string) {
	t.Helper()
	folder := t.TempDir()
	p = place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys")}
	at = []string{"--data", p.Data, "--keys", p.Keys}
	if err := sealedOnce(t, p, ""); err != nil {
		t.Fatal(err)
	}
	said(t, allWell, append([]string{"import", "../court/hmcts/testdata/prl/prl-api_CafCaasResponse_4cases.json"}, at...)...)
	return p, at
}

// said is what a command says, which must end with a code.
func said(t *testing.T, code int, args ...string) string {
	t.Helper()
	out, ended := run(t, args...)
	if ended != code {
		t.Fatalf("candour %s: %d %s", strings.Join(args, " "), ended, out)
	}
	return out
}

const provenCase = "1673970714366224" // one of those imported

func TestACaseIsProvenToSomebodyOutsideWhoHasNothingButTheKey(t *testing.T) {
	p, at := imported(t)
	key := filepath.Join(p.Keys, "signing-key.pub")
	first := filepath.Join(t.TempDir(), "first.zip")
	who := []string{"--by", "Ruth Adeyemi", "--to", "the court", "--why", "the court asked"}
	said(t, allWell, append(append([]string{"prove", provenCase, first}, who...), at...)...)
	if told := said(t, allWell, "verify", "--bundle", first, "--key", key); !strings.Contains(told, "none was changed") || strings.Contains(told, "Told") {
		t.Errorf("a bundle without words: %s", told)
	}

	second := filepath.Join(t.TempDir(), "second")
	said(t, allWell, append(append([]string{"prove", provenCase, second, "--words"}, who...), at...)...)
	if told := said(t, allWell, "verify", "--bundle", second, "--key", key, "--earlier", first); !strings.Contains(told, "Told, and as they were written: 1") {
		t.Errorf("a bundle with words: %s", told)
	}
	if told := said(t, refused, "verify", "--bundle", first, "--key", key, "--earlier", second); !strings.Contains(told, "the earlier bundle") {
		t.Errorf("the older one after the newer: %s", told)
	}
	envelope := filepath.Join(second, "words", "00000001.envelope")
	if err := os.WriteFile(envelope, []byte("other words"), 0o600); err != nil {
		t.Fatal(err)
	}
	if told := said(t, refused, "verify", "--bundle", second, "--key", key); !strings.Contains(told, "version 1") {
		t.Errorf("a changed bundle: %s", told)
	}
	said(t, wrongUse, "verify", "--bundle", first)
	said(t, wrongUse, append([]string{"prove", provenCase, first}, at...)...)
	said(t, refused, append(append([]string{"prove", "no such case", filepath.Join(t.TempDir(), "none")}, who...), at...)...)
}

func TestThatAProofWasGivenStandsInTheCase(t *testing.T) {
	p, at := imported(t)
	said(t, allWell, append([]string{"prove", provenCase, filepath.Join(t.TempDir(), "bundle"), "--by", "Ruth Adeyemi", "--to", "the court", "--why", "the court asked"}, at...)...)
	record, _, err := p.open(t.Context(), false, true)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	stream, err := court.FindCase(t.Context(), record.Ledger.DB(), pack.PrivateLaw, provenCase)
	if err != nil {
		t.Fatal(err)
	}
	h, err := record.Ledger.Read(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	given, ok := proof.Given.In(h.Entries[len(h.Entries)-1])
	if !ok || given.By != "Ruth Adeyemi" || given.To != "the court" || given.Why != "the court asked" {
		t.Errorf("on record: %+v", given)
	}
}

func TestAWitnessFollowsAServiceFromOutsideAndItsWordStandsInTheBundle(t *testing.T) {
	p, at := imported(t)
	shelf, own := t.TempDir(), filepath.Join(t.TempDir(), "witness")
	logKey, err := os.ReadFile(filepath.Join(p.Keys, "signing-key.pub"))
	if err != nil {
		t.Fatal(err)
	}
	key := strings.TrimSpace(said(t, allWell, "witness", own, "--name", "archive.test", "--log-key", string(logKey)))
	who := []string{"--by", "Ruth Adeyemi", "--to", "the court", "--why", "the court asked", "--checkpoints", shelf, "--witnesses", key}
	bundle := filepath.Join(t.TempDir(), "bundle")
	said(t, allWell, append(append([]string{"prove", provenCase, bundle}, who...), at...)...)
	said(t, allWell, append([]string{"prove", "--log", shelf}, at...)...)
	if told := said(t, allWell, "witness", own, shelf); !strings.Contains(told, "Co-signed") {
		t.Errorf("the witness: %s", told)
	}
	record, _, err := p.open(t.Context(), false, true)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := court.FindCase(t.Context(), record.Ledger.DB(), pack.PrivateLaw, provenCase)
	if err != nil {
		t.Fatal(err)
	}
	h, err := record.Ledger.Read(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	if err := record.Close(); err != nil {
		t.Fatal(err)
	}
	one := filepath.Join(t.TempDir(), "one")
	said(t, allWell, append(append([]string{"prove", string(stream) + "/" + string(h.Entries[0].ID), one}, who...), at...)...)
	told := said(t, allWell, "verify", "--bundle", one, "--key", strings.TrimSpace(string(logKey)), "--witness", key)
	if !strings.Contains(told, "Witnessed by archive.test") || !strings.Contains(told, "Told, and as they were written: 1.") {
		t.Errorf("a witnessed bundle: %s", told)
	}
	if told := said(t, allWell, "verify", "--bundle", bundle, "--key", string(logKey), "--witness", key); !strings.Contains(told, "None of those witnesses") {
		t.Errorf("a bundle from before: %s", told)
	}

	logFile := filepath.Join(shelf, "log", "000000000000")
	log, err := os.ReadFile(logFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(logFile, log[:len(log)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if told := said(t, refused, "witness", own, shelf); !strings.Contains(told, "not co-signed") {
		t.Errorf("half a log: %s", told)
	}
	said(t, wrongUse, "witness", own, "--name", "archive.test")
	said(t, refused, "witness", t.TempDir(), shelf)
}
