package hmcts

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

var errSlow = errors.New("it came too slowly")

// fetch gets an address and copies the body of a good answer, of at most limit bytes and as long as it comes fast enough.
// An error of the writer comes back as it is; every other is a *Failure.
func (c *Client) fetch(ctx context.Context, call, address string, header http.Header, limit int64, to io.Writer) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	answer, err := c.get(ctx, call, address, header)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }() // it has been read to its end, or is given up
	body := newPatient(answer.Body, c.settings.Patience, cancel)
	defer body.timer.Stop()
	keep := &keeper{to: to}
	count, err := io.Copy(keep, io.LimitReader(body, limit+1))
	switch {
	case keep.err != nil:
		return nil, fmt.Errorf("keep what the court sent: %w", keep.err)
	case errors.Is(context.Cause(ctx), errSlow):
		return nil, c.failure(call, NoAnswer, errSlow)
	case err != nil:
		return nil, c.failure(call, NoAnswer, err)
	case count > limit:
		return nil, c.failure(call, TooLarge, fmt.Errorf("the limit is %d bytes", limit))
	}
	return answer, nil
}

// keeper remembers whether it was the writing that failed, which is not the court's fault.
type keeper struct {
	to  io.Writer
	err error
}

func (k *keeper) Write(p []byte) (int, error) {
	n, err := k.to.Write(p)
	k.err = err
	return n, err
}

// patient is a body that must come at a least speed: its time to arrive grows with what has arrived.
type patient struct {
	body    io.Reader
	started time.Time
	grace   time.Duration
	count   int64
	timer   *time.Timer
}

func newPatient(body io.Reader, grace time.Duration, giveUp context.CancelCauseFunc) *patient {
	return &patient{body: body, started: time.Now(), grace: grace, timer: time.AfterFunc(grace, func() { giveUp(errSlow) })}
}

func (p *patient) Read(buffer []byte) (int, error) {
	n, err := p.body.Read(buffer)
	p.count += int64(n)
	p.timer.Reset(time.Until(p.started) + p.grace + time.Duration(p.count/slowestTransfer)*time.Second)
	return n, err
}
