package mailfile

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// Mail is an e-mail.
type Mail struct {
	From     Address      `json:"from"`
	To       []Address    `json:"to,omitempty"` // copies included
	Date     time.Time    `json:"date,omitzero"`
	Subject  string       `json:"subject,omitempty"`
	Text     string       `json:"text,omitempty"`
	Attached []Attachment `json:"attached,omitempty"`
	NotTaken []string     `json:"notTaken,omitempty"` // names of what is attached and is not a file, such as a message within an Outlook message
}

// Address is somebody as a mail names them. Either may be empty.
type Address struct {
	Name    string `json:"name,omitempty"`
	Address string `json:"address,omitempty"`
}

// Words are somebody by name, or by their address when no name is given.
func (a Address) Words() string {
	if a.Name != "" {
		return a.Name
	}
	return a.Address
}

// Attachment is a file that came with a mail.
type Attachment struct {
	Name    string `json:"name"`
	Content []byte `json:"content"`
}

// What is wrong with a file.
var (
	ErrNotMail = errors.New("the file is no e-mail")
	ErrDamaged = errors.New("the e-mail is damaged")
)

// most is how many attachments are taken from one mail, and how deep its parts may stand in each other.
const (
	most    = 100
	deepest = 20
)

// Read reads an e-mail.
func Read(file []byte) (Mail, error) {
	if bytes.HasPrefix(file, compoundFile) {
		return readOutlook(file)
	}
	return readMessage(file)
}

// blank are more empty lines than a reader needs.
var blank = regexp.MustCompile(`\n\s*\n\s*\n+`)

// spaces are what HTML shows as one.
var spaces = regexp.MustCompile(`[\s\x{a0}]+`)

// wordsOf are the words of a text in HTML, a block a line.
func wordsOf(text string) string {
	var out strings.Builder
	unread := 0 // elements of which nothing is read
	tokens := html.NewTokenizer(strings.NewReader(text))
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			return strings.TrimSpace(blank.ReplaceAllString(out.String(), "\n\n"))
		case html.TextToken:
			if unread == 0 {
				out.WriteString(spaces.ReplaceAllString(string(tokens.Text()), " "))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			unread = max(0, unread+change(string(name), kind))
			if breaks[string(name)] {
				out.WriteByte('\n')
			}
		}
	}
}

var breaks = map[string]bool{"br": true, "p": true, "div": true, "tr": true, "li": true, "h1": true, "h2": true, "h3": true, "blockquote": true}

// change is how many more elements we are in of which nothing is read.
func change(name string, kind html.TokenType) int {
	if name != "style" && name != "script" && name != "title" {
		return 0
	}
	switch kind {
	case html.StartTagToken:
		return 1
	case html.EndTagToken:
		return -1
	default:
		return 0
	}
}
