package footing

import (
	"fmt"
	"strings"
	"sync"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Footing makes the argument of any case. It is made once, by app.
type Footing struct {
	pack         *pack.Pack
	contributors []Contributor
	memo         *ledger.Fold[memo]
}

// New is a Footing under the rules of a pack, from the features’ contributors.
func New(p *pack.Pack, contributors ...Contributor) *Footing {
	return &Footing{pack: p, contributors: contributors, memo: ledger.NewFold(func(*memo, ledger.Entry) {})}
}

// memo keeps what was worked out for one history. A history never changes, so nothing here ages.
type memo struct {
	mu     sync.Mutex
	cases  map[string]*Case
	listed sync.Once
	abroad []Reliance
}

// At is the argument of a stream as at a day, together with the streams beside it: a case with its reports, a report with its case.
// It is worked out once for each set of histories and day. It fails only when a contributor contradicts itself.
func (f *Footing) At(day calendar.Date, h *ledger.History, beside ...*ledger.History) (*Case, error) {
	m := f.memo.Of(h)
	m.mu.Lock()
	defer m.mu.Unlock()
	key := memoKey(day, beside)
	if c, ok := m.cases[key]; ok {
		return c, nil
	}
	c, err := f.evaluate(As{Day: day, Pack: f.pack}, append([]*ledger.History{h}, beside...))
	if err != nil {
		return nil, fmt.Errorf("work out what stands: %w", err)
	}
	if m.cases == nil {
		m.cases = map[string]*Case{}
	}
	m.cases[key] = c
	return c, nil
}

func memoKey(day calendar.Date, beside []*ledger.History) string {
	var key strings.Builder
	key.WriteString(day.String())
	for _, h := range beside {
		fmt.Fprintf(&key, " %s %d %s", h.Stream, h.Version, h.Link)
	}
	return key.String()
}

// contributed is everything the features have to say of some histories.
func (f *Footing) contributed(as As, histories []*ledger.History) Contribution {
	var all Contribution
	for _, h := range histories {
		for _, contribute := range f.contributors {
			all.add(contribute(h, as))
		}
	}
	return all
}
