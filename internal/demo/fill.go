package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/report"
)

// Record is the open record that a demonstration is told into, and what it is told with.
type Record struct {
	Ledger  *ledger.Ledger
	Files   ledger.Files
	Service ledger.StreamID
	Desk    report.Desk
	Press   report.Press // what prints the papers that stories sign; those committed when nil
}

// Begins is when the stories begin: the clock to open a new demonstration's record with.
func Begins() time.Time { return at(papersDay.AddDays(-300), 8, 0) }

// Fill tells the demonstration into an empty record: the staff, what the court sent, and what was done since, each at its own time up to now.
// The record must have been opened with the clock set to Begins. It fails when the machine's clock is behind the papers of the stories.
func Fill(ctx context.Context, r Record, clock *Clock, from *Court) error {
	today := calendar.DateInLondon(clock.Machine())
	if today.Before(papersDay) {
		return fmt.Errorf("the clock of this machine says %s, and the stories of the demonstration go on until %s: set the clock", today.Plain(), papersDay.Plain())
	}
	clock.Set(Begins())
	people, err := employ(ctx, r)
	if err != nil {
		return err
	}
	pieces, err := issue(ctx, r, people)
	if err != nil {
		return err
	}
	t := &teller{
		ctx: ctx, Record: r, staff: people, pieces: pieces, clock: clock, court: from, today: today,
		importer: &court.Importer{Ledger: r.Ledger, Pack: r.Desk.Pack, Service: r.Service},
		looked:   &access.Reads{Ledger: r.Ledger, Service: r.Service},
	}
	if err := t.reach(); err != nil {
		return err
	}
	scenes, err := t.scenes()
	if err != nil {
		return err
	}
	if err := t.run(scenes, tell); err != nil {
		return err
	}
	return t.office(scenes)
}

// scenes are the families' stories and the court's samples, about to begin.
func (t *teller) scenes() ([]*scene, error) {
	all, err := families()
	if err != nil {
		return nil, err
	}
	open := t.Desk.Pack.Calendars().Court
	var scenes []*scene
	for n, f := range slices.Concat(all, []family{samples}, kept) {
		if f.Stage == "later" {
			continue
		}
		scenes = append(scenes, &scene{
			teller: t, family: f, n: n, days: newDays(t.today, open), past: newDays(papersDay, open), moment: Begins(),
		})
	}
	return scenes, nil
}
