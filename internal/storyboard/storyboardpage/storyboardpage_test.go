package storyboardpage_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/storyboard"
	"candour/internal/storyboard/storyboardpage"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/words"
)

// plainBench makes pretended PDFs, which are the document as data without its pictures.
type plainBench struct{}

func (plainBench) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	for i := range d.Story.Panels {
		d.Story.Panels[i].SVG = nil
	}
	var out bytes.Buffer
	err := json.NewEncoder(&out).Encode(d)
	return out.Bytes(), err
}

func (plainBench) Proof(context.Context, typeset.Document, []byte) error { return nil }

func (plainBench) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

// family is the service with the case of Rowan and Isla, which is Ruth’s.
func family(t *testing.T, bench storyboardpage.Bench) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&evidence.Kinds, &footing.Kinds, &storyboard.Kinds}, Views: []*ledger.View{storyboard.PageView},
		Routes: func(f *pagetest.Family) []web.Route {
			name := func(*ledger.History, ledger.Ref) string { return "somebody" }
			argument := footing.New(f.Pack, evidence.Contribute(name))
			return storyboardpage.Pages{Pack: f.Pack, Footing: argument, Bench: bench, Site: "https://candour.example"}.Routes()
		},
	})
}

// begun is a storyboard for Isla from a ready-made story.
func begun(f *pagetest.Family, story string) *webtest.Answer {
	return f.Ruth.Get(f.Path("storyboards")).OK().Send(url.Values{"child": {string(f.Isla.Entry)}, "story": {story}, "looks-child": {"girl"}, "looks-skin": {"3"}}).OK()
}

func board(f *pagetest.Family) *storyboard.Board {
	all := storyboard.Of(f.Read(f.Case)).All()
	return all[len(all)-1]
}

func TestAStoryIsFilledFromTheCaseAndTheChildAnswersIt(t *testing.T) {
	f := family(t, plainBench{})
	a := begun(f, "next").Check(
		htmlcheck.In("h1", htmlcheck.HasText("What is happening, Isla")), htmlcheck.HasText("On Tuesday 5 January people meet at the court."), htmlcheck.LacksText("We do not know the next day"),
		htmlcheck.HasText("I am Ruth. I may come to see you again"), htmlcheck.LacksText("Kersey"), htmlcheck.LacksText(pagetest.Number),
	)
	a = a.Send(url.Values{"do": {"wrong day"}}).OK().Check(htmlcheck.HasText("What is not right?"))
	a = a.Send(url.Values{"do": {"said day"}, "said-day": {"I want to go too"}}).OK().Check(htmlcheck.HasText("You said: “I want to go too”"))
	a.Send(url.Values{"do": {"right judge"}}).OK().Check(htmlcheck.InAt(`button[aria-pressed=true]`, 0, htmlcheck.HasText("Not right")), htmlcheck.InAt(`button[aria-pressed=true]`, 1, htmlcheck.HasText("That’s right")))
}

func TestWhatAChildHoldsLeadsToNoOtherWork(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "who").Check(htmlcheck.LacksText("Ruth Adeyemi"))
	for _, link := range f.Ruth.Get(f.Path("storyboards", string(board(f).Entry.ID))).Links() {
		if !strings.HasPrefix(link, f.Path("storyboards")) && !strings.HasPrefix(link, f.Path("notes")) {
			t.Errorf("the child’s screen leads to %s", link)
		}
	}
}

func TestATabletInAChildsHandsOpensNothingButTheStoryboard(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	path := f.Path("storyboards", string(board(f).Entry.ID))
	f.Ruth.Get(path).Send(url.Values{"do": {"right job"}}).OK()
	a := f.Ruth.Post(path, url.Values{"do": {"hand over"}}).OK().Check(htmlcheck.HasText("Give the tablet back to Ruth"), htmlcheck.LacksText("For Ruth"), htmlcheck.LacksText("Back to Ruth’s work"), htmlcheck.HasText("You do not have to choose"))
	for _, elsewhere := range []string{"/", "/me", "/sign-out", "/case/nowhere", "/nowhere", f.Path("storyboards"), f.Path("notes"), path + "/print", path + "/own-page", path + "/picture/job", path + "x"} {
		if at := f.Ruth.Get(elsewhere).OK().At; at != path {
			t.Errorf("%s opens %s", elsewhere, at)
		}
	}
	f.Ruth.Post(path, url.Values{"do": {"out job"}}).OK()
	f.Ruth.Post(path+"/picture/job", url.Values{"words": {"Changed."}, "scene": {"talk"}}).OK()
	if p, there := board(f).Panel("job"); !there || p.Words == "Changed." {
		t.Error("the child took a picture out, or changed it")
	}
	a.Send(url.Values{"do": {"wrong job"}}).OK().Check(htmlcheck.HasText("What is not right?"))
	f.Ruth.Get(path + "/draw/new").OK().Send(url.Values{"strokes": {lines}}).OK().Check(htmlcheck.HasText("I drew this."))
}

func TestPicturesAreMovedAndTakenOutAndChanged(t *testing.T) {
	f := family(t, plainBench{})
	a := begun(f, "choose").Send(url.Values{"do": {"later job"}}).OK()
	a.Send(url.Values{"do": {"out love"}}).OK().Check(htmlcheck.LacksText("You can love everybody"))
	if got := strings.Join(board(f).Keys(), " "); got != "say job judge if mind" {
		t.Errorf("the pictures are %s", got)
	}
	f.Ruth.Get(f.Path("storyboards", string(board(f).Entry.ID), "picture", "job")).OK().
		Send(url.Values{"words": {"Nobody asks you to choose."}, "scene": {"told"}, "pictures": {"dog", "sun"}}).OK().Check(htmlcheck.HasText("Nobody asks you to choose."))
}

func TestHardWordsAreShownWithPlainOnesBeforeTheyAreKept(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	path := f.Path("storyboards", string(board(f).Entry.ID), "picture", "job")
	a := f.Ruth.Get(path).Send(url.Values{"words": {"The applicant must choose."}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("the person who asked the court"))
	a.Send(url.Values{"as-it-is": {"yes"}}).OK().Check(htmlcheck.HasText("The applicant must choose."))
}

func TestAStoryboardHoldsNothingHiddenAndNoWordsOfTheEvidence(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	f.Does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Draw(f.Pack, evidence.Of(f.Read(f.Case)), f.Ruth.By(), id, drawn(f))
	})
	path := f.Path("storyboards", string(board(f).Entry.ID), "picture", "job")
	for _, words := range []string{"Mummy lives at " + pagetest.Address + ".", "Some say that Daddy had been drinking and the car was wobbling."} {
		f.Ruth.Get(path).Send(url.Values{"words": {words}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
	}
}

// saidByIsla is what Isla said herself, under conditions.
func saidByIsla(f *pagetest.Family, words string, conditions ...string) evidence.ItemForm {
	return evidence.ItemForm{
		From:     &evidence.SourceForm{SourceBody: evidence.SourceBody{Who: evidence.Who{Person: f.Isla}, Kind: "child", Obtained: "in_person", Naming: evidence.Named, Handling: conditions}, Said: ledger.OnDay("2026-09-01")},
		ItemBody: evidence.ItemBody{Words: words, Says: "What Isla wants", Hand: evidence.FirstHand},
	}
}

func TestWhatAChildWishedKeptStandsOnNoStoryboardAndNothingOfTheirsAtHome(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	kept, free := "I want to sleep at the farm every night.", "I like the big swing in the garden."
	for _, form := range []evidence.ItemForm{saidByIsla(f, kept, "childs_confidence"), saidByIsla(f, free)} {
		f.Does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return evidence.Draw(f.Pack, evidence.Of(f.Read(f.Case)), f.Ruth.By(), id, form)
		})
	}
	path := f.Path("storyboards", string(board(f).Entry.ID))
	f.Ruth.Get(path+"/picture/job").Send(url.Values{"words": {kept}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")), htmlcheck.HasText("which the child asked not to pass on"))
	f.Ruth.Get(path + "/picture/job").Send(url.Values{"words": {free}}).OK()
	f.Ruth.Get(path + "/own-page").Send(url.Values{"safe": {"job"}, "word": {"dinosaur"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
}

func TestAChildWhoseAnswerCannotBeWrittenDownIsAskedToTellItAndSeesNoNames(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	path := f.Path("storyboards", string(board(f).Entry.ID))
	a := f.Ruth.Get(path).Send(url.Values{"do": {"hand over"}}).OK().Send(url.Values{"do": {"wrong job"}}).OK()
	said := "Mummy lives at " + pagetest.Address
	a = a.Send(url.Values{"do": {"said job"}, "said-job": {said}}).OK()
	a.Check(htmlcheck.HasText("This was not written down. Tell Ruth yourself."), htmlcheck.LacksText("hidden from"), htmlcheck.LacksText("Take out what is hidden"), htmlcheck.LacksText("Kersey"))
	if !strings.Contains(a.Body, pagetest.Address) {
		t.Error("what the child typed is lost")
	}
	if p, _ := board(f).Panel("job"); p.Answer == nil || p.Answer.Words != "" {
		t.Errorf("on record is %v", p.Answer)
	}
}

func TestAChildWhoPressesTwiceIsAskedNothingAndSaysItOnce(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	path := f.Path("storyboards", string(board(f).Entry.ID))
	a := f.Ruth.Get(path).OK()
	for _, press := range []string{"wrong job", "wrong job", "right job", "wrong job"} {
		a.Send(url.Values{"do": {press}}).OK()
	}
	f.Ruth.Get(path).Send(url.Values{"do": {"wrong job"}}).OK()
	said := 0
	for _, e := range f.Read(f.Case).Entries {
		if _, is := e.Body.(storyboard.AnsweredBody); is {
			said++
		}
	}
	if p, _ := board(f).Panel("job"); said != 3 || p.Answer == nil || p.Answer.Right {
		t.Errorf("%d answers are on record, the last %v", said, p.Answer)
	}
}

func TestAnAnswerToWordsThatStandThereNoMoreIsNotKept(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	path := f.Path("storyboards", string(board(f).Entry.ID))
	seen := f.Ruth.Get(path).OK()
	f.Ruth.Get(path + "/picture/job").Send(url.Values{"words": {"Nobody asks you to choose."}}).OK()
	seen.Send(url.Values{"do": {"right job"}}).OK().Check(htmlcheck.HasText("Nobody asks you to choose."))
	if p, _ := board(f).Panel("job"); p.Answer != nil {
		t.Error("the child said that words are right which they never saw")
	}
}

// drawn is what the mother told on the telephone, as an item of evidence.
func drawn(f *pagetest.Family) evidence.ItemForm {
	return evidence.ItemForm{
		From:     &evidence.SourceForm{SourceBody: evidence.SourceBody{Who: evidence.Who{Person: f.Hannah}, Kind: "party", Obtained: "in_person", Naming: evidence.Named}, Said: ledger.OnDay("2026-09-01")},
		ItemBody: evidence.ItemBody{Words: "Isla told me Daddy had been drinking and the car was wobbling.", Says: "Mr Kersey drove after drinking", Hand: evidence.SecondHand, Heard: evidence.Who{Person: f.Isla}},
	}
}

func TestAPictureIsMarkedWhenItsDayMovesAndMendedInOnePress(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "next").Check(htmlcheck.LacksText("This has changed."))
	path := f.Path("storyboards", string(board(f).Entry.ID))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Move(s, f.Pack, f.Ruth.By(), id, casework.MovedBody{Hearing: f.NextHearing, Starts: casework.Moment(calendar.MustParse("2027-01-19"), calendar.NewTime(10, 0)), ToldBy: "The court office"})
	})
	a := f.Ruth.Get(path).OK().Check(htmlcheck.HasText("This has changed."), htmlcheck.HasText("Tuesday 19 January"), htmlcheck.HasText("On Tuesday 5 January"))
	a.Send(url.Values{"do": {"mend day"}}).OK().Check(htmlcheck.LacksText("This has changed."), htmlcheck.HasText("On Tuesday 19 January people meet"), htmlcheck.LacksText("5 January"))
}

func TestAPictureWrittenByHandIsMarkedByWhatItSaysNow(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "next")
	path := f.Path("storyboards", string(board(f).Entry.ID))
	moves := func(day string) {
		f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.Move(s, f.Pack, f.Ruth.By(), id, casework.MovedBody{Hearing: f.NextHearing, Starts: casework.Moment(calendar.MustParse(day), calendar.NewTime(10, 0)), ToldBy: "The court office"})
		})
	}
	moves("2027-01-19")
	f.Ruth.Get(path + "/picture/day").Send(url.Values{"words": {"The judge listens on Tuesday 19 January."}}).OK().Check(htmlcheck.LacksText("This has changed."))
	moves("2027-01-26")
	f.Ruth.Get(path).Check(htmlcheck.HasText("This has changed.")).Send(url.Values{"do": {"mend day"}}).OK().Check(htmlcheck.HasText("The judge listens on Tuesday 26 January."))
	f.Ruth.Get(path + "/picture/day").Send(url.Values{"words": {"The judge listens."}}).OK()
	moves("2027-02-02")
	f.Ruth.Get(path).Check(htmlcheck.LacksText("This has changed."))
}

func TestAPictureIsMarkedWhenTheWorkerChanges(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "who")
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{Worker: f.Aisha.ID, Name: f.Aisha.Name, As: "allocated"})
	})
	f.Colin.Get(f.Path("storyboards", string(board(f).Entry.ID))).OK().Check(htmlcheck.HasText("This has changed.")).
		Send(url.Values{"do": {"mend me"}}).OK().Check(htmlcheck.HasText("I am Aisha."), htmlcheck.LacksText("I am Ruth"))
}

const lines = `[{"path":"M10 10L50 50","colour":"#c62828","width":6}]`

func TestAChildDrawsAndNothingElseIsTakenForADrawing(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "who")
	path := f.Path("storyboards", string(board(f).Entry.ID), "draw", "new")
	a := f.Ruth.Get(path).OK().Send(url.Values{"strokes": {lines}}).OK().Check(htmlcheck.HasText("I drew this."))
	if !strings.Contains(a.Body, `d="M10 10L50 50" stroke="#c62828"`) {
		t.Error("the drawing is not shown")
	}
	f.Ruth.Get(path).Send(url.Values{"strokes": {strings.ReplaceAll(lines, "#c62828", "url(x)")}}).Answered(http.StatusUnprocessableEntity)
}

func TestWhatIsPrintedHasNoFamilyNameAndNoBrackets(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "told")
	path := f.Path("storyboards", string(board(f).Entry.ID), "print")
	f.Ruth.Get(path).OK().Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("square brackets"))
	begun(f, "next")
	path = f.Path("storyboards", string(board(f).Entry.ID), "print")
	f.Ruth.Get(path).Send(url.Values{"end": {"Ring Ms Ashdown"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("family name"))
	made := f.Ruth.Get(path).Send(url.Values{"as": {"booklet"}}).OK()
	if !strings.Contains(made.Body, "Tuesday 5 January") || strings.Contains(made.Body, "Kersey") || !strings.Contains(made.Header.Get("Content-Disposition"), "pictures.pdf") {
		t.Errorf("printed was %s", made.Body)
	}
}

func TestAFamilyNameIsAWordByItselfAndTheNumberIsFoundWithSpaces(t *testing.T) {
	f := family(t, plainBench{})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Ruth.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: f.Isla, Field: casework.Family, Value: "May"}})
	})
	for _, c := range []struct {
		words          string
		family, number bool
	}{
		{"You may ask me. Maybe we sleep.", false, false}, {"Ring Isla May.", true, false}, {"Ring the Ashdowns’ house", false, false}, {"Ask Ms Ashdown’s friend", true, false},
		{"It is WX 26 P 00417", false, true},
	} {
		if family, number := storyboard.FamilyOrNumber(f.State(), c.words); family != c.family || number != c.number {
			t.Errorf("%q: family %v, number %v", c.words, family, number)
		}
	}
}

// opened is the address of a young person’s own page with the pictures named.
func opened(t *testing.T, f *pagetest.Family, safe ...string) string {
	t.Helper()
	a := f.Ruth.Get(f.Path("storyboards", string(board(f).Entry.ID), "own-page")).OK().Send(url.Values{"safe": safe, "word": {"dinosaur"}}).OK()
	at := regexp.MustCompile(`https://candour\.example(/p/[A-Z2-7]{26})`).FindStringSubmatch(a.Body)
	if at == nil {
		t.Fatalf("no address on %s", a.Words())
	}
	return at[1]
}

func TestAnOwnPageShowsOnlyWhatIsSafeToWhoeverHasTheWord(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	address := opened(t, f, "job", "love")
	child := f.Stranger()
	a := child.Get(address).OK().Send(url.Values{"word": {"  Dinosaur "}}).OK()
	a.Check(htmlcheck.HasText("You do not have to choose"), htmlcheck.HasText("You can love everybody"), htmlcheck.LacksText("If somebody asks you"), htmlcheck.LacksText("Isla"), htmlcheck.LacksText("Ruth"))
	if a.Header.Get("Cache-Control") != "no-store" {
		t.Error("the page may be kept")
	}
	f.Ruth.Get(f.Path("storyboards", string(board(f).Entry.ID), "picture", "love")).Send(url.Values{"words": {"You can love all of them."}}).OK()
	child.Get(address).Send(url.Values{"word": {"dinosaur"}}).OK().Check(htmlcheck.LacksText("love all of them"), htmlcheck.HasText("You do not have to choose"))
}

func TestAStrangerIsToldTheSameByAPageThatIsThereAndOneThatIsNot(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	address := opened(t, f, "job")
	stranger := f.Stranger()
	nowhere := "/p/ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	there, not := stranger.Get(address).OK(), stranger.Get(nowhere).OK()
	if there.Words() != not.Words() {
		t.Errorf("one says %q, the other %q", there.Words(), not.Words())
	}
	there.Send(url.Values{"word": {"unicorn"}}).Answered(http.StatusUnprocessableEntity).Send(url.Values{"word": {"zebra"}}).Answered(http.StatusUnprocessableEntity)
	wrong := there.Send(url.Values{"word": {"unicorn"}}).Answered(http.StatusUnprocessableEntity)
	if none := not.Send(url.Values{"word": {"unicorn"}}).Answered(http.StatusUnprocessableEntity); wrong.Words() != none.Words() {
		t.Errorf("one says %q, the other %q", wrong.Words(), none.Words())
	}
}

func TestWrongWordsAreTakenFiveTimesAndAnExpiredPageAnswersNobody(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	address := opened(t, f, "job")
	stranger := f.Stranger()
	for range 5 {
		stranger.Get(address).Send(url.Values{"word": {"unicorn"}}).Answered(http.StatusUnprocessableEntity)
	}
	stranger.Get(address).Send(url.Values{"word": {"dinosaur"}}).Answered(http.StatusUnprocessableEntity)
	own := f.Path("storyboards", string(board(f).Entry.ID), "own-page")
	f.Ruth.Get(own).OK().Check(htmlcheck.HasText("A page is open"), htmlcheck.HasText("Too many wrong words were given. It answers nobody until"), htmlcheck.HasText("Shut it now"))
	f.At(pagetest.Today.Add(2 * time.Hour))
	f.Ruth.Get(own).OK().Check(htmlcheck.LacksText("Too many wrong words"))
	stranger.Get(address).Send(url.Values{"word": {"dinosaur"}}).OK()
	f.At(pagetest.Today.AddDate(0, 2, 0))
	stranger.Get(address).Send(url.Values{"word": {"dinosaur"}}).Answered(http.StatusUnprocessableEntity)
}

func TestAPictureThatCameToHoldSomethingHiddenIsLeftOutAndOnlyTheWorkerIsTold(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	path := f.Path("storyboards", string(board(f).Entry.ID))
	f.Ruth.Get(path + "/picture/job").Send(url.Values{"words": {"We can walk past Bluebell Farm."}}).OK()
	address := opened(t, f, "job", "love")
	child := f.Stranger()
	child.Get(address).Send(url.Values{"word": {"dinosaur"}}).OK().Check(htmlcheck.HasText("Bluebell"))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, f.Ruth.By(), id, casework.DetailForm{
			Of: f.Hannah, Kind: casework.Refuge, Value: "Bluebell Farm", Source: "Ms Ashdown", Hiding: casework.Hiding{From: casework.FromSome, People: []ledger.Ref{f.Daniel}},
		})
	})
	child.Get(address).Send(url.Values{"word": {"dinosaur"}}).OK().Check(htmlcheck.LacksText("Bluebell"), htmlcheck.LacksText("left out"), htmlcheck.HasText("You can love everybody"))
	f.Ruth.Get(path).OK().Check(htmlcheck.HasText("The own page leaves this picture out now"))
	f.Ruth.Get(path+"/own-page").OK().Check(htmlcheck.HasText("is left out now"), htmlcheck.HasText("hidden from Daniel Kersey"))
	f.Ruth.Post(path+"/own-page", url.Values{"safe": {"job"}, "word": {"dinosaur"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
}

func TestWhatTellsWhoseAPageIsIsNotForHome(t *testing.T) {
	f := family(t, plainBench{})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Ruth.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: f.Isla, Field: casework.Called, Value: "Bo"}})
	})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Ruth.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: f.Daniel, Field: casework.FormerName, Value: "Will Zoë"}})
	})
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, f.Ruth.By(), id, casework.DetailForm{Of: f.Isla, Kind: casework.School, Value: "Park Road Primary School", Source: "the school", Hiding: casework.Hiding{From: casework.FromNobody}})
	})
	for _, c := range []struct{ words, holds string }{
		{"Isla is here.", "a name"}, {"isla’s dog", "a name"}, {"Isla's dog", "a name"}, {"Rowan, too", "a name"}, {"Bo can draw.", "a name"}, {"We saw Will there.", "a name"}, {"zoe was there", "a name"},
		{"Ask Mr Kersey.", "a name"}, {"Mrs Okafor sees you", "a name"}, {"Dr. Lind knows", "a name"}, {"Ruth listens.", "a name"}, {"ASHDOWN", "a name"}, {"We went to park road.", "a place"}, {"the Wexcombe bus", "a place"},
		{"It is wx26p00417.", "the number of the case"}, {"It is WX 26 P 00417", "the number of the case"}, {"On Tuesday we meet.", "a day or a time"}, {"We meet at 10.", "a day or a time"},
		{"It is in March.", "a day or a time"}, {"at half past three", "a day or a time"}, {"See you Mondays.", "a day or a time"}, {"at three o'clock", "a day or a time"},
		{"Write to me@home", "a way to reach somebody"}, {"You said “no”.", "somebody’s own words"},
		{"You will see. It may take time.", ""}, {"You can love everybody in your family at home and at school.", ""}, {"Your mum and your dad listen to the judge.", ""}, {"We can sit in the sun and march along the road.", ""},
	} {
		if got := strings.Join(storyboard.NotForHome(f.State(), words.Printer{}, c.words), ", "); c.holds == "" && got != "" || !strings.Contains(got, c.holds) {
			t.Errorf("%q holds %q, and not %q", c.words, got, c.holds)
		}
	}
}

func TestNoReadyMadePictureOfNobodyInParticularIsHeldBackFromHome(t *testing.T) {
	f := family(t, plainBench{})
	for _, key := range []string{"court.younger.asked", "court.older.judge", "choose.younger.love", "choose.older.mind", "next.older.wait", "work.younger.safe"} {
		if held := storyboard.NotForHome(f.State(), words.Printer{}, f.Pack.Stories.Say("en", key)); len(held) > 0 {
			t.Errorf("%s holds %v", key, held)
		}
	}
}

func TestOpeningsThatFollowEachOtherAreOneOnTheRecord(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	address, child := opened(t, f, "job"), f.Stranger()
	for range 3 {
		child.Get(address).Send(url.Values{"word": {"dinosaur"}}).OK()
	}
	tries := func() int { return len(board(f).Pages[0].Tries) }
	if tries() != 1 {
		t.Errorf("three openings are %d on the record", tries())
	}
	for i := range 14 {
		f.At(pagetest.Today.Add(time.Duration(i+1) * 15 * time.Minute))
		child.Get(address).Send(url.Values{"word": {"dinosaur"}}).OK()
	}
	if tries() != 12 {
		t.Errorf("fifteen openings of a day are %d on the record", tries())
	}
}

func TestNothingAtAnOwnPagesAddressSaysWhatServiceItIsOrWhoseCase(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "choose")
	address, stranger := opened(t, f, "job"), f.Stranger()
	shut, gone := "/p/ABCDEFGHIJKLMNOPQRSTUVWXYZ", address+"/more"
	var headers []string
	for _, a := range []*webtest.Answer{
		stranger.Get(address).OK(), stranger.Get(address).Send(url.Values{"word": {"dinosaur"}}).OK(),
		stranger.Get(address).Send(url.Values{"word": {"unicorn"}}).Answered(http.StatusUnprocessableEntity), stranger.Get(shut).Send(url.Values{"word": {"unicorn"}}).Answered(http.StatusUnprocessableEntity),
		stranger.Get(gone).Answered(http.StatusNotFound), f.Ruth.Get(gone).Answered(http.StatusNotFound), f.Ruth.Get(address).OK(),
	} {
		said := a.Body
		for name, values := range a.Header {
			said += name + strings.Join(values, " ")
		}
		for _, told := range append(f.Names, "candour", "Cafcass", "Hannah", "Daniel", "Ruth", "case", "search", string(f.Case)) {
			if strings.Contains(strings.ToLower(said), strings.ToLower(told)) {
				t.Errorf("%d says %q: %s", a.Status, told, a.Words())
			}
		}
		a.Header.Del("Date")
		a.Header.Del("Content-Length")
		headers = append(headers, fmt.Sprint(a.Header))
	}
	if headers[2] != headers[3] {
		t.Errorf("a wrong word is answered with %s, and no page with %s", headers[2], headers[3])
	}
}

func TestAnOwnPageIsShutAndTakesNoNamesDaysOrOwnWords(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "next")
	path := f.Path("storyboards", string(board(f).Entry.ID), "own-page")
	for _, safe := range []string{"day", "before"} {
		f.Ruth.Get(path).Send(url.Values{"safe": {safe}, "word": {"dinosaur"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#safe")))
	}
	f.Ruth.Get(path).Send(url.Values{"safe": {"wait"}, "word": {"Rowan"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#word")))
	address := opened(t, f, "wait")
	f.Ruth.Post(path, url.Values{"act": {"shut"}}).OK()
	f.Stranger().Get(address).Send(url.Values{"word": {"dinosaur"}}).Answered(http.StatusUnprocessableEntity)
}

func TestOnlyWhoWorksOnTheCaseMakesStoryboards(t *testing.T) {
	f := family(t, plainBench{})
	begun(f, "next")
	for _, who := range []*webtest.Browser{f.Tom, f.Piotr} {
		who.Get(f.Path("storyboards", string(board(f).Entry.ID))).Answered(http.StatusNotFound)
	}
}
