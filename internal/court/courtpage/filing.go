package courtpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
)

// toFile is a signed report, with what became of filing it.
type toFile struct {
	visit  *web.Case
	report *report.Report
	kind   pack.ReportType
	all    []*court.Filing // oldest first
	cannot string          // why it cannot be filed by the court's system; "" when it can
}

// filingPage is how far a signed report has come on its way to the court, and what to do.
type filingPage struct {
	web.CasePage
	toFile
}

func (p filingPage) Title() string         { return "Filing" }
func (p filingPage) Body() templ.Component { return filingBody(p) }

func (p Pages) filing(c *web.Case) (web.Page, error) {
	f, err := p.toFile(c)
	return filingPage{web.CasePage{Case: c}, f}, err
}

// toFile finds the signed report of the address. One that is not in this case is not there.
func (p Pages) toFile(c *web.Case) (toFile, error) {
	id, err := c.Entry("signed")
	if err != nil {
		return toFile{}, err
	}
	signed := ledger.Ref{Stream: c.Stream, Entry: id}
	r, ok := report.Of(c.History).SignedReport(signed)
	if !ok {
		return toFile{}, fault.Absent(nil)
	}
	return p.toFileOf(c, r), nil
}

func (p Pages) toFileOf(c *web.Case, r *report.Report) toFile {
	kind, _ := p.Pack.ReportType(r.Type)
	cannot := fault.Sentence(court.Fileable(p.Pack, c.History, r.Signed.Ref))
	if cannot == "" && !p.connected(casework.Of(c.History).Law) {
		cannot = notConnected
	}
	return toFile{visit: c, report: r, kind: kind, all: court.Of(c.History).FilingsOf(r.Signed.Ref), cannot: cannot}
}

// last is the filing that counts; nil when it was never filed.
func (f toFile) last() *court.Filing {
	if len(f.all) == 0 {
		return nil
	}
	return f.all[len(f.all)-1]
}

// waits reports whether nothing of the report is at court or on its way there, so that it is for somebody to file it.
func (f toFile) waits() bool {
	last := f.last()
	return f.report.Signed.Filed == nil && (last == nil || last.NeverCame())
}

// mayBeSent reports whether the reader may send the report to the court, for the first time or anew.
func (f toFile) mayBeSent() bool {
	return f.cannot == "" && f.waits() && f.visit.May(access.CaseWorker)
}

// mayBeMarked reports whether the reader may say that the report was filed another way.
func (f toFile) mayBeMarked() bool { return f.waits() && f.visit.May(access.CaseWorker) }

// mayBeChecked reports whether a person may say what they found at the court.
func (f toFile) mayBeChecked() bool {
	last := f.last()
	if last == nil || !f.visit.May(access.CaseWorker) {
		return false
	}
	return last.State == court.IsUncertain || last.State == court.IsUnconfirmable || last.State == court.IsAccepted
}

func (f toFile) url(parts ...string) string {
	return f.visit.URL(append([]string{"court", "filing", string(f.report.Signed.Ref.Entry)}, parts...)...)
}

// stand is how a filing stands: in a word, in a sentence, and what to do.
type stand struct {
	word, means, do string
	ask             govuk.AskKind
}

var stands = map[court.FilingState]stand{
	"": {word: "Not sent", means: "It has not been sent to the court.", do: "Send it when it is to be filed."},
	court.IsQueued: {
		word: "Waiting to be sent", means: "It leaves as soon as the court’s system can take it.", do: "You need do nothing. Look again before the day on which it is due.",
	},
	court.IsSending: {word: "Being sent", means: "It is on its way, and nothing is known yet.", do: "Look again in a minute."},
	court.IsAccepted: {
		word: "Accepted by the court", means: "The court’s system says that it has it. Once it is on the court’s file, this page says so.", do: "You need do nothing.",
	},
	court.IsSeenBack: {word: "On the court’s file", means: "It stands in the list of documents that the court sends us.", do: "You need do nothing."},
	court.IsUnconfirmable: {
		word: "Accepted by the court", means: "The court’s system says that it has it. It never shows us filings of this type, so that only the court office can confirm that it is on the file.",
		do: "If you must be sure before the hearing, ask the court office, and record what it says.",
	},
	court.IsConfirmed: {word: "On the court’s file", means: "Somebody found it there.", do: "You need do nothing."},
	court.IsUncertain: {
		word: "Not known if it arrived", ask: govuk.AskUnsure,
		means: "It was being sent when the connection broke. The court may have it or may not. It is not sent again by itself, for the court would then have it twice and everybody would be written to twice.",
		do:    "Ask the court office, or look at the court’s file. Then record what you found: only then can it be sent again.",
	},
	court.IsRefused: {
		word: "Not taken by the court", ask: govuk.AskUnsure, means: "The court’s system did not take it. Nothing was filed.", do: "Put right what it says, or ask your manager. Then send it again.",
	},
	court.IsHeldBack: {
		word: "Held back", ask: govuk.AskUnsure, means: "Nothing was sent.",
		do: "If what it holds must stay hidden, write an addendum or a new report without it. If it may be known, record that with the detail, and send it again.",
	},
	court.IsNotThere: {word: "Not at court", means: "Somebody found that the court does not have it.", do: "Send it again."},
}

func (f toFile) stand() stand {
	last, filed := f.last(), f.report.Signed.Filed
	switch {
	case filed != nil && (last == nil || last.NeedsPerson()):
		return stand{word: "Filed", means: "It was filed with " + filed.To + " on " + filed.On().Plain() + ", " + filed.How + ".", do: "You need do nothing."}
	case last == nil && f.cannot != "":
		return stand{word: "Not filed", means: f.cannot, do: "If that cannot be put right, file it another way and record that here."}
	case last == nil:
		return stands[""]
	case last.State == court.IsQueued && f.cannot != "":
		return stand{word: stands[court.IsQueued].word, means: f.cannot, do: "Tell your manager."}
	case (last.State == court.IsRefused || last.State == court.IsHeldBack) && last.Why != "":
		refused := stands[last.State]
		refused.means = last.Why
		return refused
	default:
		return stands[last.State]
	}
}

// why is the reason for how a filing stands, where the state alone does not say it.
func (f toFile) why() string {
	if last := f.last(); last != nil && last.State != court.IsUncertain && last.State != court.IsRefused && last.State != court.IsHeldBack && f.report.Signed.Filed == nil {
		return last.Why
	}
	return ""
}

// facts are what is filed where.
func (f toFile) facts() []govuk.Fact {
	return []govuk.Fact{
		{Term: "Report", Detail: govuk.Anchor(govuk.Link{Text: f.kind.Name, Href: f.visit.URL("report", string(f.report.Ref.Entry))})},
		{Term: "Signed", Detail: govuk.Text(f.report.Signed.Name + ", " + f.report.Signed.On.Plain())},
	}
}

// news is everything that happened, the newest first.
func (f toFile) news() []govuk.NewsItem {
	var all []govuk.NewsItem
	for i := len(f.all) - 1; i >= 0; i-- {
		filing := f.all[i]
		for j := len(filing.Entries) - 1; j >= 0; j-- {
			all = append(all, f.happened(filing.Entries[j]))
		}
		all = append(all, f.happened(filing.Entry))
	}
	return all
}

func (f toFile) happened(e ledger.Entry) govuk.NewsItem {
	line := strings.TrimPrefix(f.visit.Ledger().Registry().Line(f.visit.Words, e).Text, f.kind.Name+": ") // which the page is about
	at := when(ledger.FormatTime(e.Recorded))
	if e.Author.Person != "" {
		at += ", " + f.visit.People.Name(e.Author)
	}
	return govuk.NewsItem{What: []templ.Component{govuk.Text(capital(line))}, When: at, DateTime: ledger.FormatTime(e.Recorded)}
}

// when is a time for people, on London's clock; what is not one is shown as it is.
func when(at string) string {
	t, err := ledger.ParseTime(at)
	switch {
	case at == court.NoTime:
		return "at a time the court did not give"
	case err != nil:
		return at
	}
	london := calendar.InLondon(t)
	return calendar.DateOf(london).Plain() + ", " + london.Format("15:04")
}
