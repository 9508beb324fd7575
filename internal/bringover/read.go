package bringover

import (
	"io"

	"candour/internal/csvfile"
)

// What the lines of a file are about.
const (
	Teams  = "teams"
	Staff  = "staff"
	Cases  = "cases"
	People = "people" // of the cases
)

// columns are those of each sort of file. A file has all of its sort, in any order; a value may be empty where the guide says so.
var columns = map[string][]string{
	Teams:  {"team"},
	Staff:  {"name", "role", "team", "manages"},
	Cases:  {"number", "law", "title", "court", "received", "issued", "track", "team", "worker", "since"},
	People: {"number", "kind", "name", "called", "born", "part"},
}

// What is read of a file.
type (
	Line  = csvfile.Line
	File  = csvfile.File
	Fault = csvfile.Fault
)

// Read reads one file of teams, staff, cases or people.
func Read(name string, from io.Reader) (File, error) { return csvfile.Read(name, from, columns) }
