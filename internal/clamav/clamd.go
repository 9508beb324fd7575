package clamav

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// Clamd is the daemon, as it is reached.
type Clamd struct {
	Socket string // path of its unix socket: LocalSocket in clamd.conf
}

// Harmful is a file that clamd knows.
type Harmful struct {
	Signature string // as clamd names it
}

func (h *Harmful) Error() string { return "clamd found " + h.Signature }

const (
	patience  = time.Minute // for one piece to be taken, and for the answer after the last
	answerMax = 1 << 10     // bytes of an answer that are read
)

// Ping reports whether clamd answers.
func (c Clamd) Ping(ctx context.Context) error {
	conn, err := c.dial(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.Write([]byte("zPING\x00")); err != nil {
		return fmt.Errorf("ask clamd: %w", err)
	}
	answer, err := read(conn)
	if err == nil && answer != "PONG" {
		err = fmt.Errorf("clamd answered %q", answer)
	}
	return err
}

func (c Clamd) dial(ctx context.Context) (net.Conn, error) {
	conn, err := (&net.Dialer{Timeout: patience}).DialContext(ctx, "unix", c.Socket)
	if err != nil {
		return nil, fmt.Errorf("reach clamd: %w", err)
	}
	return conn, conn.SetDeadline(time.Now().Add(patience))
}

// scan is one file on its way through clamd (man 8 clamd, INSTREAM).
type scan struct {
	conn   net.Conn
	failed error // why it takes no more; what is written after it is lost
}

// begin opens a scan. Close it.
func (c Clamd) begin(ctx context.Context) (*scan, error) {
	conn, err := c.dial(ctx)
	if err != nil {
		return nil, err
	}
	s := &scan{conn: conn}
	s.send([]byte("zINSTREAM\x00"))
	return s, nil
}

// Write hands a piece on. It never fails: what went wrong is said by verdict, so that whoever copies through it is not stopped half way.
func (s *scan) Write(piece []byte) (int, error) {
	if len(piece) > 0 {
		s.send(binary.BigEndian.AppendUint32(nil, uint32(len(piece))))
		s.send(piece)
	}
	return len(piece), nil
}

func (s *scan) send(b []byte) {
	if s.failed != nil {
		return
	}
	if s.failed = s.conn.SetDeadline(time.Now().Add(patience)); s.failed == nil {
		_, s.failed = s.conn.Write(b)
	}
}

// verdict ends the file and is nil when clamd found nothing in it, a Harmful when it knows it, and anything else when it could not be looked at.
func (s *scan) verdict() error {
	s.send(make([]byte, 4))
	answer, err := read(s.conn) // when clamd takes no more it says why, and then hangs up
	if err == nil {
		err = judge(answer)
	}
	if errors.As(err, new(*Harmful)) {
		return err
	}
	return errors.Join(err, s.failed)
}

// judge is what an answer says of a file. Whatever is not known to mean “nothing found” is an error.
func judge(answer string) error {
	said, ofFile := strings.CutPrefix(answer, "stream: ")
	signature, found := strings.CutSuffix(said, " FOUND")
	switch {
	case ofFile && found:
		return &Harmful{signature}
	case ofFile && said == "OK":
		return nil
	default:
		return fmt.Errorf("clamd answered %q", answer)
	}
}

func (s *scan) close() { _ = s.conn.Close() }

// read is one answer, which ends with a NUL or the end of the connection.
func read(conn io.Reader) (string, error) {
	answer, err := io.ReadAll(io.LimitReader(conn, answerMax))
	if len(answer) == 0 {
		return "", errors.Join(errors.New("clamd did not answer"), err)
	}
	return strings.TrimRight(string(answer), "\x00\n"), nil
}
