//go:build e2e

package redactionpage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	s := newSite(t)
	copied := s.asks()
	s.Ruth.Reads(map[string]string{
		"copies-new": s.Path("copies", "new"), "copies-begun": copied.At, "copies-page-hidden": page(copied, 3), "copies-page-unread": page(copied, 4),
		"copies-page-plain": page(copied, 1), "copies-drop": copied.At + "/drop",
	})
	s.ready(copied)
	s.Colin.Reads(map[string]string{"copies-open": copied.At + "/open"})
	s.opens(s.Colin, copied)
	s.Ruth.Reads(map[string]string{
		"copies": s.Path("copies"), "copies-made": copied.At, "copies-page-marked": page(copied, 2), "copies-make": copied.At + "/make",
		"copies-lift": copied.At + "/mark/" + string(s.state().Copies()[0].Marks()[0].Ref.Entry), "held-about": s.Path("held-about", string(s.Daniel.Entry)),
	})
	s.Colin.Reads(map[string]string{"copies-decide": copied.At + "/decide"})
	s.Colin.Get(copied.At + "/decide").OK().Send(url.Values{"agreed": {"yes"}}).OK()
	s.Ruth.Reads(map[string]string{"copies-hand-over": copied.At + "/hand-over"})
}
