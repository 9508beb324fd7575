package ordertextpage_test

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/court"
	"candour/internal/court/courtpage"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ordertext"
	"candour/internal/ordertext/ordertextpage"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/workbench"
)

// pagesBench reads a PDF whose pages are parted by form feeds.
type pagesBench struct{}

func (pagesBench) PDF(_ context.Context, file []byte) (r workbench.Reading, err error) {
	for page := range strings.SplitSeq(strings.TrimPrefix(string(file), "%PDF-1.7\n"), "\f") {
		r.Pages = append(r.Pages, workbench.Page{Text: page})
	}
	return r, nil
}
func (pagesBench) Plain(_ context.Context, file []byte) (string, error) { return string(file), nil }
func (pagesBench) Render(context.Context, string, typeset.Document) ([]byte, error) {
	return nil, nil
}
func (pagesBench) Proof(context.Context, typeset.Document, []byte) error { return nil }
func (pagesBench) Text(context.Context, []byte) (string, error)          { return "", nil }

const orderID = "b96bc6c5-f507-43f2-aa08-6cfd2743b125"

const theOrder = "%PDF-1.7\nOrder on directions\n\n5. The Court Adviser shall file a report that answers:\f" +
	"(a) What are Rowan’s wishes\nand feelings?\n(b) Is time with his father safe?\n(c) Does the school agree?\n\n6. The mother lives at 14 Ferry Cottages."

// site is the family’s case with its order as a document of the court, which Ruth Adeyemi has opened.
type site struct{ *pagetest.Family }

func newSite(t testing.TB) site {
	t.Helper()
	s := site{pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &report.Kinds, &court.Kinds, &redaction.Kinds),
		Routes: func(f *pagetest.Family) []web.Route {
			desk := redaction.Desk{Pack: f.Pack, Ledger: f.Ledger, Files: f.Files, Bench: pagesBench{}}
			return slices.Concat(
				ordertextpage.Pages{Desk: desk}.Routes(),
				caseworkpage.Pages{Pack: f.Pack, OrderText: ordertextpage.Home}.Routes(),
				courtpage.Pages{Pack: f.Pack, Files: f.Files}.Routes())
		},
	})}
	kept, err := s.Files.Put(t.Context(), "application/pdf", bytes.NewReader([]byte(theOrder)))
	if err != nil {
		t.Fatal(err)
	}
	s.Append(s.Side,
		ledgertest.Entry(t, court.Received, ledger.ByService("court"), court.ReceivedBody{
			Law: pack.PrivateLaw, ID: "1", At: ledger.FormatTime(s.Clock.Now()), Content: orderID, Payload: []byte("{}"),
			Documents: []court.Document{{ID: orderID, Name: "Order.pdf"}},
		}),
		ledgertest.Entry(t, court.Fetched, ledger.ByService("court"), court.FetchedBody{Document: orderID, Name: "Order.pdf", File: kept}))
	return s
}

func (s site) opens(t testing.TB) {
	t.Helper()
	s.Append(s.Case, ledgertest.Entry(t, court.DocumentShown, s.Ruth.By(), court.ShownBody{Document: orderID, Why: "To read the order"}))
}

func (s site) path() string { return s.Path("order", string(s.Order.Entry), "questions") }

// page is the page on which the questions are marked in the court’s document.
func (s site) page() *webtest.Answer { return s.Ruth.Get(s.path() + "?document=court:" + orderID) }

func (s site) questions() []casework.Question {
	o, _ := s.State().Order(s.Order)
	return o.Questions
}

// keyOf is the value that marks a passage of the second page.
func keyOf(paragraph, words string) string {
	return ordertext.Passage{Page: 2, Paragraph: paragraph, Words: words}.Key()
}

func says(words string) htmlcheck.Checker { return htmlcheck.In("main", htmlcheck.HasText(words)) }

func TestQuestionsAreMarkedInTheTextOfTheOrderAndKeptWordForWordWithTheirPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.opens(t)
	before := len(s.questions())
	s.Ruth.Get(s.Path("order", string(s.Order.Entry))).OK().Check(says("Mark its questions in its text"))
	s.Ruth.Get(s.path()).OK().Check(htmlcheck.In("main li a", htmlcheck.HasText("Order.pdf")))
	form := s.page().OK().Check(says("Is time with his father safe?"), says("Page 2, paragraph 5(b)"))
	marked := url.Values{"mark": {keyOf("5(b)", "Is time with his father safe?"), keyOf("5(c)", "Does the school agree?")}, "report": {"section7"}}
	form.Send(marked).OK().Check(says("Is time with his father safe?"), says("paragraph 5(b). Marked on page 2 of: a document of the court"))
	all := s.questions()
	if len(all) != before+2 || all[before].Report != "section7" || all[before].Paragraph != "5(b)" {
		t.Fatalf("the order asks %+v", all)
	}
	form.Send(marked).OK()
	if n := len(s.questions()); n != before+2 {
		t.Errorf("after a second press the order asks %d questions", n)
	}
	for _, q := range all[before:] {
		if checkbox := "value=\"" + keyOf(q.Paragraph, q.Text) + "\""; strings.Contains(s.page().OK().Body, checkbox) {
			t.Errorf("a question that is marked is offered again: %s", q.Key)
		}
	}
}

func TestAQuestionThatWasTypedIsNotAskedTwiceWhenItIsMarked(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.opens(t)
	s.Does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.ReadOrder(c, s.Pack, s.Ruth.By(), id, casework.OrderReadBody{Order: s.Order, OrderText: casework.OrderText{
			Questions: []casework.Question{{Key: "k", Text: "does the school agree?", Report: "section7"}},
		}})
	})
	s.page().OK().Send(url.Values{"mark": {keyOf("5(c)", "Does the school agree?")}}).OK()
	o, _ := s.State().Order(s.Order)
	if len(o.Questions) != 1 {
		t.Fatalf("the order asks %+v", o.Questions)
	}
	if m, marked := o.Marked(o.Questions[0]); !marked || m.Key != "k" || m.Page != 2 || m.Text != "Does the school agree?" {
		t.Errorf("it stands at %+v", m)
	}
}

func TestWhatIsTypedLaterKeepsThePlacesOfWhatWasMarked(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.opens(t)
	s.page().OK().Send(url.Values{"mark": {keyOf("5(c)", "Does the school agree?")}}).OK()
	marked := s.questions()[len(s.questions())-1]
	s.Ruth.Get(s.Path("order", string(s.Order.Entry), "read")).OK().Send(url.Values{"question-5-text": {"What else?"}}).OK()
	o, _ := s.State().Order(s.Order)
	if _, still := o.Marked(marked); !still || !slices.ContainsFunc(o.Questions, func(q casework.Question) bool { return q.Key == marked.Key && q.Text == marked.Text }) {
		t.Errorf("after a question was typed the order asks %+v", o.Questions)
	}
}

func TestADocumentOfTheCourtIsOpenedBeforeItIsMarkedAndHidesWhatIsHidden(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.page().Answered(http.StatusForbidden).Check(says("Open this document first"))
	s.opens(t)
	if body := s.page().OK().Check(says("hidden from you: 1")).Body; strings.Contains(body, "Ferry Cottages") {
		t.Error("the page shows an address that is hidden")
	}
	s.page().Send(nil).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasText("Mark a passage that is a question")))
	s.Ruth.Post(s.path(), url.Values{"document": {"court:" + orderID}, "mark": {"0123456789abcdef"}}).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasText("has changed")))
	if n := len(s.State().Orders()[0].Readings); n != 0 {
		t.Errorf("the order was read %d times", n)
	}
}
