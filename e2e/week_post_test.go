//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"
)

// post are five e-mails of a morning about one family: who writes, what they are, and what they say.
var post = [][4]string{
	{"Siân Rees <sian.rees@mail.test>", "Siân Rees", "", "Can we move the call to Tuesday? Mornings are better for me."},
	{"Dylan Vaughan <d.vaughan@mail.test>", "Dylan Vaughan", "", "Here is the rota you asked for. I am off every second Friday."},
	{"Mrs Ellis <ellis@quarrylane.test>", "", "Mrs Ellis, class teacher", "Mabli has settled well. She reads with the older children now."},
	{"Wexcombe listing <listing@court.test>", "", "Court listing office", "The hearing is at ten. Parties attend in person."},
	{"Dr Ansah <ansah@surgery.test>", "", "Dr Ansah, GP", "Mabli was seen on Friday for a cough. Nothing else to report."},
}

// thePost brings in five e-mails and a letter that came on paper, of which a photograph is taken.
func (w week) thePost() {
	ruth := w.as("Ruth Adeyemi")
	ruth.open("/cases")
	ruth.tap("Rees and Vaughan")
	ruth.tap("Notes")
	for i, mail := range post {
		ruth.tap("Bring in an e-mail")
		ruth.brings("The e-mail as a file", savedMail(w.t, i, mail))
		ruth.tap("Read it")
		if mail[1] != "" {
			ruth.holds("Who sent it?", mail[1])
		} else {
			ruth.holds("Who sent it, if somebody else", mail[0][:4])
		}
		ruth.holds("What does it say?", mail[3])
		ruth.tap("Make it a note")
		ruth.says(mail[3])
		ruth.tap("All notes")
	}
	w.aLetterOnPaper(ruth)
}

func (w week) aLetterOnPaper(ruth hands) {
	ruth.tap("Evidence")
	ruth.tap("Add papers")
	ruth.brings("Or a photograph taken now", photograph(w.t))
	ruth.write("What are they called?", "Letter of the health visitor")
	ruth.write("From whom, if somebody else", "Ms Obi, health visitor")
	ruth.pick("What sort of source is that?", "Health")
	ruth.date("Of which day are they?", ago(4))
	ruth.tap("Add them")
	ruth.says("Letter of the health visitor")
}

// savedMail is an e-mail as a mail program saves it.
func savedMail(t *testing.T, n int, mail [4]string) string {
	t.Helper()
	text := fmt.Sprintf("From: %s\r\nTo: Ruth Adeyemi <ruth@candour.test>\r\nDate: Fri, 20 Nov 2026 0%d:15:00 +0000\r\nSubject: Mabli\r\n"+
		"Message-ID: <%d@mail.test>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n", mail[0], n+1, n, mail[3])
	return written(t, fmt.Sprintf("mail-%d.eml", n), []byte(text))
}

// photograph is what the camera of a tablet takes of a letter, in grey.
func photograph(t *testing.T) string {
	t.Helper()
	page := image.NewGray(image.Rect(0, 0, 1200, 1600))
	for i := range page.Pix {
		page.Pix[i] = 235
	}
	for line := range 30 {
		for x := 150; x < 1050; x++ {
			page.SetGray(x, 200+40*line, color.Gray{Y: 40})
		}
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, page, nil); err != nil {
		t.Fatal(err)
	}
	return written(t, "letter.jpg", file.Bytes())
}

func written(t *testing.T, name string, content []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
