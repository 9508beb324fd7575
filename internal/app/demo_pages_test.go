package app

import (
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/demo/demopage"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/view"
)

// visitor is somebody of the demonstration's staff with a browser.
type visitor struct {
	*shown
	t testing.TB
	access.Person
	browser *http.Client
}

// page is an answer, with the address it came from.
type page struct {
	status   int
	at, body string
	root     *html.Node // nil when it is no page
}

func (d *shown) staff(t testing.TB) []access.Person {
	t.Helper()
	people, err := access.Staff{Ledger: d.record.Ledger, Service: d.record.Service.Stream}.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return people.All()
}

// visit signs somebody in by the demonstration's own door.
func (d *shown) visit(t testing.TB, name string) *visitor {
	t.Helper()
	i := slices.IndexFunc(d.staff(t), func(p access.Person) bool { return p.Name == name })
	if i < 0 {
		t.Fatalf("nobody is called %s", name)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	v := &visitor{d, t, d.staff(t)[i], &http.Client{Jar: jar}}
	in := v.post("/sign-in", url.Values{"person": {string(v.ID)}})
	if in.status != http.StatusOK || in.at != demopage.Home {
		t.Fatalf("%s is led to %s (%d)", name, in.at, in.status)
	}
	return v
}

func (v *visitor) get(path string) page {
	v.t.Helper()
	response, err := v.browser.Get(v.server.URL + path)
	return v.read(response, err)
}

func (v *visitor) post(path string, fields url.Values) page {
	v.t.Helper()
	response, err := v.browser.PostForm(v.server.URL+path, fields)
	return v.read(response, err)
}

func (v *visitor) read(response *http.Response, err error) page {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	p := page{status: response.StatusCode, at: response.Request.URL.Path, body: string(body)}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		if p.root, err = html.Parse(strings.NewReader(p.body)); err != nil {
			v.t.Fatal(err)
		}
	}
	return p
}

// links are the addresses within the service that the page leads to.
func (p page) links() []string {
	var all []string
	if p.root == nil {
		return nil
	}
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" {
			continue
		}
		for _, a := range n.Attr {
			to, _, _ := strings.Cut(a.Val, "#")
			if a.Key == "href" && strings.HasPrefix(to, "/") {
				all = append(all, to)
			}
		}
	}
	return all
}

// words are what a person reads of the page.
func (p page) words() string {
	var b strings.Builder
	if p.root == nil {
		return ""
	}
	for n := range p.root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestTheWalkThroughLeadsSomewhereAtEveryStep(t *testing.T) {
	d := demonstration(t)
	for _, name := range []string{demo.Newcomer, demo.NewcomersManager, "Judith Farrar"} {
		reader := d.visit(t, name)
		walk := reader.get(demopage.Home)
		for n := 1; n <= 12; n++ {
			if !strings.Contains(walk.words(), fmt.Sprintf("%d. ", n)) {
				t.Errorf("%s is shown no step %d", name, n)
			}
		}
		for _, to := range walk.links() {
			if p := reader.get(to); p.status != http.StatusOK {
				t.Errorf("the walk leads %s to %s, which is answered %d", name, to, p.status)
			}
		}
	}
}

func TestTheWalkThroughSignsInWhomAStepIsForAndLeadsThemOn(t *testing.T) {
	d := demonstration(t)
	for _, name := range []string{"Denise Ferreira", demo.NewcomersManager, demo.Newcomer} {
		for n := range d.visit(t, name).get(demopage.Home).forms("Go on as ") {
			reader := d.visit(t, name)
			form := reader.get(demopage.Home).forms("Go on as ")[n]
			if p := reader.post(form.action, form.fields); p.status != http.StatusOK || p.at == "/sign-in" {
				t.Errorf("%q leads %s to %s (%d)", form.words, name, p.at, p.status)
			}
		}
	}
}

// form is a form of a page as it is before anybody fills it in, with the words on its button.
type form struct {
	action, words string
	fields        url.Values
}

// forms are those of a page whose button says something.
func (p page) forms(saying string) []form {
	var all []form
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "form" {
			continue
		}
		f := form{attr(n, "action"), (page{root: n}).words(), url.Values{}}
		for field := range n.Descendants() {
			if field.Data == "input" && attr(field, "type") == "hidden" {
				f.fields.Add(attr(field, "name"), attr(field, "value"))
			}
		}
		if strings.HasPrefix(f.words, saying) {
			all = append(all, f)
		}
	}
	return all
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func TestTodayHasSomethingTrueToSayToEverybodyWhoWorksOnCases(t *testing.T) {
	d := demonstration(t)
	for name, reads := range map[string][]string{
		demo.Newcomer:         {"Late", "Tell Isla and Rowan what happens next", "Halloran and Mensah: Evidence 11", "no longer stands as it did. The safeguarding letter of"},
		demo.NewcomersManager: {"Look at why a confidential detail was shown", "For you as manager"},
		"Marcus Webb":         {"File the section 7 report"},
		"Beth Lawson":         {"Send the guardian’s analysis", "Wójcik and D’Angelo"},
		"Asha Menon":          {"Send Andrei’s letter to the judge"},
		"Owen Price":          {"Write to both parents"},
		"Denise Ferreira":     {"Agree with Owen how Ms Rahman is met", "For you as manager"},
		"Judith Farrar":       {"Lindqvist and Marsh", "it was referred to you"},
	} {
		today := d.visit(t, name).get("/").words()
		for _, words := range reads {
			if !strings.Contains(today, words) {
				t.Errorf("%s does not read %q: %s", name, words, today)
			}
		}
	}
}

// names, moments and days in an address stand for themselves in its pattern: a page for the week leads to the next and the one before, and so on for years.
var inAddress = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}|(at|as-of|from|month)=[^&]+`)

// enough is how many pages of one pattern each person opens; under the race detector one, for what races does so on the first.
func enough() int {
	if ledgertest.Slowed {
		return 1
	}
	return 4
}

// crawl opens pages that can be reached by links, a few of each pattern, and hands each to do.
func (v *visitor) crawl(do func(page)) {
	v.t.Helper()
	v.crawlUpTo(enough(), do)
}

// crawlUpTo is crawl with so many pages of each pattern.
func (v *visitor) crawlUpTo(enough int, do func(page)) {
	v.t.Helper()
	seen, opened, waiting := map[string]bool{"/": true}, map[string]int{}, []string{"/", demopage.Home}
	for len(waiting) > 0 {
		to := waiting[0]
		waiting = waiting[1:]
		pattern := inAddress.ReplaceAllString(to, "*")
		if opened[pattern]++; opened[pattern] > enough {
			continue
		}
		p := v.get(to)
		p.at = to
		do(p)
		for _, link := range p.links() {
			if !seen[link] && !v.passesBy(link) {
				seen[link], waiting = true, append(waiting, link)
			}
		}
	}
}

// passesBy says what is not opened: printing takes another program than this test.
func (v *visitor) passesBy(link string) bool { return strings.HasSuffix(link, "/pdf") }

func TestEveryPageOfTheDemonstrationIsWholePlainAndKeepsWhatIsHidden(t *testing.T) {
	d := demonstration(t)
	hidden := d.hidden(t)
	if len(hidden) < 10 {
		t.Fatalf("%d hidden details in the whole demonstration", len(hidden))
	}
	for _, person := range d.staff(t) {
		t.Run(person.Name, func(t *testing.T) {
			t.Parallel()
			pages := 0
			d.visit(t, person.Name).crawl(func(p page) {
				pages++
				if p.status != http.StatusOK {
					t.Errorf("%s is answered %d", p.at, p.status)
				}
				if p.root == nil {
					return
				}
				for _, check := range []htmlcheck.Checker{htmlcheck.Sound(), htmlcheck.PlainWords(), htmlcheck.HasText("Invented families")} {
					if err := check(p.root); err != nil {
						t.Errorf("%s: %v", p.at, err)
					}
				}
				words := p.words()
				for _, value := range hidden {
					if strings.Contains(p.body, value) || strings.Contains(words, value) {
						t.Errorf("%s shows what is hidden: %s", p.at, value)
					}
				}
			})
			if pages < 8 {
				t.Errorf("only %d pages", pages)
			}
		})
	}
}

// hidden are the telling parts of all details that are hidden from anybody, but for those that somebody else has in the open.
func (d *shown) hidden(t testing.TB) []string {
	t.Helper()
	streams, err := view.All[string](t.Context(), d.record.Ledger.DB(), `SELECT stream FROM case_1`)
	if err != nil {
		t.Fatal(err)
	}
	var hidden []string
	open := map[string]bool{}
	for _, stream := range streams {
		c := casework.Of(d.read(t, ledger.StreamID(stream)))
		side := casework.SideOf(d.read(t, c.Side))
		for _, p := range c.People() {
			for _, detail := range p.Details() {
				fact, confidential := side.Fact(detail.Ref)
				if confidential && detail.Hiding.Hidden() {
					hidden = append(hidden, telling(fact.Value))
				} else {
					open[telling(detail.Value)], open[telling(fact.Value)] = true, true
				}
			}
		}
	}
	return slices.DeleteFunc(hidden, func(value string) bool { return open[value] || !tells(value) })
}

// tells reports whether words could show where somebody is. The court's samples hold some that could not, such as “Other”.
func tells(value string) bool {
	return strings.ContainsAny(value, "0123456789@") || len(strings.Fields(value)) > 2
}

// telling is the part of a detail that shows where somebody is: the first line of an address, the whole of anything else.
func telling(value string) string {
	first, _, _ := strings.Cut(value, "\n")
	return strings.TrimSpace(first)
}

func (d *shown) read(t testing.TB, stream ledger.StreamID) *ledger.History {
	t.Helper()
	h, err := d.record.Ledger.Read(t.Context(), stream)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestTheTimelineSaysWhichReportWasBegunSignedAndFiled(t *testing.T) {
	d := demonstration(t)
	stream, err := view.One[string](t.Context(), d.record.Ledger.DB(), `SELECT stream FROM case_1 WHERE number = $1`, demo.MainNumber)
	if err != nil {
		t.Fatal(err)
	}
	reader, address := d.visit(t, demo.Newcomer), "/case/"+stream+"/timeline"
	timeline := reader.get(address).words() + reader.get(address+"?page=2").words()
	for _, words := range []string{"A report was begun by Ruth Adeyemi Section 7 report", "A report was signed by Marcus Webb Safeguarding letter", "by the court’s system Safeguarding letter"} {
		if !strings.Contains(timeline, words) {
			t.Errorf("it does not say %q: %s", words, timeline)
		}
	}
}

func TestMenusOfferOnlyWhatSomebodyMayOpen(t *testing.T) {
	d := demonstration(t)
	for name, offers := range map[string]bool{demo.NewcomersManager: true, "Amara Lyle": false, "Tom Jeavons": false} {
		if got := slices.Contains(d.visit(t, name).get("/").links(), "/team"); got != offers {
			t.Errorf("the team is offered to %s: %v", name, got)
		}
	}
}

func TestAFiledLetterLeadsToWhatBecameOfItAndEveryPageToTheCourts(t *testing.T) {
	d := demonstration(t)
	ruth := d.visit(t, demo.Newcomer)
	stream, err := view.One[string](t.Context(), d.record.Ledger.DB(), `SELECT stream FROM case_1 WHERE number = $1`, demo.MainNumber)
	if err != nil {
		t.Fatal(err)
	}
	letter := ruth.get("/case/" + stream + "/report/" + string(demo.Named(ledger.StreamID(stream), demo.FiledLetter)))
	if words := letter.words(); !strings.Contains(words, "filed with the court on") || !strings.Contains(words, "On the court’s file See what became of it") {
		t.Errorf("the letter says %.600s", words)
	}
	filing := slices.IndexFunc(letter.links(), func(to string) bool { return strings.Contains(to, "/court/filing/") })
	if filing < 0 || !strings.Contains(ruth.get(letter.links()[filing]).words(), "Filing with the court") {
		t.Error("it leads to no filing")
	}
	if !slices.Contains(letter.links(), "/courts") || !strings.Contains(ruth.get("/courts").words(), "Private law") {
		t.Error("the page leads to no courts")
	}
	court := ruth.get("/case/" + stream + "/court")
	for _, to := range court.links() {
		if p := ruth.get(to); p.status != http.StatusOK {
			t.Errorf("the case at court leads to %s, which is answered %d", to, p.status)
		}
	}
}
