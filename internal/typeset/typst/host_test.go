package typst

import (
	"context"
	"testing"
)

func TestDroppedValuesGiveTheirNumbersBack(t *testing.T) {
	h := newHeap()
	one := h.add("one")
	if got := h.take(one); got != "one" {
		t.Errorf("take = %v", got)
	}
	if again := h.add("two"); again != one {
		t.Errorf("the number %d was not used again, but %d", one, again)
	}
	h.drop(slotTrue)
	if h.get(slotTrue) != true {
		t.Error("a constant was dropped")
	}
}

func TestNumberThatWasNeverGivenOutIsThrown(t *testing.T) {
	defer func() {
		if _, ok := recover().(thrown); !ok {
			t.Error("nothing was thrown")
		}
	}()
	newHeap().get(1 << 30)
}

func TestPromiseIsKeptAfterThePresentCallAndOnlyOnce(t *testing.T) {
	var queue tasks
	p := &promise{queue: &queue}
	var got []any
	p.then(func(_ context.Context, v any) { got = append(got, v) })
	p.resolve("first")
	p.resolve("second")
	if len(got) != 0 {
		t.Error("it did not wait for the present call")
	}
	p.then(func(_ context.Context, v any) { got = append(got, v, "late") })
	queue.run(context.Background())
	if len(got) != 3 || got[0] != "first" || got[1] != "first" || got[2] != "late" {
		t.Errorf("it gave %v", got)
	}
}

func TestPromiseOfAPromiseGivesTheInnerValue(t *testing.T) {
	var queue tasks
	inner, outer := &promise{queue: &queue}, &promise{queue: &queue}
	outer.resolve(inner)
	inner.resolve(3.0)
	queue.run(context.Background())
	if outer.state != fulfilled || outer.value != 3.0 {
		t.Errorf("state %v, value %v", outer.state, outer.value)
	}
}

func TestRejectedPromiseStaysRejected(t *testing.T) {
	p := &promise{queue: &tasks{}}
	p.reject(newError("no"))
	p.resolve("yes")
	if p.state != rejected || describe(p.value) != "no" {
		t.Errorf("state %v, value %v", p.state, p.value)
	}
}
