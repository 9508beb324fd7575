package bench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"time"
)

// Measured is a measurement with what came of it.
type Measured struct {
	Name    string   `json:"name"`
	Means   string   `json:"means"`
	Figures []Figure `json:"figures"`
	Error   string   `json:"error,omitempty"` // why it could not be measured
}

// Machine is where a run took place, and when.
type Machine struct {
	Cores  int       `json:"cores"`
	System string    `json:"system"`
	Go     string    `json:"go"`
	Begun  time.Time `json:"begun"`
}

// Result is one run.
type Result struct {
	Machine      Machine    `json:"machine"`
	Measurements []Measured `json:"measurements"`
}

// longest bounds a run; what is not measured by then is not measured.
const longest = 6 * time.Minute

// ErrNotMeasured says that something could not be measured. The rest was.
var ErrNotMeasured = errors.New("something could not be measured; the table says what and why")

// Chosen are the measurements of those names, all when none is given.
func Chosen(names []string) ([]Measurement, error) {
	if len(names) == 0 {
		return Measurements, nil
	}
	var chosen []Measurement
	for _, name := range names {
		i := slices.IndexFunc(Measurements, func(m Measurement) bool { return m.Name == name })
		if i < 0 {
			return nil, fmt.Errorf("there is no measurement %q", name)
		}
		chosen = append(chosen, Measurements[i])
	}
	return chosen, nil
}

// Run measures, in a folder of its own that it removes. Progress goes to notes. One measurement that fails loses none of the others.
func Run(ctx context.Context, measurements []Measurement, open Open, program string, notes io.Writer) (result Result, err error) {
	ctx, done := context.WithTimeout(ctx, longest)
	defer done()
	folder, err := os.MkdirTemp("", "candour-bench-")
	if err != nil {
		return result, fmt.Errorf("a folder to work in: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	room := &Room{Folder: folder, Open: open, Program: program, Notes: notes}
	defer func() { err = errors.Join(err, room.close()) }()

	result.Machine = Machine{Cores: runtime.NumCPU(), System: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version(), Begun: time.Now().UTC()}
	for _, m := range measurements {
		measured, failed := measure(m.Name, m.Means, func() ([]Figure, error) { return m.Do(ctx, room) })
		result.Measurements, err = append(result.Measurements, measured), cmp.Or(failed, err)
	}
	return result, err
}

// measure takes one measurement. One that fails says why in its place of the table, and is ErrNotMeasured.
func measure(name, means string, do func() ([]Figure, error)) (Measured, error) {
	settle()
	measured := Measured{Name: name, Means: means}
	var err error
	if measured.Figures, err = do(); err != nil {
		measured.Error = err.Error()
		return measured, ErrNotMeasured
	}
	return measured, nil
}

// settle clears away what the measurement before left behind, so that it is no burden of the next: memory, and what was written and is still on its
// way to the disk.
func settle() {
	debug.FreeOSMemory()
	writtenOut()
}
