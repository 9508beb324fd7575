package access

import (
	"slices"
	"time"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// RecoveryBody asks that a person be given a new way in.
type RecoveryBody struct {
	Person ledger.StreamID `json:"person"`
	Why    string          `json:"why"`
}

// RecoveryAsked asks that somebody who cannot sign in any more be given a new way in. Nothing changes until a second administrator confirms it.
var RecoveryAsked = ledger.Define(&Kinds, "access.recovery_asked/1", ledger.Spec[RecoveryBody]{
	Means: "An administrator asks that this person be given a new way in; nothing changes until a second one confirms it.",
	May:   Administrator,
	Line: func(p words.Printer, b RecoveryBody) words.Line {
		return words.Line{Text: p.Say("A new way in was asked for"), Words: b.Why}
	},
	Example: RecoveryBody{Person: exampleStream, Why: "Lost the telephone; spoke to them in person"},
})

// RecoveryWordBody is a second administrator's word on it.
type RecoveryWordBody struct {
	Asked ledger.Ref `json:"asked"`
}

// RecoveryConfirmed is the second administrator's word: password, second factor and sessions end, and the two administrators hold a half each of what
// a new password is chosen with.
var RecoveryConfirmed = ledger.Define(&Kinds, "access.recovery_confirmed/1", ledger.Spec[RecoveryWordBody]{
	Means: "A second administrator confirms that this person be given a new way in; their password, second factor and sessions ended.",
	May:   Administrator,
	Refs:  func(b RecoveryWordBody) []ledger.Ref { return []ledger.Ref{b.Asked} },
	Line: func(p words.Printer, b RecoveryWordBody) words.Line {
		return words.Line{Text: p.Say("A new way in was confirmed")}
	},
	Example: RecoveryWordBody{Asked: exampleRef},
})

// Recovery is a new way in that was asked for, and once it was confirmed, by whom and when.
type Recovery struct {
	Asked  ledger.Ref
	Person ledger.StreamID
	Why    string
	By     ledger.Author
	On     time.Time

	ConfirmedBy ledger.Author
	Confirmed   time.Time // zero while it waits
}

// recoveryWaits is how long a second administrator has: what was asked for one telephone call is not confirmed a month later.
const recoveryWaits = 24 * time.Hour

func (r Recovery) waits(now time.Time) bool {
	return r.Confirmed.IsZero() && now.Sub(r.On) < recoveryWaits
}

func (s *People) recovery(e ledger.Entry) {
	switch b := e.Body.(type) {
	case RecoveryBody:
		s.recoveries = append(s.recoveries, Recovery{Asked: e.Ref(), Person: b.Person, Why: b.Why, By: e.Author, On: e.Recorded})
	case RecoveryWordBody:
		for i := range s.recoveries {
			r := &s.recoveries[i]
			if r.Asked == b.Asked && r.Confirmed.IsZero() && r.second(e.Author) {
				r.ConfirmedBy, r.Confirmed = e.Author, e.Recorded
			}
		}
	}
}

// second reports whether an author is neither the one concerned nor the one who asked.
func (r Recovery) second(by ledger.Author) bool { return by.Person != r.Person && by != r.By }

// RecoveriesWaiting are the new ways in that await a second administrator's word.
func (s *People) RecoveriesWaiting(now time.Time) []Recovery {
	return slices.DeleteFunc(slices.Clone(s.recoveries), func(r Recovery) bool { return !r.waits(now) })
}

// Recovered are the new ways in that a person was given, the newest first.
func (s *People) Recovered(person ledger.StreamID) []Recovery {
	var all []Recovery
	for _, r := range slices.Backward(s.recoveries) {
		if r.Person == person && !r.Confirmed.IsZero() {
			all = append(all, r)
		}
	}
	return all
}

// Half is what an administrator holds of a new way in. It takes both: whoever confirmed holds a link, whoever asked a code that the link asks for, so
// that neither of them comes in with what they hold.
type Half int

const (
	NoHalf Half = iota
	LinkHalf
	CodeHalf
)

// HalfOf is which half of a new way in a person holds now: of one that was confirmed within a day, and is the newest that was given.
func (s *People) HalfOf(by Person, asked ledger.Ref, now time.Time) (Recovery, Half) {
	i := slices.IndexFunc(s.recoveries, func(r Recovery) bool { return r.Asked == asked && !r.Confirmed.IsZero() })
	if i < 0 || !by.Has(AdministratorIs) {
		return Recovery{}, NoHalf
	}
	r := s.recoveries[i]
	switch {
	case now.Sub(r.Confirmed) >= recoveryLife || s.Recovered(r.Person)[0].Asked != asked:
		return Recovery{}, NoHalf
	case r.ConfirmedBy.Person == by.ID:
		return r, LinkHalf
	case r.By.Person == by.ID:
		return r, CodeHalf
	}
	return Recovery{}, NoHalf
}

// RecoveriesHeld are the new ways in of which a person holds a half now.
func (s *People) RecoveriesHeld(by Person, now time.Time) []Recovery {
	return slices.DeleteFunc(slices.Clone(s.recoveries), func(r Recovery) bool {
		_, half := s.HalfOf(by, r.Asked, now)
		return half == NoHalf
	})
}

// AskRecovery asks for a new way in for somebody else.
func AskRecovery(s *People, by Person, service ledger.StreamID, id ledger.EntryID, b RecoveryBody) (ledger.Change, error) {
	_, known := s.Find(b.Person)
	switch {
	case !known || !by.Has(AdministratorIs):
		return ledger.Change{}, fault.Absent(nil)
	case b.Person == by.ID:
		return ledger.Change{}, fault.Refuse("Somebody else must ask this for you, and a third person confirm it.", nil)
	case b.Why == "":
		return ledger.Change{}, fault.Fields{{Name: "why", Sentence: "Say why, and how you know that it is they who ask"}}
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, RecoveryAsked, id, nil, b)
	return m.Done()
}

// ToConfirm is the new way in on which a person's word would count now.
func (s *People) ToConfirm(by Person, asked ledger.Ref, now time.Time) (Recovery, bool) {
	i := slices.IndexFunc(s.recoveries, func(r Recovery) bool { return r.Asked == asked })
	if i < 0 || !by.Has(AdministratorIs) || !s.recoveries[i].waits(now) || !s.recoveries[i].second(ledger.By(by.ID)) {
		return Recovery{}, false
	}
	return s.recoveries[i], true
}

// ConfirmRecovery is a second administrator's word on a new way in. With it on record, the job that ends the old one is asked for.
func ConfirmRecovery(s *People, by Person, service ledger.StreamID, id ledger.EntryID, asked ledger.Ref, now time.Time) (ledger.Change, error) {
	if _, counts := s.ToConfirm(by, asked, now); !counts {
		return ledger.Change{}, errNotSecond
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, RecoveryConfirmed, id, nil, RecoveryWordBody{Asked: asked})
	m.Change.Jobs = append(m.Change.Jobs, ledger.Job{ID: ledger.DerivedID(service, string(asked.Entry)+" renew"), Kind: RenewJob, Stream: service, Entry: asked.Entry, For: by.ID})
	return m.Done()
}

var errNotSecond = fault.Refuse("Another administrator must confirm this, within a day: not the person it is for, and not whoever asked.", nil)
