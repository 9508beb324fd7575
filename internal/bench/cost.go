package bench

import (
	"runtime"
	"slices"
	"strings"
	"time"
)

// Cost is what doing something once took, on average of many times.
type Cost struct {
	CPU       time.Duration // on all cores together
	Allocated float64       // bytes
	Asked     float64       // SQL statements that read
	Steps     float64       // of SQLite's virtual machine
	Wrote     float64       // SQL statements that write; not the beginning and end of the transaction around them, which write nothing
}

// CostOf does something so many times. Nothing else may be going on in the process.
func CostOf(statements *Statements, times int, do func(i int) error) (c Cost, err error) {
	var ran []string
	before := allocated()
	cpu, err := processorTimeOf(func() (err error) {
		ran, err = statements.During(func() error { return repeat(times, do) })
		return err
	})
	c.Allocated = float64(allocated()-before) / float64(times)
	c.CPU = cpu / time.Duration(times)
	c.Steps = float64(statements.Steps()) / float64(times)
	c.Asked = float64(count(ran, "SELECT")) / float64(times)
	c.Wrote = float64(len(ran)-count(ran, "SELECT", "BEGIN", "COMMIT")) / float64(times)
	return c, err
}

// processorTimeOf is how long the process computed while something was done. What was done before is tidied up first.
func processorTimeOf(do func() error) (time.Duration, error) {
	runtime.GC()
	begun, err := processorTime()
	if err != nil {
		return 0, err
	}
	if err := do(); err != nil {
		return 0, err
	}
	ended, err := processorTime()
	return ended - begun, err
}

func repeat(times int, do func(i int) error) error {
	for i := range times {
		if err := do(i); err != nil {
			return err
		}
	}
	return nil
}

// count is how many of the statements begin with one of the words.
func count(statements []string, words ...string) (n int) {
	for _, sql := range statements {
		if slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(sql, word) }) {
			n++
		}
	}
	return n
}

// allocated is how many bytes the process has allocated since it began.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
