package wellbeingpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/wellbeing"
)

// homePage is one’s own assessment, whole, and the assessments of others that one agrees or was asked to look at.
type homePage struct {
	opened
	agrees, speaks []access.Person
}

func (p homePage) Title() string         { return "Your safety at work" }
func (p homePage) Body() templ.Component { return homeBody(p) }

func (p Pages) home(v *web.Visit) (web.Page, error) {
	mine, err := p.mine(v)
	if err != nil {
		return nil, err
	}
	page := homePage{opened: mine}
	if page.agrees, err = tiedTo(v, access.Agrees, access.Assessor); err != nil {
		return nil, err
	}
	page.speaks, err = tiedTo(v, access.SpeaksFor, access.Representative)
	return page, err
}

// tiedTo are the people whose assessment a relation ties somebody to, as far as a rule lets them.
func tiedTo(v *web.Visit, relation access.Relation, rule access.Rule) ([]access.Person, error) {
	streams, err := access.StreamsBy(v.Context(), v.DB(), relation, v.Person.ID, v.Now)
	if err != nil || len(streams) == 0 {
		return nil, err
	}
	histories, err := v.Ledger().ReadMany(v.Context(), streams)
	if err != nil {
		return nil, err
	}
	return v.People.Those(func(who access.Person) bool {
		h := histories[wellbeing.Stream(who.ID)]
		return h != nil && access.Decide(v.Person, rule, tiesOf(h, who)).Allowed
	}), nil
}

// stands says how somebody’s assessment stands, in words that say nothing of what is in it.
func (o opened) stands() string {
	now := o.record.Now()
	switch {
	case now == nil:
		return "Not made yet"
	case now.Answer == nil:
		return "Waits for " + now.Manager.Name + " to agree it"
	case !now.Agreed():
		return "Not agreed"
	case now.ReviewBy().Before(o.today()):
		return "Its review is late: it was due by " + now.ReviewBy().Plain()
	default:
		return "Agreed. You look at it again together by " + now.ReviewBy().Plain()
	}
}

// knownWords is what a case may know of it.
func (o opened) knownWords() string {
	switch known := o.record.Known(o.today()); {
	case !known.Current:
		return "Individual assessment current: no"
	case known.Constraint == "":
		return "Individual assessment current: yes"
	default:
		return "Individual assessment current: yes. " + known.Constraint
	}
}

// facts are what was said of each factor, of all or of those that some may read.
func (o opened) facts(a *wellbeing.Assessment, reads func(factor string) bool) []govuk.Fact {
	var all []govuk.Fact
	for _, f := range o.rules().Factors {
		if said := a.Says(f.ID); said != "" && reads(f.ID) {
			all = append(all, govuk.Fact{Term: f.Name, Detail: govuk.SmallWords(said)})
		}
	}
	return all
}

// whole are all facts of an assessment, for the worker and the manager.
func (o opened) whole(a *wellbeing.Assessment) []govuk.Fact {
	all := append(o.facts(a, func(string) bool { return true }), govuk.Fact{Term: "What would make the work safe", Detail: govuk.SmallWords(a.Needs)})
	if a.Answer != nil {
		all = append(all, govuk.Fact{Term: answered(a.Answer), Detail: govuk.SmallWords(a.Answer.Says)})
	}
	for _, r := range a.Reviews {
		all = append(all, govuk.Fact{Term: "Looked at again on " + day(r.Entry), Detail: govuk.SmallWords(r.Says)})
	}
	return all
}

func answered(w *wellbeing.Word) string {
	if w.Agreed {
		return "Agreed on " + day(w.Entry)
	}
	return "Not agreed on " + day(w.Entry)
}

// representative is whom an assessment was taken to.
func representative(e *wellbeing.Escalation) string {
	if e.Outside != "" {
		return e.Outside + " (outside the service: you tell them yourself)"
	}
	return e.To.Name
}

func takeBackURL(e *wellbeing.Escalation) string {
	return Home + "/escalate/" + string(e.Entry.ID) + "/back"
}

func day(e ledger.Entry) string { return dayOf(e).Plain() }
