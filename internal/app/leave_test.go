package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/pack"
)

func TestABundleTellsNothingThatIsHidden(t *testing.T) {
	p, at := imported(t)
	stream, side := noteWithHiddenAddress(t, p)
	who := append([]string{"--by", "Ruth Adeyemi", "--to", "the court", "--why", "the court asked"}, at...)
	out := filepath.Join(t.TempDir(), "bundle")
	told := said(t, refused, append([]string{"prove", string(stream), out, "--words"}, who...)...)
	if !strings.Contains(told, "The bundle holds an address of ") || strings.Contains(told, "Elm") {
		t.Errorf("refused with %s", told)
	}
	if told := said(t, refused, append([]string{"prove", string(side), out, "--words"}, who...)...); !strings.Contains(told, "Words are told of a case only") {
		t.Errorf("the closed side: %s", told)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("a refused bundle was written: %v", err)
	}
	said(t, allWell, append([]string{"prove", string(stream), out}, who...)...)
}

// noteWithHiddenAddress puts an address that is hidden into a case, and a note that says it.
func noteWithHiddenAddress(t *testing.T, p place) (stream, side ledger.StreamID) {
	t.Helper()
	record, _, err := p.open(t.Context(), false, true)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	if stream, err = court.FindCase(t.Context(), record.Ledger.DB(), pack.PrivateLaw, provenCase); err != nil {
		t.Fatal(err)
	}
	h, err := record.Ledger.Read(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	s := casework.Of(h)
	by := ledger.ByService("test")
	for _, verb := range []func(s *casework.State) (ledger.Change, error){
		func(s *casework.State) (ledger.Change, error) {
			return casework.AddDetail(s, by, ledger.NewEntryID(), casework.DetailForm{Of: s.Adults()[0].Ref, Kind: casework.Address, Value: "14 Elm Road, Otterburgh"})
		},
		func(s *casework.State) (ledger.Change, error) {
			return casework.AddNote(s, nil, by, ledger.NewEntryID(), casework.NoteForm{
				NoteBody: casework.NoteBody{Sort: casework.Call, With: "her sister", Said: "She is staying in Otterburgh, 14 ELM RD."}, When: ledger.AtMinute(record.Ledger.Now()),
			})
		},
	} {
		_, err := record.Ledger.Do(t.Context(), ledger.Act{
			On:   []ledger.Seen{{Stream: stream, Version: ledger.Any}, {Stream: s.Side, Version: ledger.Any}},
			Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(casework.Of(hs[stream])) },
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return stream, s.Side
}

func TestWhatAMachineChoseAtRandomIsNoTextOfABundle(t *testing.T) {
	file := ledger.File{
		ID: "0b5f6d0e-6f0b-4a86-9d0c-0f6f4abb7a05", Media: "application/pdf", SHA256: strings.Repeat("4abb", 16), Key: "AGE-SECRET-KEY-1" + strings.Repeat("ABB4", 14),
	}
	var value any
	body, err := json.Marshal(file)
	if err == nil {
		err = json.Unmarshal(body, &value)
	}
	if err != nil {
		t.Fatal(err)
	}
	if texts := strings.Join(textsOf(value, nil), " "); strings.Contains(strings.ToLower(texts), "abb") || !strings.Contains(texts, "application/pdf") {
		t.Errorf("the texts are %s", texts)
	}
}
