package message

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Mail is a mail server that takes what we send (RFC 6409).
type Mail struct {
	host           string
	port           int
	user, password string
	from           string

	dial  gomail.DialContextFunc
	roots *x509.CertPool // whose certificates are believed; this machine's when nil
}

// mailWaits bounds a conversation with a mail server.
const mailWaits = 30 * time.Second

// submission is the port on which servers take mail from programs (RFC 6409).
const submission = "587"

// NewMail reads the setting smtp://USER@HOST:PORT?from=ADDRESS. Without from, the user is the sender. A password does not stand in it.
func NewMail(setting, password string) (*Mail, error) {
	u, err := url.Parse(setting)
	if err != nil {
		return nil, errors.New("the mail server’s address cannot be read; it looks like smtp://user@mail.example.org:587?from=candour@example.org")
	}
	if _, inside := u.User.Password(); inside {
		return nil, errors.New("the mail server’s address holds a password; it belongs into a file")
	}
	m := &Mail{host: u.Hostname(), user: u.User.Username(), password: password, dial: (&net.Dialer{}).DialContext}
	m.from = cmp.Or(u.Query().Get("from"), m.user)
	m.port, err = strconv.Atoi(cmp.Or(u.Port(), submission))
	switch {
	case u.Scheme != "smtp" || m.host == "" || strings.Trim(u.Path, "/") != "":
		return nil, errors.New("the mail server’s address begins with smtp:// and a host, and has no path")
	case err != nil:
		return nil, errors.New("the mail server’s port is not a number")
	case !isMail(m.from):
		return nil, errors.New("the mail server’s address does not say from whom mail is: add ?from=candour@example.org")
	case m.user != "" && m.password == "":
		return nil, errors.New("the mail server’s user has no password")
	case m.user == "" && m.password != "":
		return nil, errors.New("there is a password for the mail server and no user in its address")
	}
	return m, nil
}

// isHere reports whether a host is this very machine, by its name or address alone: no name server is asked.
func isHere(host string) bool {
	address, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && address.IsLoopback()
}

// client speaks to the server by way of dial. To another machine it encrypts by STARTTLS (RFC 3207) before it says anything, or gives up.
func (m *Mail) client(dial gomail.DialContextFunc) (*gomail.Client, error) {
	secrecy := gomail.TLSMandatory
	if isHere(m.host) {
		secrecy = gomail.NoTLS
	}
	options := []gomail.Option{
		gomail.WithPort(m.port), gomail.WithTimeout(mailWaits), gomail.WithTLSPolicy(secrecy), gomail.WithHELO(m.domain()), gomail.WithDialContextFunc(dial),
		gomail.WithTLSConfig(&tls.Config{ServerName: m.host, RootCAs: m.roots, MinVersion: tls.VersionTLS12}),
	}
	if m.user != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(m.user), gomail.WithPassword(m.password))
	}
	return gomail.NewClient(m.host, options...)
}

// domain is the sender's.
func (m *Mail) domain() string { return m.from[strings.LastIndex(m.from, "@")+1:] }

// letter is a message as it leaves. Its own id says nothing of whom or what it is about.
func (m *Mail) letter(of Message) (*gomail.Msg, error) {
	letter := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := letter.From(m.from); err != nil {
		return nil, err
	}
	if err := letter.To(of.To); err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(of.ID))
	letter.SetMessageIDWithValue(hex.EncodeToString(sum[:16]) + "@" + m.domain())
	letter.SetDate()
	letter.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: nobody's absence is answered to us
	letter.Subject(of.Notice.subject)
	letter.SetBodyString(gomail.TypeTextPlain, of.Notice.words+"\r\n")
	return letter, nil
}

func (m *Mail) send(ctx context.Context, of Message) (answer string, err error) {
	letter, err := m.letter(of)
	if err != nil {
		return "", &Failure{doing: "writing it", said: err.Error()}
	}
	line := &line{dial: m.dial}
	defer line.close()
	client, err := m.client(line.open)
	if err != nil {
		return "", &Failure{doing: "preparing to reach the mail server", said: err.Error()}
	}
	ctx, cancel := context.WithTimeout(ctx, mailWaits)
	defer cancel()
	conversation, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return "", notReached(err)
	}
	err = client.SendWithSMTPClient(conversation, letter)
	_ = client.CloseWithSMTPClient(conversation) // what was taken is taken
	if letter.IsDelivered() {
		return letter.ServerResponse(), nil
	}
	return "", notTaken(err)
}

// line is one connection, which is closed whatever comes of it: the library leaves it open when it gives up before the first message.
type line struct {
	dial gomail.DialContextFunc
	conn net.Conn
}

func (l *line) open(ctx context.Context, network, address string) (conn net.Conn, err error) {
	l.conn, err = l.dial(ctx, network, address)
	return l.conn, err
}

func (l *line) close() {
	if l.conn != nil {
		_ = l.conn.Close() // it may be closed
	}
}

// notReached is a failure before the message was begun: no connection, no encryption, no leave to send.
func notReached(err error) *Failure {
	f := &Failure{Again: true, doing: "reaching the mail server, encrypting or signing in", said: err.Error()}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		f.doing = "the mail server did not answer"
	}
	return f
}

// notTaken is a failure once the server was spoken to. Only where the whole message had been sent, and no answer came, is it uncertain.
func notTaken(err error) *Failure {
	var sent *gomail.SendError
	if !errors.As(err, &sent) {
		return &Failure{Again: true, doing: "speaking to the mail server", said: fmt.Sprint(err)}
	}
	f := &Failure{Code: sent.ErrorCode(), said: sent.Error()}
	switch {
	case sent.Reason == gomail.ErrSMTPDataClose && f.Code == 0:
		f.Uncertain, f.doing = true, "the connection broke before the mail server’s last answer"
	case f.Code >= 500:
		f.doing = "the mail server refused it"
	default:
		f.Again, f.doing = true, "the mail server did not take it now"
	}
	return f
}
