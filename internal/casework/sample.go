package casework

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Bounds of a sample. An inspector's fieldwork and what is written of it take some weeks; who needs longer makes another, with another look at why.
const (
	LongestSample = 6 * 7 // days from today to its last
	BiggestSample = 40    // cases: each of them is told
)

// Sample is some cases to be read, as the sample's own stream tells it.
type Sample struct {
	SampleBody
	Entry ledger.Entry // that made it
	Ended *SampleEndedBody
	By    ledger.Author // of its end
}

// SampleOf is the sample of a stream.
func SampleOf(h *ledger.History) *Sample { return samples.Of(h) }

var samples = ledger.NewFold(func(s *Sample, e ledger.Entry) {
	switch b := e.Body.(type) {
	case SampleBody:
		s.SampleBody, s.Entry = b, e
	case SampleEndedBody:
		s.Ended, s.By = &b, e.Author
	}
})

// Began reports whether the stream holds a sample at all.
func (s *Sample) Began() bool { return s.Entry.ID != "" }

// sampled is the case being in a sample.
type sampled struct {
	SampledBody
	entry ledger.Entry
	ended time.Time // zero while nobody ended it
}

func (s *State) applySample(e ledger.Entry) {
	switch b := e.Body.(type) {
	case SampledBody:
		s.samples = append(s.samples, &sampled{SampledBody: b, entry: e})
	case SampleEndedBody:
		for _, one := range s.samples {
			if one.Sample == b.Sample && one.ended.IsZero() {
				one.ended = e.Recorded
			}
		}
	}
}

// until is when the case is not read any more.
func (s *sampled) until() time.Time {
	end := dayBegins(s.Until.AddDays(1))
	if !s.ended.IsZero() && s.ended.Before(end) {
		return s.ended
	}
	return end
}

// sampleBonds tie the readers of samples to the case.
func (s *State) sampleBonds() []Bond {
	var all []Bond
	for _, one := range s.samples {
		for _, reader := range one.Readers {
			tie := access.Tie{Subject: reader.Person, Relation: access.Sampled, From: one.entry.Recorded, Until: one.until()}
			all = append(all, Bond{tie, string(one.Purpose), one.entry.ID})
		}
	}
	return all
}

// dayBegins is when a day begins in London.
func dayBegins(day calendar.Date) time.Time { return day.At(calendar.NewTime(0, 0)).UTC }

// SampleForm is a sample to be made, of cases that were looked up.
type SampleForm struct {
	Reading
	How   string
	Today calendar.Date
}

// MakeSample makes a sample of cases in a stream of its own, and says so in each of them. One that is restricted by now is not among them. Nobody makes one
// that they read: it would open any case to them on their own word.
func MakeSample(h *ledger.History, cases []*State, by ledger.Author, id ledger.EntryID, form SampleForm) (ledger.Change, error) {
	if h.Version > 0 {
		return ledger.Change{}, fault.BadInput("The form was not whole. Open it again, and type it once more.", errors.New("a form names a stream that is taken"))
	}
	cases = slices.DeleteFunc(slices.Clone(cases), func(s *State) bool { return !s.Began() || s.restriction != nil })
	if err := form.check(by, len(cases)); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	body := SampleBody{Reading: form.Reading, How: form.How}
	for _, s := range cases {
		body.Cases = append(body.Cases, s.Stream)
	}
	ledger.Put(m, h.Stream, SampleMade, id, nil, body)
	for _, s := range cases {
		told := SampledBody{form.Reading, ledger.Ref{Stream: h.Stream, Entry: id}}
		ledger.Put(m, s.Stream, Sampled, ledger.DerivedID(s.Stream, "sample "+string(id)), nil, told)
	}
	return m.Done()
}

func (f SampleForm) check(by ledger.Author, cases int) error {
	if err := f.Validate(); err != nil {
		return err
	}
	var ps fault.Fields
	ps.Need(!slices.ContainsFunc(f.Readers, func(r SampleReader) bool { return r.Person == by.Person }), "readers", "Somebody else draws a sample that you read")
	ps.Need(!f.Until.Before(f.Today), "until", "That day is over")
	ps.Need(!f.Until.After(f.Today.AddDays(LongestSample)), "until", "A sample is read for six weeks at most. Enter an earlier day")
	ps.Need(cases > 0, "numbers", "There is no such case that can be in a sample")
	ps.Need(cases <= BiggestSample, "numbers", fmt.Sprintf("A sample has %d cases at most", BiggestSample))
	return ps.Err()
}

// EndSample ends a sample before its last day, in each of its cases too.
func EndSample(s *Sample, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	switch {
	case !s.Began():
		return ledger.Change{}, fault.Absent(nil)
	case s.Ended != nil:
		return ledger.Change{}, problem("why", "It has ended already")
	}
	body := SampleEndedBody{s.Entry.Ref(), why}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Entry.Stream, SampleEnded, id, nil, body)
	for _, stream := range s.Cases {
		ledger.Put(m, stream, SampleEnded, ledger.DerivedID(stream, "sample ended "+string(id)), nil, body)
	}
	return m.Done()
}

// Numbered are the cases of some court numbers that can be in a sample. They are not scoped to anybody, and are not for showing.
func Numbered(ctx context.Context, db view.DB, numbers []string) ([]ledger.StreamID, error) {
	typed := writings("")
	for _, number := range numbers {
		typed = append(typed, writings(number)...)
	}
	in, args := view.In(1, typed)
	found, err := view.All[ledger.StreamID](ctx, db, `SELECT stream FROM case_1 c WHERE number IN `+in+` AND `+canBeSampled, args...)
	if err != nil {
		return nil, fmt.Errorf("cases for a sample: %w", err)
	}
	return found, nil
}

// canBeSampled leaves out restricted cases, and those that go on in the one made by hand.
const canBeSampled = `NOT (c.status = 'closed' AND c.closed_on = '') AND NOT EXISTS (SELECT 1 FROM tie_1 t WHERE t.stream = c.stream AND t.relation = 'named')`

// Drawn are so many cases that were open at some time from one day to another. Streams are named at random, so that those whose names come after a name
// by chance are a sample by chance. They are not scoped to anybody, and are not for showing.
func Drawn(ctx context.Context, db view.DB, from, until calendar.Date, many int, after ledger.StreamID) ([]ledger.StreamID, error) {
	const open = ` AND c.received <= $2 AND (c.closed_on = '' OR c.closed_on >= $1) AND ` + canBeSampled
	found, err := view.All[ledger.StreamID](ctx, db, `SELECT stream FROM (
		SELECT * FROM (SELECT c.stream AS stream, 0 AS turn FROM case_1 c WHERE c.stream > $3`+open+` ORDER BY c.stream LIMIT $4) ahead
		UNION ALL
		SELECT * FROM (SELECT c.stream AS stream, 1 AS turn FROM case_1 c WHERE c.stream <= $3`+open+` ORDER BY c.stream LIMIT $4) before
		) drawn ORDER BY turn, stream LIMIT $4`, from.String(), until.String(), string(after), many)
	if err != nil {
		return nil, fmt.Errorf("draw a sample: %w", err)
	}
	return found, nil
}

// sampleView is sample_1: one row for each sample.
var sampleView = &ledger.View{
	Name:    "sample_1",
	Columns: append(texts("purpose", "readers", "made_at", "until_on", "ended_at"), numbers("cases")...),
	Indexes: [][]string{{"made_at"}},
	Rows: func(h *ledger.History) [][]any {
		s := SampleOf(h)
		if !s.Began() {
			return nil
		}
		ended := ""
		if s.Ended != nil {
			ended = "ended"
		}
		return [][]any{{string(s.Purpose), s.names(), ledger.FormatTime(s.Entry.Recorded), s.Until.String(), ended, int64(len(s.Cases))}}
	},
}

// SampleRow is a sample on a list.
type SampleRow struct {
	Stream  ledger.StreamID
	Purpose string
	Readers string
	MadeAt  string
	UntilOn string
	EndedAt string // "" while nobody ended it
	Cases   int64
}

// Reads reports whether its cases can be read on a day.
func (r SampleRow) Reads(on calendar.Date) bool {
	return r.EndedAt == "" && !dayOf(r.UntilOn).Before(on)
}

// Samples are the last hundred samples, the latest first.
func Samples(ctx context.Context, db view.DB) ([]SampleRow, error) {
	all, err := view.All[SampleRow](ctx, db, `SELECT stream, purpose, readers, made_at, until_on, ended_at, cases FROM sample_1 ORDER BY made_at DESC, stream LIMIT 100`)
	if err != nil {
		return nil, fmt.Errorf("samples: %w", err)
	}
	return all, nil
}

// SamplesMade are the samples made from one time until before another, as their own streams tell them. They are not scoped to anybody.
func SamplesMade(ctx context.Context, l *ledger.Ledger, from, to time.Time) ([]*Sample, error) {
	streams, err := view.All[ledger.StreamID](ctx, l.DB(), `SELECT stream FROM sample_1 WHERE made_at >= $1 AND made_at < $2 ORDER BY made_at, stream`,
		ledger.FormatTime(from), ledger.FormatTime(to))
	if err != nil {
		return nil, fmt.Errorf("samples made: %w", err)
	}
	made := make([]*Sample, len(streams))
	for i, stream := range streams {
		h, err := l.Read(ctx, stream)
		if err != nil {
			return nil, fmt.Errorf("read a sample: %w", err)
		}
		made[i] = SampleOf(h)
	}
	return made, nil
}

// ToRead is a case in a sample that somebody reads.
type ToRead struct {
	Case   ledger.StreamID
	Title  string
	Number string
	Until  string // as ledger.FormatTime writes it: from then on it is closed to them
}

// SampledFor are the cases in samples that somebody reads, what must be read first at the top. Decide on each before it is shown.
func SampledFor(ctx context.Context, db view.DB, person ledger.StreamID, now time.Time) ([]ToRead, error) {
	all, err := view.All[ToRead](ctx, db, `SELECT c.stream, c.title, c.number, MAX(t.until_at) FROM tie_1 t JOIN case_1 c ON c.stream = t.stream
		WHERE t.subject = $1 AND t.relation = 'sample' AND t.from_at <= $2 AND t.until_at > $2
		GROUP BY c.stream, c.title, c.number ORDER BY MAX(t.until_at), c.title, c.stream`, string(person), ledger.FormatTime(now))
	if err != nil {
		return nil, fmt.Errorf("cases in a sample: %w", err)
	}
	return all, nil
}
