package reportpage

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
)

// reportPage is a report while it is written: what the court asked, what the checks found, and the statements with what each rests on. One
// of them, or a new one, may be open to be written.
type reportPage struct {
	formOnReport
	checks []report.Check
	open   ledger.Ref // the statement that is being changed
	adding string     // the section to which one is being added
	saying sayingForm
}

func (p reportPage) Title() string {
	if p.v.Signed != nil {
		return p.v.Type.Name
	}
	return p.v.Type.Name + ": draft"
}

func (p reportPage) Body() templ.Component { return reportBody(p) }

func (p Pages) report(c *web.Case) (web.Page, error) {
	past := c.AsAsked(casework.AsAt)
	if !past.Then.IsZero() {
		return p.asItStood(c, past)
	}
	c = past
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	if v.Signed != nil {
		return v.signedPage(p.filing(c, v.Report))
	}
	return reportPage{formOnReport: formOnReport{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: &web.Form{}}, v}, checks: v.Checks()}, nil
}

// over is what stands above the title.
func (v *view) over() string {
	over := "Draft by " + v.Name
	duty, ok := v.people.Duty(v.Duty)
	if !ok || duty.Due.On.IsZero() {
		return over
	}
	over += " · due " + duty.Due.On.Long()
	if at := duty.Due.At.String(); at != "" {
		over += ", " + at
	}
	return over + ", " + calendar.InWords(duty.Due.On, v.today)
}

// mayWrite reports whether the page offers its reader to write in the report: whoever works on the case, but for those who read it for
// the author. They advise.
func (p reportPage) mayWrite() bool { return p.May(access.CaseWorker) && (p.mine() || !p.reads()) }

// reads reports whether the person reads the report for its author: as manager, or because they were asked to.
func (p reportPage) reads() bool {
	return p.May(access.CaseManager) || slices.ContainsFunc(p.v.Draft.Handed, func(h report.Act[report.HandedBody]) bool { return h.Body.To == p.Person.ID })
}

// mayPass reports whether the person may give the report to another author.
func (p reportPage) mayPass() bool { return p.May(access.CaseWorker) }

func (p reportPage) mine() bool { return p.Person.ID == p.v.Author }

// toResolveWords says how many checks stop the signature.
func toResolveWords(n int) string {
	if n == 0 {
		return "nothing to resolve"
	}
	return itoa(n) + " to resolve"
}

// toResolve are the checks that stop the signature.
func (p reportPage) toResolve() int {
	n := 0
	for _, c := range p.checks {
		if c.Open() {
			n++
		}
	}
	return n
}

// contents leads to the parts of the page, and says how far each has come.
func (p reportPage) contents() []govuk.ContentsItem {
	answered := 0
	for _, q := range p.v.Questions {
		if len(p.v.Answering(q)) > 0 {
			answered++
		}
	}
	items := []govuk.ContentsItem{
		{Link: govuk.Link{Text: "What the court asked", Href: "#asked"}, Note: itoa(answered) + " of " + itoa(len(p.v.Questions)) + " answered"},
		{Link: govuk.Link{Text: "Checks", Href: "#checks"}, Note: toResolveWords(p.toResolve())},
	}
	for _, part := range p.v.Parts {
		items = append(items, govuk.ContentsItem{
			Link: govuk.Link{Text: partTitle(part), Href: "#" + partID(part)}, Note: p.progress(part), Current: p.adding == part.ID,
		})
	}
	return items
}

func partID(part report.Part) string { return "part-" + part.ID }

// partTitle is a section’s title with its number, if it has one yet.
func partTitle(part report.Part) string {
	if part.Number == 0 {
		return part.Title
	}
	return itoa(part.Number) + ". " + part.Title
}

func (p reportPage) progress(part report.Part) string {
	switch {
	case len(part.Statements) == 0 && part.ID == report.AskedSection:
		return "Filled from the order"
	case len(part.Statements) == 0 && part.Optional:
		return "Only if it is needed"
	case len(part.Statements) == 0:
		return "Not begun"
	}
	note := count(len(part.Statements), "statement", "statements")
	mend := 0
	for _, s := range part.Statements {
		if slices.ContainsFunc(p.checks, func(c report.Check) bool { return c.Statement == s && c.Open() }) {
			mend++
		}
	}
	if mend > 0 {
		note += ", " + itoa(mend) + " to mend"
	}
	return note
}

// asked are the questions and where each is answered.
func (v *view) asked() []govuk.AskedItem {
	var items []govuk.AskedItem
	for _, q := range v.Questions {
		items = append(items, govuk.AskedItem{Letter: "(" + q.Letter + ")", Question: q.Text, Answer: v.answer(q)})
	}
	return items
}

func (v *view) answer(q report.Question) templ.Component {
	in := v.Answering(q)
	if len(in) == 0 {
		return govuk.StandingTagSaying(govuk.NothingSupportsIt, "Not answered")
	}
	var links []govuk.Link
	for _, s := range in {
		links = append(links, govuk.Link{Text: s.Number, Href: "#" + s.Anchor()})
	}
	return answeredIn(links)
}

// askedBy leads to where the questions come from.
func (v *view) askedBy() string {
	if len(v.Questions) == 0 {
		return ""
	}
	if by := v.Questions[0].Asked(); by != "" {
		return by
	}
	return "The order asks nothing in particular; these are asked of every such report"
}

// say is a statement with what it rests on beside it.
func (p reportPage) say(s *report.Placed) govuk.SayData {
	d := p.v.said(s)
	d.Note = p.v.notes(s, p.v.reason(s))
	if p.mayWrite() && p.open != s.Ref {
		d.Acts = append(d.Acts, govuk.Link{Text: "Change", Hidden: "statement " + s.Number, Href: p.v.url("statement", string(s.Ref.Entry)) + "#" + s.Anchor(), Act: true})
	}
	d.Acts = append(d.Acts, govuk.Link{Text: "Comment", Hidden: "on statement " + s.Number, Href: p.v.url("comment", string(s.Ref.Entry)), Act: true})
	if p.May(access.CaseWorker) && s.Last.ID != s.Ref.Entry {
		d.Acts = append(d.Acts, govuk.Link{Text: "Versions", Hidden: "of statement " + s.Number, Href: p.v.url("statement", string(s.Ref.Entry), "versions"), Act: true})
	}
	if p.v.asks(s) {
		d.Acts = append(d.Acts, p.v.question(s))
	}
	if p.open == s.Ref {
		d.Form = statementForm(p)
	}
	return d
}

// said is a statement as every page shows it.
func (v *view) said(s *report.Placed) govuk.SayData {
	d := govuk.SayData{ID: s.Anchor(), Number: s.Number, Text: s.Text, Kind: v.kind(s)}
	if s.Kind == report.Heading || s.Kind == report.Linking {
		return d
	}
	d.Standing = tag(v.Standing(s))
	for _, x := range s.Rests {
		d.RestsOn = append(d.RestsOn, v.restsOn(s.Kind, x))
	}
	return d
}

func (v *view) restsOn(kind string, x report.Rest) govuk.RestsOn {
	r := govuk.RestsOn{Link: v.link(x), Standing: drawn[v.RestStanding(kind, x)]}
	if x.Gone {
		r.Link.Text += ", as something that no longer stands"
		r.Standing = govuk.NoLongerStands
	}
	return r
}

// link leads to what a statement rests on.
func (v *view) link(x report.Rest) govuk.Link {
	l := govuk.Link{Text: v.Label(x)}
	switch x.Sort {
	case report.OnItem:
		l.Href = v.URL("evidence", string(x.Ref.Entry))
	case report.OnNote:
		l.Href = v.URL("note", string(x.Ref.Entry))
	case report.OnFact:
		l.Href = v.factURL(x)
	case report.OnChoice:
		l.Href = v.URL("decisions", string(x.Ref.Entry))
	case report.OnGuidance:
		l.Href = guidanceURL(x.Ref)
	case report.OnStatement:
		if s, ok := v.Statement(x.Ref); ok {
			l.Href = "#" + s.Anchor()
		}
	}
	return l
}

// factURL is the page on which a plain fact stands with everything ever said of it: of a person, or of the case at court.
func (v *view) factURL(x report.Rest) string {
	if person, ok := v.FactAbout(x); ok {
		return v.URL("people", string(person.Entry))
	}
	return v.URL("court")
}

// guidanceURL is the page of a piece of guidance or a tool.
func guidanceURL(piece ledger.Ref) string { return "/guidance/" + string(piece.Stream) }

// kind is what sort of statement it is, in the margin.
func (v *view) kind(s *report.Placed) string {
	label := ownKinds[s.Kind]
	if k, ok := v.Reading.Pack.StatementKind(s.Kind); ok {
		label = k.Label
		if by, ok := pack.Choice(k.By, s.By); ok {
			label += ": " + strings.ToLower(by.Name[:1]) + by.Name[1:]
		}
	}
	if child := v.ChildName(s.Child); child != "" {
		label += ", about " + child
	}
	return label
}

// ownKinds are the kinds of statement that no pack need name.
var ownKinds = map[string]string{report.Heading: "Heading", report.Linking: "Linking sentence"}

// reason says why a statement stands where it does, when that is not plain.
func (v *view) reason(s *report.Placed) string {
	switch standing := v.Standing(s); {
	case s.Kind == report.Heading || s.Kind == report.Linking:
		return ""
	case standing == footing.NothingSupports && len(s.Rests) == 0:
		if kept := v.kept(s); kept != "" {
			return kept
		}
		return "Say what it rests on, or take it out."
	case !standing.Holds():
		return v.Reason(s, nil)
	case slices.ContainsFunc(s.Rests, func(x report.Rest) bool {
		return x.Sort == report.OnItem && v.Argument.Standing(footing.Of(x.Ref, footing.So)) == footing.Disputed
	}):
		return "What it reports is disputed. It says who says so, not that it is so."
	default:
		return ""
	}
}

// notes are the reason and what readers said, below each other; nil when there is nothing.
func (v *view) notes(s *report.Placed, reason string) templ.Component {
	comments, suggestions := v.Draft.CommentsOn(s.Ref), v.Draft.SuggestionsOn(s.Ref)
	if reason == "" && len(comments)+len(suggestions) == 0 {
		return nil
	}
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		if reason != "" {
			if err := govuk.Text(reason).Render(ctx, w); err != nil {
				return err
			}
		}
		if err := commentsBeside(v, comments).Render(ctx, w); err != nil {
			return err
		}
		return suggestionsBeside(v, suggestions).Render(ctx, w)
	})
}

// found is what the checks found, each as a paragraph that leads to its place. How to mend it is said once for those that are mended alike.
func (p reportPage) found() []templ.Component {
	var all []templ.Component
	checks := slices.DeleteFunc(slices.Clone(p.checks), isAdvice)
	for i, c := range checks {
		mend := c.Mend
		if i > 0 && checks[i-1].Mend == mend {
			mend = ""
		}
		all = append(all, checkFound(p, c, mend))
	}
	return all
}

// checkAt is where a check leads on the page.
func (p reportPage) checkAt(c report.Check) string {
	switch {
	case c.Sort == report.Uncorrected && p.v.corrections() != "":
		return p.v.corrections()
	case c.Statement != nil:
		return "#" + c.Statement.Anchor()
	case c.Sort == report.NoVoice:
		return "#" + partID(p.voicePart())
	default:
		return "#asked"
	}
}

// voicePart is the part in which the children’s own words belong.
func (p reportPage) voicePart() report.Part {
	for _, part := range p.v.Parts {
		if part.ChildsVoice {
			return part
		}
	}
	return p.v.Parts[0]
}

// whoReads says whose turn it is before the author signs.
func (p reportPage) whoReads() string {
	needed, read := p.v.ReaderNeeded(p.author().Stage(p.v.today))
	switch {
	case needed == pack.Nobody:
		return "Nobody has to read it first; you can still ask somebody to."
	case read:
		return "It has been read by somebody whose reading counts. They advise; " + p.v.Name + " signs."
	case needed == pack.Manager && p.author().Stage(p.v.today) == "":
		return "A manager reads it first, because nobody has written down how far on in practice " + p.v.Name + " is. They advise; " + p.v.Name + " signs."
	case needed == pack.Manager:
		return "A manager reads it first, and advises; " + p.v.Name + " signs. It can be given to them now, with checks still open."
	default:
		return "A colleague reads it first, and advises; " + p.v.Name + " signs. It can be given to them now, with checks still open."
	}
}

// author is whoever signs the report.
func (p reportPage) author() access.Person {
	author, _ := p.People.Find(p.v.Author)
	return author
}
