package court

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// makeOrder brings in an order with what it asks of the service.
func (w *writing) makeOrder(id ledger.EntryID, thing toldThing) {
	body := thing.order.body
	body.Court, body.Asks = courtWord(w.now.at, thing.id), thing.order.asks
	for _, hearing := range thing.order.hearings {
		if ref, there := w.refOfHearing(hearing); there && body.Hearing.IsZero() {
			body.Hearing = ref
		}
	}
	put(w, w.s.Stream, casework.OrderMade, id, casework.When(body.Made, noTime), body)
	for _, o := range w.s.Orders() {
		if o.Court == nil && !body.Made.IsZero() && o.Made == body.Made {
			w.offer(id, o.Ref, body.Name, "made on the same day")
		}
	}
}

// refOfHearing finds a hearing that this act may have brought in itself.
func (w *writing) refOfHearing(key thingKey) (ledger.Ref, bool) {
	entry, known := w.began[key]
	return ledger.Ref{Stream: w.s.Stream, Entry: entry}, known
}

// tellOrders brings what an order asks up to the court's last word, unless somebody has read the order: what a person read counts.
func (w *writing) tellOrders() {
	last := map[thingKey]*toldOrder{}
	at := map[thingKey]string{}
	for _, t := range w.tellings {
		for _, thing := range t.things {
			if thing.order != nil && len(thing.order.asks) > 0 {
				last[thing.key], at[thing.key] = thing.order, t.at
			}
		}
	}
	for _, thing := range w.now.things {
		if told := last[thing.key]; told != nil {
			w.tellAsks(thing.key, told.asks, at[thing.key])
		}
	}
}

func (w *writing) tellAsks(key thingKey, asks []casework.Ask, at string) {
	ref, there := w.ref(key)
	if !there {
		return
	}
	order, _ := w.s.Order(ref)
	switch {
	case slices.Equal(order.Asks, asks):
	case !readByPerson(order):
		put(w, w.s.Stream, casework.OrderRead, w.id("read "+string(ref.Entry)), nil, casework.OrderReadBody{
			Order: ref, OrderText: casework.OrderText{Asks: asks, Questions: order.Questions}, Why: "The court changed what it says of this order.",
		})
	case !slices.Equal(w.held.differs[ref.Entry], asks):
		put(w, w.s.Stream, OrderDiffers, w.id("differs "+string(ref.Entry)), nil, OrderDiffersBody{Order: ref, Name: order.Name, Asks: asks, At: at})
	}
}

func readByPerson(o *casework.Order) bool {
	return o.Court == nil || slices.ContainsFunc(o.Readings, func(e ledger.Entry) bool {
		return e.Kind == casework.OrderRead.Name() && e.Author.Person != ""
	})
}
