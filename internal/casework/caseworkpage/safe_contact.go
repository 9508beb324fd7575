package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// safeContactPage asks how it is safe to reach somebody.
type safeContactPage struct {
	formPage
	who *casework.Person
}

func (p safeContactPage) Title() string         { return "How it is safe to reach them" }
func (p safeContactPage) Body() templ.Component { return safeContactBody(p) }

func (p Pages) safeContactPage(c *web.Case, who *casework.Person) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page {
		now := who.Safe()
		form.Set("times", now.Times)
		form.Set("messages", string(now.Messages))
		form.Set("post", string(now.Post))
		form.Set("mayAnswer", now.MayAnswer)
		form.Set("beware", now.Beware)
		form.Set("use", string(now.Use.Entry))
		return safeContactPage{p.formPage(c, form), who}
	}
}

func (p Pages) showSafeContact(c *web.Case) (web.Page, error) {
	who, err := p.personIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.safeContactPage(c, who))
}

func (p Pages) setSafeContact(c *web.Case) (web.Page, error) {
	who, err := p.personIn(c)
	if err != nil {
		return nil, err
	}
	s := p.seen(c)
	return sendTo(c, []ledger.StreamID{s.State.Side}, p.safeContactPage(c, who), func(f *web.Form) act {
		form := casework.SafeForm{
			SafeBody: casework.SafeBody{
				Of: who.Ref, Times: f.Text("times"), Messages: casework.Answer(f.Text("messages")), Post: casework.Answer(f.Text("post")),
				MayAnswer: f.Text("mayAnswer"), Beware: f.Text("beware"), ToldBy: f.Text("toldBy"),
			},
			Number: f.Text("number"), Hiding: s.hidingIn(f),
		}
		if use := f.Entry("use"); use != "" && form.Number == "" {
			form.Use, form.UseKind = s.detailNamed(who, use)
		}
		return func(s *casework.State) (ledger.Change, error) { return casework.SetSafe(s, c.By(), f.ID, form) }
	}, c.URL("people"))
}

// detailNamed is one of a person’s own details by its entry.
func (s seen) detailNamed(who *casework.Person, id ledger.EntryID) (ledger.Ref, casework.DetailKind) {
	for _, d := range who.Details() {
		if d.Ref.Entry == id {
			return d.Ref, d.Kind
		}
	}
	return ledger.Ref{}, ""
}

// ways are the details that may be the one to use: numbers and addresses, by what they are and never by what they say when hidden.
func (p safeContactPage) ways() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "None of them, or not asked yet"}}
	for _, d := range p.who.Details() {
		label := detailWords[d.Kind] + ", " + d.Hiding.Words(p.Words)
		if !d.Confidential() {
			label = detailWords[d.Kind] + ", " + inOneLine(d.Value)
		}
		all = append(all, govuk.Option{Value: string(d.Ref.Entry), Label: label})
	}
	return all
}

// answers are the answers to a question of safety: not asked is one of them.
func answers(yes, no string) []govuk.Option {
	return []govuk.Option{{Value: "yes", Label: yes}, {Value: "no", Label: no}, {Value: "", Label: "Not asked yet"}}
}
