package proof

import (
	"encoding/hex"
	"fmt"
	"time"

	"candour/internal/calendar"
)

// Reach is how far a record is proven, and to whom. The zero Reach proves nothing.
type Reach struct {
	To         time.Time // what was recorded until then is sealed
	Checkpoint Checkpoint
	Key        string // name and hash of the key that signed it
	Signed     time.Time
	Kept       Keeping
	Seen       []Cosignature // by witnesses that the service knows
}

// Keeping is where a checkpoint lies that whoever administers the record cannot replace; Where is "" when there is no such place.
type Keeping struct {
	Where string    // as people call it
	Since time.Time // when the checkpoint that lies there was put there
}

// Printed is the checkpoint as it stands at the foot of a document: "Sealed at 48,213 records · root 9f2c… · key … · 12 March 2026, 03:12".
func (r Reach) Printed() string {
	at := calendar.InLondon(r.Signed)
	return fmt.Sprintf("Sealed at %s records · root %s · key %s · %s, %s",
		grouped(r.Checkpoint.Size), hex.EncodeToString(r.Checkpoint.Root[:]), r.Key, calendar.DateOf(at).Plain(), at.Format("15:04"))
}

// grouped is a number with its thousands apart.
func grouped(n int64) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}
