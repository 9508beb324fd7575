package ledgertest

import (
	"context"
	"database/sql"
	"fmt"
	"testing"

	"candour/internal/ledger"
)

// Store is an engine under test.
type Store struct {
	// New makes an empty place for a record and returns its name, which another process may be given too.
	New func(t testing.TB) string
	// Open opens the place as one program does.
	Open func(ctx context.Context, place string) (Opened, error)
	// Migrate makes tables of views that are not there yet; nil when Open does.
	Migrate func(ctx context.Context, place string, views []*ledger.View) error
	// Eraser opens it as the program that may erase; nil when Open does.
	Eraser func(ctx context.Context, place string) (Opened, error)
	// Around runs the tests beside what they need, such as a server, and answers their exit code; nil when they need nothing.
	Around func(tests func() int) int
}

func (s Store) run(tests func() int) int {
	if s.Around == nil {
		return tests()
	}
	return s.Around(tests)
}

// Views are the views that the suite's records keep; a store whose tables are made beforehand needs to know them.
var Views = []*ledger.View{noteRows, addedRows}

// Opened is a store as one program has it open.
type Opened struct {
	Engine     ledger.Engine
	Keys       *sql.DB // has the table stream_key
	Writer     *sql.DB // writes the engine's tables, as an administrator might
	KeysWriter *sql.DB // does the same to the table of keys
	Release    func() error
}

// Run checks everything that the ledger promises over a store. A package that runs it calls Main from its TestMain.
func Run(t *testing.T, store Store) {
	for _, test := range []struct {
		promise string
		check   func(*testing.T, *rig)
	}{
		{"EntriesAreReadInTheOrderTheyWereAppended", inOrder},
		{"VersionsHaveNoGapsAndEachLinkCarriesTheChainOn", chained},
		{"RecordedTimeNeverRunsBackThoughTheClockDoes", neverBack},
		{"AStreamThatHasNotBegunHasAnEmptyHistory", notBegun},
		{"AStreamWithoutAKeyTakesNothing", withoutKey},
		{"AMovedStreamIsSaidToHaveMoved", moved},
		{"AnAppendWithoutAnExpectedVersionDoesNotCareWhatCameBefore", whateverCameBefore},

		{"ARetryIsAnsweredAsTheFirstTimeBeforeAnyoneAsksForTheVersion", retryBeforeVersion},
		{"AnIDWithOtherContentIsAFault", otherContent},
		{"AnAppendOfWhichOnlySomeIsOnTheRecordIsAFault", someOnly},
		{"AnAppendWhoseAnswerWasLostIsToldByItsID", lostAnswer},
		{"TheSameIDInTwoStreamsIsTwoEntries", sameIDElsewhere},
		{"ManyRetriesAtOnceRecordOneEntry", retriesAtOnce},

		{"AFormOpenedBeforeACourtUpdateSavesWithoutAConflict", unrelated},
		{"TwoPeopleCorrectingTheSameItemGetEachOthersWords", sameItem},
		{"SigningIsStrictAboutAnythingSince", strict},
		{"SigningHoldsAlsoWhatItOnlyRead", strictReading},
		{"StreamsReadTogetherStandAsEachDoesAlone", readTogether},
		{"ASecondClickIsHarmless", secondClick},
		{"ASecondClickOnAFormThatBeganAStreamBeginsNoOther", secondBeginning},
		{"ASecondClickOnAnActOverSeveralStreamsIsHarmless", secondClickOnSeveral},
		{"AFormSentAgainWithOtherWordsIsAFault", clickWithOtherWords},
		{"AVerbThatRefusesRecordsNothing", refusingVerb},
		{"AnActReturnsTheHistoriesAsTheyAreThenRead", asThenRead},

		{"SeveralStreamsAreAllOrNothing", allOrNothing},
		{"CrossingPairsOfStreamsNeverWaitForEachOther", crossingPairs},
		{"ManyWritersLoseNothingAndDoubleNothing", manyWriters},
		{"ManyActsOnOneStreamAllGetThrough", manyActs},
		{"TwoProgramsOnOneStoreLoseNothingAndDoubleNothing", twoProcesses},
		{"AKilledProgramLosesNothingAcknowledgedAndLeavesNothingHalf", killed},

		{"ViewRowsFollowInTheSameTransaction", rowsFollow},
		{"ARefusedAppendLeavesNoRowsJobsOrFileNames", refusedLeavesNothing},
		{"AJobIsThereOnceHoweverOftenItsAppendIsSent", jobOnce},
		{"JobsThatFollowFromHowAStreamGrewComeWithTheAct", jobsFollow},
		{"OneRefusedAppendTakesNoneOfItsGroupWithIt", refusedAmongOthers},
		{"TextThatADatabaseRefusesIsCleanedInRows", cleanedText},

		{"AViewThatIsNewIsDrawnWhileOldAndNewProgramsWrite", newView},
		{"OldAndNewProgramsWriteAtOnceWhileRowsAreDrawn", drawnAmidWriting},
		{"AChangedRuleHasItsRowsDrawnAgain", changedRule},
		{"RowsThatMayBeWrongAreDrawnAgain", undrawn},
		{"AViewThatNobodyKeepsIsDroppedAndMayComeBack", dropped},
		{"AnErasureReachesTheTablesOfOtherVersions", erasedInOthers},
		{"AStreamThatCannotBeDrawnHoldsUpNoOther", undrawable},

		{"AKindUnknownToTheProgramMakesTheStreamReadOnlyAndFailsNoRead", unknownKind},
		{"AnErasedBodyIsReadAsAGap", erasedGap},
		{"AReaderKeepsUpWithAnotherProgram", otherProgramWrites},
		{"AReaderWhoseHeldPastWasReplacedReadsAfresh", replacedPast},
		{"AStreamCutShortIsNotReadAsWhole", cutShort},
		{"AChangedEntryIsNotRead", notRead},
		{"AProgramThatHoldsAnOldKeyFollowsARekeying", rekeyed},

		{"AnErasedEntryIsAGapThatSaysWhy", erasedEntry},
		{"AnErasedStreamIsGoneWithItsKey", erasedStream},
		{"WhatWasErasedIsServedFromNoProgramsMemory", erasedElsewhere},
		{"WhatIsTypedWhileAnotherErasesIsNotLost", typedMeanwhile},
		{"WhatCodesAreMadeWithMovesToTheNewKey", secondFactorMoves},
		{"AnErasureSentTwiceIsOne", erasedTwice},
		{"WhatMovedSinceItWasSeenIsNotErased", movedSince},
		{"AnErasureCarriedOutByThreeProgramsAtOnceIsOne", erasedAtOnce},
		{"AnErasureThatAnotherWasFasterWithIsAnsweredAsTheirs", erasedByAFaster},
		{"ErasingLosesNothingThatIsWrittenMeanwhile", erasedAmidWriting},
		{"WhatMustStayIsNotErased", notErasable},
		{"AnInterruptedErasureIsFinished", interrupted},
		{"WordsMissingWithoutOneErasureAreSeen", falseErasures},
		{"WhatAnOlderCopyBringsBackIsErasedAgain", erasedAgain},

		{"WhatIsWrittenInBulkIsByteForByteAsAppended", asAppended},
		{"WhatIsWrittenInBulkVerifiesAndGoesOn", bulkVerifies},
		{"WhatIsWrittenInBulkIsNew", bulkIsNew},

		{"AFileIsReadBackAndNamedByOneEntryOnly", filesNamed},
		{"FilesThatNoEntryNamesAreSwept", filesSwept},

		{"ClosingCarriesOutWhatWasHandedOverAndLeavesNoGoroutine", closing},
		{"ACallerWhoGivesUpBlocksNobody", givingUp},

		{"AnUntouchedRecordHasNoFaults", untouched},
		{"EveryChangedByteOfAnEntryIsSeen", everyByteOfEntry},
		{"EveryChangedByteOfAHeadIsSeen", everyByteOfHead},
		{"EveryChangedByteOfAFileIsSeen", everyByteOfFile},
		{"EveryDeletedRowIsSeen", deletedRows},
		{"SwappedBodiesAndRowsAreSeen", swapped},
		{"WhatIsAppendedWithoutTheKeyIsSeen", keyless},
		{"OtherWordsWrittenWithTheKeyAreSeen", byKeyHolder},
		{"AMissingOrForeignKeyIsSeen", missingKey},
		{"WithoutKeysTheHeadersAreCheckedAndItSaysSo", headersOnly},
		{"WordsAloneAreCheckedAsStrictlyAndItSaysThatRowsWereNot", wordsAlone},
		{"AMomentShowsEachRowAsItIsAndNothingWrittenLater", shownEach},
		{"AMomentThatIsGivenUpShowsNoWholeAnswer", shownNoMore},
		{"AForgedMissingOrChangedViewRowIsSeen", forgedRows},
		{"RowsOfNoStreamAreSeenEvenWithoutKeys", rowsOfNoStream},
		{"RowsSayWhenTheirEntryWasRecordedThoughTheClockRanBack", rowsAsRecorded},
		{"RowsOfAStreamThatCannotBeReadWholeAreSaidToBeUnread", rowsUnread},
		{"TheKeyOfEveryStreamIsCheckedHoweverLittleIsLeftOfIt", keysChecked},
		{"AStreamThatIsRekeyedWhileItIsVerifiedIsNoFault", rekeyedMeanwhile},
		{"WhatIsErasedWhileItIsVerifiedIsNoFault", erasedMeanwhile},
		{"WhatIsChangedIsAFaultThoughItsStreamIsRekeyedMeanwhile", changedMeanwhile},
		{"AHistoryCutAtItsEndWithItsHeadCannotBeSeenYet", cutWithHead},
	} {
		t.Run(test.promise, func(t *testing.T) { test.check(t, newRig(t, store)) })
	}
}

// rig is one store, opened as one program, with a clock that the test sets.
type rig struct {
	*ledger.Ledger
	Opened
	t     testing.TB
	store Store
	place string
	ring  *ledger.Keyring
	keys  string // the keyring's folder
	clock *Clock
	files ledger.Files
	views []*ledger.View
}

func newRig(t testing.TB, store Store) *rig {
	t.Helper()
	r := &rig{t: t, store: store, place: store.New(t), keys: t.TempDir(), clock: NewClock(), views: Views}
	var err error
	r.ring, err = ledger.MakeKeyring(r.keys)
	must(t, err)
	r.open(&Own)
	_, err = r.OpenService(t.Context(), false)
	must(t, err)
	return r
}

// again is a second program at work on the same store.
func (r *rig) again() *rig {
	r.t.Helper()
	other := *r
	other.open(&Own)
	return &other
}

// keeping is a second program that keeps other views: another version of the first.
func (r *rig) keeping(views ...*ledger.View) *rig {
	r.t.Helper()
	if r.store.Migrate != nil {
		must(r.t, r.store.Migrate(r.t.Context(), r.place, views))
	}
	other := *r
	other.views = views
	other.open(&Own)
	return &other
}

// ignorant is a second program that does not know the suite's kinds.
func (r *rig) ignorant() *rig {
	r.t.Helper()
	other := *r
	other.open(new(ledger.Set))
	return &other
}

func (r *rig) open(kinds *ledger.Set) {
	r.t.Helper()
	must(r.t, r.begin(r.t.Context(), kinds))
	opened, over := r.Opened, r.Ledger
	r.t.Cleanup(func() {
		over.Close()
		must(r.t, opened.Release())
	})
}

func (r *rig) begin(ctx context.Context, kinds *ledger.Set) (err error) {
	if r.Opened, err = r.store.Open(ctx, r.place); err != nil {
		return fmt.Errorf("open the store: %w", err)
	}
	r.files = ledger.TableFiles{DB: r.Writer, Clock: r.clock.Now}
	return r.overIt(ctx, kinds)
}

func (r *rig) overIt(ctx context.Context, kinds *ledger.Set) error {
	registry, err := ledger.NewRegistry(kinds)
	if err != nil {
		return err
	}
	r.Ledger, err = ledger.Over(ctx, ledger.Config{
		Engine: r.Engine, Keys: ledger.OpenKeyStore(r.Opened.Keys, r.ring), Registry: registry,
		Views: r.views, Clock: r.clock.Now,
	})
	return err
}

// person is whoever writes in the suite.
const person ledger.StreamID = "2c4e6a80-1b3d-4f5a-9c7e-8d0f1a2b3c4d"

// streams are new streams.
func (r *rig) streams(n int) []ledger.StreamID {
	r.t.Helper()
	names, err := r.NewStreams(r.t.Context(), n)
	must(r.t, err)
	return names
}

func (r *rig) stream() ledger.StreamID { return r.streams(1)[0] }

// note is an entry with a fresh id.
func (r *rig) note(words string, about ...ledger.Ref) ledger.New {
	r.t.Helper()
	return r.noteAs(ledger.NewEntryID(), words, about...)
}

func (r *rig) noteAs(id ledger.EntryID, words string, about ...ledger.Ref) ledger.New {
	r.t.Helper()
	n, err := Noted.New(id, ledger.By(person), nil, NotedBody{Words: words, About: about})
	must(r.t, err)
	return n
}

// add appends at an expected version.
func (r *rig) add(stream ledger.StreamID, expected int64, entries ...ledger.New) error {
	return r.Append(r.t.Context(), at(stream, expected, entries...))
}

func at(stream ledger.StreamID, expected int64, entries ...ledger.New) ledger.Append {
	return ledger.Append{Writes: []ledger.Write{{Stream: stream, Expected: expected, Entries: entries}}}
}

func (r *rig) read(stream ledger.StreamID) *ledger.History {
	r.t.Helper()
	h, err := r.Read(r.t.Context(), stream)
	must(r.t, err)
	return h
}

// says compares the words of a stream, in order.
func (r *rig) says(stream ledger.StreamID, want ...string) {
	r.t.Helper()
	var got []string
	for _, e := range r.read(stream).Entries {
		b, _ := Noted.In(e)
		got = append(got, b.Words)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		r.t.Errorf("the stream says %q, want %q", got, want)
	}
}

// count asks the database for a number.
func (r *rig) count(query string, args ...any) int64 {
	r.t.Helper()
	var n int64
	must(r.t, r.DB().QueryRowContext(r.t.Context(), query, args...).Scan(&n))
	return n
}

// change alters the database behind the ledger's back.
func (r *rig) change(statement string, args ...any) {
	r.t.Helper()
	_, err := r.Writer.ExecContext(r.t.Context(), statement, args...)
	must(r.t, err)
}

// fewer is how often to do what must hold every time. Under the race detector, which makes SQLite some ten times slower and sees a race the
// first times that it can happen, a third is enough.
func fewer(n int) int {
	if Slowed {
		return n / 3
	}
	return n
}
