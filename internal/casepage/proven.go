package casepage

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/ledger/proof"
)

// proven says how far a case was checked and sealed, and who besides the service could tell if it were changed; "" while nothing is sealed. That it
// was checked is so: no page shows an entry that does not carry the chain on.
func (p overviewPage) proven() string {
	r := p.reach
	if !p.then.IsZero() || r.To.IsZero() || r.Checkpoint.Size == 0 {
		return ""
	}
	return "Checked and sealed to " + p.at(r.To) + ". " + p.keptBy(r)
}

// keptBy is which of three holds: a witness has seen the seal, it is kept elsewhere, or the service alone has it.
func (p overviewPage) keptBy(r proof.Reach) string {
	switch {
	case len(r.Seen) > 0:
		last := r.Seen[0]
		for _, c := range r.Seen {
			if c.At.After(last.At) {
				last = c
			}
		}
		return "An outside witness, " + last.Witness + ", last confirmed the seal at " + p.at(last.At) + "."
	case r.Kept.Where != "":
		return "A copy of the seal is kept by " + r.Kept.Where + ", last put there at " + p.at(r.Kept.Since) + "."
	default:
		return "The seal is kept in this service alone: nobody outside could tell if all of the record were put back to an older copy."
	}
}

// at is a time of today, or a time with its day.
func (p overviewPage) at(t time.Time) string {
	local := calendar.InLondon(t)
	if day := calendar.DateOf(local); day != p.today {
		return local.Format("15:04") + " on " + day.Brief()
	}
	return local.Format("15:04")
}
