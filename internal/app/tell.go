package app

import (
	"context"
	"fmt"
	"time"

	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/view"
)

// tellJob is the kind of the job that tells a case when something of another case, which it rests on, stands otherwise than before.
const tellJob = "service.tell"

// tellsEvery is how soon a case hears of another.
const tellsEvery = time.Minute

// caseNews carries news from case to case. Only cases into which something was taken from another cost it anything.
type caseNews struct {
	record  *ledger.Ledger
	service ledger.StreamID
	footing *footing.Footing
}

var byTelling = ledger.ByService("news between cases")

// ask puts the one job on record that tells for as long as the service exists.
func (t caseNews) ask(ctx context.Context) error {
	return t.record.Append(ctx, ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(t.service, tellJob), Kind: tellJob, Stream: t.service, Due: t.record.Now(),
	}}})
}

// restingRow is a case and another that it rests on.
type restingRow struct{ Case, On ledger.StreamID }

// tell is the handler of the job.
func (t caseNews) tell(ctx context.Context, _ ledger.Job) error {
	pairs, err := view.All[restingRow](ctx, t.record.DB(), `SELECT DISTINCT r.stream, r.on_stream FROM rests_on_1 r
		JOIN case_1 a ON a.stream = r.stream JOIN case_1 b ON b.stream = r.on_stream WHERE a.status <> 'closed' ORDER BY r.on_stream, r.stream`)
	if err != nil {
		return fmt.Errorf("find which cases rest on others: %w", err)
	}
	for _, pair := range pairs {
		if err := t.one(ctx, pair); err != nil {
			return fmt.Errorf("tell a case of another: %w", err)
		}
	}
	return &job.Later{At: t.record.Now().Add(tellsEvery)}
}

// one tells one case of one other. The ids of the news follow from the last entry there, so that what was told is not told again.
func (t caseNews) one(ctx context.Context, pair restingRow) error {
	h, err := t.record.Read(ctx, pair.On)
	if err != nil {
		return err
	}
	there, err := t.footing.At(calendar.DateInLondon(t.record.Now()), h)
	if err != nil {
		return err
	}
	cause := h.Entries[len(h.Entries)-1].Ref()
	_, err = t.record.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: pair.Case, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			news, err := t.footing.News(there, cause, calendar.Date{}, byTelling, hs[pair.Case])
			var change ledger.Change
			if len(news) > 0 {
				change.Add(pair.Case, news...)
			}
			return change, err
		},
	})
	return err
}
