package takenalongpage_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/contact"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/takenalong"
	"candour/internal/takenalong/takenalongpage"
	"candour/internal/warning"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// another is a second case of Ruth’s, of people who must stand in no extract but its own.
const another = "Penhale"

// family is the service with two cases of Ruth’s.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	f := pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&evidence.Kinds, &footing.Kinds, &decision.Kinds, &contact.Kinds, &warning.Kinds, &takenalong.Kinds}, Views: []*ledger.View{takenalong.View},
		Routes: func(f *pagetest.Family) []web.Route {
			pages := takenalongpage.Pages{
				Pack: f.Pack, Footing: footing.New(f.Pack), Staff: access.Staff{Ledger: f.Ledger, Service: f.Record.Service.Stream},
				Devices: access.Accounts{DB: f.Engine.Writer(), Clock: f.Clock.Now},
			}
			return append(pages.Routes(), caseworkpage.Pages{Pack: f.Pack}.Routes()...)
		},
	})
	f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Title: another, Law: pack.PrivateLaw, Number: "WX26P00999"})
	return f
}

const home = takenalongpage.Home

// chooses is the form on which Ruth says what of the family’s case goes along.
func chooses(f *pagetest.Family) *webtest.Answer {
	return f.Ruth.Get(home + "/choose?next=1&case=" + string(f.Case)).OK()
}

// takes is Ruth taking the family’s case along, with a reason for each hidden detail that she must have.
func takes(f *pagetest.Family, reasons url.Values) *webtest.Answer {
	return chooses(f).Send(reasons).OK()
}

// wordsOf are the extracts that the script of a page would encrypt.
func wordsOf(t *testing.T, b *webtest.Browser, put *webtest.Answer) (words string, all []takenalong.Extract) {
	t.Helper()
	answer := b.Get(strings.Replace(put.At, "/put/", "/words/", 1)).OK()
	if err := json.Unmarshal([]byte(answer.Body), &all); err != nil {
		t.Fatal(err)
	}
	return answer.Body, all
}

// asks is a device in contact, at which nobody is signed in.
func asks(t *testing.T, f *pagetest.Family, ids ...string) []string {
	t.Helper()
	var kept struct{ Keep []string }
	if err := json.Unmarshal([]byte(f.Stranger().Post(home+"/state", url.Values{"id": ids}).OK().Body), &kept); err != nil {
		t.Fatal(err)
	}
	return kept.Keep
}

func why(fact ledger.Ref) string { return takenalong.WhyField(fact) }

func TestAnExtractHoldsNoHiddenDetailAndNoOtherCase(t *testing.T) {
	f := family(t)
	put := takes(f, nil)
	put.Check(htmlcheck.LacksText("Rowan"), htmlcheck.LacksText(pagetest.Phone))
	words, all := wordsOf(t, f.Ruth, put)
	for _, canary := range []string{pagetest.Address, pagetest.Phone, "Ferry", another, "WX26P00999"} {
		if strings.Contains(words, canary) {
			t.Errorf("the extract holds %q", canary)
		}
	}
	if len(all) != 1 || !strings.Contains(words, "Rowan") || !strings.Contains(words, "hidden, and not taken along") {
		t.Errorf("the extract is not of the case: %s", words)
	}
	if len(f.State().Reveals()) != 0 {
		t.Error("a detail counts as shown that was not chosen")
	}
}

func TestAHiddenDetailGoesOnlyWithAReasonThatIsOnRecord(t *testing.T) {
	f := family(t)
	words, _ := wordsOf(t, f.Ruth, takes(f, url.Values{why(f.PhoneFact): {"To ring her from the car"}}))
	if !strings.Contains(words, pagetest.Phone) || strings.Contains(words, pagetest.Address) {
		t.Errorf("not the telephone alone went along: %s", words)
	}
	reveals := f.State().Reveals()
	if len(reveals) != 1 || reveals[0].Fact != f.PhoneFact || reveals[0].Why != "To ring her from the car" || reveals[0].Entry.Author != f.Ruth.By() {
		t.Errorf("on record stands %v", reveals)
	}
}

func TestOnlyOwnOpenCasesGoAndNoMoreThanThePackAllows(t *testing.T) {
	f := family(t)
	for _, b := range []*webtest.Browser{f.Tom, f.Piotr, f.Ines} { // of another team, an administrator, a manager on call
		b.Post(home+"/choose", url.Values{"case": {string(f.Case)}})
		b.Get(home + "/choose?next=1&case=" + string(f.Case)).Check(htmlcheck.LacksText("Ashdown"))
	}
	if len(takenalong.Of(f.Read(f.Case)).All()) > 0 {
		t.Error("somebody took a case that is not theirs")
	}
	address := home + "/choose?next=1"
	for range f.Pack.Along.Most {
		address += "&case=" + string(f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Title: "More", Law: pack.PrivateLaw}))
	}
	f.Ruth.Get(address + "&case=" + string(f.Case)).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("5 cases at most")))
}

func TestWordsAreForWhoeverTookThemAndNotForLong(t *testing.T) {
	f := family(t)
	put := takes(f, nil)
	words := strings.Replace(put.At, "/put/", "/words/", 1)
	f.Aisha.Get(words).Answered(http.StatusNotFound) // of the same team
	f.At(pagetest.Today.Add(16 * time.Minute))
	f.Ruth.Get(words).Answered(http.StatusNotFound)
}

func TestATabletIsToldToWipe(t *testing.T) {
	for name, does := range map[string]func(f *pagetest.Family, taken string){
		"what whoever took it called back": func(f *pagetest.Family, _ string) { f.Ruth.Get(home).Click("Call it back").Send(nil).OK() },
		"what the manager called back":     func(f *pagetest.Family, _ string) { f.Colin.Get(home).Click("Ruth Adeyemi: ").Send(nil).OK() },
		"what is over":                     func(f *pagetest.Family, _ string) { f.At(pagetest.Today.Add(f.Pack.Along.Lasts())) },
		"what is of a case that is closed to whoever took it": func(f *pagetest.Family, _ string) {
			f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
				named := []casework.NamedPerson{{Person: f.Colin.ID, Name: f.Colin.Name, Manages: true}}
				return casework.Restrict(casework.Whole{s}, f.Colin.By(), id, casework.RestrictForm{People: named, Why: "Known to many"})
			})
		},
		"what was wiped": func(f *pagetest.Family, taken string) {
			f.Stranger().Post(home+"/gone", url.Values{"id": {taken}, "how": {"put_back"}}).OK()
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := family(t)
			_, all := wordsOf(t, f.Ruth, takes(f, nil))
			taken := string(all[0].ID)
			if kept := asks(t, f, taken, string(ledger.NewEntryID())); len(kept) != 1 || kept[0] != taken {
				t.Fatalf("before, it keeps %v", kept)
			}
			does(f, taken)
			if kept := asks(t, f, taken); len(kept) != 0 {
				t.Errorf("it keeps %v", kept)
			}
		})
	}
}

func TestNobodyElseCallsItBackOrSeesThatItIsOut(t *testing.T) {
	f := family(t)
	takes(f, nil)
	address := f.Ruth.Get(home).Click("Call it back").At
	for _, b := range []*webtest.Browser{f.Aisha, f.Tom, f.Piotr} {
		b.Get(address).Answered(http.StatusNotFound)
		b.Post(address, nil).Answered(http.StatusNotFound)
		b.Get(home).OK().Check(htmlcheck.LacksText("Ruth Adeyemi"))
	}
}

func TestWhatWasAddedSinceIsCountedAndAskedAboutAgain(t *testing.T) {
	f := family(t)
	takes(f, nil)
	f.Ruth.Get(home).OK().Check(htmlcheck.HasText("Nothing was added since."))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, f.Aisha.By(), id, casework.NoteForm{NoteBody: casework.NoteBody{Sort: casework.Call, With: "School", Said: "They are moving"}, When: ledger.OnDay("2026-11-23")})
	})
	page := f.Ruth.Get(home).OK().Check(htmlcheck.HasText("Added since you took it: 1 note."))
	note := page.Click("write a note").OK()
	if read, now := note.Filled(nil).Get("version"), f.Read(f.Case).Version; read == "" || read == "0" || read == strconv.FormatInt(now, 10) {
		t.Errorf("the form was made for version %s of %d", read, now)
	}
}

func TestTheTakingIsOnTheTimelineAndLooksAreOnRecord(t *testing.T) {
	f := family(t)
	wordsOf(t, f.Ruth, takes(f, nil))
	who, err := access.WhoLooked(t.Context(), f.Ledger.DB(), f.Case, pagetest.Today.Add(-time.Hour), pagetest.Today.Add(time.Hour))
	if err != nil || len(who) == 0 {
		t.Fatalf("no look is on record: %v %v", who, err)
	}
	parcel := takenalong.Of(f.Read(f.Case)).All()[0]
	if parcel.Entry.Author != f.Ruth.By() || !parcel.Ends().Equal(parcel.Entry.Recorded.Add(72*time.Hour)) || parcel.Device == "" {
		t.Errorf("on record stands %+v", parcel.TakenBody)
	}
}

func TestADeviceThatWasCutOffKeepsNothing(t *testing.T) {
	f := family(t)
	accounts := access.Accounts{DB: f.Engine.Writer(), Clock: f.Clock.Now}
	token, err := accounts.Know(t.Context(), f.Ruth.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	known, err := accounts.KnownAs(t.Context(), f.Ruth.ID, token)
	if err != nil || known == "" {
		t.Fatalf("the device is not known: %v", err)
	}
	f.Does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		step := takenalong.Step{By: f.Ruth.By(), ID: id, Now: f.Clock.Now()}
		return takenalong.Take(f.Pack.Along, ledger.Histories{f.Case: f.Read(f.Case)}, step, takenalong.Form{Cases: []ledger.StreamID{f.Case}, Known: known})
	})
	taken := string(takenalong.Of(f.Read(f.Case)).All()[0].Entry.ID)
	if kept := asks(t, f, taken); len(kept) != 1 {
		t.Fatalf("before, it keeps %v", kept)
	}
	if err := (access.Sessions{DB: f.Engine.Writer(), Clock: f.Clock.Now}).EndAll(t.Context(), f.Ruth.ID); err != nil {
		t.Fatal(err)
	}
	if kept := asks(t, f, taken); len(kept) != 0 {
		t.Errorf("it keeps %v", kept)
	}
}

func TestWhatIsWrittenOnAStaleViewAsksAgain(t *testing.T) {
	f := family(t)
	takes(f, nil)
	seen := strconv.FormatInt(f.Read(f.Case).Version, 10)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.CorrectNote(s, f.Aisha.By(), id, casework.NoteCorrectedBody{Note: f.Call, With: "Ms Ashdown", Said: "She was calm", Why: "A wrong word"})
	})
	correct, mine := f.Path("note", string(f.Call.Entry), "correct"), url.Values{"with": {"Ms Ashdown"}, "said": {"She was tired"}, "why": {"A word was missing"}}
	asked := f.Ruth.Get(correct + "?" + web.Seen + "=" + seen).OK().Send(mine).Answered(http.StatusConflict)
	asked.Send(mine).OK()
	f.Ruth.Get(correct).OK().Send(url.Values{"with": {"Ms Ashdown"}, "said": {"She was very tired"}, "why": {"More exactly"}}).OK()
}
