package reportpage

import (
	"fmt"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// asItStood is a report as it stood at a moment, as others would have read it then. What is hidden or held back now stays so. Whoever opened the case in
// an emergency reads it as it is now, where what is hidden is known to stay out.
func (p Pages) asItStood(now, past *web.Case) (web.Page, error) {
	if !now.May(access.Answerer) {
		return nil, fault.Refuse("In an emergency a report is read as it is now. Go back to it without a day.", nil)
	}
	id, err := past.Entry("report")
	if err != nil {
		return nil, err
	}
	d := p.desk(past)
	r, ok := d.all.Report(ledger.Ref{Stream: past.Stream, Entry: id})
	if !ok {
		return nil, fault.Absent(nil)
	}
	reading, err := d.readThen(r)
	if err != nil {
		return nil, err
	}
	v := &view{d, reading}
	return asReadPage{v.page(), v.Document()}, nil
}

// readThen reads a report from its own stream as it stood then, beside the closed side of now.
func (d *desk) readThen(r *report.Report) (*report.Reading, error) {
	side, err := d.Ledger().Read(d.Context(), d.people.Side)
	if err != nil {
		return nil, fmt.Errorf("read the closed side: %w", err)
	}
	draft, err := d.Ledger().Read(d.Context(), r.Draft)
	if err != nil {
		return nil, fmt.Errorf("read a report as it stood: %w", err)
	}
	day := d.today
	if r.Signed != nil && r.Signed.Filed != nil {
		day = r.Signed.On
	}
	replied, err := report.DraftsRepliedTo(d.Context(), d.Ledger(), d.History)
	if err != nil {
		return nil, err
	}
	return d.Desk.Read(day, report.Streams{Case: d.History, Side: side, Draft: casework.AsAt(draft, d.Then), Replied: replied}, r.Ref)
}
