package breachpage

import (
	"candour/internal/access"
	"candour/internal/breach"
	"candour/internal/govuk"
	"candour/internal/ledger"
)

// told asks who was told, and what.
var told = step{
	title: "Who was told?", button: "Record it", fields: toldFields,
	lede: func(stepPage) string {
		return "One at a time: the Information Commissioner, each of the people concerned, and whoever else was told."
	},
	reads: func(p stepPage) deed {
		form := p.toldBody()
		return func(b *breach.Breach, s breach.Step) (ledger.Change, error) { return b.Tell(s, form) }
	},
}

// aPerson begins the answer that names somebody of the case.
const aPerson = "person "

func (p stepPage) toldBody() breach.ToldBody {
	f := p.form
	body := breach.ToldBody{Whom: breach.Whom(f.Text("whom")), Words: f.Text("words")}
	for _, who := range p.tellable() {
		if f.Text("whom") == aPerson+string(who.Of.Entry) {
			body.Whom, body.Of, body.Name = breach.Concerned, who.Of, who.Name
		}
	}
	if body.Whom == breach.SomebodyElse {
		body.Name = f.Text("name")
	}
	return body
}

// tellable are the people concerned: those at stake and, for those who see the case, the others of it.
func (p stepPage) tellable() []breach.Person {
	all := p.breach.AtStake
	if !p.May(access.CaseReader) {
		return all
	}
	for _, who := range p.state.People() {
		one := breach.Person{Of: who.Ref, Name: who.Name()}
		if !who.Organisation() && !p.atStake(one) {
			all = append(all[:len(all):len(all)], one)
		}
	}
	return all
}

func (p stepPage) whoms() []govuk.Option {
	all := []govuk.Option{{Value: string(breach.TheCommissioner), Label: "The Information Commissioner"}}
	for _, who := range p.tellable() {
		all = append(all, govuk.Option{Value: aPerson + string(who.Of.Entry), Label: who.Name})
	}
	return append(all, govuk.Option{Value: string(breach.SomebodyElse), Label: "Somebody else"})
}
