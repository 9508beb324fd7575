package typst

import (
	"context"

	"github.com/tetratelabs/wazero/api"
)

// makeClosure wraps one of the compiler's own functions. It lives as long as the compiler: a document needs a handful.
func makeClosure(_ context.Context, h *host, args []uint64) uint64 {
	state, table := args[0], args[1]
	return h.heap.add(&function{func(ctx context.Context, given ...any) (any, error) {
		var v any = undefined{}
		if len(given) > 0 {
			v = given[0]
		}
		h.call(ctx, exportCallClosure, state, table, h.heap.add(v))
		return undefined{}, nil
	}})
}

// makeScript makes a function of script text. The compiler does so for one thing: to be told that it has no files but ours.
func makeScript(_ context.Context, h *host, _ []uint64) uint64 {
	return h.heap.add(&function{func(context.Context, ...any) (any, error) {
		return nil, thrown("there is no such file")
	}})
}

// callFunction calls args[0] as a method of args[1] with the rest.
func callFunction(ctx context.Context, h *host, args []uint64) uint64 {
	f, ok := h.heap.get(args[0]).(*function)
	if !ok {
		return h.throw(ctx, "not a function")
	}
	var given []any
	for _, a := range args[2:] {
		given = append(given, h.heap.get(a))
	}
	answer, err := f.call(ctx, given...)
	if err != nil {
		return h.throw(ctx, err.Error())
	}
	return h.heap.add(answer)
}

// makePromise makes a promise and hands the compiler the two functions that settle it.
func makePromise(ctx context.Context, h *host, args []uint64) uint64 {
	p := &promise{queue: &h.tasks}
	h.call(ctx, exportCallExecutor, args[0], args[1], h.heap.add(settler(p.resolve)), h.heap.add(settler(p.reject)))
	return h.heap.add(p)
}

func settler(settle func(any)) *function {
	return &function{func(_ context.Context, given ...any) (any, error) {
		var v any = undefined{}
		if len(given) > 0 {
			v = given[0]
		}
		settle(v)
		return undefined{}, nil
	}}
}

func resolvedPromise(_ context.Context, h *host, args []uint64) uint64 {
	p := &promise{queue: &h.tasks}
	p.resolve(h.heap.get(args[0]))
	return h.heap.add(p)
}

// then answers with a promise that stays pending: the compiler never waits for it.
func then(_ context.Context, h *host, args []uint64) uint64 {
	p, isPromise := h.heap.get(args[0]).(*promise)
	f, isFunction := h.heap.get(args[1]).(*function)
	if !isPromise || !isFunction {
		panic(thrown("what is no promise was waited for"))
	}
	p.then(func(ctx context.Context, v any) { run(ctx, f, v) })
	return h.heap.add(&promise{queue: &h.tasks})
}

func taskQueuer(_ context.Context, h *host, _ []uint64) uint64 {
	return h.heap.add(&function{func(_ context.Context, given ...any) (any, error) {
		if len(given) > 0 {
			h.queue(given[0])
		}
		return undefined{}, nil
	}})
}

func queueTask(_ context.Context, h *host, args []uint64) uint64 {
	h.queue(h.heap.get(args[0]))
	return 0
}

func (h *host) queue(v any) {
	f, ok := v.(*function)
	if !ok {
		panic(thrown("what is no function was queued"))
	}
	h.tasks.add(func(ctx context.Context) { run(ctx, f) })
}

// run calls a function that nobody waits for: a failure ends the compiler.
func run(ctx context.Context, f *function, args ...any) {
	if _, err := f.call(ctx, args...); err != nil {
		panic(err)
	}
}

// stopped is the compiler's clock: always the beginning of 1970, UTC, so that the same files make the same bytes.
func stopped(context.Context, *host, []uint64) uint64 { return api.EncodeF64(0) }

func complainText(ctx context.Context, h *host, args []uint64) uint64 {
	h.complain(h.text(args[0], args[1]))
	h.call(ctx, exportFree, args[0], args[1], 1)
	return 0
}

func complainValue(_ context.Context, h *host, args []uint64) uint64 {
	h.complain(describe(h.heap.get(args[0])))
	return 0
}

func throwText(_ context.Context, h *host, args []uint64) uint64 {
	panic(thrown(h.text(args[0], args[1])))
}
