package planpage_test

import (
	"net/http"
	"net/url"
	"slices"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/contact"
	"candour/internal/decision"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/plan"
	"candour/internal/plan/planpage"
	"candour/internal/practice"
	"candour/internal/report"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// overview shows what the plan says in a case’s overview.
type overview struct {
	web.CasePage
	said []templ.Component
}

func (p overview) Title() string         { return "Case overview" }
func (p overview) Body() templ.Component { return templ.Join(p.said...) }

// today shows what the plans say on a worker’s Today.
type today struct{ said []templ.Component }

func (p today) Title() string         { return "Today" }
func (p today) Body() templ.Component { return templ.Join(p.said...) }

// family is the service with one case, which is Ruth’s, whose order asks two questions.
type family struct {
	*pagetest.Family
	t *testing.T
}

func newFamily(t *testing.T) *family {
	t.Helper()
	f := &family{t: t}
	f.Family = pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&practice.Kinds, &footing.Kinds, &evidence.Kinds, &decision.Kinds, &contact.Kinds, &report.Kinds, &safeguarding.Kinds, &leaving.Kinds, &plan.Kinds},
		Views: []*ledger.View{plan.View},
		Routes: func(at *pagetest.Family) []web.Route {
			name := func(*ledger.History, ledger.Ref) string { return "" }
			pages := planpage.Pages{Pack: at.Pack, Footing: footing.New(at.Pack, evidence.Contribute(name), report.Contribute, plan.Contribute)}
			show := func(c *web.Case) (web.Page, error) {
				said, err := pages.Asks(c)
				if err != nil {
					return nil, err
				}
				foot, err := pages.Foot(c)
				return overview{web.CasePage{Case: c}, slices.Concat(said, foot)}, err
			}
			asked := func(v *web.Visit) (web.Page, error) {
				said, err := planpage.Today(v)
				return today{said}, err
			}
			return slices.Concat(pages.Routes(), []web.Route{web.ForCase("/case/{case}", access.CaseReader, show, nil), web.For("/{$}", access.SignedIn, asked, nil)})
		},
	})
	return f
}

// line is a line of the plan about Isla, which the whole family may be told.
func (f *family) line() url.Values {
	return url.Values{
		"find": {"How Isla feels about going to her father’s"}, "from": {string(f.Isla.Entry)}, "way": {"see"}, "why": {"Only she can say it"}, "tell": {"all"},
		"due-day": {"20"}, "due-month": {"11"}, "due-year": {"2026"},
	}
}

// first is the line of the plan that is due first.
func (f *family) first() *plan.Line {
	f.t.Helper()
	lines := plan.Of(f.Read(f.Case)).Lines()
	if len(lines) == 0 {
		f.t.Fatal("the plan has no line")
	}
	return lines[0]
}

func (f *family) plan(more ...string) string {
	return f.Path(append([]string{planpage.Home}, more...)...)
}

func (f *family) at(l *plan.Line, more ...string) string {
	return f.plan(append([]string{"line", string(l.Entry.ID)}, more...)...)
}

func (f *family) visits() ledger.Ref {
	return f.hears("At school. She drew.")
}

// hears is a visit to Isla, and what she said.
func (f *family) hears(said string) ledger.Ref {
	f.t.Helper()
	return f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, f.Ruth.By(), id, casework.NoteForm{
			NoteBody: casework.NoteBody{Sort: casework.Visit, With: "Isla", People: []ledger.Ref{f.Isla}, Said: said},
			When:     casework.When(calendar.DateInLondon(pagetest.Today), calendar.NewTime(8, 0)),
		})
	})
}

func TestEachQuestionOfAnOrderIsProposedAndTakenInOrLeftOutWithAReason(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.plan()).OK().Check(htmlcheck.HasText("What are Rowan’s and Isla’s wishes and feelings?")).
		Click("Take it in").OK().Send(url.Values{"from": {string(f.Isla.Entry)}, "way": {"see"}, "tell": {"all"}}).OK()
	if l := f.first(); l.Order != f.Order || l.Question != "a" {
		t.Errorf("the line answers %v %q", l.Order, l.Question)
	}
	leave := f.Ruth.Get(f.plan()).OK().Click("Leave it out").OK()
	leave.Send(url.Values{"why": {""}}).Answered(http.StatusUnprocessableEntity)
	leave.Send(url.Values{"why": {"The contact centre reports on it"}}).OK()
	f.Ruth.Get(f.plan()).OK().Check(htmlcheck.LacksText("The orders ask"), htmlcheck.HasText("Left out: The contact centre reports on it"))
}

func TestAVisitTicksTheLineAndAPersonMaySayThatItWasNoAnswer(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.plan("new")).OK().Send(f.line()).OK()
	if _, done := f.first().Done(plan.WorkOf(f.Read(f.Case))); done {
		t.Fatal("a visit before the line was made ticked it")
	}
	f.Ruth.Get("/").OK().Check(htmlcheck.HasText("1 line of the plan is past its day."))
	visit := f.visits()
	if tick, done := f.first().Done(plan.WorkOf(f.Read(f.Case))); !done || tick.By != visit {
		t.Fatalf("ticked by %v", tick.By)
	}
	f.Ruth.Get("/").OK().Check(htmlcheck.LacksText("past its day"))
	f.Ruth.Get(f.at(f.first(), "mark")).OK().Send(url.Values{"why": {"She was too tired to talk"}}).OK().Check(htmlcheck.HasText("She was too tired to talk"))
	if _, done := f.first().Done(plan.WorkOf(f.Read(f.Case))); done {
		t.Error("the visit still ticks it")
	}
	f.visits()
	if _, done := f.first().Done(plan.WorkOf(f.Read(f.Case))); !done {
		t.Error("the second visit did not tick it")
	}
}

func TestWhatIsHiddenIsTakenIntoNoPlanAndWhatNobodyIsToldIsInNoCopy(t *testing.T) {
	f := newFamily(t)
	apart := f.line()
	apart.Set("find", "Whether she is safe at "+pagetest.Address)
	f.Ruth.Get(f.plan("new")).OK().Send(apart).Answered(http.StatusUnprocessableEntity)
	apart.Set("find", "Whether she was shouted at")
	apart.Set("tell", "nobody")
	f.Ruth.Get(f.plan("new")).OK().Send(apart).OK()
	f.Ruth.Get(f.plan("new")).OK().Send(f.line()).OK()
	for _, as := range []string{"younger", "older"} {
		f.Ruth.Get(f.plan("give") + "?to=" + string(f.Isla.Entry) + "&as=" + as).OK().Check(htmlcheck.LacksText("shouted"))
	}
	f.Ruth.Get(f.plan("give")+"?to="+string(f.Daniel.Entry)+"&as=family").OK().Check(htmlcheck.LacksText("shouted"), htmlcheck.HasText("I will see Isla, by 20 November 2026."))
}
