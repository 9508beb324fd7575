package ledger

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Ground is the legal ground on which words are erased.
type Ground string

const (
	RetentionEnd   Ground = "retention end"   // the pack's period for the case type has ended
	CourtOrder     Ground = "court order"     // a court ordered it
	WrongCase      Ground = "wrong case"      // an entry was made in another case than its own
	UnlawfullyHeld Ground = "unlawfully held" // data protection law forbids keeping it
	ErasedBefore   Ground = "erased before"   // it was erased once and came back with an older copy of the record; EraseAgain alone gives it
)

// Erasing is one lawful erasure: what goes, on which ground and authority, why, and the two people who decided and confirmed it. Nothing here
// may repeat the words that go: it stays on the record.
type Erasing struct {
	Streams   []StreamID // whole streams: every entry, file, row, draft and job of them, and their keys
	Entries   []Ref      // single entries of streams that stay, with their files
	Seen      []Seen     // streams as the decision saw them: once one of them has moved nothing is erased, ErrMovedSince; others may move
	Ground    Ground
	Authority string   // the rule, order or provision that allows it
	Reason    string   // why it applies here
	Decided   StreamID // the person who decided
	Confirmed StreamID // the person who confirmed, another than who decided
}

// Erased is what came of an erasure. The words are gone from the service At; that they are gone from every copy may be said only once
// GoneFromCopies says so.
type Erased struct {
	Account Ref       // the entry of the service stream that tells of it
	At      time.Time // when the words went from the service
	Copies  time.Time // when the last copy becomes unreadable, if the keyring is rotated every month and copies are kept no longer than it was told
	Record  int64     // number of the log's record that proves the account; -1 while it is not yet sealed
}

// rotatesWithin is how long it may be until the keyring is rotated next. A key that was erased lives on in copies of the key store until then,
// and until the last copy made before it has aged out.
const rotatesWithin = 31 * 24 * time.Hour

var (
	// ErrMayNotErase says that this program's login may not take words out of the record: it is done by candour erase, with the eraser's.
	ErrMayNotErase = errors.New("this program’s login may not erase: candour erase does it, with the eraser’s")
	// ErrMovedSince refuses to erase when something was recorded since whoever asks last looked: they look again.
	ErrMovedSince = errors.New("something was recorded since it was decided")
	// ErrErasedBefore refuses to erase what another act has erased.
	ErrErasedBefore = errors.New("it was erased before")
	// ErrNotErasable refuses a target that is not there, or that must stay: the service stream, and the accounts of erasures.
	ErrNotErasable = errors.New("it is not on the record, or must stay there")
)

// check refuses an erasure that does not say all that its account must say.
func (e Erasing) check() error {
	switch {
	case len(e.Streams)+len(e.Entries) == 0:
		return errors.New("an erasure names what goes")
	case e.Ground != RetentionEnd && e.Ground != CourtOrder && e.Ground != WrongCase && e.Ground != UnlawfullyHeld:
		return fmt.Errorf("ground %q is not known", e.Ground)
	case e.Authority == "" || e.Reason == "":
		return errors.New("an erasure names its authority and its reason")
	case checkUUID(string(e.Decided)) != nil || checkUUID(string(e.Confirmed)) != nil || e.Decided == e.Confirmed:
		return errors.New("an erasure is decided by one person and confirmed by another")
	}
	return nil
}

// Erase carries out a lawful erasure, once for each id: asked again, it finishes what a crash may have left and answers as the first time.
// The job that asks for it belongs to the service stream, for the jobs of an erased stream go with it.
//
// One transaction puts the account on the record and takes out bodies, files, view and search rows, drafts and jobs. Then each stream that
// stays is given a new key, under which its other bodies are encrypted again, and the old keys are destroyed, so that no older copy of the
// database can be read with the key store as it now is. Until that is done the act is not finished, and FinishErasing goes on with it.
//
// What a restore has erased again (EraseAgain) is answered with that account: the register says that it had been carried out.
//
// It fails with ErrMayNotErase, ErrMovedSince, ErrErasedBefore or ErrNotErasable, and then nothing was erased. Any other error may leave it unfinished.
func (l *Ledger) Erase(ctx context.Context, id EntryID, e Erasing) (Erased, error) {
	if err := e.check(); err != nil {
		return Erased{}, err
	}
	return l.erase(ctx, id, e.tidy())
}

// EraseAgain takes out what the erasure register names and an older copy of the record has brought back. What is gone already, or was never
// in that copy, it leaves alone. It answers how many streams and entries it erased. A restore calls it before anything is served.
func (l *Ledger) EraseAgain(ctx context.Context, streams []StreamID, entries []Ref) (int, error) {
	return l.eraseAgain(ctx, streams, entries)
}

// FinishErasing destroys the keys that an interrupted erasure has left. A program that may erase calls it when it starts.
func (l *Ledger) FinishErasing(ctx context.Context) error { return l.finishErasing(ctx) }

// GoneFromCopies reports whether this service's keyring has no key any more that could open a copy made before an erasure, and when the last of them
// was destroyed. Copies of the keyring that custodians made before then, and those of other servers, still hold it: they are nothing this program sees.
func (l *Ledger) GoneFromCopies(b ErasedBody) (destroyed time.Time, gone bool) {
	if l.keys == nil {
		return time.Time{}, false
	}
	ring := l.keys.lastKnown()
	return ring.destroyedOn(b.Epoch), ring.Epochs[0].Number > b.Epoch
}

// GoneFromFiles is when the last copy of the database's own files has aged out in which words of lists and searches may stand in clear that an
// erasure at some time removed. It is not known while nobody has had those files written anew since, as candour scrub does on PostgreSQL: the
// other engine writes over what it removes.
func (l *Ledger) GoneFromFiles(ctx context.Context, erased time.Time) (on time.Time, known bool, err error) {
	return l.goneFromFiles(ctx, erased)
}
