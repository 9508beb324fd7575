package message

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http/httptest"
	"strings"
	"testing"

	"candour/internal/message/messagetest"
)

const ruth = "ruth@service.example"

// here sends by a mail server on this machine.
func here(t *testing.T, p *messagetest.Post) Ways {
	t.Helper()
	m, err := NewMail("smtp://"+p.Addr+"?from=candour@service.example", "")
	if err != nil {
		t.Fatal(err)
	}
	return Ways{Mail: m}
}

// away sends by a mail server that is called mail.example, wherever it is.
func away(t *testing.T, p *messagetest.Post, roots *x509.CertPool) Ways {
	t.Helper()
	m, err := NewMail("smtp://candour@mail.example?from=candour@service.example", "sesame")
	if err != nil {
		t.Fatal(err)
	}
	m.roots, m.dial = roots, func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, p.Addr)
	}
	return Ways{Mail: m}
}

// failed is the failure of an error.
func failed(t *testing.T, err error) *Failure {
	t.Helper()
	var f *Failure
	if !errors.As(err, &f) {
		t.Fatalf("no failure: %v", err)
	}
	if strings.Contains(f.Error(), "@") || strings.Contains(f.Error(), "sesame") {
		t.Errorf("an error tells too much: %v", f)
	}
	return f
}

func TestAMailSaysHowManyThingsWaitAndNothingElse(t *testing.T) {
	p := messagetest.NewPost(t, nil)
	answer, err := here(t, p).Send(t.Context(), Message{ID: "a", To: ruth, Notice: Waits(3, "https://candour.service.example")})
	if err != nil || answer != "2.0.0 taken as number 7" && answer != "250 2.0.0 taken as number 7" {
		t.Fatalf("%q %v", answer, err)
	}
	letters := p.Letters()
	if len(letters) != 1 || letters[0].From != "candour@service.example" || letters[0].To != ruth {
		t.Fatalf("%+v", letters)
	}
	for _, want := range []string{
		"Subject: Something waits for you in Candour\r\n", "Auto-Submitted: auto-generated\r\n",
		"\r\n\r\n3 things wait for you in Candour. Sign in: https://candour.service.example\r\n",
	} {
		if !strings.Contains(letters[0].Words, want) {
			t.Errorf("%q is not in %q", want, letters[0].Words)
		}
	}
}

func TestAMessageSentTwiceBearsOneID(t *testing.T) {
	p := messagetest.NewPost(t, nil)
	id := func(message string) string {
		if _, err := here(t, p).Send(t.Context(), Message{ID: message, To: ruth, Notice: Trial()}); err != nil {
			t.Fatal(err)
		}
		letters := p.Letters()
		_, after, _ := strings.Cut(letters[len(letters)-1].Words, "Message-ID: ")
		line, _, _ := strings.Cut(after, "\r\n")
		return line
	}
	first, again, other := id("a"), id("a"), id("b")
	if first != again || first == other || strings.Contains(first, "ruth") {
		t.Errorf("%s %s %s", first, again, other)
	}
}

func TestMailLeavesThisMachineEncryptedOrNotAtAll(t *testing.T) {
	certified := httptest.NewUnstartedServer(nil)
	certified.StartTLS() // its certificate is of example.com and of no host that we ask for
	defer certified.Close()
	roots := x509.NewCertPool()
	roots.AddCert(certified.Certificate())
	secret := &tls.Config{Certificates: certified.TLS.Certificates}

	plain := messagetest.NewPost(t, nil)
	stranger := messagetest.NewPost(t, secret)
	for name, p := range map[string]*messagetest.Post{"without STARTTLS": plain, "with the certificate of another": stranger} {
		_, err := away(t, p, roots).Send(t.Context(), Message{ID: "a", To: ruth, Notice: Trial()})
		if f := failed(t, err); f.Uncertain || !f.Again || len(p.Letters()) != 0 {
			t.Errorf("%s: %v", name, f)
		}
	}
	right := messagetest.NewPost(t, secret)
	right.User = true
	ways := away(t, right, roots)
	ways.Mail.host = "example.com"
	if _, err := ways.Send(t.Context(), Message{ID: "a", To: ruth, Notice: Trial()}); err != nil {
		t.Fatalf("%v: %s", err, failed(t, err).Said())
	}
	if letters := right.Letters(); len(letters) != 1 || !letters[0].Secret {
		t.Errorf("%+v", letters)
	}
	ways.Mail.password = "open"
	_, err := ways.Send(t.Context(), Message{ID: "a", To: ruth, Notice: Trial()})
	if f := failed(t, err); !strings.Contains(f.Said(), "not welcome") {
		t.Errorf("%s", f.Said())
	}
}

func TestWhatTheMailServerAnswersSaysWhetherToSendAgain(t *testing.T) {
	for name, c := range map[string]struct {
		to, data         string
		uncertain, again bool
		code             int
	}{
		"nobody of that name":       {to: "550 5.1.1 <" + ruth + "> unknown", code: 550},
		"come back later":           {to: "451 4.7.1 greylisted", again: true, code: 451},
		"refused once it was read":  {data: "554 5.7.1 spam", code: 554},
		"not now, once it was read": {data: "452 4.3.1 disk full", again: true, code: 452},
		"hung up before the answer": {data: "hang up", uncertain: true},
	} {
		p := messagetest.NewPost(t, nil)
		p.ToAnswer, p.DataAnswer = c.to, c.data
		_, err := here(t, p).Send(t.Context(), Message{ID: "a", To: ruth, Notice: Trial()})
		f := failed(t, err)
		if f.Uncertain != c.uncertain || f.Again != c.again || f.Code != c.code {
			t.Errorf("%s: %v, %s", name, f, f.Said())
		}
	}
}

func TestAMailServerThatIsNotThereCanBeTriedAgain(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone := &messagetest.Post{Addr: listener.Addr().String()}
	_ = listener.Close()
	_, err = here(t, gone).Send(t.Context(), Message{ID: "a", To: ruth, Notice: Trial()})
	if f := failed(t, err); f.Uncertain || !f.Again {
		t.Errorf("%v", f)
	}
}

func TestASettingOfMailThatCannotWorkIsRefusedInWords(t *testing.T) {
	for setting, password := range map[string]string{
		"mail.example":        "",
		"http://mail.example": "",
		"smtp://mail.example": "",
		"smtp://user:secret@mail.example?from=a@b.example": "x",
		"smtp://user@mail.example?from=a@b.example":        "",
		"smtp://mail.example?from=a@b.example":             "x",
		"smtp://mail.example/inbox?from=a@b.example":       "",
		"smtp://mail.example?from=Candour <a@b.example>":   "",
		"smtp://mail.example:port?from=a@b.example":        "",
	} {
		if m, err := NewMail(setting, password); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %+v %v", setting, m, err)
		}
	}
	m, err := NewMail("smtp://candour%40service.example@mail.example", "x")
	if err != nil || m.port != 587 || m.from != "candour@service.example" {
		t.Errorf("%+v %v", m, err)
	}
}
