package app

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/web"
)

func TestBehindAProxyTheCookieOfASessionGoesOverTLSAlone(t *testing.T) {
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
		cookies := answer.Result().Cookies()
		if len(cookies) != 1 || cookies[0].Name != web.Cookie || cookies[0].Secure != proxied || !cookies[0].HttpOnly {
			t.Errorf("behind a proxy %v, the answer %d sets %v", proxied, answer.Code, cookies)
		}
		if err := s.close(); err != nil {
			t.Fatal(err)
		}
	}
}
