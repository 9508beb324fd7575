package access_test

import (
	"errors"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/ledger/ledgertest"
)

func TestEverybodySeesWhereTheyAreSignedInAndEndsOneOfThem(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	sessions := access.Sessions{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	begin := func(device string) string {
		token, err := sessions.BeginOn(t.Context(), ruth, device)
		if err != nil {
			t.Fatal(err)
		}
		r.Clock.Advance(time.Minute)
		return token
	}
	begin("Firefox on Linux")
	r.Clock.Advance(access.IdleLimit) // that one has run out
	tablet, laptop := begin("Safari on an iPad"), begin("Edge on Windows")
	all, err := sessions.Of(t.Context(), ruth, laptop)
	if err != nil || len(all) != 2 || all[0].Device != "Edge on Windows" || !all[0].This || all[1].This {
		t.Fatalf("she is signed in on %+v, %v", all, err)
	}
	if err := sessions.EndOne(t.Context(), colin, all[1].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := sessions.Find(t.Context(), tablet); err != nil {
		t.Errorf("somebody else ended her session: %v", err)
	}
	if _, err := sessions.Find(t.Context(), all[1].ID); !errors.Is(err, access.ErrSignedOut) {
		t.Errorf("what the page shows opens a session: %v", err)
	}
	if err := sessions.EndOne(t.Context(), ruth, all[1].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := sessions.Find(t.Context(), tablet); !errors.Is(err, access.ErrSignedOut) {
		t.Errorf("the tablet is still signed in: %v", err)
	}
}
