package typst

import "context"

type task func(ctx context.Context)

// tasks is the queue of what is to be done once the compiler's present call has returned: a JavaScript engine's microtasks.
type tasks struct{ waiting []task }

func (q *tasks) add(t task) { q.waiting = append(q.waiting, t) }

func (q *tasks) run(ctx context.Context) {
	for len(q.waiting) > 0 && ctx.Err() == nil {
		next := q.waiting[0]
		q.waiting = q.waiting[1:]
		next(ctx)
	}
}

type promiseState int

const (
	pending promiseState = iota
	fulfilled
	rejected
)

// promise is a value that comes later. Only what follows a fulfilled one is ever called: the compiler asks for no other.
type promise struct {
	queue   *tasks
	state   promiseState
	value   any
	waiting []func(ctx context.Context, v any)
}

// resolve fulfils the promise, with another promise's value when v is one. Only the first answer counts.
func (p *promise) resolve(v any) {
	if other, ok := v.(*promise); ok {
		other.then(func(_ context.Context, v any) { p.resolve(v) })
		return
	}
	if p.state != pending {
		return
	}
	p.state, p.value = fulfilled, v
	for _, f := range p.waiting {
		p.queue.add(func(ctx context.Context) { f(ctx, v) })
	}
	p.waiting = nil
}

func (p *promise) reject(v any) {
	if p.state == pending {
		p.state, p.value, p.waiting = rejected, v, nil
	}
}

// then calls f with the value once there is one, never before the present call has returned.
func (p *promise) then(f func(ctx context.Context, v any)) {
	switch p.state {
	case pending:
		p.waiting = append(p.waiting, f)
	case fulfilled:
		p.queue.add(func(ctx context.Context) { f(ctx, p.value) })
	}
}
