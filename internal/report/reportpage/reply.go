package reportpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// replyPage takes down what somebody of whom a filed report speaks says against it.
type replyPage struct{ formOnReport }

func (p replyPage) Title() string         { return "A reply to the report" }
func (p replyPage) Body() templ.Component { return replyBody(p) }

func (p Pages) replyPage(c *web.Case) (replyPage, error) {
	v, err := p.view(c)
	if err != nil {
		return replyPage{}, err
	}
	if v.Signed == nil {
		return replyPage{}, fault.Absent(nil)
	}
	form, err := v.form()
	return replyPage{form}, err
}

func (p Pages) showReply(c *web.Case) (web.Page, error) {
	page, err := p.replyPage(c)
	if err != nil {
		return nil, err
	}
	page.Form.SetDate("on", page.v.today)
	return page, nil
}

func (p Pages) reply(c *web.Case) (web.Page, error) {
	page, err := p.replyPage(c)
	if err != nil {
		return nil, err
	}
	f, body := page.Form, page.read()
	if err := warn(c, f, body.Words, body.Paper, body.Through); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
			return report.TakeDownReply(report.Of(h), casework.Of(h), c.By(), f.ID, page.v.today, body)
		})
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return c.SeeOther(page.v.url() + "#replies"), err
}

// warn asks for hidden details to be taken out: what is written here is read by everybody on the case, and goes to the court.
func warn(c *web.Case, f *web.Form, texts ...string) error {
	return f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, texts...))
}

func (p replyPage) read() report.RepliedBody {
	f := p.Form
	return report.RepliedBody{
		Signed: p.v.Signed.Ref, Person: p.v.somebody(f.Text("who")), On: f.Date("on", "The day"), Through: f.Text("through"),
		Paragraphs: numbersIn(f.Text("paragraphs")), Words: f.Text("words"), Paper: f.Text("paper"),
	}
}

// numbersIn are the numbers of paragraphs as people list them: "4.1, 4.2 and 7.1".
func numbersIn(text string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(text, " and ", " "), func(r rune) bool { return strings.ContainsRune(" ,;&\n\t", r) })
}

// somebody is the person of the case whom a form names; the zero Ref when none is.
func (v *view) somebody(entry string) ledger.Ref {
	for _, who := range v.people.People() {
		if string(who.Ref.Entry) == entry {
			return who.Ref
		}
	}
	return ledger.Ref{}
}

// somebodyOptions are the adults and the children of the case.
func (v *view) somebodyOptions() []govuk.Option {
	all := []govuk.Option{{Label: "Choose"}}
	for _, who := range append(v.people.Adults(), v.people.Children()...) {
		o := govuk.Option{Value: string(who.Ref.Entry), Label: who.Name()}
		if who.Kind == casework.Child {
			o.Label += ", a child"
		}
		all = append(all, o)
	}
	return all
}

// withdrawPage asks how somebody took their reply back.
type withdrawPage struct {
	formOnReport
	reply *report.Reply
}

func (p withdrawPage) Title() string         { return "A reply taken back" }
func (p withdrawPage) Body() templ.Component { return withdrawBody(p) }

func (p Pages) withdrawPage(c *web.Case) (withdrawPage, error) {
	page, err := p.replyPage(c)
	if err != nil {
		return withdrawPage{}, err
	}
	id, err := c.Entry("reply")
	if err != nil {
		return withdrawPage{}, err
	}
	reply, ok := page.v.all.Reply(id)
	if !ok || reply.RepliedBody.Signed != page.v.Signed.Ref {
		return withdrawPage{}, fault.Absent(nil)
	}
	return withdrawPage{page.formOnReport, reply}, nil
}

func (p Pages) showWithdraw(c *web.Case) (web.Page, error) {
	page, err := p.withdrawPage(c)
	return page, err
}

func (p Pages) withdraw(c *web.Case) (web.Page, error) {
	page, err := p.withdrawPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	if err := warn(c, f, f.Text("why")); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
			return report.WithdrawReply(report.Of(h), c.By(), f.ID, page.reply.Entry.ID, f.Text("why"))
		})
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return c.SeeOther(page.v.url() + "#replies"), err
}

// replies are the replies to this report, those that were taken back among them.
func (p signedPage) replies() []*report.Reply { return p.v.all.RepliesTo(p.v.Signed.Ref) }

func (p signedPage) mayReply() bool { return p.v.Signed.Filed != nil && p.May(access.CaseWorker) }

// about says who replied to what, and when.
func about(r *report.Reply) string {
	what := "the report"
	if len(r.Paragraphs) > 0 {
		what = "paragraph " + strings.Join(r.Paragraphs, ", ")
	}
	return r.Name + " on " + what + ", " + r.On.Plain()
}

// aside is what is to be known of a reply besides its words.
func (d *desk) aside(r *report.Reply) string {
	var all []string
	if r.Paper != "" {
		all = append(all, "Their paper: "+r.Paper+".")
	}
	if r.Through != "" {
		all = append(all, "Passed on by "+r.Through+".")
	}
	all = append(all, "Taken down by "+d.People.Name(r.Entry.Author)+", "+moment(r.Entry.Recorded)+".")
	if w := r.Withdrawn; w != nil {
		all = append(all, "Taken back: "+w.Body.Why+" ("+d.People.Name(w.Entry.Author)+", "+moment(w.Entry.Recorded)+"). Documents made since leave it out.")
	}
	return strings.Join(all, " ")
}

// replyRow is a reply in the list of a case.
func (p reportsPage) replyRow(r *report.Reply) govuk.RowData {
	to, _ := p.d.all.SignedReport(r.RepliedBody.Signed)
	row := govuk.RowData{
		When: past(r.On), What: govuk.Link{Text: about(r), Href: p.URL("report", string(to.Ref.Entry)) + "#replies"},
		Why: govuk.Text(p.d.typeName(to.Type) + " of " + to.Signed.On.Plain()), State: govuk.Tag("Stands"),
	}
	if !r.Stands() {
		row.State = govuk.Tag("Taken back")
	}
	return row
}
