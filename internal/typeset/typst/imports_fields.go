package typst

import (
	"context"
	"fmt"
)

func getIndex(_ context.Context, h *host, args []uint64) uint64 {
	return h.heap.add(property(h.heap.get(args[0]), float64(uint32(args[1]))))
}

func getProperty(_ context.Context, h *host, args []uint64) uint64 {
	return h.heap.add(property(h.heap.get(args[0]), h.heap.get(args[1])))
}

func getNamed(name string) importFunc {
	return func(_ context.Context, h *host, args []uint64) uint64 {
		return h.heap.add(property(h.heap.get(args[0]), name))
	}
}

func hasProperty(_ context.Context, h *host, args []uint64) uint64 {
	return flag(property(h.heap.get(args[1]), h.heap.get(args[0])) != any(undefined{}))
}

func iterationDone(_ context.Context, h *host, args []uint64) uint64 {
	return flag(property(h.heap.get(args[0]), "done") == any(true))
}

func entries(_ context.Context, h *host, args []uint64) uint64 {
	list := &array{}
	if o, ok := h.heap.get(args[0]).(*object); ok {
		for _, name := range o.names {
			list.items = append(list.items, &array{[]any{name, o.fields[name]}})
		}
	}
	return h.heap.add(list)
}

func getLength(_ context.Context, h *host, args []uint64) uint64 {
	return length(h.heap.get(args[0]))
}

// copyOut copies an array of bytes into the compiler's memory, which must have room for exactly it.
func copyOut(_ context.Context, h *host, args []uint64) uint64 {
	from, ok := h.heap.get(args[2]).(*octets)
	if !ok || uint64(len(from.bytes)) > args[1] {
		panic(thrown("bytes that do not fit where the compiler wants them"))
	}
	h.write(args[0], from.bytes)
	return 0
}

func push(_ context.Context, h *host, args []uint64) uint64 {
	a, ok := h.heap.get(args[0]).(*array)
	if !ok {
		panic(thrown("a value pushed on what is no array"))
	}
	a.items = append(a.items, h.heap.get(args[1]))
	return uint64(len(a.items))
}

func setTaken(_ context.Context, h *host, args []uint64) uint64 {
	name, v := h.heap.take(args[1]), h.heap.take(args[2])
	setField(h.heap.get(args[0]), name, v)
	return 0
}

func setProperty(_ context.Context, h *host, args []uint64) uint64 {
	setField(h.heap.get(args[0]), h.heap.get(args[1]), h.heap.get(args[2]))
	return flag(true)
}

func setField(v, name, value any) {
	if o, ok := v.(*object); ok {
		o.set(fmt.Sprint(name), value)
	}
}

// setIndex fills an array of a length that the compiler chose; maxIndex is far above any it needs.
func setIndex(_ context.Context, h *host, args []uint64) uint64 {
	const maxIndex = 1 << 20
	a, ok := h.heap.get(args[0]).(*array)
	i := uint32(args[1])
	if !ok || i > maxIndex {
		panic(thrown("a value set where there is no array"))
	}
	for len(a.items) <= int(i) {
		a.items = append(a.items, undefined{})
	}
	a.items[i] = h.heap.take(args[2])
	return 0
}
