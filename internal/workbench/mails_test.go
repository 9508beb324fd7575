package workbench

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"candour/internal/fault"
)

func TestSoManyEMailsAreReadAtOnceAndWhoeverWaitsTooLongTriesAgain(t *testing.T) {
	var m mails
	var last func()
	for range mailsAtOnce {
		done, err := m.turn(t.Context(), time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		last = done
	}
	if _, err := m.turn(t.Context(), time.Millisecond); fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Sentence(err), "Try again") {
		t.Errorf("one too many is answered %v", err)
	}
	last()
	done, err := m.turn(t.Context(), time.Minute)
	if err != nil {
		t.Fatalf("once one is read the next is answered %v", err)
	}
	done()
}

func TestWhoeverGoesAwayWaitsNoLongerForTheirEMailToBeRead(t *testing.T) {
	b := &Bench{}
	for range mailsAtOnce {
		if _, err := b.mails.turn(t.Context(), time.Minute); err != nil {
			t.Fatal(err)
		}
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := b.Mail(gone, []byte("From: somebody\r\n\r\nWords")); !errors.Is(err, context.Canceled) {
		t.Errorf("who went away is answered %v", err)
	}
}
