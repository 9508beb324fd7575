package seed

import (
	"context"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// looksFor is in how many days the looks at cases were made.
const looksFor = 28

// looks are those at the cases of a part on one day, in the stream that a server keeps of it.
func (s Service) looks(from int, cases []Case) (ledger.Whole, error) {
	c, w := s.chance("looks", from), ledger.Whole{Stream: s.stream("looks", from)}
	day := s.looksDay(from)
	begin := day.At(calendar.NewTime(8, 0)).UTC
	for _, x := range cases {
		looks := c.IntN(3)
		switch {
		case !x.Received.Before(day):
			looks = 0
		case x.Open:
			looks = c.between(6, 20)
		}
		for range looks {
			by := x.Worker.ID
			if c.oneIn(4) {
				by = x.Team.Manager.ID
			}
			at := begin.Add(time.Duration(c.Int64N(int64(9 * time.Hour)))).Truncate(time.Microsecond)
			n, err := access.Read.New(c.entry(at), ledger.By(by), nil, access.ReadBody{Stream: x.Stream, Page: "GET /case/{case}", Shown: true})
			if err != nil {
				return w, err
			}
			w.Entries = append(w.Entries, ledger.Dated{New: n, Recorded: at})
		}
	}
	slices.SortFunc(w.Entries, func(a, b ledger.Dated) int { return a.Recorded.Compare(b.Recorded) })
	return w, nil
}

func (s Service) looksDay(from int) calendar.Date { return s.Day.AddDays(-from / partCases % looksFor) }

// keepLooks names the streams of looks on the service's own, as servers do each day.
func (s Service) keepLooks(ctx context.Context, r Record) error {
	service := r.Service.Stream
	return r.do(ctx, service, func(*ledger.History) (ledger.Change, error) {
		m := &ledger.Making{By: ledger.ByService("reads")}
		for from := s.From; from < s.To; from += partCases {
			stream := s.stream("looks", from)
			ledger.Put(m, service, access.ReadsOpened, ledger.DerivedID(stream, "opened"), nil, access.ReadsOpenedBody{Stream: stream, Day: s.looksDay(from).String()})
		}
		return m.Done()
	})
}
