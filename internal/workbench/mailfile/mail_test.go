package mailfile_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"candour/internal/workbench/mailfile"
)

// aMessage has a sender in an older alphabet, words as text and as HTML, and a file.
const aMessage = "From: =?iso-8859-1?Q?Zo=EB_Marsh?= <zoe@example.org>\r\nTo: Ruth Adeyemi <ruth@example.org>, team@example.org\r\nCc: Colin <c@example.org>\r\n" +
	"Date: Tue, 24 Nov 2026 09:15:00 +0000\r\nSubject: =?utf-8?B?SXNsYeKAmXMgd2Vlaw==?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=outer\r\n\r\n" +
	"--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n" +
	"--inner\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nShe was quiet=85 all week.\r\n" +
	"--inner\r\nContent-Type: text/html\r\n\r\n<p>She was quiet</p>\r\n--inner--\r\n" +
	"--outer\r\nContent-Type: application/pdf; name=\"attendance.pdf\"\r\nContent-Disposition: attachment; filename=\"attendance.pdf\"\r\n" +
	"Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjc=\r\n--outer--\r\n"

func TestAMessageIsReadWithItsAttachments(t *testing.T) {
	m, err := mailfile.Read([]byte(aMessage))
	if err != nil {
		t.Fatal(err)
	}
	if m.From != (mailfile.Address{Name: "Zoë Marsh", Address: "zoe@example.org"}) || m.Subject != "Isla’s week" || !strings.Contains(m.Text, "She was quiet… all week.") {
		t.Errorf("read as %+v", m)
	}
	if len(m.To) != 3 || m.To[1].Words() != "team@example.org" || !m.Date.Equal(time.Date(2026, time.November, 24, 9, 15, 0, 0, time.UTC)) {
		t.Errorf("to %v on %v", m.To, m.Date)
	}
	if len(m.Attached) != 1 || m.Attached[0].Name != "attendance.pdf" || string(m.Attached[0].Content) != "%PDF-1.7" {
		t.Errorf("attached %v", m.Attached)
	}
}

func TestAMessageInHTMLAloneIsReadAsWords(t *testing.T) {
	m, err := mailfile.Read([]byte("From: a@example.org\nSubject: x\nContent-Type: text/html\n\n<html><style>p{}</style><p>First&nbsp;line</p><p>Second <b>line</b></p></html>"))
	if err != nil || m.Text != "First line\n\nSecond line" {
		t.Errorf("%q, %v", m.Text, err)
	}
}

func TestAMailCopiedFromOutlookIsRead(t *testing.T) {
	m, err := mailfile.Read([]byte("From: Daniel Kersey <d@example.org>\nSent: Tue, 24 Nov 2026 09:15:00 +0000\nTo: Ruth Adeyemi\nSubject: Saturday\n\nI cannot come."))
	if err != nil || m.From.Name != "Daniel Kersey" || m.Date.IsZero() || strings.TrimSpace(m.Text) != "I cannot come." {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestWhatIsNoMailIsRefused(t *testing.T) {
	for _, file := range []string{"", "Just some words.", "%PDF-1.7", "Subject: nothing else\n\n", "From: a@example.org\n\n"} {
		if _, err := mailfile.Read([]byte(file)); !errors.Is(err, mailfile.ErrNotMail) {
			t.Errorf("%q: %v", file, err)
		}
	}
}

func TestADamagedMailIsRefusedWhole(t *testing.T) {
	cut := aMessage[:strings.Index(aMessage, "--outer\r\nContent-Type: application/pdf")]
	if _, err := mailfile.Read([]byte(cut)); !errors.Is(err, mailfile.ErrDamaged) {
		t.Errorf("a mail that ends half way: %v", err)
	}
	whole := anOutlookFile()
	if _, err := mailfile.Read(whole[:len(whole)/2]); err == nil {
		t.Error("half an Outlook file was read")
	}
}

func TestAnOutlookFileIsReadWithItsAttachments(t *testing.T) {
	m, err := mailfile.Read(anOutlookFile())
	if err != nil {
		t.Fatal(err)
	}
	if m.From != (mailfile.Address{Name: "Zoë Marsh", Address: "zoe@example.org"}) || m.Subject != "Isla’s week" || m.Text != "She was quiet all week." {
		t.Errorf("read as %+v", m)
	}
	if len(m.To) != 2 || m.To[0].Name != "Ruth Adeyemi" || !m.Date.Equal(time.Date(2026, time.November, 24, 9, 15, 0, 0, time.UTC)) {
		t.Errorf("to %v on %v", m.To, m.Date)
	}
	if len(m.Attached) != 1 || m.Attached[0].Name != "attendance.pdf" || !bytes.HasPrefix(m.Attached[0].Content, []byte("%PDF-1.7")) {
		t.Errorf("%d attached", len(m.Attached))
	}
}

func TestAMessageWithinAnOutlookMessageIsNamed(t *testing.T) {
	file := anOutlookFile()
	content, storage := entry("__substg1.0_37010102", 2, 0, 0, 0, 0), entry("__substg1.0_3701000D", 1, 0, 0, 0, 0)
	at := bytes.Index(file, content[:64]) // its name, which the kind follows
	copy(file[at:], storage[:64])
	file[at+66] = storage[66]
	m, err := mailfile.Read(file)
	if err != nil || len(m.Attached) != 0 || len(m.NotTaken) != 1 || m.NotTaken[0] != "attendance.pdf" {
		t.Errorf("%d attached, not taken %q, %v", len(m.Attached), m.NotTaken, err)
	}
}

func TestPartsThatShareTheirBytesAreRefused(t *testing.T) {
	file := anOutlookFile()
	const fat, sector, each = 512, 512, 8
	at := bytes.Index(file, entry("__substg1.0_001A001F", 2, 0, 0, 0, 0)[:64])
	first := binary.LittleEndian.Uint32(file[at+116:])
	streams := uint32(9)
	for i := range streams*each - 1 { // one chain through the sectors of all
		binary.LittleEndian.PutUint32(file[fat+4*(first+i):], first+i+1)
	}
	for i := range int(streams) {
		binary.LittleEndian.PutUint32(file[at+128*i+116:], first)
		binary.LittleEndian.PutUint64(file[at+128*i+120:], uint64(streams*each*sector))
	}
	if _, err := mailfile.Read(file); !errors.Is(err, mailfile.ErrDamaged) {
		t.Errorf("nine parts of the same bytes: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(aMessage))
	f.Add(anOutlookFile())
	f.Add([]byte("From: a\nSent: b\n\nc"))
	f.Fuzz(func(_ *testing.T, file []byte) {
		defer func() { _ = recover() }() // in the child a panic is a file that cannot be read
		_, _ = mailfile.Read(file)
	})
}

// stream is a part of a compound file: of the message itself, or of its one attachment.
type stream struct {
	name     string
	attached bool
	content  []byte
}

func anOutlookFile() []byte {
	said := func(tag, text string, attached bool) stream {
		var content []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			content = binary.LittleEndian.AppendUint16(content, unit)
		}
		return stream{"__substg1.0_" + tag + "001F", attached, content}
	}
	sent := time.Date(2026, time.November, 24, 9, 15, 0, 0, time.UTC)
	dates := binary.LittleEndian.AppendUint32(make([]byte, 32), 0x0039_0040)
	dates = binary.LittleEndian.AppendUint64(append(dates, 6, 0, 0, 0), uint64(sent.Unix())*10_000_000+116_444_736_000_000_000)
	return compound([]stream{
		said("001A", "IPM.Note", false), said("0037", "Isla’s week", false), said("1000", "She was quiet all week.", false), said("0C1A", "Zoë Marsh", false),
		said("5D01", "zoe@example.org", false), said("0E04", "Ruth Adeyemi; team@example.org", false), {"__properties_version1.0", false, dates},
		{"__substg1.0_37010102", true, []byte("%PDF-1.7")}, said("3707", "attendance.pdf", true),
	})
}

// compound writes a compound file ([MS-CFB]) of streams that are filled up with zeros to a length at which each has sectors of its own.
func compound(streams []stream) []byte {
	const sector, each, free, end = 512, 8, 0xFFFFFFFF, 0xFFFFFFFE
	directory := (len(streams)+2)/4 + 1
	fat := make([]uint32, 128)
	for i := range fat {
		fat[i] = free
	}
	fat[0] = 0xFFFFFFFD // the table itself
	for i := range directory {
		fat[1+i] = uint32(2 + i)
	}
	fat[directory] = end
	for s := range streams {
		for i := range each {
			fat[1+directory+s*each+i] = uint32(2 + directory + s*each + i)
		}
		fat[directory+(s+1)*each] = end
	}
	file := binary.LittleEndian.AppendUint32(header(), 0)
	for range 108 {
		file = binary.LittleEndian.AppendUint32(file, free)
	}
	for _, next := range fat {
		file = binary.LittleEndian.AppendUint32(file, next)
	}
	file = append(file, entries(streams, directory, each*sector)...)
	file = append(file, make([]byte, (1+1+directory)*sector-len(file))...)
	for _, s := range streams {
		file = append(append(file, s.content...), make([]byte, each*sector-len(s.content))...)
	}
	return file
}

// header is the head of a compound file of version 3 as far as the place of its first table: one sector for it, the directory in the next.
func header() []byte {
	h := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 16)...)
	for _, v := range []uint16{0x3E, 3, 0xFFFE, 9, 6} {
		h = binary.LittleEndian.AppendUint16(h, v)
	}
	h = append(h, make([]byte, 6)...)
	for _, v := range []uint32{0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0} {
		h = binary.LittleEndian.AppendUint32(h, v)
	}
	return h
}

// entries are the directory: the root, the storage of the attachment, the streams, each to the right of the one before.
func entries(streams []stream, directory, size int) (all []byte) {
	const none = 0xFFFFFFFF
	right := func(i int) uint32 { // the next stream in the same storage
		for j := i + 1; j < len(streams); j++ {
			if streams[j].attached == streams[i].attached {
				return uint32(j + 2)
			}
		}
		return none
	}
	first := func(attached bool) uint32 {
		for i, s := range streams {
			if s.attached == attached {
				return uint32(i + 2)
			}
		}
		return none
	}
	all = append(all, entry("Root Entry", 5, none, 1, 0xFFFFFFFE, 0)...)
	all = append(all, entry("__attach_version1.0_#00000000", 1, first(false), first(true), 0, 0)...)
	for i, s := range streams {
		all = append(all, entry(s.name, 2, right(i), none, uint32(1+directory+i*size/512), uint64(size))...)
	}
	return all
}

func entry(name string, kind byte, right, child, start uint32, size uint64) []byte {
	e := make([]byte, 128)
	units := utf16.Encode([]rune(name))
	for i, unit := range units {
		binary.LittleEndian.PutUint16(e[2*i:], unit)
	}
	binary.LittleEndian.PutUint16(e[64:], uint16(2*len(units)+2))
	e[66], e[67] = kind, 1
	binary.LittleEndian.PutUint32(e[68:], 0xFFFFFFFF)
	binary.LittleEndian.PutUint32(e[72:], right)
	binary.LittleEndian.PutUint32(e[76:], child)
	binary.LittleEndian.PutUint32(e[116:], start)
	binary.LittleEndian.PutUint64(e[120:], size)
	return e
}
