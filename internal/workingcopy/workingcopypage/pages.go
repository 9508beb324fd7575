package workingcopypage

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/workbench"
	"candour/internal/workbench/wordfile"
	"candour/internal/workingcopy"
)

// Home is the part of a report from which its working copy is taken, and to which it comes back.
const Home = "word"

// Bench reads Word files, in a process of its own. A workbench.Bench is one.
type Bench interface {
	Word(ctx context.Context, file []byte) (workbench.Words, error)
	WorkingCopy(ctx context.Context, file []byte) (wordfile.File, error)
}

// Pages holds what these pages stand on.
type Pages struct {
	Desk  report.Desk
	Files ledger.Files
	Bench Bench
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const one = "/case/{case}/report/{report}/" + Home
	return []web.Route{
		web.ForCase(one, access.CaseWorker, p.word, nil),
		web.ForCase(one+"/back", access.CaseWorker, p.showBack, p.back),
		web.ForCase(one+"/back/{copy}", access.CaseWorker, p.proposal, nil),
		web.ForCase(one+"/back/{copy}/{difference}", access.CaseWorker, p.showDifference, p.answer),
	}
}

// view is a report that is being written, as one page sees it.
type view struct {
	*web.Case
	*report.Reading
	Pages
	draft *ledger.History // the report’s own stream
}

// view reads the report of the address. One that is not in this case is not there, and one that is signed is not written any more.
func (p Pages) view(c *web.Case) (*view, error) {
	id, err := c.Entry("report")
	if err != nil {
		return nil, err
	}
	r, ok := report.Of(c.History).Report(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return nil, fault.Absent(nil)
	}
	if r.Signed != nil {
		return nil, fault.Refuse("This report is signed, so nothing in it changes. Start an addendum.", nil)
	}
	reading, err := p.Desk.Open(c.Context(), c.Ledger(), c.History, r, calendar.DateInLondon(c.Now))
	if err != nil {
		return nil, err
	}
	draft, err := c.Ledger().Read(c.Context(), r.Draft)
	v := &view{c, reading, p, draft}
	if err == nil && !c.May(access.Answerer) { // opened in an emergency
		err = v.RefuseHidden()
	}
	return v, err
}

// url is the address of a page of the report.
func (v *view) url(parts ...string) string {
	return v.URL(append([]string{"report", string(v.Ref.Entry)}, parts...)...)
}

// made is a copy of the report as it reads now.
func (v *view) made() typeset.WorkingCopy {
	return workingcopy.Make(v.Reading, v.People, v.History.Version)
}

// copied reads the copy of the address, and what it proposes now.
func (v *view) copied() (*workingcopy.Copy, workingcopy.Proposal, error) {
	id, err := v.Case.Entry("copy")
	if err != nil {
		return nil, workingcopy.Proposal{}, err
	}
	c, ok := workingcopy.Of(v.draft).Copy(id)
	if !ok {
		return nil, workingcopy.Proposal{}, fault.Absent(nil)
	}
	file, err := v.read(c)
	if err != nil {
		return nil, workingcopy.Proposal{}, err
	}
	return c, v.withoutHidden(workingcopy.ProposalOf(v.Reading, v.draft, c, v.made(), file)), nil
}

func (v *view) read(c *workingcopy.Copy) (wordfile.File, error) {
	from, err := v.Files.Get(v.Context(), c.File)
	if err != nil {
		return wordfile.File{}, fmt.Errorf("open a working copy: %w", err)
	}
	content, err := io.ReadAll(from)
	if err != nil {
		return wordfile.File{}, fmt.Errorf("read a working copy: %w", err)
	}
	return v.Bench.WorkingCopy(v.Context(), content)
}

// withoutHidden keeps words of the file off the page that say something that became hidden after it came back.
func (v *view) withoutHidden(p workingcopy.Proposal) workingcopy.Proposal {
	for i, d := range p.Differences {
		if len(v.Hidden(d.New)) > 0 {
			p.Differences[i].New, p.Differences[i].Clash = heldBack, true
		}
		if len(v.Hidden(d.Old)) > 0 {
			p.Differences[i].Old = heldBack
		}
	}
	for i, b := range p.Besides {
		if len(v.Hidden(b.Text)) > 0 {
			p.Besides[i].Text = heldBack
		}
	}
	return p
}

const heldBack = "(Held back: it says something that is hidden.)"

// onReport is embedded by every page of one report.
type onReport struct {
	web.CaseForm
	v *view
}

func (v *view) page() (onReport, error) {
	form, err := v.Case.Form()
	return onReport{web.CaseForm{CasePage: web.CasePage{Case: v.Case}, Form: form}, v}, err
}

func itoa(n int) string { return strconv.Itoa(n) }

// count says how many of something there are: "1 statement", "5 statements".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + many
}
