package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"candour/internal/ledger"
)

// note is what one writer wrote once: its words are said by nobody else.
type note struct {
	id     ledger.EntryID
	stream ledger.StreamID
	words  string
}

// journal keeps what was sent and what was acknowledged. Each line is one write to the file: who is killed leaves whole lines.
type journal struct{ file *os.File }

func openJournal(path string) (*journal, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	return &journal{f}, err
}

func (j *journal) sent(n note) error {
	_, err := fmt.Fprintf(j.file, "sent\t%s\t%s\t%s\n", n.id, n.stream, n.words)
	return err
}

func (j *journal) kept(n note) error {
	_, err := fmt.Fprintf(j.file, "kept\t%s\t%d\n", n.id, time.Now().UnixNano())
	return err
}

// past is a journal as read.
type past struct {
	sent []note
	kept map[ledger.EntryID]time.Time
}

func readJournal(path string) (past, error) {
	p := past{kept: map[ledger.EntryID]time.Time{}}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return p, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if err := p.take(strings.Split(lines.Text(), "\t")); err != nil {
			return p, fmt.Errorf("journal: %w", err)
		}
	}
	return p, lines.Err()
}

func (p *past) take(fields []string) error {
	switch {
	case fields[0] == "sent" && len(fields) == 4:
		p.sent = append(p.sent, note{ledger.EntryID(fields[1]), ledger.StreamID(fields[2]), fields[3]})
	case fields[0] == "kept" && len(fields) == 3:
		at, err := strconv.ParseInt(fields[2], 10, 64)
		p.kept[ledger.EntryID(fields[1])] = time.Unix(0, at)
		return err
	default:
		return fmt.Errorf("%q is no line of it", fields)
	}
	return nil
}

// unanswered are the notes of which nobody knows whether they were recorded.
func (p past) unanswered() (all []note) {
	for _, n := range p.sent {
		if _, kept := p.kept[n.id]; !kept {
			all = append(all, n)
		}
	}
	return all
}
