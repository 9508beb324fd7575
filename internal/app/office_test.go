//go:build unix

package app

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
)

// office is a service at work, of which the programs may be killed: its record in a folder, a court that counts what is filed with it, and
// Ruth Adeyemi, whose cases they are.
type office struct {
	t      *testing.T
	data   string
	record *store.Record // held open by the test itself, as one program more
	pack   *pack.Pack
	court  *fake.Court
	desk   *httptest.Server // where the court takes filings

	ruth, piotr ledger.StreamID
	session     string
	server      *program // the one that people use; another may be about to go on, or to end
	address     string
	ahead       time.Duration  // its clock
	began       func(*program) // optional: called when a server has been begun, and does not serve yet

	mu      sync.Mutex
	unheard map[string]bool // cases of which a filing came to the court and its answer did not get back
}

const ruthAdeyemi = "Ruth Adeyemi"

// openOffice begins an empty record. Between a filing's arrival and the court's answer passes a while, half of it before the court has it.
func openOffice(t *testing.T, while func() time.Duration) *office {
	t.Helper()
	o := &office{t: t, data: filepath.Join(t.TempDir(), "data"), court: fake.New(time.Now), unheard: map[string]bool{}}
	o.court.Grant("token-private", fake.PrivateRole)
	o.desk = httptest.NewServer(o.slowly(o.court.Gateway(), while))
	t.Cleanup(o.desk.Close)
	record, f, err := place{Data: o.data}.open(t.Context(), false, false)
	o.must(err)
	t.Cleanup(func() { o.must(record.Close()) })
	o.record, o.pack = record, f.pack
	o.employ()
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// slowly is the court's gateway as a busy one: it takes its time over a filing. It notes when whoever sent it is gone, before it has put the
// filing away, so that it never does, or after, so that nobody hears of it.
func (o *office) slowly(gateway http.Handler, while func() time.Duration) http.Handler {
	gone := func(r *http.Request) bool {
		time.Sleep(while() / 2)
		if r.Context().Err() == nil {
			return false
		}
		o.mu.Lock()
		defer o.mu.Unlock()
		o.unheard[strings.Split(r.URL.Path, "/")[2]] = true
		return true
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			gateway.ServeHTTP(w, r)
			return
		}
		var sent bytes.Buffer
		_, _ = sent.ReadFrom(r.Body) // a form that is cut off is the gateway's to refuse
		if gone(r) {
			return
		}
		answer, asked := httptest.NewRecorder(), r.Clone(context.WithoutCancel(r.Context()))
		asked.Body = io.NopCloser(&sent)
		gateway.ServeHTTP(answer, asked)
		if gone(r) {
			return
		}
		maps.Copy(w.Header(), answer.Header())
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes()) // the caller may have gone
	})
}

// employ puts Ruth and an administrator on the service's record.
func (o *office) employ() {
	o.t.Helper()
	made, err := o.record.Ledger.NewStreams(o.t.Context(), 2)
	o.must(err)
	o.ruth, o.piotr = made[0], made[1]
	asked := entry(o.t, access.RoleAsked, access.Host, access.RoleBody{Person: o.ruth, Role: access.Practitioner})
	o.append(o.record.Service.Stream,
		entry(o.t, access.Added, access.Host, access.AddedBody{Person: o.piotr, Name: "Piotr Sewell"}),
		entry(o.t, access.Added, access.Host, access.AddedBody{Person: o.ruth, Name: ruthAdeyemi}), asked,
		entry(o.t, access.RoleConfirmed, ledger.By(o.piotr), access.RoleWordBody{Asked: ledger.Ref{Stream: o.record.Service.Stream, Entry: asked.ID}}))
}

func entry[T any](t *testing.T, kind ledger.Kind[T], by ledger.Author, body T) ledger.New {
	t.Helper()
	n, err := kind.New(ledger.NewEntryID(), by, nil, body)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (o *office) append(stream ledger.StreamID, entries ...ledger.New) {
	o.t.Helper()
	o.does(stream, func(*ledger.History) (c ledger.Change, err error) {
		c.Add(stream, entries...)
		return c, nil
	})
}

func (o *office) does(stream ledger.StreamID, verb func(*ledger.History) (ledger.Change, error)) {
	o.t.Helper()
	_, err := o.record.Ledger.Do(o.t.Context(), ledger.Act{
		On:   []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[stream]) },
	})
	o.must(err)
}

func (o *office) read(stream ledger.StreamID) *ledger.History {
	o.t.Helper()
	h, err := o.record.Ledger.Read(o.t.Context(), stream)
	o.must(err)
	return h
}

// lastWeek is when the court last changed the cases of these tests, so that nobody is told of them anew.
var lastWeek = time.Now().Add(-7 * 24 * time.Hour).UTC().Truncate(time.Second)

// application is a case of private law as the court tells it.
func application(number string) hmcts.CourtCase {
	person := func(role hmcts.Role, key, first, last string) hmcts.Person {
		return hmcts.Person{Role: role, Key: key, First: first, Last: last}
	}
	return hmcts.CourtCase{
		Jurisdiction: hmcts.Private, ID: number, State: "PREPARE_FOR_HEARING_CONDUCT_HEARING", Application: "C100", Created: lastWeek, LastModified: lastWeek,
		Issued: calendar.DateInLondon(lastWeek), Court: hmcts.Court{Name: "Family Court at Wexcombe", Epims: "999001", Region: "6"}, HearingsGiven: true,
		Children:    []hmcts.Person{person(hmcts.Child, "5b0b4a5e-6f0e-4c1e-9f7e-0d7f7c1f0c01", "Isla", "Kersey")},
		Applicants:  []hmcts.Person{person(hmcts.Applicant, "5b0b4a5e-6f0e-4c1e-9f7e-0d7f7c1f0c02", "Daniel", "Kersey")},
		Respondents: []hmcts.Person{person(hmcts.Respondent, "5b0b4a5e-6f0e-4c1e-9f7e-0d7f7c1f0c03", "Hannah", "Ashdown")},
	}
}

// answer is the court's answer to a search that finds these cases.
func (o *office) answer(numbers ...string) []byte {
	o.t.Helper()
	var cases []string
	for _, number := range numbers {
		body, err := fake.Render(application(number))
		o.must(err)
		cases = append(cases, string(body))
	}
	return fmt.Appendf(nil, `{"total":%d,"cases":[%s]}`, len(cases), strings.Join(cases, ","))
}

// hers is a case of Ruth's that the court has too.
func (o *office) hers(number string) ledger.StreamID {
	o.t.Helper()
	o.must(o.court.Add(application(number)))
	importer := &court.Importer{Ledger: o.record.Ledger, Pack: o.pack, Service: o.record.Service.Stream}
	if results, whole := importer.File(o.t.Context(), "one.json", o.answer(number)); whole.Refused() || results[0].Result != court.New {
		o.t.Fatalf("%+v %+v", results, whole)
	}
	stream := o.find(number)
	o.does(stream, func(h *ledger.History) (ledger.Change, error) {
		return casework.Allocate(casework.Of(h), ledger.By(o.piotr), ledger.NewEntryID(), casework.AllocatedBody{
			Worker: o.ruth, Name: ruthAdeyemi, As: access.Allocated,
		})
	})
	return stream
}

// find is the case of a number; "" when the record has none.
func (o *office) find(number string) ledger.StreamID {
	o.t.Helper()
	stream, err := court.FindCase(o.t.Context(), o.record.Ledger.DB(), pack.PrivateLaw, number)
	o.must(err)
	return stream
}

// signs puts a signed section 7 report into a case.
func (o *office) signs(stream ledger.StreamID) (signed ledger.Ref) {
	o.t.Helper()
	pdf, err := o.record.Files.Put(o.t.Context(), "application/pdf", bytes.NewReader(fake.Sheet("Signed in "+string(stream))))
	o.must(err)
	by := ledger.By(o.ruth)
	begun := entry(o.t, report.Opened, by, report.OpenedBody{Type: "section7", Draft: ledger.NewStreamID(), Author: o.ruth, Name: ruthAdeyemi})
	of := ledger.Ref{Stream: stream, Entry: begun.ID}
	signature := entry(o.t, report.Signed, by, report.SignedBody{
		Report: of, Type: "section7", Author: o.ruth, Name: ruthAdeyemi, On: calendar.DateInLondon(time.Now()), Text: strings.Repeat("0", 64), PDF: pdf,
		Statements: []report.FrozenStatement{{Statement: of, Number: "1.1", Kind: report.Opinion, Standing: "stands"}},
	})
	o.append(stream, begun, signature)
	return ledger.Ref{Stream: stream, Entry: signature.ID}
}

// filingPage is the address where a signed report is filed.
func filingPage(signed ledger.Ref) string {
	return fmt.Sprintf("/case/%s/court/filing/%s", signed.Stream, signed.Entry)
}

// filing is the only filing of a case.
func (o *office) filing(stream ledger.StreamID) *court.Filing {
	o.t.Helper()
	filings := court.Of(o.read(stream)).Filings()
	if len(filings) != 1 {
		o.t.Fatalf("the case has %d filings", len(filings))
	}
	return filings[0]
}

// pastTheLease is how much later each server begins than the one before, by its own clock: whatever that one had claimed is free again.
const pastTheLease = 3 * time.Minute

// opens begins a server that people use from now on, and in which Ruth has signed in. It may halt somewhere, and may end before it serves.
func (o *office) opens(env ...string) error {
	o.t.Helper()
	o.ahead += pastTheLease
	o.server = begin(o.t, "serve", append(env, folderOf+"="+o.data, courtAt+"="+o.desk.URL, aheadBy+"="+o.ahead.String()))
	if o.began != nil {
		o.began(o.server)
	}
	sessions := access.Sessions{DB: o.record.Engine.Writer(), Clock: func() time.Time { return time.Now().Add(o.ahead) }}
	var err error
	o.session, err = sessions.Begin(o.t.Context(), o.ruth)
	o.must(err)
	o.address, err = o.server.line()
	return err
}

// carried are the fields that a form carries unseen.
var carried = regexp.MustCompile(`name="(entry|version)" value="([^"]*)"`)

// sends fills in a form and sends it: the same one again when it was filled in before, as a browser does that had no answer. It reports whether
// the service said that it is done.
func (o *office) sends(page string, filled *url.Values, typed url.Values) bool {
	o.t.Helper()
	if *filled == nil {
		shown, ok := o.asks(http.MethodGet, page, nil, http.StatusOK)
		if !ok {
			return false
		}
		*filled = url.Values{}
		maps.Copy(*filled, typed)
		for _, field := range carried.FindAllStringSubmatch(shown, -1) {
			(*filled)[field[1]] = []string{html.UnescapeString(field[2])}
		}
	}
	_, ok := o.asks(http.MethodPost, page, *filled, http.StatusSeeOther)
	return ok
}

// asks asks the server for a page. No answer, or one that the service is in trouble, is none; any but the one expected fails the test.
func (o *office) asks(method, page string, fields url.Values, expected int) (body string, answered bool) {
	o.t.Helper()
	request, err := http.NewRequestWithContext(o.server.lost, method, o.address+page, strings.NewReader(fields.Encode()))
	o.must(err)
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.AddCookie(&http.Cookie{Name: web.Cookie, Value: o.session})
	answer, err := http.DefaultTransport.RoundTrip(request) // follows nothing
	if err != nil {
		return "", false
	}
	defer answer.Body.Close()
	whole, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode >= http.StatusInternalServerError {
		return "", false
	}
	if answer.StatusCode != expected {
		o.t.Fatalf("%s %s is answered %d:\n%s", method, page, answer.StatusCode, whole)
	}
	return string(whole), true
}

// settles waits until nothing that was filed is on its way any more.
func (o *office) settles(cases []ledger.StreamID) bool {
	o.t.Helper()
	for range 100 {
		waiting := 0
		for _, stream := range cases {
			if s := o.filing(stream).State; s == court.IsQueued || s == court.IsSending {
				waiting++
			}
		}
		if waiting == 0 {
			return true
		}
		time.Sleep(50 * time.Millisecond)
	}
	return false
}

// moments are random. One seed gives one script and about the same moments: programs take the time they take.
type moments struct {
	mu     sync.Mutex
	chance *rand.Rand
}

func (m *moments) under(limit time.Duration) time.Duration { return time.Duration(m.n(int(limit))) }

func (m *moments) n(n int) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.chance.IntN(n)
}
