package reportpage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/words"
)

// toAnswerPage is what no longer stands under the case’s signed reports, waiting or answered.
type toAnswerPage struct {
	web.CasePage
	d      *desk
	causes []report.Cause
}

func (p toAnswerPage) Title() string         { return "What no longer stands" }
func (p toAnswerPage) Body() templ.Component { return toAnswerBody(p) }

func (p Pages) toAnswer(c *web.Case) (web.Page, error) {
	d := p.desk(c)
	causes, err := p.Desk.Consequences(d.today, c.History)
	return toAnswerPage{web.CasePage{Case: c}, d, causes}, err
}

func (p toAnswerPage) row(c report.Cause) govuk.RowData {
	row := govuk.RowData{
		When: govuk.ClockData{Words: moment(c.Entry.Recorded), Past: true},
		What: govuk.Link{Text: p.d.causeName(c), Href: p.URL("no-longer-stands", string(c.Ref.Entry))},
		Why:  govuk.Text(c.Lines[0].WhyCause(c.Rest)), State: govuk.Tag("Answered"),
	}
	if c.Referred() {
		row.State = govuk.Tag("With the head of practice")
	} else if c.Waits() {
		row.State = govuk.Tag("Waits for an answer")
	}
	return row
}

// causeName is what a thing is called that no longer stands as it did.
func (d *desk) causeName(c report.Cause) string {
	name := c.Lines[0].Name(c.Rest)
	return words.UpperFirst(name)
}

// answerPage shows one thing that no longer stands as it did, what rested on it, and asks what follows.
type answerPage struct {
	web.CaseForm
	d      *desk
	cause  report.Cause
	drafts []resting
	texts  map[report.AnsweredLine]string // the words of the signed statements
	piece  *practice.Piece                // the guidance or tool that was withdrawn; nil when the cause is another
}

// resting is an unfinished report with the statements in it that rest on the cause.
type resting struct {
	v          *view
	statements []*report.Placed
}

func (p answerPage) Title() string         { return "What no longer stands, and what rested on it" }
func (p answerPage) Body() templ.Component { return answerBody(p) }

func (p Pages) answerPage(c *web.Case) (answerPage, error) {
	d := p.desk(c)
	id, err := c.Entry("cause")
	if err != nil {
		return answerPage{}, err
	}
	causes, err := p.Desk.Consequences(d.today, c.History)
	if err != nil {
		return answerPage{}, err
	}
	i := slices.IndexFunc(causes, func(cause report.Cause) bool { return cause.Ref.Entry == id })
	if i < 0 {
		return answerPage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	if err != nil {
		return answerPage{}, err
	}
	page := answerPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, d: d, cause: causes[i]}
	if page.texts, err = d.texts(causes[i]); err != nil {
		return answerPage{}, err
	}
	if page.piece, err = d.piece(causes[i]); err != nil {
		return answerPage{}, err
	}
	page.drafts, err = d.drafts(causes[i].Ref)
	return page, err
}

// piece is the guidance or the tool that a cause is; nil when it is something else.
func (d *desk) piece(c report.Cause) (*practice.Piece, error) {
	if c.Sort != report.OnGuidance {
		return nil, nil
	}
	h, err := d.Ledger().Read(d.Context(), c.Ref.Stream)
	if err != nil {
		return nil, fmt.Errorf("read what was withdrawn: %w", err)
	}
	return practice.Of(h), nil
}

// texts are the words of the statements that a cause has lines for.
func (d *desk) texts(c report.Cause) (map[report.AnsweredLine]string, error) {
	texts, read := map[report.AnsweredLine]string{}, map[*report.Report]*view{}
	for _, l := range c.Lines {
		v := read[l.Report]
		if v == nil {
			var err error
			if v, err = d.read(l.Report); err != nil {
				return nil, err
			}
			read[l.Report] = v
		}
		if s, ok := v.Draft.Statement(l.Statement.Statement); ok {
			texts[l.Asked()] = s.Text
		}
	}
	return texts, nil
}

// drafts are the unfinished reports in which statements rest on a thing.
func (d *desk) drafts(on ledger.Ref) ([]resting, error) {
	var all []resting
	for _, r := range d.all.Reports() {
		if r.Signed != nil {
			continue
		}
		v, err := d.read(r)
		if err != nil {
			return nil, err
		}
		if statements := v.RestingOn(on); len(statements) > 0 {
			all = append(all, resting{v, statements})
		}
	}
	return all, nil
}

func (p Pages) showAnswer(c *web.Case) (web.Page, error) {
	page, err := p.answerPage(c)
	if err != nil {
		return nil, err
	}
	page.Form.Set("lines", page.waiting()...)
	page.Form.Set("report", letterType)
	return page, nil
}

// letterType is offered first: a letter is the quickest way to tell a court.
const letterType = "letter"

func (p Pages) answer(c *web.Case) (web.Page, error) {
	page, err := p.answerPage(c)
	if err != nil {
		return nil, err
	}
	if len(page.waiting()) == 0 {
		return nil, fault.Refuse("Nothing here waits for your answer: somebody answered meanwhile, or it was referred to the head of practice.", nil)
	}
	f := page.Form
	form := report.AnswerForm{
		Cause: page.cause.Ref, Lines: page.chosen(), Answer: report.Answer(f.Text("answer")), Why: f.Text("why"), Told: f.All("told"),
		Report: f.Text("report"), Now: c.Now, AsHead: page.asHead(),
	}
	err = c.Act(f, func(h *ledger.History) (ledger.Change, error) { return p.Desk.Answer(h, c.By(), f.ID, form) })
	if f.Refused(err) {
		return page, nil
	}
	if !c.May(access.CaseWorker) { // with the answer, what was referred is no longer theirs to open
		return c.SeeOther("/"), err
	}
	return c.SeeOther(c.Path()), err
}

// asHead reports whether the person answers as head of practice, for what was referred to them.
func (p answerPage) asHead() bool { return p.May(access.ReferredTo) && p.cause.Referred() }

// mine reports whether a line waits for this person: what was referred, for the head of practice; all else, for who works on the case.
func (p answerPage) mine(l report.Line) bool {
	if p.d.people.Status() != casework.Closed {
		return l.Waits()
	}
	return l.Waits() && l.Referred() == p.asHead()
}

// lineValue is what stands for a line in the form: the statement, and how it stood when this page was shown.
func lineValue(l report.Line) string {
	return strings.Join([]string{string(l.Report.Signed.Ref.Entry), l.Statement.Number, l.Now}, "|")
}

// waiting are the lines that wait for this person, all of them chosen at first.
func (p answerPage) waiting() []string {
	var all []string
	for _, l := range p.cause.Lines {
		if p.mine(l) {
			all = append(all, lineValue(l))
		}
	}
	return all
}

func (p answerPage) chosen() []report.AnsweredLine {
	var all []report.AnsweredLine
	for _, v := range p.Form.All("lines") {
		if part := strings.SplitN(v, "|", 3); len(part) == 3 {
			all = append(all, report.AnsweredLine{Signed: ledger.Ref{Stream: p.Stream, Entry: ledger.EntryID(part[0])}, Number: part[1], Now: part[2]})
		}
	}
	return all
}

// lede says what happened and what waits.
func (p answerPage) lede() string {
	waits := len(p.waiting())
	lede := p.d.causeName(p.cause) + " no longer stands as it did. "
	switch {
	case waits == 0 && p.cause.Referred():
		lede += "What rested on it in a signed report was referred to the head of practice, who answers for it. "
	case waits == 0:
		lede += "Everything that rested on it in a signed report has been answered for. "
	case waits == 1:
		lede += "One statement still needs a person’s answer. "
	default:
		lede += words.UpperFirst(number(waits)) + " statements still need a person’s answer. "
	}
	return lede + "Nothing has been changed in any report."
}

// before is how the cause stood when the first of these reports was signed.
func (p answerPage) before() footing.Standing {
	return readAs[p.cause.Lines[0].CauseStood(p.cause.Rest)]
}

// instead are the items that stand against the cause now.
func (p answerPage) instead() []*evidence.Item {
	var all []*evidence.Item
	for _, ref := range p.cause.Lines[0].AgainstCause(p.cause.Rest) {
		if i, ok := evidence.Of(p.d.History).Item(ref); ok {
			all = append(all, i)
		}
	}
	return all
}

func (p answerPage) itemURL(ref ledger.Ref) string { return p.URL("evidence", string(ref.Entry)) }

// chain is what rested on it: signed reports first, and then those that are being written.
func (p answerPage) chain() []govuk.ChainItem {
	top := govuk.ChainItem{Tag: tag(p.standsNow()), What: govuk.Link{Text: p.d.causeName(p.cause)}}
	for _, l := range p.cause.Lines {
		top.Under = append(top.Under, govuk.ChainItem{
			Tag:  tag(l.Standing()),
			What: govuk.Link{Text: p.lineName(l), Href: p.URL("report", string(l.Report.Ref.Entry)) + "#" + report.AnchorOf(l.Statement.Number)},
			Why:  govuk.Text(quoted(p.texts[l.Asked()]) + p.way(l)),
		})
	}
	for _, d := range p.drafts {
		for _, s := range d.statements {
			top.Under = append(top.Under, govuk.ChainItem{
				Tag: tag(d.v.Standing(s)), What: govuk.Link{Text: d.v.Type.Name + ", draft, " + s.Number, Href: d.v.at(s)},
				Why: govuk.Text("Not signed. The checks on the report ask for it to be put right."),
			})
		}
	}
	return []govuk.ChainItem{top}
}

// quoted is a statement in quotation marks; what it quotes itself stands in single ones.
func quoted(text string) string {
	return "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(text) + "”"
}

// way is how a statement comes to rest on the cause where it does so by way of another statement; that it does is what the list is of.
func (p answerPage) way(l report.Line) string {
	var by []string
	for _, x := range l.Statement.RestsOn {
		if x.Ref == p.cause.Ref {
			return ""
		}
		for _, below := range l.Report.Signed.Statements {
			if below.Statement == x.Ref {
				by = append(by, below.Number)
			}
		}
	}
	if len(by) == 0 {
		return ""
	}
	return " It rests on " + strings.Join(by, " and ") + "."
}

// filed say what became of each report that has a statement here, once each.
func (p answerPage) filed() []string {
	var all []string
	for _, l := range p.cause.Lines {
		words := p.d.typeName(l.Report.Type) + ": " + words.LowerFirst(filedWords(l))
		if !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}

func (p answerPage) lineName(l report.Line) string {
	return p.d.typeName(l.Report.Type) + ", " + l.Statement.Number
}

// filedWords say what became of the report.
func filedWords(l report.Line) string {
	if f := l.Report.Signed.Filed; f != nil {
		return fmt.Sprintf("Filed with %s on %s by %s.", f.To, f.On().Plain(), l.Report.Signed.Name)
	}
	return fmt.Sprintf("Signed on %s by %s, and not filed.", l.Report.Signed.On.Plain(), l.Report.Signed.Name)
}

// lineOptions are the lines to answer for.
func (p answerPage) lineOptions() []govuk.Option {
	var all []govuk.Option
	for _, l := range p.cause.Lines {
		if p.mine(l) {
			all = append(all, govuk.Option{Value: lineValue(l), Label: p.lineName(l) + ": " + l.Now, Hint: p.texts[l.Asked()]})
		}
	}
	return all
}

// answers are what may follow.
func (p answerPage) answers() []govuk.Option {
	all := []govuk.Option{{
		Value: string(report.TellNow), Label: "The court and the parties are told now", Hint: "It is put on the list of what is due, to tell them.",
		More: govuk.Select(govuk.SelectData{Field: p.Form.Field("report", "How are they told?", ""), Options: p.d.letters()}),
	}}
	if h, ok := p.d.people.NextHearing(p.Now); ok {
		all = append(all, govuk.Option{Value: string(report.AtHearing), Label: "It is raised at the hearing", Hint: "The next is on " + h.Day().Long() + ". It is put on the list of what is due for that day."})
	}
	all = append(all, govuk.Option{Value: string(report.NoEffect), Label: "It has no effect, because of what I write below"})
	if p.d.people.Status() == casework.Closed && !p.asHead() {
		all = append(all, govuk.Option{Value: string(report.Referred), Label: "The case is closed: the head of practice decides"})
	}
	return all
}

// letters are the ways to tell a court, a letter first.
func (d *desk) letters() []govuk.Option {
	var first, all []govuk.Option
	for _, t := range d.types() {
		o := govuk.Option{Value: t.ID, Label: t.Name}
		if t.ID == letterType {
			first = append(first, o)
		} else {
			all = append(all, o)
		}
	}
	return append(first, all...)
}

// told are those who may have to know.
func (p answerPage) told() []govuk.Option {
	var all []govuk.Option
	for _, adult := range p.d.people.Adults() {
		if adult.Part() != "" {
			all = append(all, govuk.Option{Value: adult.Called(), Label: adult.Called()})
		}
	}
	var children []string
	for _, child := range p.d.people.Children() {
		children = append(children, child.FirstName())
	}
	if len(children) > 0 {
		names := strings.Join(children, " and ")
		all = append(all, govuk.Option{Value: names, Label: names + ", in a way that fits " + ages(children)})
	}
	return all
}

// ages says for whose age words must fit.
func ages(children []string) string {
	if len(children) == 1 {
		return children[0] + "’s age"
	}
	return "their ages"
}

// over says, above the title, who must answer and by when; once all is answered, what brought it about.
func (p answerPage) over() string {
	if len(p.waiting()) > 0 {
		return p.by()
	}
	return p.since()
}

// since is when and by whom what changed was recorded.
func (p answerPage) since() string {
	return "Recorded by " + p.People.Name(p.cause.Entry.Author) + ", " + moment(p.cause.Entry.Recorded)
}

// by is who must answer and by when.
func (p answerPage) by() string {
	due, _, _ := p.d.Desk.AnswerBy(p.cause)
	who := "Somebody of the team"
	if p.asHead() {
		who = "You, as head of practice,"
		if due.On.IsZero() {
			return who + " answer for it."
		}
		return who + " answer for it by " + due.On.Long() + "."
	} else if p.cause.Referred() {
		who = "The head of practice"
	} else if w, ok := p.d.people.Worker(p.Now); ok {
		who = w.Name
	}
	if due.On.IsZero() {
		return who + " answers for it."
	}
	return who + " answers for it by " + due.On.Long() + "."
}

var answerWords = map[report.Answer]string{
	report.TellNow: "The court and the parties are told now.", report.AtHearing: "It is raised at the hearing.",
	report.NoEffect: "It has no effect.", report.Referred: "The head of practice decides.",
}

// answerNews are answers on record.
func (d *desk) answerNews(answers []report.Act[report.AnsweredBody]) []govuk.NewsItem {
	var all []govuk.NewsItem
	for _, a := range answers {
		item := govuk.NewsItem{
			What: []templ.Component{
				govuk.Text(d.People.Name(a.Entry.Author) + ": " + answerWords[a.Body.Answer]), govuk.Text(a.Body.Why),
			},
			When: moment(a.Entry.Recorded), DateTime: ledger.FormatTime(a.Entry.Recorded),
		}
		if len(a.Body.Told) > 0 {
			item.What = append(item.What, govuk.Text("Told, or to be told: "+strings.Join(a.Body.Told, "; ")+"."))
		}
		all = append(all, item)
	}
	return all
}

// standsNow is how the cause stands now, as a tag.
func (p answerPage) standsNow() footing.Standing {
	return p.cause.Lines[0].CauseStanding(p.cause.Rest)
}

// wordsOf are the exact words of an item of evidence; "" for anything else.
func (d *desk) wordsOf(ref ledger.Ref) string {
	if i, ok := evidence.Of(d.History).Item(ref); ok {
		return i.ItemBody.Words
	}
	return ""
}
