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

// Post is a mail server.
type Post struct {
	Addr string // host and port

	secret *tls.Config // offers STARTTLS when there is one
	known  bool        // takes mail from its user alone

	mu       sync.Mutex
	to, data string
	letters  []Letter
}

// Answers sets the answers to come: to RCPT TO, and to the message itself, where "hang up" is none at all. An empty one takes what is sent.
func (p *Post) Answers(to, data string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.to, p.data = to, data
}

func (p *Post) answers() (to, data string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.to, p.data
}

// NewPost begins a mail server, which ends with the test. With a TLS configuration it offers STARTTLS.
func NewPost(t *testing.T, secret *tls.Config) *Post {
	t.Helper()
	return begin(t, &Post{secret: secret})
}

// NewKnowingPost is NewPost that takes mail from the user "candour" with the password "sesame" alone.
func NewKnowingPost(t *testing.T, secret *tls.Config) *Post {
	t.Helper()
	return begin(t, &Post{secret: secret, known: true})
}

func begin(t *testing.T, p *Post) *Post {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.Addr = listener.Addr().String()
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
		secret := tls.Server(c.conn, c.post.secret)
		if secret.Handshake() != nil {
			return false
		}
		c.conn, c.in, c.letter.Secret = secret, bufio.NewReader(secret), true
	case "AUTH":
		c.known = rest == "PLAIN AGNhbmRvdXIAc2VzYW1l" // \0candour\0sesame
		c.say(either(c.known, "235 welcome", "535 5.7.8 not welcome"))
	case "MAIL":
		c.letter.From = between(rest)
		c.say(either(c.known || !c.post.known, "250 ok", "530 5.7.0 who are you"))
	case "RCPT":
		c.letter.To = between(rest)
		to, _ := c.post.answers()
		c.say(either(to == "", "250 ok", to))
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
	if c.post.secret != nil && !c.letter.Secret {
		lines = append(lines, "250-STARTTLS")
	}
	if c.post.known {
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
	switch _, data := c.post.answers(); data {
	case "hang up":
		return false
	case "":
		c.letter.Words = words.String()
		c.post.keep(c.letter)
		c.say("250 2.0.0 taken as number 7")
	default:
		c.say(data)
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
