package casepage

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

func TestALongListIsShownPageByPage(t *testing.T) {
	var list []casework.Brief
	for n := range 2*onePage + 1 {
		list = append(list, casework.Brief{Case: ledger.StreamID(fmt.Sprint(n))})
	}
	for _, page := range []struct {
		query       string
		number, len int
		first       string
	}{
		{"", 1, onePage, "0"}, {"?page=2", 2, onePage, fmt.Sprint(onePage)}, {"?page=3", 3, 1, fmt.Sprint(2 * onePage)},
		{"?page=99", 3, 1, fmt.Sprint(2 * onePage)}, {"?page=-1", 1, onePage, "0"}, {"?page=all", 1, onePage, "0"},
	} {
		part, where := pageOf(&web.Visit{Request: httptest.NewRequest("GET", "/cases"+page.query, nil)}, list)
		if where.Page != page.number || where.Pages != 3 || len(part) != page.len || string(part[0].Case) != page.first {
			t.Errorf("%q shows page %d of %d, %d cases from %s on", page.query, where.Page, where.Pages, len(part), part[0].Case)
		}
		if where.Href(2) != "/cases?page=2" {
			t.Errorf("the second page is at %s", where.Href(2))
		}
	}
	if part, where := pageOf(&web.Visit{Request: httptest.NewRequest("GET", "/cases", nil)}, nil); len(part) != 0 || where.Pages != 1 {
		t.Errorf("an empty list has %d pages", where.Pages)
	}
}
