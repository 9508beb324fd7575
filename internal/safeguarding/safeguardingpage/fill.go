package safeguardingpage

import (
	"errors"
	"fmt"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// fillPage shows what is not in the report yet, before it is brought in.
type fillPage struct {
	formPage
	report          ledger.EntryID
	missing, hidden []safeguarding.Statement
}

func (p fillPage) Title() string         { return "Bring in what is new" }
func (p fillPage) Body() templ.Component { return fillBody(p) }

func (p fillPage) lede() string {
	if len(p.missing) == 0 {
		return "There is nothing new to bring in. What is recorded later can be brought in until you sign."
	}
	return "These are not in the " + p.view.called() + " yet. Nothing that is in it changes."
}

func (p Pages) showFill(c *web.Case) (web.Page, error) {
	form, err := p.form(c)
	if err != nil {
		return nil, err
	}
	id, err := c.Entry("report")
	if err != nil {
		return nil, err
	}
	now, err := form.view.lettered(id)
	if err != nil {
		return nil, err
	}
	return fillPage{form, id, now.missing, now.hidden}, nil
}

func (p Pages) fill(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	id, err := c.Entry("report")
	if err != nil {
		return nil, err
	}
	return v.filled(id)
}

// lettered is a report of the list as it is written, with what could be brought into it.
type lettered struct {
	draft           ledger.StreamID
	missing, hidden []safeguarding.Statement
}

// lettered reads the report anew: it may have been begun just now.
func (v *view) lettered(id ledger.EntryID) (lettered, error) {
	from := report.Streams{}
	var err error
	if from.Case, err = v.Ledger().Read(v.Context(), v.Stream); err != nil {
		return lettered{}, err
	}
	r, ok := report.Of(from.Case).Report(v.ref(id))
	switch {
	case !ok || r.Type != v.list.Report:
		return lettered{}, fault.Absent(errors.New("no report of this list"))
	case r.Signed != nil:
		return lettered{}, fault.Refuse("This report is signed, so nothing in it changes. Start an addendum.", nil)
	}
	if from.Side, err = v.Ledger().Read(v.Context(), casework.Of(from.Case).Side); err != nil {
		return lettered{}, fmt.Errorf("read the closed side: %w", err)
	}
	if from.Draft, err = v.Ledger().Read(v.Context(), r.Draft); err != nil {
		return lettered{}, fmt.Errorf("read a report: %w", err)
	}
	reading, err := v.Reports.Read(v.today, from, r.Ref)
	if err != nil {
		return lettered{}, err
	}
	missing, hidden := safeguarding.Missing(reading, from.Draft, safeguarding.Statements(reading, from.Case, v.list))
	return lettered{r.Draft, missing, hidden}, nil
}

// filled brings what is new into a report and goes on to it. Each statement bears the name that it has for good, so that a second press brings nothing.
func (v *view) filled(id ledger.EntryID) (web.Page, error) {
	now, err := v.lettered(id)
	if err != nil {
		return nil, err
	}
	if len(now.missing) == 0 {
		return v.SeeOther(v.URL("report", string(id))), nil
	}
	_, err = v.Do(ledger.Act{
		On: []ledger.Seen{{Stream: now.draft, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return v.Desk.Fill(hs[now.draft], v.By(), now.missing)
		},
	})
	return v.SeeOther(v.URL("report", string(id))), err
}
