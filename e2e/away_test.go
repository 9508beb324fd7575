//go:build e2e

package e2e

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/app"
	"candour/internal/casework"
	invented "candour/internal/demo"
	"candour/internal/govuk/browsertest"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/outbox"
)

// TestTwentyEntriesByTwoWorkersOutliveTabBrowserSessionAndServer writes them with the network cut, and ends each of these on the way. What was typed and not
// sealed is lost with its tab, on purpose.
func TestTwentyEntriesByTwoWorkersOutliveTabBrowserSessionAndServer(t *testing.T) {
	d := ofItsOwn(t)
	address := strings.TrimPrefix(d.address, "http://")
	ruth, marcus := newTraveller(t, d, "Ruth Adeyemi"), newTraveller(t, d, "Marcus Webb")
	both := []*traveller{ruth, marcus}
	of := ruth.firstCase()
	ruth.prepares(of)
	ruth.isAskedWhatIsMissing()
	ruth.settles()
	for _, who := range both {
		who.prepares(of)
		who.isCutOff()
		who.opens("/away")
		who.writes(1, 5)
		who.losesTab()
		who.writes(6, 8)
	}
	browsertest.Width(t, ruth.page, browsertest.Telephone)
	browsertest.ReadAsShown(t, ruth.page, "away-telephone")
	d.stop()
	for _, who := range both {
		who.losesBrowser()
		who.writes(9, 10)
		who.leavesNothingToRead(nil)
		who.starts()
	}
	if err := d.serve(program, address); err != nil {
		t.Fatal(err)
	}
	for _, who := range both {
		who.sessionEnds()
		who.opens("/away")
		who.awaits("10 entries are written and not yet delivered.", "To deliver, sign in")
	}
	browsertest.ReadAsShown(t, ruth.page, "away-tablet")
	ruth.losesTheAnswerTo(4)
	ruth.signsIn("/away")
	ruth.awaits("3 delivered. 7 entries are written and not yet delivered.", "There is no signal")
	d.stop()
	if err := d.serve(program, address); err != nil {
		t.Fatal(err)
	}
	ruth.opens("/away")
	marcus.signsIn("/away")
	ruth.awaits("7 delivered. Nothing waits on this tablet.")
	marcus.awaits("10 delivered. Nothing waits on this tablet.")
	for _, who := range both {
		who.kills()
	}
	d.stop()
	key := isOnRecord(t, d, of, both)
	ruth.leavesNothingToRead(key)
	marcus.leavesNothingToRead(key)
}

// isOnRecord fails unless a case holds all that each wrote, once, in its order and under their names. It is told the service's private key.
func isOnRecord(t *testing.T, d *demo, of ledger.StreamID, by []*traveller) (key []byte) {
	t.Helper()
	registry, err := ledger.NewRegistry(app.Kinds()...)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(d.folder, "candour-demo-data")
	record, err := store.Open(t.Context(), store.Place{Folder: folder, Keys: invented.Keys(folder), Registry: registry, Reading: true})
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	read := func(stream ledger.StreamID) []ledger.Entry {
		h, err := record.Ledger.Read(t.Context(), stream)
		if err != nil {
			t.Fatal(err)
		}
		return h.Entries
	}
	people, err := record.Ledger.Read(t.Context(), record.Service.Stream)
	if err != nil {
		t.Fatal(err)
	}
	wrote, delivered := map[string][]string{}, 0
	for _, e := range read(of) {
		switch b := e.Body.(type) {
		case outbox.DeliveredBody:
			delivered++
		case casework.NoteBody:
			if strings.Contains(b.Said, unheard) {
				who, _ := access.Directory.Of(people).Find(e.Author.Person)
				wrote[who.Name] = append(wrote[who.Name], b.Said)
			}
		}
	}
	for _, who := range by {
		if !slices.Equal(wrote[who.name], who.wrote) {
			t.Errorf("%s wrote\n%v\nand on record is\n%v", who.name, who.wrote, wrote[who.name])
		}
	}
	if delivered != 21 || len(wrote) != len(by) {
		t.Errorf("%d came from tablets, with the child’s words, by %d people", delivered, len(wrote))
	}
	for _, e := range read(outbox.Keys{Ledger: record.Ledger, Service: record.Service.Stream}.Stream()) {
		if made, is := e.Body.(outbox.KeyMadeBody); is {
			key = made.Private
		}
	}
	if len(key) == 0 {
		t.Error("the service has no key")
	}
	return key
}
