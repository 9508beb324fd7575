package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/report"
)

// deskOf reads reports as the service does.
func deskOf(p *pack.Pack) report.Desk {
	name := func(h *ledger.History, person ledger.Ref) string {
		if x, ok := casework.Of(h).Person(person); ok {
			return x.Name()
		}
		return ""
	}
	return report.Desk{Pack: p, Footing: footing.New(p, practice.Contribute, evidence.Contribute(name), report.Contribute)}
}

// signs signs the report of the case and files it. What it rests on is frozen as it stands; its PDF says only that it is none, for printing takes seconds.
func (t *told) signs() {
	if t.err != nil {
		return
	}
	from := report.Streams{Case: t.is, Side: t.history(t.Side), Draft: t.history(t.draft)}
	r, err := t.desk.Read(t.today(), from, t.report)
	if err != nil {
		t.err = err
		return
	}
	body := t.frozen(r, from)
	id := t.chance.entry(t.now)
	m := &ledger.Making{By: t.by}
	signed := ledger.Ref{Stream: t.Stream, Entry: id}
	ledger.Put(m, t.Stream, report.Signed, id, nil, body)
	ledger.Put(m, t.draft, report.Frozen, ledger.DerivedID(t.draft, "frozen"), nil, report.FrozenBody{Signed: signed})
	var cites practice.Cites
	if t.OnTool {
		cites = practice.Cites{t.tool}
	}
	change, err := practice.Citing{Stream: t.Stream, By: t.by, Pieces: cites}.With(m.Done())
	if t.err = err; err != nil {
		return
	}
	t.take(change)
	t.does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return report.MarkFiled(report.Of(t.is), t.by, id, ledger.AtMinute(t.now), report.FiledBody{Signed: signed, To: "the court", How: "by the court’s system"})
	})
	t.met(t.Report, "Filed with the court")
}

// frozen is what the signature covers.
func (t *told) frozen(r *report.Reading, from report.Streams) report.SignedBody {
	body := report.SignedBody{
		Report: t.report, Type: r.Report.Type, Author: t.Worker.ID, Name: t.Worker.Name, On: t.today(), Draft: from.Draft.Version, Case: from.Case.Version,
	}
	words := sha256.New()
	for _, s := range r.Statements() {
		f := report.FrozenStatement{Statement: s.Ref, Number: s.Number, Kind: s.Kind, Standing: r.Standing(s).String()}
		for _, x := range s.Rests {
			rest := report.FrozenRest{Rest: x, Said: r.RestStanding(report.Account, x).String()}
			if x.Sort == report.OnItem {
				rest.So = r.RestStanding(report.Established, x).String()
			}
			f.RestsOn = append(f.RestsOn, rest)
		}
		body.Statements = append(body.Statements, f)
		fmt.Fprintln(words, s.Number, s.Text)
	}
	body.Text = hex.EncodeToString(words.Sum(nil))
	file, err := ledger.EncryptFile(t.file, "application/pdf", fmt.Appendf(nil, specimen, body.Text))
	if err != nil {
		t.err = err
	}
	t.streams[t.Stream].Files = append(t.streams[t.Stream].Files, file)
	body.PDF = file.File
	return body
}

// specimen stands in for the PDF of a report.
const specimen = "%%PDF-1.7\n%% An invented report, which nobody printed. Its words have the SHA-256 %s.\n%%%%EOF\n"
