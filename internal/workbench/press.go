package workbench

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// press is a child that makes documents, of one case in all its life.
type press struct {
	*child
	caseName string // "" until its first document
	made     int
	idle     *time.Timer
}

// presses are those that wait for work, and room for those that may be alive at once.
type presses struct {
	mutex   sync.Mutex
	room    chan struct{} // holds one token for each press at work
	waiting []*press      // longest waiting first
	closed  bool
}

var errClosed = errors.New("the bench is closed")

// takePress gives the case's own press, or one that has no case yet, or starts one; it waits while all are at work.
func (b *Bench) takePress(ctx context.Context, caseName string) (*press, error) {
	room, err := b.roomForPresses()
	if err != nil {
		return nil, err
	}
	select {
	case room <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	p := b.waitingPress(caseName)
	if p == nil {
		if p, err = b.startPress(ctx); err != nil {
			<-room
			return nil, err
		}
	}
	p.caseName = caseName
	return p, nil
}

func (b *Bench) roomForPresses() (chan struct{}, error) {
	b.presses.mutex.Lock()
	defer b.presses.mutex.Unlock()
	if b.presses.closed {
		return nil, errClosed
	}
	if b.presses.room == nil {
		b.presses.room = make(chan struct{}, or(b.Presses, 1))
	}
	return b.presses.room, nil
}

// waitingPress takes a press that may serve the case out of those that wait. Where none may, and as many are alive as there is room
// for, the longest waiting one is ended: another case's press is of no use.
func (b *Bench) waitingPress(caseName string) *press {
	b.presses.mutex.Lock()
	defer b.presses.mutex.Unlock()
	for _, fits := range []string{caseName, ""} {
		for i, p := range b.presses.waiting {
			if p.caseName == fits && p.idle.Stop() {
				b.presses.waiting = append(b.presses.waiting[:i], b.presses.waiting[i+1:]...)
				return p
			}
		}
	}
	atWork := len(b.presses.room) - 1
	if len(b.presses.waiting) > 0 && atWork+len(b.presses.waiting) >= cap(b.presses.room) {
		longest := b.presses.waiting[0]
		b.presses.waiting = b.presses.waiting[1:]
		longest.idle.Stop()
		longest.end()
	}
	return nil
}

func (b *Bench) startPress(ctx context.Context) (*press, error) {
	dir, err := b.cacheDir()
	if err != nil {
		return nil, err
	}
	k, err := b.start(pressCage)
	if err != nil {
		return nil, err
	}
	answer, err := k.ask(ctx, frame{header: header{Kind: kindPress}, body: []byte(dir)}, pressStart, 0)
	if err == nil && answer.Kind != kindDone {
		err = fmt.Errorf("start a press: %w", errCrash)
	}
	if err != nil {
		k.end()
		return nil, err
	}
	return &press{child: k}, nil
}

// givePress lets a press wait for the next document of its case, and ends it when it failed, has made many, or waits for long.
func (b *Bench) givePress(p *press, well bool) {
	b.presses.mutex.Lock()
	defer b.presses.mutex.Unlock()
	<-b.presses.room
	if p.made++; !well || b.presses.closed || p.made >= pressLife {
		p.end()
		return
	}
	p.idle = time.AfterFunc(pressIdle, func() { b.retire(p) })
	b.presses.waiting = append(b.presses.waiting, p)
}

func (b *Bench) retire(p *press) {
	b.presses.mutex.Lock()
	for i, other := range b.presses.waiting {
		if other == p {
			b.presses.waiting = append(b.presses.waiting[:i], b.presses.waiting[i+1:]...)
			break
		}
	}
	b.presses.mutex.Unlock()
	p.end()
}

// Close ends every press that waits; those at work end with their document. A closed bench makes no more documents.
func (b *Bench) Close() error {
	b.presses.mutex.Lock()
	waiting := b.presses.waiting
	b.presses.waiting, b.presses.closed = nil, true
	b.presses.mutex.Unlock()
	for _, p := range waiting {
		p.idle.Stop()
		p.end()
	}
	return nil
}
