package casework

import (
	"cmp"
	"slices"

	"candour/internal/ledger"
	"candour/internal/pack"
)

// Order is an order of the court, with what was read in it.
type Order struct {
	OrderBody
	Ref      ledger.Ref
	Entry    ledger.Entry
	Readings []ledger.Entry // of kinds OrderRead and QuestionsMarked, oldest first; the newest OrderRead counts, with what was marked since
	marked   []MarkedPassage
}

func (s *State) applyOrder(e ledger.Entry) {
	switch b := e.Body.(type) {
	case OrderBody:
		s.addOrder(e, b)
	case OrderReadBody:
		if o, ok := s.Order(b.Order); ok {
			o.OrderText = b.OrderText
			o.Readings = append(o.Readings, e)
		}
	case QuestionsMarkedBody:
		if o, ok := s.Order(b.Order); ok {
			o.mark(e, b)
		}
	}
}

// addOrder brings in an order, or what is known of one that goes under another's name.
func (s *State) addOrder(e ledger.Entry, b OrderBody) {
	ref := s.canon(e.Ref())
	o, ok := s.Order(ref)
	switch {
	case !ok:
		s.orders = append(s.orders, &Order{OrderBody: b, Ref: ref, Entry: e})
	case ref == e.Ref():
		read := o.OrderText
		o.OrderBody, o.Entry = b.or(o.OrderBody), e
		if len(o.Readings) > 0 {
			o.OrderText = read
		}
	default:
		o.OrderBody = o.or(b)
	}
}

// or is the order with what it leaves out taken from another account of it.
func (b OrderBody) or(other OrderBody) OrderBody {
	b.Type, b.Before, b.Document = cmp.Or(b.Type, other.Type), cmp.Or(b.Before, other.Before), cmp.Or(b.Document, other.Document)
	b.Made, b.Hearing, b.Court = cmp.Or(b.Made, other.Made), cmp.Or(b.Hearing, other.Hearing), cmp.Or(b.Court, other.Court)
	if len(b.Paragraphs)+len(b.Questions)+len(b.Asks) == 0 {
		b.OrderText = other.OrderText
	}
	return b
}

// Orders are all orders in the order of the day on which they were made.
func (s *State) Orders() []*Order {
	all := slices.Clone(s.orders)
	slices.SortStableFunc(all, func(a, b *Order) int { return a.Made.Compare(b.Made) })
	return all
}

// Order is an order by the entry that brought it in, or brought in one found to be the same.
func (s *State) Order(ref ledger.Ref) (*Order, bool) {
	ref = s.canon(ref)
	i := slices.IndexFunc(s.orders, func(o *Order) bool { return o.Ref.Entry == ref.Entry })
	if i < 0 {
		return nil, false
	}
	return s.orders[i], true
}

// OrderByCourt is the order of a name that the court's system gives it.
func (s *State) OrderByCourt(id string) (*Order, bool) {
	i := slices.IndexFunc(s.orders, func(o *Order) bool { return o.Court != nil && o.Court.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.orders[i], true
}

// Asked is a question of an order for a report.
type Asked struct {
	Order *Order
	Question
}

// QuestionsFor are what the orders ask of a report type, in the order in which they were made; all questions with "".
func (s *State) QuestionsFor(report string) []Asked {
	var out []Asked
	for _, o := range s.Orders() {
		for _, q := range o.Questions {
			if report == "" || q.Report == report {
				out = append(out, Asked{o, q})
			}
		}
	}
	return out
}

// MakeOrder brings an order into the case. What it asks becomes a duty, or moves the day of one that a rule had set.
func MakeOrder(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form OrderBody) (ledger.Change, error) {
	return following(s, pk, by, func(m *ledger.Making) { ledger.Put(m, s.Stream, OrderMade, id, When(form.Made, noTime), form) })
}

// ReadOrder writes out what stands in an order.
func ReadOrder(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form OrderReadBody) (ledger.Change, error) {
	if _, ok := s.Order(form.Order); !ok {
		return ledger.Change{}, problem("order", "Choose the order")
	}
	return following(s, pk, by, func(m *ledger.Making) { ledger.Put(m, s.Stream, OrderRead, id, nil, form) })
}
