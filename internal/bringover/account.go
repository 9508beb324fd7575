package bringover

import "slices"

// outcome is what becomes of a line.
type outcome int

const (
	made outcome = iota
	there
	refused
)

// Account is what became of the lines of one file.
type Account struct {
	File                       string
	Read, Made, There, Refused int
}

// Agrees reports whether every line that was read is accounted for.
func (a Account) Agrees() bool { return a.Read == a.Made+a.There+a.Refused }

// Result is what became of all files.
type Result struct {
	Accounts []Account // one for each file, in the order given
	Faults   []Fault   // one at least for each line refused, file by file and line by line
}

// Refused reports whether anything was refused.
func (r Result) Refused() bool { return len(r.Faults) > 0 }

// Agrees reports whether every line of every file is accounted for.
func (r Result) Agrees() bool {
	return !slices.ContainsFunc(r.Accounts, func(a Account) bool { return !a.Agrees() })
}

// books keep what becomes of each line while it is worked out. A line without an outcome is a mistake in this package, and shows in the account.
type books struct {
	files    []File
	outcomes map[place]outcome
	faults   map[place][]Fault
}

// place is a line of a file.
type place struct {
	file string
	line int
}

func newBooks(files []File) *books {
	b := &books{files: files, outcomes: map[place]outcome{}, faults: map[place][]Fault{}}
	for _, f := range files {
		for _, fault := range f.Faults {
			at := place{fault.File, fault.Line}
			b.outcomes[at] = refused
			b.faults[at] = append(b.faults[at], fault)
		}
	}
	return b
}

func (b *books) set(l Line, o outcome) { b.outcomes[place{l.File, l.Number}] = o }

func (b *books) refuse(l Line, column, why string) {
	at := place{l.File, l.Number}
	b.outcomes[at] = refused
	b.faults[at] = append(b.faults[at], Fault{File: l.File, Line: l.Number, Column: column, Why: why})
}

func (b *books) refused(l Line) bool { return len(b.faults[place{l.File, l.Number}]) > 0 }

// result adds up. What was read is counted from the files, and what became of it from the outcomes.
func (b *books) result() Result {
	var r Result
	for _, f := range b.files {
		a := Account{File: f.Name, Read: len(f.Lines) + len(f.Faults)}
		for at, o := range b.outcomes {
			if at.file != f.Name {
				continue
			}
			switch o {
			case made:
				a.Made++
			case there:
				a.There++
			case refused:
				a.Refused++
			}
		}
		r.Accounts = append(r.Accounts, a)
		r.Faults = append(r.Faults, b.faultsOf(f.Name)...)
	}
	return r
}

func (b *books) faultsOf(file string) []Fault {
	var all []Fault
	for at, faults := range b.faults {
		if at.file == file {
			all = append(all, faults...)
		}
	}
	slices.SortStableFunc(all, func(a, b Fault) int { return a.Line - b.Line })
	return all
}

// of are the lines of all files of a sort.
func (b *books) of(sort string) (lines []Line) {
	for _, f := range b.files {
		if f.Sort == sort {
			lines = append(lines, f.Lines...)
		}
	}
	return lines
}
