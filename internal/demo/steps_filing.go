package demo

import (
	"fmt"
	"log/slog"

	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
)

// reach makes the clients with which the fake court is reached, as a service reaches a real one.
func (t *teller) reach() error {
	t.clients = map[hmcts.Jurisdiction]*hmcts.Client{}
	for _, j := range []hmcts.Jurisdiction{hmcts.Private, hmcts.Public} {
		settings := t.court.Settings(j)
		client, err := hmcts.NewClient(settings, hmcts.NewDialer(settings.Hosts()...))
		if err != nil {
			return fmt.Errorf("reach the fake court: %w", err)
		}
		t.clients[j] = client
	}
	return nil
}

func (s *scene) jurisdiction() hmcts.Jurisdiction {
	if s.Law == "public" {
		return hmcts.Public
	}
	return hmcts.Private
}

// asks asks the court what has changed just now, and takes in what it says of the case.
func (s *scene) asks() {
	if s.err != nil {
		return
	}
	now := s.clock.Now()
	answer, err := s.clients[s.jurisdiction()].Search(s.ctx, hmcts.Window{From: now.Add(-hmcts.Overlap), To: now})
	if s.err = err; err != nil {
		return
	}
	for _, c := range answer.Cases {
		if c.ID == id(s.n) {
			s.receive(c)
		}
	}
}

// files sends the signed report to the court, as the service does: queued by its author, and sent once by a job.
func (w *writing) files() {
	w.filing = w.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return court.File(w.Desk.Pack, hs[w.stream], w.by, id, court.FileForm{Signed: w.signed, Now: w.clock.Now()})
	}, w.stream)
	if w.err != nil {
		return
	}
	sender := court.Sender{
		Ledger: w.Ledger, Files: w.Files, Log: slog.New(slog.DiscardHandler),
		Uploaders: map[hmcts.Jurisdiction]court.Uploader{w.jurisdiction(): w.clients[w.jurisdiction()]},
	}
	if w.err = sender.Send(w.ctx, ledger.Job{Kind: court.FileJob, Stream: w.stream, Entry: w.filing.Entry, For: w.by.Person}); w.err != nil {
		return
	}
	if f, known := court.Of(w.history(w.stream)).Filing(w.filing); !known || f.State == court.IsQueued || f.State == court.IsUncertain || f.State == court.IsRefused {
		w.err = fmt.Errorf("the fake court did not take what was filed: %+v", f)
	}
}

// takenIn lets the court's staff take in what was filed, and sees it in what the court tells then.
func (w *writing) takenIn() {
	if w.err == nil {
		_, w.err = w.court.AcceptFilings()
	}
	w.asks()
}

// confirms records that a person found the filing on the court's file.
func (w *writing) confirms(how string) {
	w.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return court.Confirm(hs[w.stream], w.by, id, court.CheckedBody{Filing: w.filing, How: how}, w.clock.Now())
	}, w.stream)
}
