package app

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"candour/internal/web"
)

func TestBehindAProxyABrowserComesOverTLSAlone(t *testing.T) {
	record, f, err := place{Data: filepath.Join(t.TempDir(), "data")}.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = record.Close() })
	for _, proxied := range []bool{true, false} {
		s, err := newService(record, f, manner{proxied: proxied, log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		token, err := s.accounts().Invite(t.Context(), record.Service.Stream, "Ngozi Hartley")
		if err != nil {
			t.Fatal(err)
		}
		request := httptest.NewRequest(http.MethodPost, "/join/"+token, strings.NewReader(url.Values{"password": {"three plain words"}}.Encode()))
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer := httptest.NewRecorder()
		s.handler.ServeHTTP(answer, request)
		if told := answer.Header().Get("Strict-Transport-Security"); (told != "") != proxied {
			t.Errorf("behind a proxy %v, a browser is told of TLS %q", proxied, told)
		}
		var set []string
		for _, c := range answer.Result().Cookies() {
			set = append(set, c.Name)
			if c.Secure != proxied || !c.HttpOnly {
				t.Errorf("behind a proxy %v, the answer %d sets %v", proxied, answer.Code, c)
			}
		}
		if slices.Sort(set); !slices.Equal(set, []string{web.Cookie, web.DeviceCookie}) {
			t.Errorf("behind a proxy %v, the answer %d sets %v", proxied, answer.Code, set)
		}
		if err := s.close(); err != nil {
			t.Fatal(err)
		}
	}
}
