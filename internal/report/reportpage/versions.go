package reportpage

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/redline"
	"candour/internal/report"
	"candour/internal/web"
)

// versionsPage is everything that a statement ever said, the newest first, each beside what it said before.
type versionsPage struct {
	onReport
	versions []report.Version // the oldest first
}

func (p versionsPage) Title() string         { return p.v.Type.Name + ": versions of a statement" }
func (p versionsPage) Body() templ.Component { return versionsBody(p) }

// versions shows a statement through time, also one that was taken out. In an emergency, a version that says something hidden stays closed.
func (p Pages) versions(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	id, err := c.Entry("statement")
	if err != nil {
		return nil, err
	}
	h, err := v.history()
	if err != nil {
		return nil, err
	}
	all := slices.Clone(report.VersionsOf(h, ledger.Ref{Stream: h.Stream, Entry: id}))
	if len(all) == 0 {
		return nil, fault.Absent(nil)
	}
	for i := range all {
		if !c.May(access.Answerer) && len(v.hiddenIn(all[i].Text)) > 0 {
			all[i].Text = casework.HeldBackWords
		}
	}
	return versionsPage{v.page(), all}, nil
}

// change is one version beside the one before it.
type change struct {
	report.Version
	first         bool
	before, after []redline.Run
	kind          string // "It was an account" when that changed; "" otherwise
}

// changes are the versions, the newest first.
func (p versionsPage) changes() []change {
	var all []change
	for i, version := range p.versions {
		c := change{Version: version, first: i == 0, after: redline.Of(redline.Same, version.Text)}
		if i > 0 {
			was := p.versions[i-1]
			c.before, c.after = redline.Beside(strings.Fields(was.Text), strings.Fields(version.Text))
			if was.Kind != version.Kind || was.By != version.By {
				c.kind = "Before: " + p.kindName(was.Saying) + ". Now: " + p.kindName(version.Saying) + "."
			}
		}
		all = append(all, c)
	}
	slices.Reverse(all)
	return all
}

func (p versionsPage) kindName(s report.Saying) string {
	return p.v.kind(&report.Placed{Statement: &report.Statement{Saying: s}})
}

// did says what was done: "Ruth Adeyemi wrote it".
func (p versionsPage) did(c change) string {
	verb := " changed it"
	switch {
	case c.first:
		verb = " wrote it"
	case c.Out:
		verb = " took it out"
	}
	return p.People.Name(c.Entry.Author) + verb
}
