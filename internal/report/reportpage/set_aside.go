package reportpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// isAdvice reports whether a check is a question to the writer, which stands in a list of its own.
func isAdvice(c report.Check) bool {
	return slices.Contains([]report.CheckSort{report.Asking, report.OneParty, report.Paraphrased, report.NotWeighed, report.NotAddressed, report.OneChoice, report.NotCompared}, c.Sort)
}

// advice are the questions that wait, or that were set aside.
func (p reportPage) advice(aside bool) []templ.Component {
	var all []templ.Component
	for _, c := range p.checks {
		if isAdvice(c) && c.Kept == nil && (c.SetAside != nil) == aside {
			all = append(all, adviceFound(p, c))
		}
	}
	return all
}

// maySetAside reports whether questions can be set aside here: by the author, and not while a statement is open, whose words the press would lose.
func (p reportPage) maySetAside() bool { return p.mine() && p.open.IsZero() && p.adding == "" }

// asideForm sets a piece of advice aside with one press.
func (p reportPage) asideForm(c report.Check) govuk.FormData {
	return govuk.FormData{Action: p.v.url("set-aside", checkID(c)), Entry: string(p.v.AsideID(c)), Writer: string(p.Person.ID)}
}

// setAside sets advice aside. What was set aside already, or was put right, needs nothing more.
func (p Pages) setAside(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	for _, check := range v.Checks() {
		if checkID(check) == c.Request.PathValue("check") && check.SetAside == nil {
			err = v.setAside(check)
		}
	}
	return c.SeeOther(v.url() + "#wording"), err
}

func (v *view) setAside(check report.Check) error {
	stream := v.Draft.Stream
	_, err := v.Do(ledger.Act{
		Form: v.AsideID(check), On: []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(ledger.Histories) (ledger.Change, error) { return report.SetAside(v.Reading, v.By(), check.Key) },
	})
	return err
}
