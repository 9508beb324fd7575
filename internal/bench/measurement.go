package bench

import (
	"context"
	"encoding/json"
	"io"
	"path/filepath"
)

// Measurement is one thing that is measured, and how.
type Measurement struct {
	Name  string // by which --only asks for it
	Means string // a sentence: what is measured, and with how much
	Do    func(context.Context, *Room) ([]Figure, error)
}

// Measurements are all there are, in the order of the table.
var Measurements = []Measurement{appending, pageUnread, pageRead, pageLoad, importing, arguing, across, checking, rendering, starting}

// Figure is one result of a measurement.
type Figure struct {
	Of     string  `json:"of"`
	Value  float64 `json:"value"`
	Unit   string  `json:"unit,omitempty"`
	Target *Target `json:"target,omitempty"` // none when the design sets none
	Steady bool    `json:"steady,omitempty"` // it must not grow with the service
}

// MarshalJSON adds whether the target is met.
func (f Figure) MarshalJSON() ([]byte, error) {
	type figure Figure
	var met *bool
	if f.Target != nil {
		met = new(f.Target.Met(f.Value))
	}
	return json.Marshal(struct {
		figure
		Met *bool `json:"met,omitempty"`
	}{figure(f), met})
}

// Target is the bound that the design sets. One of its fields is set.
type Target struct {
	AtLeast float64 `json:"atLeast,omitempty"`
	AtMost  float64 `json:"atMost,omitempty"`
}

func atLeast(v float64) *Target { return &Target{AtLeast: v} }
func atMost(v float64) *Target  { return &Target{AtMost: v} }

// Met reports whether a value keeps within the target.
func (t Target) Met(value float64) bool {
	return (t.AtLeast == 0 || value >= t.AtLeast) && (t.AtMost == 0 || value <= t.AtMost)
}

// Room is what measurements have to work with.
type Room struct {
	Folder  string    // for this run alone, gone when it ends
	Open    Open      // the service
	Program string    // this program's file
	Notes   io.Writer // progress

	office *Office
}

// folder is a place for one measurement; it is not there yet.
func (r *Room) folder(name string) string { return filepath.Join(r.Folder, name) }

// close ends what several measurements used.
func (r *Room) close() error {
	if r.office == nil {
		return nil
	}
	return r.office.Close()
}
