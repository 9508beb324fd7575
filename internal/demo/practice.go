package demo

import (
	"context"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/report"
)

// issues are the guidance and the tools of the invented service, by the keys under which stories lean on them.
var issues = []struct {
	key  string
	body practice.IssuedBody
}{
	{"moves", practice.IssuedBody{
		Edition: practice.Edition{Sort: practice.Tool, Name: "School moves worksheet", Version: "2", Publisher: "Wexshire practice group"},
		Use:     "Where the parents do not agree where a child goes to school. Not where a child is not safe with one of them.", From: calendar.MustParse("2023-04-01"),
	}},
	{"talking", practice.IssuedBody{
		Edition: practice.Edition{Sort: practice.Guidance, Name: "Talking with a child before a report", Version: "5", Publisher: "Wexshire practice group"},
		Use:     "Before the first meeting with a child, in every case.", From: calendar.MustParse("2024-01-15"),
	}},
	{"week", practice.IssuedBody{
		Edition: practice.Edition{Sort: practice.Tool, Name: "My week in boxes", Version: "1", Publisher: "Wexshire practice group"},
		Use:     "With a child who likes to draw a week. It gives no number.", From: calendar.MustParse("2024-01-15"),
	}},
}

// issue puts the guidance and the tools on record, by the person of the service who keeps them.
func issue(ctx context.Context, r Record, s *staff) (map[string]practice.CitedBody, error) {
	made, err := r.Ledger.NewStreams(ctx, len(issues))
	if err != nil {
		return nil, err
	}
	pieces := map[string]practice.CitedBody{}
	for i, x := range issues {
		id := ledger.NewEntryID()
		_, err := r.Ledger.Do(ctx, ledger.Act{
			On: []ledger.Seen{{Stream: made[i], Version: ledger.Any}},
			Verb: func(hs ledger.Histories) (ledger.Change, error) {
				return practice.Issue(hs[made[i]], s.by(keeper), id, x.body)
			},
		})
		if err != nil {
			return nil, fmt.Errorf("issue guidance: %w", err)
		}
		pieces[x.key] = practice.CitedBody{Piece: ledger.Ref{Stream: made[i], Entry: id}, Edition: x.body.Edition}
	}
	return pieces, nil
}

// keeper is the key of whoever keeps the list of guidance and tools.
const keeper = "tom"

// leans writes a statement at the end of a section that rests on a piece of guidance or a tool, besides what else it rests on.
func (w *writing) leans(piece, section, kind, text string, rests []report.Rest) ledger.Ref {
	cited := w.pieces[piece]
	form := report.WrittenBody{Section: section, Saying: report.Saying{
		Kind: kind, Text: text, RestsOn: append(rests, report.Rest{Ref: cited.Piece, Sort: report.OnGuidance}),
	}}
	return w.edits(func(d *report.Draft, id ledger.EntryID) (ledger.Change, error) {
		return d.Citing(w.by, practice.Cites{cited}).With(report.Write(w.Desk.Pack, d, w.by, id, form))
	})
}

// withdraws is the keeper’s word that a piece of guidance or a tool is unsound.
func (s *scene) withdraws(piece, why, instead string) {
	of := s.pieces[piece].Piece
	if s.err != nil {
		return
	}
	_, s.err = s.Ledger.Do(s.ctx, ledger.Act{
		On: []ledger.Seen{{Stream: of.Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return practice.Withdraw(practice.Of(hs[of.Stream]), s.staff.by(keeper), ledger.NewEntryID(), practice.WithdrawnBody{
				From: calendar.DateInLondon(s.clock.Now()), Unsound: true, Why: why, Instead: instead,
			})
		},
	})
}
