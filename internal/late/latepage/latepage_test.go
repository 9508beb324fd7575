package latepage_test

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/breach"
	"candour/internal/breach/breachpage"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/late"
	"candour/internal/late/latepage"
	"candour/internal/leaving"
	"candour/internal/leaving/leavingpage"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// family is the invented case with the pages on which something is hidden late.
type family struct {
	*pagetest.Family
	t       testing.TB
	sweeper late.Sweeper
	far     map[string]string
	typed   []web.Typed
}

func (f *family) Get(_ context.Context, name string) (string, error) { return f.far[name], nil }
func (f *family) Set(_ context.Context, name, value string) error {
	f.far[name] = value
	return nil
}

func newFamily(t *testing.T) *family {
	t.Helper()
	f := &family{t: t, far: map[string]string{}}
	f.Family = pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&late.Kinds, &leaving.Kinds, &breach.Kinds), Views: []*ledger.View{late.View, breach.View},
		Routes: f.routes,
	})
	return f
}

// routes are those of the case, of what left it and of breaches, and today’s work as far as it is of this.
func (f *family) routes(p *pagetest.Family) []web.Route {
	f.sweeper = late.Sweeper{
		Ledger: p.Ledger, Progress: f, Pack: p.Pack,
		Forms: func(context.Context, ledger.StreamID) ([]web.Typed, error) { return f.typed, nil },
	}
	pages := latepage.Pages{Sweeper: f.sweeper}
	routes := append(pages.Routes(), caseworkpage.Pages{Pack: p.Pack, Stands: latepage.Home}.Routes()...)
	routes = append(append(routes, leavingpage.Pages{Pack: p.Pack}.Routes()...), breachpage.Pages{Pack: p.Pack}.Routes()...)
	return append(routes,
		web.For("/today", access.SignedIn, func(v *web.Visit) (web.Page, error) {
			parts, err := pages.Today(v)
			return parted(parts), err
		}, nil),
		web.ForCase("/case/{case}", access.CaseReader, func(c *web.Case) (web.Page, error) {
			parts, err := pages.Asks(c)
			return parted(parts), err
		}, nil))
}

// parted is a page of parts.
type parted []templ.Component

func (p parted) Title() string         { return "Parts" }
func (p parted) Body() templ.Component { return templ.Join(p...) }

const dairy, atTheDairy = "The Old Dairy, 3 Hythe End Lane", "She starts at the Old Dairy on Monday."

// hidesLate writes a note and what left, and then hides the place of work that they name.
func (f *family) hidesLate() (note ledger.Ref) {
	f.t.Helper()
	note = f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, f.Ruth.By(), id, casework.NoteForm{
			NoteBody: casework.NoteBody{Sort: casework.Call, With: "Hannah Ashdown", People: []ledger.Ref{f.Hannah}, Said: atTheDairy}, When: ledger.OnDay("2026-11-23"),
		})
	})
	f.Does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return leaving.Record(f.Pack, f.Read(f.Case), leaving.Recording{By: f.Ruth.By(), Now: pagetest.Today}, id, ledger.OnDay("2026-11-23"), leaving.LeftBody{
			What: "What she said about work", Of: note, To: leaving.Recipient{Sort: leaving.Police, Name: "PC 2214"}, Gateway: f.Pack.Leaving.Danger().ID, How: leaving.Told,
		})
	})
	f.Ruth.Get(f.Path("people", string(f.Hannah.Entry), "detail")).OK().Send(url.Values{
		"kind": {"workplace"}, "value": {dairy}, "hiding": {"some"}, "hiddenFrom": {string(f.Daniel.Entry)}, "source": {"Ms Ashdown"},
	}).OK()
	f.sweeps()
	return note
}

func (f *family) sweeps() {
	f.t.Helper()
	if err := f.sweeper.Sweep(f.t.Context(), ledger.Job{Kind: late.SweepJob, Stream: f.Case}); err != nil {
		f.t.Fatal(err)
	}
}

func (f *family) list() *webtest.Answer { return f.Ruth.Get(f.Path(latepage.Home)).OK() }

func TestWhatIsHiddenLateAsksItsWorkerAndManagerAndIsListedWithoutTheWords(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get("/today").OK().Check(htmlcheck.LacksText("See where, and answer"))
	note := f.hidesLate()
	for _, who := range []*webtest.Browser{f.Ruth, f.Colin} {
		for _, page := range []string{"/today", f.Path()} {
			who.Get(page).OK().Check(htmlcheck.In("main", htmlcheck.HasText("detail was hidden, and 2 other places still say it"), htmlcheck.LacksText("Dairy")))
		}
	}
	page := f.Ruth.Get("/today").Click("See where, and answer").OK()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("Call with Hannah Ashdown"), htmlcheck.HasText("a place of work of Hannah Ashdown, hidden by Ruth Adeyemi"),
		htmlcheck.HasText("Held back"), htmlcheck.HasText("What she said about work, to the police, PC 2214"), htmlcheck.LacksText("Dairy")))
	for _, path := range []string{"timeline", "notes", "note/" + string(note.Entry)} {
		f.Ruth.Get(f.Path(path)).OK().Check(htmlcheck.In("main", htmlcheck.HasText(casework.HeldBackWords), htmlcheck.LacksText("Dairy")))
	}
	f.Colin.Get("/search?q=dairy").Check(htmlcheck.LacksText("Dairy"))
}

func TestWhatIsHeldBackIsReadOnRecordAndNowhereElse(t *testing.T) {
	f := newFamily(t)
	f.hidesLate()
	page := f.list().Click("Read it").OK().Check(htmlcheck.LacksText("Dairy"))
	page.Send(url.Values{"why": {""}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")), htmlcheck.LacksText("Dairy"))
	page.Send(url.Values{"why": {"To correct the note"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText(atTheDairy)))
	reveals := f.State().Reveals()
	if last := reveals[len(reveals)-1]; last.Entry.Author != f.Ruth.By() || last.Why != "To correct the note" || last.Kind != casework.Workplace {
		t.Errorf("on record is %+v", last)
	}
	f.list().Check(htmlcheck.LacksText("Dairy"))
	f.Tom.Get(f.Path(latepage.Home)).Answered(404)
}

func TestCorrectingAHeldBackNoteBeginsWithWhatItSaysOnceThatWasShown(t *testing.T) {
	f := newFamily(t)
	note := f.hidesLate()
	correct := f.Path("note", string(note.Entry), "correct")
	f.Ruth.Get(correct).OK().Check(htmlcheck.LacksText("Dairy"))
	shown := f.list().Click("Read it").OK().Send(url.Values{"why": {"To correct the note"}}).OK().
		Check(htmlcheck.In("textarea#said", htmlcheck.HasText(atTheDairy)), htmlcheck.In("input#with", htmlcheck.HasAttr("value", "Hannah Ashdown")))
	shown.SendTo(correct, url.Values{"said": {"She starts work on Monday."}, "why": {"Where is confidential"}}).OK()
	f.Ruth.Get(f.Path("note", string(note.Entry))).OK().Check(htmlcheck.In("main", htmlcheck.HasText("She starts work on Monday."), htmlcheck.LacksText("Dairy")))
}

func TestEveryDetailForWhichWordsAreHeldBackIsOnRecordAsShown(t *testing.T) {
	f := newFamily(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, f.Ruth.By(), id, casework.NoteForm{NoteBody: casework.NoteBody{
			Sort: casework.Call, With: "Hannah Ashdown", People: []ledger.Ref{f.Hannah}, Said: "Ring the Old Dairy.", Where: "Her new number is 07700 900461."}, When: ledger.OnDay("2026-11-23")})
	})
	for _, d := range []struct{ kind, value string }{{"workplace", dairy}, {"phone", "07700 900461"}} {
		f.Ruth.Get(f.Path("people", string(f.Hannah.Entry), "detail")).OK().Send(url.Values{
			"kind": {d.kind}, "value": {d.value}, "hiding": {"some"}, "hiddenFrom": {string(f.Daniel.Entry)}, "source": {"Ms Ashdown"},
		}).OK()
		f.sweeps()
	}
	before := len(f.State().Reveals())
	f.list().Click("Read it").OK().Send(url.Values{"why": {"To correct the note"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Old Dairy"), htmlcheck.HasText("07700 900461")))
	var shown []casework.DetailKind
	for _, r := range f.State().Reveals()[before:] {
		shown = append(shown, r.Kind)
	}
	if !slices.Contains(shown, casework.Workplace) || !slices.Contains(shown, casework.Phone) || len(shown) != 2 {
		t.Errorf("on record as shown are %v", shown)
	}
}

func TestWhatWasHiddenSinceIsInNoListAndReadByNobody(t *testing.T) {
	for name, hide := range map[string]func(*family, ledger.EntryID){
		"at once": func(f *family, note ledger.EntryID) {
			f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
				return casework.Contain(s, f.Ruth.By(), id, note, "It is of another family")
			})
		},
		"in the wrong case": func(f *family, note ledger.EntryID) {
			f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
				return casework.MoveToRightCase(s, nil, f.Ruth.By(), id, casework.WrongCaseForm{Entry: note, Why: "It is of another family"})
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFamily(t)
			note := f.hidesLate()
			page := f.list().Click("Read it").OK()
			reveals := len(f.State().Reveals())
			hide(f, note.Entry)
			page.Send(url.Values{"why": {"To correct the note"}}).Answered(404).Check(htmlcheck.LacksText("Dairy"))
			f.Ruth.Get(page.At).Answered(404)
			f.list().Check(htmlcheck.NotIn("#entry"), htmlcheck.In("main", htmlcheck.LacksText("Call with Hannah Ashdown")))
			for _, page := range []string{f.Path(), "/today"} {
				f.Ruth.Get(page).OK().Check(htmlcheck.In("main", htmlcheck.HasText("detail was hidden, and one other place still says it")))
			}
			if n := len(f.State().Reveals()); n != reveals {
				t.Errorf("%d details were shown", n-reveals)
			}
		})
	}
}

func TestACorrectedNoteIsAnsweredAndOneThatStillSaysItIsNot(t *testing.T) {
	f := newFamily(t)
	note := f.hidesLate()
	answer := f.Ruth.Get(f.Path(latepage.Home, "entry")).OK()
	answer.Send(url.Values{"says": {"corrected"}, "why": {"Kept as typed"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#place")), htmlcheck.In("input#why", htmlcheck.HasAttr("value", "Kept as typed")),
			htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("still says a place of work of Hannah Ashdown")))
	form := f.Ruth.Get(f.Path("note", string(note.Entry), "correct")).OK().Check(htmlcheck.LacksText("Held back: says"))
	form.Send(url.Values{"with": {"Hannah Ashdown"}, "said": {"She starts work on Monday."}, "why": {"Where is confidential"}}).OK()
	answer.Send(url.Values{"says": {"corrected"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Corrected: it no longer says it"), htmlcheck.HasText("Ruth Adeyemi")))
	f.Ruth.Get(f.Path("note", string(note.Entry))).OK().Check(htmlcheck.In("main", htmlcheck.HasText("She starts work on Monday."), htmlcheck.LacksText("Dairy")))
}

func TestASecondPersonAgreesThatSomethingMayStand(t *testing.T) {
	f := newFamily(t)
	f.hidesLate()
	f.Colin.Get(f.Path(latepage.Home, "entry")).OK().Send(url.Values{"says": {"may stand"}, "why": {"Everybody knows"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Colin Pryce says that it may stand: “Everybody knows”")))
	f.Colin.Get(f.Path(latepage.Home, "agree")).OK().Send(url.Values{"says": {"agreed"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Somebody else agrees")))
	f.Ruth.Get(f.Path(latepage.Home, "agree")).OK().Send(url.Values{"says": {"agreed"}}).OK()
	f.Ruth.Get(f.Path("timeline")).OK().Check(htmlcheck.In("main", htmlcheck.HasText(atTheDairy)))
}

func TestWhatReachedSomebodyOpensABreachWithWhatIsKnown(t *testing.T) {
	f := newFamily(t)
	f.hidesLate()
	form := f.list().Click("It reached somebody").OK()
	form.Check(htmlcheck.In("textarea#what", htmlcheck.HasText("What she said about work")), htmlcheck.In("input#to", htmlcheck.HasAttr("value", "the police, PC 2214, told, in person or by telephone")),
		htmlcheck.In("input[name=stake][checked]", htmlcheck.HasAttr("value", string(f.Hannah.Entry))))
	form.Send(url.Values{"what": {""}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#what")))
	page := form.Send(nil).OK().Check(htmlcheck.In("main", htmlcheck.HasText("First: keep people safe"), htmlcheck.HasText("Hannah Ashdown")))
	if !strings.Contains(page.At, "/breach/") {
		t.Errorf("it leads to %s", page.At)
	}
	f.list().Check(htmlcheck.In("main", htmlcheck.HasText("It reached somebody who may not have it")), htmlcheck.NotIn("#left"))
}

func TestALookThatGoesOnSaysHowFarItHasCome(t *testing.T) {
	f := newFamily(t)
	f.list().Check(htmlcheck.In("main", htmlcheck.HasText("Nobody has looked through this case yet.")))
	f.hidesLate()
	f.far["late "+string(f.Case)] = "40 of 212 at 9"
	f.list().Check(htmlcheck.In("main", htmlcheck.HasText("Looked through 40 of 212 places"), htmlcheck.HasText("You can leave this page")))
	f.list().Send(nil).OK()
}

func TestWhatSomebodyTypesIsShownToThemAlone(t *testing.T) {
	f := newFamily(t)
	f.typed = []web.Typed{{Writer: f.Ruth.ID, Form: f.Path("write-note"), Text: "At the Old Dairy"}}
	f.hidesLate()
	f.list().Check(htmlcheck.In("main", htmlcheck.HasText("A form that you began and have not sent"), htmlcheck.LacksText("Dairy")))
	f.Colin.Get(f.Path(latepage.Home)).OK().Check(htmlcheck.NotIn("#form"))
	f.typed = nil
	f.Ruth.Get(f.Path(latepage.Home, "form")).OK().Send(url.Values{"says": {"corrected"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("A form that you began and have not sent")))
	f.Colin.Get(f.Path(latepage.Home)).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("A form that you began")))
}

func TestAListOfManyPlacesHasPages(t *testing.T) {
	f := newFamily(t)
	for i := range 51 {
		f.typed = append(f.typed, web.Typed{Writer: f.Ruth.ID, Form: f.Path("form", strconv.Itoa(i)), Text: "At the Old Dairy"})
	}
	f.hidesLate()
	rows := func(a *webtest.Answer) int {
		return strings.Count(a.Body, "A form that you began and have not sent</a>")
	}
	first := f.list()
	second := first.Click("Next page").OK()
	if rows(first) != 48 || rows(second) != 3 {
		t.Errorf("the first page lists %d of 51 forms after 2 other places, the second %d", rows(first), rows(second))
	}
	f.Ruth.Get(f.Path(latepage.Home) + "?page=99").OK().Check(htmlcheck.In("main", htmlcheck.HasText("A form that you began")))
}
