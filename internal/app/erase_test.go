package app

import (
	"testing"

	"candour/internal/casework/casetest"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/retention"
)

func TestAnErasureThatCannotGoStopsNoOther(t *testing.T) {
	c := casetest.New(t, casetest.More{Kinds: ledgertest.Kinds(&evidence.Kinds, &report.Kinds, &retention.Kinds)})
	rules := casetest.Pack(t)
	erasure := func(proposes, confirms ledger.Author) ledger.Job {
		child := c.Child("Isla Kersey", "2019-06-02")
		stream := c.Begin()
		proposed := ledgertest.Entry(t, retention.Proposed, proposes, retention.ProposedBody{
			Target: retention.Target{Case: c.Stream, Entry: child.Entry}, Ground: pack.WrongCase, Source: "The law", Why: "Another family",
		})
		c.Append(stream, proposed, ledgertest.Entry(t, retention.Confirmed, confirms, retention.ConfirmedBody{
			Proposed: ledger.Ref{Stream: stream, Entry: proposed.ID}, Version: 1, Entries: []ledger.Ref{child},
		}))
		return ledger.Job{Kind: retention.EraseJob, Stream: stream}
	}
	byOne, byTwo := erasure(c.Worker, c.Worker), erasure(c.Worker, c.Manager)
	done, err := carryOut(t.Context(), c.Record.Record, retention.Eraser{Ledger: c.Ledger, Pack: rules}, []ledger.Job{byOne, byTwo})
	if done != 1 || err == nil {
		t.Errorf("%d were carried out, and the other was told %v", done, err)
	}
	if stage := retention.ErasureOf(c.Read(byTwo.Stream)).Stage(); stage != retention.Gone {
		t.Errorf("the one that can go is %s", stage)
	}
}
