package bench

import (
	"fmt"
	"strings"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite "modernc.org/sqlite/lib"
)

// Statements tells which SQL statements SQLite begins to run. SQLite itself tells of them, on every connection opened after it was asked
// to, so that nothing of the service is changed to be counted. What a trigger runs is part of what set it off.
type Statements struct {
	mu       sync.Mutex
	counting bool
	all      []string
	steps    int64 // of SQLite's virtual machine
}

// During are the statements that were begun while something was done.
func (s *Statements) During(do func() error) ([]string, error) {
	s.count(true)
	err := do()
	return s.count(false), err
}

// count begins or ends the counting, and answers what was counted before.
func (s *Statements) count(on bool) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	counted := s.all
	s.counting, s.all = on, nil
	if on {
		s.steps = 0
	}
	return counted
}

// Steps is how many steps SQLite's virtual machine took, since the counting began last, for the statements that ended. They are the same on every machine,
// and are the work that a question of a list makes: one that walks through twice as many rows takes twice as many.
func (s *Statements) Steps() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.steps
}

func (s *Statements) ended(steps int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.counting {
		s.steps += steps
	}
}

func (s *Statements) begun(sql string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.counting && !strings.HasPrefix(sql, "--") {
		s.all = append(s.all, sql)
	}
}

// process is told of every statement: SQLite calls plain functions, which close over nothing.
var process struct {
	once sync.Once
	err  error
	Statements
}

// TraceStatements asks SQLite to tell of its statements for the rest of the process. Connections that are open already stay silent.
func TraceStatements() (*Statements, error) {
	process.once.Do(func() {
		tls := libc.NewTLS()
		defer tls.Close()
		if rc := sqlite.Xsqlite3_auto_extension(tls, pointerTo(onConnection)); rc != sqlite.SQLITE_OK {
			process.err = fmt.Errorf("trace statements: SQLite answers %d", rc)
		}
	})
	return &process.Statements, process.err
}

// onConnection is called with each connection as it is opened.
func onConnection(tls *libc.TLS, db, _, _ uintptr) int32 {
	return sqlite.Xsqlite3_trace_v2(tls, db, sqlite.SQLITE_TRACE_STMT|sqlite.SQLITE_TRACE_PROFILE, pointerTo(onStatement), 0)
}

// onStatement is called as a statement begins, when text is its SQL, or a comment for what a trigger runs; and as it ends.
func onStatement(tls *libc.TLS, event uint32, _, statement, text uintptr) int32 {
	if event == sqlite.SQLITE_TRACE_STMT {
		process.begun(libc.GoString(text))
		return 0
	}
	const fromNowOn = 1
	process.ended(int64(sqlite.Xsqlite3_stmt_status(tls, statement, sqlite.SQLITE_STMTSTATUS_VM_STEP, fromNowOn)))
	return 0
}

// pointerTo is a function as SQLite, which is C compiled to Go, points to one: the address of what a Go function value points to.
func pointerTo[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }
