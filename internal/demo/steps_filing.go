package demo

import (
	"fmt"
	"log/slog"
	"net/http"
	"slices"

	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
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

// files sends the signed report to the court, which accepts it.
func (w *writing) files() {
	w.send(court.IsAccepted, court.IsUnconfirmable, court.IsSeenBack, court.IsConfirmed)
}

// filesUnheard sends it, and the answer of the court is lost on the way: nobody here can know whether it has the report.
func (w *writing) filesUnheard() {
	w.court.LoseNextAnswer()
	w.send(court.IsUncertain)
}

// filesInVain sends it, and the court will not take it.
func (w *writing) filesInVain() {
	w.court.Break(fake.Fault{On: fake.Upload, Times: 1, Status: http.StatusForbidden})
	w.send(court.IsRefused)
}

// send sends the signed report as the service does: queued by its author, and sent once by a job. It says what is to become of it.
func (w *writing) send(wanted ...court.FilingState) {
	w.filing = w.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return court.File(w.Desk.Pack, hs[w.stream], w.by, id, court.FileForm{Signed: w.signed, Now: w.clock.Now()})
	}, w.stream)
	if w.err != nil {
		return
	}
	sender := court.Sender{
		Ledger: w.Ledger, Files: w.Files, Reader: committed{}, Log: slog.New(slog.DiscardHandler),
		Uploaders: map[hmcts.Jurisdiction]court.Uploader{w.jurisdiction(): w.clients[w.jurisdiction()]},
	}
	if w.err = sender.Send(w.ctx, ledger.Job{Kind: court.FileJob, Stream: w.stream, Entry: w.filing.Entry, For: w.by.Person}); w.err != nil {
		return
	}
	if f, known := court.Of(w.history(w.stream)).Filing(w.filing); !known || !slices.Contains(wanted, f.State) {
		w.err = fmt.Errorf("what was filed came to something else than the story says: %+v", f)
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
