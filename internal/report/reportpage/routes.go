package reportpage

import (
	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/report"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Desk        report.Desk
	Signer      report.Signer
	Map         string // the part of a case with the evidence map; "" when nothing serves it
	Word        string // the part of a report with its working copy; "" when nothing serves it
	Corrections string // the part of a report in which its draft is shared for factual correction; "" when nothing serves it
	Exhibits    string // the part of a report with its exhibits; "" when nothing serves it
	// Filing is how far a signed report has come on its way to the court, as the feature that sends it says. When nil, a report says only
	// whether it is marked as filed.
	Filing func(*web.Case, *report.Report) Filing
}

// Filing is how far a signed report has come: in a word, and where to go from here. Act says that it is for whoever reads this to send it.
type Filing struct {
	Word string
	To   govuk.Link
	Act  bool
}

// filing is how far a signed report has come; without an address when nobody sends reports.
func (p Pages) filing(c *web.Case, r *report.Report) Filing {
	switch {
	case p.Filing != nil:
		return p.Filing(c, r)
	case r.Signed.Filed != nil:
		return Filing{Word: "Filed"}
	default:
		return Filing{Word: "Not filed"}
	}
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const one = "/case/{case}/report/{report}"
	return []web.Route{
		web.ForCase("/case/{case}/reports", access.CaseReader, p.reports, nil),
		web.ForCase("/case/{case}/reports/new", access.CaseWorker, p.showStart, p.start),
		web.ForCase(one, access.CaseReader, p.report, nil),
		web.ForCase(one+"/as-read", access.CaseReader, p.asRead, nil),
		web.ForCase(one+"/questions", access.CaseReader, p.questions, nil),
		web.ForCase(one+"/questions/{statement}", access.CaseReader, p.question, nil),
		web.ForCase(one+"/pdf", access.CaseReader, p.pdf, nil),
		web.ForCase(one+"/for-evidence", access.CaseReader, p.forEvidence, nil),
		web.ForCase(one+"/for-evidence/pdf", access.CaseReader, p.forEvidencePDF, nil),
		web.ForCase(one+"/add/{section}", access.CaseWorker, p.showAdd, p.add),
		web.ForCase(one+"/add/{section}/from/{item}", access.CaseWorker, p.showAdd, p.add),
		web.ForCase(one+"/bring/{section}", access.CaseWorker, p.bring, nil),
		web.ForCase(one+"/write/{section}", access.CaseWorker, p.showWrite, p.write),
		web.ForCase(one+"/statement/{statement}", access.CaseWorker, p.showStatement, p.change),
		web.ForCase(one+"/statement/{statement}/versions", access.CaseWorker, p.versions, nil),
		web.ForCase(one+"/comment/{statement}", access.CaseReader, p.showComment, p.comment),
		web.ForCase(one+"/suggestion/{suggestion}", access.CaseReader, p.showSuggestion, p.answerSuggestion),
		web.ForCase(one+"/keep/{check}", access.CaseWorker, p.showKeep, p.keep),
		web.ForCase(one+"/set-aside/{check}", access.CaseWorker, nil, p.setAside),
		web.ForCase(one+"/hand", access.CaseWorker, p.showHand, p.hand),
		web.ForCase(one+"/pass", access.CaseWorker, p.showPass, p.pass),
		web.ForCase(one+"/have-read", access.CaseReader, p.showHaveRead, p.haveRead),
		web.ForCase(one+"/withhold", access.CaseManager, p.showWithhold, p.withhold),
		web.ForCase(one+"/replies/new", access.CaseWorker, p.showReply, p.reply),
		web.ForCase(one+"/replies/{reply}/withdraw", access.CaseWorker, p.showWithdraw, p.withdraw),
		web.ForCase(one+"/sign", access.CaseWorker, p.showSign, p.sign),
		web.For(WordingURL, access.SignedIn, nil, p.wording).Forgetting(),
		web.ForCase("/case/{case}/no-longer-stands", access.CaseReader, p.toAnswer, nil),
		web.ForCase("/case/{case}/no-longer-stands/{cause}", access.Answerer, p.showAnswer, p.answer),
	}
}
