package typst

// The compiler was built to find the four constants at fixed numbers, and to treat everything below firstFree as never freed.
const (
	slotUndefined = 128
	slotNull      = 129
	slotTrue      = 130
	slotFalse     = 131
	firstFree     = 132
)

// heap holds the values that the compiler knows only by number. A number is used again once its value was dropped.
type heap struct {
	slots []any
	free  []uint32
}

func newHeap() *heap {
	h := &heap{slots: make([]any, firstFree)}
	for i := range h.slots {
		h.slots[i] = undefined{}
	}
	h.slots[slotNull], h.slots[slotTrue], h.slots[slotFalse] = null{}, true, false
	return h
}

func (h *heap) add(v any) uint64 {
	if n := len(h.free); n > 0 {
		slot := h.free[n-1]
		h.free = h.free[:n-1]
		h.slots[slot] = v
		return uint64(slot)
	}
	h.slots = append(h.slots, v)
	return uint64(len(h.slots) - 1)
}

// get panics on a number that was never given out: the compiler is then beyond trust, and its caller turns the panic into an error.
func (h *heap) get(slot uint64) any {
	i := uint32(slot)
	if int64(i) >= int64(len(h.slots)) {
		panic(thrown("a value that does not exist"))
	}
	return h.slots[i]
}

func (h *heap) drop(slot uint64) {
	i := uint32(slot)
	if i < firstFree || int64(i) >= int64(len(h.slots)) {
		return
	}
	h.slots[i] = undefined{}
	h.free = append(h.free, i)
}

func (h *heap) take(slot uint64) any {
	v := h.get(slot)
	h.drop(slot)
	return v
}
