package app

import (
	"io"
	"os"

	"candour/internal/argument/exchange"
)

type argueCommand struct {
	File        string `arg:"" help:"File to read, or - for standard input. Its first line decides: “p af N” begins an attack graph of N arguments with lines “i j” for i attacks j; anything else is lines E, S, J, A and D."`
	Certificate bool   `help:"Also print each record's rank and rule, which a separate program can check."`
}

// Run reads the records and prints a line for each.
func (c argueCommand) Run(s streams) error {
	in := s.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return usage{err}
		}
		defer f.Close()
		in = io.Reader(f)
	}
	return exchange.Run(in, s.out, c.Certificate)
}
