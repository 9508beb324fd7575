package lonevisit

import (
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Knock is a word given at the check-in address, where nobody signs in.
type Knock struct {
	Step
	How  How
	Word string
}

// KnockID is the id of a word given at the check-in address: a word of the visit pressed twice is one act, and every wrong one is a try of its own.
func KnockID(v *Visit, form ledger.EntryID, how How, word string) ledger.EntryID {
	if v.knows(word) {
		return PressID(v, form, how, word)
	}
	return ledger.NewEntryID()
}

// knows reports whether a word is one of the visit’s.
func (v *Visit) knows(word string) bool {
	return sameWord(word, v.AllWell) || sameWord(word, v.NotSafe)
}

// HearAt is Hear at the check-in address. Wrong words are counted on record, and after the pack’s number in a row the address is held: it takes no word then
// but the one that means not safe, which is answered as every other. Heard is whether whoever gave the word is told what was heard.
func HearAt(rules pack.LoneVisits, people *access.People, h *ledger.History, k Knock) (change ledger.Change, heard bool, err error) {
	switch v := Of(h); {
	case v.OverSaid && sameWord(k.Word, v.NotSafe) && v.mayStillBeUnsafe(rules, k.Now):
		change, err = v.hearLate(h, k)
		return change, true, err
	case v.OverSaid:
		return ledger.Change{}, v.knows(k.Word), nil
	case v.HeldAt(k.Now) && sameWord(k.Word, v.NotSafe):
		change, err = v.hearHeld(h, k)
		return change, false, err
	case v.HeldAt(k.Now):
		return ledger.Change{}, false, nil
	case !v.knows(k.Word):
		change, err = v.wrong(rules, people, h, k)
		return change, false, err
	default:
		change, err = Hear(rules, h, k.Step, k.How, k.Word)
		return change, true, err
	}
}

// hearHeld takes the word that means not safe while the address is held. It moves no time: nothing shows that it was heard.
func (v *Visit) hearHeld(h *ledger.History, k Knock) (ledger.Change, error) {
	m := &ledger.Making{By: ledger.By(v.PlannedBody.Of.Person)}
	ledger.Put(m, h.Stream, Heard, k.ID, nil, HeardBody{How: CheckIn, Due: ledger.FormatTime(v.Due), Ends: ledger.FormatTime(v.Until), Duress: true})
	lookAtOnce(m, h, k.Step)
	return m.Done()
}

// mayStillBeUnsafe reports whether the word that means not safe is still heard after somebody checked out: that may have been under somebody’s eyes. It no
// longer is once whoever watched over the visit ended it, or the longest time that a visit may take has passed.
func (v *Visit) mayStillBeUnsafe(rules pack.LoneVisits, now time.Time) bool {
	return v.Ended == nil && (!v.Over || now.Sub(v.OverAt) < rules.LongestTime())
}

// hearLate takes the word that means not safe after the visit was said to be over, and answers as if it were.
func (v *Visit) hearLate(h *ledger.History, k Knock) (ledger.Change, error) {
	m := &ledger.Making{By: ledger.By(v.PlannedBody.Of.Person)}
	ledger.Put(m, h.Stream, Heard, k.ID, nil, HeardBody{How: CheckOut, Duress: true})
	lookAtOnce(m, h, k.Step)
	return m.Done()
}

// wrong counts a wrong word, and holds the address once there are too many.
func (v *Visit) wrong(rules pack.LoneVisits, people *access.People, h *ledger.History, k Knock) (ledger.Change, error) {
	m := &ledger.Making{By: ledger.ByService("check-in address")}
	ledger.Put(m, h.Stream, WrongWord, k.ID, nil, WrongWordBody{})
	if v.Wrong+1 >= rules.Wrong {
		until := ledger.FormatTime(k.Now.Add(rules.HoldFor()))
		ledger.Put(m, h.Stream, Held, ledger.DerivedID(h.Stream, "held "+string(k.ID)), nil, HeldBody{until, v.toldOfHolding(people)})
		lookAtOnce(m, h, k.Step)
	}
	return m.Done()
}

// toldOfHolding are the two who watch over the visit, and the worker.
func (v *Visit) toldOfHolding(people *access.People) []Recipient {
	to := []Recipient{v.asked(people, v.Watcher), v.asked(people, v.Second)}
	if worker, found := people.Find(v.PlannedBody.Of.Person); found {
		to = append(to, reached(worker))
	}
	return to
}
