package noticepage_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/message"
	"candour/internal/notice"
	"candour/internal/notice/noticepage"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// counted is what somebody’s daily message counts now, as words.
func counted(t *testing.T, f *pagetest.Family, who *webtest.Browser) string {
	t.Helper()
	kit := &web.Kit{Ledger: f.Ledger, Staff: access.Staff{Ledger: f.Ledger, Service: f.Record.Service.Stream}, Clock: f.Clock.Now}
	people, err := kit.Staff.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	person, _ := people.Find(who.ID)
	v, err := kit.Behalf(t.Context(), people, person)
	if err != nil {
		t.Fatal(err)
	}
	all, err := noticepage.News(v)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, c := range all {
		if c.N > 0 {
			words = append(words, c.String())
		}
	}
	return strings.Join(words, ", ")
}

func TestTheDailyMessageCountsWhatCameInByKindAsItsReaderChose(t *testing.T) {
	f := family(t)
	noted(f, f.Colin.By())
	moved(f, "2027-01-12")
	f.Clock.Advance(time.Minute)
	if got := counted(t, f, f.Ruth); got != "1 change to a hearing, 1 note" {
		t.Errorf("it counts %q", got)
	}
	if got := counted(t, f, f.Tom); got != "" {
		t.Errorf("of a case that is not theirs it counts %q", got)
	}
	f.Ruth.Get("/me/digest").OK().Check(htmlcheck.In("input[value=notes]", htmlcheck.HasAttr("checked", ""))).Send(url.Values{"count": {"hearings", "orders", "duties", "documents", "handovers"}})
	if got := counted(t, f, f.Ruth); got != "1 change to a hearing" {
		t.Errorf("without notes it counts %q", got)
	}
	f.Ruth.Get("/notices").SendTo("/notices", url.Values{}).OK()
	if got := counted(t, f, f.Ruth); got != "" {
		t.Errorf("once she looked it counts %q", got)
	}
}

func TestWhatNoLongerStandsIsCountedWhateverIsTurnedOff(t *testing.T) {
	var every []string
	for _, c := range notice.Counts {
		every = append(every, c.Word)
	}
	sums := notice.Sum([]notice.NewsCount{{Case: "a", Sort: notice.Fall, N: 2}, {Case: "a", Sort: notice.Note, N: 1}}, &notice.DigestBody{Off: every})
	if len(sums) != 1 || sums[0] != (message.Counted{Of: message.Falls, N: 2}) {
		t.Errorf("counted are %v", sums)
	}
	if err := (notice.DigestBody{Off: []string{"falls"}}).Validate(); err == nil {
		t.Error("falls can be turned off")
	}
}
