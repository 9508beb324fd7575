package ledger

import (
	"container/list"
	"sync"
)

// cache keeps the histories read last, bounded in bytes. A hit is believed only after the head was read and its link compared.
type cache struct {
	mu       sync.Mutex
	limit    int
	held     int
	order    *list.List // front is the newest
	byStream map[StreamID]*list.Element
}

func newCache(limit int) *cache {
	return &cache{limit: limit, order: list.New(), byStream: map[StreamID]*list.Element{}}
}

func (c *cache) get(stream StreamID) *History {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byStream[stream]
	if !ok {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*History)
}

func (c *cache) put(h *History) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop(h.Stream)
	c.byStream[h.Stream] = c.order.PushFront(h)
	c.held += h.bytes
	for c.held > c.limit && c.order.Len() > 1 {
		c.drop(c.order.Back().Value.(*History).Stream)
	}
}

func (c *cache) drop(stream StreamID) {
	e, ok := c.byStream[stream]
	if !ok {
		return
	}
	c.held -= c.order.Remove(e).(*History).bytes
	delete(c.byStream, stream)
}
