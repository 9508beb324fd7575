package seed

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/report"
)

// Record is where a service is written.
type Record struct {
	*store.Record
	Pack *pack.Pack
	Log  *proof.Log // that what is written is sealed into at the end; nil to leave that to others
}

// Progress is told of as often as something is written. Sealing is true once everything is, and is being sealed.
type Progress struct {
	Cases, Entries int // written by this call
	Sealing        bool
}

// partCases is how many cases are written at once.
const partCases = 100

// Write writes a service's cases, with the teams that they are the first to need, into a record that has those below From and none of these. What
// is broken off leaves whole cases, and cannot be gone on with.
func Write(ctx context.Context, r Record, s Service, told func(Progress)) error {
	if s.From < 0 || s.To < s.From || s.Day.IsZero() {
		return errors.New("seed: say which cases, and up to which day")
	}
	if err := s.found(ctx, r); err != nil {
		return fmt.Errorf("seed: found the service: %w", err)
	}
	p := Progress{}
	err := r.Ledger.Bulk(ctx, s.parts(r.Pack), func(parts, entries int) {
		p.Cases, p.Entries = min(p.Cases+parts*partCases, s.To-s.From), p.Entries+entries
		told(p)
	})
	if err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	if err := s.keepLooks(ctx, r); err != nil {
		return fmt.Errorf("seed: name the looks: %w", err)
	}
	if r.Log == nil {
		return nil
	}
	p.Sealing = true
	told(p)
	_, err = r.Log.Seal(ctx)
	return err
}

func (s Service) parts(p *pack.Pack) iter.Seq[ledger.Part] {
	return func(yield func(ledger.Part) bool) {
		d := deskOf(p)
		for from := s.From; from < s.To; from += partCases {
			to := min(from+partCases, s.To)
			if !yield(func() ([]ledger.Whole, error) { return s.part(d, from, to) }) {
				return
			}
		}
	}
}

// part are some cases, and the looks at them.
func (s Service) part(d report.Desk, from, to int) ([]ledger.Whole, error) {
	var all []ledger.Whole
	var cases []Case
	of := s.team(from / casesOfTeam)
	for n := from; n < to; n++ {
		if n%casesOfTeam == 0 {
			of = s.team(n / casesOfTeam)
		}
		told, whole, err := s.tell(d, n, of)
		if err != nil {
			return nil, err
		}
		all, cases = append(all, whole...), append(cases, told)
	}
	looks, err := s.looks(from, cases)
	return append(all, looks), err
}

// found puts the teams and their people on the service's stream that are not there yet, and at the beginning the tool on its own.
func (s Service) found(ctx context.Context, r Record) error {
	if s.From == 0 {
		if err := s.issue(ctx, r); err != nil {
			return err
		}
	}
	for n := s.teamsBelow(s.From); n < s.teamsBelow(s.To); n++ {
		if err := s.employ(ctx, r, s.team(n)); err != nil {
			return err
		}
	}
	return nil
}

func (s Service) issue(ctx context.Context, r Record) error {
	cited := s.Tool()
	if err := r.Ledger.BeginStreams(ctx, cited.Piece.Stream); err != nil {
		return err
	}
	return r.do(ctx, cited.Piece.Stream, func(h *ledger.History) (ledger.Change, error) {
		return practice.Issue(h, ledger.ByService("seed"), cited.Piece.Entry, practice.IssuedBody{
			Edition: cited.Edition, Use: "To plan how a child’s week is shared. Not where a child is not safe with one of them.", From: calendar.MustParse("2015-01-05"),
		})
	})
}

// employ makes a team with its people. Each role is confirmed by the manager of another name who was there first.
func (s Service) employ(ctx context.Context, r Record, t Team) error {
	service := r.Service.Stream
	return r.do(ctx, service, func(*ledger.History) (ledger.Change, error) {
		m := &ledger.Making{By: access.Host}
		ledger.Put(m, service, access.TeamMade, ledger.DerivedID(t.ID, "made"), nil, access.TeamBody{Team: t.ID, Name: t.Name})
		for _, p := range append([]access.Person{t.Manager}, t.Workers...) {
			asked := ledger.Ref{Stream: service, Entry: ledger.DerivedID(p.ID, "role")}
			ledger.Put(m, service, access.Added, ledger.DerivedID(p.ID, "added"), nil, access.AddedBody{Person: p.ID, Name: p.Name})
			ledger.Put(m, service, access.RoleAsked, asked.Entry, nil, access.RoleBody{Person: p.ID, Role: p.Roles[0]})
			ledger.Put(m, service, access.TeamJoined, ledger.DerivedID(p.ID, "joined"), nil, access.MemberBody{Person: p.ID, Team: t.ID, Manages: p.Teams[0].Manages})
			m.By = ledger.By(s.stream("administrator", 0))
			ledger.Put(m, service, access.RoleConfirmed, ledger.DerivedID(p.ID, "confirmed"), nil, access.RoleWordBody{Asked: asked})
			m.By = access.Host
		}
		return m.Done()
	})
}

func (r Record) do(ctx context.Context, stream ledger.StreamID, verb func(*ledger.History) (ledger.Change, error)) error {
	_, err := r.Ledger.Do(ctx, ledger.Act{
		On:   []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[stream]) },
	})
	return err
}
