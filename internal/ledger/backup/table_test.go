package backup

import (
	"regexp"
	"slices"
	"testing"

	"candour/internal/ledger/tables"
)

// left are the tables that nothing moves: they say how far views are drawn, and who has some minutes to enter a code or to use a passkey.
var left = []string{"view_set", "half_session", "passkey_asked"}

var tableMade = regexp.MustCompile(`CREATE TABLE IF NOT EXISTS (\w+) \(`)

func TestEveryTableIsMovedOrLeftOnPurpose(t *testing.T) {
	var known []string
	for _, some := range [][]table{recorded, typed, {keys}} {
		for _, t := range some {
			known = append(known, t.name)
		}
	}
	for _, found := range tableMade.FindAllStringSubmatch(tables.Record+tables.Keys, -1) {
		if name := found[1]; !slices.Contains(known, name) && !slices.Contains(left, name) {
			t.Errorf("a backup knows nothing of the table %s: say in table.go that it is moved, or here that it is left", name)
		}
	}
}
