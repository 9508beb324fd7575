package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// patience is how long a database may take before it is taken for dead: a machine that has lost its network, or stands still, closes no
// connection.
type patience struct {
	connect time.Duration // for one host of the address to let us in, unless the address says connect_timeout
	commit  time.Duration // for a word while something is committed
	other   time.Duration // for a word to anybody else
	follow  time.Duration // for another primary to be there, before those who wait are told that nobody knows
}

// usual leaves Patroni the time to make another primary. What waits longer than a commit does is asked of the whole record, as verify does.
var usual = patience{connect: 3 * time.Second, commit: 10 * time.Second, other: time.Minute, follow: 45 * time.Second}

// Longest is about how long a commit may take that ends well all the same: it meets a lost primary, and the next one takes it.
const Longest = 55 * time.Second

// bound has connections opened and listened to with patience for so long and no longer.
func bound(config *pgx.ConnConfig, connect, silence time.Duration) {
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connect
	}
	dial := config.DialFunc
	config.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &listening{Conn: conn, patience: silence}, nil
	}
}

var errSilent = errors.New("the database says nothing any more")

// listening is a connection whose reads and writes fail when nothing moves for too long, unless its user has set a time of its own.
type listening struct {
	net.Conn
	patience time.Duration

	mu     sync.Mutex
	theirs bool // a deadline of the connection's user is set
}

// Read implements net.Conn.
func (l *listening) Read(p []byte) (int, error) {
	if err := l.arm(l.Conn.SetReadDeadline); err != nil {
		return 0, err
	}
	n, err := l.Conn.Read(p)
	return n, l.said(err)
}

// Write implements net.Conn.
func (l *listening) Write(p []byte) (int, error) {
	if err := l.arm(l.Conn.SetWriteDeadline); err != nil {
		return 0, err
	}
	n, err := l.Conn.Write(p)
	return n, l.said(err)
}

func (l *listening) arm(deadline func(time.Time) error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.theirs {
		return nil
	}
	return deadline(time.Now().Add(l.patience))
}

// said tells the end of our patience, which is the connection's end, from a deadline that its user has set.
func (l *listening) said(err error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if errors.Is(err, os.ErrDeadlineExceeded) && !l.theirs {
		return errors.Join(fmt.Errorf("%w (for %s)", errSilent, l.patience), l.Conn.Close())
	}
	return err
}

// SetDeadline implements net.Conn.
func (l *listening) SetDeadline(t time.Time) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.theirs = !t.IsZero()
	return l.Conn.SetDeadline(t)
}
