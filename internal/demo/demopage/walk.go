package demopage

import (
	"fmt"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
)

// walkPage leads through the main job, from the court’s application to the filed report and what comes after.
type walkPage struct {
	visit *web.Visit
	main  []step
	more  []step
	done  doing // what the court has just been made to do
}

func (p walkPage) Title() string         { return "Walk-through" }
func (p walkPage) Body() templ.Component { return walkBody(p) }

func (p Pages) walk(v *web.Visit) (web.Page, error) {
	page := walkPage{visit: v, done: done[v.Query("done")]}
	at, err := p.place(v, pack.PrivateLaw, demo.MainNumber)
	if err != nil {
		return nil, err
	}
	if at.signed, err = signedIn(v, at.stream); err != nil {
		return nil, err
	}
	page.main = mainSteps(at)
	for _, s := range sights {
		at, err := p.place(v, s.law, s.number)
		if err != nil {
			return nil, err
		}
		page.more = append(page.more, s.step(at))
	}
	return page, nil
}

// place is the case of a court number, for steps that lead into it; the zero place when the reader may not see it.
func (p Pages) place(v *web.Visit, law pack.Law, number string) (place, error) {
	stream, known, err := casework.ByNumber(v.Context(), v.DB(), law, number)
	if err != nil || !known {
		return place{}, err
	}
	allowed, err := v.Allowed(access.CaseReader, stream)
	if err != nil || !allowed[stream] {
		return place{}, err
	}
	return place{stream: stream}, nil
}

// signedIn is the signing of the report that the reader writes in a case; empty while there is none.
func signedIn(v *web.Visit, stream ledger.StreamID) (ledger.EntryID, error) {
	if stream == "" {
		return "", nil
	}
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return "", err
	}
	r, known := report.Of(h).Report(ledger.Ref{Stream: stream, Entry: demo.Named(stream, demo.DraftReport)})
	if !known || r.Signed == nil {
		return "", nil
	}
	return r.Signed.Ref.Entry, nil
}

// somebody is a colleague by name, for the buttons with which the reader becomes somebody else.
func (p walkPage) somebody(name string) ledger.StreamID {
	for _, person := range p.visit.People.All() {
		if person.Name == name {
			return person.ID
		}
	}
	return ""
}

// isFor reports whether a step is the reader’s own.
func (p walkPage) isFor(s step) bool { return s.who == "" || s.who == p.visit.Person.Name }

// next is where somebody else goes on with a step: at its page, or here when the reader may not see where that is.
func (s step) next(id string) string {
	if s.where.Href == "" {
		return Home + "#" + id
	}
	return s.where.Href
}

// facts are what a step says, each under its question.
func (s step) facts() []govuk.Fact {
	facts := []govuk.Fact{{Term: "What to do", Detail: govuk.Text(s.do)}, {Term: "Why it matters", Detail: govuk.Text(s.why)}}
	if s.known != "" {
		facts = append(facts, govuk.Fact{Term: "It worked when", Detail: govuk.Text(s.known)})
	}
	return facts
}

// links are the further pages that the reader may see.
func (s step) links() []govuk.Link {
	var all []govuk.Link
	for _, l := range s.also {
		if l.Href != "" {
			all = append(all, l)
		}
	}
	return all
}

func stepID(n int) string { return fmt.Sprintf("step-%d", n+1) }
func moreID(n int) string { return fmt.Sprintf("more-%d", n+1) }

func numbered(n int, s step) string { return fmt.Sprintf("%d. %s", n+1, s.title) }
