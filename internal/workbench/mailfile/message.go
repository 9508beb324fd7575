package mailfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // the older alphabets that mail programs still write
	"github.com/emersion/go-message/mail"
)

// copied is the head of a mail as Outlook shows it, copied as text: what it calls Sent is the date.
var copied = regexp.MustCompile(`(?im)^Sent:`)

// readMessage reads a mail as it stands on the wire, or as it was copied from a mail program.
func readMessage(file []byte) (Mail, error) {
	file = bytes.TrimLeft(bytes.TrimPrefix(file, []byte("\xEF\xBB\xBF")), "\r\n")
	head, _, _ := bytes.Cut(bytes.ReplaceAll(file[:min(len(file), 64<<10)], []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	if copied.Match(head) && !bytes.Contains(head, []byte("\nMIME-Version:")) {
		file = append(copied.ReplaceAll(file[:min(len(file), len(head)+64)], []byte("Date:")), file[min(len(file), len(head)+64):]...)
	}
	entity, err := message.Read(bytes.NewReader(file))
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return Mail{}, fmt.Errorf("%w: %w", ErrNotMail, err)
	}
	h := mail.Header{Header: entity.Header}
	if !h.Has("From") || !h.Has("Date") && !h.Has("Subject") && !h.Has("To") {
		return Mail{}, ErrNotMail
	}
	m := headOf(h)
	r := messageReader{mail: &m}
	if err := r.part(entity, 0); err != nil {
		return Mail{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	m.Text = r.text.String()
	if strings.TrimSpace(m.Text) == "" {
		m.Text = wordsOf(r.html.String())
	}
	return m, nil
}

// headOf is what the head says. What of it cannot be read is given as it is written, and a date that cannot is left out.
func headOf(h mail.Header) Mail {
	var m Mail
	m.Subject, _ = h.Subject()
	m.Date, _ = h.Date()
	if from := addresses(h, "From"); len(from) > 0 {
		m.From = from[0]
	}
	m.To = append(addresses(h, "To"), addresses(h, "Cc")...)
	return m
}

func addresses(h mail.Header, field string) []Address {
	list, err := h.AddressList(field)
	if err != nil {
		if said, _ := h.Text(field); said != "" {
			return []Address{{Name: said}}
		}
		return nil
	}
	var all []Address
	for _, a := range list {
		all = append(all, Address{Name: a.Name, Address: a.Address})
	}
	return all
}

// messageReader gathers the parts of a mail.
type messageReader struct {
	mail *Mail
	text strings.Builder
	html strings.Builder
}

func (r *messageReader) part(e *message.Entity, depth int) error {
	if depth > deepest {
		return errors.New("its parts stand too deep in each other")
	}
	parts := e.MultipartReader()
	if parts == nil {
		return r.leaf(e)
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && (part == nil || !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err)) {
			return err
		}
		if err := r.part(part, depth+1); err != nil {
			return err
		}
	}
}

func (r *messageReader) leaf(e *message.Entity) error {
	content, err := io.ReadAll(e.Body)
	if err != nil {
		return err
	}
	kind, _, _ := e.Header.ContentType()
	how, _, _ := e.Header.ContentDisposition()
	a := mail.AttachmentHeader{Header: e.Header}
	name, _ := a.Filename()
	switch {
	case how != "attachment" && name == "" && (kind == "text/plain" || kind == ""):
		r.text.Write(content)
	case how != "attachment" && name == "" && kind == "text/html":
		r.html.Write(content)
	default:
		return r.mail.attach(name, content)
	}
	return nil
}

// attach keeps a file that came with the mail. An empty one is none.
func (m *Mail) attach(name string, content []byte) error {
	if len(content) == 0 {
		return nil
	}
	if len(m.Attached) == most {
		return errors.New("it has too many attachments")
	}
	if name == "" {
		name = fmt.Sprintf("Attachment %d", len(m.Attached)+1)
	}
	m.Attached = append(m.Attached, Attachment{name, content})
	return nil
}
