package report_test

import (
	"slices"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/voice"
)

// rowanSaid is what Rowan said at school, and names its item.
func (b *book) rowanSaid(with ...func(*voice.RecordForm)) ledger.Ref {
	b.t.Helper()
	form := voice.RecordForm{
		Words: "I want to stay at Dad’s every weekend.", Says: "Rowan wants every weekend with his father", On: calendar.MustParse("2026-05-04"),
		SaidBody: voice.SaidBody{
			Child: b.rowan, Form: voice.Verbatim, Prompt: "What is it like at your dad’s?", Place: "school", Near: "Nobody", Theme: "time", Unexplained: "He began to speak in the corridor",
		},
	}
	for _, w := range with {
		w(&form)
	}
	id := ledger.NewEntryID()
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return voice.Record(b.desk.Pack, h, b.author, id, form)
	})
	return ledger.Ref{Stream: b.Stream, Entry: evidence.ItemOf(b.Stream, id)}
}

// rowanSays is what Rowan says of it afterwards, and names the item with his words.
func (b *book) rowanSays(sort voice.Sort, of ledger.Ref) ledger.Ref {
	b.t.Helper()
	id := ledger.NewEntryID()
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return voice.Answer(b.desk.Pack, h, b.author, id, voice.AnswerForm{
			Item: of, Sort: sort, Words: "I said every other weekend.", Says: "Rowan says that he said every other weekend", Came: "letter", On: calendar.MustParse("2026-05-11"),
		})
	})
	return ledger.Ref{Stream: b.Stream, Entry: evidence.ItemOf(b.Stream, id)}
}

func TestBeforeAReportIsSignedItIsAskedWhetherTheChildWasToldWhatItSays(t *testing.T) {
	b, _, _ := ready(t)
	b.writes("issues", report.ChildsWords, "Rowan said: “I want to stay at Dad’s every weekend.”", on(b.rowanSaid()), of(b.rowan))
	if c := b.theCheck(report.NotTold); !c.Open() || !strings.Contains(c.Sentence, "Rowan") {
		t.Errorf("found %+v", c)
	}
	if err := b.signs(); err == nil {
		t.Fatal("it was signed")
	}
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return voice.TellReport(h, b.author, ledger.NewEntryID(), voice.ReportToldForm{On: calendar.MustParse("2026-05-11"), ReportToldBody: voice.ReportToldBody{
			Child: b.rowan, Report: b.ref, Words: "I told the judge what you want.", How: "In person",
		}})
	})
	b.noCheck(report.NotTold)
}

func TestItIsAskedOfEveryReportThatSaysWhatAChildWishesWhoeverWroteItDown(t *testing.T) {
	for name, writes := range map[string]func(*book){
		"words given by nobody’s record": func(b *book) {
			b.writes("issues", report.ChildsWords, "Rowan said: “I want to stay at Dad’s every weekend.”", nil, of(b.rowan))
		},
		"an account that rests on what he said": func(b *book) {
			b.writes("issues", report.Account, "Rowan would rather spend each weekend with his father.", on(b.rowanSaid()))
		},
		"what he says of it since": func(b *book) {
			b.writes("issues", report.Account, "Rowan would rather spend every other weekend with his father.", on(b.rowanSays(voice.Missed, b.rowanSaid())))
		},
	} {
		t.Run(name, func(t *testing.T) {
			b, _, _ := ready(t)
			b.noCheck(report.NotTold)
			writes(b)
			b.theCheck(report.NotTold)
		})
	}
}

func TestADraftGivesWhatTheChildSaysOfItSince(t *testing.T) {
	for _, sort := range []voice.Sort{voice.NotSaid, voice.Missed} {
		t.Run(string(sort), func(t *testing.T) {
			b, _, _ := ready(t)
			said := b.rowanSaid()
			b.writes("issues", report.ChildsWords, "Rowan said: “I want to stay at Dad’s every weekend.”", on(said), of(b.rowan))
			b.noCheck(report.ChildSays)
			now := b.rowanSays(sort, said)
			if c := b.theCheck(report.ChildSays); !c.Open() || !strings.Contains(c.Sentence, string(sort)) {
				t.Errorf("found %+v", c)
			}
			b.writes("issues", report.ChildsWords, "He says since: “I said every other weekend.”", on(now), of(b.rowan))
			b.noCheck(report.ChildSays)
		})
	}
}

func TestAChangedMindAsksADraftToSayThatItNoLongerStands(t *testing.T) {
	b, _, _ := ready(t)
	said := b.rowanSaid()
	b.writes("issues", report.ChildsWords, "Rowan said: “I want to stay at Dad’s every weekend.”", on(said), of(b.rowan))
	b.rowanSays(voice.ChangedMind, said)
	if c := b.theCheck(report.NotStanding); !strings.Contains(c.Mend, "replaced") {
		t.Errorf("found %+v", c)
	}
}

func TestAChildsCorrectionReachesTheFiledReportThatQuotedThem(t *testing.T) {
	for sort, now := range map[voice.Sort]string{voice.NotSaid: "disputed", voice.ChangedMind: "reports what no longer stands"} {
		t.Run(string(sort), func(t *testing.T) {
			b, _, _ := ready(t)
			said := b.rowanSaid()
			b.writes("issues", report.ChildsWords, "Rowan said: “I want to stay at Dad’s every weekend.”", on(said), of(b.rowan))
			b.acts(func(h *ledger.History) (ledger.Change, error) {
				return voice.TellReport(h, b.author, ledger.NewEntryID(), voice.ReportToldForm{On: calendar.MustParse("2026-05-11"), ReportToldBody: voice.ReportToldBody{
					Child: b.rowan, Report: b.ref, Words: "I told the judge what you want.", How: "In person",
				}})
			})
			must(t, b.signs())
			b.filed("2026-05-13")
			account := b.rowanSays(sort, said)
			c := b.theCause()
			if len(c.Lines) != 1 || c.Lines[0].Now != now || !c.Waits() || c.Ref != said {
				t.Fatalf("listed as %q of %v", lines(c), c.Rest)
			}
			if against := c.Lines[0].AgainstCause(c.Rest); len(against) != 1 || against[0] != account {
				t.Errorf("against it stands %v", against)
			}
		})
	}
}

func TestWordsThatAChildAskedNotToBePassedOnCannotBeSigned(t *testing.T) {
	b, _, _ := ready(t)
	said := b.rowanSaid()
	b.writes("issues", report.ChildsWords, "Rowan said: “I want to stay at Dad’s every weekend.”", on(said), of(b.rowan))
	id := b.rowanWishes(said)
	bars := b.found(report.NotForOthers)
	if len(bars) == 0 || slices.ContainsFunc(bars, func(c report.Check) bool { return !c.Bars }) {
		t.Errorf("found %+v", bars)
	}
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return voice.CannotKeep(b.desk.Pack, h, b.author, ledger.NewEntryID(), voice.NotKeptForm{On: calendar.MustParse("2026-05-05"), NotKeptBody: voice.NotKeptBody{
			Wish: ledger.Ref{Stream: b.Stream, Entry: id}, Why: "The judge decides on weekends", Told: "I have to tell the judge.", How: "In person",
		}})
	})
	b.noCheck(report.NotForOthers)
}

func TestWhatAChildSaysSinceOfWordsThatAreHeldBackCannotBeSignedEither(t *testing.T) {
	b, _, _ := ready(t)
	said := b.rowanSaid()
	b.rowanWishes(said)
	now := b.rowanSays(voice.NotSaid, said)
	b.writes("issues", report.ChildsWords, "Rowan said: “I said every other weekend.”", on(now), of(b.rowan))
	bars := b.found(report.NotForOthers)
	if len(bars) == 0 || slices.ContainsFunc(bars, func(c report.Check) bool { return !c.Bars }) {
		t.Errorf("found %+v", bars)
	}
}

// rowanWishes is Rowan’s wish that his father does not read something.
func (b *book) rowanWishes(said ledger.Ref) ledger.EntryID {
	b.t.Helper()
	id := ledger.NewEntryID()
	_, err := b.Ledger.Do(b.t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: b.Stream, Version: ledger.Any}, {Stream: b.Side, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return voice.MakeWish(b.desk.Pack, hs[b.Stream], b.author, id, voice.WishForm{
				Child: b.rowan, Items: []ledger.Ref{said}, From: []ledger.Ref{b.david.Person}, Words: "Please don’t let Dad read that", On: calendar.MustParse("2026-05-04"),
			})
		},
	})
	must(b.t, err)
	return id
}
