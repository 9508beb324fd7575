package courtpage

import (
	"strings"

	"candour/internal/court/hmcts"
	"candour/internal/govuk"
)

// more is what else the newest payload tells, in the court's words, that has no place of its own in a case.
func (p saysPage) more() []govuk.Fact {
	var all []govuk.Fact
	add := func(term, words string) {
		if words = strings.TrimSpace(words); words != "" {
			all = append(all, govuk.Fact{Term: term, Detail: govuk.Text(words)})
		}
	}
	c := p.told
	add("Respondent authority", c.RespondentAuthority)
	add("Known to a local authority", string(c.KnownToAuthority))
	add("Arrangements asked for", spaced(c.ArrangementSought))
	for _, r := range c.Risks {
		add("Harm alleged: "+spaced(r.Harm), strings.Join(r.When, ", "))
	}
	for _, concern := range c.Concerns {
		add(capital(spaced(concern.Topic)), joined(string(concern.Answer), concern.Why))
	}
	for _, e := range c.Earlier {
		add("Earlier proceedings", joined(e.Status, e.CaseNumber, e.Started, e.Ended, e.OrdersMade, e.Judge, e.Children, e.Guardian))
	}
	for _, s := range c.Mediation {
		add("Mediation: "+spaced(s.Topic), s.Text)
	}
	for _, i := range c.Interpreters {
		add("Interpreter or help", joined(i.Name, strings.Join(i.For, ", "), i.Language, i.Help))
	}
	return append(all, p.moreOfPeople()...)
}

func (p saysPage) moreOfPeople() []govuk.Fact {
	var all []govuk.Fact
	add := func(term, words string) {
		if words != "" {
			all = append(all, govuk.Fact{Term: term, Detail: govuk.Text(words)})
		}
	}
	for _, who := range p.told.People() {
		name := who.FullName()
		add(name+": parental responsibility", joined(who.ParentalResponsibility, fathers(who.FathersResponsibility)))
		add(name+": address not known", who.AddressUnknownWhy)
		add(name+": born, as the court writes it", who.BornAs)
		for _, colleague := range who.Colleagues {
			add(name+": "+strings.ToLower(spaced(colleague.Role)), joined(colleague.Name, colleague.Title, colleague.Telephone, colleague.Email))
		}
	}
	return all
}

func fathers(a hmcts.Answer) string {
	if a == hmcts.NotGiven {
		return ""
	}
	return "the father has it: " + string(a)
}

// joined puts together what is not empty.
func joined(parts ...string) string {
	var given []string
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			given = append(given, part)
		}
	}
	return strings.Join(given, "; ")
}

// spaced is one of the court's names of a field as words: "alcoholDrugAbuse" is "alcohol drug abuse", "SOCIAL_WORKER" is "SOCIAL WORKER".
func spaced(name string) string {
	var out strings.Builder
	for i, r := range name {
		switch {
		case r == '_':
			r = ' '
		case i > 0 && r >= 'A' && r <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z':
			out.WriteByte(' ')
			r += 'a' - 'A'
		}
		out.WriteRune(r)
	}
	return out.String()
}
