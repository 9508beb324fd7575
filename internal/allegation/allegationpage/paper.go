package allegationpage

import (
	"bytes"
	"fmt"

	"candour/internal/allegation"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// theCourt is the recipient that is no person of the case.
const theCourt = "court"

// paper is the table as a PDF for one recipient. It is not made while a detail that is hidden from them stands in it.
func (p Pages) paper(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	if err != nil {
		return nil, err
	}
	to, called, err := v.recipient(c.Query("to"))
	if err != nil {
		return nil, err
	}
	gate, err := casework.GateOf(c.Context(), c.Ledger(), c.History, to)
	if err != nil {
		return nil, err
	}
	doc := allegation.Paper(v.table.Rows(v.evidence, v.argument), allegation.For{
		Case: v.people.Fact(casework.Number).Value(), To: called, On: calendar.DateInLondon(c.Now), Name: v.name, Pack: p.Desk.Pack, Words: c.Words, Parties: v.table.Parties(),
	})
	if err := gate.Refuse("The table", allegation.Texts(doc)...); err != nil {
		return nil, err
	}
	pdf, err := p.Press.Render(c.Context(), string(c.Stream), doc)
	if err != nil {
		return nil, fmt.Errorf("render the table: %w", err)
	}
	if err := gate.RefusePDF(c.Context(), p.Press, "The PDF", pdf); err != nil {
		return nil, err
	}
	return web.Download{Name: "threshold_and_schedule.pdf", Media: "application/pdf", Size: int64(len(pdf)), From: bytes.NewReader(pdf)}, nil
}

// recipient is whom the address asks the table to be printed for: the court unless it names a person of the case.
func (v view) recipient(to string) (casework.Recipient, string, error) {
	if to == "" || to == theCourt {
		return casework.ToCourt(), "the court", nil
	}
	id, err := ledger.ParseEntryID(to)
	if err != nil {
		return casework.Recipient{}, "", fault.Absent(err)
	}
	person, known := v.people.Person(ledger.Ref{Stream: v.in.Stream, Entry: id})
	if !known {
		return casework.Recipient{}, "", fault.Absent(nil)
	}
	return casework.ToPerson(person.Ref), person.Name(), nil
}
