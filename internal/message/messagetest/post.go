package messagetest

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
)

// Letter is a mail as the server took it.
type Letter struct {
	From, To string
	Words    string // headers and body
	Secret   bool   // it came encrypted
}

// Post is a mail server. Its answers can be set until the first connection.
type Post struct {
	Addr string // host and port
	TLS  *tls.Config
	User bool // whether it asks for a user: "candour" with the password "sesame"

	ToAnswer   string // the answer to RCPT TO; 250 when empty
	DataAnswer string // the answer to the message; 250 when empty; "hang up" for none at all

	mu      sync.Mutex
	letters []Letter
}

// NewPost begins a mail server, which ends with the test. With a TLS configuration it offers STARTTLS.
func NewPost(t *testing.T, secret *tls.Config) *Post {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Post{Addr: listener.Addr().String(), TLS: secret}
	var open sync.WaitGroup
	open.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			open.Go(func() { (&talk{post: p, conn: conn, in: bufio.NewReader(conn)}).run() })
		}
	})
	t.Cleanup(func() {
		_ = listener.Close()
		open.Wait()
	})
	return p
}

// Letters are those taken so far.
func (p *Post) Letters() []Letter {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]Letter(nil), p.letters...)
}

// talk is one conversation.
type talk struct {
	post   *Post
	conn   net.Conn
	in     *bufio.Reader
	letter Letter
	known  bool
}

func (c *talk) run() {
	defer func() { _ = c.conn.Close() }()
	c.say("220 post.example ready")
	for {
		line, err := c.in.ReadString('\n')
		if err != nil || !c.answer(strings.TrimSpace(line)) {
			return
		}
	}
}

func (c *talk) say(lines ...string) { fmt.Fprint(c.conn, strings.Join(lines, "\r\n")+"\r\n") }

// answer answers one command, and says whether to go on.
func (c *talk) answer(line string) bool {
	verb, rest, _ := strings.Cut(line, " ")
	switch strings.ToUpper(verb) {
	case "EHLO", "HELO":
		c.hello()
	case "STARTTLS":
		c.say("220 go on")
		secret := tls.Server(c.conn, c.post.TLS)
		if secret.Handshake() != nil {
			return false
		}
		c.conn, c.in, c.letter.Secret = secret, bufio.NewReader(secret), true
	case "AUTH":
		c.known = rest == "PLAIN AGNhbmRvdXIAc2VzYW1l" // \0candour\0sesame
		c.say(either(c.known, "235 welcome", "535 5.7.8 not welcome"))
	case "MAIL":
		c.letter.From = between(rest)
		c.say(either(c.known || !c.post.User, "250 ok", "530 5.7.0 who are you"))
	case "RCPT":
		c.letter.To = between(rest)
		c.say(either(c.post.ToAnswer == "", "250 ok", c.post.ToAnswer))
	case "DATA":
		return c.data()
	case "QUIT":
		c.say("221 bye")
		return false
	default:
		c.say("250 ok")
	}
	return true
}

func (c *talk) hello() {
	lines := []string{"250-post.example", "250-ENHANCEDSTATUSCODES"}
	if c.post.TLS != nil && !c.letter.Secret {
		lines = append(lines, "250-STARTTLS")
	}
	if c.post.User {
		lines = append(lines, "250-AUTH PLAIN")
	}
	c.say(append(lines, "250 8BITMIME")...)
}

func (c *talk) data() bool {
	c.say("354 go on")
	var words strings.Builder
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		words.WriteString(line)
	}
	switch c.post.DataAnswer {
	case "hang up":
		return false
	case "":
		c.letter.Words = words.String()
		c.post.keep(c.letter)
		c.say("250 2.0.0 taken as number 7")
	default:
		c.say(c.post.DataAnswer)
	}
	return true
}

func (p *Post) keep(l Letter) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.letters = append(p.letters, l)
}

// between is what stands in angle brackets.
func between(text string) string {
	_, after, _ := strings.Cut(text, "<")
	inner, _, _ := strings.Cut(after, ">")
	return inner
}

func either(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}
