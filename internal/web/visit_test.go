package web

import "testing"

func TestNobodyIsSentToAnotherSite(t *testing.T) {
	for _, path := range []string{"//other.example", `/\other.example`, "/\t/other.example", "/\n/other.example", "https://other.example", ""} {
		if to := new(Visit).SeeOther(path).(seeOther).to; to != "/" {
			t.Errorf("%q leads to %q", path, to)
		}
	}
	for _, path := range []string{"/", "/case/1?of=2", "/guidance?of=Zoë+O’Neill"} {
		if to := new(Visit).SeeOther(path).(seeOther).to; to != path {
			t.Errorf("%q leads to %q", path, to)
		}
	}
}
