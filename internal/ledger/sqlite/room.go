package sqlite

import (
	"fmt"
	"path/filepath"

	"candour/internal/ledger/durable"
)

// leastRoom is what the disk has left at the least when an ordinary commit can be trusted to find room.
const leastRoom = 2 << 20

// Room answers an error when the disk has too little left. Small commits may still go well then, in room that SQLite's log of writes has already.
func (e *Engine) Room() error {
	free, known, err := durable.Room(filepath.Dir(e.path))
	if err != nil || !known {
		return err
	}
	return enough(free)
}

func enough(free uint64) error {
	if free >= leastRoom {
		return nil
	}
	return fmt.Errorf("the disk of the record has %d KB left: make room", free>>10)
}
