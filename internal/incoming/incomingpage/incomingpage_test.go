package incomingpage_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/incoming"
	"candour/internal/incoming/incomingpage"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/workbench/mailfile"
)

// reader reads mails without a process of its own.
type reader struct{}

func (reader) Mail(_ context.Context, file []byte) (mailfile.Mail, error) {
	m, err := mailfile.Read(file)
	if err != nil {
		return m, fault.BadInput("This is not an e-mail that we can read.", err)
	}
	return m, nil
}

func family(t *testing.T) *pagetest.Family { return familyWith(t, reader{}) }

func familyWith(t *testing.T, r incomingpage.Reader) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &incoming.Kinds), Views: []*ledger.View{incoming.View},
		Routes: func(f *pagetest.Family) []web.Route {
			return append(incomingpage.Pages{Pack: f.Pack, Files: f.Files, Reader: r}.Routes(), asks()...)
		},
	})
}

// fromDaniel is an e-mail with a paper.
func fromDaniel(words string) webtest.File { return fromDanielWith(words, "diary.txt") }

func fromDanielWith(words, paper string) webtest.File {
	return webtest.File{Name: "mail.eml", Media: "message/rfc822", Bytes: []byte(strings.ReplaceAll(
		"From: Daniel Kersey <dan@example.org>\nTo: Ruth Adeyemi <ruth@example.org>\nDate: Fri, 20 Nov 2026 09:15:00 +0000\nSubject: Saturday\nMIME-Version: 1.0\n"+
			"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"+words+"\n--b\nContent-Type: text/plain; name=\""+paper+"\"\n"+
			"Content-Disposition: attachment; filename=\""+paper+"\"\n\nOn 7 November I waited.\n--b--\n", "\n", "\r\n"))}
}

func brings(f *pagetest.Family, mail webtest.File) *webtest.Answer {
	return f.Ruth.Get(f.Path("email")).OK().SendFiles(url.Values{}, map[string]webtest.File{"file": mail})
}

func TestAnEmailBecomesANoteOfContactAndItsAttachmentsPapers(t *testing.T) {
	f := family(t)
	sort := brings(f, fromDaniel("I cannot come on Saturday.")).OK()
	sort.Check(htmlcheck.In("#sender option[selected]", htmlcheck.HasText("Daniel Kersey")), htmlcheck.In("#said", htmlcheck.HasText("Subject: Saturday")),
		htmlcheck.In("main", htmlcheck.HasText("diary.txt")))
	f.Ruth.Get(f.Path("email")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Waiting to be sorted")))

	sent := sort.Send(url.Values{"kind": {"party"}})
	sort.Send(url.Values{"kind": {"party"}})
	notes := f.State().Notes()
	if len(notes) != 3 { // with the two of the story
		t.Fatalf("%d notes, answered %d: %s", len(notes), sent.Status, sent.Words())
	}
	var note *casework.Note
	for _, n := range notes {
		if n.Sort == casework.Email {
			note = n
		}
	}
	if note == nil || len(note.People) != 1 || note.People[0] != f.Daniel || !strings.Contains(note.Said, "I cannot come") || note.At().Format("2006-01-02 15:04") != "2026-11-20 09:15" {
		t.Errorf("the note is %+v", note)
	}
	papers := evidence.Of(f.Read(f.Case)).Papers()
	if len(papers) != 1 || papers[0].Paper.Name != "diary.txt" || papers[0].Who.Person != f.Daniel {
		t.Errorf("%d papers", len(papers))
	}
	f.Ruth.Get(f.Path("email")).OK().Check(htmlcheck.LacksText("Waiting to be sorted"))
}

func TestAForeignFileIsRefusedAndWhatWasPastedStays(t *testing.T) {
	f := family(t)
	brings(f, webtest.File{Name: "a.pdf", Bytes: []byte("%PDF-1.7")}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#file")))
	f.Ruth.Get(f.Path("email")).OK().Send(url.Values{"pasted": {"He rang and said no."}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In("#pasted", htmlcheck.HasText("He rang and said no.")))
	side, err := f.Ledger.Read(t.Context(), f.Side)
	if err != nil || len(incoming.Of(side).Waiting()) != 0 {
		t.Errorf("something waits, %v", err)
	}
}

func TestAPastedEmailIsRead(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("email")).OK().Send(url.Values{"pasted": {"From: Mrs Ellis\nSent: Fri, 20 Nov 2026 09:15:00 +0000\nTo: Ruth\nSubject: Isla\n\nShe is quiet."}}).OK()
	page.Check(htmlcheck.In("#said", htmlcheck.HasText("She is quiet.")))
	if !strings.Contains(page.Body, `value="20"`) {
		t.Error("the day was not read")
	}
}

func TestAnEmailWithWhatIsHiddenIsNotMadeANoteAsItIs(t *testing.T) {
	f := family(t)
	sort := brings(f, fromDaniel("I know she lives at "+pagetest.Address)).OK()
	sort.Send(url.Values{"kind": {"party"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In("main", htmlcheck.HasText("an address of Hannah Ashdown")))
	f.Colin.Get(sort.At).Answered(http.StatusForbidden)
	f.Tom.Get(sort.At).Answered(http.StatusNotFound)
	sort.Send(url.Values{"kind": {"party"}, "said": {"He says that he knows where she lives."}})
	if notes := f.State().Notes(); len(notes) != 3 {
		t.Errorf("%d notes", len(notes))
	}
}

func TestTheNameOfAnAttachmentIsKeptFromWhomItWasNotShownTo(t *testing.T) {
	f := family(t)
	sort := brings(f, fromDanielWith("See the paper.", pagetest.Address+".txt")).OK()
	f.Colin.Get(sort.At).Answered(http.StatusForbidden)
	sort.Check(htmlcheck.In("main", htmlcheck.HasText("called “Attachment 1”")))
	sort.Send(url.Values{"kind": {"party"}})
	papers := evidence.Of(f.Read(f.Case)).Papers()
	if len(papers) != 1 || papers[0].Paper.Name != "Attachment 1" {
		t.Errorf("%d papers, %v", len(papers), papers)
	}
}

// withMessage reads every mail as one to which a message is attached.
type withMessage struct{ reader }

func (r withMessage) Mail(ctx context.Context, file []byte) (mailfile.Mail, error) {
	m, err := r.reader.Mail(ctx, file)
	m.NotTaken = []string{"Re: Saturday"}
	return m, err
}

func TestWhatIsNotTakenIsNamed(t *testing.T) {
	f := familyWith(t, withMessage{})
	brings(f, fromDaniel("See the message.")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Not taken: Re: Saturday")))
}

func TestAnEmailOfAnotherFamilyIsPutAside(t *testing.T) {
	f := family(t)
	sort := brings(f, fromDaniel("About somebody else.")).OK()
	sort.Send(url.Values{"aside": {"yes"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	sort.Send(url.Values{"aside": {"yes"}, "why": {"It is about another family"}}).OK().Check(htmlcheck.LacksText("Waiting to be sorted"))
}

func TestAnAttachmentIsNotKeptWithoutItsSort(t *testing.T) {
	f := family(t)
	brings(f, fromDaniel("See the diary.")).OK().Send(nil).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#kind")))
	if all := evidence.Of(f.Read(f.Case)).Papers(); len(all) != 0 {
		t.Errorf("%d papers", len(all))
	}
}
