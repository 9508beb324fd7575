package bench

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"candour/internal/ledger"
)

// site is a service that is reached over HTTP on this machine.
type site struct {
	server *http.Server
	base   string
	client *http.Client
}

func listen(h http.Handler) (*site, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &site{
		server: &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}, base: "http://" + listener.Addr().String(),
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: atOnce}},
	}
	go func() { _ = s.server.Serve(listener) }() // it ends when it is closed, and then has nothing to say
	return s, nil
}

func (s *site) close() { s.server.Close() }

// get asks for a page as somebody's browser and reads it to its end.
func (s *site) get(ctx context.Context, who *http.Cookie, path string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+path, nil)
	if err != nil {
		return err
	}
	return s.send(req, who, io.Discard)
}

// search sends the search box, and writes what answers it.
func (s *site) search(ctx context.Context, who *http.Cookie, typed string, answer io.Writer) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.base+"/search", strings.NewReader(url.Values{"q": {typed}}.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.send(req, who, answer)
}

func (s *site) send(req *http.Request, who *http.Cookie, body io.Writer) error {
	req.AddCookie(who)
	answer, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if _, err := io.Copy(body, answer.Body); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("a page was answered with %d", answer.StatusCode)
	}
	return nil
}

func casePath(stream ledger.StreamID) string { return "/case/" + string(stream) }
