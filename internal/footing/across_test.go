package footing_test

import (
	"testing"

	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// restsElsewhere is a decision here that rests on a record of another stream.
func restsElsewhere(facet footing.Facet) footing.Contributor {
	return says(func(c *footing.Contribution) {
		c.Statement(thing("decision", footing.So), named("decision 2"))
		c.Step(footing.Step{Key: thing("decision", "step"), Conclusion: thing("decision", footing.So), Premises: []footing.Key{elsewhere(facet)}})
	})
}

func history[T any](t *testing.T, kind ledger.Kind[T], bodies ...T) *ledger.History {
	t.Helper()
	var entries []ledger.Entry
	for i, body := range bodies {
		n, err := kind.New(ledger.NewEntryID(), ledger.ByService("sweep"), nil, body)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, ledger.Entry{Stream: caseStream, Version: int64(i) + 1, ID: n.ID, Kind: n.Kind, Author: n.Author, Body: n.Body})
	}
	return ledger.NewHistory(caseStream, entries...)
}

func fell(facet footing.Facet, now footing.SourceNow) footing.SourceFellBody {
	return footing.SourceFellBody{
		Source: elsewhere(facet).Ref, Facet: facet, Now: now, Reason: "not proved", Cause: ledger.Ref{Stream: otherStream, Entry: ledger.NewEntryID()},
	}
}

func TestARecordOfAnotherStreamStandsUntilNewsComes(t *testing.T) {
	decision := thing("decision", footing.So)
	check(t, at(t, empty(), restsElsewhere(footing.So)), decision, footing.Stands)
	check(t, at(t, history(t, footing.SourceFell, fell(footing.So, footing.NowOut)), restsElsewhere(footing.So)), decision, footing.NoLongerStands)
	check(t, at(t, history(t, footing.SourceFell, fell(footing.So, footing.NowDisputed)), restsElsewhere(footing.So)), decision, footing.Disputed)
}

func TestGuidanceWithdrawnLaterStillHoldsUpWhatWasDoneWhileItWasInForce(t *testing.T) {
	used := calendar.MustParse("2026-05-09")
	withdrawn := func(since string) *ledger.History {
		b := fell(footing.Said, footing.NowOut)
		b.Since = calendar.MustParse(since)
		return history(t, footing.SourceFell, b)
	}
	rests := restsElsewhere(footing.InForceOn(used))
	check(t, at(t, withdrawn("2026-06-01"), rests), thing("decision", footing.So), footing.Stands)
	check(t, at(t, withdrawn("2026-05-09"), rests), thing("decision", footing.So), footing.NoLongerStands)
}

func TestNewsGoesToEachStreamThatRestsOnWhatChangedAndOnlyOnce(t *testing.T) {
	f := footing.New(&pack.Pack{}, restsElsewhere(footing.So))
	other := footing.New(&pack.Pack{}, says(func(c *footing.Contribution) {
		c.Statement(elsewhere(footing.So), named("the letter"))
	}))
	h := ledger.NewHistory(otherStream)
	there, err := other.At(today, h)
	if err != nil {
		t.Fatal(err)
	}
	cause := ledger.Ref{Stream: otherStream, Entry: ledger.NewEntryID()}
	news, err := f.News(there, cause, ledger.ByService("sweep"), empty())
	if err != nil || len(news) != 1 {
		t.Fatalf("news %v, %v", news, err)
	}
	body, ok := news[0].Body.(footing.SourceFellBody)
	if !ok || body.Now != footing.NowOut || body.Cause != cause {
		t.Errorf("told %+v", news[0].Body)
	}
	heard := ledger.NewHistory(caseStream, ledger.Entry{Stream: caseStream, Version: 1, ID: news[0].ID, Kind: news[0].Kind, Body: body})
	if again, err := f.News(there, cause, ledger.ByService("sweep"), heard); err != nil || len(again) != 0 {
		t.Errorf("told again: %v, %v", again, err)
	}
}

func TestAStreamIsListedUnderWhatItRestsOnElsewhere(t *testing.T) {
	f := footing.New(&pack.Pack{}, restsElsewhere(footing.So), says(letterAndReport))
	rows := f.View().Rows(empty())
	if len(rows) != 1 || rows[0][2] != string(otherStream) {
		t.Errorf("rows %v, want the one on the other stream", rows)
	}
}

func TestAReportBesideItsCaseIsJudgedWithIt(t *testing.T) {
	report := ledger.NewHistory(otherStream)
	statement := elsewhere("4.2")
	of := func(h *ledger.History, _ footing.As) (c footing.Contribution) {
		if h.Stream == otherStream {
			c.Statement(statement, named("paragraph 4.2"))
			c.Step(footing.Step{Key: elsewhere("4.2 step"), Conclusion: statement, Premises: []footing.Key{thing("letter", footing.So)}})
			return c
		}
		letterAndReport(&c)
		correction(&c)
		return c
	}
	f := footing.New(&pack.Pack{}, of)
	c, err := f.At(today, empty(), report)
	if err != nil {
		t.Fatal(err)
	}
	check(t, c, statement, footing.NoLongerStands)
	alone, err := f.At(today, report)
	if err != nil {
		t.Fatal(err)
	}
	check(t, alone, statement, footing.Stands) // until this stream is told
}
