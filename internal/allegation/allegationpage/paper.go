package allegationpage

import (
	"candour/internal/allegation"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/typeset"
	"candour/internal/web"
)

// Paper is the table laid out for a recipient by the name that stands on it. Nothing has looked yet for what is hidden from them.
func (p Pages) Paper(c *web.Case, named string) (typeset.Document, error) {
	v, err := p.view(c)
	if err != nil {
		return typeset.Document{}, err
	}
	if len(v.table.Matters()) == 0 {
		return typeset.Document{}, fault.Refuse("There is no matter in the table yet.", nil)
	}
	return allegation.Paper(v.table.Rows(v.evidence, v.argument), allegation.For{
		Case: v.people.Fact(casework.Number).Value(), To: named, On: calendar.DateInLondon(c.Now), Name: v.name, Pack: p.Desk.Pack, Words: c.Words, Parties: v.table.Parties(),
	}), nil
}
