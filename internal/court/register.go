package court

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/view"
)

// CaseRows is the view that finds the case of a court's number. A case made by hand is in it once somebody has recorded that number.
var CaseRows = &ledger.View{
	Name:    "court_case_1",
	Columns: []ledger.Column{{Name: "law", Type: ledger.Text}, {Name: "number", Type: ledger.Text}},
	Indexes: [][]string{{"law", "number"}},
	Rows: func(h *ledger.History) [][]any {
		s := casework.Of(h)
		number := numberOf(s)
		if !s.Began() || number == "" {
			return nil
		}
		return [][]any{{string(s.Law), number}}
	},
}

// numberOf is the court's number whose payloads a case takes; "" when it takes none.
func numberOf(s *casework.State) string {
	if joined, ok := s.CourtsCase(); ok {
		return joined.CourtCase
	}
	if _, elsewhere := s.KeptIn(); elsewhere {
		return ""
	}
	return s.Fact(casework.CourtCase).Value()
}

// place is the two streams of a case.
type place struct{ Case, Side ledger.StreamID }

// FindCase is the case that a court's number belongs to; "" when there is none.
func FindCase(ctx context.Context, db view.DB, law pack.Law, number string) (ledger.StreamID, error) {
	found, err := view.One[string](ctx, db, `SELECT stream FROM court_case_1 WHERE law = $1 AND number = $2 ORDER BY stream`, string(law), number)
	if errors.Is(err, view.ErrNone) {
		return "", nil
	}
	return ledger.StreamID(found), err
}

// register gives each case of a court its streams, once, however many programs see it for the first time at once: the id of the entry that
// does so follows from the court and the number, and the ledger takes no two entries of one id.
type register struct {
	ledger  *ledger.Ledger
	service ledger.StreamID // where the register is named

	mu     sync.Mutex
	stream ledger.StreamID
}

// claim is the place of a case that has none yet. It takes the streams offered, unless another program was first.
func (r *register) claim(ctx context.Context, law pack.Law, number string, offered place) (place, error) {
	stream, err := r.open(ctx)
	if err != nil {
		return place{}, fmt.Errorf("register of cases: %w", err)
	}
	body := ClaimedBody{Law: law, ID: number, Case: offered.Case, Side: offered.Side}
	id := ledger.DerivedID(stream, string(law)+" "+number)
	err = add(ctx, r.ledger, stream, Claimed, id, body)
	if errors.Is(err, ledger.ErrReused) {
		body, err = claimedIn(ctx, r.ledger, stream, id)
	}
	if err != nil {
		return place{}, fmt.Errorf("register of cases: %w", err)
	}
	return place{body.Case, body.Side}, nil
}

func claimedIn(ctx context.Context, l *ledger.Ledger, stream ledger.StreamID, id ledger.EntryID) (ClaimedBody, error) {
	h, err := l.Read(ctx, stream)
	if err != nil {
		return ClaimedBody{}, err
	}
	e, _ := h.Find(id)
	body, ok := Claimed.In(e)
	if !ok {
		return ClaimedBody{}, errors.New("the place of a case is not in it")
	}
	return body, nil
}

// open finds the register, and names one when there is none yet.
func (r *register) open(ctx context.Context) (ledger.StreamID, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stream != "" {
		return r.stream, nil
	}
	id := ledger.DerivedID(r.service, "court register")
	service, err := r.ledger.Read(ctx, r.service)
	if err != nil {
		return "", err
	}
	e, named := service.Find(id)
	if !named {
		if e, err = r.name(ctx, id); err != nil {
			return "", err
		}
	}
	body, ok := RegisterOpened.In(e)
	if !ok {
		return "", errors.New("the service’s stream names none")
	}
	r.stream = body.Stream
	return r.stream, nil
}

// name names a fresh stream as the register. Of two programs that do so at once, the first names it for both.
func (r *register) name(ctx context.Context, id ledger.EntryID) (ledger.Entry, error) {
	made, err := r.ledger.NewStreams(ctx, 1)
	if err != nil {
		return ledger.Entry{}, err
	}
	if err := add(ctx, r.ledger, r.service, RegisterOpened, id, RegisterBody{made[0]}); err != nil && !errors.Is(err, ledger.ErrReused) {
		return ledger.Entry{}, err
	}
	service, err := r.ledger.Read(ctx, r.service)
	if err != nil {
		return ledger.Entry{}, err
	}
	e, _ := service.Find(id)
	return e, nil
}

// add puts one entry at the end of a stream, whatever came before.
func add[T any](ctx context.Context, l *ledger.Ledger, stream ledger.StreamID, kind ledger.Kind[T], id ledger.EntryID, body T) error {
	n, err := kind.New(id, By, nil, body)
	if err != nil {
		return err
	}
	return l.Append(ctx, ledger.Append{Writes: []ledger.Write{{Stream: stream, Expected: ledger.Any, Entries: []ledger.New{n}}}})
}
