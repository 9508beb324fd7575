package demopage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// walkPage leads through the main job, from the court’s application to the filed report and what comes after.
type walkPage struct {
	visit *web.Visit
	main  []step
	more  []step
	done  string // what the court has just been made to do
}

func (p walkPage) Title() string         { return "Walk-through" }
func (p walkPage) Body() templ.Component { return walkBody(p) }

func (p Pages) walk(v *web.Visit) (web.Page, error) {
	page := walkPage{visit: v, done: done[v.Query("done")]}
	for _, of := range walks {
		at, err := p.place(v, of.law, of.number)
		if err != nil {
			return nil, err
		}
		if at.stream == "" {
			continue
		}
		if of.number == demo.MainNumber {
			page.main = of.steps(at)
		} else {
			page.more = append(page.more, of.steps(at)...)
		}
	}
	return page, nil
}

// place is the case of a court number, for steps that lead into it; empty when the reader may not see it.
func (p Pages) place(v *web.Visit, law pack.Law, number string) (place, error) {
	stream, known, err := casework.ByNumber(v.Context(), v.DB(), law, number)
	if err != nil || !known {
		return place{}, err
	}
	allowed, err := v.Allowed(access.CaseReader, stream)
	if err != nil || !allowed[stream] {
		return place{}, err
	}
	return place{stream}, nil
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

// others are whom the walk needs besides the reader.
func (p walkPage) others() []string {
	var names []string
	for _, name := range []string{demo.Newcomer, demo.NewcomersManager} {
		if p.visit.Person.Name != name {
			names = append(names, name)
		}
	}
	return names
}

func (p walkPage) newcomer() string { return demo.Newcomer }
