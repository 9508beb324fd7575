//go:build e2e

package e2e

import (
	"testing"
	"time"
)

// week is a week of somebody's work, and the people in it. The address is that of a demonstration of its own.
type week struct {
	t, whole *testing.T // of the row, and of the week
	address  string
	*tally
	people map[string]hands
}

func aWeek(t *testing.T) week {
	t.Helper()
	w := week{t, t, ofItsOwn(t).address, &tally{looks: true}, map[string]hands{}}
	t.Cleanup(func() { t.Log(w.table()) })
	return w
}

// as is somebody's tablet, on which they are signed in.
func (w week) as(name string) hands {
	w.t.Helper()
	if _, known := w.people[name]; !known {
		w.people[name] = atTablet(w.whole, name, w.address, w.tally)
	}
	h := w.people[name]
	h.t = w.t
	return h
}

// given is somebody's tablet for what a row begins from: none of it is counted or looked at.
func (w week) given(name string) hands {
	h := w.as(name)
	h.tally = &tally{}
	return h
}

// row is a piece of work, which fails when its hands are on it for longer than it may take. A slow machine changes nothing: counts decide.
func (w week) row(what string, minutes float64, work func(week)) {
	w.t.Helper()
	w.t.Run(what, func(t *testing.T) {
		w.begins(what, minutes)
		work(week{t, w.whole, w.address, w.tally, w.people})
		if r := w.now(); r.hands().Minutes() > minutes {
			t.Errorf("%s of hands-on time, and %.0f minutes are allowed", r.hands().Round(time.Second), minutes)
		}
	})
}

// TestAPractitionersWeek is played on a tablet: each row within its minutes of hands-on time, nothing typed twice.
func TestAPractitionersWeek(t *testing.T) {
	w := aWeek(t)
	w.row("What came in since Friday, over all cases", 1, week.whatCameIn)
	w.row("A mother’s call of three minutes, noted", 1, week.aMothersCall)
	w.row("Its worrying words made an item of evidence", 1, week.itsWorryingWords)
	w.row("Ringing back, with her safe-contact rule in sight", 1, week.ringingBack)
	w.row("A referral, and the duty under section 16A", 3, week.aReferral)
	w.row("Five e-mails and a photographed letter", 5, week.thePost)
	w.row("A returner linked to a closed case and a half-brother’s open one", 2, week.aReturner)
	w.row("A court-duty day with nine cases: a duty told in court", 1, week.aDutyToldInCourt)
	w.row("The order came: was this what you were told?", 1, week.theOrderCame)
	w.row("A safeguarding letter from two calls and three checks, ready to sign", 15, week.aSafeguardingLetter)
	w.row("A colleague’s sickness covered", 1, week.aColleagueIsIll)
	w.row("A case closed", 3, week.aCaseIsClosed)
	w.row("An entry in the wrong family contained, and moved", 1, week.theWrongFamily)
}
