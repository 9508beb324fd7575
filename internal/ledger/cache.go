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

// put keeps a history, unless a newer one of its stream is held: readers of one stream may finish in any order.
func (c *cache) put(h *History) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.byStream[h.Stream]; ok && e.Value.(*History).Version > h.Version {
		return
	}
	c.remove(h.Stream)
	c.byStream[h.Stream] = c.order.PushFront(h)
	c.held += h.bytes
	for c.held > c.limit && c.order.Len() > 1 {
		c.remove(c.order.Back().Value.(*History).Stream)
	}
}

// drop forgets what is held of a stream.
func (c *cache) drop(stream StreamID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.remove(stream)
}

func (c *cache) remove(stream StreamID) {
	e, ok := c.byStream[stream]
	if !ok {
		return
	}
	c.held -= c.order.Remove(e).(*History).bytes
	delete(c.byStream, stream)
}
