package mailfile

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/richardlehane/mscfb"
	"golang.org/x/text/encoding/charmap"
)

// compoundFile is how an OLE compound file begins ([MS-CFB] 2.2).
var compoundFile = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// Properties of a message ([MS-OXPROPS]), by their ids.
const (
	propClass        = "001A" // “IPM.Note”
	propSubject      = "0037"
	propHeaders      = "007D" // as they stood on the wire
	propSenderName   = "0C1A"
	propSender       = "0C1F"
	propSenderMail   = "5D01"
	propTo           = "0E04"
	propCopies       = "0E03"
	propBody         = "1000"
	propHTML         = "1013"
	propName         = "3001"
	propContent      = "3701"
	propShortName    = "3704"
	propLongName     = "3707"
	propSubmitted    = 0x0039
	propDelivered    = 0x0E06
	propertiesStream = "__properties_version1.0"
	valueStream      = "__substg1.0_"
	attachmentStore  = "__attach_version1.0_#"
)

// outlook is a .msg file as it is gathered: what the message says, and each attachment.
type outlook struct {
	says     map[string]string // text by property
	dates    map[int]time.Time
	html     []byte
	attached map[string]*outlookFile // by the name of its storage
	left     int64                   // how many bytes of the file no part has claimed; no two parts share any
}

type outlookFile struct {
	long, short, called string
	content             []byte
	storage             bool // it is a message or another thing of several parts, which is not read
}

func readOutlook(file []byte) (Mail, error) {
	doc, err := mscfb.New(bytes.NewReader(file))
	if err != nil {
		return Mail{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	o := outlook{says: map[string]string{}, dates: map[int]time.Time{}, attached: map[string]*outlookFile{}, left: int64(len(file))}
	for {
		entry, err := doc.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Mail{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if err := o.take(entry); err != nil {
			return Mail{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	if class := o.says[propClass]; class != "" && !strings.HasPrefix(strings.ToUpper(class), "IPM.NOTE") || len(o.says) == 0 {
		return Mail{}, ErrNotMail
	}
	return o.mail()
}

// take reads an entry that says something of the message itself or is an attachment. Of a message within the message only the
// name is taken.
func (o *outlook) take(e *mscfb.File) error {
	depth := len(e.Path)
	if depth > 1 || depth == 1 && !strings.HasPrefix(e.Path[0], attachmentStore) {
		return nil
	}
	if e.FileInfo().IsDir() {
		return o.takeStorage(e, depth)
	}
	content, err := o.read(e)
	if err != nil {
		return err
	}
	if depth == 1 {
		return o.takeAttached(e.Path[0], e.Name, content)
	}
	if e.Name == propertiesStream {
		o.takeDates(content)
		return nil
	}
	id, kind := property(e.Name)
	if id == propHTML && kind == "0102" {
		o.html = content
	} else if text, ok := textOf(kind, content); ok {
		o.says[id] = text
	}
	return nil
}

// read refuses parts that together are larger than the file: many that name the same bytes would be read for ever.
func (o *outlook) read(e *mscfb.File) ([]byte, error) {
	if e.Size < 0 || e.Size > o.left {
		return nil, errors.New("its parts are larger than the file")
	}
	o.left -= e.Size
	return io.ReadAll(io.LimitReader(e, e.Size))
}

// takeStorage remembers that what is attached is not a file.
func (o *outlook) takeStorage(e *mscfb.File, depth int) error {
	id, _ := property(e.Name)
	if depth == 0 || id != propContent {
		return nil
	}
	f, err := o.attachment(e.Path[0])
	if err == nil {
		f.storage = true
	}
	return err
}

func (o *outlook) attachment(store string) (*outlookFile, error) {
	f := o.attached[store]
	if f == nil {
		if len(o.attached) == most {
			return nil, errors.New("it has too many attachments")
		}
		f = &outlookFile{}
		o.attached[store] = f
	}
	return f, nil
}

func (o *outlook) takeAttached(store, name string, content []byte) error {
	f, err := o.attachment(store)
	if err != nil {
		return err
	}
	id, kind := property(name)
	text, _ := textOf(kind, content)
	switch id {
	case propContent:
		f.content = content
	case propLongName:
		f.long = text
	case propShortName:
		f.short = text
	case propName:
		f.called = text
	}
	return nil
}

// property is the id and the type of a value that stands in a stream of its own: “__substg1.0_0037001F”.
func property(stream string) (id, kind string) {
	tag, ok := strings.CutPrefix(stream, valueStream)
	if !ok || len(tag) != 8 {
		return "", ""
	}
	tag = strings.ToUpper(tag)
	return tag[:4], tag[4:]
}

// textOf is the text of a value: UTF-16 (type 001F), or one of the older alphabets (001E), read as UTF-8 when it is that and else as Windows-1252.
func textOf(kind string, content []byte) (string, bool) {
	switch kind {
	case "001F":
		units := make([]uint16, len(content)/2)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(content[2*i:])
		}
		return strings.TrimRight(string(utf16.Decode(units)), "\x00"), true
	case "001E":
		if !utf8.Valid(content) {
			content, _ = charmap.Windows1252.NewDecoder().Bytes(content) // it knows every byte
		}
		return strings.TrimRight(string(content), "\x00"), true
	default:
		return "", false
	}
}

// takeDates reads the times among the values of fixed length ([MS-OXMSG] 2.4.1): 32 bytes of head, then 16 for each value.
func (o *outlook) takeDates(content []byte) {
	const head, each, isTime = 32, 16, 0x0040
	for at := head; at+each <= len(content); at += each {
		tag := binary.LittleEndian.Uint32(content[at:])
		if tag&0xFFFF == isTime {
			o.dates[int(tag>>16)] = fileTime(binary.LittleEndian.Uint64(content[at+8:]))
		}
	}
}

// fileTime is a moment counted in tenths of microseconds since 1601; zero for one that no calendar of ours has.
func fileTime(ticks uint64) time.Time {
	const to1970 = 116_444_736_000_000_000
	if ticks < to1970 || ticks > to1970+1<<60 {
		return time.Time{}
	}
	since := ticks - to1970
	return time.Unix(int64(since/10_000_000), int64(since%10_000_000)*100).UTC()
}

func (o *outlook) mail() (Mail, error) {
	m := Mail{Subject: o.says[propSubject], Text: o.says[propBody], Date: o.dates[propSubmitted]}
	if m.Date.IsZero() {
		m.Date = o.dates[propDelivered]
	}
	m.From = Address{Name: o.says[propSenderName], Address: o.says[propSenderMail]}
	if m.From.Address == "" && strings.Contains(o.says[propSender], "@") {
		m.From.Address = o.says[propSender]
	}
	for _, list := range []string{o.says[propTo], o.says[propCopies]} {
		for name := range strings.SplitSeq(list, ";") {
			if name = strings.TrimSpace(name); name != "" {
				m.To = append(m.To, Address{Name: name})
			}
		}
	}
	o.fromHeaders(&m)
	if strings.TrimSpace(m.Text) == "" {
		html, _ := textOf("001E", o.html)
		m.Text = wordsOf(html)
	}
	return m, o.files(&m)
}

// fromHeaders fills in from the head on the wire what the properties do not say.
func (o *outlook) fromHeaders(m *Mail) {
	if o.says[propHeaders] == "" || !m.Date.IsZero() && m.From.Address != "" {
		return
	}
	wire, err := readMessage([]byte(strings.TrimSpace(o.says[propHeaders]) + "\r\n\r\n"))
	if err != nil {
		return
	}
	if m.Date.IsZero() {
		m.Date = wire.Date
	}
	if m.From.Address == "" {
		m.From.Address = wire.From.Address
	}
}

func (o *outlook) files(m *Mail) error {
	var stores []string
	for store := range o.attached {
		stores = append(stores, store)
	}
	sort.Strings(stores)
	for _, store := range stores {
		f := o.attached[store]
		name := cmp.Or(f.long, f.short, f.called)
		if f.storage {
			m.NotTaken = append(m.NotTaken, cmp.Or(name, "A message without a name"))
			continue
		}
		if err := m.attach(name, f.content); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	return nil
}
