package demo

import (
	"fmt"
	"log/slog"

	"candour/internal/calendar"
	"candour/internal/court/hmcts"
	"candour/internal/guardian"
	"candour/internal/ledger"
)

const appointedIn = "WX26C00064" // the family of a story in which a guardian was appointed

// appointed puts on record that the court has appointed whoever has the case as the guardian of every child, and tells the court the list.
func (s *scene) appointed(said string) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		today, worker := calendar.DateInLondon(s.clock.Now()), s.people[s.Worker]
		form := guardian.AppointForm{On: today, Today: today, AppointedBody: guardian.AppointedBody{
			Worker: worker.ID, Name: worker.Name, Contact: guardian.Contact{Telephone: "01632 960140"}, How: guardian.ByOrder, Said: said,
		}}
		for _, child := range s.state().Children() {
			form.Children = append(form.Children, child.Ref)
		}
		return guardian.Appoint(s.Desk.Pack, hs[s.stream], s.by, id, form)
	}, s.stream)
	if s.err != nil {
		return
	}
	teller := guardian.Teller{Ledger: s.Ledger, Court: s.clients[hmcts.Public], Log: slog.New(slog.DiscardHandler)}
	if s.err = teller.Tell(s.ctx, ledger.Job{Kind: guardian.TellJob, Stream: s.stream}); s.err != nil {
		return
	}
	if st := guardian.StandOf(s.history(s.stream)); st.State != guardian.IsTold {
		s.err = fmt.Errorf("the court was not told of a guardian: %+v", st)
	}
}
