package court_test

import (
	"testing"
	"time"

	"candour/internal/court"
	"candour/internal/court/hmcts/fake"
	"candour/internal/pack"
)

// ago is a time before the clock of the test, which stands at nine o'clock, UTC, of 12 May 2026.
func (c *courts) ago(d time.Duration) time.Time { return c.Clock.Now().Add(-d) }

func (c *courts) known(number string) bool {
	c.t.Helper()
	stream, err := court.FindCase(c.t.Context(), c.Ledger.DB(), pack.PublicLaw, number)
	if err != nil {
		c.t.Fatal(err)
	}
	return stream != ""
}

func TestThePollerReadsUpToJustNowAndGoesOnFromThere(t *testing.T) {
	c := withCourts(t)
	c.holds(public(t, may), c.ago(10*time.Minute))
	c.polls()
	if !c.known(publicNumber) {
		t.Fatal("the case was not read")
	}
	feed := c.feed()
	if feed.Through != c.ago(2*time.Minute) || feed.LastAnswer != c.Clock.Now() || feed.LastCase != c.Clock.Now() || feed.Silent || feed.Trouble != "" {
		t.Errorf("%+v", feed)
	}
	c.Clock.Advance(5 * time.Minute)
	c.holds(public(t, june), c.ago(3*time.Minute))
	c.polls()
	if side, _ := c.side(); len(side.Documents()) != 3 {
		t.Errorf("%d documents", len(side.Documents()))
	}
	if c.feed().Through != c.ago(2*time.Minute) {
		t.Errorf("read through %v", c.feed().Through)
	}
}

func TestTheWatermarkNeverPassesAWindowThatWasNotRead(t *testing.T) {
	for name, fault := range map[string]fake.Fault{
		"no answer":    {On: fake.Search, Times: -1, Deaf: true},
		"cut off":      {On: fake.Search, Times: -1, Cut: 20},
		"forbidden":    {On: fake.Search, Times: -1, Status: 403},
		"out of order": {On: fake.Search, Times: -1, Status: 500},
		"gateway":      {On: fake.Search, Times: -1, Status: 502},
		"html":         {On: fake.Search, Times: -1, Status: 200, Body: "<html>", Type: "text/html"},
	} {
		t.Run(name, func(t *testing.T) {
			c := withCourts(t)
			c.holds(public(t, may), c.ago(10*time.Minute))
			c.Break(fault)
			c.polls()
			if feed := c.feed(); !feed.Through.IsZero() || len(feed.Parked) != 0 || feed.Trouble == "" || c.known(publicNumber) {
				t.Errorf("%+v", feed)
			}
			c.Mend()
			c.polls()
			if feed := c.feed(); feed.Through != c.ago(2*time.Minute) || feed.Trouble != "" || !c.known(publicNumber) {
				t.Errorf("after the court was mended: %+v", feed)
			}
		})
	}
}

func TestAPoisonedMomentIsSetAsideAndTheRestIsRead(t *testing.T) {
	c := withCourts(t)
	poison := c.ago(11 * time.Minute).Add(300 * time.Millisecond)
	other := public(t, june)
	other.top["id"] = "1720017394546999"
	c.holds(public(t, may), c.ago(11*time.Minute).Add(-5*time.Second))
	c.holds(other, c.ago(10*time.Minute))
	c.Set(fake.Trouble{Poison: []time.Time{poison}})
	c.polls()
	feed := c.feed()
	if !c.known(publicNumber) || !c.known("1720017394546999") || feed.Through != c.ago(2*time.Minute) {
		t.Errorf("%+v", feed)
	}
	if len(feed.Parked) != 1 || poison.Before(feed.Parked[0].From) || poison.After(feed.Parked[0].To) || feed.Parked[0].To.Sub(feed.Parked[0].From) > time.Second {
		t.Fatalf("set aside %+v", feed.Parked)
	}
}

func TestAMomentThatWasSetAsideIsNotAskedAboutWithEveryRun(t *testing.T) {
	c := withCourts(t)
	c.Set(fake.Trouble{Poison: []time.Time{c.ago(4 * time.Minute)}})
	c.polls()
	c.Clock.Advance(time.Minute) // within the overlap of the next run
	before := c.calls.Load()
	c.polls()
	if calls := c.calls.Load() - before; len(c.feed().Parked) == 0 || calls > 3 {
		t.Errorf("asked about again too soon, in %d calls: %+v", calls, c.feed().Parked)
	}
}

func TestWhatWasSetAsideIsAskedAboutAgainEveryDay(t *testing.T) {
	c := withCourts(t)
	at := c.ago(11 * time.Minute)
	c.holds(public(t, may), at)
	c.Set(fake.Trouble{Poison: []time.Time{at}})
	c.polls()
	if c.known(publicNumber) || len(c.feed().Parked) == 0 {
		t.Fatalf("%+v", c.feed())
	}
	c.Mend()
	for range 100 { // a day of catching up
		c.Clock.Advance(15 * time.Minute)
		c.polls()
	}
	if feed := c.feed(); len(feed.Parked) != 0 || !c.known(publicNumber) {
		t.Errorf("%+v", feed)
	}
}

func TestCatchingUpMakesOnlySoManyCallsAMinute(t *testing.T) {
	c := withCourts(t)
	c.poller.Start, c.poller.PerMinute = c.ago(24*time.Hour), 10
	c.polls()
	first := c.feed().Through
	if first.Before(c.ago(24*time.Hour)) || first.After(c.ago(21*time.Hour)) {
		t.Errorf("one run read through %v", first)
	}
	for range 12 {
		c.polls()
	}
	if through := c.feed().Through; through != c.ago(2*time.Minute) {
		t.Errorf("read through %v", through)
	}
}

func TestAFeedThatIsSilentTooLongSaysSo(t *testing.T) {
	c := withCourts(t)
	if !c.feed().Silent {
		t.Error("a court that never answered is not said to be silent")
	}
	c.polls()
	if c.feed().Silent {
		t.Error("a court that answered just now is said to be silent")
	}
	c.Break(fake.Fault{On: fake.Search, Times: -1, Status: 503})
	c.Clock.Advance(time.Hour)
	c.polls()
	if feed := c.feed(); !feed.Silent || feed.Trouble == "" {
		t.Errorf("%+v", feed)
	}
}

func TestACourtThatWasAskedJustNowIsGivenTimeToAnswer(t *testing.T) {
	c := withCourts(t)
	if err := c.poller.Ask(t.Context()); err != nil {
		t.Fatal(err)
	}
	if c.feed().Silent {
		t.Error("a court that was asked just now is said to be silent")
	}
	c.Clock.Advance(20 * time.Minute)
	if err := c.poller.Ask(t.Context()); err != nil { // a service begun again gives it no more time
		t.Fatal(err)
	}
	c.Clock.Advance(20 * time.Minute)
	if !c.feed().Silent {
		t.Error("a court that never answered is not said to be silent")
	}
}

func TestTheJobPollsForEver(t *testing.T) {
	c := withCourts(t)
	c.holds(public(t, may), c.ago(10*time.Minute))
	for range 2 { // as two starts of the service do
		if err := c.poller.Ask(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	c.works()
	if !c.known(publicNumber) {
		t.Fatal("the case was not read")
	}
	before := c.feed().LastAnswer
	c.Clock.Advance(2 * time.Minute)
	c.works()
	if after := c.feed().LastAnswer; !after.After(before) {
		t.Errorf("last answer %v, then %v", before, after)
	}
}
