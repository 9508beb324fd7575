package letterpage_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/leaving"
	"candour/internal/leaving/leavingpage"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/letter"
	"candour/internal/letter/letterpage"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/workbench"
)

// plainBench makes pretended PDFs, which are the document as data, and reads Word files without a process of its own.
type plainBench struct{}

func (plainBench) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	data := json.NewEncoder(&out)
	data.SetEscapeHTML(false)
	err := data.Encode(d)
	return out.Bytes(), err
}

func (plainBench) Proof(context.Context, typeset.Document, []byte) error { return nil }

func (plainBench) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

func (plainBench) Word(_ context.Context, file []byte) (w workbench.Words, err error) {
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return w, err
	}
	content, err := parts.Open("word/document.xml")
	if err != nil {
		return w, err
	}
	tokens := xml.NewDecoder(content)
	for {
		token, err := tokens.Token()
		switch t := token.(type) {
		case xml.CharData:
			w.Text += string(t)
		case xml.StartElement:
			if t.Name.Local == "p" || t.Name.Local == "br" {
				w.Text += "\n"
			}
		}
		if errors.Is(err, io.EOF) {
			return w, nil
		}
		if err != nil {
			return w, err
		}
	}
}

type site struct{ *pagetest.Family }

// family is the service with one case, which is Ruth’s.
func family(t *testing.T) site {
	t.Helper()
	return site{pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &report.Kinds, &leaving.Kinds),
		Routes: func(f *pagetest.Family) []web.Route {
			desk := letter.Desk{Pack: f.Pack, Ledger: f.Ledger, Files: f.Files, Bench: plainBench{}}
			return slices.Concat(letterpage.Pages{Desk: desk}.Routes(), leavingpage.Pages{Pack: f.Pack}.Routes())
		},
	})}
}

// welcome is what is left to answer of the welcome letter to Daniel Kersey.
func welcome() url.Values { return url.Values{"how": {"hand"}} }

func (f site) begin(template string, to ledger.Ref) *webtest.Answer {
	return f.Ruth.Get(f.Path("letters", "new")).OK().Send(url.Values{"template": {template}, "to": {string(to.Entry)}}).OK()
}

// keep looks at the welcome letter to Daniel Kersey, and keeps it.
func (f site) keep(t *testing.T, answers url.Values) *webtest.Answer {
	t.Helper()
	looked := f.begin("welcome", f.Daniel).Send(answers).OK()
	return looked.Send(url.Values{"keep": {"yes"}}).OK()
}

func TestALetterIsFilledFromTheCaseLookedAtAndKeptAsSent(t *testing.T) {
	f := family(t)
	form := f.begin("welcome", f.Daniel)
	form.Check(htmlcheck.In("#text", htmlcheck.HasText("Dear Mr Kersey"), htmlcheck.HasText("Family Court at Wexcombe has asked us"),
		htmlcheck.HasText("WX26P00417"), htmlcheck.HasText("5 January 2027"), htmlcheck.HasText("My name is Ruth Adeyemi")))
	form.Check(htmlcheck.LacksText("Keep it as sent"))

	sent := f.keep(t, welcome())
	sent.Check(htmlcheck.In("main", htmlcheck.HasText("Dear Mr Kersey"), htmlcheck.HasText("by hand"), htmlcheck.HasText("rule 12.73")))
	f.Ruth.Get(f.Path("letters")).OK().Check(htmlcheck.HasText("Who we are, and what happens next"))
	f.Ruth.Get(f.Path("left")).OK().Check(htmlcheck.HasText("Letter: Welcome to a party"), htmlcheck.HasText("To Daniel Kersey, by hand."))

	pdf, word := f.Ruth.Get(sent.At+"/pdf").OK(), f.Ruth.Get(sent.At+"/word").OK()
	said, err := plainBench{}.Word(t.Context(), []byte(word.Body))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Dear Mr Kersey", "I do not take sides", "Who we are, and what happens next"} {
		if !strings.Contains(pdf.Body, words) || !strings.Contains(said.Text, words) {
			t.Errorf("a file of the letter lacks %q", words)
		}
	}
}

func TestKeepingALetterTwiceIsOneAct(t *testing.T) {
	f := family(t)
	looked := f.begin("welcome", f.Daniel).Send(welcome()).OK()
	looked.Send(url.Values{"keep": {"yes"}}).OK()
	looked.Send(url.Values{"keep": {"yes"}}).OK()
	if n := len(letter.All(f.Read(f.Case))); n != 1 {
		t.Errorf("%d letters are on record", n)
	}
}

func TestWhatChangedSinceItWasLookedAtIsLookedAtAgain(t *testing.T) {
	f := family(t)
	looked := f.begin("welcome", f.Daniel).Send(welcome()).OK()
	looked.Send(url.Values{"keep": {"yes"}, "text": {"Dear Mr Kersey\n\nAnother letter."}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("changed since you looked at it")), htmlcheck.In("#text", htmlcheck.HasText("Another letter.")))
	if n := len(letter.All(f.Read(f.Case))); n != 0 {
		t.Errorf("%d letters are on record", n)
	}
}

func TestALetterWithPlacesLeftToFillIsNotKept(t *testing.T) {
	f := family(t)
	f.begin("meet-child", f.Daniel).Send(url.Values{"how": {"hand"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("[day, time and place]")))
}

func TestALetterSaysNothingThatIsHiddenFromItsRecipientOrFromAnyParty(t *testing.T) {
	f := family(t)
	for _, to := range []ledger.Ref{f.Daniel, f.Hannah} {
		f.begin("welcome", to).Send(url.Values{"how": {"hand"}, "text": {"They live at " + pagetest.Address + "."}}).Answered(http.StatusUnprocessableEntity).
			Check(htmlcheck.In("main", htmlcheck.HasText("an address of Hannah Ashdown, which is hidden from Daniel Kersey")))
	}
}

func TestAWayThatIsNotSafeRefuses(t *testing.T) {
	f := family(t)
	form := f.begin("welcome", f.Hannah)
	form.Check(htmlcheck.In(".app-ask", htmlcheck.HasText("Send no post."), htmlcheck.HasText("Leave no messages.")))
	for _, how := range []string{"post", "email"} {
		form.Send(url.Values{"how": {how}, "at": {string(f.AddressFact.Entry)}, "safe": {"She said so"}}).Answered(http.StatusUnprocessableEntity).
			Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#how")))
	}
	form.Send(url.Values{"how": {"hand"}}).OK()
}

func TestPostToSomebodyWhomNobodyAskedSaysWhyItIsSafe(t *testing.T) {
	f := family(t)
	at := f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, f.Ruth.By(), id, casework.DetailForm{
			Of: f.Daniel, Kind: casework.Address, Value: "2 Mill Row, Wexcombe", Source: "Mr Kersey", Hiding: casework.Hiding{From: casework.FromNobody},
		})
	})
	post := url.Values{"how": {"post"}, "at": {string(at.Entry)}}
	form := f.begin("welcome", f.Daniel)
	form.Send(post).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#safe")))
	post.Set("safe", "He lives alone, and asked for it by post")
	form.Send(post).OK().Check(htmlcheck.In("main", htmlcheck.HasText("2 Mill Row, Wexcombe")))
}

func TestAGoodbyeIsForTheAgeOfTheChild(t *testing.T) {
	f := family(t)
	choose := f.Ruth.Get(f.Path("letters", "new")).OK()
	choose.Send(url.Values{"template": {"goodbye-older"}, "to": {string(f.Isla.Entry)}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#template")))
	choose.Send(url.Values{"template": {"goodbye-older"}, "to": {string(f.Rowan.Entry)}}).OK().Check(htmlcheck.In("#text", htmlcheck.HasText("Dear Rowan")))
}

func TestALetterToAChildIsAskedForShortSentencesPlainWordsAndTheFiveTips(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("letters", "new", "hello-young", string(f.Isla.Entry))).OK().Check(htmlcheck.In("#text", htmlcheck.HasText("Dear Isla")))
	hard := url.Values{"how": {"hand"}, "text": {"Dear Isla\n\nThe applicant must attend the hearing, and you and your brother and everybody else in the family are going to be asked about it."}}
	a := form.Send(hard).OK().Check(htmlcheck.HasText("More than 15 words in one sentence"), htmlcheck.HasText("the person who asked the court"), htmlcheck.HasText("Does it say who you are?"),
		htmlcheck.HasText("Does it say what happens next?"), htmlcheck.HasText("Does it say how the child can answer"), htmlcheck.HasText("something in it that the child told you"))
	a = a.Send(url.Values{"keep": {"yes"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#as-it-is")))
	a.Send(url.Values{"keep": {"yes"}, "as-it-is": {"yes"}}).OK().Check(htmlcheck.HasText("The applicant must attend"))
}

func TestTheLettersToChildrenOfThePackAreAskedNothing(t *testing.T) {
	f := family(t)
	for _, template := range f.Pack.Letters.Templates {
		if !slices.Contains(template.To, pack.ToChild) {
			continue
		}
		if template.Stage == "" {
			t.Errorf("%s is written for no stage of understanding", template.ID)
		}
		text := letter.Filling{Pack: f.Pack, State: f.State(), Writer: "Ruth Adeyemi", Now: pagetest.Today}.Fill(template, template.Body)
		text = strings.ReplaceAll(text, "[", "")
		if asks := letter.AskedOfChilds(f.Pack, template, "Ruth Adeyemi", strings.ReplaceAll(text, "]", "")); len(asks) > 0 {
			t.Errorf("%s is asked %q", template.ID, asks)
		}
	}
}

func TestALetterToABodyNamesWhoTakesIt(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("letters", "new", "school", "other")).OK()
	text := url.Values{"how": {"post"}, "text": {"Please tell me how they are."}, "authority": {"A professional who protects children"}}
	form.Send(text).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#to")))
	text.Set("to", "Mrs Ellis, Thornmere Primary School")
	form.Send(text).OK().Send(url.Values{"keep": {"yes"}}).OK().Check(htmlcheck.HasText("Mrs Ellis, Thornmere Primary School"))
}

func TestALetterGreetsByTheNameThatWasTypedOnce(t *testing.T) {
	f := family(t)
	text := url.Values{
		"how": {"post"}, "to": {"Mrs Ellis, head teacher"}, "text": {"Dear [whom it is to]\n\nPlease tell me how they are."}, "authority": {"A professional who protects children"},
	}
	f.Ruth.Get(f.Path("letters", "new", "school", "other")).Send(text).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Dear Mrs Ellis Please tell me")))
}

func TestTheLetterToTheReviewingOfficerSaysWhatTheCourtOrdered(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("letters", "new", "reviewing-officer", "authority")).OK()
	form.Check(htmlcheck.In("#text", htmlcheck.HasText("The court ordered: Order on directions (made on 15 September 2026)."), htmlcheck.LacksText("[orders")))
}

func TestALetterForAnAuthorityGoesToTheOneThatIsAPartyAndSaysPlainlyThatThereIsNoOrder(t *testing.T) {
	f := family(t)
	applied := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Law: "public", Title: "The new application"},
		casework.PersonAddedBody{Kind: casework.Adult, Name: "Wexshire County Council", Part: "local_authority"})
	council := casework.Of(f.Read(applied)).People()[0].Ref
	choose := f.Ruth.Get(pagetest.PathOf(applied, "letters", "new")).OK()
	choose.Send(url.Values{"template": {"reviewing-officer"}, "to": {string(council.Entry)}}).OK().
		Check(htmlcheck.In("#text", htmlcheck.HasText("Dear Wexshire County Council"), htmlcheck.HasText("No order of the court is on record in this case.")))
	choose.Send(url.Values{"template": {"welcome"}, "to": {string(council.Entry)}}).OK()
}

func TestALetterForAnAuthorityIsNotForAParent(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("letters", "new")).OK().Send(url.Values{"template": {"reviewing-officer"}, "to": {string(f.Daniel.Entry)}}).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#template")))
}

func TestWhoeverIsNotOnTheCaseSeesNoLetter(t *testing.T) {
	f := family(t)
	sent := f.keep(t, welcome())
	for _, path := range []string{sent.At, sent.At + "/pdf", sent.At + "/word", f.Path("letters"), f.Path("letters", "new", "welcome", string(f.Daniel.Entry))} {
		f.Tom.Get(path).Answered(http.StatusNotFound)
	}
}

func TestWhatBecomesHiddenIsNotHandedOver(t *testing.T) {
	f := family(t)
	sent := f.keep(t, url.Values{"how": {"hand"}, "text": {"Ring the contact centre, 01632 960555."}})
	f.Ruth.Get(sent.At + "/pdf").OK()
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, f.Ruth.By(), id, casework.DetailForm{
			Of: f.Hannah, Kind: casework.Phone, Value: "01632 960555", Source: "Ms Ashdown",
			Hiding: casework.Hiding{From: casework.FromSome, People: []ledger.Ref{f.Daniel}},
		})
	})
	for _, file := range []string{"/pdf", "/word"} {
		f.Ruth.Get(sent.At + file).Answered(http.StatusForbidden).Check(htmlcheck.HasText("a telephone number of Hannah Ashdown"))
	}
}
