package letterpage

import (
	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/letter"
	"candour/internal/web"
)

// goingPage is a page that prints a paper for somebody and keeps it as sent.
type goingPage struct {
	web.CaseForm
	desk  letter.Desk
	state *casework.State
}

func (p Pages) goingPage(c *web.Case) (goingPage, error) {
	form, err := c.Form()
	return goingPage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, p.Desk, casework.Of(c.History)}, err
}

// going are the steps that a paper goes through, in this order, before it is kept as sent.
type going struct {
	warn  func() error         // asks for hidden details to be taken out
	check func() error         // says what is wrong with the form
	look  func() (bool, error) // reports whether it was looked at and is to be kept; nil where it goes as it is
	paper func() (letter.Paper, error)
	send  func(*ledger.History, letter.Made) (ledger.Change, error)
}

// goes takes a paper through its steps, and answers the page again where one of them asks for more. A second press leads to what the first one sent.
func (p goingPage) goes(again func() web.Page, steps going) (web.Page, error) {
	f, there := p.Form, p.SeeOther(p.URL(Home, string(p.Form.ID)))
	if _, sent := letter.Find(p.History, f.ID); sent {
		return there, nil
	}
	if err := steps.warn(); err != nil {
		return nil, err
	}
	if err := steps.check(); err != nil && !f.Refused(err) {
		return nil, err
	}
	if len(f.Errors) > 0 {
		return again(), nil
	}
	if steps.look != nil {
		if looked, err := steps.look(); err != nil || !looked {
			return again(), err
		}
	}
	err := p.keep(steps)
	if f.Refused(err) {
		return again(), nil
	}
	return there, err
}

// keep prints the paper, and keeps what was printed.
func (p goingPage) keep(steps going) error {
	paper, err := steps.paper()
	if err != nil {
		return err
	}
	pdf, word, err := p.desk.Print(p.Context(), p.History, paper)
	if err != nil {
		return err
	}
	return p.Act(p.Form, func(h *ledger.History) (ledger.Change, error) {
		return steps.send(h, letter.Made{PDF: pdf, Word: word})
	})
}

func (p goingPage) writing() letter.Writing {
	return letter.Writing{By: p.By(), Name: p.Person.Name, Manages: p.May(access.CaseManager), Now: p.Now}
}

// way is how the paper goes; who is to get it by which of their details, nil for somebody outside the case.
func (p goingPage) way(who *casework.Person) letter.Way {
	way := letter.Way{How: leaving.How(p.Form.Text("how")), Safe: p.Form.Text("safe")}
	if who != nil {
		way.At = detailOf(who, p.Form.Text("at"))
	}
	return way
}

// detailOf is one of somebody’s own details by its entry.
func detailOf(who *casework.Person, entry string) ledger.Ref {
	for _, d := range who.Details() {
		if entry != "" && string(d.Ref.Entry) == entry {
			return d.Ref
		}
	}
	return ledger.Ref{}
}
