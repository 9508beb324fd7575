package app

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/ledger/ledgertest"
	"candour/internal/message"
	"candour/internal/message/messagetest"
)

// alarmOf tells one person by text what is wrong, which the test says.
func alarmOf(t *testing.T) (a *alarm, gateway *messagetest.Gateway, wrong *[]message.Trouble, clock *ledgertest.Clock) {
	t.Helper()
	gateway, clock, wrong = messagetest.NewGateway(t), ledgertest.NewClock(), new([]message.Trouble)
	text, err := message.NewText(gateway.URL, "")
	if err != nil {
		t.Fatal(err)
	}
	a = &alarm{
		ways: message.Ways{Text: text}, to: []string{"+447700900123"}, clock: clock.Now, log: slog.New(slog.DiscardHandler),
		look: func(context.Context) []message.Trouble { return slices.Clone(*wrong) },
	}
	return a, gateway, wrong, clock
}

func TestWhoeverRunsTheServiceIsToldOnceOfTroubleAndOnceThatItIsOver(t *testing.T) {
	a, gateway, wrong, clock := alarmOf(t)
	minutes := func(n int) (texts []string) {
		for range n {
			clock.Advance(looksEvery)
			a.once(t.Context())
		}
		for _, sms := range gateway.Taken() {
			texts = append(texts, sms.Text)
		}
		return texts
	}
	if texts := minutes(3); len(texts) != 0 {
		t.Errorf("all is well: %q", texts)
	}
	*wrong = []message.Trouble{message.NotSealing}
	if texts := minutes(1); len(texts) != 0 {
		t.Errorf("what may pass: %q", texts)
	}
	if texts := minutes(60); len(texts) != 1 || !strings.Contains(texts[0], "Nothing was sealed for ten minutes.") {
		t.Errorf("an hour of it: %q", texts)
	}
	if texts := minutes(24 * 60); len(texts) != 2 {
		t.Errorf("a day of it: %q", texts)
	}
	*wrong = nil
	if texts := minutes(60); len(texts) != 3 || !strings.Contains(texts[2], "is over") {
		t.Errorf("over: %q", texts)
	}
}

func TestAnAlarmThatWasNotTakenIsTriedAgainAndOneThatPerhapsWasIsNot(t *testing.T) {
	for status, again := range map[int]bool{429: true, 502: false} {
		a, gateway, wrong, _ := alarmOf(t)
		*wrong = []message.Trouble{message.CourtSilent}
		gateway.Answers(status)
		a.once(t.Context())
		a.once(t.Context())
		gateway.Answers(0)
		a.once(t.Context())
		if taken := len(gateway.Taken()) == 1; taken != again {
			t.Errorf("%d: %+v", status, gateway.Taken())
		}
	}
}

func TestTheAlarmSeesWhatTheMetricsSee(t *testing.T) {
	s, record, v := watchedService(t)
	if troubles := s.troubles(t.Context()); len(troubles) != 0 {
		t.Errorf("a service at rest: %v", troubles)
	}
	s.readOnly = true
	if troubles := s.troubles(t.Context()); !slices.Equal(troubles, []message.Trouble{message.ReadOnly}) {
		t.Errorf("read only: %v", troubles)
	}
	if err := record.Close(); err != nil {
		t.Fatal(err)
	}
	v.asked = v.asked.Add(-answerHolds)
	if troubles := s.troubles(t.Context()); !slices.Contains(troubles, message.NotRecording) {
		t.Errorf("without its record: %v", troubles)
	}
}

func TestTheAlarmHearsThatNothingIsSealedAndNothingKeptElsewhere(t *testing.T) {
	h := holds(t)
	record, features, err := h.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	log := slog.New(slog.DiscardHandler)
	seals, err := newSealing(t.Context(), record, h.Keys, elsewhere{Checkpoints: t.TempDir()}, log)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newService(record, features, manner{log: log, seals: seals})
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	looksOnce(t, s)
	if err := seals.once(t.Context()); err != nil {
		t.Fatal(err)
	}
	if troubles := s.troubles(t.Context()); len(troubles) != 0 {
		t.Errorf("just sealed: %v", troubles)
	}
	h.fill()
	h.clock.Advance(mayLag + time.Second)
	looksOnce(t, s)
	if troubles := s.troubles(t.Context()); !slices.Equal(troubles, []message.Trouble{message.NotSealing, message.NotKeptElsewhere}) {
		t.Errorf("eleven minutes later: %v", troubles)
	}
}
