package workingcopypage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/workingcopy"
)

// differencePage shows one difference, to be accepted or left.
type differencePage struct {
	proposalPage
	of workingcopy.Difference
}

func (p differencePage) Title() string         { return p.v.called(p.of) }
func (p differencePage) Body() templ.Component { return differenceBody(p) }

// differencePage is the page of the difference of the address; false when somebody has answered it, or nothing differs there any more.
func (p Pages) differencePage(c *web.Case) (differencePage, bool, error) {
	v, err := p.view(c)
	if err != nil {
		return differencePage{}, false, err
	}
	copied, proposed, err := v.copied()
	if err != nil {
		return differencePage{}, false, err
	}
	page, err := v.page()
	if err != nil {
		return differencePage{}, false, err
	}
	d, there := proposed.Find(c.Request.PathValue("difference"))
	_, answered := copied.Answer(c.Request.PathValue("difference"))
	page.Form.ID = copied.AnswerID(d.Key)
	return differencePage{proposalPage{page, copied, proposed}, d}, there && !answered, nil
}

func (p Pages) showDifference(c *web.Case) (web.Page, error) {
	page, waits, err := p.differencePage(c)
	if err != nil {
		return nil, err
	}
	if !waits {
		return c.SeeOther(page.v.url(Home, "back", string(page.copy.Ref.Entry))), nil
	}
	return page, nil
}

// answer accepts the difference or leaves the report as it is, and goes on to the next.
func (p Pages) answer(c *web.Case) (web.Page, error) {
	page, waits, err := p.differencePage(c)
	if err != nil {
		return nil, err
	}
	if !waits {
		return c.SeeOther(page.v.url(Home, "back", string(page.copy.Ref.Entry))), nil
	}
	err = page.record()
	if page.Form.Refused(err) {
		return page, nil
	}
	return c.SeeOther(page.next()), err
}

func (p differencePage) record() error {
	f, stream := p.Form, p.v.Draft.Stream
	f.Asks("text", "kind")
	_, err := p.v.Do(ledger.Act{
		Form: f.ID, On: []ledger.Seen{{Stream: stream, Version: p.seen()}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return p.verb(report.DraftOf(hs[stream])) },
	})
	if err == nil {
		p.v.Forget(f)
	}
	return err
}

func (p differencePage) verb(d *report.Draft) (ledger.Change, error) {
	switch p.Form.Text("do") {
	case "accept":
		return workingcopy.Accept(p.v.Desk.Pack, d, p.By(), p.copy, p.of, p.Form.Text("kind"))
	case "leave":
		return workingcopy.Leave(d, p.By(), p.copy, p.of.Key)
	default:
		return ledger.Change{}, fault.BadInput("Choose one of the buttons.", nil)
	}
}

// next is the page of the next difference that waits, or the list when none does.
func (p differencePage) next() string {
	passed := false
	for _, d := range p.waiting() {
		if passed {
			return p.at(d)
		}
		passed = d.Key == p.of.Key
	}
	return p.v.url(Home, "back", string(p.copy.Ref.Entry))
}

// seenField carries the version of the report’s stream that the words were shown of.
const seenField = "report-version"

func (p differencePage) seen() int64 {
	if version, err := strconv.ParseInt(p.Form.Text(seenField), 10, 64); err == nil && version >= 0 {
		return min(version, p.v.Draft.Version)
	}
	return p.v.Draft.Version
}

// data is the form with the version that is shown: after a clash, with what others wrote meanwhile.
func (p differencePage) data() govuk.FormData {
	data, version := p.Form.Data(), p.v.Draft.Version
	if p.Form.Conflict != nil {
		for _, e := range p.Form.Conflict.Since {
			version = max(version, e.Version)
		}
	}
	data.Entry = string(p.Form.ID)
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: seenField, Value: strconv.FormatInt(version, 10)})
	return data
}

// asksKind reports whether accepting it needs to be told what kind of statement it becomes.
func (p differencePage) asksKind() bool {
	return p.of.Sort == workingcopy.New || p.of.Sort == workingcopy.Table
}

// kinds are those that need nothing more to be said; another can be chosen once the statement stands in the report.
func (p differencePage) kinds() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, k := range p.v.Reading.Pack.Statements {
		if len(k.By) == 0 {
			all = append(all, govuk.Option{Value: k.ID, Label: k.Name})
		}
	}
	return append(all, govuk.Option{Value: report.Heading, Label: "A heading"}, govuk.Option{Value: report.Linking, Label: "A linking sentence, which says nothing of the family"})
}

// remarks are what is to be known before the difference is answered.
func (p differencePage) remarks() (all []string) {
	d := p.of
	if d.Tracked {
		all = append(all, "This is a tracked change in the file. It is read here as it would be once it was accepted in Word.")
	}
	for _, id := range d.Merged {
		all = append(all, "It stands in one paragraph with "+p.v.number(id)+". Accepted, it rests on what both rest on; that the other is not in the file is a difference of its own.")
	}
	if d.Into != "" {
		all = append(all, "Its words stand in the paragraph of "+p.v.number(d.Into)+" in the file.")
	}
	if p.proposed.Unknown && !d.Adds() {
		all = append(all, "Nobody can tell which version of the report this file is a copy of. Look whether what stands in the report now is newer.")
	}
	return append(all, p.remark()...)
}

func (p differencePage) remark() []string {
	switch p.of.Sort {
	case workingcopy.Split, workingcopy.Twice:
		return []string{"Accepted, it becomes a statement of the same kind that rests on the same."}
	case workingcopy.Table:
		return []string{"A report has no tables. Accepted, its words become one statement, a row a line."}
	case workingcopy.New:
		return []string{"Accepted, it becomes a statement that rests on nothing yet. What it rests on is chosen in the report."}
	case workingcopy.Moved:
		return []string{"Accepted, it stands " + p.where() + "."}
	case workingcopy.Ours:
		return []string{"What the copy says besides its statements comes from the record, so nothing written there changes the report."}
	case workingcopy.Out:
		return []string{"It was taken out of the report after the copy left. Add its words by hand if they are to stand."}
	default:
		return nil
	}
}

// where says at which place something is to stand.
func (p differencePage) where() string {
	if p.of.Before != "" {
		return "before " + p.v.number(p.of.Before)
	}
	for _, part := range p.v.Parts {
		if part.ID == p.of.Section {
			return "at the end of “" + part.Title + "”"
		}
	}
	return "at the end"
}

// byHand is where the statement is changed by hand; "" when there is none.
func (p differencePage) byHand() string {
	if _, ok := p.v.Statement(ledger.Ref{Stream: p.v.Draft.Stream, Entry: p.of.Statement}); !ok || !p.of.Clash {
		return ""
	}
	return p.v.url("statement", string(p.of.Statement))
}

// place says of what is added where it would stand.
func (p differencePage) place() string {
	if !p.of.Adds() {
		return ""
	}
	return "It would stand " + p.where() + "."
}
