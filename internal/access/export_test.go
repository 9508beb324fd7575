package access

import "time"

// Knock is a try at the door.
func (d *Door) Knock(place string, now time.Time) bool { return d.knock(place, now) }
