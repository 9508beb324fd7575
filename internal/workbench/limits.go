package workbench

import "time"

// Limits bound what is taken from outside and what it may cost. A zero field is the default beside it.
type Limits struct {
	File    int64         // bytes of one file; 25 MB
	Pixels  int           // width times height of one picture; 40 million
	Pages   int           // pages of one PDF; 500
	Letters int           // characters of the text of one file; 5 million
	Time    time.Duration // of the clock, for one try at one file; 45 seconds
	CPU     time.Duration // of the processor, for one try at one file; 30 seconds
	Memory  int64         // bytes that a child may take for a file; 768 MB
}

const megabyte = 1 << 20

func (l Limits) orDefault() Limits {
	return Limits{
		File:    or(l.File, 25*megabyte),
		Pixels:  or(l.Pixels, 40_000_000),
		Pages:   or(l.Pages, 500),
		Letters: or(l.Letters, 5_000_000),
		Time:    or(l.Time, 45*time.Second),
		CPU:     or(l.CPU, 30*time.Second),
		Memory:  or(l.Memory, 768*megabyte),
	}
}

func or[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// answer is how long an answer about one file may be: the pictures of a PDF come back beside its text.
func (l Limits) answer() int64 { return 4 * l.File }

// cage is what one child may take, told to it before anything else.
type cage struct {
	Memory   int64 `json:"memory"`   // bytes
	CPU      int64 `json:"cpu"`      // seconds, over its whole life
	FileSize int64 `json:"fileSize"` // bytes of any file it writes; 0 for none
}

func (l Limits) readingCage() cage {
	return cage{Memory: l.Memory, CPU: int64(l.CPU / time.Second)}
}

// A press holds the compiler. It writes one file: the compiler's machine code, at the first start.
const (
	pressLife   = 50               // documents, before a new one takes its place; long before its limit on the processor
	pressIdle   = 2 * time.Minute  // without work, before it is ended
	pressStart  = 10 * time.Minute // to be ready, machine code and all
	pressRender = 2 * time.Minute  // for one document
	pressOutput = 256 * megabyte   // one PDF
)

var pressCage = cage{Memory: 2048 * megabyte, CPU: 1200, FileSize: 512 * megabyte}
