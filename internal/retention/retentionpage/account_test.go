package retentionpage

import (
	"strings"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/retention"
	"candour/internal/web"
)

func TestThePageOfAnErasureSaysWhatIsLeftOfItInKeysAndInFiles(t *testing.T) {
	by := calendar.MustParse("2026-07-17")
	e := &retention.Erasure{Done: &retention.Act[retention.DoneBody]{Body: retention.DoneBody{Gone: "2026-05-12T09:00:00.000000Z", Copies: by}}}
	for _, c := range []struct {
		name              string
		now               string
		noCopies, inFiles bool
		says, saysNot     string
	}{
		{"at once", "2026-05-13", false, false, "gone from every copy by 17 July 2026, if keys are rotated and", "scrubbed"},
		{"at once, where files keep rows", "2026-05-13", false, true, "gone from every copy by 17 July 2026, if keys are rotated, the database’s files are scrubbed and", "is destroyed"},
		{"later, the keys kept", "2026-08-01", false, true, "ask whoever runs the system to rotate them", "is destroyed"},
		{"later, the keys destroyed", "2026-08-01", true, false, "The last key here that could open an older copy is destroyed", "scrubbed"},
		{"later, the keys destroyed and the files kept", "2026-08-01", true, true, "Files of the database, or copies of them, may still hold words", "gone from every copy"},
	} {
		now := calendar.MustParse(c.now).At(calendar.NewTime(9, 0)).UTC
		said := told{v: &web.Visit{Now: now.In(time.UTC)}, e: e, noCopies: c.noCopies, inFiles: c.inFiles}.lede()
		if !strings.Contains(said, c.says) || strings.Contains(said, c.saysNot) {
			t.Errorf("%s it says %q", c.name, said)
		}
	}
}
