package sqlite

import (
	"strings"
	"testing"
)

func TestADiskThatIsNearlyFullHasNoRoomForTheRecord(t *testing.T) {
	if err := enough(leastRoom); err != nil {
		t.Errorf("enough is left and it says: %v", err)
	}
	if err := enough(leastRoom - 1); err == nil || !strings.Contains(err.Error(), "2047 KB left") {
		t.Errorf("too little is left and it says: %v", err)
	}
}

func TestAFolderThatIsGoneHasNoRoom(t *testing.T) {
	if err := (&Engine{path: t.TempDir() + "/gone/ledger.db"}).Room(); err == nil {
		t.Error("it has")
	}
}
